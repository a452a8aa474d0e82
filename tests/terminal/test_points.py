"""A list of points: kept, dropped, moved and reworded; shown at any size; changed by keys and by typed commands."""

import io
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.supervision import Point
from alliance_journal.terminal.points import PointList, brought_together
from alliance_journal.terminal.points_live import OpenList
from alliance_journal.terminal.points_plain import COMMANDS, after_verb, ask_for_verb, read_verb, say_after, say_list
from alliance_journal.terminal.points_view import HELP, NOTHING, card_lines, spoken
from alliance_journal.terminal.rows import cells
from alliance_journal.terminal.screen import Screen, Streams
from alliance_journal.terminal.signals import Interrupted, Signals
from alliance_journal.terminal.steps import Reply, Step

STRAIN: Final = Point("strain", "In 3 entries", "She went quiet.", "k7f3q2mx", "C04", date(2026, 11, 12))
PRIVATE: Final = replace(STRAIN, words="In 2 entries", private=True, kept=False)
OWN: Final = Point("own", "How do I wait?")
THREE: Final = PointList((STRAIN, PRIVATE, OWN))


def listed(count: int, at: int = 0) -> PointList:
    return PointList(
        tuple(Point("own", f"Point {number}, {'word ' * 12}", "Quote. " * 20) for number in range(count)), at
    )


def words(points: PointList) -> list[str]:
    return [point.words for point in points.points]


def test_keeping_dropping_and_counting() -> None:
    assert THREE.kept == 2
    assert THREE.keeping(1, kept=True).kept == 3
    assert THREE.keeping(0, kept=False).kept == 1


@pytest.mark.parametrize(("number", "to", "order"), [(0, 1, "bac"), (2, 0, "cab"), (0, 9, "bca"), (1, -4, "bac")])
def test_a_moved_point_is_looked_at_in_its_new_place(number: int, to: int, order: str) -> None:
    moved = PointList(tuple(Point("own", letter) for letter in "abc")).moved(number, to)
    assert "".join(words(moved)) == order
    assert moved.points[moved.at].words == "abc"[number]


def test_new_words_keep_a_dropped_point_and_no_words_change_nothing() -> None:
    changed = THREE.worded(1, "Between us")
    assert changed.points[1] == replace(PRIVATE, words="Between us", kept=True)
    assert THREE.worded(1, "  ") == THREE == THREE.worded(1, PRIVATE.words) == THREE.added(" ")


def test_an_own_point_goes_to_the_end() -> None:
    added = THREE.added("Am I tired?")
    assert (added.points[-1], added.at) == (Point("own", "Am I tired?"), 3)


@given(st.integers(-5, 9), st.integers(0, 4))
def test_looking_never_leaves_the_list(number: int, count: int) -> None:
    assert 0 <= listed(count).look(number).at <= max(count - 1, 0)


def test_a_former_preparation_keeps_its_words_and_gets_what_is_new_dropped() -> None:
    former = (replace(STRAIN, words="My words"), OWN)
    together = brought_together(former, (STRAIN, PRIVATE, replace(STRAIN, client="C09")))
    assert together == (*former, replace(STRAIN, client="C09", kept=False))
    assert brought_together((), (OWN,)) == (replace(OWN, kept=False),)


def test_the_point_that_is_looked_at_is_shown_whole() -> None:
    shown = [line for _, line in card_lines(THREE, "For supervision", 80, 24)]
    assert shown[0] == "For supervision · 2 of 3 kept"
    assert shown[2:7] == [
        ">[x] Open strain: In 3 entries",
        "     C04, 12 November 2026",
        '     "She went quiet."',
        ' [ ] C04 Open strain: In 2 entries "She went quiet."',
        " [x] My own point: How do I wait?",
    ]
    assert "     C04, 12 November 2026, private" in [line for _, line in card_lines(THREE.look(1), "x", 80, 24)]


