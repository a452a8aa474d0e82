"""The words around a phrase, as three tables say: what marks stand for, who is who, and triggers of other times."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from alliance_journal.themes.grammar import GAP, Keys, variants_of
from alliance_journal.themes.phrases import Phrasebook, Vocabulary, spelled
from alliance_journal.themes.toml import parsed

FILES: Final = ("context.toml", "people.toml", "triggers.toml")
_LISTS: Final = ("things", "small", "verbs", "families", "frames")
_PEOPLE: Final = ("subjects", "objects", "possessives", "nouns")
Words = frozenset[str]


class Reach(Enum):
    """Where the words stand that a trigger speaks of."""

    AHEAD = "ahead"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A family of words that take a phrase out of the here and now: what it makes of it, and how far it reaches.

    `say` tells it to a reader; `within` counts the words between the trigger and the phrase; `over` names what it
    reaches across; `plain` tells that only a plain verb may follow; `needs` how it has to be followed; `only` what the
    phrase has to be without it; `unless` holds words that take its force away; `alone` tells that it counts only where
    the writer takes no part.
    """

    name: str
    say: str
    status: Status
    reach: Reach
    within: int
    over: Words
    plain: bool
    needs: str
    only: str
    unless: Words
    alone: bool

    @property
    def is_pseudo(self) -> bool:
        """Whether it only hides the triggers inside it."""
        return self.status is Status.PRESENT and self.reach is not Reach.AFTER


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the coder knows about the words around a phrase.

    `holders` holds the lists of words by name; `people` the holder of every pronoun and noun, by the kind of word.
    """

    vocabulary: Vocabulary
    holders: Mapping[str, Words]
    people: Mapping[str, Mapping[str, Holder]]
    questions: Mapping[str, Holder]
    planned: Words
    triggers: tuple[Trigger, ...]
    triggered: Phrasebook
    kind_of_line: tuple[int, ...]
    anchors: Words

    @property
    def slots(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each slot, under its name with braces."""
        return self.vocabulary.slots


@lru_cache(maxsize=1)
def shipped_context() -> Context:
    """Return the context tables that ship with the program."""
    people, triggers = (parsed(_text_of(name)) for name in FILES[1:])
    vocabulary = _vocabulary()
    lines, kinds = _lines(triggers["triggers"], vocabulary)
    return Context(
        vocabulary=vocabulary,
        holders=_lists({**people, "frames": triggers["frames"]}, vocabulary),
        people={kind: _holders(people[kind]) for kind in _PEOPLE},
        questions=_holders({name: words for name, words in people["questions"].items() if name != "planned"}),
        planned=_words(people["questions"]["planned"]),
        triggers=tuple(map(_trigger, triggers["triggers"])),
        triggered=Phrasebook(lines, vocabulary),
        kind_of_line=kinds,
        anchors=_anchors(lines, vocabulary),
    )


def shipped_slots() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each slot that a phrase may name; the other tables are not read for it."""
    return _vocabulary().slots


@lru_cache(maxsize=1)
def context_text() -> str:
    """Return the context tables as they are written, one after another."""
    return "".join(map(_text_of, FILES))


def _text_of(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _words(words: str) -> Words:
    return frozenset(words.split())


def _holders(lists: Mapping[str, str]) -> Mapping[str, Holder]:
    """Return the holder of every word that stands in a list named after one."""
    held = {holder.value: holder for holder in Holder}
    return {word: held[name] for name, words in lists.items() if name in held for word in words.split()}


def _lists(tables: Mapping[str, Any], vocabulary: Vocabulary) -> Mapping[str, Words]:
    """Return every list of words by its name, and the verb forms that a new act begins with."""
    lists = {name: _words(words) for table in _LISTS for name, words in tables[table].items()}
    nouns = {name: _words(words) for name, words in tables["nouns"].items() if name not in {"client", "other"}}
    pronouns = _words(" ".join(tables["subjects"].values()))
    return {
        **lists,
        **nouns,
        "subjects": pronouns,
        "finite": lists["done"] | _finite(vocabulary),
        "present": _present(vocabulary),
        "plain": frozenset(vocabulary.irregular),
    }


def _finite(vocabulary: Vocabulary) -> Words:
    """Return the irregular forms that tell of something done: went, sat, shut."""
    forms = ((lemma, *said.split()) for lemma, said in vocabulary.irregular.items())
    past = (next((form for form in said[2:] if not form.endswith("ing")), said[0]) for said in forms)
    return frozenset(past)


def _present(vocabulary: Vocabulary) -> Words:
    """Return the irregular verbs as they are said of one person now: goes, gives, keeps."""
    return frozenset(form for said in vocabulary.irregular.values() for form in said.split() if form.endswith("s"))


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    table = parsed(_text_of(FILES[0]))
    forms = table["forms"]
    return Vocabulary(
        slots={f"{{{name}}}": tuple(words.split()) for name, words in table["slots"].items()},
        irregular=forms["irregular"],
        doubling=_words(forms["doubling"]),
        respelled={word.replace("'", ""): word for word in forms["apostrophes"].split()},
        common={word: place for place, word in enumerate(table["words"]["common"].split())},
    )


def _trigger(table: Mapping[str, Any]) -> Trigger:
    return Trigger(
        name=table["name"],
        say=table["say"],
        status=Status(table["status"]),
        reach=Reach(table.get("reach", "ahead")),
        within=table.get("within", 0),
        over=_words(table.get("over", "")),
        plain=table.get("plain", False),
        needs=table.get("needs", ""),
        only=table.get("only", ""),
        unless=_words(table.get("unless", "")),
        alone=table.get("alone", False),
    )


def _lines(
    tables: Sequence[Mapping[str, Any]], vocabulary: Vocabulary
) -> tuple[list[tuple[Keys, ...]], tuple[int, ...]]:
    """Return the variants of every trigger, and which family each belongs to."""
    lines: list[tuple[Keys, ...]] = []
    kinds: list[int] = []
    for number, table in enumerate(tables):
        lines.extend(variants_of(phrase, vocabulary.slots) for phrase in table["phrases"])
        kinds.extend(number for _ in table["phrases"])
    return lines, tuple(kinds)


def _anchors(lines: Sequence[Sequence[Keys]], vocabulary: Vocabulary) -> Words:
    """Return words of which every trigger has one: a sentence with none of them has no trigger."""
    anchors: set[str] = set()
    for keys in sorted((keys for line in lines for keys in line), key=len):
        listed = [spelled(key, vocabulary) for key in keys if key != GAP and not key.endswith("*")]
        if not any(anchors.issuperset(words) for words in listed):
            anchors.update(max(listed, key=lambda words: _rarity(words, vocabulary)))
    return frozenset(anchors)


def _rarity(words: Iterable[str], vocabulary: Vocabulary) -> int:
    """Return how rare the commonest of the words is, the larger the rarer."""
    return min(vocabulary.common.get(word, len(vocabulary.common)) for word in words)
