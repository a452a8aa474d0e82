"""A whole guided set as one Markdown document, and back: what is needed to answer it in an editor. Pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet, Question
from alliance_journal.terminal.sheet_answers import answer_lines, understood
from alliance_journal.terminal.sheet_lines import HOW_TO, Ours, alike, comments_on, heading_of, one_line, ours_on
from alliance_journal.terminal.sheet_places import with_words_before
from alliance_journal.terminal.sheet_reading import headings_in, sheet_lines

SHEET: Final = "the sheet"
"""What a problem calls the document; it has no file of its own for long."""
_KEPT_UNDER: Final = "words stand before the first question; they are kept under"


def to_sheet(walk: Walk, heading_words: Sequence[str]) -> str:
    """Return the set of a walk to fill in, on every path, with what has been answered or begun in its place.

    Words under a question that was skipped are left out. `heading_words` are such as ("client C04",).
    """
    ours = ours_on(walk.prompt_set)
    lines = [_title(walk.prompt_set, heading_words), "", one_line(walk.prompt_set.opening), "", *HOW_TO, ""]
    for question in ours.asked.values():
        begun = "" if question.id in walk.skipped else walk.begun.get(question.id, "")
        room = answer_lines(question, walk.given.get(question.id), begun, ours)
        lines += [heading_of(question), *comments_on(question), "", *room, ""]
    return "\n".join(lines)


def from_sheet(
    prompt_set: PromptSet, text: str, heading_words: Sequence[str] = (), *, today: date | None = None
) -> tuple[Walk, tuple[Problem, ...]]:
    """Return the walk that a filled sheet gives, and a problem at its line for whatever has no place in the entry.

    Nothing typed is left out of the walk: what is no answer stays under its question as words that were begun, and
    what stands before the first question goes before the first long answer. Questions without an answer are skipped;
    the walk stands at the first one that a problem is about, else at its end.
    """
    ours = ours_on(prompt_set)
    parts = _parts(ours, text)
    found = [
        (part, part.question, understood(part.question, part.lines, ours, today)) for part in parts if part.question
    ]
    walk = replace(
        Walk.started(prompt_set),
        at=None,
        given=MappingProxyType({question.id: one.value for _, question, one in found if one.value is not None}),
        begun=MappingProxyType({question.id: one.left for _, question, one in found if one.left}),
    )
    walk, home = with_words_before(walk, _typed_before(parts[0], ours, prompt_set, heading_words))
    problems = [Problem(SHEET, 1, f"{_KEPT_UNDER} '{home.title}'")] if home else []
    path = {question.id for question in walk.path()}
    for part, question, one in found:
        if one.left:
            problems.append(Problem(SHEET, part.line, f"{question.title}: {_clause(one.why)}"))
        elif one.value is not None and question.id not in path:
            problems.append(Problem(SHEET, part.line, f"{question.title}: {_belongs(question, prompt_set)}"))
    return _standing(walk), tuple(sorted(problems))


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines under one heading, those where the heading came again included; no question: before the first one."""

    question: Question | None
    line: int
    lines: list[str] = field(repr=False)


def _title(prompt_set: PromptSet, heading_words: Sequence[str]) -> str:
    return one_line(f"# {', '.join([prompt_set.title, *heading_words])}")


def _parts(ours: Ours, text: str) -> list[_Part]:
    """Return the sheet cut at its headings, what stands before the first of them first."""
    part = _Part(None, 1, [])
    parts = {"": part}
    lines = sheet_lines(text, ours)
    headings = headings_in(lines, ours)
    for at, line in enumerate(lines):
        heading = headings.get(at)
        if heading is None:
            part.lines.append(line)
            continue
        question, added = heading
        part = parts.setdefault(question.id, _Part(question, at + 1, []))
        part.lines.extend(["", *added.split("\n")])
    return list(parts.values())


def _typed_before(part: _Part, ours: Ours, prompt_set: PromptSet, heading_words: Sequence[str]) -> str:
    """Return what stands before the first question and is not ours."""
    title, opening = alike(_title(prompt_set, heading_words)), alike(prompt_set.opening)
    lines = [line for line in part.lines if not ours.is_furniture(line)]
    kept = [line for line in lines if _bare(line) not in {_bare(title), opening}]
    if not heading_words:
        kept = [line for line in kept if not alike(line).startswith(f"{title}, ")]
    return ours.unescaped(kept) if any(map(alike, kept)) else ""


def _bare(line: str) -> str:
    """Return a line without what makes it a title."""
    return alike(line).strip("#* ")


def _clause(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".removesuffix(".")


def _belongs(question: Question, prompt_set: PromptSet) -> str:
    """Return why an answer has no place in the entry as the other answers are."""
    asked = [prompt_set.question(condition.question) for condition in question.when]
    titles = " and ".join(dict.fromkeys(f"'{one.title}'" for one in asked if one))
    return f"this goes with another answer to {titles}, and as it is has no place of its own in the entry"


def _standing(walk: Walk) -> Walk:
    """Return the walk at the first question that still needs a word, with what was left empty skipped."""
    path = {question.id for question in walk.path()}
    waiting = [
        question for question in walk.prompt_set.questions if question.id in walk.begun.keys() | walk.given.keys()
    ]
    troubled = {opener for question in waiting for opener in _openers(question, walk, path)}
    troubled |= walk.begun.keys() & path
    skipped = frozenset(path - troubled - walk.given.keys())
    return replace(walk, skipped=skipped, at=next((one.id for one in walk.path() if one.id in troubled), None))


def _openers(question: Question, walk: Walk, path: AbstractSet[QuestionId]) -> Iterator[QuestionId]:
    """Yield the questions of the path whose answers keep this one off it; none where it is on it."""
    if question.id in path:
        return
    named = (walk.prompt_set.question(condition.question) for condition in question.when)
    for opener in (one for one in named if one):
        if opener.id in path:
            yield opener.id
        else:
            yield from _openers(opener, walk, path)
