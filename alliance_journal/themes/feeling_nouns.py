"""Nouns of feeling: "my fear", "I felt a pang of guilt", "gave me hope", "with relief", "anger rose in me"."""

from collections.abc import Container
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.feeling_notes import Notes
from alliance_journal.themes.feeling_scene import NOT_OWN, Judged, Scene, Spot, Verdict
from alliance_journal.themes.feeling_states import States
from alliance_journal.themes.feeling_subjects import Subjects
from alliance_journal.themes.feeling_table import FeelingTable
from alliance_journal.themes.feeling_walk import Walk, Walker

_NEAR: Final = 4
_ROWS: Final = (2, 3, 4)
"""How many words a row has that tells whose a noun is."""
_SPARE: Final = 2
_CLOSE: Final = frozenset({"i", "we", "that", "for", "from"})
"""First words of rows that must follow at once: "the anger I felt"."""


class Nouns:
    """Judges nouns with the lists of one table."""

    def __init__(self, table: FeelingTable, walker: Walker, subjects: Subjects, states: States) -> None:
        """Take the lists, the way back, the finder of subjects and the judge of states."""
        self._table = table
        self._frames = table.frames
        self._walker = walker
        self._subjects = subjects
        self._states = states
        self._notes = Notes(table, subjects)

    def noun(self, scene: Scene, spot: Spot) -> Judged:
        """Return whose the feeling is that a noun names."""
        sentence = scene.sentence
        place, negated = self._over_fillings(sentence, spot.start)
        mine = place >= 0 and sentence.words[place] in self._frames["my"]
        if not mine and _leads_on(sentence, spot.end, self._table.not_after, spare=0):
            return NOT_OWN
        if place < 0 or sentence.clauses[place] != sentence.clauses[place + 1]:
            return self._bare(scene, spot, Walk(place, parted=place >= 0, negated=negated))
        judged = self._governed(scene, spot, place)
        if judged is NOT_OWN and not self._is_anothers(sentence.words[place]):
            judged = self._followed(sentence, spot)
        if negated and judged.verdict is Verdict.OWN:
            return Judged(Verdict.NEGATED, "no such feeling", judged.felt)
        return judged

    def _over_fillings(self, sentence: Sentence, start: int) -> tuple[int, bool]:
        """Return the first word to the left that is no adjective or article, and whether "no" was among them."""
        words = sentence.words
        place = start - 1
        negated = False
        while place >= 0 and sentence.clauses[place] == sentence.clauses[start]:
            if words[place - 1 : place + 1] == ["nothing", "but"]:
                place -= 1
            elif words[place] in {"no", "without"}:
                negated = True
            elif not self._is_filling(words[place], words[place + 1]):
                break
            place -= 1
        return place, negated

    def _is_filling(self, word: str, following: str) -> bool:
        if word in self._frames["contents"]:
            return following == "of"
        return word in self._frames["fillings"] or word.endswith("ly")

    def _is_anothers(self, word: str) -> bool:
        return (word in self._frames["people"] and word not in self._frames["mine"]) or word.endswith("'s")

    def _governed(self, scene: Scene, spot: Spot, place: int) -> Judged:
        """Return the verdict by the word that governs the noun: "my", "gave me", a preposition, a verb, "and"."""
        sentence = scene.sentence
        word = sentence.words[place]
        if word in self._frames["my"]:
            near = (*sentence.words[max(0, place - _NEAR) : place], *sentence.words[spot.end : spot.end + 1])
            supposed = self._frames["modals"].intersection(near)
            return Judged(Verdict.SUPPOSED, "supposed") if supposed else Judged(Verdict.OWN, "my")
        if word in self._frames["me"]:
            return self._given(sentence, place, "gave me")
        if word in self._frames["filled"]:
            return self._filled(scene, Spot(place, place + 1))
        if word in self._frames["preps"]:
            return self._after_preposition(scene, place)
        if word in self._frames["joins"]:
            return self._states.listed(scene, spot, Walk(place))
        return self._had(scene, place)

    def _given(self, sentence: Sentence, place: int, rule: str) -> Judged:
        """Return the verdict on "gave me", with "me" at a place."""
        gives = place > 0 and sentence.words[place - 1] in self._frames["gives"]
        return self._subjects.act(sentence, place - 1, Walk(place), rule) if gives else NOT_OWN

    def _had(self, scene: Scene, place: int) -> Judged:
        """Return the verdict on "I felt joy", "I have had worries", "what I felt was fear"; the verb is at a place."""
        sentence = scene.sentence
        word = sentence.words[place]
        if word in self._frames["feels"] or word in self._frames["holds"]:
            whole = word in self._frames["own"]
            walk = Walk(place) if whole else self._walker.back(sentence, place)
            walk.linked = walk.felt = True
            return self._by_subject(scene, Spot(place, place + 1), walk)
        if word in self._frames["links"]:
            walk = self._walker.back(sentence, place + 1)
            if not walk.ended and (walk.felt or sentence.words[walk.place] in self._frames["inner"]):
                return self._states.led(sentence, walk)
        return NOT_OWN

    def _by_subject(self, scene: Scene, verb: Spot, walk: Walk) -> Judged:
        """Return the verdict by what stands before a verb."""
        if not self._states.is_joined(scene, walk):
            return self._states.led(scene.sentence, walk)
        return self._states.unled(scene, verb, walk)

    def _after_preposition(self, scene: Scene, place: int) -> Judged:
        """Return the verdict on "filled with dread", "left me with a sense of shame", "with relief"."""
        sentence = scene.sentence
        before = sentence.words[place - 1] if place else ""
        if before in self._frames["me"]:
            return self._given(sentence, place - 1, "left me with")
        if before in self._frames["filled"]:
            return self._filled(scene, Spot(place - 1, place))
        if sentence.words[place] not in {"with", "in"} or before in self._frames["topics"]:
            return NOT_OWN
        return self._manner(sentence, place)

    def _filled(self, scene: Scene, spot: Spot) -> Judged:
        """Return the verdict on "full of dread", "struggled with guilt", with "full" or "struggled" at a spot."""
        judged = self._states.state(scene, spot)
        if judged is not NOT_OWN:
            return judged
        walk = self._walker.back(scene.sentence, spot.start)
        return NOT_OWN if walk.ended else self._subjects.subject(scene.sentence, walk)

    def _manner(self, sentence: Sentence, place: int) -> Judged:
        """Return the verdict on "I left with relief", "In despair I said yes"."""
        if self._frames["manner"].isdisjoint(sentence.words[place + 1 : place + 1 + _NEAR]):
            return NOT_OWN
        if not place or sentence.clauses[place - 1] != sentence.clauses[place]:
            return Judged(Verdict.OWN, "with it, I") if self._subjects.follows(sentence, place) else NOT_OWN
        return self._subjects.nearest(sentence, place, plain=True)

    def _followed(self, sentence: Sentence, spot: Spot) -> Judged:
        """Return the verdict on "anger rose in me", "the anger I felt", "the nervousness subsided"."""
        if _leads_on(sentence, spot.end, self._table.after, spare=_SPARE):
            return Judged(Verdict.OWN, "a feeling in me")
        passes = self._frames["passes"].intersection(sentence.words[spot.end : spot.end + _SPARE])
        others = self._frames["others"].union(self._frames["conditions"]).intersection(sentence.words)
        return Judged(Verdict.OWN, "a feeling that passed") if passes and not others else NOT_OWN

    def _bare(self, scene: Scene, spot: Spot, walk: Walk) -> Judged:
        """Return the verdict on a noun that opens its clause."""
        sentence = scene.sentence
        listed = self._states.listed(scene, spot, walk) if walk.place >= 0 else NOT_OWN
        judged = self._followed(sentence, spot) if listed is NOT_OWN else listed
        if judged is NOT_OWN and walk.place < 0 and scene.may_be_bare and not sentence.asks:
            follows = self._frames["after_nouns"].intersection(sentence.words[spot.end : spot.end + 1])
            if scene.asks_writer or follows or self._notes.is_all_feelings(scene):
                judged = Judged(Verdict.OWN, "no subject, a feeling", felt=True)
        if walk.negated and judged.verdict is Verdict.OWN:
            return Judged(Verdict.NEGATED, "no such feeling", judged.felt)
        return judged


def _leads_on(sentence: Sentence, end: int, rows: Container[tuple[str, ...]], *, spare: int) -> bool:
    """Whether one of the rows of words begins at `end`, or up to `spare` words later."""
    words = sentence.words
    return any(
        tuple(words[place : place + length]) in rows
        for place in range(end, min(end + spare + 1, len(words)))
        for length in _ROWS
        if place == end or words[place] not in _CLOSE
    )
