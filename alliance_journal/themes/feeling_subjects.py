"""Who stands before the words of a feeling: the writer or somebody else, and what stands before the writer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.context import Words
from alliance_journal.themes.feeling_scene import NOT_OWN, Judged, Verdict
from alliance_journal.themes.feeling_walk import Walk, Walker
from alliance_journal.themes.words import CODE

_NEAR: Final = 3
_BASE_FORMS: Final = frozenset("be feel get become have love like".split())  # noqa: SIM905
_WOULD: Final = frozenset({"i'd", "we'd"})
_WILL: Final = frozenset({"i'll", "we'll"})
_SELF: Final = ("self", "selves")
_EVEN: Final = "even"


class Subjects:
    """Reads subjects with the lists of one table of feelings."""

    def __init__(self, frames: Mapping[str, Words], walker: Walker) -> None:
        """Take the lists and the way back."""
        self._frames = frames
        self._walker = walker

    def subject(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict where the walk stopped at "I" or "we", else NOT_OWN."""
        word = sentence.words[walk.place]
        if word not in self._frames["own"]:
            return NOT_OWN
        if word in _WILL or (word in _WOULD and sentence.words[walk.place + 1] in _BASE_FORMS):
            return Judged(Verdict.SUPPOSED, "I would")
        around = self.around(sentence, walk.place)
        return around or _settled(walk, "I, and a verb")

    def object(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict where the walk stopped at "me": "made me nervous", "part of me was", "with me feeling"."""
        words, place = sentence.words, walk.place
        if not place:
            return NOT_OWN
        before = words[place - 1]
        if words[place].endswith(_SELF) and before in self._frames["feels"]:
            return self.around(sentence, place) or _settled(replace(walk, supposed=False), "felt myself")
        if before in self._frames["causes"]:
            return self.act(sentence, place - 1, walk, "made me")
        if (
            before in {"of", "in"}
            and walk.linked
            and self._frames["wholes"].intersection(words[max(0, place - 3) : place])
        ):
            return _settled(walk, "part of me")
        if walk.felt and before in {"with", "of"}:
            return _settled(walk, "me feeling")
        return NOT_OWN

    def act(self, sentence: Sentence, verb: int, walk: Walk, rule: str) -> Judged:
        """Return the verdict on something done to the writer, by what stands before its verb."""
        further = self._walker.back(sentence, verb)
        if further.place >= 0 and sentence.words[further.place] == "to":
            return Judged(Verdict.SUPPOSED, "to be done")
        around = self.around(sentence, verb)
        if around is not None:
            return around
        walk.negated |= further.negated
        walk.supposed |= further.supposed
        return _settled(walk, rule)

    def nearest(self, sentence: Sentence, place: int, *, plain: bool) -> Judged:
        """Return whose a verb is that shares its subject with an earlier one: "I sat down and felt calm".

        `plain` tells that the verb is no past form, so that "would" or "to" before the earlier one governs it too.
        """
        words = sentence.words
        for here in range(place, -1, -1):
            word = words[here]
            if word in self._frames["own"]:
                if plain and self._frames["supposing"].intersection(words[here : place + 1]):
                    return Judged(Verdict.SUPPOSED, "supposed, and more than one verb")
                return self.around(sentence, here) or Judged(Verdict.OWN, "I, and more than one verb")
            if word in self._frames["others"] or self._is_code(sentence, here):
                return NOT_OWN
            if word in self._frames["things"] and self._begins_clause(sentence, here):
                return NOT_OWN
        return NOT_OWN

    def follows(self, sentence: Sentence, end: int) -> bool:
        """Whether the first subject after a place is the writer: "Annoyed by this, I said no"."""
        for place in range(end, len(sentence.words)):
            word = sentence.words[place]
            if word in self._frames["own"]:
                return True
            if word in self._frames["others"] or self._is_code(sentence, place):
                return False
        return False

    def takes_over(self, sentence: Sentence, end: int) -> bool:
        """Whether somebody else is the subject after the next comma: "Annoyed by this, she left"."""
        return any(
            sentence.clauses[place] != sentence.clauses[place - 1]
            and (sentence.words[place] in self._frames["others"] or self._is_code(sentence, place))
            for place in range(end, len(sentence.words))
        )

    def around(self, sentence: Sentence, place: int) -> Judged | None:
        """Return what takes the subject at a place out of the here and now, or None."""
        return self._asked(sentence, place) or self._under(sentence, place)

    def _asked(self, sentence: Sentence, place: int) -> Judged | None:
        """Return the verdict on "Was I angry?"; "Why was I so angry?" says that one was."""
        words = sentence.words
        if not place or words[place - 1] not in self._frames["asking"]:
            return None
        head = words[max(0, place - _NEAR) : place - 1]
        if {"nor", "neither", "never"}.intersection(head):
            return Judged(Verdict.NEGATED, "nor was I")
        if sentence.asks and not self._frames["wonder"].intersection(head):
            return Judged(Verdict.SUPPOSED, "question")
        return None

    def _under(self, sentence: Sentence, place: int) -> Judged | None:
        """Return the verdict of what governs the subject: "if I", "he thought I", "I don't think I"."""
        words = sentence.words
        for here in range(place - 1, max(-1, place - 1 - _NEAR), -1):
            word = words[here]
            if word in self._frames["own"] or word in self._frames["others"] or self._is_parted(sentence, here):
                break
            if word in self._frames["conditions"] and not (here and words[here - 1] == _EVEN):
                return Judged(Verdict.SUPPOSED, f"under {word}")
        return self._told(sentence, place)

    def _told(self, sentence: Sentence, place: int) -> Judged | None:
        """Return the verdict of a verb of thinking or saying right before the subject."""
        words = sentence.words
        here = place - 1
        while here > 0 and (words[here] == "that" or words[here] in self._frames["told"]):
            here -= 1
        if here < 0 or self._is_parted(sentence, here):
            return None
        before = words[max(0, here - _NEAR) : here]
        if words[here] in self._frames["doubts"] and self._frames["negators"].intersection(before):
            return Judged(Verdict.NEGATED, "I don't think")
        if words[here] in self._frames["views"] and before and not self._frames["own"].intersection(before):
            return Judged(Verdict.OTHER, "somebody's view of the writer")
        return None

    def _is_parted(self, sentence: Sentence, place: int) -> bool:
        """Whether a comma or the like stands after a place, and no word such as "because"."""
        apart = sentence.clauses[place] != sentence.clauses[place + 1]
        return apart and sentence.words[place + 1] not in self._frames["bridges"]

    def _begins_clause(self, sentence: Sentence, place: int) -> bool:
        if not place or sentence.clauses[place - 1] != sentence.clauses[place]:
            return True
        return (
            sentence.words[place - 1] in self._frames["joins"] or sentence.words[place - 1] in self._frames["bridges"]
        )

    def _is_code(self, sentence: Sentence, place: int) -> bool:
        return CODE.fullmatch(sentence.written[place]) is not None


def _settled(walk: Walk, rule: str) -> Judged:
    """Return the verdict of what was passed on the way to the writer."""
    if walk.negated:
        return Judged(Verdict.NEGATED, "negated", walk.felt)
    if walk.supposed:
        return Judged(Verdict.SUPPOSED, "supposed", walk.felt)
    return Judged(Verdict.OWN, rule, walk.felt)
