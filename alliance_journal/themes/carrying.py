"""The subject that a sentence without one takes over from the sentences before it: She sat down. Went quiet."""

from collections.abc import Iterable
from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.parts import Kind, Part, Parting
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Whose

MOST_LOOKED_AT: Final = 3
"""Sentences before; further back somebody else may have come in."""
_RULE: Final = "subject of the sentence before"


class Carrying:
    """Finds who the last sentences spoke of."""

    def __init__(self, people: People, parting: Parting) -> None:
        """Take the reader of names and of parts."""
        self._turns = people.lists["turns"]
        self._parting = parting

    def subject(self, before: Iterable[Sentence], likely: Holder) -> Whose | None:
        """Return the subject of the nearest of these sentences that has one.

        Where it names two, or where the writer asked something and the next word is the other's, `likely` decides.
        """
        for sentence in before:
            parts = [part for part in self._parting.parts_of(sentence) if part.subject and not part.is_thing]
            main = next((part for part in reversed(parts) if part.kind in {Kind.MAIN, Kind.JOINED}), None)
            if main is not None:
                holder = self._chosen(sentence, parts, main, likely)
                return Whose(holder, _RULE)
        return None

    def _chosen(self, sentence: Sentence, parts: list[Part], main: Part, likely: Holder) -> Holder | None:
        named = {part.subject for part in parts}
        asked = main.subject is Holder.WORKER and not self._turns.isdisjoint(sentence.words[main.place : main.end])
        if likely in named or (asked and likely is Holder.CLIENT):
            return likely
        return main.subject
