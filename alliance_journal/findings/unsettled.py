"""What an export has to have settled first: places in what is about to leave that may say who somebody is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.mentions import mentions_in
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One place in a text that is about to leave: which text, its line (from 1), the kind; never its words."""

    where: str
    line: int
    kind: Kind

    def __str__(self) -> str:
        return f"{self.where}, line {self.line}: {self.kind.words}"


class UnsettledError(AllianceJournalError):
    """Something that is about to leave may say who somebody is, and nobody has said that it may go (exit 3)."""

    exit_code: ClassVar[int] = 3


def unsettled(texts: Mapping[str, str], watched: WatchList, settled: Collection[str] = ()) -> tuple[Unsettled, ...]:
    """Return every place that may say who somebody is, in the order of the texts, which go by what a reader calls them.

    Give it exactly what is about to leave, the words added for the export among it, and in `settled` the client codes.
    Dates, days and ages are left out.
    """
    names, words = tuple(texts), tuple(texts.values())
    kinds = {spot: mention.kind for mention in mentions_in(words, watched, settled) for spot in mention.spots}
    return tuple(
        Unsettled(names[spot.text], words[spot.text].count("\n", 0, spot.start) + 1, kinds[spot])
        for spot in sorted(kinds)
    )


def check_settled(found: Sequence[Unsettled], *, accepted: bool) -> None:
    """Agree where nothing was found or the worker accepts it as it is; else raise UnsettledError."""
    if found and not accepted:
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        raise UnsettledError(
            f"{places} may say who somebody is, so nothing was given out: {found[0]}",
            hint="aj check --fix settles them in the entries; --accept-identifiers gives it out as it is",
        )
