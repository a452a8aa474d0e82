"""What is said after "Saved": at most one thing, an offer or a reminder and never an order; nothing of it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from alliance_journal.findings.earlier import earlier_entries
from alliance_journal.findings.remarks import Kind, Occasion, Remark, remark_on
from alliance_journal.guide.accounts import ACCOUNT
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry
from alliance_journal.terminal.beginning import begin_another
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.screen import Screen, ask, is_terminal, say
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader, watched_signals
from alliance_journal.terminal.walking import Heading

_PAUSED_BY_HAND: Final = 2
"""SIGINT: whoever presses Ctrl-C here has read enough, and their entry is saved."""


@dataclass(frozen=True, slots=True)
class _Parting:
    """Where and about which entry something is said, and whether somebody can be asked."""

    room: Room
    entry: Entry = field(repr=False)
    asks: bool


_BEFORE_ALL: Final = (Kind.HARM, Kind.OWN)


def part(room: Room, walk: Walk, entry: Entry, *, asks: bool, spotted: str = "") -> int:
    """Say at most one thing about an entry that is safely on disk, and return the exit code.

    `asks` says whether a person sits there; nobody else is asked anything. `spotted` is a line about words that may
    say who somebody is, where nobody could be asked; only possible harm goes before it. The code is 0, that of the walk
    that was begun at once, or 128 and the number of the signal that came meanwhile.
    """
    remark = remark_on(_occasion(room, walk, entry))
    if spotted and (remark is None or remark.kind not in _BEFORE_ALL):
        say(room.screen, spotted)
        return 0
    if remark is None and entry.set == ACCOUNT:
        from alliance_journal.terminal.accounting import handing_in  # noqa: PLC0415  few entries are accounts

        _say_whole(room.screen, handing_in(room, entry))
    return _SAYERS[remark.kind](_Parting(room, entry, asks), remark) if remark else 0


def _occasion(room: Room, walk: Walk, entry: Entry) -> Occasion:
    client = entry.client
    return Occasion(
        walk=walk,
        entry=entry,
        sets=room.catalogue.sets,
        earlier=lambda: earlier_entries(room.journal, client, entry.id) if client else (),
        reminds=room.config.flag("harm_reminder"),
        guards=room.config.flag("guard"),
    )


def _say_only(parting: _Parting, remark: Remark) -> int:
    _say_whole(parting.room.screen, remark.line)
    return 0


def _say_with_contact(parting: _Parting, remark: Remark) -> int:
    _say_whole(parting.room.screen, remark.line)
    _say_contact(parting.room)
    return 0


def _remind(parting: _Parting, remark: Remark) -> int:
    """Show the reminder and let any answer at all close it; where nobody is asked, the contact line stands with it."""
    if not parting.asks:
        return _say_with_contact(parting, remark)
    screen = parting.room.screen
    _say_whole(screen, remark.line)
    has_contact = bool(parting.room.config.word("contact"))
    reply, code = _asked(screen, _reminder_keys(screen, has_contact=has_contact))
    if _letter(reply) == "c":
        _say_contact(parting.room)
    return code


def _reminder_keys(screen: Screen, *, has_contact: bool) -> str:
    if screen.plain:
        shows = ", or c to hear my contact line" if has_contact else ""
        return f"Press Enter if this is done, or type n if it is not current{shows}:"
    shows = ", [c] show my contact line" if has_contact else ""
    return f"[Enter] I have done this, [n] it is not current{shows}:"


def _say_contact(room: Room) -> None:
    if contact := room.config.word("contact"):
        _say_whole(room.screen, f"My contact line: {contact}")


def _offer(parting: _Parting, remark: Remark) -> int:
    """Offer another set: in a line where that names the command itself or nobody is asked, else as a question."""
    room, entry, name = parting.room, parting.entry, SetId(remark.set or "")
    command = f"aj reflect {name}"
    with_client = f"{command} -c {entry.client}" if entry.client else command
    if command in remark.line:
        _say_whole(room.screen, remark.line.replace(command, with_client))
        return 0
    if not parting.asks:
        _say_whole(room.screen, f"{remark.line} Now or later: {with_client}")
        return 0
    reply, code = _asked(room.screen, f"{remark.line} {_offer_keys(room.screen, room.catalogue.sets[name].minutes)}")
    if _letter(reply) in {"s", "y"}:
        return begin_another(room, name, Heading(entry.client, entry.met))
    if not code:
        _say_whole(room.screen, f"For later: {with_client}")
    return code


def _offer_keys(screen: Screen, minutes: int) -> str:
    if screen.plain:
        return f"Type s to start it now, about {minutes} minutes, or press Enter for later:"
    return f"[s]tart it now (about {minutes} minutes), Enter for later:"


def _asked(screen: Screen, question: str) -> tuple[str, int]:
    """Return what was typed, empty where nothing was, and the code that a signal leaves with."""
    *before, last = wrapped(question, screen.width - 2)
    for line in before:
        say(screen, line)
    with watched_signals() as signals:
        reply = _typed(screen, last, signals)
    return reply, 0 if signals.came in {None, _PAUSED_BY_HAND} else 128 + (signals.came or 0)


def _typed(screen: Screen, question: str, signals: Signals) -> str:
    try:
        with signals.waking(wake_reader):
            return ask(screen, question) or ""
    except Interrupted:
        say(screen)
        return ""


def _letter(reply: str) -> str:
    """Return the first letter that was typed; keys of the walk that were pressed too late are none."""
    return next((sign for sign in reply.lower() if sign.isalpha()), "")


def _say_whole(screen: Screen, text: str) -> None:
    """Say a sentence in lines that fit the window, and in one where there is no window."""
    for line in wrapped(text, screen.width - 1) if is_terminal(screen.streams.talk) else [text]:
        say(screen, line)


_SAYERS: Final[Mapping[Kind, Callable[[_Parting, Remark], int]]] = {
    Kind.HARM: _remind,
    Kind.OWN: _say_with_contact,
    Kind.CIRCLING: _say_only,
    Kind.BOUNDARY: _say_only,
    Kind.OFFER: _offer,
}
