"""Whose act or feeling a phrase speaks of, by where its subject stands; each answer names the rule it came from."""

from typing import Final

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.objects import Objects
from alliance_journal.themes.owners import Owners
from alliance_journal.themes.parts import Kind, Part, Parting
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Phrase, Whose

_COMMENT: Final = 3
"""Words of a clause that only comments: I'd say."""
_ALONE: Final = 2
"""Words before a comma that only tell how: Annoyed, I left."""
_LOOKED: Final = 3
"""Words before a phrase without a subject among which "looked" tells whose it is."""
_BEFALLEN: Final = 3
"""Words after a feeling among which the one stands whom it came upon: came over me."""
_EARLIER: Final = "subject of an earlier clause"


class Subjects:
    """Finds the holder of a phrase in its sentence."""

    def __init__(self, people: People, parting: Parting) -> None:
        """Take the reader of names and of parts."""
        self._people = people
        self._lists = people.lists
        self._parting = parting
        theirs = frozenset(word for word, holder in people.objects.items() if holder is Holder.CLIENT)
        self._suffering = self._lists["me"] | theirs
        owners, objects = Owners(people), Objects(people)
        self._rules = (
            owners.acting,
            owners.inside,
            owners.crowd,
            owners.before,
            objects.done_by,
            objects.complement,
            owners.after,
            owners.given,
            owners.in_the_end,
            owners.thing,
            owners.helped,
            self._by_parts,
        )

    def of_phrase(self, sentence: Sentence, phrase: Phrase) -> Whose:
        """Return whose the phrase is, by the first rule that applies."""
        for rule in self._rules:
            whose = rule(sentence, phrase)
            if whose is not None:
                return whose
        return self._unsaid(sentence, phrase)

    def _by_parts(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the subject of the part that the phrase stands in, or of the one it goes on from."""
        parts = self._parting.parts_of(sentence)
        number = self._parting.part_at(parts, phrase.start)
        part = parts[number]
        if part.place >= phrase.end:
            return self._later(parts, number) or self._earlier(sentence, number, phrase)
        if not part.is_empty and part.place < phrase.start:
            return self._of_part(sentence, number, phrase)
        return self._before_comma(sentence, number, phrase) or self._earlier(sentence, number, phrase)

    def _of_part(self, sentence: Sentence, number: int, phrase: Phrase) -> Whose:
        part = sentence.parts[number]
        if number and self._is_reduced(sentence, number, phrase):
            part = sentence.parts[number - 1]
        if part.is_thing:
            return self._thing(sentence, part, phrase)
        rule = "nearest subject" if part.subject else "nobody is the subject"
        return Whose(part.subject, rule, part.place, part.place + 1)

    def _thing(self, sentence: Sentence, part: Part, phrase: Phrase) -> Whose:
        """Return nobody's where a plain thing is the subject, unless the phrase itself names it."""
        between = sentence.words[part.place + 1 : phrase.start]
        named = self._lists["describing"].issuperset(between) or between[-1] in self._lists["to"]
        suffering = self._suffering if phrase.holder is Holder.CLIENT else self._lists["me"]
        felt = not phrase.own.isdisjoint(suffering) or self._befalls(sentence, phrase)
        if not (named or felt) and self._lists["shared"].isdisjoint(between):
            return Whose(Holder.OTHER, "a thing is the subject", part.place, phrase.start)
        return Whose(None, "nobody is the subject", part.place, part.place + 1)

    def _befalls(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a feeling is said to come upon the writer: a sense of being useless came over me."""
        near = sentence.words[phrase.end : phrase.end + _BEFALLEN]
        return phrase.is_feeling and not self._lists["me"].isdisjoint(near)

    def _is_reduced(self, sentence: Sentence, number: int, phrase: Phrase) -> bool:
        """Whether the part only says which one is meant: the woman [I told you about] went quiet."""
        part, before = sentence.parts[number], sentence.parts[number - 1]
        if part.kind is not Kind.SAID or not before.is_bare or before.subject is None:
            return False
        between = sentence.words[part.place + 1 : phrase.start]
        if not between or between[-1] in self._lists["joining"] | self._lists["to"]:
            return False
        acts = self._people.is_verbal(sentence.words[phrase.start])
        return acts and not self._lists["auxiliaries"].issuperset(between)

    def _later(self, parts: list[Part], number: int) -> Whose | None:
        """Return the subject that follows the phrase in its own part: out stormed the boy, so quiet was she."""
        part = parts[number]
        if part.subject is None or (part.kind is Kind.JOINED and number):
            return None
        return Whose(part.subject, "subject after the verb", part.place, part.place + 1)

    def _before_comma(self, sentence: Sentence, number: int, phrase: Phrase) -> Whose | None:
        """Return the subject of the next part where nobody is named before: far from shutting down, he talked."""
        parts = sentence.parts
        if any(not part.is_empty for part in parts[:number]) or number + 1 >= len(parts):
            return None
        following = parts[number + 1]
        if not following.subject or not following.marked or sentence.hard[following.start]:
            return None
        if following.kind in {Kind.WHO, Kind.JOINED} or self._is_comment(sentence, following):
            return None
        opening = sentence.words[parts[0].start : phrase.start + 1]
        hangs = any(word.endswith("ing") or word in self._lists["hanging"] for word in opening)
        acts = sentence.words[phrase.start] in self._lists["finite"]
        alone = following.start - parts[number].start <= _ALONE and not acts
        rule = "subject after the comma"
        return Whose(following.subject, rule, following.place, following.place + 1) if hangs or alone else None

    def _is_comment(self, sentence: Sentence, part: Part) -> bool:
        words = sentence.words[part.start : part.end]
        return len(words) <= _COMMENT and not self._lists["thought"].isdisjoint(words)

    def _earlier(self, sentence: Sentence, number: int, phrase: Phrase) -> Whose | None:
        """Return the subject of the part before that this one goes on from."""
        parts = sentence.parts
        closed = parts[number].marked
        spare: Part | None = None
        for part in reversed(parts[:number]):
            if part.is_somebody and sentence.quotes[part.start] == sentence.quotes[phrase.start]:
                if not (closed and part.kind in {Kind.UNDER, Kind.WHO}) or (part.is_bare and part is parts[number - 1]):
                    return self._told(parts, part, phrase)
                spare = spare or part
            closed = closed or part.marked
        return Whose(spare.subject, _EARLIER, spare.place, spare.place + 1) if spare else None

    def _told(self, parts: list[Part], part: Part, phrase: Phrase) -> Whose:
        """Return the subject of an earlier part; of something said, the speaker where the theme is the speaker's."""
        before = next((one for one in reversed(parts) if one.start < part.start and one.subject), None)
        if part.kind is Kind.SAID and before and before.subject is phrase.holder and part.subject is not phrase.holder:
            part = before
        return Whose(part.subject, _EARLIER, part.place, part.place + 1)

    def _unsaid(self, sentence: Sentence, phrase: Phrase) -> Whose:
        """Return who a sentence without a subject speaks of: one looks at the client, one feels oneself."""
        near = sentence.words[max(0, phrase.start - _LOOKED) : phrase.end]
        if not self._lists["looked"].isdisjoint(near[:-1]):
            return Whose(Holder.CLIENT, "no subject, looked or seemed")
        if not self._lists["felt"].isdisjoint(near):
            return Whose(Holder.WORKER, "no subject, felt or noticed")
        return Whose(None, "no subject")
