"""What the worker can be asked about: sentences that were found and not answered yet, and how many were."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Source, Theme
from alliance_journal.themes.recurrence import Noted, recurrences

Themes = Mapping[ThemeId, Theme]
Found = tuple[EntryFacts, Sighting]
SUGGESTED: Final = frozenset({Source.PHRASE, Source.LEARNED, Source.MODEL})
"""What is asked about; ticks and reviews are the worker's own word already."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the program found, as it is put to the worker: a sentence of an entry and the theme seen in it.

    `is_learned` says that only the learned coder saw it.
    """

    path: str
    theme: ThemeId
    words: str = field(repr=False)
    is_learned: bool = False

    @property
    def key(self) -> tuple[str, ThemeId, str]:
        """What two suggestions share that one answer settles, however their words are wrapped."""
        return self.path, self.theme, " ".join(self.words.split())


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """What became of one theme's sentences; a sentence that holds several themes counts for each of them."""

    theme: ThemeId
    confirmed: int
    refused: int
    unreviewed: int

    @property
    def looked_at(self) -> int:
        """How many the worker has answered."""
        return self.confirmed + self.refused

    @property
    def of(self) -> int:
        """How many there are to be looked at, the answered ones included."""
        return self.looked_at + self.unreviewed


def unanswered(entries: Sequence[EntryFacts], themes: Themes, wanted: Container[ThemeId]) -> tuple[Found, ...]:
    """Return every place that counts on a suggestion alone, what matters most first; `entries` are in order of day.

    Themes that keep coming back go before the others; among those each in turn, beginning with the one that has the
    fewest confirmed sentences; the newest sentence first.
    """
    found = [
        (facts, sighting)
        for facts in reversed(entries)
        for sighting in facts.sightings
        if sighting.theme in wanted and _is_open(sighting, themes)
    ]
    turns = _confirmed(entries)
    recurring = _recurring(entries, themes)
    ranks = []
    for _, sighting in found:
        ranks.append((sighting.theme not in recurring, turns[sighting.theme]))
        turns[sighting.theme] += 1
    order = sorted(range(len(found)), key=ranks.__getitem__)
    return tuple(found[number] for number in order)


def put_into_words(
    found: Iterable[Found], reader: Reader, tell: Callable[[str], None], *, most: int | None = None
) -> tuple[Suggestion, ...]:
    """Return the first `most` suggestions with their words, equal sentences of an entry once.

    What cannot be answered, because its file can only be read here or has changed, is told and left out.
    """
    chosen: dict[tuple[str, ThemeId, str], Suggestion] = {}
    closed: set[str] = set()
    for facts, sighting in found:
        if most is not None and len(chosen) >= most:
            break
        if facts.path in closed:
            continue
        try:
            words = reader.quoted(facts, sighting).words
            is_closed = reader.document(facts.path).read_only
        except AllianceJournalError as error:
            tell(f"not asked: {error.sentence}")
            closed.add(facts.path)
            continue
        if is_closed:
            tell(f"not asked: {facts.path} is of a newer format: it can be read here, not changed")
            closed.add(facts.path)
            continue
        suggestion = Suggestion(facts.path, sighting.theme, words, is_only_suggested(sighting))
        chosen.setdefault(suggestion.key, suggestion)
    return tuple(chosen.values())


def by_sentence(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions with those of one sentence side by side, at the place of the first of them."""
    sentences: dict[tuple[str, str], list[Suggestion]] = {}
    for one in suggestions:
        sentences.setdefault((one.path, one.key[2]), []).append(one)
    return tuple(one for group in sentences.values() for one in group)


def still_open(found: Sequence[Found], answered: Container[tuple[str, ThemeId, str]], reader: Reader) -> int:
    """Return how many of these places no answer has settled; `reader` knows their words as they were found."""
    return sum(1 for facts, sighting in found if _key(facts, sighting, reader) not in answered)


def review_counts(
    entries: Sequence[EntryFacts], themes: Themes, refused: Callable[[EntryFacts], Iterable[str]]
) -> dict[ThemeId, ReviewCount]:
    """Return for each theme how many of its sentences were confirmed, refused, and not looked at yet.

    `refused` gives the theme of every place of an entry that the worker said no to; `refused_by` reads it.
    """
    confirmed = _confirmed(entries)
    said_no = Counter(theme for facts in entries for theme in refused(facts))
    unseen = Counter(s.theme for facts in entries for s in facts.sightings if _is_open(s, themes))
    known = (theme for theme in themes if theme in confirmed or theme in said_no or theme in unseen)
    return {theme: ReviewCount(theme, confirmed[theme], said_no[theme], unseen[theme]) for theme in known}


def refused_by(reader: Reader, themes: Themes) -> Callable[[EntryFacts], tuple[str, ...]]:
    """Return a function that reads from an entry's file which themes the worker said no to, once for each place."""
    from alliance_journal.themes.reviews import Reviews  # noqa: PLC0415  only where files are read

    return lambda facts: Reviews(reader.document(facts.path), themes).refused


def coverage(counts_by_theme: Iterable[ReviewCount]) -> tuple[int, int]:
    """Return how many sentences were looked at and how many there are, added up over themes."""
    pairs = [(count.looked_at, count.of) for count in counts_by_theme]
    return sum(looked for looked, _ in pairs), sum(of for _, of in pairs)


def _is_open(sighting: Sighting, themes: Themes) -> bool:
    """Whether a sighting counts without the worker having said so."""
    theme = themes.get(sighting.theme)
    return theme is not None and sighting.source in SUGGESTED and counts(sighting, theme)


def _confirmed(entries: Iterable[EntryFacts]) -> Counter[str]:
    return Counter(s.theme for facts in entries for s in facts.sightings if s.source is Source.REVIEW)


def _recurring(entries: Sequence[EntryFacts], themes: Themes) -> frozenset[ThemeId]:
    noted = (Noted(facts.path, facts.day, facts.client, frozenset(_counting(facts, themes))) for facts in entries)
    return frozenset(one.theme for one in recurrences(noted) if one.is_recurring)


def _counting(facts: EntryFacts, themes: Themes) -> Iterator[ThemeId]:
    for sighting in facts.sightings:
        if sighting.theme in themes and counts(sighting, themes[sighting.theme]):
            yield sighting.theme


def _key(facts: EntryFacts, sighting: Sighting, reader: Reader) -> tuple[str, ThemeId, str]:
    """Return the key of a place; only of entries that were put into words before, so that no file is read for it."""
    text = reader.texts.get(facts.path, "")
    return Suggestion(facts.path, sighting.theme, sighting.quote_in(text)).key
