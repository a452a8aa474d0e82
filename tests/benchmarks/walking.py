"""`python -m tests.benchmarks.walking`: CPU time from Enter to the first question, and from the last Tab to "Saved".

In a real terminal, over `python -c pass`, medians; Linux only (the CPU time is read from /proc while the walk waits).
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.journals import make_journal
from tests.benchmarks.measuring import NOTHING, PROGRAM, cost
from tests.terminal.fakes import Session

RUNS: Final = 7
NOTE: Final = "we looked at the form and then at the floor " * 5
NAMED: Final = NOTE + "and then i asked Tom Bradley about it"


def cpu_of(session: Session) -> float:
    """Return the CPU seconds that a session's program has used so far."""
    runtime = Path(f"/proc/{session.process.pid}/schedstat").read_text(encoding="ascii").split()[0]
    return int(runtime) / 1e9


def walk(root: Path, home: Path, words: str) -> tuple[float, float]:
    """Return the CPU seconds before the first question of a jot, and between its last Tab and what is said then."""
    environ = {"HOME": str(home), "ALLIANCE_JOURNAL": str(root)}
    session = Session([*PROGRAM, "reflect", "jot", "-c", "C99", "--date", "today"], environ=environ)
    session.wait("1 of ")
    first = cpu_of(session)
    session.type(words + "\t")
    session.wait("2 of ")
    session.look(1.0)
    before = cpu_of(session)
    session.type("\x0f")
    session.until(lambda: "Saved as" in session.look() or "Before it is saved" in session.text, "the save")
    after = _last_reading(session, before)
    session.type("\r\r")
    session.end()
    return first, after - before


def _last_reading(session: Session, otherwise: float) -> float:
    try:
        return cpu_of(session)
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return otherwise


def main() -> None:
    """Print both figures for a small and a large journal, with nothing and with a name to be asked about."""
    with tempfile.TemporaryDirectory(prefix="aj-bench-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        nothing = cost(NOTHING, home, runs=15).cpu
        for size in (40, 10_000):
            root = make_journal(Path(folder) / f"journal-{size}", size)
            for what, words in (("nothing to ask about", NOTE), ("a name in it", NAMED)):
                walks = [walk(root, home, words) for _ in range(RUNS)]
                first = median(one[0] for one in walks) - nothing
                last = median(one[1] for one in walks)
                sys.stdout.write(
                    f"{size:>6} entries, {what:<20}: first question {first * 1000:4.0f} ms over python -c pass, "
                    f"from the last key on {last * 1000:4.0f} ms\n"
                )


if __name__ == "__main__":
    main()
