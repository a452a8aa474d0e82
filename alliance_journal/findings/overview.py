"""The summary of a journal, worked out once: as long as nothing it came from changes, it is taken from the cache."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from alliance_journal import __version__
from alliance_journal.findings.absence import AbsenceAfter, Before
from alliance_journal.findings.eased import Eased
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.feelings import Feeling
from alliance_journal.findings.gathering import Gathered, Workbench, gather, reader_of
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.loops import FoundLoop
from alliance_journal.findings.mirrors import Acting, Mirrors, Noticing, OwnPart, Rare, TheirSide
from alliance_journal.findings.packing import NotPackedError, Unpacker, packed
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.rating_series import Point, RatingSeries
from alliance_journal.findings.selecting import Choice, before, select, without_accounts
from alliance_journal.findings.slimming import slim
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.strategies import Strategy
from alliance_journal.findings.summary import FEW_ENTRIES, Summary, summarise
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.findings.wording import WordFinding, wordings_of
from alliance_journal.model.holders import Holder
from alliance_journal.model.loops import Loop
from alliance_journal.model.periods import Period
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Place, Sighting, Source, Status
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.kept import Kept
from alliance_journal.themes.boards import Contrast, When
from alliance_journal.themes.loops import LoopFinding
from alliance_journal.themes.ratings import Baseline, Dip, Fall, Shape, Signals, Silence
from alliance_journal.themes.wordings import WordPlace, lists_text

Progress = Callable[[int, int], None]
MOST_SEARCHED: Final = 200
"""So many entries, the newest, are searched for words that keep coming back, and as many of the others beside them."""
MOST_WORDINGS: Final = 6
_SHAPE: Final = 3
"""Counted up whenever the same entries would give another summary, so that what is kept is worked out anew."""
_KINDS: Final = (
    AbsenceAfter,
    Acting,
    Baseline,
    Before,
    Contrast,
    Dip,
    Eased,
    EntryFacts,
    Fall,
    Feeling,
    FoundLoop,
    Holder,
    Loop,
    LoopFinding,
    Mirrors,
    Noticing,
    OwnPart,
    Period,
    Place,
    Point,
    Problem,
    Rare,
    RatingSeries,
    Shape,
    Sighting,
    Signals,
    Silence,
    Source,
    Status,
    Strain,
    Strategy,
    Summary,
    TheirSide,
    ThemeFinding,
    When,
    WordFinding,
    WordPlace,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """A summary, and what could not be read for it."""

    summary: Summary
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a summary is asked for: the chosen entries, the lens, and the words of the question, for the cache."""

    choice: Choice
    lens: Lens
    words: str


def overview(
    journal: Journal, bench: Workbench, asked: Asked, kept: Kept, progress: Progress = lambda _done, _of: None
) -> Overview:
    """Return the summary that is asked for; what was worked out for exactly these files is not worked out again."""
    files = journal.entry_files()
    reader = reader_of(journal, files, bench.index)
    keeping = _Keeping(kept, _key(files, bench, asked), files)
    return keeping.recalled(asked, reader) or _worked_out(journal, bench, asked, keeping, progress)


@dataclass(frozen=True, slots=True)
class _Keeping:
    """Where the answer to one question about some files is kept; with every quote it is too large to be worth it."""

    kept: Kept
    key: str
    files: Sequence[EntryFile]

    def recalled(self, asked: Asked, reader: Reader) -> Overview | None:
        """Return what was kept for exactly this question and these files."""
        result = None if asked.lens.quotes is None else self.kept.get(self.key)
        if result is None:
            return None
        try:
            return Overview(*Unpacker(_KINDS, asked.lens.themes, reader).unpacked(result))
        except (NotPackedError, TypeError):
            return None

    def put(self, found: Overview, asked: Asked, bench: Workbench) -> None:
        """Keep what was found, unless a file may still change unseen or suggestions are missing that may come back."""
        is_troubled = bench.learning is not None and bench.learning.trouble
        if asked.lens.quotes is not None and not is_troubled and all(map(bench.index.is_settled, self.files)):
            self.kept.put(self.key, packed((slim(found.summary), found.problems)))


def _worked_out(journal: Journal, bench: Workbench, asked: Asked, keeping: _Keeping, progress: Progress) -> Overview:
    gathered = gather(journal, bench, progress, files=keeping.files)
    found = Overview(summary_of(gathered, bench, asked), gathered.problems)
    keeping.put(found, asked, bench)
    return found


def summary_of(gathered: Gathered, bench: Workbench, asked: Asked) -> Summary:
    """Return the summary that is asked for, of exactly these facts; nothing is taken from the cache or put there.

    Accounts, which retell other entries, are looked at only where they are asked for.
    """
    gathered = without_accounts(gathered, asked.choice)
    entries = select(gathered, asked.choice, bench.themes)
    earlier = before(gathered, asked.choice, bench.themes, asked.lens.today)
    wordings = _wordings(entries, gathered, asked, bench)
    return summarise(
        entries, asked.lens, gathered.reader, earlier=earlier, wordings=wordings, everything=gathered.entries
    )


def _wordings(
    entries: Sequence[EntryFacts], gathered: Gathered, asked: Asked, bench: Workbench
) -> tuple[WordFinding, ...]:
    """Return the words that keep coming back; none where themes were asked for, or there are too few entries."""
    if asked.lens.only or asked.lens.confirmed_only or len(entries) < FEW_ENTRIES:
        return ()
    chosen = {facts.path for facts in entries} if len(entries) < len(gathered.entries) else ()
    others = [facts for facts in gathered.entries if chosen and facts.path not in chosen]
    newest, beside = entries[-MOST_SEARCHED:], others[-MOST_SEARCHED:]
    return wordings_of(newest, beside, gathered.reader, bench.coder, most=MOST_WORDINGS)


def _key(files: Iterable[EntryFile], bench: Workbench, asked: Asked) -> str:
    """Return a hash of everything a summary comes from."""
    about = (__version__, _SHAPE, bench.index.stamp, lists_text(), asked.words, asked.lens.today.toordinal())
    listed = "\n".join(f"{path}\0{size}\0{mtime_ns}\0{inode}" for path, size, mtime_ns, inode in files)
    return blake2b(f"{about!r}\n{listed}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
