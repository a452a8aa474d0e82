"""Names of people: runs of words that are names, and initials with their dots."""

import re
from collections.abc import Iterator
from typing import Final

from alliance_journal.privacy import cues
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.organisations import organisations_on
from alliance_journal.privacy.pages import Page, page_of
from alliance_journal.privacy.places import places_on
from alliance_journal.privacy.words import listed

_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){2,3}(?![\w.])")
_NO_INITIALS: Final = listed(
    """
    U.S. U.K. E.U. U.N. P.S. N.B. A.M. P.M. E.G. I.E. Q.E.D. R.E. P.E. B.A. M.A. B.C. A.D. D.O.B. O.K. I.Q. I.T. T.V.
    G.P. U.S.A. V.R. O.T. R.I.P. L.A. D.C. N.Y. I.D. C.V. H.R. P.C. D.I.Y. N.H.S. C.B.T.
    """
)


def named(text: str) -> Iterator[Identifier]:
    """Yield organisations, places and names; they may overlap."""
    page = page_of(text)
    if not any(word.capital for word in page.words):
        return
    yield from organisations_on(page)
    yield from places_on(page)
    for start, end in page.runs():
        yield Identifier(Kind.NAME, page.words[_first(page, start)].start, page.words[end - 1].end)
    for match in _INITIALS.finditer(text):
        if match[0].replace(" ", "") not in _NO_INITIALS:
            yield Identifier(Kind.NAME, match.start(), match.start() + len(match[0].rstrip()))


def _first(page: Page, start: int) -> int:
    """Return where a name starts with the initials and particles before it: `K. Nowak`, `van der Berg`."""
    while page.joined(start) and (page.key(start - 1) in cues.NAME_PARTICLES or _is_initial(page, start - 1)):
        start -= 1
    return start


def _is_initial(page: Page, index: int) -> bool:
    word = page.words[index]
    return len(word.text) == 1 and word.capital and page.text[word.end : word.end + 1] == "."
