"""The coder: every place in an entry where a theme shows itself, from ticks, the worker's reviews and phrases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status, Theme
from alliance_journal.themes.answers import Answer
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.codebook import Codebook
from alliance_journal.themes.context import Context, shipped_context
from alliance_journal.themes.feeling_table import shipped_feelings
from alliance_journal.themes.feelings import Scanned
from alliance_journal.themes.felt import Felt, FeltTheme, named, places_of, rated
from alliance_journal.themes.grammar import GAP, Keys, variants_of
from alliance_journal.themes.passages import Passage
from alliance_journal.themes.phrases import Match, Packed, Phrasebook
from alliance_journal.themes.reading import OpenedSentence, Read, Reader, rules_of
from alliance_journal.themes.reviews import Reviews
from alliance_journal.themes.sentences import Span
from alliance_journal.themes.steps import Step, matched, steps_of
from alliance_journal.themes.ticks import Ticks, ticked
from alliance_journal.themes.words import count_words, words_in

PHRASE_CONFIDENCE: Final = 0.8
"""Every phrase sighting says this: phrases are built for precision and know no degrees."""
MOST_RULES: Final = 4096
"""So many rule paths are remembered."""
_FELT: Final = "{felt}"
Spot = tuple[int, int, int]
"""A match inside a sentence: line of the phrasebook, first word, word after the last."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One sighting with the phrase that matched, the words it matched, and the steps that read it; none for others."""

    sighting: Sighting
    phrase: str = ""
    words: str = field(default="", repr=False)
    steps: tuple[Step, ...] = ()


class Asked(NamedTuple):
    """One entry to be coded.

    `holders` says for each question id whose acts its answers mostly speak of; `ticks` which theme an option stands
    for, where its id is not the theme's own.
    """

    document: Document
    holders: Mapping[str, Holder]
    ticks: Ticks


