"""States: what somebody is or feels, by the verb before it, by "made me", or as one of a row."""

from dataclasses import replace
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.feeling_notes import Notes
from alliance_journal.themes.feeling_scene import NOT_OWN, Judged, Scene, Spot, Verdict
from alliance_journal.themes.feeling_subjects import Subjects
from alliance_journal.themes.feeling_table import FeelingTable
from alliance_journal.themes.feeling_walk import Walk, Walker

_UNKNOWN: Final = 2
"""So many more words that say nothing to us may stand in a row of states: "I was late, wet and annoyed"."""
_FAR: Final = 5
"""How many words may stand between "went" and the state in which one went, or between two states of a row."""
_FAR_ABOUT: Final = 12
_HOWS: Final = frozenset({"how", "so", "as", "however", "very"})


class States:
    """Judges states with the lists of one table."""

    def __init__(self, table: FeelingTable, walker: Walker, subjects: Subjects) -> None:
        """Take the lists, the way back and the finder of subjects."""
        self._frames = table.frames
        self._walker = walker
        self._subjects = subjects
        self._notes = Notes(table, subjects)

    def state(self, scene: Scene, spot: Spot) -> Judged:
        """Return whose state it is."""
        words = scene.sentence.words
        if not self._frames["inner"].isdisjoint(words[spot.end : spot.end + 1]) and self._is_mine(
            scene.sentence, spot.start
        ):
            return Judged(Verdict.OWN, "my ... mood")
        walk = self._walker.back(scene.sentence, spot.start)
        judged = self.unled(scene, spot, walk) if self.is_joined(scene, walk) else self.led(scene.sentence, walk)
        return self._postposed(scene.sentence, spot) if judged is NOT_OWN else judged

    def felt(self, scene: Scene, spot: Spot) -> Judged:
        """Return the same for words that name a feeling only after a verb of feeling: "small", "good"."""
        judged = self.state(scene, spot)
        return judged if judged.felt else NOT_OWN

    def is_joined(self, scene: Scene, walk: Walk) -> bool:
        """Whether the walk came to the end of the clause, or to an "and"."""
        return walk.ended or scene.sentence.words[walk.place] in self._frames["joins"]

    def led(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict where another word of the clause stopped the walk."""
        word = sentence.words[walk.place]
        if word == "to":
            return Judged(Verdict.SUPPOSED, "to be felt")
        if word in self._frames["own"]:
            turned = walk.place > 0 and sentence.words[walk.place - 1] in self._frames["links"]
            linked = walk.linked or turned or word in self._frames["own_linked"]
            return self._subjects.subject(sentence, walk) if linked else NOT_OWN
        if word in self._frames["me"]:
            return self._subjects.object(sentence, walk)
        return self._linked(sentence, walk) if walk.linked else self._depictive(sentence, walk)

    def unled(self, scene: Scene, spot: Spot, walk: Walk) -> Judged:
        """Return the verdict where nothing of the clause is left, or it begins with "and"."""
        opens = self._notes.opens(scene.sentence, walk.place + 1)
        if walk.place < 0 or (walk.linked and opens):
            return self._notes.bare(scene, spot, walk)
        if walk.linked:
            return self.shared(scene.sentence, walk)
        listed = self.listed(scene, spot, walk)
        if listed is NOT_OWN and opens:
            return self._notes.bare(scene, spot, walk)
        return self._notes.set_off(scene.sentence, spot, walk) if listed is NOT_OWN and walk.parted else listed

    def shared(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict of a verb that shares its subject with an earlier one."""
        verb = sentence.words[walk.place + 1]
        plain = not verb.endswith(("ed", "ing")) and verb not in self._frames["pasts"]
        judged = self._subjects.nearest(sentence, walk.place, plain=plain)
        if judged is NOT_OWN and walk.felt:
            judged = self._notes.without_subject(sentence, walk)
        if judged.verdict is not Verdict.OWN:
            return judged
        if walk.negated or walk.supposed:
            return Judged(Verdict.NEGATED if walk.negated else Verdict.SUPPOSED, "negated or supposed", walk.felt)
        return Judged(Verdict.OWN, judged.rule, walk.felt)

    def listed(self, scene: Scene, spot: Spot, walk: Walk) -> Judged:
        """Return the verdict of the state or noun before "and" or a comma, or of the verb before a row of others."""
        sentence = scene.sentence
        place = walk.place
        turned = False
        while place >= 0 and sentence.words[place] in self._frames["joins"]:
            turned |= sentence.words[place] in {"but", "yet"}
            place -= 1
        judged = self._first_of_row(scene, place)
        if judged is NOT_OWN:
            judged = self._echoed(scene, place, spot)
        if judged.verdict is Verdict.NEGATED and turned:
            return Judged(Verdict.OWN, "not that but this", judged.felt)
        if judged.verdict is Verdict.OWN and walk.negated:
            return Judged(Verdict.NEGATED, "this but not that", judged.felt)
        return judged

    def _linked(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict of "my mood was hopeful", "I left the room feeling flat"."""
        word = sentence.words[walk.place]
        if word in self._frames["inner"] and self._is_mine(sentence, walk.place):
            return Judged(Verdict.NEGATED if walk.negated else Verdict.OWN, "my feeling was", walk.felt)
        participle = sentence.words[walk.place + 1] in self._frames["participles"]
        return self.shared(sentence, walk) if participle and word not in self._frames["others_me"] else NOT_OWN

    def _depictive(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict on a state after a verb of going and where one went: "I went into the room nervous"."""
        words = sentence.words
        for place in range(walk.place, max(0, walk.place - _FAR), -1):
            if words[place] in self._frames["moves"]:
                moved = self._walker.back(sentence, place)
                return NOT_OWN if moved.ended else self.led(sentence, replace(moved, linked=True))
            if sentence.clauses[place] != sentence.clauses[place - 1] or words[place] in self._frames["people"]:
                break
        return NOT_OWN

    def _first_of_row(self, scene: Scene, place: int) -> Judged:
        judged = scene.before.get(place + 1)
        if judged is None and place >= 0 and self._walker.is_unknown(scene.sentence.words[place]):
            row = self._walker.back(scene.sentence, place, spare=_UNKNOWN)
            judged = self.led(scene.sentence, row) if row.linked and not row.ended else NOT_OWN
        return judged or NOT_OWN

    def _echoed(self, scene: Scene, place: int, spot: Spot) -> Judged:
        """Return the verdict of the last feeling a few words earlier: "at home with my family, content".

        It may be further away where both say what they are about: "angry that I had to wait and worried that ...".
        """
        words = scene.sentence.words
        last = max((end for end in scene.before if end <= place), default=0)
        between = words[last : place + 1]
        about = not self._frames["complements"].isdisjoint(words[spot.end : spot.end + 1])
        parallel = about and not self._frames["complements"].isdisjoint(between[:1])
        taken = self._frames["others"] if parallel else self._frames["subjects"]
        if not last or len(between) > (_FAR_ABOUT if parallel else _FAR) or not taken.isdisjoint(between):
            return NOT_OWN
        return scene.before[last]

    def _postposed(self, sentence: Sentence, spot: Spot) -> Judged:
        """Return the verdict of "how glad I was", "angry as I was"."""
        words = sentence.words
        place = spot.end + (words[spot.end : spot.end + 1] == ["as"])
        led = not spot.start or words[spot.start - 1] in _HOWS
        if not led or place + 1 >= len(words) or words[place] not in {"i", "we"}:
            return NOT_OWN
        felt = words[place + 1] in self._frames["feels"]
        follows = felt or words[place + 1] in self._frames["back"]
        return Judged(Verdict.OWN, "how ... I was", felt) if follows else NOT_OWN

    def _is_mine(self, sentence: Sentence, place: int) -> bool:
        """Whether "my" stands before a noun, with nothing but plain adjectives between."""
        place -= 1
        while place > 0 and sentence.words[place] in self._frames["fillings"]:
            place -= 1
        return place >= 0 and sentence.words[place] in self._frames["my"]
