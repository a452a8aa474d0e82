"""The sets that use the journal, walked whole in plain mode, with and without a journal behind them."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from alliance_journal.cli import desk
from alliance_journal.entrytext.reading import read
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal.asking import LINES_OF_WORDS
from alliance_journal.terminal.preparing import prepared
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams
from tests.cli.fakes import Aj, lines_of
from tests.findings.living_fakes import DAYS, QUIET, TOOK_OVER
from tests.terminal.fakes import Session

NAMES: Final = ("week", "supervision", "account", "pattern", "repair")
NOW: Final = datetime(2026, 11, 22, 16, 42, tzinfo=UTC)
ABOUT: Final = ("-c", "C04", "--date", "2026-11-22")
CATALOGUE: Final = find_sets(None)


@pytest.fixture(autouse=True)
def a_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the afternoon of 22 November 2026."""
    monkeypatch.setattr(desk.Desk, "now", property(lambda _self: NOW))


@pytest.fixture
def weeks(aj: Aj) -> Aj:
    """The program over six weeks with one client, an open strain, a due step and a list of standards."""
    entries: list[dict[str, Any]] = [
        {"met": day, "client": "C04", "set": "session", "sections": {"moment": QUIET, "own_part": TOOK_OVER}}
        for day in DAYS
    ]
    entries[3] |= {"ratings": {"strain": 7}, "starred": True}
    assert aj("import", "jsonl", "-", typed=lines_of(*entries)).code == 0
    (aj.root / "standards.txt").write_text("1.4 Treat people with kindness\n", encoding="utf-8")
    (aj.root / "actions.toml").write_text('[[actions]]\nid = "a1"\nwhat = "Ring the office"\n', encoding="utf-8")
    return aj


def set_for(aj: Aj, name: str) -> PromptSet:
    """Return the set as it will be walked."""
    screen = Screen(Streams(io.StringIO(), io.StringIO(), io.StringIO()))
    room = Room(Journal(aj.root), CATALOGUE, screen, lambda: NOW)
    return prepared(room, CATALOGUE.get(name), ClientCode("C04"), NOW.date())


def answer_to(question: Question) -> object:
    if question.kind is QuestionKind.SHOW:
        return None
    if question.kind.is_ticked:
        return "yes" if question.kind is QuestionKind.YESNO else question.options[-1].id
    return f"words on {question.id}"


def typed_for(prompt_set: PromptSet) -> Iterator[str]:
    """Yield what is typed to answer every question: the last choice of each list, words everywhere else."""
    walk = Walk.started(prompt_set)
    while (question := walk.current) is not None:
        answer = answer_to(question)
        if question.kind is QuestionKind.YESNO:
            yield "y\n"
        elif question.kind.is_ticked:
            yield f"{len(question.options)}\n"
        else:
            yield f"{answer or ''}\n" + (".\n" if question.kind in LINES_OF_WORDS else "")
        walk = walk.answer(answer)


def entry_in(aj: Aj, name: str) -> Entry:
    """Return the one entry of this set."""
    entries = [read(file.read_text(encoding="utf-8"), path=str(file)).entry for file in aj.files]
    (entry,) = (one for one in entries if one.set == name)
    return entry


def walked(aj: Aj, name: str) -> tuple[Entry, str]:
    asking = set_for(aj, name)
    ran = aj("reflect", name, *ABOUT, typed="".join(typed_for(asking)))
    assert (ran.code, "Saved as" in ran.err) == (0, True)
    return entry_in(aj, name), ran.err


@pytest.mark.parametrize("name", NAMES)
def test_a_living_set_can_be_walked_whole_with_nothing_behind_it(aj: Aj, name: str) -> None:
    entry, said = walked(aj, name)
    drawn = {one.id for one in CATALOGUE.get(name).questions if one.draws}
    assert drawn.isdisjoint(entry.picks)
    assert "from the journal" not in said
    written = [one for one in set_for(aj, name).questions if one.kind.is_written and not one.when]
    assert {one.id for one in written} <= {one.question for one in entry.answers}


@pytest.mark.parametrize("name", NAMES)
def test_a_living_set_can_be_walked_whole_with_a_journal_behind_it(weeks: Aj, name: str) -> None:
    asking = set_for(weeks, name)
    entry, said = walked(weeks, name)
    for question in asking.questions:
        if question.draws:
            assert entry.picks[question.id] == (question.options[-1].id,)
        for line in question.aside.split("\n"):
            assert line in said


def test_what_was_chosen_still_reads_well_when_the_journal_has_moved_on(weeks: Aj) -> None:
    walked(weeks, "account")
    (weeks.root / "standards.txt").unlink()
    walked(weeks, "week")
    shown = weeks("show", entry_in(weeks, "account").id.value).out
    assert "Standards touched: 1.4 Treat people with kindness" in shown
    assert "Made from: entry " in shown
    shown = weeks("show", entry_in(weeks, "week").id.value).out
    assert "First guess: words on name_1: other" in shown  # the name that was given to the theme in this very walk


def test_a_theme_is_shown_by_the_name_that_the_journal_has_for_it(weeks: Aj) -> None:
    walked(weeks, "week")
    (weeks.root / "codebook.toml").write_text(
        '[[themes]]\nid = "cw.minimal"\nlabel = "The polite fog"\n', encoding="utf-8"
    )
    assert "First guess: The polite fog: other" in weeks("show", entry_in(weeks, "week").id.value).out


