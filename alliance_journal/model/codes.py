"""Client codes and entry ids: the two names that everything else hangs on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NewType

from alliance_journal.errors import BadClientCodeError

ThemeId = NewType("ThemeId", str)
QuestionId = NewType("QuestionId", str)
SetId = NewType("SetId", str)

ID_ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxyz"
"""No vowels (no words by accident) and no 0, 1, l or o."""
ID_LENGTH: Final = 8
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
_ID = re.compile(r"[a-z0-9]{4,32}")
_DEVICE_NAMES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(1, 10)), *(f"LPT{n}" for n in range(1, 10))}
)


@dataclass(frozen=True, slots=True, order=True)
class ClientCode:
    """A code that stands for a person, such as `C07`; never a name."""

    value: str

    @classmethod
    def parse(cls, text: str) -> "ClientCode":
        """Return the code in `text`, or raise BadClientCodeError; the sentence does not repeat what was typed."""
        text = text.strip()
        if not _CODE.fullmatch(text) or text.upper() in _DEVICE_NAMES:
            raise BadClientCodeError(
                "a client code is 1 to 32 letters, digits, - or _, and starts with a letter or digit",
                hint="a short code such as C07; keep the list of who is who somewhere else",
            )
        return cls(text)

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class EntryId:
    """The name of one entry for as long as it lives, such as `k7f3q2mx`."""

    value: str

    @classmethod
    def parse(cls, text: str) -> "EntryId | None":
        """Return the id in `text`, or None where it cannot be one."""
        return cls(text) if _ID.fullmatch(text) else None

    def __str__(self) -> str:
        return self.value


def new_entry_id(choose: Callable[[str], str]) -> EntryId:
    """Return a fresh id; `choose` picks one character of an alphabet at random (28**8 ids, no clock in them)."""
    return EntryId("".join(choose(ID_ALPHABET) for _ in range(ID_LENGTH)))
