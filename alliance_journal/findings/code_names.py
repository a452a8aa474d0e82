"""Whether a client code may give away whom it stands for."""

from typing import Final

from alliance_journal.model.codes import ClientCode
from alliance_journal.privacy.lists import folded, packaged
from alliance_journal.privacy.watching import WatchList

_INITIALS: Final = (2, 3)
"""How many letters initials have."""


def may_name_somebody(code: ClientCode, watched: WatchList) -> bool:
    """Whether a code of letters only could be initials, or is a given name or a name on the worker's own list."""
    word = code.value
    if not word.isalpha():
        return False
    listed = {name.casefold() for name in watched.names}
    return len(word) in _INITIALS or word.casefold() in listed or folded(word) in packaged("given")
