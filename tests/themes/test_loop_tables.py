"""Named loops are data: the shipped ones are sound, a journal's own are checked, all mistakes at once with lines."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.themes.codebook import family_text, load_codebook
from alliance_journal.themes.loop_tables import read_loops, trusted_loops
from alliance_journal.themes.tables import read_themes
from tests.themes.fakes import codebook

KNOWN = {loop.id: loop for loop in codebook().loops}
NEW = """[[loops]]
id = "own.form"
label = "when I took over, they went quiet"
first = ["wc.paternal"]
then = ["cw.minimal"]
"""
OWN = Loop(
    LoopId("own.form"),
    "when I took over, they went quiet",
    (ThemeId("wc.paternal"),),
    (ThemeId("cw.minimal"),),
)


def read(text: str) -> tuple[tuple[Loop, ...], list[str]]:
    loops, wrong = read_loops(text, path="c.toml", themes=codebook().themes, known=KNOWN)
    return loops, [f"{one.line}: {one.sentence}" for one in wrong]


def test_nine_loops_ship_and_read_without_a_mistake() -> None:
    loops, wrong = read_loops(family_text("loops"), path="loops", themes=codebook().themes, known={})
    assert wrong == ()
    assert loops == trusted_loops(family_text("loops")) == codebook().loops
    assert len({loop.id for loop in loops}) == 9


@pytest.mark.parametrize("loop", codebook().loops, ids=lambda loop: loop.id)
def test_a_shipped_loop_has_the_worker_on_one_side_at_least_and_names_no_cause(loop: Loop) -> None:
    themes = codebook().themes
    for side in (loop.first, loop.then):
        assert len({themes[theme].holder for theme in side}) == 1
    assert "worker" in {themes[theme].holder.value for theme in (*loop.first, *loop.then)}
    assert loop.label.startswith("when ")
    assert not {"because", "leads", "makes", "causes"}.intersection(loop.label.split())


def test_an_own_loop_is_added_after_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(NEW, encoding="utf-8")
    book, wrong = load_codebook(path)
    assert wrong == ()
    assert book.loops == (*codebook().loops, OWN)


def test_an_own_loop_may_stand_on_own_themes(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    theme = (
        '[[themes]]\nid = "own.phone"\nlabel = "Phone"\nfamily = "own"\nholder = "client"\ndefine = "Looks at it."\n'
    )
    path.write_text(theme + NEW.replace("cw.minimal", "own.phone"), encoding="utf-8")
    book, wrong = load_codebook(path)
    assert wrong == ()
    assert book.loops[-1].then == (ThemeId("own.phone"),)


def test_an_own_file_may_change_one_thing_of_a_shipped_loop(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text('[[loops]]\nid = "quiet.let_pass"\nthen = ["wc.avoided", "wc.smoothed"]\n', encoding="utf-8")
    book, wrong = load_codebook(path)
    old, new = (next(one for one in many if one.id == "quiet.let_pass") for many in (codebook().loops, book.loops))
    assert wrong == ()
    assert (new.label, new.first, new.then) == (old.label, old.first, ("wc.avoided", "wc.smoothed"))
    assert [one.id for one in book.loops] == [one.id for one in codebook().loops]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\nloops = 3\n", "2: each loop begins with a line [[loops]]"),
        ("loops = [1]\n", "1: each loop begins with a line [[loops]]"),
        ("[[loops]]\nid = 'x' \n" * 51, "1: has 51 loops; 50 is the most"),
        (NEW + "regex = 'a'\n", "6: regex is not a key of a loop"),
        (NEW + "'a b' = 1\n", "6: a name is not a key of a loop"),
        (NEW.replace('"own.form"', "'No Good'"), "2: id is small letters"),
        ("\n[[loops]]\nid = 'own.x'\n", "3: a new loop also needs label, first, then"),
        (NEW.replace('"when I took over, they went quiet"', "3"), "3: label is one line of text"),
        (NEW.replace('"when I took over, they went quiet"', '"a\\nb"'), "3: label is one line of text"),
        (NEW.replace('"when I took over, they went quiet"', '" "'), "3: label says nothing"),
        (NEW.replace('["cw.minimal"]', '"cw.minimal"'), "5: then is a list of theme ids"),
        (NEW.replace('["cw.minimal"]', "[1]"), "5: then is a list of theme ids"),
        (NEW.replace('["cw.minimal"]', "[]"), "5: then names 0 themes; it is 1 to 20"),
        (NEW.replace('["cw.minimal"]', f"{['cw.minimal'] * 21}"), "5: then names 21 themes; it is 1 to 20"),
        (
            NEW.replace("cw.minimal", "cw.minmal"),
            "5: then names cw.minmal, which is no theme; the nearest is cw.minimal",
        ),
        (NEW.replace("cw.minimal", "She Said It!"), "5: then names something, which is no theme"),
        (NEW.replace('["cw.minimal"]', '[\n "cw.minimal",\n "zz.zz",\n]'), "7: then names zz.zz, which is no theme"),
        (NEW.replace("cw.minimal", "wc.paternal"), "5: wc.paternal stands on both sides"),
        ("[[loops]]\nid = 'quiet.let_pass'\nthen = ['cw.minimal']\n", "3: cw.minimal stands on both sides"),
        (NEW + NEW, "6: own.form stands in this file twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str) -> None:
    found = read(text)[1]
    assert any(one.startswith(told) for one in found), found


def test_all_mistakes_are_told_at_once_in_both_tables_and_sound_loops_count(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    themes = '[[themes]]\nid = "cw.minimal"\nholder = "x"\n'
    path.write_text(f"{themes}{NEW}[[loops]]\nid = 'Q'\nfirst = ['zz']\n[[themes]]\nid = 'W'\n", encoding="utf-8")
    book, wrong = load_codebook(path)
    assert [one.line for one in wrong] == [3, 10, 10, 11, 13, 13]
    assert book.loops[-1] == OWN


def test_a_key_of_a_theme_is_not_looked_for_in_the_loop_below_it() -> None:
    text = f"[[themes]]\nlabel = 'x'\n{NEW}"
    (wrong, *_) = read_themes(text, path="c.toml", known={})[1]
    assert wrong.line == 1


def test_a_file_that_is_no_toml_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(f"{NEW}x = ", encoding="utf-8")
    book, wrong = load_codebook(path)
    assert [one.line for one in wrong] == [6]
    assert book.loops == codebook().loops


@pytest.mark.parametrize(
    "text",
    [
        "[[loops]]\n" * 80_000,
        "[[loops]]\nid = 'Q'\nfirst = ['a', 'b', 'c', 'd']\n" * 50,
        NEW.replace('"cw.minimal"', ",\n".join(["'zz'"] * 100_000)),
        NEW.replace("cw.minimal", "z" * 15_000),
    ],
    ids=["many", "many wrong", "a long list", "a long name"],
)
def test_a_hostile_file_is_refused_within_a_second(text: str) -> None:
    start = time.process_time()
    _, wrong = read(text)
    assert 1 <= len(wrong) <= 200
    assert time.process_time() - start < 1


@given(st.text(max_size=200))
def test_any_text_gives_loops_or_mistakes_never_an_error(text: str) -> None:
    read(f"loops = {text}")
    read(NEW + text)
    read(f"{NEW}then = [{text!r}]")
