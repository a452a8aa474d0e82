"""Who speaks inside quotation marks, and whom the words "I" and "you" there mean."""

from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Context
from alliance_journal.themes.whose import Subjects, Whose

_NEAR: Final = 6
_AFTER: Final = 4
_FACING: Final = {Holder.CLIENT: Holder.WORKER, Holder.WORKER: Holder.CLIENT}


class Speech:
    """Reads quotations with the words of one context table."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        """Take the lists and the finder of subjects outside quotations."""
        self._lists = context.holders
        self._verbs = context.speech["verbs"]
        self._subjects = subjects

    def of_phrase(self, sentence: Sentence, start: int) -> Whose:
        """Return whose a quoted phrase is: "I" is the speaker, "you" the other one, "he" somebody else."""
        speaker = self.speaker(sentence, start)
        if sentence.words[start].startswith("you"):
            return Whose(speaker, "quotation, said to the other")
        number = sentence.quotes[start]
        for place in range(start, -1, -1):
            if sentence.quotes[place] != number:
                break
            word = sentence.words[place]
            if word in self._lists["worker"] or word in self._lists["both"]:
                return Whose(speaker, "quotation, I")
            if word in {"you", "you're", "you've", "you'd"}:
                return Whose(_FACING.get(speaker, Holder.OTHER), "quotation, you")
            if word in self._lists["client"]:
                return Whose(Holder.OTHER, "quotation, a third person")
        return Whose(speaker, "quotation, the speaker")

    def speaker(self, sentence: Sentence, place: int) -> Holder:
        """Return who says the quotation at a place; one that nobody is named for is taken as the client's."""
        number = sentence.quotes[place]
        first = place
        while first and sentence.quotes[first - 1] == number:
            first -= 1
        last = place
        while last < len(sentence.words) and sentence.quotes[last] == number:
            last += 1
        before = range(first - 1, max(-1, first - 1 - _NEAR), -1)
        after = range(last, min(len(sentence.words), last + _AFTER))
        return self._named(sentence, before) or self._named(sentence, after) or Holder.CLIENT

    def _named(self, sentence: Sentence, places: range) -> Holder | None:
        """Return the person among these words, if one of the words is a verb of speaking."""
        if not any(sentence.words[place] in self._verbs for place in places):
            return None
        people = (self._subjects.subject_at(sentence, place) for place in places if not sentence.quotes[place])
        found = next((person for person in people if person is not None), None)
        return Holder.WORKER if found is Holder.BOTH else found
