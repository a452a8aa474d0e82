"""What may stand in the file of a layout, and every mistake in one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from alliance_journal.guide.checked import Table
from alliance_journal.guide.shape import (
    Key,
    Mistake,
    Place,
    asked,
    mistakes_in_table,
    named,
    one_of,
    paragraph,
    pattern,
    tables,
    tables_in,
    whole,
    words,
)
from alliance_journal.model.layouts import FACTS, HEADING_KINDS, SPOTS

MOST_HEADINGS: Final = 30
MOST_SIGNATURES: Final = 4
MOST_NAMES: Final = 60
LONGEST_LIMIT: Final = 1_000_000
TAKEN: Final = frozenset({"layout", "entries", "stranger", "next", "kind"})
"""Ids of questions that every account is asked beside its headings."""
_ID: Final = r"[a-z][a-z0-9_]{0,31}"
_LAYOUT_ID: Final = pattern(r"[a-z][a-z0-9_-]{0,31}", "1 to 32 small letters, digits, - or _, a letter first")
_HEADING_ID: Final = pattern(_ID, "1 to 32 small letters, digits or _, a letter first")
_SOURCE: Final = pattern(rf"([a-z][a-z0-9_-]{{0,31}}\.)?{_ID}", 'such as "session.moment", or "moment" for any set')
_WORD: Final = words(80)


def _several(each: Callable[[object], str], most: int, example: str) -> Callable[[object], str]:
    """Return a check for a list of values, each of which passes a check of its own."""

    def wrong(value: object) -> str:
        if not isinstance(value, list) or not value:
            return f"should be a list such as {example}"
        if len(value) > most:
            return f"should be at most {most}, not {len(value)}"
        return next((f"holds {named(one)}, which {told}" for one in value if (told := each(one))), "")

    return wrong


LAYOUT_KEYS: Final[Mapping[str, Key]] = {
    "id": Key(_LAYOUT_ID, needed=True),
    "title": Key(words(120), needed=True),
    "purpose": Key(words(300), needed=True),
    "minutes": Key(whole(1, 240), needed=True),
    "check": Key(words(300)),
    "language": Key(pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", 'a language code such as "en" or "pt-BR"')),
    "source": Key(words(500)),
    "also": Key(_several(_LAYOUT_ID, MOST_SIGNATURES, '["cpd"]')),
    "facts": Key(_several(one_of(FACTS), len(FACTS), '["date", "period"]')),
    "signatures": Key(_several(_WORD, MOST_SIGNATURES, '["Signature", "Supervisor"]')),
    "headings": Key(tables(MOST_HEADINGS, "one [[headings]] table for each heading"), needed=True),
}
HEADING_KEYS: Final[Mapping[str, Key]] = {
    "id": Key(_HEADING_ID, needed=True),
    "heading": Key(words(120), needed=True),
    "question": Key(asked, needed=True),
    "kind": Key(one_of(HEADING_KINDS), needed=True),
    "help": Key(paragraph),
    "hint": Key(words(200)),
    "place": Key(one_of(SPOTS)),
    "most_words": Key(whole(1, LONGEST_LIMIT)),
    "most_characters": Key(whole(1, LONGEST_LIMIT)),
    "from": Key(_several(_SOURCE, MOST_NAMES, '["session.moment", "jot.note"]')),
}
_ONLY_WRITTEN: Final = ("most_words", "most_characters", "from")
_MEANT: Final[Mapping[str, str]] = {
    "max_words": "most_words",
    "words": "most_words",
    "max_characters": "most_characters",
    "characters": "most_characters",
    "max_chars": "most_characters",
    "ask": "question",
    "title": "heading",
    "type": "kind",
    "name": "title",
    "description": "purpose",
    "signature": "signatures",
    "questions": "headings",
    "heading": "headings",
}
"""Keys that people write from habit, and the one that is meant."""


def mistakes_in_layout(table: Table) -> Iterator[Mistake]:
    """Yield every mistake in the table of a layout, in no particular order."""
    yield from _key_mistakes(table, LAYOUT_KEYS, (), "a layout")
    earlier: set[str] = set()
    for index, heading in tables_in(table.get("headings")):
        place = ("headings", index)
        yield from _key_mistakes(heading, HEADING_KEYS, place, "a heading")
        yield from _id_mistakes(heading.get("id"), earlier, place)
        yield from _kind_mistakes(heading, place)


def _key_mistakes(table: Table, keys: Mapping[str, Key], place: Place, what: str) -> Iterator[Mistake]:
    """Yield unknown, missing and mistaken keys; a key from habit is told with the one that is meant."""
    for mistake in mistakes_in_table(table, keys, place, what):
        name = str(mistake.place[-1]) if mistake.place != place else ""
        if not name or name in keys:
            yield mistake
        elif (meant := _MEANT.get(name, "")) in keys:
            yield Mistake(mistake.place, f"{what} has no key {named(name)}; write {_example(meant)}")
        else:
            ended = "" if "did you mean" in mistake.sentence else "; leave it out"
            yield Mistake(mistake.place, mistake.sentence + ended)


def _example(key: str) -> str:
    return "[[headings]]" if key == "headings" else f"{key} = ..."


def _id_mistakes(name: object, earlier: set[str], place: Place) -> Iterator[Mistake]:
    """Remember a heading by its id; one that is there already, or that every account has, is a mistake."""
    if not isinstance(name, str):
        return
    if name in TAKEN:
        yield Mistake((*place, "id"), f"the id {named(name)} belongs to a question that every account is asked")
    elif name in earlier:
        yield Mistake((*place, "id"), f"the id {named(name)} is taken already; give this one another")
    earlier.add(name)


def _kind_mistakes(heading: Table, place: Place) -> Iterator[Mistake]:
    kind = heading.get("kind")
    if kind == "standards":
        for name in _ONLY_WRITTEN:
            if name in heading:
                yield Mistake((*place, name), f"'{name}' belongs to words, not to kind standards; leave it out here")
    if kind == "text" and heading.get("place") == "facts":
        yield Mistake((*place, "place"), 'a fact is one line: write kind = "line", or leave place out')
