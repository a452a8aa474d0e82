"""What a set asks of the journal, fetched once before its first question, and never for a set that asks nothing."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import Option, PromptSet, Question
from alliance_journal.storage.actions import add_action
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.terminal import preparing
from alliance_journal.terminal.preparing import MOST_ENTRIES, prepared
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams
from tests.findings.living_fakes import CATALOGUE, DAYS, QUIET, a_journal, put, put_weeks
from tests.guide.fakes import a_set, question

NOW: Final = datetime(2026, 11, 22, 16, 42, tzinfo=UTC)
C04: Final = ClientCode("C04")
ANSWERS: Final = (Option("yes", "yes"), Option("no", "no"))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    streams = Streams(io.StringIO(), io.StringIO(), io.StringIO())
    return Room(a_journal(tmp_path), CATALOGUE, Screen(streams), lambda: NOW)


def show(shows: str) -> Question:
    return replace(question("shown", "show"), shows=shows)


def pick(draws: str, *options: Option, kind: str = "picks") -> Question:
    return replace(question("picked", kind), draws=draws, options=options)


def living_in(prompt_set: PromptSet) -> list[str]:
    return [asked.id for asked in prompt_set.questions if asked.draws or asked.shows]


def ready(room: Room, asked: Question, client: ClientCode | None = None, *, shows: bool = True) -> Question | None:
    """Return the question as it would be asked on 22 November; None where it is left out."""
    found = prepared(room, a_set(asked, question("last")), client, NOW.date(), shows=shows)
    return found.question(asked.id)


def shown(room: Room, asked: Question, client: ClientCode | None = None) -> str:
    found = ready(room, asked, client)
    return found.aside if found else ""


def ids(room: Room, asked: Question, client: ClientCode | None = None) -> list[str]:
    found = ready(room, asked, client)
    return [option.id for option in found.options] if found else []


def test_a_set_that_asks_nothing_touches_no_disk(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def touched(*_: object) -> tuple[EntryFile, ...]:
        raise AssertionError

    monkeypatch.setattr(Journal, "newest_files", touched)
    monkeypatch.setattr(Journal, "entry_files", touched)
    for name in ("session", "strain", "missed", "pulse", "jot"):
        known = CATALOGUE.get(name)
        assert prepared(room, known, C04, NOW.date()) is known


@pytest.mark.parametrize(
    "asked", [show("open_strain"), show("week"), show("agenda"), pick("entries"), pick("agenda"), pick("standards")]
)
def test_with_an_empty_journal_a_question_is_left_out(room: Room, asked: Question) -> None:
    assert ready(room, asked, C04) is None


def test_a_journal_that_does_not_exist_offers_nothing(room: Room, tmp_path: Path) -> None:
    nowhere = replace(room, journal=Journal(tmp_path / "nowhere"))
    for name in ("week", "supervision", "account", "pattern", "repair"):
        left = prepared(nowhere, CATALOGUE.get(name), C04, NOW.date())
        assert [one.id for one in left.questions if one.draws or one.aside] == []
        assert not (tmp_path / "nowhere").exists()


def test_the_open_strain_of_this_client_is_shown(room: Room) -> None:
    put(room.journal, "2026-11-02", ratings={"strain": 7}, answers={"moment": "She put her coat on."})
    assert '"She put her coat on."' in shown(room, show("open_strain"), C04)
    assert shown(room, show("open_strain"), ClientCode("C07")) == shown(room, show("open_strain")) == ""


def test_the_week_and_the_agenda_are_shown(room: Room) -> None:
    put_weeks(room.journal)
    put(room.journal, "2026-11-20", starred=True)
    assert shown(room, show("week")).startswith("2 entries from 16 November 2026")
    assert shown(room, show("agenda")).startswith("- kept coming back: ")


def test_the_newest_entries_of_the_client_can_be_chosen_or_else_everybodys(room: Room) -> None:
    for day in range(1, 12):
        put(room.journal, f"2026-11-{day:02}", "C04")
    file = put(room.journal, "2026-11-20", "C07")
    put(room.journal, "2026-11-23", "C07")
    assert len(ids(room, pick("entries"), C04)) == MOST_ENTRIES
    assert ids(room, pick("entries"), ClientCode("C07")) == [f"entry-{file.id}"]
    assert ids(room, pick("entries"), ClientCode("C08")) == ids(room, pick("entries"))
    assert ids(room, pick("entries"))[0] == f"entry-{file.id}"


def test_the_agenda_and_the_standards_can_be_chosen_from(room: Room) -> None:
    step = add_action(room.journal, AgreedAction("", "Ring the course", due=date(2026, 11, 20)))
    (room.journal.root / "standards.txt").write_text("# mine\n1.4 Be kind\n2.1 Work with people\n", encoding="utf-8")
    other = Option("other", "something else")
    assert ids(room, pick("agenda", other)) == [f"action-{step.id}", "other"]
    assert ids(room, pick("standards")) == ["standard-1.4-Be-kind", "standard-2.1-Work-with-people"]


def test_a_guess_brings_its_sentences(room: Room) -> None:
    put_weeks(room.journal)
    guess = ready(room, pick("recurring", *ANSWERS, kind="pick"))
    assert guess is not None
    assert guess.ask.endswith(". What about picked?")
    assert QUIET in guess.aside
    assert [(one.path[13:23], one.words) for one in guess.evidence] == [(DAYS[-1], QUIET), (DAYS[-2], QUIET)]


def test_where_nothing_can_be_shown_there_is_no_guess_and_nothing_to_show(room: Room) -> None:
    put_weeks(room.journal)
    assert ready(room, pick("recurring", *ANSWERS, kind="pick"), shows=False) is None
    assert ready(room, show("week"), shows=False) is None
    assert ready(room, pick("entries"), shows=False) is not None


@pytest.mark.parametrize("asked", [show("week"), pick("standards"), pick("agenda")])
def test_what_cannot_be_read_offers_nothing(room: Room, monkeypatch: pytest.MonkeyPatch, asked: Question) -> None:
    put_weeks(room.journal)

    def refuse(*_: object, **__: object) -> None:
        raise DiskError("the disk refused")

    for name in ("newest_documents", "read_standards", "agenda"):
        monkeypatch.setattr(preparing, name, refuse)
    assert ready(room, asked) is None


def test_the_hour_of_the_meeting_makes_no_difference(room: Room) -> None:
    put_weeks(room.journal)
    asking = a_set(show("week"))
    assert prepared(room, asking, None, datetime(2026, 11, 22, 15)) == prepared(room, asking, None, NOW.date())  # noqa: DTZ001


def test_every_shipped_set_that_asks_is_whole_with_a_journal_behind_it(room: Room) -> None:
    put_weeks(room.journal, "He cancelled again. He went quiet and gave short answers.")
    put(room.journal, "2026-11-02", ratings={"strain": 7}, starred=True, answers={"moment": "A cold room."})
    (room.journal.root / "standards.txt").write_text("1.4 Be kind\n", encoding="utf-8")
    for name in ("week", "supervision", "account", "pattern", "repair"):
        known = CATALOGUE.get(name)
        assert living_in(prepared(room, known, C04, NOW.date())) == living_in(known)
