"""A journal of invented weeks, in which one theme keeps coming back, and the workbench over it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from alliance_journal.findings.gathering import Workbench, workbench
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.model.entries import Review
from alliance_journal.storage.folder import EntryFile, Journal, open_journal
from tests.findings.fakes import a_document

QUIET: Final = "He went quiet and gave short answers."
TOOK_OVER: Final = "I took over the form."
DAYS: Final = ("2026-10-12", "2026-10-20", "2026-10-28", "2026-11-04", "2026-11-12", "2026-11-19")
CATALOGUE: Final = find_sets(None)


def a_journal(folder: Path) -> Journal:
    return open_journal(folder / "journal", create=True)


def a_bench(journal: Journal) -> Workbench:
    return workbench(journal.root, CATALOGUE, journal.root.parent / "cache", suggests=False)[0]


def put(  # noqa: PLR0913  one parameter for each thing an entry may say
    journal: Journal,
    day: str,
    client: str = "C04",
    *,
    set_id: str = "session",
    answers: Mapping[str, str] | None = None,
    ratings: Mapping[str, int] | None = None,
    picks: Mapping[str, Sequence[str]] | None = None,
    reviewed: Sequence[Review] = (),
    starred: bool = False,
) -> EntryFile:
    """Put one entry into the journal and return its file."""
    document = a_document(day, client, set_id=set_id, answers=answers, ratings=ratings, picks=picks)
    return journal.add(replace(document.entry, reviewed=tuple(reviewed), starred=starred))


def put_weeks(journal: Journal, moment: str = QUIET, own_part: str = TOOK_OVER) -> list[EntryFile]:
    """Put six entries of six weeks with C04 into the journal, each with the same two sentences."""
    return [put(journal, day, answers={"moment": moment, "own_part": own_part}) for day in DAYS]
