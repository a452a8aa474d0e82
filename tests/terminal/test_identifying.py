"""Before an entry is saved: what may say who somebody is is asked about, softly, and nothing is lost on the way."""

import errno
import io
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.findings import mentions
from alliance_journal.model.codes import ClientCode
from alliance_journal.settings.config import Config
from alliance_journal.storage.drafts import drafts
from alliance_journal.storage.watch_list import OWN_NAMES
from alliance_journal.terminal.identifying import CODE_LINE, looked_over, say_of_code
from alliance_journal.terminal.reflecting import DraftKeeper, finish, resume, save_at_once
from alliance_journal.terminal.settling_walks import OneAnswer, alone
from alliance_journal.terminal.unfinished import unfinished
from tests.terminal.settling_fakes import HEADING, MOMENT, NOBODY, Place, a_place, walk_of
from tests.terminal.spotting_fakes import spot_a_few
from tests.terminal.test_screen import Tty


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


def finished(folder: Path, typed: str, **answers: object) -> Place:
    """Finish a walk with these answers while these lines are typed."""
    here = a_place(folder, typed)
    assert finish(here.room, walk_of(**(answers or {"moment": MOMENT})), here.keeper()) == 0
    return here


def text_of(here: Place) -> str:
    (entry,) = here.entries
    return entry.answers[0].text


def test_where_nothing_is_found_nothing_is_asked(tmp_path: Path) -> None:
    here = finished(tmp_path, "", moment="She left on 3 May.")
    assert text_of(here) == "She left on 3 May."
    assert here.said.startswith("Saved as ")


def test_each_thing_is_shown_once_with_its_question_its_lines_and_what_can_be_done(tmp_path: Path) -> None:
    here = finished(tmp_path, "\n\n\n")
    lines = here.said.split("\n")
    told = "Before it is saved: 3 things in it may say who somebody is. Enter keeps one as it is."
    assert " ".join(lines[:2]) == told
    assert "1 of 3. A name, in 2 places: Anna" in lines
    assert "One moment, line 1: I met Anna at noon. Anna said Tomas was out: 07700 900123." in lines
    assert "2 of 3. A name: Tomas" in lines
    assert "3 of 3. A phone number: 07700 900123" in lines
    assert (
        "r: replace with C04, s: somebody else as [name], o: other words, k: keep (Enter), e: edit the answer, "
        "n: never ask about this again, r all: neutral words for all that are left, k all: keep all, /pause: stop here"
    ) in " ".join(lines)
    assert "r: replace with [phone], o: other words" in here.said


def test_enter_keeps_everything_as_it_was_written(tmp_path: Path) -> None:
    here = finished(tmp_path, "\n\n\n")
    assert text_of(here) == MOMENT
    assert "Answered 1: a name, kept." in here.said
    assert drafts(here.room.journal) == ()


def test_a_name_becomes_the_clients_code_where_the_worker_says_so(tmp_path: Path) -> None:
    here = finished(tmp_path, "r\nk\nk\n")
    assert text_of(here) == "I met C04 at noon.\nC04 said Tomas was out: 07700 900123."
    assert "Answered 1: a name, replaced with C04." in here.said


def test_another_persons_name_becomes_a_neutral_word_or_the_workers_own_words(tmp_path: Path) -> None:
    here = finished(tmp_path, "s\no\n[her  brother]\nr\n")
    assert text_of(here) == "I met [name] at noon.\n[name] said [her brother] was out: [phone]."
    assert "Answered 2: a name, replaced with other words." in here.said


def test_without_a_client_a_name_becomes_a_neutral_word(tmp_path: Path) -> None:
    here = a_place(tmp_path, "r\nk all\n")
    finish(here.room, walk_of(moment=MOMENT), here.keeper(NOBODY))
    assert text_of(here).startswith("I met [name] at noon.")
    assert "s: somebody else" not in here.said


