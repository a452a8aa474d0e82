"""Getting ready for supervision at a terminal: chosen, cut off, gone on with, refused by the disk; never lost."""

import errno
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input

from alliance_journal.errors import AllianceJournalError, DiskError, NotFoundError, UsageError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.settings.config import Config
from alliance_journal.storage.actions import add_action, agreed_actions
from alliance_journal.storage.supervision import PREPARING, keep_prepared, own_draft
from alliance_journal.storage.trash import trashed
from alliance_journal.terminal import live as live_module
from alliance_journal.terminal import points_live, supervising, unfinished
from alliance_journal.terminal.outlet import Outlet
from alliance_journal.terminal.points import PointList
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step
from alliance_journal.terminal.supervising import preparation_under_way, prepare, prepare_at_once
from alliance_journal.terminal.unfinished import go_on, say_unfinished
from tests.terminal.supervision_fakes import SECRET, STAR, STRAIN, TODAY, Bench
from tests.terminal.test_live import Glass

QUESTIONS: Final = "To be heard\nHe is tired\nOr I am\n\nWhat now?\n\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_what_is_kept_is_written_and_what_is_private_or_dropped_is_not(bench: Bench) -> None:
    assert prepare(bench.ground(f"drop 1\nadd\nAm I tired?\nchange 2\nThe rain\ndone\n{QUESTIONS}")) == 0
    (written,) = bench.found.prepared
    assert written.points == (replace(STAR, words="The rain"), Point("own", "Am I tired?"))
    assert (written.want, written.rivals, written.question) == ("To be heard", "He is tired\nOr I am", "What now?")
    assert (written.day, written.since) == (TODAY, date(2026, 11, 1))
    assert f"Kept as {written.id}: 2 points for supervision." in bench.said
    assert own_draft(bench.journal, PREPARING) == ""


def test_a_name_is_asked_about_before_it_is_written_down(bench: Bench) -> None:
    prepare(bench.ground("done\n\nMrs Anna Kowalski rang\nHe waits\n\n\n\nr\n"))
    assert "Before it is saved: 1 thing in it may say who somebody is." in " ".join(bench.said.split())
    assert bench.found.prepared[0].rivals == "Mrs [name] rang\nHe waits"


def test_stopping_there_keeps_what_was_settled_and_the_words_can_be_changed(bench: Bench) -> None:
    typed = "add\nCall 07700 900123\ndone\n\n\nTo Anna Kowalski?\n\nr\n/pause\n"
    assert prepare(bench.ground(typed)) == 0
    assert bench.said.endswith("Go on with: aj supervision prepare\n")
    assert bench.found.prepared == ()
    prepare(bench.ground("\ndone\n\n\ne\nMine?\n", points=()))
    (written,) = bench.found.prepared
    assert (written.points[-1].words, written.question) == ("Mine?", "To [name]?")


def test_the_look_can_be_switched_off_and_asks_nobody_at_once(bench: Bench) -> None:
    ground = bench.ground("done\n\n\nAnna Kowalski?\n\n")
    off = replace(ground.room, config=Config({"identifiers": False}))
    prepare(replace(ground, room=off))
    assert bench.found.prepared[0].question == "Anna Kowalski?"


def test_at_the_end_all_of_it_is_shown_once_more_and_the_way_leads_back(bench: Bench) -> None:
    prepare(bench.ground("drop 1\ndone\nTo be heard\nHe is tired\n\nWhat now?\n/back\nWhat then?\n\n"))
    assert "1 point, in this order:\n1. Starred: A free note" in bench.said
    assert "Rival hypotheses: He is tired" in bench.said
    assert bench.found.prepared[0].question == "What then?"


def test_while_a_point_is_reworded_its_sentence_is_shown(bench: Bench) -> None:
    prepare(bench.ground("change 1\nQuiet\n/pause\n"))
    assert 'Your sentence: "She went quiet."' in bench.said


def test_a_private_point_goes_along_where_it_is_kept_by_hand(bench: Bench) -> None:
    prepare(bench.ground("keep 3\n\n\n\n\n\n"))
    assert bench.found.prepared[0].points[-1] == replace(SECRET, kept=True)


def test_from_the_first_question_the_way_leads_back_to_the_list(bench: Bench) -> None:
    prepare(bench.ground(f"done\nheard\n/back\n/back\ndrop 2\ndone\n{QUESTIONS}"))
    (written,) = bench.found.prepared
    assert written.points == (STRAIN,)
    assert written.want == "To be heard"


def test_skipping_the_words_of_a_point_leaves_it_as_it_was(bench: Bench) -> None:
    prepare(bench.ground("change 1\n/skip\nadd\n/back\n\n\n\n\n\n"))
    assert bench.found.prepared[0].points == (STRAIN, STAR)


