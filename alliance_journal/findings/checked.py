"""Entries looked over for what may say who somebody is: what stands where, and which entries could not be read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.spotted import Spotted, spotted_in
from alliance_journal.model.problems import Problem
from alliance_journal.privacy.watching import WatchList
from alliance_journal.storage.folder import EntryFile, Journal, Stored

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """One entry and what was spotted in it, in reading order; the file's text is there to show the lines."""

    facts: EntryFacts
    found: tuple[Spotted, ...]
    text: str = field(repr=False)

    @property
    def strong(self) -> tuple[Spotted, ...]:
        """What may say who somebody is by itself."""
        return tuple(one for one in self.found if not one.weak)

    @property
    def weak(self) -> tuple[Spotted, ...]:
        """Dates, days and ages."""
        return tuple(one for one in self.found if one.weak)


@dataclass(frozen=True, slots=True)
class Checked:
    """All entries that were looked over, and every one that could not be read."""

    entries: tuple[CheckedEntry, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """4 where an entry could not be read, 3 where something may say who somebody is, else 0."""
        return 4 if self.problems else 3 if any(entry.strong for entry in self.entries) else 0


def check_entries(
    journal: Journal, files: Iterable[EntryFile], watched: WatchList, progress: Progress = lambda _done, _of: None
) -> Checked:
    """Return what was spotted in these entries; those that cannot be read are problems."""
    wanted = tuple(files)
    entries: list[CheckedEntry] = []
    problems: list[Problem] = []
    for number, file in enumerate(wanted, start=1):
        stored = read_or_problem(journal, file)
        if isinstance(stored, Problem):
            problems.append(stored)
        else:
            document = stored.document
            entries.append(CheckedEntry(glance(document), spotted_in(document, watched), document.text))
        progress(number, len(wanted))
    return Checked(tuple(entries), tuple(problems))


def read_or_problem(journal: Journal, file: EntryFile) -> Stored | Problem:
    """Return an entry as it stands on disk, or why it cannot be read, with its file and line."""
    try:
        return journal.read(file)
    except DamagedEntryError as error:
        return Problem(error.path, error.line, "cannot be read")
    except AllianceJournalError as error:
        return Problem(file.path, 1, error.sentence)
