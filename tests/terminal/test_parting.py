"""What is said after saving: whole sentences, one question at most, and nobody kept waiting."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.findings.remarks import BOUNDARY, HARM, OWN
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.settings.config import Config
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.terminal import parting
from alliance_journal.terminal.parting import part
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.walking import Heading

NOW: Final = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
SETS: Final = find_sets(None)
KEYS: Final = "[Enter] I have done this, [n] it is not current"
CONTACT: Final = "Duty line 01632 960000"


class Tty(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


class Parted:
    """One parting: what was said, and the code."""

    def __init__(self, journal: Journal, typed: str | None = "", *, plain: bool = False, **chosen: str | bool) -> None:
        """Have a person at the terminal type this; None is nobody there."""
        kind = io.StringIO if typed is None else Tty
        self.talk = kind()
        screen = Screen(Streams(kind(typed or ""), io.StringIO(), self.talk), width=200, plain=plain)
        self.room = Room(journal, SETS, screen, lambda: NOW, Config(chosen))
        self.asks = typed is not None

    spotted = ""

    def after(self, name: str, client: str = "C07", **answers: object) -> int:
        """Return the code of the parting after a set with these answers; every other question was skipped."""
        walk = Walk.started(SETS.get(name))
        while (question := walk.current) is not None:
            walk = walk.answer(answers[question.id]) if question.id in answers else walk.skip()
        code = ClientCode(client) if client else None
        entry = entry_from(walk, entry_id=EntryId("newest"), written=NOW, met=NOW.date(), client=code)
        return part(self.room, walk, entry, asks=self.asks, spotted=self.spotted)

    @property
    def said(self) -> str:
        return self.talk.getvalue()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def test_after_a_calm_entry_nothing_is_said(journal: Journal) -> None:
    parted = Parted(journal)
    assert parted.after("pulse", tie=9, moment="The door, held open.") == 0
    assert parted.said == ""


SPOTTED: Final = "1 thing in it may say who somebody is: aj check newest"


@pytest.mark.parametrize(("note", "line"), [("A weapon.", HARM), ("A gift.", SPOTTED), ("A calm day.", SPOTTED)])
def test_a_line_about_names_is_all_that_is_said_unless_harm_is_mentioned(
    journal: Journal, note: str, line: str
) -> None:
    parted = Parted(journal, None)
    parted.spotted = SPOTTED
    assert parted.after("jot", note=note) == 0
    assert parted.said == f"{line}\n"


@pytest.mark.parametrize("typed", ["\n", "n\n", "not current\n", "\x0f\x0f\n", "", "???\n"])
def test_any_answer_closes_the_reminder(journal: Journal, typed: str) -> None:
    parted = Parted(journal, typed, contact=CONTACT)
    assert parted.after("jot", note="A weapon.") == 0
    assert parted.said.strip("\n") == f"{HARM}\n{KEYS}, [c] show my contact line: ".strip("\n")


@pytest.mark.parametrize("typed", ["c\n", " C\n", "contact\n", "\x0fc\n"])
def test_the_contact_line_is_shown_when_asked_for(journal: Journal, typed: str) -> None:
    parted = Parted(journal, typed, contact=CONTACT)
    assert parted.after("jot", note="A weapon.") == 0
    assert parted.said.endswith(f"My contact line: {CONTACT}\n")


def test_without_a_contact_line_none_is_offered(journal: Journal) -> None:
    parted = Parted(journal, "c\n")
    assert parted.after("jot", note="A weapon.") == 0
    assert parted.said.endswith(f"{KEYS}: ")


def test_in_plain_mode_the_keys_are_told_in_words(journal: Journal) -> None:
    with_line, without = Parted(journal, "c\n", plain=True, contact=CONTACT), Parted(journal, "\n", plain=True)
    with_line.after("jot", note="A weapon.")
    without.after("jot", note="A weapon.")
    assert (
        "Press Enter if this is done, or type n if it is not current, or c to hear my contact line: " in with_line.said
    )
    assert without.said.endswith("Press Enter if this is done, or type n if it is not current: ")
    assert "[" not in with_line.said


def test_with_nobody_to_ask_the_reminder_is_a_line_with_the_contact_line_under_it(journal: Journal) -> None:
    alone, with_line = Parted(journal, None), Parted(journal, None, contact=CONTACT)
    assert alone.after("jot", note="A weapon.") == with_line.after("jot", note="A weapon.") == 0
    assert alone.said == f"{HARM}\n"
    assert with_line.said == f"{HARM}\nMy contact line: {CONTACT}\n"


def test_the_line_about_oneself_comes_with_the_contact_line_and_asks_nothing(journal: Journal) -> None:
    parted = Parted(journal, "c\n", contact=CONTACT)
    assert parted.after("jot", note="I can't go on.") == 0
    assert parted.said == f"{OWN}\nMy contact line: {CONTACT}\n"


def test_the_line_for_supervision_is_one_line(journal: Journal) -> None:
    parted = Parted(journal, contact=CONTACT)
    parted.after("jot", note="A gift.")
    assert parted.said == f"{BOUNDARY}\n"


def test_switched_off_nothing_is_said(journal: Journal) -> None:
    for words in ("A weapon.", "I can't go on.", "A gift."):
        parted = Parted(journal, harm_reminder=False, contact=CONTACT)
        parted.after("jot", note=words)
        assert parted.said == ""


def test_an_offer_is_one_question_and_enter_leaves_it_for_later(journal: Journal) -> None:
    parted = Parted(journal, "\n")
    assert parted.after("pulse", strain=5) == 0
    assert parted.said == (
        "There was some strain in this one. Would a longer look help? "
        "[s]tart it now (about 14 minutes), Enter for later: For later: aj reflect strain -c C07\n"
    )


def test_in_plain_mode_an_offer_is_told_in_words(journal: Journal) -> None:
    parted = Parted(journal, "", plain=True)
    assert parted.after("pulse", "", strain=5) == 0
    assert "Type s to start it now, about 14 minutes, or press Enter for later: " in parted.said
    assert parted.said.endswith("For later: aj reflect strain\n")


def test_with_nobody_to_ask_an_offer_is_one_line(journal: Journal) -> None:
    parted = Parted(journal, None)
    assert parted.after("pulse", strain=5) == 0
    assert parted.said == (
        "There was some strain in this one. Would a longer look help? Now or later: aj reflect strain -c C07\n"
    )


def test_an_offer_for_another_day_asks_nothing(journal: Journal) -> None:
    parted = Parted(journal, "s\n")
    assert parted.after("repair", if_fine="wait") == 0
    assert parted.said == "When you have met, for how it went: aj reflect mended -c C07\n"


@pytest.mark.parametrize("typed", ["s\n", "S\n", "start\n", "yes\n"])
def test_starting_it_walks_the_set_about_the_same_meeting_and_returns_its_code(
    journal: Journal, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, Heading]] = []

    def begin(_room: Room, name: str, heading: Heading) -> int:
        begun.append((name, heading))
        return 143

    monkeypatch.setattr(parting, "begin_another", begin)
    parted = Parted(journal, typed)
    assert parted.after("pulse", strain=5) == 143
    assert begun == [("strain", Heading(ClientCode("C07"), NOW.date()))]
    assert "For later" not in parted.said


def test_lines_fit_a_narrow_window(journal: Journal) -> None:
    parted = Parted(journal, "\n", contact=CONTACT)
    parted.room = replace(parted.room, screen=replace(parted.room.screen, width=46))
    parted.after("jot", note="A weapon.")
    assert max(len(line) for line in parted.said.split("\n")) <= 46
    assert " ".join(parted.said.split()).startswith(HARM)


def test_what_is_in_the_contact_line_cannot_steer_the_terminal(journal: Journal) -> None:
    parted = Parted(journal, None, contact="\x1b[2Jduty")
    parted.after("jot", note="A weapon.")
    assert "\x1b" not in parted.said


def test_no_word_of_the_entry_is_repeated(journal: Journal) -> None:
    for note in ("The heliotrope weapon.", "Heliotrope, I can't go on.", "A heliotrope gift."):
        parted = Parted(journal)
        parted.after("jot", note=note)
        assert "heliotrope" not in parted.said.lower()
