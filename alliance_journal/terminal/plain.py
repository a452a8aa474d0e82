"""The walk without a cursor: for screen readers, dumb terminals and pipes; every state is said in words."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from alliance_journal.model.feelings import FEELING_ROWS
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal.asking import DATE_HINT, LINES_OF_WORDS, Asked
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.lines import scale_line
from alliance_journal.terminal.notes import options_of
from alliance_journal.terminal.safe import mended, safe_line
from alliance_journal.terminal.screen import USUAL_WIDTH, Screen, confirm, say
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader
from alliance_journal.terminal.steps import Reply, Step

HOW: Final = (
    "A line with only a dot ends a long answer. At any time: /back, /skip, /pause, or /why for why this is asked; "
    "/edit opens your editor. Start a line with // to write a slash and with .. to write a dot."
)
_COMMANDS: Final = {"/back": Step.BACK, "/skip": Step.SKIP, "/pause": Step.PAUSE, "/edit": Step.EDIT}
SKIPS: Final = " An empty line skips."
_HELP: Final = "/help"
_WHY: Final = "/why"
_AGAIN: Final = "/again"
_LOOKS_LIKE_A_COMMAND: Final = re.compile(r"/[a-z]+\s*")


def written(line: str) -> str:
    """Return what a typed line says: `//` at its start stands for a slash, and a line that is only `..` for a dot."""
    if line.startswith("//"):
        return line[1:]
    return line[1:] if line and not line.strip(".") and len(line) > 1 else line


def choice_lines(question: Question, width: int = USUAL_WIDTH) -> tuple[str, ...]:
    """Return what can be answered, in words and numbers, one choice a line; feelings in rows that fit `width`."""
    if told := _HOW_TYPED.get(question.kind):
        return (told,)
    if question.kind is QuestionKind.SCALE:
        return (f"Type a number from 0 to 10: {scale_line(question)}.{SKIPS}",)
    if question.kind is QuestionKind.FEELINGS:
        return (*_feelings(width), _FELT, _NONE)
    if question.kind.is_ticked:
        listed = tuple(f"{n}. {safe_line(option.label)}" for n, option in enumerate(options_of(question), start=1))
        how = "Type one number" if question.kind is QuestionKind.PICK else "Type one or more numbers, such as 1 3"
        return (*listed, f"{how}, or 0 for none of them.{SKIPS}")
    return ()


_MANY_LINES: Final = "As many lines as you like, then a line with only a dot."
_HOW_TYPED: Final = {
    QuestionKind.YESNO: f"Type y for yes, n for no, or u for not sure.{SKIPS}",
    QuestionKind.LINE: f"One line.{SKIPS}",
    QuestionKind.DATE: DATE_HINT,
    **dict.fromkeys(LINES_OF_WORDS, _MANY_LINES),
}
_FELT: Final = "Type numbers or words, each with 1 to 3 for how strong, such as: 9:2, anxious 1."
_NONE: Final = f"0 for none that you noticed; your own words go between commas.{SKIPS}"


def _feelings(width: int) -> tuple[str, ...]:
    """Return the list of feelings; a row that is too wide is halved, so that no number stands apart from its word."""
    lines: list[str] = []
    n = 0
    for row in FEELING_ROWS:
        words = [f"{n + k} {word}" for k, word in enumerate(row, start=1)]
        half = len(words) if len(", ".join(words)) <= width else len(words) // 2
        lines += [", ".join(part) for part in (words[:half], words[half:]) if part]
        n += len(row)
    return tuple(lines)


def _so_far(asked: Asked) -> str:
    """Return the words that an empty line keeps; what was not understood would come back for ever."""
    return "" if asked.trouble and not asked.question.kind.is_written else asked.words


class PlainAsker:
    """Asks by lines: writes questions to stderr, reads answers from stdin."""

    def __init__(self, screen: Screen, keeping: Keeping, signals: Signals, drafts: Path | None) -> None:
        """Ask on `screen`; what is typed is kept line by line."""
        self._screen = screen
        self._keeping = keeping
        self._signals = signals
        self._drafts = drafts

    def begin(self, lines: Sequence[str]) -> None:
        """Say the header and how this works."""
        for line in (*lines, HOW):
            self.tell(line)

    def tell(self, sentence: str) -> None:
        """Say one sentence."""
        say(self._screen, sentence)

    def done(self, number: int, question: Question, note: str | None) -> None:
        """Say "Answered 3: My own part, 18 words." or "Skipped 5: Body."."""
        title = safe_line(question.title)
        self.tell(f"Skipped {number}: {title}." if note is None else f"Answered {number}: {title}, {note}.")

    def edit(self, words: str) -> str:
        """Open the words in the user's editor."""
        return edit_text(
            words,
            fallback=self._drafts,
            finished=lambda: confirm(self._screen, "Finished?", default=True),
            signals=self._signals,
        )

    def ask(self, asked: Asked) -> Reply:
        """Say the question and return what was typed."""
        self.tell("")
        if asked.trouble:
            self.tell(asked.trouble)
        n, of = asked.position
        self.tell(f"Question {n} of {of}. {safe_line(asked.question.ask)}")
        skips = "" if _so_far(asked) else SKIPS  # an empty line keeps what was there
        for line in (asked.question.hint, asked.shown, *choice_lines(asked.question, self._screen.width)):
            if line:
                self.tell(line.replace(SKIPS, skips))
        if asked.runs_on:
            return self._lines(asked)
        return self._line(asked)

    def _line(self, asked: Asked) -> Reply:
        """Return a one-line answer; an empty line keeps the words that were there, else skips."""
        if asked.question.kind is QuestionKind.SHOW:
            self.tell("Press Enter to go on.")
        words = _so_far(asked)
        if words:
            self.tell(f"So far: {words}. An empty line keeps it.")
        line = self._typed(asked.question, words)
        if isinstance(line, Reply):
            return line
        return Reply(Step.NEXT, written(line) if line.strip() else words)

    def _lines(self, asked: Asked) -> Reply:
        """Return a long answer: the words so far and the lines up to a lone dot."""
        lines = asked.words.split("\n") if asked.words else []
        if lines:
            for line in ("So far:", *lines, f"Go on writing, or {_AGAIN} to start afresh."):
                self.tell(line)
        while True:
            typed = self._typed(asked.question, "\n".join(lines))
            if isinstance(typed, Reply):
                return typed
            if typed == ".":
                return Reply(Step.NEXT, "\n".join(lines))
            if typed.strip() == _AGAIN:
                lines = []
                self.tell("Started afresh.")
            else:
                lines.append(written(typed))
            self._keeping.typed("\n".join(lines))
            self._keeping.keep()

    def _typed(self, question: Question, words: str) -> str | Reply:
        """Return the next line that is not a question about the question, or where a command leads with these words."""
        while True:
            line = self._read()
            if isinstance(line, Step):
                return Reply(line, words)
            word = line.strip()
            is_short = not question.kind.is_written
            if word in _COMMANDS or (is_short and word == "b"):
                return Reply(_COMMANDS.get(word, Step.BACK), words)
            if word == _WHY or (is_short and word == "?"):
                self.tell(question.help or "Skipping is fine. An answer of a few words is enough.")
            elif question.kind not in LINES_OF_WORDS and word == ".":
                self.tell("One line ends by itself; the dot was not written down.")
            elif word == _HELP:
                self.tell(HOW)
            elif _LOOKS_LIKE_A_COMMAND.fullmatch(line) and word != _AGAIN:
                told = f"{word} is no command, and it was not written down. Write /{word} for the word itself."
                self.tell(f"{told} {_HELP} names the commands.")
            else:
                return line

    def _read(self) -> str | Step:
        """Return one typed line, PAUSE at the end of input, GONE where a signal came first."""
        try:
            with self._signals.waking(wake_reader):
                line = self._screen.streams.typed.readline()
        except Interrupted:
            return Step.GONE
        except OSError:
            line = ""
        return mended(line.removesuffix("\n").removesuffix("\r")) if line else Step.PAUSE
