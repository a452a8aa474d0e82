"""Keys of the walk chosen in the configuration: what may be chosen, and what is refused with what to write instead."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import UsageError
from alliance_journal.settings.config import Config, parse_config, parse_press, read_config, set_key
from alliance_journal.settings.keys import ACTIONS, USUAL, KeyMap, read_keys, read_press

CHOICE = "choose tab, shift-tab, ctrl and a letter, alt and a letter, or f2 to f12"


@pytest.mark.parametrize(
    ("words", "press"),
    [
        ("tab", "tab"),
        ("Shift-Tab", "s-tab"),
        ("backtab", "s-tab"),
        ("^O", "c-o"),
        ("ctrl-t", "c-t"),
        ("Ctrl+T", "c-t"),
        ("c-t", "c-t"),
        ("alt-n", "escape n"),
        ("Meta+N", "escape n"),
        ("f8", "f8"),
        ("F12", "f12"),
        ("ctrl-x  ctrl-e", "c-x c-e"),
        ("^X ^E", "c-x c-e"),
    ],
)
def test_keys_are_written_as_people_write_them(words: str, press: str) -> None:
    assert read_press(words) == (press, "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("n", f"that key is needed for writing, or is none; {CHOICE}"),
        ("enter", f"that key is needed for writing, or is none; {CHOICE}"),
        ("space", f"that key is needed for writing, or is none; {CHOICE}"),
        ("up", f"that key is needed for writing, or is none; {CHOICE}"),
        ("f13", f"that key is needed for writing, or is none; {CHOICE}"),
        ("", f"that key is needed for writing, or is none; {CHOICE}"),
        ("c-c", f"Ctrl-C always pauses; {CHOICE}"),
        ("ctrl-m", f"Ctrl-M is Enter on every terminal; {CHOICE}"),
        ("ctrl-i", f"Ctrl-I is Tab on every terminal; write tab; {CHOICE}"),
        ("ctrl-h", f"Ctrl-H is Backspace on many terminals; {CHOICE}"),
        ("ctrl-z", f"Ctrl-Z gives the terminal back to the shell; {CHOICE}"),
        ("f1", "f1 always says why a question is asked"),
    ],
)
def test_a_key_that_writing_or_the_terminal_needs_is_refused(words: str, sentence: str) -> None:
    assert read_press(words) == ("", sentence)


def test_the_usual_keys_are_shown_as_the_key_bar_shows_them() -> None:
    shown = [USUAL.says(action) for action in ACTIONS]
    assert shown == ["Tab", "Shift-Tab", "^O", "^S", "^G", "^X ^E"]
    assert KeyMap({**ACTIONS, "next": "escape n", "skip": "f8"}).says("next") == "Alt-N"
    assert USUAL.taken == {"tab", "s-tab", "c-o", "c-s", "c-g", "c-x c-e", "c-x"}


def test_two_actions_may_change_places() -> None:
    keys, wrong = read_keys({"skip": "ctrl-g", "why": "ctrl-o"})
    assert (wrong, keys.says("skip"), keys.says("why")) == ((), "^G", "^O")


@pytest.mark.parametrize(
    ("table", "mistakes"),
    [
        ({"next": "^o"}, [("next", "skip has ^O already; give next or skip another key")]),
        ({"next": "f8", "skip": "f8"}, [("skip", "next has F8 already; give skip or next another key")]),
        ({"skip": "ctrl-x"}, [("skip", "edit has ^X ^E already; give skip or edit another key")]),
        ({"skip": 8}, [("skip", "a key is words in quotes")]),
        (
            {"jump": "f8"},
            [("jump", f"there is nothing called 'jump' to put a key on; one of {', '.join(ACTIONS)}")],
        ),
        ("f8", [("", 'keys is a table, such as [keys] with skip = "f8" under it')]),
    ],
)
def test_a_mistake_is_told_and_the_action_keeps_its_key(table: object, mistakes: list[tuple[str, str]]) -> None:
    keys, wrong = read_keys(table)
    assert list(wrong) == mistakes
    for action, _ in mistakes:
        assert keys.pressed.get(action, "") == ACTIONS.get(action, "")


presses = st.sampled_from(["tab", "s-tab", "^o", "^s", "^g", "^x", "^x ^e", "^x ^o", "alt-a", "f2", "n", "^c", "f1"])


@given(st.dictionaries(st.sampled_from([*ACTIONS, "jump"]), presses))
def test_whatever_is_chosen_every_action_has_a_key_of_its_own(table: dict[str, str]) -> None:
    keys, _ = read_keys(table)
    assert keys.pressed.keys() == ACTIONS.keys()
    for one, other in combinations(keys.pressed.values(), 2):
        assert one != other
        assert not one.startswith(f"{other} ")
        assert not other.startswith(f"{one} ")


def test_mistakes_have_their_lines_and_everything_else_is_read() -> None:
    text = 'plain = true\n\n[keys]\n# mine\nskip = "f8"\nnext = "n"\n'
    config, problems = parse_config(text, path="c.toml")
    assert (config.flag("plain"), config.keys.says("skip"), config.keys.says("next")) == (True, "F8", "Tab")
    assert [str(one) for one in problems] == [f"c.toml:6: keys: that key is needed for writing, or is none; {CHOICE}"]
    (problem,) = parse_config('keys.skip = "n"\n', path="c.toml")[1]
    assert problem.line == 1
    (problem,) = parse_config('plain = true\nkeys = "n"\n', path="c.toml")[1]
    assert problem.line == 2


def test_a_key_is_set_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    set_key(path, "skip", parse_press("skip", "alt-s", USUAL))
    assert path.read_text(encoding="utf-8") == '[keys]\nskip = "alt-s"\n'
    path.write_text(f"# mine\nplain = true\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    set_key(path, "next", parse_press("next", "^T", read_config(path)[0].keys))
    assert path.read_text(encoding="utf-8").startswith("# mine\nplain = true\n")
    config, problems = read_config(path)
    assert (problems, config.keys.says("skip"), config.keys.says("next")) == ((), "Alt-S", "^T")


@pytest.mark.parametrize(
    ("action", "words"), [("jump", "f8"), ("skip", "n"), ("skip", "tab"), ("why", "alt-s"), ("back", "")]
)
def test_a_key_that_may_not_be_is_not_set(action: str, words: str) -> None:
    keys, _ = read_keys({"skip": "alt-s"})
    with pytest.raises(UsageError):
        parse_press(action, words, keys)


def test_a_file_in_which_keys_is_no_table_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('keys = "x"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no table"):
        set_key(path, "skip", "f8")
    assert path.read_text(encoding="utf-8") == 'keys = "x"\n'
    assert Config().keys == USUAL
