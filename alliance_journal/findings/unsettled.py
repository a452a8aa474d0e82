"""What an export has to have settled first: places in what is about to leave that may say who somebody is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.mentions import is_watched, mentions_in
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList

FILE_NAME: Final = "the name of the file"
SHEET: Final = "For supervision"
STEPS: Final = "Agreed steps"
HOURS: Final = "Log of hours"
"""What papers, and places on them, are called whose words stand in no entry."""
_IN_ENTRIES: Final = "aj check --fix settles them in the entries"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One place in a text that is about to leave: which text, its line (from 1), the kind; never its words.

    `told` says what it is where the kind alone does not.
    """

    where: str
    line: int
    kind: Kind
    told: str = ""

    def __str__(self) -> str:
        return f"{self.where}, line {self.line}: {self.told or self.kind.words}"


class UnsettledError(AllianceJournalError):
    """Something that is about to leave may say who somebody is, and nobody has said that it may go (exit 3)."""

    exit_code: ClassVar[int] = 3


def unsettled(texts: Mapping[str, str], watched: WatchList, settled: Collection[str] = ()) -> tuple[Unsettled, ...]:
    """Return every place that may say who somebody is, in the order of the texts, which go by what a reader calls them.

    Give it exactly what is about to leave, the words added for the export among it, and in `settled` the client codes;
    one that stands on the worker's own list of names counts all the same. Dates, days and ages are left out.
    """
    names, words = tuple(texts), tuple(texts.values())
    codes = frozenset(code for code in settled if not is_watched(code, watched))
    kinds = {spot: mention.kind for mention in mentions_in(words, watched, codes) for spot in mention.spots}
    return tuple(
        Unsettled(names[spot.text], words[spot.text].count("\n", 0, spot.start) + 1, kinds[spot])
        for spot in sorted(kinds)
    )


def check_settled(found: Sequence[Unsettled], *, accepted: bool, paper: str = "") -> None:
    """Agree where nothing was found or the worker accepts it as it is; else raise UnsettledError.

    Of a paper of that title it is known in which file of the journal its words stand, and what settles them there.
    """
    if found and not accepted:
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        raise UnsettledError(
            f"{places} may say who somebody is, so nothing was given out: {found[0]}",
            hint=f"{'; '.join(how_settled(found, paper))}; --accept-identifiers gives it out as it is",
        )


def how_settled(found: Sequence[Unsettled], paper: str = "") -> tuple[str, ...]:
    """Return where the words of these places stand in the journal, and what settles them there, each once."""
    return tuple(dict.fromkeys(_how(one.where, paper) for one in found))


def _how(where: str, paper: str) -> str:
    heading, _, block = where.rpartition(", ")
    if where == FILE_NAME:
        return "another name after -o"
    if paper == HOURS:
        return "hours.csv, or journal.toml: change them there"
    if paper == SHEET and heading == STEPS:
        return "actions.toml: change them there"
    if paper == SHEET and block.startswith("facts"):
        return "supervision.toml, or hours.csv: change them there"
    return "supervision.toml: aj supervision prepare asks about each" if paper == SHEET else _IN_ENTRIES
