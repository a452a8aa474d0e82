"""What may stand in a guided set: the keys of each table, and what each value has to look like."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.guide.nearest import did_you_mean
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import DRAWS, SHOWS, QuestionKind, Role

Place = tuple[str | int, ...]
"""The way to a value: keys and indexes, such as ("questions", 2, "when", "question")."""

MOST_BYTES: Final = 200_000
MOST_QUESTIONS: Final = 60
MOST_OPTIONS: Final = 40
MOST_OFFERS: Final = 10
MOST_CONDITIONS: Final = 10
LONGEST_ASK: Final = 200
LONGEST_HELP: Final = 2_000
_NOT_IN_A_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, and marks that turn the reading direction of all that follows."""
_NOT_IN_A_LINE: Final = re.compile(_NOT_IN_A_TEXT.pattern + "|[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a set: the way to it, and a sentence that says what to write instead."""

    place: Place
    sentence: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a table may have: `wrong` returns what its value should be instead, or "" where it is well."""

    wrong: Callable[[object], str]
    needed: bool = False


def words(longest: int) -> Callable[[object], str]:
    """Return a check for words in one line."""

    def wrong(value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            return "should be words in quotes"
        if _NOT_IN_A_LINE.search(value):
            return "should be one line without control characters"
        return _too_long(value, longest)

    return wrong


def asked(value: object) -> str:
    """Return what is wrong with the words of a question: they become a heading of the entry, beside a comment."""
    words_asked = str(value)
    if wrong := words(LONGEST_ASK)(value):
        return wrong
    if "<!--" in words_asked or "-->" in words_asked:
        return "should be without <!-- and -->: it becomes a heading in the entry, with a comment beside it"
    return "should not begin or end with a space" if words_asked != words_asked.strip() else ""


def paragraph(value: object) -> str:
    """Return what is wrong with a help text, which may run over several lines."""
    if not isinstance(value, str):
        return "should be words in quotes"
    if _NOT_IN_A_TEXT.search(value):
        return "should be without control characters"
    return _too_long(value, LONGEST_HELP)


def pattern(shape: str, example: str) -> Callable[[object], str]:
    """Return a check for words of a fixed shape."""
    compiled = re.compile(shape)

    def wrong(value: object) -> str:
        fits = isinstance(value, str) and compiled.fullmatch(value)
        return "" if fits else f"should be {example}"

    return wrong


def whole(low: int, high: int) -> Callable[[object], str]:
    """Return a check for a whole number, both ends included."""

    def wrong(value: object) -> str:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return "" if fits else f"should be a whole number from {low} to {high}, without quotes"

    return wrong


def truth(value: object) -> str:
    """Return what is wrong with a value that has to be true or false."""
    return "" if isinstance(value, bool) else "should be true or false, without quotes"


def one_of(names: Sequence[str]) -> Callable[[object], str]:
    """Return a check for one of a few names."""

    def wrong(value: object) -> str:
        if value in names:
            return ""
        return f"should be one of {', '.join(names)}" + (did_you_mean(value, names) if isinstance(value, str) else "")

    return wrong


def tables(most: int, example: str) -> Callable[[object], str]:
    """Return a check for a list of tables, not empty."""

    def wrong(value: object) -> str:
        if not isinstance(value, list) or not value or not all(isinstance(table, dict) for table in value):
            return f"should be {example}"
        return f"should be at most {most}, not {len(value)}" if len(value) > most else ""

    return wrong


def named(value: object) -> str:
    """Return a name from the file as it may be repeated in a sentence: short, in quotes, without control characters."""
    return ascii(str(value)[:40])


def mistakes_in_table(
    table: Mapping[str, object], keys: Mapping[str, Key], place: Place, what: str
) -> Iterator[Mistake]:
    """Yield the unknown, missing and mistaken keys of one table, which the sentences call `what`."""
    for name in table:
        if name not in keys:
            yield Mistake((*place, name), f"{what} has no key {named(name)}{did_you_mean(name, keys)}")
    for name, key in keys.items():
        if name not in table:
            if key.needed:
                yield Mistake(place, f"{what} needs a key '{name}'; it {key.wrong(None)}")
        elif wrong := key.wrong(table[name]):
            yield Mistake((*place, name), f"'{name}' {wrong}")


def tables_in(value: object) -> Iterable[tuple[int, Mapping[str, object]]]:
    """Return the tables of a list with their indexes; anything else is passed over (it is reported elsewhere)."""
    found = value if isinstance(value, list) else []
    return [(index, table) for index, table in enumerate(found) if isinstance(table, dict)]


def _too_long(value: str, longest: int) -> str:
    return f"should be at most {longest} characters, not {len(value)}" if len(value) > longest else ""


def _conditions(value: object) -> str:
    example = 'a table such as { question = "strain", at_least = 4 }, or a list of them'
    return tables(MOST_CONDITIONS, example)([value] if isinstance(value, dict) else value)


def _ids(value: object) -> str:
    fits = isinstance(value, list) and value and all(isinstance(option, str) for option in value)
    return "" if fits else 'should be a list of option ids such as ["off", "tense"]'


_SET_ID: Final = pattern(r"[a-z][a-z0-9_-]{0,31}", "1 to 32 small letters, digits, - or _, a letter first")
_QUESTION_ID: Final = pattern(r"[a-z][a-z0-9_]{0,31}", "1 to 32 small letters, digits or _, a letter first")

SET_KEYS: Final[Mapping[str, Key]] = {
    "id": Key(_SET_ID, needed=True),
    "title": Key(words(80), needed=True),
    "purpose": Key(words(300), needed=True),
    "minutes": Key(whole(1, 240), needed=True),
    "version": Key(whole(1, 1_000_000), needed=True),
    "language": Key(pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", 'a language code such as "en" or "pt-BR"')),
    "opening": Key(words(300), needed=True),
    "source": Key(words(500)),
    "questions": Key(tables(MOST_QUESTIONS, "one [[questions]] table for each question"), needed=True),
    "offers": Key(tables(MOST_OFFERS, "one [[offers]] table for each offer")),
}
QUESTION_KEYS: Final[Mapping[str, Key]] = {
    "id": Key(_QUESTION_ID, needed=True),
    "short": Key(words(60)),
    "ask": Key(asked, needed=True),
    "help": Key(paragraph),
    "hint": Key(words(200)),
    "kind": Key(one_of([kind.value for kind in QuestionKind]), needed=True),
    "holder": Key(one_of([Holder.WORKER.value, Holder.CLIENT.value, Holder.BOTH.value, Holder.OTHER.value])),
    "private": Key(truth),
    "strategy": Key(whole(1, 6)),
    "source": Key(words(500)),
    "maps": Key(one_of([role.value for role in Role if role.value])),
    "low": Key(words(60)),
    "high": Key(words(60)),
    "shows": Key(one_of(SHOWS)),
    "from": Key(one_of(DRAWS)),
    "when": Key(_conditions),
    "options": Key(tables(MOST_OPTIONS, 'a list of tables such as { id = "easy", label = "easy" }')),
}
OPTION_KEYS: Final[Mapping[str, Key]] = {
    "id": Key(pattern(r"[a-z0-9][a-z0-9_.-]{0,63}", "1 to 64 small letters, digits, . - or _"), needed=True),
    "label": Key(words(120), needed=True),
    "theme": Key(pattern(r"[a-z][a-z0-9_]{0,31}\.[a-z][a-z0-9_]{0,63}", 'a theme id such as "wc.paternal"')),
}
CONDITION_KEYS: Final[Mapping[str, Key]] = {
    "question": Key(_QUESTION_ID, needed=True),
    "at_least": Key(whole(0, 10)),
    "at_most": Key(whole(0, 10)),
    "any_of": Key(_ids),
    "none_of": Key(_ids),
    "answered": Key(truth),
}
OFFER_KEYS: Final[Mapping[str, Key]] = {
    "set": Key(_SET_ID, needed=True),
    "line": Key(words(200), needed=True),
    "when": Key(_conditions),
}
