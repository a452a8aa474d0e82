"""A row for the log, asked for in a terminal: only what is missing, asked again until it can be read."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.model.hours import HourRules, HoursRow
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.hours import hours_rows
from alliance_journal.terminal.hours import CLIENT, DAY, LENGTH, NOTE, SETTING, WHOM, Given, Noting, note_hours
from alliance_journal.terminal.screen import Screen, Streams

TODAY = date(2026, 11, 22)
Noted = Callable[..., tuple[HoursRow, str]]


class Terminal(io.StringIO):
    """A stream at which somebody sits."""

    def isatty(self) -> bool:
        """Whether somebody sits here."""
        return True


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return open_journal(tmp_path / "journal", create=True)


@pytest.fixture
def note(journal: Journal) -> Noted:
    """Note a row with these replies, one a line, and return it with what was said."""

    def noted(typed: str, **given: object) -> tuple[HoursRow, str]:
        talk = Terminal()
        screen = Screen(Streams(Terminal(typed), Terminal(), talk))
        ground = Noting(journal, screen, TODAY, HourRules(), ["C07"])
        return note_hours(ground, Given(**given)), talk.getvalue()  # type: ignore[arg-type]  as a command line gives it

    return noted


def test_everything_is_asked_for_in_turn(note: Noted) -> None:
    row, said = note("50\n1\nyesterday\nc07\nroom\nHe was quiet.\n")
    assert (row.day, row.kind, row.minutes) == (date(2026, 11, 21), "client", 50)
    assert (row.client, row.setting, row.note) == ("C07", "room", "He was quiet.")
    asked = [LENGTH, "Which kind of hours?", DAY, CLIENT, SETTING, NOTE]
    assert [said.index(question) for question in asked] == sorted(said.index(question) for question in asked)
    assert said.endswith(f"Kept as {row.id}: 21 November 2026, client contact, 50 min, C07, room.\n")


def test_what_was_given_is_not_asked_for(note: Noted) -> None:
    given = {"minutes": 0, "kind": "client", "client": "c07", "day": "friday 15:00", "setting": "", "note": ""}
    row, said = note("", **given)
    assert (row.client, row.day, row.minutes) == ("C07", date(2026, 11, 20), 0)
    assert said == f"Kept as {row.id}: 20 November 2026, client contact, missed, C07.\n"


def test_enter_means_today_nobody_and_nothing(note: Noted) -> None:
    row, _ = note("\n\n\n\n", minutes=50, kind="client")
    assert (row.day, row.client, row.setting, row.note) == (TODAY, "", "", "")


def test_supervision_asks_with_whom_and_training_asks_nothing_more(note: Noted) -> None:
    row, said = note("my  supervisor\n\n", minutes=90, kind="supervision", day="today")
    assert (row.with_whom, WHOM in said, CLIENT in said) == ("my supervisor", True, False)
    _, said = note("\n", minutes=90, kind="training", day="today")
    assert WHOM not in said


def test_a_reply_that_cannot_be_read_is_asked_for_again_with_what_would_be(note: Noted) -> None:
    replies = "2\n50\n9\nlunch\nsup\n11/12\ntomorrow\ntoday\n" + "x" * 101 + "\nsupervisor\n" + "x" * 2001 + "\nfine\n"
    row, said = note(replies)
    assert (row.minutes, row.kind, row.with_whom, row.note) == (50, "supervision", "supervisor", "fine")
    for sentence in (
        "2 could be minutes or hours; 2m or 2h.",
        "The list has no such number; a number from 1 to 6.",
        "That is no kind of hours; client, related, supervision",
        "lies in the future",
        "That is longer than 100 letters",
        "A note is at most 2,000 letters long",
    ):
        assert sentence in said


def test_a_kind_may_be_typed_by_its_name(note: Noted) -> None:
    assert note("peer\n\n\n", minutes=50, day="today")[0].kind == "peer"


@pytest.mark.parametrize("typed", ["", "\n", "50\n", "50\n\n"])
def test_without_what_is_needed_nothing_is_written(note: Noted, journal: Journal, typed: str) -> None:
    with pytest.raises(UsageError, match="nothing was written"):
        note(typed)
    assert hours_rows(journal)[0] == ()


@pytest.mark.parametrize(
    "given",
    [{"kind": "lunch"}, {"client": "Anna Smith"}, {"day": "tomorrow"}, {"whom": "x" * 101}, {"note": "x" * 2001}],
)
def test_what_was_given_wrongly_is_refused_before_anything_is_asked(note: Noted, given: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"kind|code|future|letters"):
        note("50\n", **given)