@given(st.integers(0, 30), st.integers(0, 29), st.integers(46, 100), st.integers(18, 40), st.booleans())
def test_the_list_fits_and_shows_where_it_is(count: int, at: int, width: int, height: int, helps: bool) -> None:  # noqa: FBT001
    points = listed(count).look(at)
    lines = [
        line for _, line in card_lines(points, "For supervision · since 2 November 2026", width, height, helps=helps)
    ]
    assert all(cells(line) <= width for line in lines)
    assert not count or any(line.startswith(">[x]") for line in lines)
    if not helps:
        assert len(lines) <= height
    if count:
        hidden = [line for line in lines if line.endswith(("above", "below")) and "more" in line]
        shown = sum(line[1:4] == "[x]" for line in lines)
        missing = sum(int(piece.split()[0]) for line in hidden for piece in line.strip().split(", "))
        assert shown + missing == count


def test_an_empty_list_says_so() -> None:
    assert NOTHING.split()[0] in " ".join(line for _, line in card_lines(PointList(), "x", 80, 24))


def test_a_point_is_spoken_in_whole_sentences() -> None:
    assert spoken(STRAIN, 1) == (
        '1, kept. Open strain: In 3 entries (C04, 12 November 2026). Your words: "She went quiet."'
    )
    assert spoken(replace(OWN, kept=False), 2) == "2, dropped. My own point: How do I wait?"


def opened(points: PointList = THREE) -> tuple[OpenList, list[PointList]]:
    kept: list[PointList] = []
    return OpenList(points, "For supervision", kept.append), kept


@pytest.mark.parametrize(
    ("keys", "order", "kept"),
    [
        ([" "], "sp o".replace(" ", ""), 1),
        (["down", " "], "spo", 3),
        (["j", "u"], "pso", 2),
        (["end", "s-up", "s-up"], "osp", 2),
        (["d", "d", "d"], "pos", 2),
        (["home", "pagedown", "k", "up", "up", "tab", "pageup", "s-down"], "pso", 2),
        (["x", "7"], "spo", 2),
    ],
)
def test_each_key_does_one_thing(keys: list[str], order: str, kept: int) -> None:
    card, _ = opened()
    left = [card.pressed(key) for key in keys]
    assert not any(left)
    names = {STRAIN.words: "s", PRIVATE.words: "p", OWN.words: "o"}
    assert "".join(names[one] for one in words(card.listed)) == order
    assert card.listed.kept == kept


def test_every_change_is_told_and_a_look_is_none() -> None:
    card, told = opened()
    for key in ("down", " ", "u", "up"):
        card.pressed(key)
    assert [one.kept for one in told] == [3, 3]


def test_some_keys_leave_the_list() -> None:
    assert [opened()[0].pressed(key) for key in ("enter", "a", "e")] == [True, True, True]
    empty, told = opened(PointList())
    assert [empty.pressed(key) for key in ("e", " ", "u", "d", "down", "a")] == [False] * 5 + [True]
    assert told == []


def test_help_comes_and_goes() -> None:
    card, _ = opened()

    def helps() -> bool:
        return any(line.startswith(HELP[0][:20]) for _, line in card.lines("", 80, 24))

    card.pressed("?")
    assert helps()
    card.pressed("?")
    assert not helps()


class Typed(io.StringIO):
    """Typed lines, after which a signal comes."""

    def __init__(self, text: str, error: type[Exception] | None = None) -> None:
        super().__init__(text)
        self.error = error

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if not line and self.error:
            raise self.error
        return line