def test_all_that_are_left_can_be_replaced_or_kept_at_once(tmp_path: Path) -> None:
    here = finished(tmp_path / "a", "r all\n")
    assert text_of(here) == "I met [name] at noon.\n[name] said [name] was out: [phone]."
    here = finished(tmp_path / "b", "r\nK ALL\n")
    assert text_of(here) == "I met C04 at noon.\nC04 said Tomas was out: 07700 900123."


def test_all_is_not_offered_for_the_last_one_nor_going_back_for_the_first(tmp_path: Path) -> None:
    here = finished(tmp_path, "r all\nb\n\n", moment="Anna left.")
    assert "Please type one of r, s, o, k, e, n." in here.said
    assert text_of(here) == "Anna left."


def test_an_empty_line_instead_of_other_words_goes_back_to_the_question(tmp_path: Path) -> None:
    here = finished(tmp_path, "o\n\nr\n", moment="Anna left.")
    assert text_of(here) == "C04 left."
    assert here.said.count("1 of 1. A name: Anna") == 2


def test_the_workers_own_words_are_not_asked_about_again(tmp_path: Path) -> None:
    here = finished(tmp_path, "o\nInes\n", moment="Anna left.")
    assert text_of(here) == "Ines left."


def test_a_step_can_be_taken_back(tmp_path: Path) -> None:
    here = finished(tmp_path, "r\nb\ns\n/back\n/skip\nk all\n")
    assert text_of(here) == MOMENT
    assert here.said.count("Taken back.") == 2
    assert "2 of 3. A name: Tomas" in here.said


def test_at_the_first_there_is_nothing_to_take_back(tmp_path: Path) -> None:
    here = finished(tmp_path, "/back\n\n", moment="Anna left.")
    assert "Nothing to take back" in here.said


def test_a_word_is_never_asked_about_again(tmp_path: Path) -> None:
    here = finished(tmp_path, "n\nk all\n")
    assert here.names == "- Anna\n"
    assert "names.txt" in here.said
    again = a_place(tmp_path, "")
    finish(again.room, walk_of(moment="anna and Anna left."), again.keeper())
    assert again.said.startswith("Saved as ")


def test_a_list_that_cannot_be_changed_keeps_the_word_and_goes_on(tmp_path: Path) -> None:
    here = a_place(tmp_path, "n\n")
    (here.room.journal.root / OWN_NAMES).mkdir()
    assert finish(here.room, walk_of(moment="Anna left."), here.keeper()) == 0
    assert text_of(here) == "Anna left."
    assert "Your list of names was not used:" in here.said
    assert "this is no list of names, by its kind or its size; it is kept as it is." in here.said


def test_an_answer_is_edited_and_looked_at_again(tmp_path: Path) -> None:
    here = finished(tmp_path, "e\n/again\nInes left.\n.\nr\n", moment="Anna left.", step="rest")
    assert text_of(here) == "C04 left."
    assert "So far:\nAnna left.\n" in here.said
    assert "1 of 1. A name: Ines" in here.said


def test_an_edited_answer_that_is_skipped_is_left_out(tmp_path: Path) -> None:
    here = finished(tmp_path, "e\n/skip\n", moment="Anna left.", step="rest")
    assert text_of(here) == "rest"


def test_a_feeling_in_own_words_is_asked_about_and_edited_too(tmp_path: Path) -> None:
    here = finished(tmp_path, "r\n", felt={"cross with Anna": 2}, moment="x")
    assert here.entries[0].feelings == {"cross with C04": 2}
    here = finished(tmp_path / "b", "e\nsad 1\n", felt={"cross with Anna": 2}, moment="x")
    assert here.entries[0].feelings == {"sad": 1}


def test_a_pause_keeps_the_walk_with_what_was_changed_so_far_and_resume_asks_again(tmp_path: Path) -> None:
    here = finished(tmp_path, "r\nk\n/pause\n")
    assert "Your words are kept. Go on with: aj resume" in here.said
    assert here.files == ()
    changed = "I met C04 at noon.\nC04 said Tomas was out: 07700 900123."
    assert [walk.given["moment"] for walk in here.drafts] == [changed]
    again = a_place(tmp_path, "k all\n")
    assert resume(again.room, unfinished(again.room.journal)[0]) == 0
    assert "2 things in it may say who somebody is" in again.said
    assert text_of(again) == changed
    assert again.drafts == []


