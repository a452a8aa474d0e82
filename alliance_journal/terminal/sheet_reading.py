"""A sheet as it comes back from an editor: brought to lines, with its headings found, whatever was done to it. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from alliance_journal.model.prompts import Question
from alliance_journal.terminal.sheet_lines import Heading, Ours, folded, one_line, undressed

_OTHER_LINE_ENDS: Final = re.compile("\r|\x0b|\x0c|\x85|\u2028|\u2029")
_COMMENT: Final = re.compile(r"^[ \t\u200b\ufeff]*<!.{1,600}?>[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE: Final = re.compile(r"\s{0,3}(?:-{3,}|={3,})\s*")
_LONGEST: Final = 500
"""Characters of a line that may be a heading."""
_MOST_BREAKS: Final = 3
_LEAST_WORDS: Final = 2
"""Words of a question that are taken for its heading where neither `#` nor stars say so."""


def sheet_lines(text: str, ours: Ours) -> list[str]:
    """Return the lines of a sheet; comments of ours that an editor has wrapped otherwise are blank lines."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = _OTHER_LINE_ENDS.sub("\n", text)

    def without_ours(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n") if ours.is_comment(found[0]) else found[0]

    return _COMMENT.sub(without_ours, text).split("\n")


def headings_in(lines: Sequence[str], ours: Ours) -> Mapping[int, Heading]:
    """Return the headings by the index of their line; a line drawn under one counts as part of it.

    A heading is known by its mark, else by its words. Only for a question that has no such heading left, the first line
    that says its words is one, without `#` too. Words alone are no heading inside a fence (``` or ~~~) that is closed.
    """
    fenced = _fenced(lines, ours)
    found = {at: heading for at, line in enumerate(lines) if (heading := _sure(line, ours, is_fenced=at in fenced))}
    found |= dict(_broken(lines, ours))
    there = {question.id for question, _ in found.values()}
    missing = {name: question for name, question in ours.asked.items() if name not in there}
    for at, line in enumerate(lines):
        question = None if at in found or at in fenced else _lost(line, _blank_before(lines, at), missing)
        if question is not None:
            found[at] = (question, "")
            del missing[question.id]
    return {**found, **dict(_underlines(lines, found))}


def _sure(line: str, ours: Ours, *, is_fenced: bool) -> Heading | None:
    return ours.marked_heading_in(line) or (None if is_fenced else ours.worded_heading_in(line))


def _broken(lines: Sequence[str], ours: Ours) -> Iterator[tuple[int, Heading]]:
    """Yield every line of the headings that an editor has broken into several."""
    for at, line in enumerate(lines):
        if not line.lstrip().startswith("#") or len(line) > _LONGEST or ours.marked_heading_in(line):
            continue
        for end in range(at + 2, min(at + 2 + _MOST_BREAKS, len(lines) + 1)):
            heading = ours.marked_heading_in(" ".join(lines[at:end]))
            if heading:
                # Only a heading that lost nothing and won nothing is surely one: else its first line may be an answer.
                yield from ((n, heading) for n in range(at, end) if not heading[1])
                break


def _lost(line: str, after_blank: Callable[[], bool], missing: Mapping[str, Question]) -> Question | None:
    """Return the question without a heading of its own whose words a line says, be it without `#` or in short."""
    if not missing or len(line) > _LONGEST or line.startswith("\\"):
        return None
    found = undressed(line)
    for question in missing.values() if found.words else ():
        if found.is_heading and found.words in {folded(question.title), folded(question.ask).removesuffix(":")}:
            return question
        if found.words == folded(question.ask).removesuffix(":") and (
            found.is_bold or (len(found.words.split()) >= _LEAST_WORDS and after_blank())
        ):
            return question
    return None


def _blank_before(lines: Sequence[str], at: int) -> Callable[[], bool]:
    return lambda: at == 0 or not lines[at - 1].strip()


def _underlines(lines: Sequence[str], headings: Mapping[int, Heading]) -> Iterator[tuple[int, Heading]]:
    for at, (question, _) in headings.items():
        under = at + 1
        if under < len(lines) and not lines[at].lstrip().startswith("#") and _UNDERLINE.fullmatch(lines[under]):
            yield under, (question, "")


def _fenced(lines: Sequence[str], ours: Ours) -> AbstractSet[int]:
    """Return the indices of the lines inside fences that are closed before the next marked heading."""
    inside: set[int] = set()
    opened, mark = -1, ""
    for at, line in enumerate(lines):
        if ours.marked_heading_in(line):
            opened = -1
            continue
        fence = _FENCE.match(line)
        if fence is None:
            continue
        if opened < 0:
            opened, mark = at, fence[1]
        elif fence[1].startswith(mark) and one_line(line) == fence[1]:
            inside.update(range(opened, at + 1))
            opened = -1
    return inside