@pytest.mark.parametrize(
    ("typed", "points", "want"),
    [
        ("drop 1\n/pause\n", (STAR,), ""),
        ("drop 1\nadd\nHalf a\n", (STAR, Point("own", "Half a")), ""),
        ("drop 1\nchange 2\n/pause\n", (STAR,), ""),
        ("drop 1\ndone\nTo be heard\n", (STAR,), "To be heard"),
    ],
)
def test_whatever_stops_it_it_goes_on_from_there(
    bench: Bench, typed: str, points: tuple[Point, ...], want: str
) -> None:
    assert prepare(bench.ground(typed)) == 0
    assert bench.said.endswith("Your words are kept. Go on with: aj supervision prepare\n")
    assert bench.found.prepared == ()
    begun = preparation_under_way(bench.ground("").room)
    assert begun is not None
    assert tuple(point for point in begun.points if point.kept) == points
    assert prepare(bench.ground("\ndone\n\n\n\n\n\n", points=())) == 0
    assert f"A preparation of 25 November 2026 with {len(points)} point" in bench.said
    (written,) = bench.found.prepared
    assert (written.points, written.want) == (points, want)


def test_resume_knows_of_one_that_is_unfinished_and_says_how_to_go_on(bench: Bench) -> None:
    prepare(bench.ground("/pause\n"))
    with pytest.raises(NotFoundError) as refused:
        go_on(bench.room(""), None)
    assert refused.value.sentence == "no walk is unfinished, but a preparation for supervision is half written down"
    assert refused.value.hint == "aj supervision prepare"
    (line,) = unfinished.listed(bench.journal)
    assert line.text == "aj supervision prepare  goes on with a preparation for supervision"
    assert unfinished.as_json(bench.journal)["others"][0]["command"] == "aj supervision prepare"
    say_unfinished(bench.room(""))
    assert bench.said.startswith("A preparation for supervision is half written down: aj supervision prepare\n")


def test_an_unfinished_one_that_is_not_wanted_goes_to_the_trash(bench: Bench) -> None:
    prepare(bench.ground("/pause\n"))
    prepare(bench.ground("n\ndone\n\n\n\n\n"))
    assert [one.path for one in trashed(bench.journal)] == [PREPARING]
    assert bench.found.prepared[0].points == (STRAIN, STAR)


def test_one_that_waits_for_its_meeting_can_be_gone_on_with(bench: Bench) -> None:
    former = keep_prepared(
        bench.journal, Prepared("", date(2026, 11, 20), points=(replace(STAR, words="Mine"),), want="A")
    )
    prepare(bench.ground("\nkeep 2\ndone\n\n\n\n\n", former=former))
    (written,) = bench.found.prepared
    assert written.points == (replace(STAR, words="Mine"), STRAIN)
    assert (written.id, written.day, written.want) == (former.id, TODAY, "A")


def test_or_a_new_one_begun_beside_it(bench: Bench) -> None:
    former = keep_prepared(bench.journal, Prepared("", date(2026, 11, 20), points=(STAR,)))
    prepare(bench.ground("n\ndone\n\n\n\n\n", former=former))
    assert [one.points for one in bench.found.prepared] == [(STAR,), (STRAIN, STAR)]


def test_steps_are_asked_about_first_and_written_down_at_once(bench: Bench) -> None:
    words = ("Ring", "Read", "Wait", "Ask")
    steps = tuple(
        add_action(bench.journal, AgreedAction("", what, date(2026, 11, 1), due))
        for what, due in zip(words, (date(2026, 11, 8), None, None, None), strict=True)
    )
    prepare(bench.ground("y\nn\nyesterday\nfriday\nn\n\nperhaps\n\ndrop 1 2\ndone\n\n\n\n\n", steps=steps))
    done, later, same, left = agreed_actions(bench.journal)[0]
    assert (done.done, later.due) == (TODAY, date(2026, 11, 27))
    assert (same, left) == steps[2:]
    assert "1. Ring (agreed 1 November 2026, due 8 November 2026)" in bench.said
    assert "has passed" in bench.said
    assert "Please type y or n, or only Enter." in bench.said
    assert bench.said.endswith("Nothing was kept, so nothing was written.\n")


def test_stopping_at_the_steps_keeps_what_was_answered(bench: Bench) -> None:
    step = add_action(bench.journal, AgreedAction("", "Ring"))
    assert prepare(bench.ground("", steps=(step,))) == 0
    assert "What you answered about the steps is written down." in bench.said


def test_a_signal_keeps_the_words_and_ends_as_signals_do(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervising, "ask_for_verb", lambda *_: Reply(Step.GONE))
    assert prepare(bench.ground("")) == 129
    assert preparation_under_way(bench.ground("").room) is not None