def test_the_end_of_input_pauses_too_also_where_words_are_asked_for(tmp_path: Path) -> None:
    for typed in ("", "o\n", "\x04\n"):
        here = a_place(tmp_path, typed)
        assert finish(here.room, walk_of(moment=MOMENT), here.keeper()) == 0
        assert here.files == ()
    assert len(here.drafts) == 3


def test_a_pause_while_an_answer_is_edited_keeps_its_open_words(tmp_path: Path) -> None:
    here = finished(tmp_path, "e\nAnd more.\n/pause\n", moment="Anna left.")
    assert here.files == ()
    assert [walk.begun["moment"] for walk in here.drafts] == ["Anna left.\nAnd more."]
    again = a_place(tmp_path, "r\n")
    resume(again.room, unfinished(again.room.journal)[0])
    assert text_of(again) == "C04 left.\nAnd more."


def test_a_terminal_that_has_gone_away_pauses(tmp_path: Path) -> None:
    class Gone(Tty):
        def readline(self, _size: int = -1, /) -> str:
            raise OSError(errno.EIO, "gone")

    here = a_place(tmp_path, Gone())
    assert finish(here.room, walk_of(moment="Anna left."), here.keeper()) == 0
    assert (here.files, len(here.drafts)) == ((), 1)


class Signalling(Tty):
    """A terminal at which a signal comes in place of the line that says so."""

    def readline(self, _size: int = -1, /) -> str:
        line = super().readline()
        if line.startswith("signal "):
            os.kill(os.getpid(), int(line.split()[1]))
        return line


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
@pytest.mark.parametrize("before", ["", "r\n", "o\n", "e\nAnd more.\n"])
def test_a_signal_leaves_the_walk_as_a_draft(tmp_path: Path, number: int, code: int, before: str) -> None:
    here = a_place(tmp_path, Signalling(f"{before}signal {number}\n"))
    assert finish(here.room, walk_of(moment="Anna and Ines"), here.keeper()) == code
    assert here.files == ()
    assert "Your words are kept. Go on with: aj resume" in here.said
    (walk,) = here.drafts
    kept = {"r\n": "C04 and Ines", "e\nAnd more.\n": "Anna and Ines\nAnd more."}.get(before, "Anna and Ines")
    assert (walk.begun.get("moment") or walk.given["moment"]) == kept


def test_words_that_only_an_editor_left_open_are_not_lost_by_a_pause(tmp_path: Path) -> None:
    here = a_place(tmp_path, "/pause\n")
    walk = replace(walk_of(), begun={"moment": "Anna left."})
    assert finish(here.room, walk, here.keeper()) == 0
    again = a_place(tmp_path, "r\n")
    resume(again.room, unfinished(again.room.journal)[0])
    assert text_of(again) == "C04 left."


def test_the_draft_is_there_before_the_first_question(tmp_path: Path) -> None:
    seen = []

    class Looking(Tty):
        def readline(self, _size: int = -1, /) -> str:
            seen.append([walk.given["moment"] for walk in here.drafts])
            return super().readline()

    here = a_place(tmp_path, Looking("r\nk\n"))
    finish(here.room, walk_of(moment="Anna and Ines"), here.keeper())
    assert seen == [["Anna and Ines"], ["C04 and Ines"]]


def test_a_disk_that_refuses_the_draft_does_not_stop_the_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_keeper: DraftKeeper, _walk: object) -> None:
        raise DiskError("the disk is full")

    here = a_place(tmp_path, "r\n")
    monkeypatch.setattr(DraftKeeper, "keep", refuse)
    assert finish(here.room, walk_of(moment="Anna left."), here.keeper()) == 0
    assert "Not saved: the disk is full. Your words are still here; going on." in here.said
    assert text_of(here) == "C04 left."


