"""Verbs of feeling, what a thing does to the writer, and phrases that already say whose feeling it is."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.feeling_notes import Notes
from alliance_journal.themes.feeling_scene import NOT_OWN, Judged, Scene, Spot, Verdict
from alliance_journal.themes.feeling_states import States
from alliance_journal.themes.feeling_subjects import Subjects
from alliance_journal.themes.feeling_table import FeelingTable
from alliance_journal.themes.feeling_walk import YET, Walk, Walker

_NEAR: Final = 4
_TOWARDS: Final = frozenset({"for", "to"})
_NOBODY: Final = frozenset({"a", "some", "example", "sure", "instance", "once", "long", "me", "us", "that", "this"})
"""Words after "for" that do not say for whom it was so."""


class Deeds:
    """Judges verbs and whole phrases with the lists of one table."""

    def __init__(self, table: FeelingTable, walker: Walker, subjects: Subjects, states: States) -> None:
        """Take the lists, the way back, the finder of subjects and the judge of states."""
        self._frames = table.frames
        self._walker = walker
        self._subjects = subjects
        self._states = states
        self._notes = Notes(table, subjects)

    def act(self, scene: Scene, spot: Spot) -> Judged:
        """Return whose feeling a verb names: "I dreaded it", "went in and cried"."""
        sentence = scene.sentence
        words = sentence.words
        if (
            words[spot.start] in self._frames["negators"]
            and spot.start
            and words[spot.start - 1] in self._frames["own"]
        ):
            return self._subjects.around(sentence, spot.start - 1) or Judged(Verdict.OWN, "I, and a verb")
        walk = self._walker.back(sentence, spot.start)
        if walk.place < 0:
            return self._bare_act(scene, words[spot.start], walk)
        if self._states.is_joined(scene, walk):
            return self._states.shared(sentence, walk)
        if words[walk.place] in self._frames["own"]:
            return self._subjects.subject(sentence, walk)
        return self._subjects.object(sentence, walk) if words[walk.place] in self._frames["me"] else NOT_OWN

    def affect(self, scene: Scene, spot: Spot) -> Judged:
        """Return the verdict on what a thing does: "it was frustrating", "I found it scary", "stressful for me"."""
        words = scene.sentence.words
        for_me = bool(self._frames["me"].intersection(words[spot.start : spot.end])) or self._names_me(words, spot.end)
        if not for_me and self._names_another(words, spot.end):
            return NOT_OWN
        walk = self._walker.back(scene.sentence, spot.start)
        if walk.place < 0:
            fits = self._notes.is_all_feelings(scene) and scene.may_be_bare and not (walk.linked or walk.negated)
            return Judged(Verdict.OWN, "no subject, it was") if fits else NOT_OWN
        if self._states.is_joined(scene, walk):
            return self._states.listed(scene, spot, walk)
        if self._is_found(words, walk):
            found = self._walker.back(scene.sentence, walk.place - 1)
            return NOT_OWN if found.ended else self._subjects.subject(scene.sentence, found)
        return self._of_thing(scene.sentence, walk, for_me=for_me)

    def own(self, scene: Scene, spot: Spot) -> Judged:
        """Return the verdict on a phrase with the writer in it, by the few words before it."""
        sentence = scene.sentence
        words = sentence.words
        if sentence.asks and words[0] in self._frames["asking"]:
            return Judged(Verdict.SUPPOSED, "question")
        around = self._subjects.around(sentence, spot.start)
        if around is not None or words[spot.start] in self._frames["own"]:
            return around or Judged(Verdict.OWN, "the phrase itself")
        near = self._near(sentence, spot.start)
        if self._frames["negators"].intersection(near):
            return Judged(Verdict.NEGATED, "negated")
        intended = near[-1:] == ["to"] and self._frames["starters"].isdisjoint(near[-2:-1])
        if intended or self._frames["modals"].intersection(near) or self._shares_to(sentence, spot.start):
            return Judged(Verdict.SUPPOSED, "supposed")
        return Judged(Verdict.OWN, "the phrase itself")

    def _shares_to(self, sentence: Sentence, start: int) -> bool:
        """Whether a plain verb after "and" hangs on an earlier "to" or "would": "They try to help and calm me down"."""
        verb = sentence.words[start]
        plain = not verb.endswith(("ed", "ing", "s")) and verb not in self._frames["pasts"]
        joined = start > 0 and sentence.words[start - 1] in self._frames["joins"]
        clause = sentence.words[sentence.clause_start(start) : start]
        return plain and joined and not self._frames["supposing"].isdisjoint(clause)

    def _bare_act(self, scene: Scene, verb: str, walk: Walk) -> Judged:
        """Return the verdict on a verb that begins a note: "Dreading tomorrow", but not "Worry less"."""
        past = verb.endswith(("ed", "ing")) or verb in self._frames["pasts"]
        fits = past and scene.may_be_bare and not (walk.negated or walk.supposed)
        return Judged(Verdict.OWN, "no subject, a verb of feeling") if fits else NOT_OWN

    def _is_found(self, words: Sequence[str], walk: Walk) -> bool:
        """Whether the walk stopped at the "it" of "I found it scary"."""
        it = words[walk.place] in self._frames["things"] or words[walk.place] in self._frames["others_me"]
        return it and not walk.linked and walk.place > 0 and words[walk.place - 1] in self._frames["finds"]

    def _of_thing(self, sentence: Sentence, walk: Walk, *, for_me: bool) -> Judged:
        """Return the verdict where a thing is the subject, or "for me" says whom it was so for."""
        word = sentence.words[walk.place]
        linked = walk.linked or word.endswith("'s")
        if not linked or not (for_me or word in self._frames["things"]):
            return NOT_OWN
        if walk.negated or walk.supposed:
            return Judged(Verdict.NEGATED, "negated or supposed")
        return self._subjects.around(sentence, walk.place) or Judged(Verdict.OWN, "it was so for the writer")

    def _names_me(self, words: Sequence[str], end: int) -> bool:
        return not _TOWARDS.isdisjoint(words[end : end + 1]) and words[end + 1 : end + 2] in (["me"], ["us"])

    def _names_another(self, words: Sequence[str], end: int) -> bool:
        """Whether what follows says that it was so for somebody else."""
        return words[end : end + 1] == ["for"] and _NOBODY.isdisjoint(words[end + 1 : end + 2])

    def _near(self, sentence: Sentence, start: int) -> Sequence[str]:
        """Return up to four words before a place, back to the last comma or conjunction."""
        head = start
        while head > max(0, start - _NEAR) and (
            sentence.clauses[head - 1] == sentence.clauses[head] or sentence.words[head] == YET
        ):
            head -= 1
        return sentence.words[head:start]
