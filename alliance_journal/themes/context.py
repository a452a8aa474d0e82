"""The words around a phrase, as the English context table says: holders, speech, and triggers of other times."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from alliance_journal.themes.grammar import variants_of
from alliance_journal.themes.phrases import Phrasebook, Vocabulary
from alliance_journal.themes.toml import parsed

FILE: Final = "context.toml"
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A family of words that take a phrase out of the here and now: what it makes of it, and how far it reaches.

    `within` counts words between the trigger and the phrase; `everywhere` reaches the whole sentence, `after` the
    words before it.
    """

    name: str
    status: Status
    within: int
    everywhere: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the coder knows about the words around a phrase."""

    vocabulary: Vocabulary
    holders: Mapping[str, Words]
    questions: Mapping[str, Holder]
    planned: Words
    about_others: Words
    speech: Mapping[str, Words]
    triggers: tuple[Trigger, ...]
    triggered: Phrasebook
    kind_of_line: tuple[int, ...]

    @property
    def slots(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each slot, under its name with braces."""
        return self.vocabulary.slots


@lru_cache(maxsize=1)
def shipped_context() -> Context:
    """Return the context table that ships with the program."""
    table = parsed(context_text())
    vocabulary = _vocabulary(table)
    triggers, lines, kinds = _triggers(table["triggers"], vocabulary)
    return Context(
        vocabulary=vocabulary,
        holders={name: _words(words) for name, words in table["holders"].items()},
        questions={
            question: Holder(holder)
            for holder, named in table["questions"].items()
            if holder != "planned"
            for question in named.split()
        },
        planned=_words(table["questions"]["planned"]),
        about_others=_words(table["families"]["about_others"]),
        speech={name: _words(words) for name, words in table["speech"].items()},
        triggers=triggers,
        triggered=Phrasebook(lines, vocabulary),
        kind_of_line=kinds,
    )


def shipped_slots() -> Mapping[str, tuple[str, ...]]:
    """Return the words of each slot that a phrase may name."""
    return shipped_context().slots


@lru_cache(maxsize=1)
def context_text() -> str:
    """Return the context table as it is written."""
    return Path(__file__).with_name(FILE).read_text(encoding="utf-8")


def _words(words: str) -> Words:
    return frozenset(words.split())


def _vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    forms = table["forms"]
    return Vocabulary(
        slots={f"{{{name}}}": tuple(words.split()) for name, words in table["slots"].items()},
        irregular=forms["irregular"],
        doubling=_words(forms["doubling"]),
        common={word: place for place, word in enumerate(table["words"]["common"].split())},
    )


def _triggers(
    tables: list[Mapping[str, Any]], vocabulary: Vocabulary
) -> tuple[tuple[Trigger, ...], list[tuple[tuple[str, ...], ...]], tuple[int, ...]]:
    """Return the families, the variants of every phrase of theirs, and which family each phrase belongs to."""
    triggers: list[Trigger] = []
    lines: list[tuple[tuple[str, ...], ...]] = []
    kinds: list[int] = []
    for number, table in enumerate(tables):
        reach = table.get("reach")
        within = table.get("within", 0)
        status = Status(table["status"])
        triggers.append(Trigger(table["name"], status, within, everywhere=reach == "sentence", after=reach == "after"))
        lines.extend(variants_of(phrase, vocabulary.slots) for phrase in table["phrases"])
        kinds.extend(number for _ in table["phrases"])
    return tuple(triggers), lines, tuple(kinds)
