"""Synthetic sets, a fake keeper, and a driver that types into a program in a real terminal and looks at its screen."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pexpect
import pyte

from alliance_journal.errors import DiskError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.prompts import Condition, Option, PromptSet, Question, QuestionKind

OPTIONS: Final = (Option("easy", "easy"), Option("off", "somehow off"), Option("tense", "tense"))
QUESTIONS: Final = (
    Question(
        QuestionId("moment"),
        "Tell one moment as a camera would have seen it.",
        QuestionKind.TEXT,
        "One moment",
        help="A picture holds more than an opinion. Skipping is fine.",
        hint="One moment is enough.",
    ),
    Question(
        QuestionId("strain"), "At its highest, how much strain?", QuestionKind.SCALE, "Strain", low="none", high="all"
    ),
    Question(QuestionId("between"), "How was it between us?", QuestionKind.PICKS, "Between us", options=OPTIONS),
    Question(QuestionId("kind"), "Which one most?", QuestionKind.PICK, "Most", options=OPTIONS),
    Question(QuestionId("spoken"), "Was it spoken of?", QuestionKind.YESNO, "Spoken of"),
    Question(QuestionId("felt"), "What did I feel?", QuestionKind.FEELINGS, "What I felt"),
    Question(QuestionId("last"), "What stood here last time", QuestionKind.SHOW, shows="last_entry"),
    Question(QuestionId("step"), "One small next step", QuestionKind.LINE, "Next step", private=True),
    Question(QuestionId("by"), "By when?", QuestionKind.DATE, "By when"),
    Question(
        QuestionId("say"),
        "Words to say next time",
        QuestionKind.DRAFT,
        "Words to say",
        when=(Condition(QuestionId("strain"), at_least=4),),
    ),
)


def set_of(*kinds: str) -> PromptSet:
    """Return a set of the questions of these kinds, without conditions."""
    chosen = tuple(
        Question(question.id, question.ask, question.kind, question.short, options=question.options)
        for question in QUESTIONS
        if question.kind.value in kinds
    )
    return PromptSet(SetId("short"), "A short set", "For tests.", 1, 1, "Take your time.", chosen)


EVERY_KIND: Final = PromptSet(SetId("session"), "After a session", "For tests.", 8, 1, "Take your time.", QUESTIONS)


@dataclass
class FakeKeeper:
    """Remembers every walk it was given; refuses as long as `refuses` says so."""

    kept: list[Walk] = field(default_factory=list)
    refuses: bool = False

    def keep(self, walk: Walk) -> None:
        if self.refuses:
            raise DiskError("the disk is full")
        self.kept.append(walk)


MEASURED: Final = "COVERAGE_PROCESS_CONFIG"
"""By this variable a program that is started knows that its coverage is wanted."""
PATIENCE: Final = 20.0
"""Seconds before a wait for the screen gives up; only a failing test ever waits that long."""


class Session:
    """A program in a terminal of its own: type, wait for what the screen shows, resize, signal, hang up."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        environ: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start `command` with this size; `environ` is added to the environment, and an empty value removes one.

        A program in a terminal is not measured for coverage unless it is asked for: that doubles its time.
        """
        fixed = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", MEASURED: ""}
        wanted = {**os.environ, **fixed, **(environ or {})}
        env = {name: value for name, value in wanted.items() if value}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE"):
            if name not in (environ or {}):
                env.pop(name, None)
        self.screen = pyte.HistoryScreen(columns, lines, history=5000)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self.process = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=env,  # type: ignore[arg-type]
            dimensions=(lines, columns),
            cwd=str(cwd) if cwd else None,
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None

    def type(self, text: str) -> None:
        """Type the text as it is."""
        self.process.send(text)

    def paste(self, text: str) -> None:
        """Paste as terminals do: with carriage returns for line ends, in brackets."""
        self.process.send("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def look(self, seconds: float = 0.0) -> str:
        """Return what the screen shows after reading for so long."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                read = self.process.read_nonblocking(65536, timeout=max(deadline - time.monotonic(), 0.02))
            except (pexpect.TIMEOUT, pexpect.EOF, OSError):
                read = b""
            self.bytes += read
            self.stream.feed(read)
            if not read and time.monotonic() >= deadline:
                return self.text

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def scrollback(self) -> str:
        """Everything that scrolled away and the screen, as text."""
        above = ["".join(line[x].data for x in range(self.screen.columns)).rstrip() for line in self.screen.history.top]
        return "\n".join([*above, self.text])

    def wait(self, text: str, *, gone: bool = False) -> str:
        """Wait until the screen shows the text (or no longer does) and return the screen."""
        self.until(lambda: (text in self.look()) is not gone, f"{'no ' * gone}{text!r}")
        return self.text

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds; `what` names it in the failure."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            self.look(0.02)
            assert time.monotonic() < deadline, f"waited for {what}; the screen shows:\n{self.text}"

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self.process.kill(number)

    def hang_up(self) -> None:
        """Close the terminal, as a window that is closed does."""
        self.process.ptyproc.fileobj.close()

    def end(self) -> int:
        """Wait for the program's end and return its exit code; 128 and the number where a signal ended it."""
        deadline = time.monotonic() + PATIENCE
        while self.process.ptyproc.isalive():
            assert time.monotonic() < deadline, f"still running; the screen shows:\n{self.text}"
            if not self.process.ptyproc.fileobj.closed:
                self.look(0.05)
            else:
                time.sleep(0.05)
        if not self.process.ptyproc.fileobj.closed:
            self.look(0.1)
        ptyproc = self.process.ptyproc
        return 128 + ptyproc.signalstatus if ptyproc.signalstatus else int(ptyproc.exitstatus or 0)


def walk_session(draft: Path, *words: str, columns: int = 80, lines: int = 24, **environ: str) -> Session:
    """Return a session of the walk script over a draft file."""
    root = Path(__file__).parent.parent.parent
    return Session(
        [sys.executable, "-m", "tests.terminal.walk_script", str(draft), *words],
        columns=columns,
        lines=lines,
        environ={MEASURED: os.environ.get(MEASURED, ""), **environ},
        cwd=root,
    )
