"""Every entry's facts, read once: from the index where the file has not changed, else from the file itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import Mined, glance
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.rows import from_row, to_row
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Theme
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.index import Index, open_index
from alliance_journal.storage.kept import Kept, shipped_kept
from alliance_journal.themes.codebook import Codebook, load_codebook

if TYPE_CHECKING:
    from alliance_journal.themes.coder import Coded, Coder

Progress = Callable[[int, int], None]
TOGETHER: Final = 128
"""So many entries are taken together, and progress is told once for them: a tenth of a second where all are read."""


_SHIPPED: "Final[dict[str, Coder]]" = {}
"""The coder of the shipped codebook, by its stamp; one process needs only one, and it never changes."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """What reading for themes needs; the coder is made only when a file has to be read.

    `phrases` is where the shipped phrases are kept once they were made ready.
    """

    codebook: Codebook
    sets: Sets
    index: Index
    phrases: Kept | None = field(default=None, repr=False)
    coders: "list[Coder]" = field(default_factory=list, repr=False)

    @property
    def themes(self) -> Mapping[ThemeId, Theme]:
        """The themes of the codebook, in order."""
        return self.codebook.themes

    @property
    def coder(self) -> "Coder":
        """The coder, made on first use."""
        if not self.coders:
            self.coders.append(_coder_for(self.codebook, self.phrases if self.codebook.is_shipped else None))
        return self.coders[0]


def _coder_for(codebook: Codebook, kept: Kept | None) -> "Coder":
    """Return a coder; the shipped phrases are made ready once and kept, those of the worker's own never leave it."""
    from alliance_journal.themes.coder import Coder  # noqa: PLC0415  only what reads a file pays for it

    if kept and codebook.stamp in _SHIPPED:
        return _SHIPPED[codebook.stamp]
    compiled = kept.get(codebook.stamp) if kept else None
    coder = Coder(codebook, compiled if isinstance(compiled, dict) else None)
    if kept:
        _SHIPPED[codebook.stamp] = coder
        if compiled is None:
            kept.put(codebook.stamp, coder.packed())
    return coder


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of every readable entry in order of meeting, and what could not be read."""

    entries: tuple[EntryFacts, ...]
    problems: tuple[Problem, ...]
    reader: Reader = field(repr=False)


def workbench(root: Path, sets: Catalogue, cache: Path) -> tuple[Workbench, tuple[Problem, ...]]:
    """Return the workbench for a journal with its sets, and every mistake in its own codebook."""
    codebook, problems = load_codebook(root / "codebook.toml")
    known = Sets.of(sets)
    index = open_index(cache, root, stamp=f"{codebook.stamp}-{known.stamp}")
    return Workbench(codebook, known, index, shipped_kept(cache, "phrases")), problems


def gather(
    journal: Journal,
    bench: Workbench,
    progress: Progress = lambda _done, _of: None,
    *,
    files: Sequence[EntryFile] | None = None,
) -> Gathered:
    """Return the facts of all entries; the index is brought up to date on the way and never trusted blindly."""
    files = journal.entry_files() if files is None else files
    entries: list[EntryFacts] = []
    problems: list[Problem] = []
    for start in range(0, len(files), TOGETHER):
        some = files[start : start + TOGETHER]
        entries += _facts_in(journal, some, bench, problems)
        progress(start + len(some), len(files))
    bench.index.save(keep={file.path for file in files})
    entries.sort(key=lambda facts: (facts.day, facts.time, facts.path))
    return Gathered(tuple(entries), tuple(problems), reader_of(journal, files, bench.index))


def _facts_in(
    journal: Journal, files: Iterable[EntryFile], bench: Workbench, problems: list[Problem]
) -> list[EntryFacts]:
    """Return the facts of some files, in no order; those that cannot be read are added to the problems."""
    known: list[EntryFacts] = []
    new: list[tuple[EntryFile, Document]] = []
    for file in files:
        try:
            if facts := _from_index(file, bench.index):
                known.append(facts)
            else:
                new.append((file, journal.read(file).document))
        except DamagedEntryError as error:
            problems.append(Problem(error.path, error.line, "cannot be read"))
        except AllianceJournalError as error:
            problems.append(Problem(file.path, 1, error.sentence))
    found = facts_of_all([document for _, document in new], bench)
    for (file, _), facts in zip(new, found, strict=True):
        bench.index.put(file, to_row(facts))
    return known + found


def reader_of(journal: Journal, files: Iterable[EntryFile], index: Index) -> Reader:
    """Return a reader of the words behind sightings; a row of the index that was wrong is not kept."""
    by_path = {file.path: file for file in files}
    return Reader(lambda path: journal.read(by_path[path]).document, index.forget)


def _from_index(file: EntryFile, index: Index) -> EntryFacts | None:
    row = index.row(file)
    if row is None:
        return None
    try:
        return from_row(file.path, row)
    except ValueError:
        return None


def facts_of(document: Document, bench: Workbench) -> EntryFacts:
    """Return the facts of one entry as read, with the places where themes show."""
    return facts_of_all((document,), bench)[0]


def facts_of_all(documents: Sequence[Document], bench: Workbench) -> list[EntryFacts]:
    """Return what `facts_of` does for each of some entries, which costs less than one by one."""
    return list(map(_with_themes, documents, _coded(documents, bench)))


def _coded(documents: Sequence[Document], bench: Workbench) -> "list[Coded]":
    if not documents:
        return []
    from alliance_journal.themes.coder import Asked  # noqa: PLC0415  only what reads a file pays for it

    sets = bench.sets
    entries = [(one, one.entry) for one in documents]
    asked = [
        Asked(one, sets.holders_in(entry), sets.themes_ticked(entry.set, entry.set_version)) for one, entry in entries
    ]
    return bench.coder.coded_all(asked)


def _with_themes(document: Document, coded: "Coded") -> EntryFacts:
    quotable = tuple([one for one in coded.sightings if one.quote_in(document.text).strip()])
    return glance(document, Mined(quotable, coded.stale, coded.refused, coded.felt))
