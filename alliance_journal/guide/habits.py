"""Keys and names that people write from habit, each with the one that a guided set has for it."""

from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.guide.shape import (
    CONDITION_KEYS,
    OPTION_KEYS,
    QUESTION_KEYS,
    SET_KEYS,
    Key,
    Mistake,
    Place,
    mistakes_in_table,
    named,
)

_SET: Final = "a set"
_QUESTION: Final = "a question"
_MEANT_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    _SET: {
        "name": "title",
        "description": "purpose",
        "about": "purpose",
        "time": "minutes",
        "duration": "minutes",
        "intro": "opening",
        "welcome": "opening",
        "lang": "language",
        "question": "questions",
    },
    _QUESTION: {
        "type": "kind",
        "question": "ask",
        "text": "ask",
        "prompt": "ask",
        "words": "ask",
        "choices": "options",
        "answers": "options",
        "if": "when",
        "condition": "when",
        "conditions": "when",
        "depends": "when",
        "role": "maps",
        "title": "short",
        "name": "short",
        "why": "help",
        "description": "help",
        "example": "help",
        "about": "holder",
        "who": "holder",
        "min": "low",
        "max": "high",
    },
    "an option": {"text": "label", "name": "label", "title": "label", "value": "id", "key": "id", "themes": "theme"},
    "a condition": {
        "id": "question",
        "equals": "any_of",
        "is": "any_of",
        "in": "any_of",
        "one_of": "any_of",
        "not": "none_of",
        "min": "at_least",
        "max": "at_most",
    },
    "an offer": {"id": "set", "text": "line", "words": "line", "title": "line"},
}
_MEANT_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": {
        **dict.fromkeys(("number", "rating", "slider", "int", "integer", "score"), "scale"),
        **dict.fromkeys(("choice", "radio", "select", "single", "list"), "pick"),
        **dict.fromkeys(("choices", "multiple", "checkbox", "checkboxes", "multi", "multiselect"), "picks"),
        **dict.fromkeys(("bool", "boolean", "yes/no", "yes-no", "yes_no", "yn"), "yesno"),
        **dict.fromkeys(("string", "short", "input", "sentence"), "line"),
        **dict.fromkeys(("long", "textarea", "paragraph", "free", "words", "freetext"), "text"),
        **dict.fromkeys(("emotion", "emotions", "feeling", "mood"), "feelings"),
        **dict.fromkeys(("day", "time", "when"), "date"),
    },
    "holder": {
        **dict.fromkeys(("me", "i", "self", "own", "mine", "practitioner", "nurse", "counsellor"), "worker"),
        **dict.fromkeys(("them", "they", "patient", "he", "she", "user", "service user"), "client"),
        **dict.fromkeys(("us", "we", "dyad", "between", "together"), "both"),
        **dict.fromkeys(("others", "family", "context", "team", "colleague"), "other"),
    },
}


def mistakes_in_keys(
    table: Mapping[str, object], keys: Mapping[str, Key], place: Place, what: str
) -> Iterator[Mistake]:
    """Yield what `mistakes_in_table` does, told for somebody who wrote it from habit, or in another place."""
    meant = {_MEANT_KEYS[what].get(name.lower(), "") for name in table if name not in keys}
    for mistake in mistakes_in_table(table, keys, place, what):
        if mistake.place == place:
            if all(f"needs a key '{key}'" not in mistake.sentence for key in meant if key):
                yield mistake
        else:
            name = str(mistake.place[-1])
            better = _wrong_value(name, table[name]) if name in keys else _wrong_key(name, what)
            yield Mistake(mistake.place, better or _ended(mistake.sentence, known=name in keys))


def _wrong_key(name: str, what: str) -> str:
    if meant := _MEANT_KEYS[what].get(name.lower()):
        example = "[[questions]]" if meant == "questions" else f"{meant} = ..."
        return f"{what} has no key {named(name)}; write {example}"
    if what == _QUESTION and name in SET_KEYS:
        return f"'{name}' belongs to the whole set: write it above the first [[questions]]"
    if what == _SET and name in QUESTION_KEYS:
        return f"'{name}' belongs to a question: write it below a line [[questions]]"
    if what == _QUESTION and name in CONDITION_KEYS:
        return f"""'{name}' belongs inside when: when = {{ question = "...", {name} = ... }}"""
    if what == _QUESTION and name in OPTION_KEYS:
        return f"""'{name}' belongs to an option: options = [{{ id = "...", {name} = "...", ... }}]"""
    return ""


def _wrong_value(name: str, value: object) -> str:
    if not isinstance(value, str):
        return ""
    if meant := _MEANT_NAMES.get(name, {}).get(value.strip().lower()):
        return f"'{name}' should be \"{meant}\" for what you mean with {named(value)}"
    if name == "help":
        return ""
    if "\t" in value:
        return f"'{name}' holds a tab: write a space in its place (and \\\\ for a backslash)"
    return f"'{name}' should be one line: join its lines" if "\n" in value or "\r" in value else ""


def _ended(sentence: str, *, known: bool) -> str:
    """Return the sentence about an unknown key with what to do, where it names no other key."""
    return sentence if known or "did you mean" in sentence else f"{sentence}; leave it out"