class Full:
    """A disk that takes nothing from a certain moment on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, drafts: bool) -> None:
        refusal = DiskError("the disk is full")
        monkeypatch.setattr(supervising, "keep_prepared", self._refuse(refusal))
        if not drafts:
            monkeypatch.setattr(supervising, "save_own_draft", self._refuse(refusal))

    def _refuse(self, refusal: AllianceJournalError) -> object:
        def refuse(*_: object) -> None:
            raise refusal

        return refuse


def test_where_it_cannot_be_written_the_draft_stays(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    Full(monkeypatch, drafts=True)
    with pytest.raises(DiskError, match="the disk is full"):
        prepare(bench.ground(f"done\n{QUESTIONS}"))
    assert "Go on with: aj supervision prepare" in bench.said
    begun = preparation_under_way(bench.ground("").room)
    assert begun is not None
    assert begun.question == "What now?"


@pytest.mark.parametrize("typed", [f"done\n{QUESTIONS}", "/pause\n"])
def test_where_not_even_a_draft_can_be_kept_the_words_go_elsewhere(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    Full(monkeypatch, drafts=False)
    place = tmp_path / "elsewhere.toml"
    kept: list[bytes] = []
    monkeypatch.setattr(supervising, "second_place", lambda _name, content: kept.append(content) or place)
    with pytest.raises(DiskError) as refused:
        prepare(bench.ground(typed))
    assert f"your words are in {place}" in refused.value.sentence
    assert b"She went quiet." in kept[0]
    monkeypatch.setattr(supervising, "second_place", lambda *_: None)
    with pytest.raises(DiskError, match="no place would take your words"):
        prepare(bench.ground(typed))


def test_without_asking_everything_open_is_kept_or_what_is_named_in_that_order(bench: Bench) -> None:
    assert prepare_at_once(bench.ground(""), None) == 0
    assert prepare_at_once(bench.ground(""), (3, 1, 3)) == 0
    assert [one.points for one in bench.found.prepared] == [(STRAIN, STAR), (replace(SECRET, kept=True), STRAIN)]


def test_without_asking_what_is_not_there_is_refused(bench: Bench) -> None:
    with pytest.raises(UsageError, match="there is no point 4: there are 3"):
        prepare_at_once(bench.ground(""), (4,))
    with pytest.raises(NotFoundError):
        prepare_at_once(bench.ground("", points=()), None)
    assert bench.found.prepared == ()


def live(bench: Bench, monkeypatch: pytest.MonkeyPatch, keys: Sequence[str]) -> tuple[int, Glass]:
    """Prepare on a live terminal with these keys, each typed once the screen stands still; the code and the screen."""
    glass = Glass()
    with create_pipe_input() as pipe:
        for module in (points_live, live_module):
            monkeypatch.setattr(module, "create_input", lambda *_: pipe)
            monkeypatch.setattr(
                module, "output_of", lambda _screen: Outlet(glass, lambda: Size(24, 80), term="xterm", enable_cpr=False)
            )
        ground = bench.ground("")
        screen = replace(ground.room.screen, plain=False)
        pipe.send_text("".join(keys))
        return prepare(replace(ground, room=replace(ground.room, screen=screen))), glass


def test_on_a_live_terminal_the_keys_of_the_list_lead_to_its_words(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ["j", " ", "e", "The rain\r", "a", "My own\r", "\r", "heard\r", "tired\r", "\r", "\r", "\r"]
    code, glass = live(bench, monkeypatch, keys)
    assert code == 0
    (written,) = bench.found.prepared
    assert [point.words for point in written.points] == ["In 3 entries", "A free noteThe rain", "My own"]
    assert (written.want, written.rivals, written.question) == ("heard", "tired", "")
    assert ">[x] Open strain: In 3 entries" in glass.ever
    assert "She went quiet." not in glass.text


@pytest.mark.parametrize("keys", [["j", " ", "\x13"], ["j", " ", "\x1b[200~paste\x1b[201~", "\x03"]])
def test_stopping_a_live_list_keeps_it(bench: Bench, monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
    assert live(bench, monkeypatch, keys)[0] == 0
    begun = preparation_under_way(bench.ground("").room)
    assert begun is not None
    assert [point.kept for point in begun.points] == [True, False, False]


def test_a_terminal_that_has_gone_ends_the_list(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(points_live, "create_input", gone)
    ground = bench.ground("")
    room = replace(ground.room, screen=replace(ground.room.screen, plain=False))
    assert prepare(replace(ground, room=room)) == 129
    monkeypatch.setattr(points_live, "is_gone", lambda _error: False)
    with pytest.raises(OSError, match="gone"):
        points_live.ask_on_list(room.screen, Signals(), points_live.OpenList(PointList(), "x", lambda _list: None))
