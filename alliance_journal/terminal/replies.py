"""What a short reply means: scales, numbered lists, yes or no, feelings; one that is not understood is a Muddle."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.guide.answers import LONGEST_OWN_FEELING, TOP_OF_SCALE
from alliance_journal.model.feelings import FEELINGS, STRONGEST_FEELING
from alliance_journal.model.prompts import Option

NONE_WORDS: Final = frozenset({"0", "none", "nothing", "-"})
YES_NO_UNSURE: Final = (Option("yes", "yes"), Option("no", "no"), Option("unsure", "not sure"))
_STRENGTH: Final = re.compile(r"(?P<word>.*?)(?:\s*[:=]\s*|\s+)(?P<strength>-?\d+)")
_OWN_WORD: Final = re.compile(r"[^\W\d_](?:[\w' -]*\w)?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Muddle:
    """A reply that was not understood: one sentence that says what would be."""

    sentence: str


def read_scale(reply: str) -> int | Muddle:
    """Return the whole number from 0 to 10 in `reply`."""
    text = reply.strip().removesuffix("/10").strip()
    if text.isdecimal() and len(text) <= 3 and int(text) <= TOP_OF_SCALE:
        return int(text)
    return Muddle("Please type a whole number from 0 to 10, or leave it empty to skip.")


def read_ticks(reply: str, options: Sequence[Option]) -> tuple[str, ...] | Muddle:
    """Return the ids of the options in `reply` ("1 3", "1,3", "2-4", a word), in the list's order; 0 for none."""
    words = reply.replace(",", " ").replace(";", " ").split()
    if len(words) == 1 and words[0].lower() in NONE_WORDS:
        return ()
    named = _named(reply, options)
    if named is not None:
        return (named,)
    chosen: set[int] = set()
    for word in words:
        numbers = _numbers(word, len(options))
        if not numbers:
            return Muddle(f"Please type {_numbers_to(len(options))}, or 0 for none of them.")
        chosen.update(numbers)
    return tuple(option.id for n, option in enumerate(options, start=1) if n in chosen)


def _numbers_to(highest: int) -> str:
    """Return which numbers may be typed: "numbers from 1 to 4, such as 1 3"."""
    if highest == 1:
        return "1 to tick it"
    return "1, 2 or both" if highest == 2 else f"numbers from 1 to {highest}, such as 1 3"


def read_tick(reply: str, options: Sequence[Option]) -> tuple[str, ...] | Muddle:
    """Return the one option in `reply` as a tuple of its id; 0 for none."""
    ticks = read_ticks(reply, options)
    if isinstance(ticks, Muddle) or len(ticks) > 1:
        return Muddle(f"Please type one number from 1 to {len(options)}, or 0 for none of them.")
    return ticks


def read_yesno(reply: str) -> tuple[str, ...] | Muddle:
    """Return `("yes",)`, `("no",)` or `("unsure",)` for y, n, u or the whole words."""
    word = reply.strip().lower()
    for option in YES_NO_UNSURE:
        if word and (option.id.startswith(word) or word in {option.label, f"{option.label}."}):
            return (option.id,)
    return Muddle("Please type y for yes, n for no, or u for not sure.")


def _named(reply: str, options: Sequence[Option]) -> str | None:
    """Return the id of the option whose id or whole label was typed."""
    word = reply.strip().lower()
    return next((option.id for option in options if word in {option.id.lower(), option.label.lower()}), None)


def _numbers(word: str, highest: int) -> range:
    """Return the numbers that "3" or "2-4" stands for; empty where it is neither or lies outside 1 to `highest`."""
    first, _, last = word.partition("-")
    last = last or first
    if not (first.isdecimal() and last.isdecimal() and len(first) <= 3 and len(last) <= 3):
        return range(0)
    if not 1 <= int(first) <= int(last) <= highest:
        return range(0)
    return range(int(first), int(last) + 1)


