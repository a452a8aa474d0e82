"""Places: those of the packaged list, and capitalised words that the words beside them make a place."""

from collections.abc import Iterator
from typing import Final

from alliance_journal.privacy import cues
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.pages import Page
from alliance_journal.privacy.senses import Sense, is_family, is_given, is_ordinary, is_place

LONGEST_PLACE: Final = 4
"""Words of the longest place that is looked for in the list."""


def places_on(page: Page) -> Iterator[Identifier]:
    """Yield every place of a page."""
    index = 0
    while index < len(page.words):
        end = _place_end(page, index) if page.words[index].capital else index
        if end > index:
            yield Identifier(Kind.PLACE, page.words[index].start, page.words[end - 1].end)
        index = max(end, index + 1)


def _place_end(page: Page, index: int) -> int:
    """Return where a place that starts at a word ends; the word itself where there is none."""
    ends = (_listed_end, _tail_end, _front_end, _one_word_end)
    return next((end for one in ends if (end := one(page, index)) > index), index)


def _listed_end(page: Page, index: int) -> int:
    """Return the end of the longest place of two words or more that the list has."""
    keys = [page.key(index)]
    while len(keys) < LONGEST_PLACE and page.joined(index + len(keys)) and page.words[index + len(keys)].before != "\n":
        keys.append(page.key(index + len(keys)))
    for length in range(len(keys), 1, -1):
        last = page.words[index + length - 1]
        if last.capital and is_place(" ".join(keys[:length]), "-".join(keys[:length])):
            return index + length
    return index


def _tail_end(page: Page, index: int) -> int:
    """Return the end of `Ashby Town`, `Robin Hood Bay`: a run that ends in a word for a place."""
    if not page.is_name(index):
        return index
    end = page.run_end(index)
    tail = page.key(end - 1)
    surely = tail in cues.PLACE_TAILS and not (tail in cues.SCARCE_TAILS and is_given(page.key(index)))
    return end if end - index > 1 and surely else index


def _front_end(page: Page, index: int) -> int:
    """Return the end of `Port Ellery`: a word for a place before a word that is no given name."""
    after = index + 1
    if page.key(index) not in cues.PLACE_FRONTS or not page.joined(after) or not page.is_name(after):
        return index
    return index if page.words[after].opens or is_given(page.key(after)) else page.run_end(after)


def _one_word_end(page: Page, index: int) -> int:
    """Return the end of a place that starts with one word of the list, or that only the word before makes a place."""
    word, before = page.words[index], page.key(index - 1) if page.joined(index) else ""
    if before and (page.is_name(index - 1) or len(before) == 1):
        return index
    if before in cues.IN_PLACE and _unlisted(page, index):
        return page.run_end(index)
    if page.senses[index] is Sense.NOTHING or word.owns or is_given(word.key) or not is_place(word.key):
        return page.run_end(index) if before in cues.IN_PLACE and _homely(page, index) else index
    led = before in cues.PLACE_BEFORE
    if is_ordinary(word.key):
        return page.run_end(index) if led else index
    alone = not is_family(word.key) and page.run_end(index) == index + 1
    return page.run_end(index) if alone or led else index


def _unlisted(page: Page, index: int) -> bool:
    """Say whether a word is a name that is no given name, or is shouted and no ordinary word."""
    word = page.words[index]
    if page.is_name(index):
        return not is_given(word.key)
    return word.shouted and len(word.text) > 3 and not is_ordinary(word.key)


def _homely(page: Page, index: int) -> bool:
    """Say whether a given name is a town as well: `in Charlotte`."""
    return page.is_name(index) and not page.words[index].owns and is_place(page.key(index))
