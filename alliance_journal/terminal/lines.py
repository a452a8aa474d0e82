"""The lines of the walk for a given width: header, question, choices, key bar, done lines. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Option, PromptSet, Question
from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.rows import cells, wrapped
from alliance_journal.terminal.safe import safe_line

NARROW: Final = 60
"""Under this many columns the key bar takes two lines."""
QUIET_LINE: Final = "Use code names. Nothing leaves this computer."
_NOTE_COLUMN: Final = 44


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the key bar: what to press and what it does, in long and in short."""

    press: str
    does: str
    short_press: str = ""

    def __str__(self) -> str:
        return f"{self.press} {self.does}"

    @property
    def short(self) -> str:
        """The key for a narrow terminal."""
        return f"{self.short_press or self.press} {self.does}"


MORE: Final = Key("there is", "more")
_KEPT_WHEN_NARROW: Final = ("next", "back", "why", "pause", "skip", "skips")


def writing_bar(keys: KeyMap = USUAL) -> tuple[Key, ...]:
    """Return the key bar of a long answer."""
    return (_key("next", keys), _key("back", keys), _key("skip", keys), _key("pause", keys), _key("why", keys))


def line_bar(keys: KeyMap = USUAL) -> tuple[Key, ...]:
    """Return the key bar of an answer in one line."""
    return (Key("Enter", "next"), *writing_bar(keys)[1:])


def reply_bar(keys: KeyMap = USUAL) -> tuple[Key, ...]:
    """Return the key bar of a short reply."""
    return (Key("Enter", "next"), Key("b", "back"), Key("empty", "skips"), _key("pause", keys), Key("?", "why"))


def showing_bar(keys: KeyMap = USUAL) -> tuple[Key, ...]:
    """Return the key bar of something to read."""
    return (Key("any key", "goes on"), Key("b", "back"), _key("pause", keys))


def _key(action: str, keys: KeyMap) -> Key:
    press = keys.says(action)
    return Key(press, action, press.replace("Shift-", "S-") if "Shift-" in press else "")


def _writing_in_full(keys: KeyMap) -> str:
    says = keys.says
    return (
        f"Keys: Enter new line (next, in a one-line answer), {says('next')} or Alt-Enter next, {says('back')} back, "
        f"{says('skip')} skip, {says('pause')} or Ctrl-C save and pause, {says('edit')} open in your editor, ^_ undo."
    )


def _replying_in_full(keys: KeyMap) -> str:
    says = keys.says
    return (
        f"Keys: Enter or {says('next')} next, b or {says('back')} back, {says('skip')} or an empty line skips, "
        f"{says('pause')} or Ctrl-C save and pause, ? this help."
    )


def header(
    prompts: PromptSet, questions: int, about: Sequence[str], width: int, *, joint: str = " · "
) -> tuple[str, ...]:
    """Return the lines shown once at the start: set, client and meeting, how much there is, the opening line."""
    left = joint.join((safe_line(prompts.title), *about))
    right = f"{_many(questions, 'question')}, about {_many(prompts.minutes, 'minute')}"
    gap = width - cells(left) - cells(right)
    first = (left + " " * gap + right,) if gap >= 4 else (*wrapped(left, width), *wrapped(right, width))
    opening = wrapped(safe_line(prompts.opening), width) if prompts.opening else ()
    return (*first, QUIET_LINE, *opening)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def question_lines(question: Question, position: tuple[int, int], width: int) -> tuple[str, ...]:
    """Return "3 of 11  the question" and its hint, wrapped, later lines under the first word of the question."""
    lead = f"{position[0]} of {position[1]}  "
    asked = wrapped(safe_line(question.ask), max(width - len(lead), 10))
    hints = [safe_line(question.hint)] if question.hint else []
    if question.private:
        hints.append("Private: stays out of everything that leaves the journal.")
    under = [line for hint in hints for line in wrapped(hint, max(width - len(lead), 10))]
    return (lead + asked[0], *(" " * len(lead) + line for line in (*asked[1:], *under)))


def help_lines(question: Question, width: int, chosen: KeyMap = USUAL) -> tuple[str, ...]:
    """Return why the question is asked and all the keys, for ^G."""
    why = question.help or "Skipping is fine. An answer of a few words is enough."
    keys = _writing_in_full(chosen) if question.kind.is_written else _replying_in_full(chosen)
    return (*wrapped("\n".join(safe_line(line) for line in why.split("\n")), width), *wrapped(keys, width))


def scale_line(question: Question) -> str:
    """Return what the two ends of a scale mean: "0 not at all - 10 fully"."""
    low, high = safe_line(question.low), safe_line(question.high)
    return f"0 {low} - 10 {high}" if low or high else "0 to 10"


def option_lines(options: Sequence[Option], width: int) -> tuple[str, ...]:
    """Return a numbered list, one option a line, the later lines of a long one under its first word."""
    lines: list[str] = []
    for n, option in enumerate(options, start=1):
        first, *more = wrapped(safe_line(option.label), max(width - 4, 10))
        lines += [f"{n:>2}  {first}", *(f"    {line}" for line in more)]
    return tuple(lines)


def feeling_lines(width: int) -> tuple[str, ...]:
    """Return the 24 feelings with their numbers: six rows of four, or narrower rows where four do not fit."""
    numbered = [f"{n:>2} {word}" for n, word in enumerate(FEELINGS, start=1)]
    for across in (4, 2, 1):
        columns = [max(map(len, numbered[at::across])) + 3 for at in range(across)]
        if sum(columns) <= width + 3:
            break
    rows = [numbered[at : at + across] for at in range(0, len(numbered), across)]
    return tuple("".join(f"{cell:<{room}}" for cell, room in zip(row, columns, strict=True)).rstrip() for row in rows)


def key_bar(status: Sequence[str], keys: Sequence[Key], width: int) -> tuple[str, ...]:
    """Return the bar under an answer: one line; where that is too long, the status and as many short keys as fit."""
    for names in ([str(key) for key in keys], [key.short for key in keys]):
        whole = " " + " · ".join((*status, *names))
        if width >= NARROW and cells(whole) <= width:
            return (whole,)
    by_weight = sorted(keys, key=lambda key: _KEPT_WHEN_NARROW.index(key.does) if key.does in _KEPT_WHEN_NARROW else 9)
    for kept in range(len(keys), 0, -1):
        chosen = [key.short for key in keys if key in by_weight[:kept]]
        line = " " + " · ".join(chosen)
        if cells(line) <= width:
            break
    return (cut(" " + " · ".join(status), width), line) if status else (line,)


def done_line(number: int, title: str, note: str, width: int) -> str:
    """Return "✓ 3  My own part    18 words": that something was answered and how much of it, never what was written."""
    return _noted(f"✓ {number:<2} {safe_line(title)}", note, width)


def skipped_line(number: int, title: str, width: int) -> str:
    """Return "- 5  Body    skipped"."""
    return _noted(f"- {number:<2} {safe_line(title)}", "skipped", width)


def _noted(left: str, note: str, width: int) -> str:
    """Return both in one line: the note in its column where there is room, else two blanks after a shortened title."""
    note = cut(safe_line(note), width // 2)
    column = min(_NOTE_COLUMN, max(width - cells(note), 0))
    left = cut(left, max(column - 2, 8))
    return left + " " * max(column - cells(left), 2) + note


def cut(text: str, width: int) -> str:
    """Return `text` shortened to `width` columns, with `…` where something is missing."""
    if cells(text) <= width:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"
