"""Organisations: capitalised words with a word for one beside them, or an unknown word where somebody works."""

from collections.abc import Iterator
from typing import Final

from alliance_journal.privacy import cues
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.pages import LONGEST_RUN, Page
from alliance_journal.privacy.senses import Sense, is_capital, is_family, is_given, is_place

_FIRM_JOINTS: Final = frozenset({" & ", ", ", ". "})
_ARTICLES: Final = frozenset({"the", "a", "an", "our", "my", "this", "at", "in"})


def organisations_on(page: Page) -> Iterator[Identifier]:
    """Yield every organisation of a page; they may overlap."""
    for index, word in enumerate(page.words):
        if not word.capital:
            continue
        for start, end in (_to_tail(page, index), _from_head(page, index), _workplace(page, index)):
            if start < end:
                yield Identifier(Kind.ORGANISATION, page.words[start].start, page.words[end - 1].end)


def _to_tail(page: Page, tail: int) -> tuple[int, int]:
    """Return the words of `Hartwell Logistics Ltd`, `St Anne's School`; none where they name no single one."""
    if page.key(tail) not in cues.ANY_TAILS:
        return tail, tail
    start = tail
    while start > 0 and tail - start < LONGEST_RUN and _linked(page, start) and page.words[start - 1].capital:
        start -= 1
    while start < tail and page.words[start].opens and _is_plain(page, start):
        start += 1
    while start < tail and page.key(start) in _ARTICLES:
        start += 1
    telling = any(_tells(page, one, page.key(tail)) for one in range(start, tail))
    return (start, tail + 1) if telling else (tail, tail)


def _is_plain(page: Page, index: int) -> bool:
    return not page.is_name(index) and (page.key(index) in cues.GENERIC or page.senses[index] is Sense.NOTHING)


def _linked(page: Page, index: int) -> bool:
    """Say whether a word belongs with the one before it in a name; here a possessive does not part them."""
    word = page.words[index]
    if word.opens:
        return False
    return (
        word.before in {" ", "-"} or page.joined(index) or (word.before in _FIRM_JOINTS and word.key in cues.FIRM_TAILS)
    )


def _tells(page: Page, index: int, tail: str) -> bool:
    """Say whether a word before a word for an organisation tells which one it is."""
    word = page.words[index]
    if page.is_name(index):
        return True
    if word.key in cues.NAMELESS or is_capital(word.key) or word.shouted or len(word.text) < 2:
        return False
    return _is_place(page, index) or (tail not in cues.SCARCELY and not word.opens)


def _is_place(page: Page, index: int) -> bool:
    return page.senses[index] is not Sense.NOTHING and is_place(page.key(index))


def _from_head(page: Page, head: int) -> tuple[int, int]:
    """Return the words of `University of Leeds`; none where nothing after `of` is a name or a place."""
    if page.key(head) not in cues.HEADS or page.key(head + 1) != "of" or not page.joined(head + 2):
        return head, head
    end = head + 2
    while end < len(page.words) and page.words[end].capital and (end == head + 2 or page.joined(end)):
        end += 1
    telling = any(page.is_name(one) or _is_place(page, one) for one in range(head + 2, end))
    return (head, end) if telling else (head, head)


def _workplace(page: Page, index: int) -> tuple[int, int]:
    """Return the words after `at` or `works for` that no list of names has."""
    key, before = page.key(index), page.key(index - 1)
    if not page.is_name(index) or not page.joined(index) or is_given(key) or is_family(key):
        return index, index
    works = before == "at" or (before in cues.BY_FIRM and page.key(index - 2) in cues.WORKS)
    return (index, page.run_end(index)) if works else (index, index)
