"""What a set asks of the journal, fetched before its first question; for a set that asks nothing, nothing is read."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.agenda import Agenda, agenda
from alliance_journal.findings.gathering import Workbench, workbench
from alliance_journal.findings.recent import marked, newest_documents, recent_entries
from alliance_journal.findings.recurring import ThemeGuess, first_day_of_weeks, guesses, recurring_themes
from alliance_journal.findings.standing_strain import standing_strain
from alliance_journal.findings.week_back import first_day_of_week, week_back
from alliance_journal.guide.living import RECURRING, Guess, Offered, asks_of_journal, with_journal
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import Evidence, Option, PromptSet
from alliance_journal.reports.living_text import (
    agenda_lines,
    agenda_options,
    entry_option,
    guess_lines,
    standard_option,
    strain_lines,
    week_lines,
)
from alliance_journal.settings.places import cache_folder
from alliance_journal.settings.suggestions import suggests
from alliance_journal.storage.standards import read_standards
from alliance_journal.terminal.room import Room

MOST_ENTRIES: Final = 9
"""Choices of a list of entries; their numbers stay one digit long."""

Found = TypeVar("Found")


@dataclass
class _Source:
    """The journal as one walk sees it: about whom, until which day; each thing fetched only when it is asked for."""

    room: Room
    client: ClientCode | None
    day: date

    @cached_property
    def bench(self) -> Workbench:
        """What reading for themes needs; mistakes in the journal's own codebook are not told here."""
        suggesting = suggests(self.room.config, os.environ)
        root, sets = self.room.journal.root, self.room.catalogue
        return workbench(root, sets, cache_folder(), suggests=suggesting, scores=False)[0]

    @cached_property
    def agenda(self) -> Agenda:
        """What may be worth bringing to supervision."""
        return agenda(self.room.journal, self.bench, self.day, str(self.client or ""))

    def open_strain(self) -> str:
        """Return the open strain with this client in words."""
        found = standing_strain(self.room.journal, self.client, self.day, self.bench) if self.client else None
        return strain_lines(found, self.bench.themes) if found else ""

    def week(self) -> str:
        """Return the last seven days in counts."""
        since = first_day_of_week(self.day)
        week = week_back([marked(one) for one in newest_documents(self.room.journal, since)], self.bench.sets, self.day)
        return week_lines(week) if week else ""

    def agenda_text(self) -> str:
        """Return the agenda as lines."""
        return agenda_lines(self.agenda, self.room.catalogue.sets)

    def agenda_options(self) -> tuple[Option, ...]:
        """Return the agenda as choices."""
        return agenda_options(self.agenda, self.room.catalogue.sets)

    def entries(self) -> tuple[Option, ...]:
        """Return the newest entries as choices, the client's where there are any."""
        theirs = tuple(islice(self._documents(self.client), MOST_ENTRIES)) if self.client else ()
        chosen = theirs or islice(self._documents(None), MOST_ENTRIES)
        return tuple(entry_option(document, self.room.catalogue.sets) for document in chosen)

    def standards(self) -> tuple[Option, ...]:
        """Return the worker's own standards as choices."""
        return tuple(map(standard_option, read_standards(self.room.journal)[0]))

    def guesses(self) -> tuple[Guess, ...]:
        """Return what kept coming back as guesses."""
        gathered = recent_entries(self.room.journal, self.bench, first_day_of_weeks(self.day))
        recurring = recurring_themes(gathered, self.bench, self.day, str(self.client or ""))
        found = guesses(recurring, gathered.reader, self.day)
        return tuple(
            Guess(one.finding.theme.id, one.finding.theme.label, guess_lines(one, recurring), _evidence(one))
            for one in found
        )

    def _documents(self, client: ClientCode | None) -> Iterator[Document]:
        return (one for one in newest_documents(self.room.journal, client=client) if one.entry.day <= self.day)


def _evidence(guess: ThemeGuess) -> tuple[Evidence, ...]:
    return tuple(Evidence(guess.finding.theme.id, quote.facts.path, quote.words) for quote in guess.quotes)


_TEXTS: Final[dict[str, Callable[[_Source], str]]] = {
    "open_strain": _Source.open_strain,
    "week": _Source.week,
    "agenda": _Source.agenda_text,
}
_OPTIONS: Final[dict[str, Callable[[_Source], tuple[Option, ...]]]] = {
    "entries": _Source.entries,
    "agenda": _Source.agenda_options,
    "standards": _Source.standards,
}
_NO_OPTIONS: Final[tuple[Option, ...]] = ()
_NO_GUESSES: Final[tuple[Guess, ...]] = ()


def prepared(
    room: Room, prompt_set: PromptSet, client: ClientCode | None, met: date, *, shows: bool = True
) -> PromptSet:
    """Return the set with what this journal offers it; a question for which there is nothing is left out.

    Without `shows` nothing can be shown beside a question, and guesses, which stand on what is shown, are left out.
    What cannot be read offers nothing: a walk never waits for a repair.
    """
    asked = asks_of_journal(prompt_set)
    if not asked:
        return prompt_set
    source = _Source(room, client, met.date() if isinstance(met, datetime) else met)
    drawn = {question.draws for question in prompt_set.questions}
    shown = {question.shows for question in prompt_set.questions} if shows else set()
    texts = {name: _fetched(_TEXTS[name], source, "") for name in shown & _TEXTS.keys()}
    options = {name: _fetched(_OPTIONS[name], source, _NO_OPTIONS) for name in drawn & _OPTIONS.keys()}
    guessed = _fetched(_Source.guesses, source, _NO_GUESSES) if shows and RECURRING in drawn else ()
    return with_journal(prompt_set, Offered(texts, options, guessed))


def _fetched(fetch: Callable[[_Source], Found], source: _Source, nothing: Found) -> Found:
    try:
        return fetch(source)
    except AllianceJournalError:
        return nothing
