"""Whether a client code may give away whom it stands for, and how a journal spells it."""

from collections.abc import Collection
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


def as_spelled(code: ClientCode, known: Collection[str]) -> ClientCode:
    """Return the code as it stands in `known`, where only capitals differ; itself where it stands there or is new."""
    if code.value in known:
        return code
    folded_code = code.value.casefold()
    return next((ClientCode(one) for one in known if one.casefold() == folded_code), code)
