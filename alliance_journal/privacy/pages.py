"""A text as words with their senses, each settled by the words beside it; runs of words that make one name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.privacy import cues
from alliance_journal.privacy.senses import Sense, sense_of
from alliance_journal.privacy.tokens import Word, words_of
from alliance_journal.privacy.words import ALSO_WORDS

LONGEST_RUN: Final = 8
_JOINTS: Final = frozenset({" ", "-", "\u2010", "\u2011", "  ", "\n"})
_INITIAL_JOINTS: Final = frozenset({". ", "."})
_NUMERALS: Final = frozenset({"ii", "iii", "iv", "jr", "sr", "junior", "senior"})
_TITLE_GAPS: Final = frozenset({" ", ". ", ".", "\n"})


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a text and the sense of each; `text` is what they came from."""

    text: str = field(repr=False)
    words: Sequence[Word] = field(repr=False)
    senses: list[Sense] = field(repr=False)

    def key(self, index: int) -> str:
        """Return the folded word at an index, or nothing beyond the ends."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Say whether the word stands right after the one before it: one blank, a hyphen, or the dot of an initial."""
        if not 0 < index < len(self.words) or self.words[index - 1].owns:
            return False
        gap = self.words[index].before
        return gap in _JOINTS or (gap in _INITIAL_JOINTS and len(self.words[index - 1].text) == 1)

    def is_name(self, index: int) -> bool:
        """Say whether a word has turned out to be a name."""
        return self.senses[index] is Sense.NAME

    def run_end(self, start: int) -> int:
        """Return where a run that starts with a name ends: names, initials, particles and capitals after it."""
        end = start + 1
        while end < len(self.words) and end - start < LONGEST_RUN and (step := self._step(end)):
            end += step
        return end

    def _step(self, end: int) -> int:
        """Return how many words from `end` on belong to the run before them: none, one, or particles and a name."""
        if not self.joined(end):
            return 0
        if self._continues(end):
            return 1
        particles = 1 if self.key(end) in cues.PARTICLES else 0
        particles += 1 if particles and self.key(end + 1) in cues.PARTICLES else 0
        after = end + particles
        return particles + 1 if particles and self.joined(after) and self._continues(after) else 0

    def _continues(self, index: int) -> bool:
        """Say whether a word belongs to the name before it."""
        word = self.words[index]
        if word.opens or not word.capital or word.before == "\n" or word.key in cues.ROOMS:
            return False
        if self.is_name(index) or word.key in _NUMERALS:
            return True
        if self.senses[index] is Sense.ORDINARY:
            return word.before != ". "
        return len(word.text) == 1 and word.text != "I"

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the one after the last word of every run that starts with a name."""
        index = 0
        while index < len(self.words):
            if self.is_name(index):
                start, index = index, self.run_end(index)
                yield start, index
            else:
                index += 1


def page_of(text: str) -> Page:
    """Return the words of a text with their senses, settled in reading order."""
    words = words_of(text)
    page = Page(text, words, [sense_of(word) for word in words])
    for index, word in enumerate(words):
        if word.capital and _settled_as_name(page, index):
            page.senses[index] = Sense.NAME
        elif page.senses[index] is Sense.PERHAPS:
            page.senses[index] = Sense.ORDINARY
    return page


def _settled_as_name(page: Page, index: int) -> bool:
    """Say whether the words beside a capitalised word make it a name, or leave it one."""
    match page.senses[index]:
        case Sense.NAME:
            return True
        case Sense.PERHAPS:
            return _titled(page, index) or _speaks(page, index)
        case Sense.ORDINARY:
            particle = page.key(index - 1) in cues.NAME_PARTICLES and not page.words[index].opens
            return particle or _titled(page, index)
    return len(page.words[index].text) > 2 and _addressed_as(page, index)


def _titled(page: Page, index: int) -> bool:
    """Say whether a title stands before a word, or in lower case a word for a person."""
    word = page.words[index]
    if index == 0 or word.opens or word.before not in _TITLE_GAPS or page.words[index - 1].owns:
        return False
    before = page.words[index - 1]
    if before.capital:
        return before.key in cues.TITLES and word.key not in cues.TITLES and before.shouted <= word.shouted
    return before.key in (cues.TITLES if word.before == ". " else cues.LOWER_TITLES)


def _addressed_as(page: Page, index: int) -> bool:
    """Say whether a real title stands before a word that is otherwise no name: `Mrs Black`, `MR JONES`."""
    return page.key(index) not in cues.CALLINGS and _titled(page, index) and page.words[index - 1].capital


def _speaks(page: Page, index: int) -> bool:
    """Say whether what follows a word that may be a name makes it one."""
    word, after, near = page.words[index], page.key(index + 1), page.joined(index + 1)
    if near and page.is_name(index + 1):
        return True
    if word.key not in ALSO_WORDS:
        return _stands_alone(page, index)
    if word.owns and word.key not in cues.MONTHLY:
        return True
    return near and (after in cues.PEOPLE_DO or (after in cues.THINGS_DO and word.key not in cues.THINGS))


def _stands_alone(page: Page, index: int) -> bool:
    """Say whether an unknown word at the start of a sentence is a name by what stands around it."""
    word, after = page.words[index], page.key(index + 1)
    gap = page.words[index + 1].before if index + 1 < len(page.words) else page.text[word.end :]
    if word.owns or gap.startswith(":") or "name" in {page.key(index - one) for one in range(1, 4)}:
        return True
    if page.joined(index + 1):
        return after in cues.FOLLOWS or after.endswith(("ly", "ed"))
    return gap.lstrip().startswith((",", ")")) and not word.key.endswith("ly")
