"""A program around `take_walk`, for tests in a real terminal: walk_script.py DRAFT [--plain] [--only KIND]."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alliance_journal.errors import DiskError
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.terminal.screen import find_screen, say
from alliance_journal.terminal.walking import Desk, Heading, take_walk
from tests.terminal.fakes import EVERY_KIND, set_of

STARTED = datetime(2026, 11, 22, 16, 40)  # noqa: DTZ001 - the journal's own moments carry no zone here


@dataclass(frozen=True, slots=True)
class FileKeeper:
    """Writes the draft whole, beside and over; refuses where the file `full` lies next to it."""

    path: Path

    def keep(self, walk: Walk) -> None:
        if self.path.with_name("full").exists():
            raise DiskError("the disk is full")
        beside = self.path.with_suffix(".tmp")
        beside.write_text(
            to_draft(walk, client=ClientCode("C04"), met=STARTED, started=STARTED, draft_id="d1"), encoding="utf-8"
        )
        beside.replace(self.path)


def main() -> int:
    path = Path(sys.argv[1])
    prompts = set_of(sys.argv[sys.argv.index("--only") + 1]) if "--only" in sys.argv else EVERY_KIND
    walk = from_draft(path.read_text(encoding="utf-8")).walk if path.exists() else Walk.started(prompts)
    end = take_walk(
        walk,
        heading=Heading(ClientCode("C04"), datetime(2026, 11, 20, 15, 0)),  # noqa: DTZ001 - a meeting's own hour
        keeper=FileKeeper(path),
        screen=find_screen(plain="--plain" in sys.argv),
        shown=lambda _question: "\n".join(f"line {n} of what was shown" for n in range(1, 41)),
        desk=Desk(path.parent),
    )
    answers = {"how": end.how, "signal": end.signal, "kept": end.kept}
    path.with_name("end.json").write_text(json.dumps(answers), encoding="utf-8")
    say(find_screen(), f"The walk is {end.how}.")
    return end.exit_code


if __name__ == "__main__":
    sys.exit(main())
