"""Notes without a subject: "Felt sad", "Annoyed that ...", "Cross, then ashamed", "Tired and sad, I went home"."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.feeling_scene import NOT_OWN, Judged, Scene, Spot, Verdict
from alliance_journal.themes.feeling_subjects import Subjects
from alliance_journal.themes.feeling_table import FeelingTable
from alliance_journal.themes.feeling_walk import Walk

_NEAR: Final = 4
_LONGEST: Final = 7
"""How long "I went home with that letter" may be before a comma and a state."""


class Notes:
    """Judges notes with the lists of one table."""

    def __init__(self, table: FeelingTable, subjects: Subjects) -> None:
        """Take the lists and the finder of subjects."""
        self._frames = table.frames
        self._subjects = subjects

    def opens(self, sentence: Sentence, place: int) -> bool:
        """Whether nothing but words like "and", "today" stands before a place."""
        return all(word in self._frames["openers"] for word in sentence.words[:place])

    def bare(self, scene: Scene, spot: Spot, walk: Walk) -> Judged:
        """Return the verdict on a state that begins a sentence, or whose verb does."""
        if not scene.may_be_bare and not walk.felt:
            return NOT_OWN
        if walk.negated or walk.supposed:
            return Judged(Verdict.NEGATED, "negated", walk.felt)
        if walk.linked:
            return self._with_verb(scene, spot, walk)
        words = scene.sentence.words
        theirs = self._frames["others"].intersection(words[: spot.start]) or self._subjects.takes_over(
            scene.sentence, spot.end
        )
        if theirs or scene.sentence.asks:
            return NOT_OWN
        if scene.asks_writer or self.is_all_feelings(scene) or self._leads_on(words[spot.end :]):
            return Judged(Verdict.OWN, "no subject, a feeling")
        return self.set_off(scene.sentence, spot, walk)

    def is_all_feelings(self, scene: Scene) -> bool:
        """Whether a sentence is nothing but a row of feelings: "Cross, then a bit ashamed"."""
        return all(
            place in scene.named or word in self._frames["plain"] or word.endswith("ly")
            for place, word in enumerate(scene.sentence.words)
        )

    def set_off(self, sentence: Sentence, spot: Spot, walk: Walk) -> Judged:
        """Return the verdict of a state set off by a comma: "Annoyed, I said no", "I went home, sad"."""
        before = sentence.words[: spot.start]
        if walk.parted and self._is_plain_clause(before):
            return Judged(Verdict.OWN, "set after I")
        if self._frames["subjects"].intersection(before) or self._frames["people"].intersection(before):
            return NOT_OWN
        follows = self._subjects.follows(sentence, spot.end) and self._starts_clause(sentence, spot.end)
        return Judged(Verdict.OWN, "set before I") if follows else NOT_OWN

    def without_subject(self, sentence: Sentence, walk: Walk) -> Judged:
        """Return the verdict of a feeling in a note that leaves "I" out all through: "Got home and felt flat"."""
        if sentence.words[0] not in self._frames["subjectless_heads"]:
            return NOT_OWN
        people = self._frames["people"].intersection(sentence.words[: walk.place + 1])
        return NOT_OWN if people else Judged(Verdict.OWN, "no subject all through")

    def _with_verb(self, scene: Scene, spot: Spot, walk: Walk) -> Judged:
        words = scene.sentence.words
        head = next((word for word in words if word not in self._frames["openers"]), "")
        rest = words[spot.end :]
        if head in self._frames["participles"]:
            theirs = self._frames["others"].intersection(rest) and not self._subjects.follows(scene.sentence, spot.end)
            return NOT_OWN if theirs else Judged(Verdict.OWN, "no subject, feeling", walk.felt)
        if head in self._frames["subjectless"]:
            return Judged(Verdict.OWN, "no subject, felt", walk.felt)
        away = "away" in words[: spot.start]
        told = scene.asks_writer or away or self._frames["mine"].intersection(rest) or self._leads_on(rest)
        if head in self._frames["subjectless_weak"] and told:
            return Judged(Verdict.OWN, "no subject, was", walk.felt)
        return NOT_OWN

    def _leads_on(self, rest: Sequence[str]) -> bool:
        """Whether what a feeling is about comes next: "that", "about"."""
        return not self._frames["complements"].isdisjoint(rest[:1])

    def _is_plain_clause(self, before: Sequence[str]) -> bool:
        """Whether the words before a comma are "I went home" or the like: nobody and nothing else is spoken of."""
        if not before or before[0] not in self._frames["own"] or len(before) > _LONGEST:
            return False
        return (
            before[1:2] != [] and before[1] in self._frames["moves"] and self._frames["people"].isdisjoint(before[1:])
        )

    def _starts_clause(self, sentence: Sentence, end: int) -> bool:
        """Whether a comma and then the writer come soon after a place."""
        own = self._frames["own"]
        return any(
            sentence.words[place] in own and sentence.clauses[place] != sentence.clauses[place - 1]
            for place in range(end, min(len(sentence.words), end + _NEAR))
        )
