"""What entries say under the headings of an account: laid beside the questions, so that own words come before new ones.

Private answers are never among it. The words are verbatim, each with its day and the question it answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.going_out import hidden_in
from alliance_journal.findings.roles import Sets
from alliance_journal.guide.accounts import speaks_to
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.layouts import Layout, LayoutHeading
from alliance_journal.queries.almanac import say_date

_BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """For each heading what was written before, as text to show, and how many private answers were left out."""

    under: dict[QuestionId, str] = field(repr=False)
    private: int = 0


def own_words(layout: Layout, entries: Sequence[Entry], sets: Sets) -> OwnWords:
    """Return what these entries say under the headings of a layout.

    An entry of which nothing belongs under any heading is shown whole under the first heading of running text.
    """
    open_parts = [(entry, tuple(_shown(entry, sets))) for entry in entries]
    under = {heading.id: _said(heading, open_parts) for heading in layout.headings}
    first = next((heading.id for heading in layout.headings if heading.kind == "text"), None)
    if first is not None:
        rest = [part for part in open_parts if not _belongs(part[0], part[1], layout)]
        under[first] = _BETWEEN.join(filter(None, (under[first], *(_told(entry, one) for entry, one in _each(rest)))))
    private = sum(len(entry.answers) - len(shown) for entry, shown in open_parts)
    return OwnWords({name: words for name, words in under.items() if words}, private)


_Part = tuple[Entry, tuple[Answer, ...]]


def _shown(entry: Entry, sets: Sets) -> Iterator[Answer]:
    """Yield the answers that are not private, by their own mark or by their question."""
    hidden = hidden_in(entry, sets)
    return (answer for answer in entry.answers if answer.question not in hidden)


def _said(heading: LayoutHeading, parts: Sequence[_Part]) -> str:
    speaking = ((entry, answer) for entry, answer in _each(parts) if speaks_to(heading, entry.set, answer.question))
    return _BETWEEN.join(_told(entry, answer) for entry, answer in speaking)


def _belongs(entry: Entry, answers: Sequence[Answer], layout: Layout) -> bool:
    """Whether anything of an entry usually speaks to a heading of the layout."""
    return any(speaks_to(heading, entry.set, one.question) for heading in layout.headings for one in answers)


def _each(parts: Sequence[_Part]) -> Iterator[tuple[Entry, Answer]]:
    return ((entry, answer) for entry, answers in parts for answer in answers if answer.text.strip())


def _told(entry: Entry, answer: Answer) -> str:
    """Return an answer under its day, client and question."""
    about = ", ".join(filter(None, (say_date(entry.day), str(entry.client or ""), answer.heading)))
    return f"{about}\n{answer.text.strip()}"
