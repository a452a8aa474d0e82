"""Whose a phrase is by the words right around it, without a look at the rest of the sentence."""

from alliance_journal.model.holders import Holder
from alliance_journal.themes.clauses import Sentence
from alliance_journal.themes.people import People
from alliance_journal.themes.whose import Phrase, Whose


class Owners:
    """Finds who owns a phrase, begins it, or stands right before it."""

    def __init__(self, people: People) -> None:
        """Take the reader of names."""
        self._people = people
        self._lists = people.lists
        self._nominal = self._lists["determiners"] | self._lists["nominal"]
        self._owning = self._lists["determiners"] | self._lists["prepositions"] | self._lists["partitive"]
        self._unnamed = self._lists["indefinite"] | self._lists["persons_after"]
        self._giving = self._lists["determiners"] | self._lists["describing"] | self._lists["giving"]

    def acting(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the pronoun right before the phrase, where nothing else can have a part in it: she shrugged."""
        place = phrase.start - 1
        if place < 0 or sentence.marks[phrase.start] or sentence.quotes[place] != sentence.quotes[phrase.start]:
            return None
        words, being = sentence.words, self._lists["being"]
        holder = self._people.subjects.get(words[place])
        if holder is None or words[place] in being or words[phrase.start] in being:
            return None
        if place > 1 and words[place - 1] in self._lists["compounding"] and self._people.acts(sentence, place - 2):
            return None
        return self._meant(sentence, place, holder)

    def _meant(self, sentence: Sentence, place: int, holder: Holder) -> Whose:
        """Return who the pronoun means: he is my colleague where only my colleague has been named."""
        other = holder is Holder.CLIENT and self._people.is_another(sentence, place)
        return Whose(Holder.OTHER if other else holder, "nearest subject", place, place + 1)

    def crowd(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return nobody known where people in general stand right before: after bad news people just go quiet."""
        place = self._before(sentence, phrase, self._lists["auxiliaries"])
        if place < 0 or sentence.words[place] not in self._lists["crowd"]:
            return None
        before = sentence.words[place - 1] if place and not sentence.marks[place] else ""
        if before in self._owning or self._people.owners.get(before) or before.endswith("'s"):
            return None
        return Whose(Holder.OTHER, "people in general", place, place + 1)

    def helped(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the pronoun before the phrase, with only helping words between: she just went quiet."""
        place = self._before(sentence, phrase, self._lists["auxiliaries"])
        if place < 0 or sentence.quotes[place] != sentence.quotes[phrase.start]:
            return None
        holder = self._people.subjects.get(sentence.words[place])
        if holder is None or (place and sentence.words[place - 1] in self._lists["joining"]):
            return None
        return self._meant(sentence, place, holder)

    def inside(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the subject or the owner that the phrase begins with."""
        word = sentence.words[phrase.start]
        if word in self._lists["making"]:
            return self._caused(sentence, phrase)
        holder = self._people.subjects.get(word)
        if holder is None and phrase.end - phrase.start > 1 and word in self._people.owners:
            found = self._people.named_at(sentence, phrase.start)
            holder = found.holder if found else None
        return Whose(holder, "subject in the phrase", phrase.start, phrase.start + 1) if holder else None

    def _caused(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the one who is made to feel it by the phrase itself: left her feeling sad."""
        following = phrase.start + 1
        if not phrase.is_feeling or following >= phrase.end - 1:
            return None
        holder = self._people.objects.get(sentence.words[following])
        return Whose(holder, "seen or made to do it", following, following + 1) if holder else None

    def before(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return whose the phrase is by the word before it: my impatience, the nurse's silence, her own temper."""
        place = self._before(sentence, phrase, self._lists["describing"])
        if place < 0:
            return None
        word = sentence.words[place]
        if word in self._lists["either"] and not self._is_owner(sentence, place):
            return None
        holder = self._people.owners.get(word)
        if holder is None and word.endswith("'s"):
            holder = Holder.CLIENT if self._people.is_code(sentence, place) else self._people.noun(word)
        return Whose(holder, "belongs to", place, place + 1) if holder else None

    def _is_owner(self, sentence: Sentence, place: int) -> bool:
        """Whether "her" before a phrase is the owner and not who was told or seen."""
        if not place or sentence.marks[place]:
            return True
        return sentence.words[place - 1] in self._lists["prepositions"] | self._lists["joining"]

    def after(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return whose it is by the words after it: the anger in her voice, no irritation from him."""
        words, after = sentence.words, phrase.end + 1
        if after >= len(words) or sentence.marks[phrase.end] or words[phrase.end] not in self._lists["owned_by"]:
            return None
        if not self._is_thing(sentence, phrase):
            return None
        holder = self._people.objects.get(words[after]) or self._people.owners.get(words[after])
        found = self._people.named_at(sentence, after)
        if found and found.holder and found.head != after:
            holder = found.holder
        return Whose(holder, "belongs to", after, after + 1) if holder else None

    def _is_thing(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the phrase is something that one has, and nothing that one does: the anger."""
        if not phrase.start or sentence.marks[phrase.start]:
            return True
        if self._people.is_verbal(sentence.words[phrase.start]):
            return False
        place = self._before(sentence, phrase, self._lists["describing"])
        named = place >= 0 and sentence.words[place] in self._nominal
        return named or self._is_told_of(sentence, phrase.start)

    def _is_told_of(self, sentence: Sentence, start: int) -> bool:
        """Whether "there was" stands before."""
        words = sentence.words
        return start > 1 and words[start - 1] in self._lists["linked"] and words[start - 2] in self._lists["points"]

    def given(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the client where the writer only got it: I got no reply, all I got was a shrug."""
        if phrase.holder is not Holder.CLIENT:
            return None
        place = self._before(sentence, phrase, self._giving)
        is_thing = sentence.words[phrase.start] in self._giving or place < phrase.start - 1
        if place < 0 or not is_thing or sentence.words[place] not in self._lists["receiving"]:
            return None
        return Whose(Holder.CLIENT, "what the writer got", place, phrase.start)

    def thing(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return nobody's where a plain thing stands right before: she told me the radio had gone quiet."""
        words = sentence.words
        place = self._before(sentence, phrase, self._lists["auxiliaries"])
        if place < 1 or words[place - 1] not in self._lists["articles"] or sentence.marks[place]:
            return None
        if words[place] in self._lists["shared"] or words[place] in self._lists["describing"]:
            return None
        if self._people.noun(words[place]) or self._people.is_code(sentence, place):
            return None
        first = sentence.words[phrase.start]
        done = place < phrase.start - 1 or self._people.is_verbal(first)
        opens = self._opens(sentence, place - 1)
        return Whose(Holder.OTHER, "a thing is the subject", place - 1, place + 1) if done and opens else None

    def _opens(self, sentence: Sentence, article: int) -> bool:
        """Whether the article there begins a clause, or what somebody was told."""
        if not article or sentence.marks[article]:
            return True
        before = sentence.words[article - 1]
        return before in self._lists["openers"] or before in self._people.objects

    def in_the_end(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return the pronoun after "how scared", or who is named in the end: if anyone was cold, it was me."""
        words, end = sentence.words, phrase.end
        if phrase.start and words[phrase.start - 1] in self._lists["how"] and end < len(words):
            holder = self._people.subjects.get(words[end])
            return Whose(holder, "subject after the verb", end, end + 1) if holder else None
        return self._revealed(sentence, phrase)

    def _revealed(self, sentence: Sentence, phrase: Phrase) -> Whose | None:
        """Return who "it was me" or, after "the one who", "was me" names in the end."""
        words, last = sentence.words, len(sentence.words) - 1
        if last <= phrase.end or self._unnamed.isdisjoint(words[: phrase.start]):
            return None
        holder = self._people.objects.get(words[last]) or self._people.subjects.get(words[last])
        told = words[last - 1] in self._lists["linked"]
        return Whose(holder, "named in the end", last, last + 1) if holder and told else None

    def _before(self, sentence: Sentence, phrase: Phrase, passing: frozenset[str]) -> int:
        """Return the last word before the phrase that is none of those passed by; -1 across a mark or at the start."""
        place = phrase.start - 1
        while place > 0 and sentence.words[place] in passing and not sentence.marks[place + 1]:
            place -= 1
        return -1 if place < 0 or sentence.marks[place + 1] else place
