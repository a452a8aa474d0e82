"""What was spotted in a sentence, as pairs of a kind and the words."""

from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.spotting import NOBODY, identifiers_in
from alliance_journal.privacy.watching import WatchList


def spotted(text: str, watched: WatchList = NOBODY) -> list[tuple[Kind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identifiers_in(text, watched)]


def strongly(text: str) -> list[tuple[Kind, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identifiers_in(text) if not one.weak]


def words(text: str, kind: Kind) -> list[str]:
    return [said for one, said in spotted(text) if one is kind]
