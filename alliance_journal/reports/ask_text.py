"""The answer to the worker's own question, for people and for other programs."""

from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.findings.asking import Asked
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import Line, Page, counted, wrapped
from alliance_journal.reports.loops_text import pair_lines
from alliance_journal.reports.machine import quoted_json
from alliance_journal.themes.boards import When
from alliance_journal.themes.loops import Answer

SCHEMA: Final = "alliance-journal/ask/1"
ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.MORE: "That is more often than chance alone would make likely.",
    Answer.NO_MORE: "That is no more often than chance could make it.",
    Answer.TOO_FEW: "These are too few to tell it from chance.",
}
HOW: Final = "Compared among entries of the same client, of like length and time; a count says nothing about why."


def ask_lines(asked: Asked, number: int, page: Page, *, most_quotes: int) -> Iterator[Line]:
    """Yield the counts, the answer and the sentences it stands on; `number` says which question of the day it was."""
    yield from wrapped(_counts(asked), page)
    yield from wrapped(ANSWERS[asked.answer], page)
    yield from pair_lines(asked.quotes(most_quotes), asked.themes, page, "  ", by_path=True)
    left = len(asked.spots) - most_quotes
    if left > 0:
        yield from wrapped(f"and {left} more: aj ask --quotes {len(asked.spots)}", page, indent="  ", role="note")
    for note in _notes(asked, number):
        yield from wrapped(note, page, role="note")


def _counts(asked: Asked) -> str:
    """Return the four counts as one sentence."""
    counts, first, then = asked.counts, asked.first.label, asked.then.label
    if not counts.of:
        return f"Your words touch on {first} in none of {counted(counts.others, 'entry', 'entries')}{_followed(asked)}."
    of = counted(counts.of, "entry", "entries")
    word = "in" if asked.when is When.SAME else "after"
    others = f" ({word} the other {counts.others}: {counts.otherwise})" if counts.others else ""
    if asked.when is When.SAME:
        return f"In {counts.both} of {of} where your words touch on {first}, {then} was there too{others}."
    return (
        f"After {counts.both} of {of} where your words touch on {first}, that client's next entry had {then}{others}."
    )


def _followed(asked: Asked) -> str:
    return "" if asked.when is When.SAME else " that are followed by another of that client"


def _notes(asked: Asked, number: int) -> Iterator[str]:
    if asked.answer is not Answer.TOO_FEW:
        yield HOW
    if asked.without_client:
        entries = counted(asked.without_client, "entry", "entries")
        yield f"{entries} without a client code could not be compared with others."
    if number > 1:
        yield f"This is your {ordinal(number)} question today: with many questions one will fit by chance."


def ordinal(number: int) -> str:
    """Return a number as it is said in a row: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ask_json(asked: Asked, number: int) -> Json:
    """Return the question and its answer in the shape `alliance-journal/ask/1`."""
    counts = asked.counts
    return {
        "schema": SCHEMA,
        "first": list(asked.first.themes),
        "then": list(asked.then.themes),
        "where": asked.when.value,
        "entries": asked.entries,
        "clients": asked.clients,
        "both": counts.both,
        "of": counts.of,
        "contrast": {"both": counts.otherwise, "of": counts.others},
        "answer": asked.answer.value,
        "question_today": number,
        "evidence": [
            [quoted_json(quote, asked.themes[quote.sighting.theme]) for quote in pair] for pair in asked.quotes()
        ],
    }
