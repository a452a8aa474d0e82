"""The look at an entry before it is saved: whether its words may say who somebody is. Soft: Enter keeps them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.reports.lines import counted
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.screen import say

if TYPE_CHECKING:
    from alliance_journal.privacy.watching import WatchList
    from alliance_journal.terminal.reflecting import DraftKeeper

CODE_LINE: Final = (
    "This client code may be somebody's initials or name. One that says nothing, such as C07, keeps them safer; "
    "the list of who is who belongs somewhere else."
)


@dataclass(frozen=True, slots=True)
class Settled:
    """How the look ended: the walk as it shall be saved, or as it is kept as a draft where the worker stops.

    `unasked` counts what may say who somebody is and was not asked about, because nobody could be.
    """

    walk: Walk = field(repr=False)
    how: Literal["finished", "paused", "signal"] = "finished"
    signal: int | None = None
    unasked: int = 0

    @property
    def exit_code(self) -> int:
        """0, or 128 and the signal's number after one."""
        return 128 + self.signal if self.signal else 0

    def remark(self, entry_id: str) -> str:
        """Return what to say after saving about what was not asked; empty where there is nothing."""
        if not self.unasked:
            return ""
        return f"{counted(self.unasked, 'thing')} in it may say who somebody is: aj check {entry_id}"


def looked_over(room: Room, walk: Walk, keeper: "DraftKeeper", *, asks: bool) -> Settled:
    """Look at every answer on the walk's path, and let the worker settle what may say who somebody is.

    From the first question on, the walk is kept as a draft after each step; it is only looked at where `asks` is false.
    """
    if not room.config.flag("identifiers"):
        return Settled(walk)
    watched = watch_list_of(room)
    found = _things_in(room, walk, watched, keeper.heading.client)
    if not found or not asks:
        return Settled(walk, unasked=found)
    from alliance_journal.terminal.settling_walks import settle_walk  # noqa: PLC0415  only where there is something

    return settle_walk(room, walk, keeper, watched, found)


def _things_in(room: Room, walk: Walk, watched: "WatchList", client: ClientCode | None) -> int:
    """Return how many things in a walk may say who somebody is."""
    try:
        from alliance_journal.findings.mentions import mentions_in  # noqa: PLC0415  who switches it off pays for none
        from alliance_journal.terminal.walk_texts import texts_of  # noqa: PLC0415  the same

        return len(mentions_in([text for _, text in texts_of(walk)], watched, {str(client)} if client else ()))
    except Exception:  # noqa: BLE001  a courtesy: no mistake in it may stand between the words and the disk
        say(room.screen, "It could not be looked over for names; it is saved as it is.")
        return 0


def watch_list_of(room: Room) -> "WatchList":
    """Return the journal's list of names; one that cannot be read is said, and taken as empty."""
    from alliance_journal.findings.watching import watched_in  # noqa: PLC0415  as above
    from alliance_journal.privacy.watching import WatchList  # noqa: PLC0415  as above

    try:
        return watched_in(room.journal)[0]
    except AllianceJournalError as error:
        say(room.screen, f"Your list of names was not used: {error.sentence}.")
        return WatchList()


def as_known(room: Room, client: ClientCode | None) -> ClientCode | None:
    """Return the code as the journal's entries spell it, and say so: c11 beside C11 would be two people."""
    if client is None:
        return None
    from alliance_journal.findings.code_names import as_spelled  # noqa: PLC0415  only a walk about a client asks
    from alliance_journal.findings.typing_ahead import clients  # noqa: PLC0415  the same

    spelled = as_spelled(client, [known.value for known in clients(room.journal.root)])
    if spelled != client:
        say(room.screen, f"Client {spelled}, as in your other entries.")
    return spelled


def say_of_code(room: Room, client: ClientCode | None) -> None:
    """Say once, before the first entry with a client code, where the code itself may give the person away."""
    if client is None or not client.value.isalpha() or not room.config.flag("identifiers"):
        return
    from alliance_journal.findings.code_names import may_name_somebody  # noqa: PLC0415  few codes have no digit
    from alliance_journal.terminal.reflecting import entries_before  # noqa: PLC0415  the same, and it imports us

    if may_name_somebody(client, watch_list_of(room)) and next(entries_before(room.journal, client), None) is None:
        for row in wrapped(CODE_LINE, room.screen.width - 1):
            say(room.screen, row)
