"""What may be worth bringing to supervision: open strains, what kept coming back, due steps, starred entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench
from alliance_journal.findings.recent import marked, newest_documents, recent_entries
from alliance_journal.findings.recurring import RecurringThemes, first_day_of_weeks, recurring_themes
from alliance_journal.findings.selecting import without_suggestions
from alliance_journal.findings.strains import Strain, strains_in
from alliance_journal.model.actions import AgreedAction
from alliance_journal.storage.actions import agreed_actions
from alliance_journal.storage.folder import Journal

MOST_STRAINS: Final = 6
MOST_ACTIONS: Final = 6
MOST_STARRED: Final = 6


@dataclass(frozen=True, slots=True)
class Agenda:
    """What an agenda is made of; strains and steps stand in order of age, starred entries newest first."""

    strains: tuple[Strain, ...]
    recurring: RecurringThemes
    actions: tuple[AgreedAction, ...]
    starred: tuple[EntryFacts, ...]


def agenda(journal: Journal, bench: Workbench, day: date, client: str = "") -> Agenda:
    """Return what stands on the agenda of a day, of one client if one is named; steps are everybody's.

    Only the newest entries are read. What cannot be read is passed over.
    """
    entries = [marked(document) for document in newest_documents(journal)]
    meant = [facts for facts in entries if client in {"", facts.client} and facts.day <= day]
    strains = [one for one in strains_in(meant, bench.sets, day) if not one.is_over]
    gathered = recent_entries(journal, bench, first_day_of_weeks(day))
    return Agenda(
        strains=tuple(strains[-MOST_STRAINS:]),
        recurring=recurring_themes(_surely(gathered), bench, day, client),
        actions=due_actions(journal, day)[:MOST_ACTIONS],
        starred=_starred(meant),
    )


def _surely(gathered: Gathered) -> Gathered:
    return replace(gathered, entries=without_suggestions(gathered.entries))


def due_actions(journal: Journal, day: date) -> tuple[AgreedAction, ...]:
    """Return the agreed steps to be asked after, the longest due first, those without a day last."""
    try:
        actions, _ = agreed_actions(journal)
    except AllianceJournalError:
        return ()
    return tuple(sorted((one for one in actions if one.is_due(day)), key=lambda one: one.due or date.max))


def _starred(entries: Sequence[EntryFacts]) -> tuple[EntryFacts, ...]:
    newest = sorted((one for one in entries if one.starred), key=lambda one: (one.day, one.time), reverse=True)
    return tuple(newest[:MOST_STARRED])