@dataclass(frozen=True, slots=True)
class Coded:
    """One entry as coded: every sighting in reading order, and each feeling it names with its sentence's place.

    `stale` and `refused` name the themes of reviews, as `Reviews` does.
    """

    sightings: tuple[Sighting, ...]
    felt: tuple[tuple[str, Place], ...]
    stale: tuple[ThemeId, ...] = ()
    refused: tuple[ThemeId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """One phrase of the codebook: its theme, and as it is written.

    `felt` tells that it begins with being or feeling; `keys` are those it asks for where it has a gap, else none.
    """

    theme: Theme
    phrase: str
    felt: bool
    keys: frozenset[str]


class _Scanned(NamedTuple):
    """What stands in one section: its sentences, phrases of themes, and words with the lines of feelings in them."""

    passage: Passage
    themes: Sequence[Match]
    feelings: Scanned


@dataclass(frozen=True, slots=True)
class _Hit:
    """One phrase found and read."""

    line: _Line
    read: Read
    sentence: Sentence


class Coder:
    """Codes entries with one codebook; built once, used for any number of entries."""

    def __init__(self, codebook: Codebook, compiled: Packed | None = None) -> None:
        """Make the codebook's phrases ready to be found; `compiled` is what `packed` gave for the same codebook."""
        context = shipped_context()
        self._themes = codebook.themes
        self._felt = frozenset(context.slots[_FELT])
        self._parting = context.holders["parting"]
        self._reader = Reader(context)
        made = _unpacked(compiled, codebook, context) if compiled else None
        self._lines, self._book = made or _compiled(codebook, context)

    def packed(self) -> Packed:
        """Return the phrases as they were made ready, as plain lists for JSON; making them ready takes a while."""
        lines = [[one.theme.id, one.phrase, one.felt, sorted(one.keys)] for one in self._lines]
        return {"lines": lines, "book": self._book.packed()}

    def sightings_in(
        self, document: Document, holders: Mapping[str, Holder], ticks: Ticks | None = None
    ) -> tuple[Sighting, ...]:
        """Return every sighting of the entry in reading order; each quote is a verbatim slice of its text.

        `holders` says for each question id whose acts its answers mostly speak of; `ticks` which theme an option
        stands for, where its id is not the theme's own.
        """
        return self.coded(document, holders, ticks).sightings

    def coded(self, document: Document, holders: Mapping[str, Holder], ticks: Ticks | None = None) -> Coded:
        """Return every sighting of the entry, as `sightings_in` does, and the feelings that it names."""
        return self.coded_all((Asked(document, holders, ticks or {}),))[0]

    def coded_all(self, asked: Sequence[Asked]) -> list[Coded]:
        """Return what `coded` does for each of some entries; a hundred together cost a third less than one by one.

        They are taken through one step after another, because what each step needs of the tables then stays in the
        processor's own memory: on a busy machine 10,000 entries took 12 s one by one and 8 s in hundreds.
        """
        scanned = self._scanned([one.document for one in asked])
        reviews = [Reviews(one.document, self._themes) for one in asked]
        pairs = list(zip(asked, scanned, strict=True))
        felt = [named(one.document, self._themes, one.holders, [it.feelings for it in them]) for one, them in pairs]
        hits = [list(self._hits(one.document, one.holders, them)) for one, them in pairs]
        return list(map(self._together, asked, reviews, felt, hits))

    def _together(self, asked: Asked, reviews: Reviews, felt: Sequence[Felt], hits: Iterable[_Hit]) -> Coded:
        """Return what was found in an entry in reading order, without what the worker has refused."""
        document = asked.document
        phrases = [sighting for hit in hits if reviews.allow(sighting := _seen(document, hit))]
        found = [
            *self._certain(document, reviews, asked.ticks),
            *phrases,
            *(one.sighting for one in _not_yet(felt, phrases, reviews)),
        ]
        return Coded(tuple(sorted(found, key=_reading_order)), places_of(felt), reviews.stale, reviews.refused)

    def _certain(self, document: Document, reviews: Reviews, ticks: Ticks | None) -> Iterator[Sighting]:
        """Yield what the worker said: ticks and rated feelings, unless refused since, and confirmed reviews."""
        given = (*ticked(document, self._themes, ticks or {}), *rated(document, self._themes))
        yield from (sighting for sighting in given if reviews.allow(sighting))
        yield from reviews.confirmed()

    def explained_in(
        self, document: Document, holders: Mapping[str, Holder], ticks: Ticks | None = None
    ) -> tuple[Explained, ...]:
        """Return every sighting of the entry as `sightings_in` does, each with the steps by which it was read."""
        reviews, (scanned,) = Reviews(document, self._themes), self._scanned((document,))
        found = [Explained(sighting) for sighting in self._certain(document, reviews, ticks)]
        for hit in self._hits(document, holders, scanned):
            sighting = _seen(document, hit)
            if reviews.allow(sighting):
                words, steps = matched(hit.read, hit.sentence), steps_of(hit.read, hit.sentence)
                found.append(Explained(sighting, hit.line.phrase, words, steps))
        named_ones = named(document, self._themes, holders, [one.feelings for one in scanned])
        felt = _not_yet(named_ones, [one.sighting for one in found], reviews)
        found += [Explained(one.sighting, one.phrase, one.felt.words_in(document.text)) for one in felt]
        return tuple(sorted(found, key=lambda one: _reading_order(one.sighting)))

    @property
    def examples(self) -> tuple[str, ...]:
        """The codebook's example sentences: ordinary ones of the kind that is coded."""
        return tuple(sentence for theme in self._themes.values() for sentence in (*theme.yes, *theme.no))

    def matches(self, words: Sequence[str]) -> list[Match]:
        """Return every phrase that stands in the words of a text, whoever and whenever it speaks of."""
        return [match for match in self._book.matches(words) if match.line < len(self._lines)]

    def read_span(  # noqa: PLR0913, PLR0917  the words, where they stand, and what they are read for
        self, text: str, start: int, end: int, theme: Theme, question: str = "", holder: Holder | None = None
    ) -> Read:
        """Return how the words `text[start:end]` of an answer are read for a theme, whether a phrase matches or not.

        `question` is the id of the question that was answered, `holder` whose acts its set says it asks for. Raises
        ValueError where no word stands at the place.
        """
        passage = Passage(text, (0, len(text)), self._parting)
        answer = Answer(passage, self._reader.question(question, holder))
        for number, span, _ in answer.sentences():
            place = count_words(text, span[0], start), count_words(text, span[0], min(end, span[1]))
            if span[0] <= start < span[1] and place[0] < place[1]:
                opened = answer.opened(number)
                own = frozenset(opened.sentence.words[place[0] : place[1]])
                phrase = self._reader.phrase(theme, place, own)
                return self._reader.read(opened, theme, phrase, felt=self._begins_felt(opened.sentence, place))
        raise ValueError("no word of the answer stands there")

    def _begins_felt(self, sentence: Sentence, place: Span) -> bool:
        return place[1] - place[0] > 1 and sentence.words[place[0]] in self._felt

    def stale_reviews(self, document: Document) -> tuple[ThemeId, ...]:
        """Return the themes of reviews whose quote no longer stands in the entry."""
        return Reviews(document, self._themes).stale

    def _scanned(self, documents: Sequence[Document]) -> list[list[_Scanned]]:
        """Return for each section of each entry the phrases of themes and the lines of feelings that stand in it."""
        sections = [(one.text, (section.start, section.end)) for one in documents for section in one.sections]
        words = [words_in(text, *place) for text, place in sections]
        found = zip(sections, words, map(self._book.matches, words), strict=True)
        scanned = [self._sorted(Passage(*where, self._parting), said, matches) for where, said, matches in found]
        coming = iter(scanned)
        return [list(islice(coming, len(one.sections))) for one in documents]

    def _sorted(self, passage: Passage, words: Sequence[str], matches: Sequence[Match]) -> _Scanned:
        first = len(self._lines)
        themes = [match for match in matches if match.line < first]
        feelings = [Match(line - first, start, end) for line, start, end in matches if line >= first]
        return _Scanned(passage, themes, Scanned(words, feelings, passage))

    def _hits(self, document: Document, holders: Mapping[str, Holder], scanned: Sequence[_Scanned]) -> Iterator[_Hit]:
        """Yield every phrase that stands in the entry, at most one of each theme in a sentence."""
        for section, found in zip(document.sections, scanned, strict=True):
            if found.themes:
                yield from self._of_section(found, section.question, holders.get(section.question))

    def _of_section(self, scanned: _Scanned, question: str, holder: Holder | None) -> Iterator[_Hit]:
        answer = Answer(scanned.passage, self._reader.question(question, holder))
        for number, inside in _by_sentence(scanned.themes, answer):
            yield from self._of_sentence(answer.opened(number), inside)

    def _of_sentence(self, opened: OpenedSentence, inside: Sequence[Spot]) -> Iterator[_Hit]:
        """Yield at most one hit per theme: the first that counts, else the first that can be read at all."""
        best: dict[ThemeId, _Hit] = {}
        for number, *place in inside:
            line = self._lines[number]
            old = best.get(line.theme.id)
            if old is not None and old.read.counts:
                continue
            read = self._read(opened, line, (place[0], place[1]))
            if read is not None and (old is None or read.counts):
                best[line.theme.id] = _Hit(line, read, opened.sentence)
        yield from best.values()

    def _read(self, opened: OpenedSentence, line: _Line, place: Span) -> Read | None:
        """Return the match as read, or None where its words only seem to belong together."""
        own = self._own_words(opened.sentence, line, place)
        phrase = self._reader.phrase(line.theme, place, own)
        if self._reader.is_torn(opened.sentence, phrase, felt=line.felt):
            return None
        return self._reader.read(opened, line.theme, phrase, felt=line.felt)

    def _own_words(self, sentence: Sentence, line: _Line, place: Span) -> frozenset[str]:
        """Return those words of the match that the phrase asks for, gaps left out."""
        if not line.keys:
            return frozenset(sentence.words[place[0] : place[1]])
        known, keys = self._book.known, line.keys
        return frozenset(sentence.words[at] for at in range(*place) if not keys.isdisjoint(known[sentence.written[at]]))


def _seen(document: Document, hit: _Hit) -> Sighting:
    """Return the sighting of a phrase: its sentence, and the rules without any word of it."""
    read = hit.read
    return Sighting(
        hit.line.theme.id,
        Source.PHRASE,
        read.status,
        read.holder,
        place_at(document.text, *hit.sentence.span),
        PHRASE_CONFIDENCE,
        _rule(hit.line.phrase, read.whose.rule, read.standing.rule),
    )


@lru_cache(maxsize=MOST_RULES)
def _rule(phrase: str, whose: str, standing: str) -> tuple[str, ...]:
    """Return the rule path of a phrase; thousands of sightings share a few hundred of them."""
    return (f"phrase: {phrase}", *rules_of(whose, standing))


def _compiled(codebook: Codebook, context: Context) -> tuple[list[_Line], Phrasebook]:
    """Return every phrase of the codebook by number, and the book that finds them."""
    lines: list[_Line] = []
    variants: list[tuple[Keys, ...]] = []
    for theme in codebook.themes.values():
        for phrase in theme.phrases:
            said = variants_of(phrase, context.slots)
            keys = frozenset().union(*said) if any(GAP in keys for keys in said) else frozenset[str]()
            variants.append(said)
            lines.append(_Line(theme, phrase, said[0][0] == _FELT, keys))
    # Feelings stand behind the themes in one book, so that every text is looked through once.
    return lines, Phrasebook([*variants, *shipped_feelings().ways], context.vocabulary)


def _unpacked(compiled: Packed, codebook: Codebook, context: Context) -> tuple[list[_Line], Phrasebook] | None:
    """Return the same as it was packed, or None where it was not packed by us."""
    try:
        lines = [
            _Line(codebook.themes[ThemeId(theme)], phrase, felt, frozenset(keys))
            for theme, phrase, felt, keys in compiled["lines"]
        ]
        return lines, Phrasebook.unpacked(compiled["book"], context.vocabulary)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _not_yet(felt: Sequence[Felt], found: Sequence[Sighting], reviews: Reviews) -> Iterator[FeltTheme]:
    """Yield the themes of feelings where no phrase has found them in the same sentence, and that were not refused."""
    seen = {(one.theme, one.place.offset) for one in found if one.status is Status.PRESENT}
    for one in felt:
        key = (one.sighting.theme, one.sighting.place.offset) if isinstance(one, FeltTheme) else None
        if isinstance(one, FeltTheme) and key not in seen and reviews.allow(one.sighting):
            seen.add((one.sighting.theme, one.sighting.place.offset))
            yield one


def _reading_order(sighting: Sighting) -> tuple[int, int]:
    return sighting.place.offset, sighting.place.end


def _by_sentence(matches: Sequence[Match], answer: Answer) -> Iterator[tuple[int, list[Spot]]]:
    """Yield the number of each sentence that holds whole matches, with them; a match across two sentences is none."""
    after = at = 0
    for number, _, count in answer.sentences():
        first, after = after, after + count
        inside = []
        while at < len(matches) and matches[at].start < after:
            line, start, end = matches[at]
            if end <= after:
                inside.append((line, start - first, end - first))
            at += 1
        if inside:
            yield number, inside
        if at == len(matches):
            return