def asked(typed: io.StringIO) -> tuple[object, str]:
    talk = io.StringIO()
    return ask_for_verb(Screen(Streams(typed, io.StringIO(), talk)), Signals(), THREE), talk.getvalue()


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("drop 3", ("drop", (2,))),
        ("Drop 3, 1 3", ("drop", (2, 0))),
        ("/keep 2", ("keep", (1,))),
        ("edit 1", ("change", (0,))),
        ("show", ("show", ())),
        ("?", ("help", ())),
        ("add", ("add", ())),
    ],
)
def test_commands_are_read(line: str, verb: object) -> None:
    assert asked(Typed(f"{line}\n"))[0] == verb


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        (Typed("done\n"), Reply(Step.NEXT)),
        (Typed("\n"), Reply(Step.NEXT)),
        (Typed("/pause\n"), Reply(Step.PAUSE)),
        (Typed("\x03\n"), Reply(Step.PAUSE)),
        (Typed(""), Reply(Step.PAUSE)),
        (Typed("", OSError), Reply(Step.PAUSE)),
        (Typed("", Interrupted), Reply(Step.GONE)),
    ],
)
def test_the_list_is_left_in_several_ways(typed: io.StringIO, reply: Reply) -> None:
    assert asked(typed)[0] == reply


def test_what_is_not_understood_is_answered_with_what_would_be() -> None:
    found, said = asked(Typed("sing\ndrop\ndrop 9\nup 2\n"))
    assert found == ("up", (1,))
    assert "That is no command here." in said
    assert "Type a number too, such as drop 1." in said
    assert "The numbers go from 1 to 3." in said
    assert read_verb("drop 1", 0) == NOTHING


@pytest.mark.parametrize(
    ("verb", "numbers", "order", "kept"),
    [
        ("drop", (0, 2), "spo", 0),
        ("keep", (1,), "spo", 3),
        ("up", (2,), "sop", 2),
        ("down", (0,), "pso", 2),
        ("first", (2, 1), "ops", 2),
        ("show", (0,), "spo", 2),
    ],
)
def test_commands_change_the_list(verb: str, numbers: tuple[int, ...], order: str, kept: int) -> None:
    after = after_verb(THREE, verb, numbers)
    names = {STRAIN.words: "s", PRIVATE.words: "p", OWN.words: "o"}
    assert "".join(names[one] for one in words(after)) == order
    assert after.kept == kept


@pytest.mark.parametrize(
    ("verb", "numbers", "said"),
    [
        ("drop", (0,), "Dropped. 2 of 3 points are kept.\n"),
        ("keep", (0,), "Kept. 2 of 3 points are kept.\n"),
        ("up", (0,), "Now at 1: Open strain: In 3 entries.\n"),
        ("show", (2,), "3, kept. My own point: How do I wait?\n"),
    ],
)
def test_what_a_command_has_done_is_said(verb: str, numbers: tuple[int, ...], said: str) -> None:
    talk = io.StringIO()
    say_after(Screen(Streams(io.StringIO(), io.StringIO(), talk)), THREE, verb, numbers)
    assert talk.getvalue() == said


@pytest.mark.parametrize("verb", ["list", "help", "show"])
def test_the_whole_list_can_be_said_again(verb: str) -> None:
    talk, again = io.StringIO(), io.StringIO()
    say_list(Screen(Streams(io.StringIO(), io.StringIO(), talk)), THREE)
    say_after(Screen(Streams(io.StringIO(), io.StringIO(), again)), THREE, verb, ())
    assert talk.getvalue() == again.getvalue()
    assert COMMANDS.split(";")[0][:30] in talk.getvalue()


def test_what_recurs_is_no_single_clients_and_its_sentence_is() -> None:
    theme = Point("theme", "Guilty, in 8 entries with 5 clients", "I felt I owed him.", client="C09")
    listed = PointList((theme, STRAIN), 1)
    assert (
        card_lines(listed, "", 80, 24)[2][1]
        == ' [x] Recurring: Guilty, in 8 entries with 5 clients "I felt I owed him."'
    )
    assert [row for _, row in card_lines(listed.look(0), "", 80, 24)][3] == '     "I felt I owed him." (C09)'
    assert spoken(theme, 1) == (
        '1, kept. Recurring: Guilty, in 8 entries with 5 clients. Your words: "I felt I owed him." (C09)'
    )
