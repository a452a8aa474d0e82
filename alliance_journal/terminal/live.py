"""The walk in a real terminal: puts each question on a card of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from prompt_toolkit.input import Input, create_input

from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.asking import DATE_HINT, Asked
from alliance_journal.terminal.card import Content, Lines, Table, ask_on_card
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.keys import line_keys, reply_keys, showing_keys, writing_keys
from alliance_journal.terminal.lines import (
    MORE,
    done_line,
    feeling_lines,
    help_lines,
    key_bar,
    line_bar,
    option_lines,
    question_lines,
    reply_bar,
    scale_line,
    showing_bar,
    skipped_line,
    writing_bar,
)
from alliance_journal.terminal.notes import counted, options_of
from alliance_journal.terminal.outlet import output_of
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.safe import safe_line
from alliance_journal.terminal.screen import Screen, confirm, say
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step

_ONE_THING: Final = frozenset({QuestionKind.SCALE, QuestionKind.PICK, QuestionKind.YESNO})
_ROOM_AROUND: Final = 6
"""Lines of a card that are not the text it shows."""
_ROOM_TO_WRITE: Final = 4
"""Lines of a long answer that can be seen at least, under what the journal says."""


class LiveAsker:
    """Asks by cards that are erased when they are done."""

    def __init__(self, table: Table, drafts: Path | None) -> None:
        """Ask at `table`; an editor's file may lie in `drafts`."""
        self._table = table
        self._drafts = drafts
        self._any_done = False

    def begin(self, lines: Sequence[str]) -> None:
        """Print the header."""
        for line in lines:
            self.tell(line)

    def tell(self, sentence: str) -> None:
        """Print one line."""
        say(self._table.screen, sentence)

    def done(self, number: int, question: Question, note: str | None) -> None:
        """Print the line that stands for a question from now on."""
        if not self._any_done:
            self.tell("")
            self._any_done = True
        width = self._table.columns() - 1
        title = question.title
        self.tell(skipped_line(number, title, width) if note is None else done_line(number, title, note, width))

    def edit(self, words: str) -> str:
        """Open the words in the user's editor, with the terminal as it was before."""
        with self._table.input.cooked_mode():
            return edit_text(
                words,
                fallback=self._drafts,
                finished=lambda: confirm(self._table.screen, "Finished?", default=True),
                signals=self._table.signals,
            )

    def ask(self, asked: Asked) -> Reply:
        """Ask one question on a card."""
        if asked.question.kind is QuestionKind.SHOW:
            return self._show(asked)
        if asked.shown and not self._fits(asked):
            reply = self._show(asked)
            if reply.step is not Step.NEXT:
                return reply
            asked = replace(asked, shown=self._beginning(asked) if asked.question.kind.is_written else "")
        content = self._written(asked) if asked.question.kind.is_written else self._short(asked)
        return ask_on_card(content, self._table)

    def _fits(self, asked: Asked) -> bool:
        """Whether what the journal says can stand on one card with the question and its choices."""
        size = self._table.output.get_size()
        width = size.columns - 1
        choices = _CHOICES.get(asked.question.kind, _listed)(asked.question, width)
        lines = (*_question(asked)(width), *_aside(asked, width), *choices)
        around = _ROOM_AROUND + (_ROOM_TO_WRITE if asked.runs_on else 0)
        return len(lines) + around <= size.rows

    def _beginning(self, asked: Asked) -> str:
        """Return as much of what was shown as leaves room to write under it, and a sign that there is more."""
        size = self._table.output.get_size()
        width = size.columns - 1
        lines = _aside(asked, width)[1:]
        room = size.rows - _ROOM_AROUND - _ROOM_TO_WRITE - len(_question(asked)(width)) - 2
        back, onward = self._table.keys.says("back"), self._table.keys.says("next")
        again = f"[...] {back}, then {onward}: all of it again"
        return "\n".join((*lines[:room], again)) if room > 0 else ""

    def _written(self, asked: Asked) -> Content:
        """Return the card of an answer in words."""
        chosen = self._table.keys
        bar = writing_bar(chosen) if asked.runs_on else line_bar(chosen)
        hint = DATE_HINT if asked.question.kind is QuestionKind.DATE else ""
        return Content(
            question=_question(asked),
            choices=(lambda width: _above(asked, hint, width)) if hint or asked.shown else None,
            help=lambda width: help_lines(asked.question, width, self._table.keys),
            bar=lambda text, width: key_bar((counted(text), *self._status()), bar, width),
            keys=partial(writing_keys if asked.runs_on else line_keys, chosen=chosen),
            words=asked.words,
            trouble=asked.trouble,
            runs_on=asked.runs_on,
            is_one_thing=asked.is_one_thing,
        )

    def _short(self, asked: Asked) -> Content:
        """Return the card of a short reply with what can be replied."""
        choices = _CHOICES.get(asked.question.kind, _listed)
        return Content(
            question=_question(asked),
            choices=lambda width: (*_aside(asked, width), "", *choices(asked.question, width)),
            help=lambda width: help_lines(asked.question, width, self._table.keys),
            bar=lambda _text, width: key_bar(tuple(self._status()), reply_bar(self._table.keys), width),
            keys=partial(reply_keys, chosen=self._table.keys),
            words=asked.words,
            trouble=asked.trouble,
            mark="> ",
            is_one_thing=asked.question.kind in _ONE_THING,
        )

    def _show(self, asked: Asked) -> Reply:
        """Show a text page by page; any key goes on."""
        at = 0
        while True:
            size = self._table.output.get_size()
            lines = [line for part in asked.shown.split("\n") for line in wrapped(safe_line(part), size.columns - 1)]
            height = max(size.rows - _ROOM_AROUND - len(_question(asked)(size.columns - 1)), 3)
            page = lines[at : at + height]
            reply = ask_on_card(self._shown(asked, page, is_last=at + height >= len(lines)), self._table)
            if reply.step is Step.NEXT and at + height < len(lines):
                at += height
            elif reply.step is Step.BACK and at:
                at = max(at - height, 0)
            else:
                return reply

    def _shown(self, asked: Asked, page: Sequence[str], *, is_last: bool) -> Content:
        bar = showing_bar(self._table.keys)
        goes_on = bar if is_last else (*bar, MORE)
        return Content(
            question=_question(asked),
            choices=lambda _width: ("", *page),
            help=lambda width: help_lines(asked.question, width, self._table.keys),
            bar=lambda _text, width: key_bar((), goes_on, width),
            keys=partial(showing_keys, chosen=self._table.keys),
            trouble=asked.trouble,
            has_editor=False,
        )

    def _status(self) -> Sequence[str]:
        status = self._table.keeping.status()
        return (status,) if status else ()


