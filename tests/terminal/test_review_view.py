"""One suggestion laid out for a width and a height, and themes by what is typed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.passages import Passage
from alliance_journal.storage.folder import Stored
from alliance_journal.terminal.review_view import (
    LETTERS,
    View,
    card_lines,
    help_texts,
    key_rows,
    keys_line,
    offered_lines,
    one_line,
    spoken,
)
from alliance_journal.terminal.rows import cells
from alliance_journal.terminal.theme_asking import SEVERAL, Meant, meant
from tests.findings.fakes import THEMES, a_document
from tests.terminal.review_fakes import Room

QUIET = THEMES[next(iter(THEMES))]
COMPLAINTS = (THEMES["cc.worker"], THEMES["cc.service"])  # type: ignore[index]  an id is a word


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def shown(view: View, width: int, height: int = 24) -> list[str]:
    return [line for _, line in card_lines(view, width, height)]


def test_a_card_shows_place_neighbours_sentence_and_theme(room: Room) -> None:
    where = room.passage().where
    assert shown(room.view(), 90) == [
        "3 of 20  20 Nov 2026, C04",
        where,
        "",
        "    I asked about the form again.",
        "  > She went quiet and I took over.",
        "    Then she took her bag.",
        "",
        "Went quiet / short answers (cw.minimal): The client gives noticeably less than before or",
        "than the moment invites: silence, one-word or closing replies.",
    ]


def test_a_theme_that_only_the_learned_coder_saw_says_so_at_any_size(room: Room) -> None:
    plain, learned = room.view(), replace(room.view(), is_learned=True)
    label = "Went quiet / short answers (cw.minimal)"
    for width, height in ((90, 24), (45, 24), (90, 4)):
        assert any(line.startswith("Learned coder: Went quiet") for line in shown(learned, width, height))
        assert not any("Learned" in line for line in shown(plain, width, height))
        assert all(cells(line) <= width for line in shown(learned, width, height))
    assert [line.partition(" (")[0] for line in (spoken(plain)[-1], spoken(learned)[-1])] == [
        "Theme: Went quiet / short answers",
        "Theme, from the learned coder: Went quiet / short answers",
    ]
    assert label in spoken(learned)[-1]


def test_while_themes_are_named_blind_nothing_says_who_saw_one(room: Room) -> None:
    view = replace(room.view(), theme=None, is_learned=True)
    assert not any("earned" in line for line in (*shown(view, 90), *shown(view, 90, 4), *spoken(view)))


def test_only_the_neighbours_and_the_place_are_dimmed(room: Room) -> None:
    styles = {line: style for style, line in card_lines(room.view(), 90, 24)}
    assert styles["    I asked about the form again."] == styles["    Then she took her bag."] == "aside"
    assert styles["  > She went quiet and I took over."] == ""


def test_the_theme_is_hidden_where_it_is_still_to_be_named(room: Room) -> None:
    view = replace(room.view(), theme=None)
    assert not any("quiet / short" in line for line in (*shown(view, 90), *shown(view, 90, 4), *spoken(view)))


def test_forty_six_columns_are_enough(room: Room) -> None:
    lines = shown(room.view(), 45)
    assert all(cells(line) <= 45 for line in lines)
    assert "  > She went quiet and I took over." in lines


LONG = "He said " + "and then he said that it was fine " * 30


def long_view(words: str = "She went quiet.", before: str = LONG, after: str = LONG) -> View:
    document = a_document("2026-11-20", answers={"moment": words})
    start = document.text.index(words)
    stored = Stored(None, document, b"")  # type: ignore[arg-type]  what is shown needs no file
    return View((1, 1), Passage(stored, (start, start + len(words)), before, after), QUIET)


def test_long_neighbours_are_shortened_towards_the_sentence() -> None:
    lines = shown(long_view(), 60)
    at = lines.index("  > She went quiet.")
    assert lines[at - 6].startswith("    ... ")
    assert lines[at + 6].endswith(" ...")
    assert len(lines) <= 24


def test_where_there_is_little_room_the_neighbours_go_first_then_the_definition_then_words() -> None:
    for height in range(4, 30):
        lines = shown(long_view(), 60, height)
        assert len(lines) <= height
        assert "  > She went quiet." in lines
        assert any(QUIET.id in line for line in lines)
    lines = shown(long_view(words=LONG), 60, 10)
    assert len(lines) == 10
    assert lines[-2].endswith(" ...")


def test_a_word_longer_than_a_row_is_cut_into_several() -> None:
    lines = shown(long_view("x" * 200, "", ""), 40)
    assert [line[4:] for line in lines if "xx" in line] == ["x" * 36] * 5 + ["x" * 20]


def test_spoken_is_one_sentence_a_line_and_says_what_each_is(room: Room) -> None:
    assert [line.partition(":")[0] for line in spoken(room.view())[1:]] == ["Before", "Sentence", "After", "Theme"]
    assert [line.partition(":")[0] for line in spoken(long_view(before="", after=""))[1:]] == ["Sentence", "Theme"]


def test_every_key_stands_in_the_bar_at_any_width() -> None:
    for width in (20, 45, 79, 200):
        rows = key_rows(width)
        assert all(cells(row) <= width for row in rows)
        for letter, does in LETTERS.items():
            assert any(f"{letter} {does}" in row for row in rows)
            assert f"{letter} {does}" in keys_line()


def test_no_more_than_nine_themes_are_numbered() -> None:
    lines = offered_lines(tuple(THEMES.values())[:12])
    assert len(lines) == 10
    assert lines[0].startswith("1. ")
    assert lines[-1] == "and 3 more: another word makes them fewer"


def test_a_number_means_one_of_those_offered() -> None:
    assert meant("2", COMPLAINTS, THEMES) == Meant(COMPLAINTS[1])
    for wrong in ("0", "3", "10", "999"):
        assert meant(wrong, COMPLAINTS, THEMES) == Meant(offered=COMPLAINTS, note=SEVERAL)
    assert meant("10", tuple(THEMES.values())[:12], THEMES).theme is None


def test_a_part_of_a_name_means_one_several_or_none() -> None:
    assert meant("cc.worker", (), THEMES) == Meant(COMPLAINTS[0])
    assert meant("complaint", (), THEMES) == Meant(offered=COMPLAINTS, note=SEVERAL)
    assert meant("2", (), THEMES).note.startswith("No theme has that in its name. The nearest: ")
    assert meant("cw.minmal", COMPLAINTS, THEMES).note.endswith("The nearest: cw.minimal")


@given(st.text(max_size=200), st.text(max_size=100), st.integers(20, 120), st.integers(8, 40))
def test_any_words_fit_into_any_window_and_steer_nothing(words: str, other: str, width: int, height: int) -> None:
    view = long_view("She went quiet.", words, other)
    lines = shown(view, width, height)
    assert len(lines) <= height
    assert all(cells(line) <= width for line in lines)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join((*lines, *spoken(view))))


@given(st.text())
def test_words_on_one_line_keep_every_word(words: str) -> None:
    assert len(one_line(words).split()) == len(words.split())


def test_the_learned_coder_is_explained_only_beside_what_it_saw() -> None:
    told = [any("learned coder" in line.casefold() for line in help_texts(is_learned=one)) for one in (True, False)]
    assert told == [True, False]
