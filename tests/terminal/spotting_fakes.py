"""A spotting that knows a few invented people, numbers and days, so that tests of the asking stand on their own."""

import re
from typing import Final

import pytest

from alliance_journal.findings import mentions, spotted
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.watching import WatchList

_KNOWN: Final = (
    (Kind.NAME, r"\b(?:Anna Berg|Anna|Tomas|Ines)\b"),
    (Kind.PHONE, r"\b07700 900\d{3}\b"),
    (Kind.DATE, r"\b\d{1,2} May\b"),
)


def a_few(text: str, watched: WatchList) -> tuple[Identifier, ...]:
    """Return the invented people, numbers and days, and the names on the list, in reading order."""
    names = "|".join(re.escape(name) for name in watched.names)
    known = (*_KNOWN, *([(Kind.NAME, rf"(?i)\b(?:{names})\b")] if names else []))
    found = [
        Identifier(kind, *match.span(), weak=kind is Kind.DATE)
        for kind, pattern in known
        for match in re.finditer(pattern, text)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def spot_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that looks for identifiers find these few."""
    for module in (mentions, spotted):
        monkeypatch.setattr(module, "identifiers_in", a_few)