def read_feelings(reply: str) -> Mapping[str, int] | Muddle:
    """Return each feeling with its strength from 1 to 3; 0 or `none` for none that was noticed (an empty mapping).

    Numbers, words of the list and own words may be mixed: `5:2 9 anxious 1, left out 3`. What has no strength is taken
    as 2, something in between; a strength of 0 takes a feeling back. Commas are needed only around own words.
    """
    if _says_none(reply):
        return {}
    if _LONG_NUMBER.search(reply):
        return _STRENGTH_MUDDLE
    if _NEARLY_A_COLON.search(reply):
        return _COLON_MUDDLE
    felt: dict[str, int] = {}
    for piece in re.split(r"[,;\n]", reply):
        found = _feelings_of(piece.strip())
        if isinstance(found, Muddle):
            return found
        felt.update(found)
    return {word: strength for word, strength in felt.items() if strength}


def _says_none(reply: str) -> bool:
    """Whether a reply says that no feeling was noticed: `0`, `none`, or the picker's own "none that I noticed"."""
    words = reply.strip().rstrip(".").lower()
    return words in NONE_WORDS or words == "none that i noticed"


_LONG_NUMBER: Final = re.compile(r"\d{4}")
MIDDLING: Final = 2
_STRENGTH_MUDDLE: Final = Muddle("A strength is 1 a little, 2 clearly or 3 strongly, such as anxious 2 or 14:2.")
_NEARLY_A_COLON: Final = re.compile(r"\d;[1-3](?![\d:=])")
"""Either key of one pair may have been meant: a strength, or a second feeling that nobody had."""
_COLON_MUDDLE: Final = Muddle("Please type 14:2 for a strength, or 14 2 for two feelings.")
_WORD_MUDDLE: Final = Muddle("Please type numbers of the list or words, such as 9:2 anxious 1, or 0 for none.")


def _feelings_of(piece: str) -> Mapping[str, int] | Muddle:
    """Return the feelings in a piece without commas: a row of known ones, or else one own word with its strength."""
    if not piece:
        return {}
    known = _known_feelings(piece)
    return known if known is not None else _own_feeling(piece)


def _known_feelings(piece: str) -> Mapping[str, int] | Muddle | None:
    """Return the list's feelings in `piece`, a Muddle for a strength beyond 3, None for a word not of the list."""
    felt: dict[str, int] = {}
    last = ""
    for word in re.sub(r"\s*[:=]\s*", ":", piece).split():
        name, colon, strength = word.partition(":")
        feeling = _feeling(name)
        if last and not colon and name.isdecimal():
            # After a word a bare number is its strength; after a number it is the next feeling of the list.
            if int(name) > STRONGEST_FEELING:
                return _STRENGTH_MUDDLE
            felt[last], last = int(name), ""
            continue
        if feeling is None:
            return _WORD_MUDDLE if name.isdecimal() else None
        if colon and not (strength.isdecimal() and int(strength) <= STRONGEST_FEELING):
            return _STRENGTH_MUDDLE
        felt[feeling] = int(strength) if colon else MIDDLING
        last = "" if colon or name.isdecimal() else feeling
    return felt


def _feeling(name: str) -> str | None:
    """Return the feeling of the list that a number or a word names, or None."""
    if name.isdecimal():
        return FEELINGS[int(name) - 1] if len(name) <= 2 and 1 <= int(name) <= len(FEELINGS) else None
    return name.lower() if name.lower() in FEELINGS else None


def _own_feeling(piece: str) -> Mapping[str, int] | Muddle:
    """Return one feeling in the worker's own word or words, with its strength if one follows."""
    found = _STRENGTH.fullmatch(piece)
    word = (found["word"] if found else piece).strip()
    strength = int(found["strength"]) if found else MIDDLING
    if not 0 <= strength <= STRONGEST_FEELING:
        return _STRENGTH_MUDDLE
    if not _OWN_WORD.fullmatch(word) or len(word) > LONGEST_OWN_FEELING:
        return _WORD_MUDDLE
    return {word: strength}