def test_a_disk_that_refuses_the_draft_of_a_pause_says_where_the_words_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_keeper: DraftKeeper, _walk: object) -> None:
        raise DiskError("the disk is full")

    here = a_place(tmp_path, "/pause\n")
    monkeypatch.setattr(DraftKeeper, "keep", refuse)
    with pytest.raises(DiskError, match="your words are in "):
        finish(here.room, walk_of(moment="Anna left."), here.keeper())


def test_what_is_handed_in_is_saved_unchanged_and_one_line_tells(tmp_path: Path) -> None:
    here = a_place(tmp_path)
    assert save_at_once(here.room, walk_of(moment=MOMENT), HEADING) == 0
    assert text_of(here) == MOMENT
    saved, told, *rest = here.said.split("\n")
    assert saved.startswith("Saved as ")
    assert told == f"3 things in it may say who somebody is: aj check {here.files[0].id}"
    assert "Anna" not in here.said
    assert not any("may say who" in line for line in rest)


def test_where_nobody_can_be_asked_one_line_tells(tmp_path: Path) -> None:
    here = a_place(tmp_path, io.StringIO("r\n"))
    finish(here.room, walk_of(moment="Anna left."), here.keeper())
    assert text_of(here) == "Anna left."
    assert "1 thing in it may say who somebody is: aj check " in here.said


def test_a_mistake_in_the_looking_never_stands_between_the_words_and_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_arguments: object) -> None:
        raise RuntimeError("Anna Berg")

    monkeypatch.setattr(mentions, "identifiers_in", break_down)
    here = finished(tmp_path, "", moment="Anna Berg left.")
    assert text_of(here) == "Anna Berg left."
    assert here.said.startswith("It could not be looked over for names; it is saved as it is.\nSaved as ")
    assert "Anna" not in here.said


def test_the_look_can_be_switched_off(tmp_path: Path) -> None:
    here = a_place(tmp_path, config=Config({"identifiers": False}))
    end = looked_over(here.room, walk_of(moment=MOMENT), here.keeper(), asks=True)
    assert (end.unasked, end.how, end.remark("x")) == (0, "finished", "")
    assert here.said == ""


def test_the_clients_code_is_nobodys_name(tmp_path: Path) -> None:
    here = a_place(tmp_path)
    keeper = here.keeper(type(HEADING)(ClientCode("Anna"), HEADING.met))
    assert looked_over(here.room, walk_of(moment="Anna left."), keeper, asks=False).unasked == 0


def test_words_are_not_in_what_the_end_of_the_look_shows_of_itself(tmp_path: Path) -> None:
    here = a_place(tmp_path)
    assert "Anna" not in repr(looked_over(here.room, walk_of(moment=MOMENT), here.keeper(), asks=False))


def test_one_question_alone_keeps_the_whole_walk(tmp_path: Path) -> None:
    here = a_place(tmp_path)
    walk = walk_of(moment="Anna left.", step="rest", strain=6)
    keeper = OneAnswer(here.keeper(), walk, EVERY[0])
    keeper.keep(alone(walk, walk.prompt_set.questions[0]).answer("She left."))
    assert [dict(one.given) for one in here.drafts] == [{**walk.given, "moment": "She left."}]


EVERY = [question.id for question in walk_of().prompt_set.questions]


def test_a_code_that_may_be_a_name_is_told_once(tmp_path: Path) -> None:
    here = a_place(tmp_path, "k\n")
    for code in (None, ClientCode("C04"), ClientCode("JS")):
        say_of_code(here.room, code)
    assert " ".join(here.said.split()) == CODE_LINE
    assert "JS" not in here.said
    finish(here.room, walk_of(moment="She left."), here.keeper(type(HEADING)(ClientCode("JS"), HEADING.met)))
    again = a_place(tmp_path)
    say_of_code(again.room, ClientCode("JS"))
    assert again.said == ""


def test_codes_are_not_judged_where_the_look_is_switched_off(tmp_path: Path) -> None:
    here = a_place(tmp_path, config=Config({"identifiers": False}))
    say_of_code(here.room, ClientCode("JS"))
    assert here.said == ""
