"""Invented entries as documents and facts, places in them, and hypothesis strategies for any facts at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Final

from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at, tick_place
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import title_for, write
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status
from alliance_journal.themes.codebook import load_codebook
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Judged, Scored

TODAY: Final = date(2026, 11, 22)
CODEBOOK: Final = load_codebook(None)[0]
THEMES: Final = CODEBOOK.themes
SHIPPED: Final = find_sets(None).sets
SETS: Final = Sets(SHIPPED)
_numbers = count(1)


@cache
def coder() -> Coder:
    """Return the coder of the shipped codebook, made once for all tests."""
    return Coder(CODEBOOK)


def a_document(  # noqa: PLR0913  one parameter for each thing an entry may say
    day: str,
    client: str = "C04",
    *,
    set_id: str = "session",
    answers: Mapping[str, str] | None = None,
    ratings: Mapping[str, int] | None = None,
    picks: Mapping[str, Sequence[str]] | None = None,
    feelings: Mapping[str, int] | None = None,
) -> Document:
    """Return an entry as it stands in its file; `day` may have a time."""
    met = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    name = f"e{next(_numbers):05}"
    code = ClientCode(client) if client else None
    entry = Entry(
        id=EntryId(name),
        written=datetime(2026, 11, 22, 17, tzinfo=UTC),
        met=met,
        set=SetId(set_id),
        client=code,
        title=title_for(met, code),
        answers=tuple(Answer(QuestionId(key), key, text) for key, text in (answers or {}).items()),
        ratings=dict(ratings or {}),
        picks={key: tuple(ids) for key, ids in (picks or {}).items()},
        feelings=dict(feelings or {}),
    )
    path = f"entries/{entry.day.year}/{entry.day}-1200-{name}.md"
    return read(write(entry), path=path)


def said(  # noqa: PLR0913  one parameter for each thing a sighting says
    document: Document,
    theme: str,
    words: str,
    *,
    source: Source = Source.PHRASE,
    status: Status = Status.PRESENT,
    holder: Holder | None = None,
) -> Sighting:
    """Return the sighting of a theme in these words of the document, by its own holder unless another is named."""
    start = document.text.index(words)
    place = place_at(document.text, start, start + len(words))
    return Sighting(ThemeId(theme), source, status, holder or THEMES[ThemeId(theme)].holder, place, 0.8)


def ticked(document: Document, theme: str, question: str, option: str) -> Sighting:
    place = tick_place(document, question, option)
    assert place is not None
    return Sighting(ThemeId(theme), Source.PICK, Status.PRESENT, THEMES[ThemeId(theme)].holder, place)


def facts_with(document: Document, *sightings: Sighting) -> EntryFacts:
    ordered = sorted(sightings, key=lambda one: one.place.offset)
    return replace(glance(document), sightings=tuple(ordered))


def reader_over(*documents: Document) -> Reader:
    return Reader({document.path: document for document in documents}.__getitem__)


names = st.text(max_size=6)
small = st.integers(0, 10_000)
places = st.builds(Place, small, small, small, small)
sightings = st.builds(
    Sighting,
    theme=names.map(ThemeId),
    source=st.sampled_from(Source),
    status=st.sampled_from(Status),
    holder=st.sampled_from(Holder),
    place=places,
    confidence=st.floats(0, 1),
)
vectors = st.binary(min_size=VECTOR_LENGTH, max_size=VECTOR_LENGTH)
confidences = st.dictionaries(names.map(ThemeId), st.floats(0, 1), max_size=2)
any_facts = st.builds(
    EntryFacts,
    path=st.just("entries/2026/x.md"),
    id=names,
    source_id=names,
    day=st.dates(),
    time=st.just("") | st.times().map("{:%H:%M}".format),
    client=names,
    set=names,
    words=small,
    starred=st.booleans(),
    tags=st.lists(names, max_size=3).map(tuple),
    ratings=st.dictionaries(names, st.integers(0, 10), max_size=3),
    picks=st.dictionaries(names, st.lists(names, max_size=3).map(tuple), max_size=3),
    feelings=st.dictionaries(names, st.integers(0, 3), max_size=3),
    answered=st.lists(names, max_size=3).map(tuple),
    sightings=st.lists(sightings, max_size=3).map(tuple),
    stale=st.lists(names, max_size=2).map(tuple),
    refused=st.lists(names, max_size=2).map(tuple),
    felt=st.lists(st.tuples(names, places), max_size=2).map(tuple),
    scored=st.none() | st.lists(st.builds(Scored, places, vectors, confidences), max_size=3).map(tuple),
    judged=st.lists(st.builds(Judged, names.map(ThemeId), st.booleans(), vectors), max_size=3).map(tuple),
    learned_key=names,
)
