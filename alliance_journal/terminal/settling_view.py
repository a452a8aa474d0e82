"""One thing that may say who somebody is, as the worker is asked about it: what, where, and what can be done. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.mentions import Mention, Spot
from alliance_journal.model.codes import ClientCode
from alliance_journal.privacy.kinds import Kind
from alliance_journal.queries.matches import Span, snippet
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.safe import safe_line

NEUTRAL: Final[Mapping[Kind, str]] = {
    Kind.NAME: "[name]",
    Kind.ORGANISATION: "[organisation]",
    Kind.PLACE: "[place]",
    Kind.ADDRESS: "[address]",
    Kind.POSTCODE: "[postcode]",
    Kind.PHONE: "[phone]",
    Kind.EMAIL: "[e-mail]",
    Kind.URL: "[link]",
    Kind.IP: "[computer]",
    Kind.BIRTH_DATE: "[date of birth]",
    Kind.PERSON_NUMBER: "[number]",
    Kind.CASE_NUMBER: "[case number]",
    Kind.BANK: "[bank account]",
    Kind.CARD: "[card number]",
    Kind.DATE: "[date]",
    Kind.DAY: "[day]",
    Kind.AGE: "[age]",
}
"""What stands in the place of something that may say who somebody is, where no code does."""
MOST_PLACES: Final = 5
_AROUND: Final = 120
"""Characters of an answer that are shown around a place."""
_NARROWEST: Final = 20

Styled = tuple[str, str]
"""A style (`head`, `aside`, `note`, or nothing) and a line; the style never carries meaning alone."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text that is looked at, and what its question is called."""

    title: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of one mention: which of how many, the texts it stands in, what can be typed, and notes."""

    position: tuple[int, int]
    mention: Mention
    texts: Sequence[Written] = field(repr=False)
    choices: Mapping[str, str]
    notes: tuple[str, ...] = ()


def choices_for(mention: Mention, client: ClientCode | None, *, left: int, back: bool) -> dict[str, str]:
    """Return what can be typed about a mention and what it does, in the order in which it is shown.

    A name may be the client's, and then the code stands for it, or another person's.
    """
    neutral = NEUTRAL[mention.kind]
    has_code = mention.kind is Kind.NAME and client is not None
    choices = {"r": f"replace with {client}"} if has_code else {"r": f"replace with {neutral}"}
    choices |= {"s": f"somebody else as {neutral}"} if has_code else {}
    choices |= {"o": "other words", "k": "keep (Enter)", "e": "edit the answer", "n": "never ask about this again"}
    choices |= {"b": "back"} if back else {}
    if left > 1:
        choices |= {"r all": "neutral words for all that are left", "k all": "keep all"}
    return choices


def choice_line(view: View) -> str:
    """Return everything that can be typed, in words."""
    return ", ".join(f"{typed}: {does}" for typed, does in view.choices.items())


def thing_line(view: View) -> str:
    """Return "A name, in 2 places: Anna"."""
    mention = view.mention
    places = f", in {len(mention.spots)} places" if len(mention.spots) > 1 else ""
    kind = mention.kind.words
    return f"{kind[:1].upper()}{kind[1:]}{places}: {one_line(mention.spelling)}"


def spoken(view: View) -> tuple[str, ...]:
    """Return the view in whole sentences, one a line, for line input and screen readers."""
    number, of = view.position
    places = (f"{where}: {words}" for where, words in _places(view, "", ""))
    return f"{number} of {of}. {thing_line(view)}", *places, *_more(view, MOST_PLACES)


def card_lines(view: View, width: int, height: int) -> tuple[Styled, ...]:
    """Return the view in rows of at most `width` columns, with as many of its places as there is room for."""
    width = max(width, _NARROWEST)
    head = [("head", row) for row in wrapped(f"{view.position[0]} of {view.position[1]}  {thing_line(view)}", width)]
    lines: list[Styled] = head
    for shown in range(min(len(view.mention.spots), MOST_PLACES), -1, -1):
        places = [line for place in list(_places(view, ">>", "<<"))[:shown] for line in _place_rows(place, width)]
        more = [("aside", row) for row in _more(view, shown)]
        lines = [*head, *([("", "")] if places else []), *places, *more]
        if len(lines) <= height:
            break
    return tuple(lines)


def one_line(words: str) -> str:
    """Return words of an entry fit to show on one line."""
    return safe_line(" ".join(words.split()))


def _place_rows(place: tuple[str, str], width: int) -> Iterator[Styled]:
    where, words = place
    for row in wrapped(where, width - 2):
        yield "aside", f"  {row}"
    for row in wrapped(words, width - 4):
        yield "", f"    {row}"


def _places(view: View, before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield where the first places are, and the words around each, with marks on both sides of the mention."""
    for spot in view.mention.spots[:MOST_PLACES]:
        written = view.texts[spot.text]
        line = written.text.count("\n", 0, spot.start) + 1
        where = f"{one_line(written.title)}, line {line}" if "\n" in written.text else one_line(written.title)
        yield where, _words_around(written.text, spot, before, after)


def _words_around(text: str, spot: Spot, before: str, after: str) -> str:
    around = snippet(text, Span(spot.start, spot.end), _AROUND)
    left, right = text[around.start : spot.start], text[spot.end : around.end]
    opening = "... " if around.start > 0 and text[: around.start].rpartition("\n")[2].strip() else ""
    ending = " ..." if around.end < len(text) and text[around.end :].partition("\n")[0].strip() else ""
    return f"{opening}{one_line(f'{left}{before}{text[spot.start : spot.end]}{after}{right}')}{ending}"


def _more(view: View, shown: int) -> tuple[str, ...]:
    more = len(view.mention.spots) - shown
    return (f"and {more} more {'place' if more == 1 else 'places'}",) if more > 0 and shown else ()
