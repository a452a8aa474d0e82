"""Entries made of a few words, and the codebook, for tests of themes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.model.codes import EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Entry, Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Status
from alliance_journal.themes.codebook import Codebook, load_codebook
from alliance_journal.themes.coder import Coder

NOBODY: Mapping[str, Holder] = {}


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    return load_codebook(None)[0]


@lru_cache(maxsize=1)
def coder() -> Coder:
    return Coder(codebook())


def entry(**changes: object) -> Entry:
    fields: dict[str, object] = {
        "id": EntryId("k7f3q2"),
        "written": datetime(2026, 3, 5, 17, 0, tzinfo=UTC),
        "met": date(2026, 3, 5),
        "set": SetId("jot"),
        **changes,
    }
    return Entry(**fields)  # type: ignore[arg-type]


def document(*answers: str, question: str = "note", reviewed: tuple[Review, ...] = ()) -> Document:
    text, sections = "", []
    for answer in answers:
        text += "\n## heading\n\n"
        sections.append(Section(QuestionId(question), "heading", False, 1, len(text), len(text) + len(answer)))
        text += answer
    return Document(text, "entries/x.md", entry(reviewed=reviewed), tuple(sections))


def seen(text: str, question: str = "note", holders: Mapping[str, Holder] = NOBODY) -> tuple[Sighting, ...]:
    return coder().sightings_in(document(text, question=question), holders)


def counted(text: str, question: str = "note", holders: Mapping[str, Holder] = NOBODY) -> set[str]:
    themes = codebook().themes
    return {one.theme for one in seen(text, question, holders) if one.counts(themes[one.theme])}


def reading(text: str, theme: str, question: str = "note") -> tuple[Holder, Status] | None:
    """The holder and status of a theme in a text, or None where it is not seen."""
    found = [one for one in seen(text, question) if one.theme == ThemeId(theme)]
    return (found[0].holder, found[0].status) if found else None
