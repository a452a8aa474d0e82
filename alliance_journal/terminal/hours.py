"""A row for the log of hours: what was not given on the command line is asked for, one short question at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple, TypeVar

from alliance_journal.entrytext.hours import LONGEST_NOTE, LONGEST_ROLE
from alliance_journal.errors import BadDateError, UsageError
from alliance_journal.findings.code_names import as_spelled
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.hours import HourKind, HourRules, HoursRow, read_minutes, say_minutes
from alliance_journal.queries.almanac import say_date, say_day
from alliance_journal.queries.days import read_day
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.hours import add_hours, drop_hours
from alliance_journal.terminal.screen import Screen, ask, say

LENGTH: Final = "How long? (50, 1h, 1h30; 0 if it was missed)"
DAY: Final = "Which day? (Enter for today; or yesterday, monday, 20 nov)"
CLIENT: Final = "Which client? (a code such as C07; Enter for none)"
WHOM: Final = "With whom? (a role, such as supervisor; Enter for none)"
SETTING: Final = "Where or how? (such as room, phone, video, outreach; Enter for none)"
NOTE: Final = "A note, without names? (one line; Enter for none)"
_OLDEST: Final = 36_525
"""Days. Nobody notes hours of a hundred years ago."""
_T = TypeVar("_T")


class Given(NamedTuple):
    """What was given on the command line, as it was typed; None where it is to be asked for.

    `note` is what was piped in; `minutes` is 0 for a missed appointment.
    """

    minutes: int | None = None
    kind: str | None = None
    client: str | None = None
    day: str | None = None
    whom: str | None = None
    setting: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Noting:
    """What is needed to note hours: journal, screen, the day, the kinds there are, and the codes there are."""

    journal: Journal
    screen: Screen
    today: date
    rules: HourRules
    codes: Sequence[str] = ()


def note_hours(ground: Noting, given: Given) -> HoursRow:
    """Ask for what was not given, write the row, and return it; nothing is written where a reply is missing.

    Raises UsageError for what cannot be, or where something is needed and nobody is there to be asked.
    """
    given = _checked(ground, given)
    asks = ground.screen.asks
    minutes = given.minutes if given.minutes is not None else _needed(ground, LENGTH, read_minutes, "how long it was")
    kind = ground.rules.meant(given.kind) if given.kind else _asked_kind(ground)
    day = _read_day(given.day or "", ground.today) if given.day or not asks else _asked(ground, DAY, _day_of(ground))
    client, whom, setting = _beside(ground, kind, given)
    note = given.note
    if note is None and asks:
        note = _asked(ground, NOTE, read_note)
    row = HoursRow("", day, kind.id, minutes, client, whom, setting, note or "")
    added = add_hours(ground.journal, row)
    say(ground.screen, f"Kept as {added.id}: {row_words(added, ground.rules)}.")
    return added


def _checked(ground: Noting, given: Given) -> Given:
    """Return what was given, read once, so that nobody is asked before a refusal."""
    if given.kind:
        ground.rules.meant(given.kind)
    if given.day:
        _read_day(given.day, ground.today)
    if given.client:
        given = given._replace(client=_read_client(ground)(given.client))
    if not ground.screen.asks and (given.minutes is None or not given.kind):
        raise UsageError("how long it was and of which kind is needed", hint="aj hours add 50m --kind client -c C07")
    return given._replace(
        whom=None if given.whom is None else read_role(given.whom),
        setting=None if given.setting is None else read_role(given.setting),
        note=None if given.note is None else read_note(given.note),
    )


def _beside(ground: Noting, kind: HourKind, given: Given) -> tuple[str, str, str]:
    """Return client, role and setting: as given, asked for where this kind asks for it, else nothing."""

    def of(name: str, value: str | None, question: str, read: Callable[[str], str]) -> str:
        if value is not None or name not in kind.asks or not ground.screen.asks:
            return value or ""
        return _asked(ground, question, read)

    return (
        of("client", given.client, CLIENT, lambda words: _read_client(ground)(words) if words.strip() else ""),
        of("with", given.whom, WHOM, read_role),
        of("setting", given.setting, SETTING, read_role),
    )


def _asked_kind(ground: Noting) -> HourKind:
    kinds = ground.rules.kinds
    say(ground.screen, "Which kind of hours?")
    for number, kind in enumerate(kinds, start=1):
        say(
            ground.screen,
            f"  {number}  {kind.label} ({kind.id})" if kind.label != kind.id else f"  {number}  {kind.id}",
        )

    def read(words: str) -> HourKind:
        number = words.strip()
        if not (number.isascii() and number.isdecimal()):
            return ground.rules.meant(words)
        if len(number) < len("100") and 1 <= int(number) <= len(kinds):
            return kinds[int(number) - 1]
        raise UsageError("the list has no such number", hint=f"a number from 1 to {len(kinds)}")

    return _needed(ground, f"A number from 1 to {len(kinds)}, or its id:", read, "the kind of hours")


def _needed(ground: Noting, question: str, read: Callable[[str], _T], what: str) -> _T:
    """Return the reply to a question that needs one; an empty line ends it, with nothing written."""

    def some(words: str) -> _T:
        if not words.strip():
            raise _NothingError(f"{what} is needed, so nothing was written", hint="aj hours add")
        return read(words)

    return _asked(ground, question, some)


class _NothingError(UsageError):
    """Nothing was typed where something is needed."""


def _asked(ground: Noting, question: str, read: Callable[[str], _T]) -> _T:
    """Return what is read of a reply, asked again until it can be read; the end of input is no reply."""
    while True:
        words = ask(ground.screen, question)
        if words is None:
            raise _NothingError("nobody answered, so nothing was written", hint="aj hours add")
        try:
            return read(words)
        except _NothingError:
            raise
        except UsageError as error:
            hint = f"; {error.hint}" if error.hint else ""
            say(ground.screen, f"{error.sentence[:1].upper()}{error.sentence[1:]}{hint}.")


def _day_of(ground: Noting) -> Callable[[str], date]:
    return lambda words: _read_day(words, ground.today)


def _read_day(words: str, today: date) -> date:
    """Return the day that is meant, today where nothing is said; raises BadDateError, for a day to come too."""
    if not words.strip():
        return today
    read = read_day(words, today)
    day = read.date() if isinstance(read, datetime) else read
    if (today - day).days > _OLDEST:
        raise BadDateError(f"{say_day(day)} is more than a hundred years ago", hint="look at the year")
    return day


def _read_client(ground: Noting) -> Callable[[str], str]:
    return lambda words: as_spelled(ClientCode.parse(words), ground.codes).value


def read_role(words: str) -> str:
    """Return a role or a setting on one line; raises UsageError for one that is too long."""
    line = " ".join(words.split())
    if len(line) > LONGEST_ROLE:
        raise UsageError(
            f"that is longer than {LONGEST_ROLE} letters", hint="a word or two, such as supervisor or room"
        )
    return line


def read_note(words: str) -> str:
    """Return a note without blanks around it; raises UsageError for one that is too long."""
    note = words.strip()
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"a note is at most {LONGEST_NOTE:,} letters long", hint="the rest belongs into aj reflect")
    return note


def row_words(row: HoursRow, rules: HourRules) -> str:
    """Return a row in words, without its note: day, kind, how long, and what stands beside it."""
    length = "missed" if row.is_missed else say_minutes(row.minutes)
    beside = (row.client, row.with_whom, row.setting)
    return ", ".join((say_date(row.day), rules.kind(row.kind).label, length, *filter(None, beside)))


def drop_row(ground: Noting, name: str) -> None:
    """Take a row out of the log and say which, and where the log as it was is kept.

    Raises NotFoundError or UsageError where it is not clear which is meant.
    """
    gone, kept = drop_hours(ground.journal, name)
    say(ground.screen, f"{gone.id}: taken out, {row_words(gone, ground.rules)}.")
    say(ground.screen, f"The log as it was: {ground.journal.root / kept}")
