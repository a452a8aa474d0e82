"""The words of a saved entry as texts to look over, one after the other, and the entry with other words. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from alliance_journal.entrytext.writing import title_for
from alliance_journal.model.entries import Entry
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.terminal.settling_view import Written


def texts_of_entry(entry: Entry) -> tuple[Written, ...]:
    """Return the answers first, then a title of the worker's own, tags, feelings in own words, reviewed sentences."""
    own = [word for word in entry.feelings if word not in FEELINGS]
    return (
        *(Written(answer.heading or "Words without a heading", answer.text) for answer in entry.answers),
        *([Written("The title", entry.title)] if _has_own_title(entry) else []),
        *(Written("A tag", tag) for tag in entry.tags),
        *(Written("A feeling in your own words", word) for word in own),
        *(Written("A sentence that you reviewed", one.quote) for one in entry.reviewed),
    )


def with_entry_texts(entry: Entry, texts: Sequence[str]) -> Entry:
    """Return the entry with these words for the texts of `texts_of_entry`, in their order."""
    words = iter(texts)
    return replace(
        entry,
        answers=tuple(replace(answer, text=next(words)) for answer in entry.answers),
        title=next(words) if _has_own_title(entry) else entry.title,
        tags=tuple(next(words) for _ in entry.tags),
        feelings=MappingProxyType(dict(_feelings(entry, words))),
        reviewed=tuple(replace(one, quote=next(words)) for one in entry.reviewed),
    )


def _has_own_title(entry: Entry) -> bool:
    return bool(entry.title) and entry.title != title_for(entry.met, entry.client)


def _feelings(entry: Entry, words: Iterator[str]) -> Iterator[tuple[str, int]]:
    for word, strength in entry.feelings.items():
        yield word if word in FEELINGS else next(words), strength
