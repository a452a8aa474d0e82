"""Entries brought into a journal, one file each; what was brought in before is left alone."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from alliance_journal.errors import AllianceJournalError
from alliance_journal.exchange.reading_lines import LineRead, Reading, read_lines
from alliance_journal.model.codes import SetId, new_entry_id
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.folder import Journal


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did."""

    brought: int
    known: int
    problems: tuple[Problem, ...]
    left_out: Mapping[str, int]
    undated: int

    @property
    def exit_code(self) -> int:
        """0, or 1 where some lines had mistakes."""
        return 1 if self.problems else 0

    def lines(self) -> Iterator[str]:
        """Yield the report, a sentence a line."""
        yield from map(str, self.problems)
        yield f"{_entries(self.brought)} imported" + (f", {self.known} already here" if self.known else "")
        if self.problems:
            yield f"{_lines(len(self.problems))} not imported: see above; mend and import again, nothing comes twice"
        if self.undated:
            yield f"{_entries(self.undated)} had no date and got the day of the import"
        if self.left_out:
            names = ", ".join(f"{name} ({count})" for name, count in self.left_out.items())
            yield f"left out, not part of an entry: {names}"


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
        counts[_take(line, journal, here)] += 1
        counts["undated"] += line.undated and line.entry is not None
        left_out.update(line.left_out)
        if line.problem:
            problems.append(line.problem)
    return Report(counts["brought"], counts["known"], tuple(problems), dict(left_out), counts["undated"])


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
