"""Entries brought into a journal, one file each; what was brought in before is left alone."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.exchange.reading_lines import LineRead, Reading, read_lines
from alliance_journal.model.codes import SetId, new_entry_id
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.folder import Journal

MOST_NAMES: Final = 12
"""So many keys that are no part of an entry are named, each with how often it came."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did; `nameless` counts the entries brought in that had no id, and would come a second time."""

    brought: int
    known: int
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    undated: int
    nameless: int = 0

    @property
    def exit_code(self) -> int:
        """0, or 1 where some lines had mistakes."""
        return 1 if self.problems else 0

    def lines(self) -> Iterator[str]:
        """Yield the report, a sentence a line."""
        yield from map(str, self.problems)
        yield f"{_entries(self.brought)} imported" + (f", {self.known} already here" if self.known else "")
        if self.problems:
            again = "those lines alone" if self.nameless else "again, nothing comes twice"
            yield f"{_lines(len(self.problems))} not imported: see above; mend and import {again}"
        if self.undated:
            yield f"{_entries(self.undated)} had no date and got the day of the import"
        if self.left_out:
            names = [f"{name} ({count})" for name, count in self.left_out.items()]
            more = f" and {len(names) - MOST_NAMES} more names" if len(names) > MOST_NAMES else ""
            yield f"left out, not part of an entry: {', '.join(names[:MOST_NAMES])}{more}"


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def bring_in(text: str, journal: Journal, reading: Reading, *, path: str, again: bool = False) -> Report:
    """Write every line that can be read as an entry of the journal and return what happened.

    A line whose id was imported before is left alone unless `again`; a refusing disk ends the import where it stands.
    """
    here = set() if again else source_ids(journal)
    counts: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    problems: list[Problem] = []
    for line in read_lines(text, reading, path=path):
        taken = _take(line, journal, here)
        counts[taken] += 1
        counts["undated"] += line.undated and taken == "brought"
        counts["nameless"] += not line.source_id and taken == "brought"
        left_out.update(line.left_out)
        if line.problem:
            problems.append(line.problem)
    return Report(
        counts["brought"], counts["known"], tuple(problems), dict(left_out), counts["undated"], counts["nameless"]
    )


def _take(line: LineRead, journal: Journal, here: set[str]) -> str:
    if line.entry is None:
        return "wrong"
    if line.source_id and line.source_id in here:
        return "known"
    journal.add(line.entry)
    here.add(line.source_id)
    return "brought"


def reading_now(sets: Mapping[SetId, PromptSet], now: datetime) -> Reading:
    """Return what reading needs: the sets, the moment of import, and fresh ids that no clock is part of."""
    return Reading(sets, now, lambda: new_entry_id(secrets.choice))


def source_ids(journal: Journal) -> set[str]:
    """Return the ids that entries had where they came from, and the entries' own ids."""
    found: set[str] = set()
    for file in journal.entry_files():
        try:
            entry = journal.read(file).document.entry
        except AllianceJournalError:
            continue
        found.update({entry.source_id, entry.id.value} - {""})
    return found
