"""A guided set as its TOML file writes it: what `parse_set` reads back as the same set."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from alliance_journal.entrytext.writing import toml_list, toml_string
from alliance_journal.guide.building import table_of
from alliance_journal.model.prompts import PromptSet

_SET: Final = ("id", "title", "purpose", "minutes", "version", "language", "opening", "source")
_QUESTION: Final = ("id", "short", "ask", "help", "hint", "kind", "holder", "private", "strategy", "source", "maps")
_MORE: Final = ("low", "high", "shows", "from")
_USUAL: Final[Mapping[str, object]] = {"language": "en", "holder": "both", "private": False}


def set_text(prompt_set: PromptSet) -> str:
    """Return the whole file of a set, with a line break at its end; a key that would say nothing is left out."""
    return "".join(f"{line}\n" for line in _lines(table_of(prompt_set)))


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    yield from _pairs(table, _SET)
    for question in table["questions"]:
        yield from ("", "[[questions]]", *_pairs(question, (*_QUESTION, *_MORE)))
        yield from _when(question["when"])
        if question["options"]:
            yield from ("options = [", *(f"  {_inline(option)}," for option in question["options"]), "]")
    for offer in table["offers"]:
        yield from ("", "[[offers]]", *_pairs(offer, ("set", "line")), *_when(offer["when"]))


def _pairs(table: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = table.get(key)
        if value not in ("", None) and value != _USUAL.get(key):
            yield f"{key} = {_value(value)}"


def _when(conditions: list[dict[str, Any]]) -> Iterator[str]:
    told = [_inline(condition) for condition in conditions]
    if told:
        yield f"when = {told[0] if len(told) == 1 else '[' + ', '.join(told) + ']'}"


def _inline(table: Mapping[str, Any]) -> str:
    pairs = (f"{key} = {_value(value)}" for key, value in table.items() if value not in ("", None, []))
    return f"{{ {', '.join(pairs)} }}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return toml_list(value)
    return toml_string(value) if isinstance(value, str) else str(value)
