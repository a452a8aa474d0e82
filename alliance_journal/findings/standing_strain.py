"""The open strain with one client as a walk shows it: the worker's own words from its opening, and what was tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Workbench
from alliance_journal.findings.recent import in_full, marked, newest_documents
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.entries import Answer
from alliance_journal.model.prompts import PromptSet, Role
from alliance_journal.storage.folder import Journal
from alliance_journal.themes.sentences import sentences_in

MOST_ANSWERS: Final = 2
LONGEST_ANSWER: Final = 300
"""Letters of an answer that are shown, whole sentences if there are any."""
_AHEAD: Final = (Role.NEXT_STEP, Role.KIND, Role.DRAFT)
"""Answers that speak of later, and not of what happened."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the worker wrote under one question, verbatim; `is_cut` where more stands in the entry."""

    heading: str
    words: str = field(repr=False)
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class StandingStrain:
    """An open strain, what was said when it opened, and the last step that was written down since, with its day."""

    strain: Strain
    said: tuple[Said, ...]
    step: tuple[date, Said] | None


def standing_strain(journal: Journal, client: ClientCode, day: date, bench: Workbench) -> StandingStrain | None:
    """Return the client's strain that opened last and is open on this day; None where there is none.

    Only its own entries, of the newest ones, are looked through for what was tried.
    """
    documents = [one for one in newest_documents(journal, client=client) if one.entry.day <= day]
    strain = _last_open([marked(document) for document in documents], bench, day)
    if strain is None:
        return None
    thread = [one for one in reversed(documents) if one.entry.id.value in strain.entries]
    strain = _last_open([in_full(journal, document, bench) for document in thread], bench, day) or strain
    return StandingStrain(strain, _said_in(thread[0], bench), _step_in(thread, bench))


def _last_open(facts: Sequence[EntryFacts], bench: Workbench, day: date) -> Strain | None:
    found = [one for one in strains_in(facts, bench.sets, day) if not one.is_over]
    return found[-1] if found else None


def _said_in(document: Document, bench: Workbench) -> tuple[Said, ...]:
    """Return the first words about what happened, and the own part, from the entry that opened the strain."""
    known, roles = bench.sets.sets.get(document.entry.set), _roles(document, bench)
    told = [one for one in document.entry.answers if one.text.strip() and roles.get(one.question) not in _AHEAD]
    own = [one for one in told[1:] if roles.get(one.question) is Role.OWN_PART]
    return tuple(_titled(one, known) for one in (*told[:1], *own)[:MOST_ANSWERS])


def _titled(answer: Answer, known: PromptSet | None) -> Said:
    """Return the beginning of an answer under the short name of its question."""
    question = known.question(answer.question) if known else None
    return replace(beginning_of(answer), heading=question.title if question else answer.heading)


def _step_in(thread: Sequence[Document], bench: Workbench) -> tuple[date, Said] | None:
    found = [(document.entry.day, answer) for document in thread for answer in _steps(document, bench)]
    return (found[-1][0], beginning_of(found[-1][1])) if found else None


def _steps(document: Document, bench: Workbench) -> Iterator[Answer]:
    roles = _roles(document, bench)
    for answer in document.entry.answers:
        if answer.text.strip() and roles.get(answer.question, Role.NONE) is Role.NEXT_STEP:
            yield answer


def _roles(document: Document, bench: Workbench) -> Mapping[str, Role]:
    known = bench.sets.sets.get(document.entry.set)
    return {question.id: question.role for question in known.questions} if known else {"next": Role.NEXT_STEP}


def beginning_of(answer: Answer, most: int = LONGEST_ANSWER) -> Said:
    """Return the beginning of an answer: as many whole sentences as fit, at the least one, cut at a word if need be."""
    text = answer.text.strip()
    if len(text) <= most:
        return Said(answer.heading, text)
    ends = [end for _, end in sentences_in(text, 0, len(text)) if end <= most]
    kept = text[: ends[-1]] if ends else text[:most].rpartition(" ")[0] or text[:most]
    return Said(answer.heading, kept, is_cut=True)
