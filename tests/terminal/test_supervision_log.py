"""Writing down what came of a supervision: asked for or handed in, cut off, refused by the disk, and never lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Meeting
from alliance_journal.storage.actions import agreed_actions
from alliance_journal.storage.supervision import LOGGING, own_draft, save_own_draft
from alliance_journal.terminal import supervision_log
from alliance_journal.terminal.supervision_log import FORM, MOST_STEPS, Agreed, Log, log_asked, log_handed_in, read_form
from tests.terminal.supervision_fakes import TODAY, Bench

YESTERDAY: Final = date(2026, 11, 24)
ANSWERS: Final = "yesterday\ns\nWait.\nThen ask.\n.\nAsk him\nfriday\nRead it\n\n\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def met(bench: Bench) -> list[Meeting]:
    return [replace(one, id="") for one in bench.found.meetings]


def steps(bench: Bench) -> list[AgreedAction]:
    return [replace(one, id="") for one in agreed_actions(bench.journal)[0]]


def test_what_is_asked_is_written_down_with_the_steps_in_their_own_file(bench: Bench) -> None:
    assert log_asked(bench.room(ANSWERS), TODAY) == 0
    ids = tuple(one.id for one in agreed_actions(bench.journal)[0])
    assert met(bench) == [Meeting("", YESTERDAY, "supervisor", "Wait.\nThen ask.", ids)]
    origin = "supervision-2026-11-24"
    assert steps(bench) == [
        AgreedAction("", "Ask him", YESTERDAY, date(2026, 11, 27), origin=origin),
        AgreedAction("", "Read it", YESTERDAY, origin=origin),
    ]
    assert "supervision on 24 November 2026, 2 steps agreed (aj actions)." in " ".join(bench.said.split())
    assert own_draft(bench.journal, LOGGING) == ""


def test_what_cannot_be_read_is_asked_for_again(bench: Bench) -> None:
    long = "x" * 501
    log_asked(bench.room(f"tomorrow\ntoday\n{'r' * 61}\np\n.\n{long}\nAsk\nyesterday\n4 dec\n\n"), TODAY)
    assert met(bench)[0].role == "peer"
    assert steps(bench)[0].due == date(2026, 12, 4)
    said = " ".join(bench.said.split())
    for sentence in ("lies in the future", "at most 60 letters", "at most 500 letters", "has passed"):
        assert sentence in said


def test_a_role_alone_is_enough_and_nothing_is_nothing(bench: Bench) -> None:
    log_asked(bench.room("\nour intervision group\n.\n\n"), TODAY)
    assert met(bench) == [Meeting("", TODAY, "our intervision group")]
    assert log_asked(bench.room("\n\n.\n\n"), TODAY) == 0
    assert len(met(bench)) == 1
    assert bench.said.endswith("Nothing was answered, so nothing was written.\n")


def test_a_name_is_asked_about_before_it_is_written_down(bench: Bench) -> None:
    log_asked(bench.room("\ns\nWait.\n.\nRing Anna Kowalski\n\n\nr\n"), TODAY)
    assert steps(bench)[0].what == "Ring [name]"
    assert "Before it is saved: 1 thing in it may say who somebody is." in " ".join(bench.said.split())


def test_stopping_there_keeps_the_draft(bench: Bench) -> None:
    log_asked(bench.room("\ns\nAnna Kowalski.\n.\n\n/pause\n"), TODAY)
    assert met(bench) == []
    assert "Anna Kowalski" in own_draft(bench.journal, LOGGING)


def test_what_was_handed_in_is_written_and_then_said(bench: Bench) -> None:
    log_handed_in(bench.room(""), "took:\nAnna Kowalski waits.", TODAY)
    assert met(bench)[0].took == "Anna Kowalski waits."
    assert bench.said.endswith("1 thing in it may say who somebody is: supervision.toml, or actions.toml\n")


def test_no_day_is_today_and_a_day_is_no_role(bench: Bench) -> None:
    log_asked(bench.room("/skip\ntoday\npeer\n.\n\n"), TODAY)
    assert met(bench) == [Meeting("", TODAY, "peer")]
    assert "That is a day, and this asks for a role" in bench.said


def test_the_same_meeting_handed_in_twice_makes_no_steps_twice(bench: Bench) -> None:
    assert [log_handed_in(bench.room(""), FORM, TODAY) for _ in range(2)] == [0, 0]
    assert (len(met(bench)), len(steps(bench))) == (1, 2)
    assert "is written down already, so nothing was written." in " ".join(bench.said.split())


def test_so_many_steps_and_no_more_are_asked_for(bench: Bench) -> None:
    log_asked(bench.room("\n\n.\n" + "Ask\n\n" * MOST_STEPS), TODAY)
    assert len(steps(bench)) == MOST_STEPS


def test_a_pause_keeps_the_words_and_the_same_command_goes_on(bench: Bench) -> None:
    assert log_asked(bench.room("yesterday\np\nWait.\n/pause\n"), TODAY) == 0
    assert bench.said.endswith("Your words are kept. Go on with: aj supervision log\n")
    assert met(bench) == []
    assert log_asked(bench.room("Then ask.\n.\n\n"), TODAY) == 0
    assert met(bench) == [Meeting("", YESTERDAY, "peer", "Wait.\nThen ask.")]


def test_a_pause_before_any_word_keeps_nothing(bench: Bench) -> None:
    assert log_asked(bench.room("\n"), TODAY) == 0
    assert bench.said.endswith("Nothing was written, so nothing was kept.\n")
    assert own_draft(bench.journal, LOGGING) == ""


def test_a_day_that_was_given_may_have_passed_when_one_goes_on(bench: Bench) -> None:
    log_asked(bench.room("\n\n.\nAsk\nfriday\n/pause\n"), TODAY)
    log_asked(bench.room("\n\n"), date(2026, 11, 30))
    assert (steps(bench)[0].due, met(bench)[0].day) == (date(2026, 11, 27), TODAY)


def test_a_step_that_stands_in_its_file_already_is_not_added_again(bench: Bench) -> None:
    save_own_draft(
        bench.journal,
        LOGGING,
        'date = "2026-11-24"\ntook = "Wait."\nwhat1 = "Ask"\ndue1 = "2026-11-27"\nid1 = "k7f3"\nwhat2 = "Read"\n',
    )
    log_asked(bench.room("\n\n\n"), TODAY)
    assert [one.what for one in steps(bench)] == ["Read"]
    assert met(bench)[0].actions[0] == "k7f3"


def refusing(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def refuse(*_: object) -> None:
        raise DiskError("the disk is full")

    for name in names:
        monkeypatch.setattr(supervision_log, name, refuse)


def test_a_meeting_that_cannot_be_written_is_gone_on_with_and_no_step_is_doubled(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refusing(patch, "add_meeting")
        with pytest.raises(DiskError):
            log_asked(bench.room(ANSWERS), TODAY)
    assert len(steps(bench)) == 2
    log_asked(bench.room("\n" * 4), TODAY)
    assert len(steps(bench)) == 2
    assert len(met(bench)[0].actions) == 2


def test_where_nothing_can_be_kept_the_words_go_elsewhere_or_onto_the_screen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusing(monkeypatch, "add_meeting", "save_own_draft")
    kept: list[bytes] = []
    monkeypatch.setattr(supervision_log, "second_place", lambda _name, content: kept.append(content) or tmp_path)
    with pytest.raises(DiskError, match="your words are in"):
        log_asked(bench.room(ANSWERS), TODAY)
    assert b"Then ask." in kept[0]
    monkeypatch.setattr(supervision_log, "second_place", lambda *_: None)
    with pytest.raises(DiskError, match="no place would take your words"):
        log_asked(bench.room(ANSWERS), TODAY)
    assert log_asked(bench.room("\n\nWait.\n/pause\n"), TODAY) == 4
    assert "please copy it now." in bench.said
    assert bench.said.endswith("Wait.\nThey stand above, and nowhere else.\n")


def test_a_signal_ends_it_as_signals_do(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    from alliance_journal.terminal import plain  # noqa: PLC0415  only here

    monkeypatch.setattr(plain.PlainAsker, "_read", lambda _self: plain.Step.GONE)
    save_own_draft(bench.journal, LOGGING, 'took = "Wait."\n')
    assert log_asked(bench.room(""), TODAY) == 129
    assert "Wait." in own_draft(bench.journal, LOGGING)


def test_the_documented_form_is_read() -> None:
    assert read_form(FORM, TODAY) == Log(
        TODAY,
        "supervisor",
        "Everything from here on, as many lines as you like.",
        (Agreed("Ask what the silence is for", date(2026, 12, 4)), Agreed("Read the chapter")),
    )


def test_the_help_page_shows_that_form() -> None:
    page = Path(supervision_log.__file__).parent.parent / "help" / "supervision.md"
    shown = "".join(f"    {line}\n" for line in FORM.splitlines())
    assert shown in page.read_text(encoding="utf-8")


def test_a_form_from_elsewhere_is_read_too() -> None:
    text = "\ufeffRole: p\r\n\r\nTook: Wait:\r\nnot yet.\r\n"
    assert read_form(text, TODAY) == Log(TODAY, "peer", "Wait:\nnot yet.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("heliotrope\n", "line 1 begins with none of date:, role:, agreed:, took:"),
        ("role: peer\nmood: heliotrope\n", "line 2 begins with none of"),
        ("date: 32 nov\n", "line 1: "),
        ("date: tomorrow\n", "line 1: "),
        ("role: " + "heliotrope" * 7, "line 1: a role is at most 60 letters long"),
        ("agreed:\n", "line 1: a step needs words"),
        ("agreed: heliotrope, due yesterday\n", "line 1: "),
        ("agreed: Ask him, due to heliotrope\n", "line 1: the day cannot be read"),
        ("date: heliotrope\n", "line 1: the day cannot be read"),
        ("agreed: " + "heliotrope" * 60, "line 1: a step is at most 500 letters long"),
        ("agreed: x\n" * 13, f"line {MOST_STEPS + 1}: more than {MOST_STEPS} steps"),
        ("\n\n", "there were no words to keep"),
        ("date: yesterday\n", "there were no words to keep"),
    ],
)
def test_a_form_with_a_mistake_is_refused_whole_with_its_line(bench: Bench, text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        log_handed_in(bench.room(""), text, TODAY)
    assert refused.value.sentence.startswith(sentence)
    assert "heliotrope" not in refused.value.sentence + refused.value.hint
    assert (met(bench), steps(bench)) == ([], [])


def test_what_is_handed_in_is_written_down(bench: Bench) -> None:
    assert log_handed_in(bench.room(""), FORM, TODAY) == 0
    assert (len(met(bench)), len(steps(bench))) == (1, 2)
