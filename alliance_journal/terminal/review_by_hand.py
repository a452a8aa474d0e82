"""A theme put into an entry by hand, or taken out of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import NewerFormatError, NotFoundError, UsageError
from alliance_journal.findings.passages import keep_reviews, last_line_of, line_of, sentences_of
from alliance_journal.findings.sitting import with_review
from alliance_journal.model.entries import Review
from alliance_journal.model.themes import Sighting, Theme
from alliance_journal.storage.folder import Journal, Stored
from alliance_journal.terminal.review_view import one_line, theme_label
from alliance_journal.terminal.screen import Screen, ask, say
from alliance_journal.themes.reviews import reviewed_in
from alliance_journal.themes.sentences import Span

_UNDO: Final = "To take it back: aj undo"
_WHOLE: Final = (0, 0)
_LONGEST_NUMBER: Final = 7

Coded = Callable[[Document], Sequence[Sighting]]
"""Gives the sightings of an entry as read, with the reviews in it applied."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What is needed to change the themes of an entry by hand."""

    journal: Journal
    screen: Screen
    coded: Coded


def add_theme(hand: Hand, name: str, theme: Theme, line: int | None) -> int:
    """Say yes to a theme at a sentence of an entry, or in all of it, and return the exit code.

    Where several sentences may be meant, the worker picks one. Raises UsageError where no sentence stands on the line.
    """
    stored = _opened(hand, name)
    document = stored.document
    spans = sentences_of(document)
    if line is not None:
        spans = tuple(span for span in spans if line_of(document, span) <= line <= last_line_of(document, span))
        if not spans:
            raise UsageError(f"no sentence stands on line {line} of {document.path}", hint=f"aj show --raw {name}")
    span = (
        spans[0] if line is not None and len(spans) == 1 else _picked(hand.screen, document, spans, or_all=line is None)
    )
    if span is None:
        say(hand.screen, "Nothing was changed.")
        return 0
    review = Review(theme.id, "yes", document.text[span[0] : span[1]])
    text = keep_reviews(hand.journal, stored, with_review(document.entry.reviewed, review))
    # The review itself has moved the sentence down in the file.
    line = text.count("\n", 0, span[0] + len(text) - len(document.text)) + 1
    where = "in the whole entry" if span == _WHOLE else f"at line {line}"
    say(hand.screen, f"Added {where}: {theme_label(theme)}. {_UNDO}")
    return 0


def _opened(hand: Hand, name: str) -> Stored:
    """Return the entry of that name; raises NewerFormatError, before anything is asked, where it cannot be changed."""
    stored = hand.journal.read(hand.journal.find(name))
    if stored.document.read_only:
        raise NewerFormatError(f"{stored.document.path} is of a newer format: it can be read here, not changed")
    return stored


def _picked(screen: Screen, document: Document, spans: Sequence[Span], *, or_all: bool) -> Span | None:
    """Return the sentence that the worker picks from the numbered list, or None where none is picked."""
    for number, (start, end) in enumerate(spans, start=1):
        say(screen, f"{number}. {one_line(document.text[start:end])}")
    everything = "; 0 for the whole entry" if or_all else ""
    while (typed := ask(screen, f"Which sentence? Its number{everything}; Enter alone changes nothing:")) is not None:
        word = typed.strip()
        if not word:
            return None
        if or_all and word == "0":
            return _WHOLE
        if word.isdecimal() and len(word) < _LONGEST_NUMBER and 1 <= int(word) <= len(spans):
            return spans[int(word) - 1]
        say(screen, "Please type one of the numbers, or 0." if or_all else "Please type one of the numbers.")
    return None


def remove_theme(hand: Hand, name: str, theme: Theme) -> int:
    """Take a theme out of an entry and return the exit code: each yes goes, and what was found or ticked is refused.

    Answers about words that have changed since go as well. Raises NotFoundError where the theme is not in the entry.
    """
    stored = _opened(hand, name)
    document = stored.document
    entry = document.entry
    gone = [one.review for one in reviewed_in(document) if one.review.verdict == "yes" or one.is_stale]
    kept = tuple(review for review in entry.reviewed if review.theme != theme.id or review not in gone)
    left = _seen(hand, document, kept, theme)
    after = with_review(kept, Review(theme.id, "no")) if left else kept
    if after == entry.reviewed:
        raise NotFoundError("that theme is not in this entry", hint=f"aj themes {name}")
    keep_reviews(hand.journal, stored, after)
    say(hand.screen, f"Taken out: {theme_label(theme)}. {_UNDO}")
    return 0


def _seen(hand: Hand, document: Document, reviewed: tuple[Review, ...], theme: Theme) -> list[Sighting]:
    """Return the sightings of a theme as they would be with these reviews."""
    asked = replace(document, entry=replace(document.entry, reviewed=reviewed))
    return [one for one in hand.coded(asked) if one.theme == theme.id]
