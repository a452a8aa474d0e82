"""Every entry's facts, read once: from the index where the file has not changed, else from the file itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import AllianceJournalError, DamagedEntryError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import Mined, glance
from alliance_journal.findings.learning import Learning, key_of
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.rows import from_row, to_row
from alliance_journal.findings.suggesting import Yielding, open_themes, with_suggestions
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Sighting, Theme
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.index import Index, open_index
from alliance_journal.storage.kept import Kept, shipped_kept
from alliance_journal.storage.remembered import open_remembered
from alliance_journal.themes.codebook import Codebook, load_codebook
from alliance_journal.themes.learned.stamp import shipped_stamp

if TYPE_CHECKING:
    from alliance_journal.themes.coder import Coded, Coder
    from alliance_journal.themes.learned.scored import Scorer

Progress = Callable[[int, int], None]
TOGETHER: Final = 128
"""So many entries are taken together, and progress is told once for them: a tenth of a second where all are read."""


_SHIPPED: "Final[dict[str, Coder]]" = {}
"""The coder of the shipped codebook, by its stamp; one process needs only one, and it never changes."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """What reading for themes needs; the coder is made only when a file has to be read.

    `phrases` is where the shipped phrases are kept once they were made ready; `learning` is the learned coder, None
    where suggestions are off.
    """

    codebook: Codebook
    sets: Sets
    index: Index
    phrases: Kept | None = field(default=None, repr=False)
    learning: Learning | None = field(default=None, repr=False)
    coders: "list[Coder]" = field(default_factory=list, repr=False)

    @property
    def themes(self) -> Mapping[ThemeId, Theme]:
        """The themes of the codebook, in order."""
        return self.codebook.themes

    @property
    def scores(self) -> bool:
        """Whether entries that the learned coder has not read yet are read by it now."""
        return self.learning is not None and self.learning.can_score

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


def workbench(
    root: Path, sets: Catalogue, cache: Path, *, suggests: bool = True, scores: bool = True
) -> tuple[Workbench, tuple[Problem, ...]]:
    """Return the workbench for a journal with its sets, and every mistake in its own codebook.

    Without `suggests` the learned coder is left out; without `scores` only what it said before is told.
    """
    codebook, problems = load_codebook(root / "codebook.toml")
    known = Sets.of(sets)
    learning = _learning(root, cache, codebook.themes, scores=scores) if suggests else None
    index = open_index(cache, root, stamp=f"{codebook.stamp}-{known.stamp}-{learning.stamp if learning else 'off'}")
    return Workbench(codebook, known, index, shipped_kept(cache, "phrases"), learning), problems


def _learning(root: Path, cache: Path, themes: Mapping[ThemeId, Theme], *, scores: bool) -> Learning:
    """Return the learned coder that ships, not loaded yet."""
    stamp = shipped_stamp()

    def make() -> "Scorer":
        from alliance_journal.themes.learned.coder import shipped_coder  # noqa: PLC0415  only what scores pays for it

        return shipped_coder({name: theme.holder for name, theme in themes.items()})

    return Learning(stamp, make, open_remembered(cache, root, stamp=stamp), scores)


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
    try:
        for start in range(0, len(files), TOGETHER):
            some = files[start : start + TOGETHER]
            entries += _facts_in(journal, some, bench, problems, partial(_tell, progress, start, len(files)))
            progress(start + len(some), len(files))
    finally:
        _remember(bench)  # whoever stops here finds what was scored next time
    if not problems and all(facts.learned_key for facts in entries):
        _forget_others(entries, bench, has_gone=len(bench.index) > len(files))
    bench.index.save(keep={file.path for file in files})
    entries = suggested_in(entries, bench)
    entries.sort(key=lambda facts: (facts.day, facts.time, facts.path))
    return Gathered(tuple(entries), tuple(problems), reader_of(journal, files, bench.index))


def _tell(progress: Progress, before: int, of: int, done: int) -> None:
    progress(before + done, of)


def _remember(bench: Workbench) -> None:
    if bench.learning is not None:
        bench.learning.save()


def _forget_others(entries: Iterable[EntryFacts], bench: Workbench, *, has_gone: bool) -> None:
    """Drop what is remembered of words that stand in no entry any more; looked for only where something changed."""
    if bench.learning is not None and (has_gone or bench.learning.used):
        bench.learning.used.update(facts.learned_key for facts in entries)
        bench.learning.save(whole=True)


def suggested_in(entries: list[EntryFacts], bench: Workbench) -> list[EntryFacts]:
    """Return the entries with what the learned coder suggests in them, as the reviews of these entries move it.

    Where the coder cannot be used none of them suggests anything, also what was scored while it could.
    """
    if bench.learning is None or bench.learning.trouble or not any(facts.scored for facts in entries):
        return entries
    try:
        scorer = bench.learning.scorer
    except AllianceJournalError as error:
        bench.learning.trouble = error.sentence
        return entries
    return with_suggestions(entries, bench.themes, scorer.thresholds, Yielding(**scorer.yielding))


def _facts_in(
    journal: Journal,
    files: Iterable[EntryFile],
    bench: Workbench,
    problems: list[Problem],
    progress: Callable[[int], None],
) -> list[EntryFacts]:
    """Return the facts of some files, in no order; those that cannot be read are added to the problems."""
    known: list[EntryFacts] = []
    new: list[tuple[EntryFile, Document]] = []
    for file in files:
        try:
            facts = from_index(file, bench.index)
            if facts is None:
                new.append((file, journal.read(file).document))
            elif _is_to_be_scored(facts, bench):
                known.append(_scored_now(journal, file, facts, bench))
                progress(len(known))
            else:
                known.append(facts)
        except DamagedEntryError as error:
            problems.append(Problem(error.path, error.line, "cannot be read"))
        except AllianceJournalError as error:
            problems.append(Problem(file.path, 1, error.sentence))
    found = facts_of_all([document for _, document in new], bench, lambda done: progress(len(known) + done))
    for (file, _), facts in zip(new, found, strict=True):
        bench.index.put(file, to_row(facts))
    return known + found


def sightings_in(document: Document, bench: Workbench, journal: Callable[[], Gathered]) -> tuple[Sighting, ...]:
    """Return the sightings of one entry as read, with suggestions as the answers in the whole journal move them.

    The journal is gathered only where something may be suggested in this entry.
    """
    facts = facts_of(document, bench)
    if not facts.scored:
        return facts.sightings
    others = [one for one in journal().entries if one.path != facts.path]
    return suggested_in([*others, facts], bench)[-1].sightings


def reader_of(journal: Journal, files: Iterable[EntryFile], index: Index) -> Reader:
    """Return a reader of the words behind sightings; a row of the index that was wrong is not kept."""
    by_path = {file.path: file for file in files}
    return Reader(lambda path: journal.read(by_path[path]).document, index.forget)


def from_index(file: EntryFile, index: Index) -> EntryFacts | None:
    """Return the facts of a file as the index has them, or None."""
    row = index.row(file)
    if row is None:
        return None
    try:
        return from_row(file.path, row)
    except ValueError:
        return None


def known_facts(journal: Journal, file: EntryFile, bench: Workbench) -> EntryFacts | None:
    """Return the facts of a file as the index has them, with what the learned coder says if it may read; or None."""
    facts = from_index(file, bench.index)
    return _scored_now(journal, file, facts, bench) if facts and _is_to_be_scored(facts, bench) else facts


def _is_to_be_scored(facts: EntryFacts, bench: Workbench) -> bool:
    return facts.scored is None and bench.scores


def _scored_now(journal: Journal, file: EntryFile, facts: EntryFacts, bench: Workbench) -> EntryFacts:
    """Return the facts with what the learned coder says, and keep them; what phrases found is not looked for again."""
    found = _with_scores(facts, journal.read(file).document, bench)
    if found.scored is not None:
        bench.index.put(file, to_row(found))
    return found


def facts_of(document: Document, bench: Workbench) -> EntryFacts:
    """Return the facts of one entry as read, with the places where themes show."""
    return facts_of_all((document,), bench)[0]


def facts_of_all(
    documents: Sequence[Document], bench: Workbench, progress: Callable[[int], None] = lambda _done: None
) -> list[EntryFacts]:
    """Return what `facts_of` does for each of some entries, which costs less than one by one.

    `progress` is called after each of them that the learned coder has read, with how many it has.
    """
    entries: list[EntryFacts] = []
    for document, coded in zip(documents, _coded(documents, bench), strict=True):
        entries.append(_with_scores(_with_themes(document, coded), document, bench))
        if bench.learning is not None:
            progress(len(entries))
    return entries


def _with_scores(facts: EntryFacts, document: Document, bench: Workbench) -> EntryFacts:
    """Return the facts with what the learned coder says of the entry, as far as nothing else has spoken there."""
    if bench.learning is None:
        return facts
    holders = bench.sets.holders_in(document.entry)
    found = bench.learning.scored(document, holders)
    if found is None:
        return facts
    left, judged = open_themes(document, found, facts.sightings, bench.themes) if found else ((), ())
    return replace(facts, scored=left, judged=judged, learned_key=key_of(document, holders))


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
