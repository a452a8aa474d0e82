"""After the save: the worker's yes and no reach the entries, and what was kept where is said in plain words."""

import io
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.storage.history import undo
from alliance_journal.terminal.judging import after_saving
from alliance_journal.terminal.preparing import prepared
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.themes.codebook import load_codebook
from tests.findings.living_fakes import CATALOGUE, QUIET, TOOK_OVER, a_journal, put_weeks
from tests.terminal.test_preparing import NOW

MINIMAL, PATERNAL = ThemeId("cw.minimal"), ThemeId("wc.paternal")
SAID: Final = "Your word on 4 sentences in 2 entries is kept. aj undo takes back the last; aj review --list shows all."


@pytest.fixture
def room(tmp_path: Path) -> Room:
    streams = Streams(io.StringIO(), io.StringIO(), io.StringIO())
    room = Room(a_journal(tmp_path), CATALOGUE, Screen(streams), lambda: NOW)
    put_weeks(room.journal)
    return room


def walk_with(room: Room, *answers: str) -> Walk:
    """Return a finished walk through `week` that answers the first guesses so: by option id, or `-` to skip."""
    walk = Walk.started(prepared(room, CATALOGUE.get("week"), None, NOW.date()))
    given = iter(answers)
    while (asked := walk.current) is not None:
        answer = next(given, "-") if asked.id.startswith(("guess", "name")) else "-"
        if answer in {"yes", "no", "other"}:
            answer = f"theme-{asked.evidence[0].theme}-{answer}"
        walk = walk.skip() if answer == "-" else walk.answer(answer)
    return walk


def save(room: Room, walk: Walk) -> None:
    after_saving(room, walk)


def said(room: Room) -> list[str]:
    talk = room.screen.streams.talk
    assert isinstance(talk, io.StringIO)
    return talk.getvalue().split("\n")[:-1]


def reviews(room: Room) -> list[tuple[Review, ...]]:
    files = room.journal.entry_files()
    return [room.journal.read(file).document.entry.reviewed for file in files]


def test_yes_and_no_are_kept_with_exactly_the_sentences_that_were_shown(room: Room) -> None:
    save(room, walk_with(room, "yes", "no"))
    both = (Review(MINIMAL, "yes", QUIET), Review(PATERNAL, "no", TOOK_OVER))
    assert reviews(room) == [(), (), (), (), both, both]
    assert said(room) == [SAID]


def test_undo_takes_the_last_one_back(room: Room) -> None:
    save(room, walk_with(room, "yes"))
    undo(room.journal)
    assert sorted(map(len, reviews(room))) == [0, 0, 0, 0, 0, 1]


def test_a_second_time_changes_and_says_nothing(room: Room) -> None:
    walk = walk_with(room, "yes", "no")
    save(room, walk)
    before = reviews(room)
    save(room, walk)
    assert reviews(room) == before
    assert said(room) == [SAID]


def test_a_walk_without_an_answer_to_a_guess_says_nothing(room: Room) -> None:
    save(room, walk_with(room))
    assert said(room) == []
    assert reviews(room) == [()] * 6


def test_what_was_confirmed_is_not_asked_about_again(room: Room) -> None:
    save(room, walk_with(room, "yes", "no"))
    again = prepared(room, CATALOGUE.get("week"), None, NOW.date())
    shown = {sentence.path for asked in again.questions for sentence in asked.evidence}
    assert len(shown) == 2
    assert not any(path[13:23] in {"2026-11-19", "2026-11-12"} for path in shown)


def test_an_entry_that_changed_meanwhile_is_left_alone_and_said(room: Room) -> None:
    walk = walk_with(room, "yes")
    where = room.journal.root / room.journal.entry_files()[-1].path
    where.write_text(where.read_text(encoding="utf-8").replace(QUIET, "He sang."), encoding="utf-8")
    changed = where.read_bytes()
    save(room, walk)
    assert where.read_bytes() == changed
    assert said(room)[0].startswith("Your word on 1 sentence in 1 entry is kept.")
    assert said(room)[1].endswith("has changed meanwhile. aj review asks about it anew.")
    assert QUIET not in "".join(said(room))


def test_a_name_of_ones_own_is_a_yes_and_becomes_the_name_of_the_theme(room: Room) -> None:
    save(room, walk_with(room, "other", "the polite fog"))
    assert load_codebook(room.journal.root / "codebook.toml")[0].themes[MINIMAL].label == "the polite fog"
    assert reviews(room)[-1] == (Review(MINIMAL, "yes", QUIET),)
    assert said(room)[-1] == "From now on cw.minimal bears your own name here; it stands in codebook.toml."


def test_a_name_that_cannot_be_used_stays_in_the_entry_and_that_is_said(room: Room) -> None:
    (room.journal.root / "codebook.toml").write_text("[[themes\n", encoding="utf-8")
    save(room, walk_with(room, "other", "the polite fog"))
    assert said(room)[-1].startswith("Your name for cw.minimal stays in this entry only: ")
    assert "fog" not in "".join(said(room))