def _question(asked: Asked) -> Lines:
    return lambda width: question_lines(asked.question, asked.position, width)


def _aside(asked: Asked, width: int) -> Sequence[str]:
    """Return what the journal says beside a question, under a blank line."""
    lines = [line for part in asked.shown.split("\n") for line in wrapped(safe_line(part), width)]
    return ("", *lines) if asked.shown else ()


def _above(asked: Asked, hint: str, width: int) -> Sequence[str]:
    """Return what stands between a question and the words of its answer."""
    return (*_aside(asked, width), *(("", *wrapped(hint, width)) if hint else ()))


def _listed(question: Question, width: int) -> Sequence[str]:
    how = "One number; 0 for none." if question.kind is QuestionKind.PICK else "Numbers, such as 1 3; 0 for none."
    return (*option_lines(options_of(question), width), "", how)


def _feelings(_question: Question, width: int) -> Sequence[str]:
    how = (
        "Numbers or words, each with 1 a little, 2 clearly or 3 strongly, such as 9:2 anxious 1. "
        "Own words go between commas. 0: none that I noticed."
    )
    return (*feeling_lines(width), "", *wrapped(how, width))


_CHOICES: Final[Mapping[QuestionKind, Callable[[Question, int], Sequence[str]]]] = {
    QuestionKind.SCALE: lambda question, width: wrapped(scale_line(question), width),
    QuestionKind.YESNO: lambda _question, width: wrapped("y yes, n no, u not sure", width),
    QuestionKind.FEELINGS: _feelings,
}


@contextmanager
def live_asker(
    screen: Screen, keeping: Keeping, signals: Signals, drafts: Path | None, keys: KeyMap = USUAL
) -> Iterator[LiveAsker]:
    """Yield an asker at this terminal, which stays in raw mode throughout: nothing typed ahead is echoed in between."""
    keyboard: Input = create_input(screen.streams.typed)
    with keyboard.raw_mode():
        yield LiveAsker(Table(keyboard, output_of(screen), screen, keeping, signals, keys), drafts)