def test_the_agenda_reads_well_afterwards(weeks: Aj) -> None:
    asking = set_for(weeks, "supervision")
    agenda = asking.question("agenda")
    assert agenda is not None
    everything = " ".join(str(number) for number in range(1, len(agenda.options) + 1))
    weeks("reflect", "supervision", *ABOUT, typed=f"\n{everything}\n" + "\n.\n" * 20)
    shown = " ".join(weeks("show").out.split())
    assert 'the strain with C04 of 4 November 2026, the theme "Went quiet / short answers"' in shown
    assert "the agreed step a1, entry " in shown


@pytest.mark.parametrize("name", ["week", "pattern"])
def test_a_draft_keeps_what_the_journal_offered_whatever_becomes_of_it(weeks: Aj, name: str) -> None:
    asking = set_for(weeks, name)
    typed = "".join(typed_for(asking))
    assert weeks("reflect", name, *ABOUT, typed="/pause\n").code == 0  # nothing was written: nothing is kept
    assert weeks("resume").code == 3
    first = next(iter(typed_for(asking)))
    weeks("reflect", name, *ABOUT, typed=f"{first}/skip\n/back\n/pause\n")
    for file in weeks.files:
        file.unlink()
    ran = weeks("resume", typed=typed if first == "\n" else typed.removeprefix(first))
    assert ran.code == 0
    entry = entry_in(weeks, name)
    drawn = [one for one in asking.questions if one.draws]
    assert {one.id: entry.picks[one.id] for one in drawn} == {one.id: (one.options[-1].id,) for one in drawn}


def test_answers_from_a_file_can_choose_from_the_journal(weeks: Aj) -> None:
    asking = set_for(weeks, "pattern")
    entries = asking.question("entries")
    assert entries is not None
    file = weeks.root.parent / "answers.toml"
    file.write_text(f'entries = ["{entries.options[0].id}"]\nmore_i = "The more I explain"\n', encoding="utf-8")
    assert weeks("reflect", "pattern", *ABOUT, "--answers", str(file)).code == 0
    assert entry_in(weeks, "pattern").picks["entries"] == (entries.options[0].id,)
    file.write_text('entries = ["entry-gone"]\n', encoding="utf-8")
    assert weeks("reflect", "pattern", *ABOUT, "--answers", str(file)).code == 2


def test_a_question_that_draws_on_the_journal_can_be_asked_again(weeks: Aj) -> None:
    walked(weeks, "pattern")
    before = entry_in(weeks, "pattern")
    ran = weeks("edit", before.id.value, "-q", "entries", typed="1\n")
    assert ran.code == 0
    assert entry_in(weeks, "pattern").picks["entries"] != before.picks["entries"]


def test_a_guess_is_asked_only_beside_its_sentences(weeks: Aj) -> None:
    walked(weeks, "week")
    ran = weeks("edit", entry_in(weeks, "week").id.value, "-q", "guess_1", typed="1\n")
    assert (ran.code, "offers nothing to choose from" in ran.err) == (2, True)


SHORT: Final = """\
id = "short"
title = "Short"
purpose = "A try."
minutes = 1
version = 1
opening = "Begin."
[[questions]]
id = "guess"
ask = "Does it fit?"
kind = "pick"
from = "recurring"
options = [{ id = "yes", label = "yes" }, { id = "no", label = "not this" }]
"""


@pytest.fixture
def short(weeks: Aj) -> Aj:
    """The program with a set of the worker's own that asks about one guess."""
    (weeks.root / "prompts").mkdir(exist_ok=True)
    (weeks.root / "prompts" / "short.toml").write_text(SHORT, encoding="utf-8")
    return weeks


def end(session: Session) -> None:
    session.wait("2 of 2")  # how the open strain stands now
    session.type("\r")
    session.until(lambda: "Saved as" in session.look() or "Saved as" in session.scrollback, "the save")
    session.type("\r")
    session.end()


@pytest.mark.parametrize("columns", [80, 46])
def test_on_a_terminal_the_sentences_stand_on_the_card(short: Aj, columns: int) -> None:
    session = short.session("reflect", "short", "-c", "C04", "--date", "2026-11-22", columns=columns)
    shown = " ".join(session.wait("not this").split())
    assert "Does it fit?" in shown
    assert f'"{QUIET}"' in shown
    session.type("1\r")
    end(session)
    assert entry_in(short, "short").picks["guess"] == ("theme-cw.minimal-yes",)


def test_on_a_low_terminal_the_sentences_come_first_and_the_choices_after_them(short: Aj) -> None:
    session = short.session("reflect", "short", "-c", "C04", "--date", "2026-11-22", columns=46, lines=16)
    shown = session.wait("goes on")
    assert "In 6 of 6 entries" in shown
    assert "not this" not in shown
    session.type(" ")
    session.until(lambda: "goes on" not in session.look() or "not this" in session.look(), "the next page")
    while "not this" not in session.look(0.3):
        session.type(" ")
    session.type("2\r")
    end(session)
    assert entry_in(short, "short").picks["guess"] == ("theme-cw.minimal-no",)
