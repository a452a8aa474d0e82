"""The configuration file: every mistake named, nothing of the user's touched."""

import os
import stat
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.settings.config import parse_config, parse_value, read_config, set_option
from alliance_journal.settings.options import BY_NAME, OPTIONS
from alliance_journal.settings.places import cache_folder, config_file, default_journal, journal_folder


def test_a_file_that_is_not_there_means_every_default() -> None:
    config, problems = read_config(config_file())
    assert problems == ()
    assert config.word("set") == "session"
    assert config.flag("pager") is True


def test_what_is_written_counts() -> None:
    config, problems = parse_config('set = "pulse"\nplain = true\n', path="c.toml")
    assert (config.word("set"), config.flag("plain"), problems) == ("pulse", True, ())


def test_every_mistake_is_named_with_its_line_and_the_rest_counts() -> None:
    text = 'set = 3\nplan = true\ncolor = "red"\nplain = "yes"\npager = false\n'
    config, problems = parse_config(text, path="c.toml")
    assert [(problem.line, problem.sentence) for problem in problems] == [
        (1, "set is words in quotes"),
        (2, "there is no option 'plan'; see aj config show"),
        (3, "color is one of auto, never"),
        (4, "plain is true or false"),
    ]
    assert config.flag("pager") is False
    assert config.word("set") == "session"


def test_a_file_that_is_not_toml_is_one_problem_at_its_line() -> None:
    config, problems = parse_config("plain = true\nset = \n", path="c.toml")
    assert [(problem.path, problem.line) for problem in problems] == [("c.toml", 2)]
    assert config.chosen == {}


def test_a_configuration_that_cannot_be_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    _, problems = read_config(tmp_path)
    assert len(problems) == 1


def test_setting_an_option_leaves_everything_else_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\nset = "jot"  # short days\nunknown = 1\n', encoding="utf-8")
    set_option(path, BY_NAME["plain"], value=True)
    assert path.read_text(encoding="utf-8") == '# mine\nset = "jot"  # short days\nunknown = 1\nplain = true\n'


def test_a_new_configuration_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "config.toml"
    previous = os.umask(0)
    try:
        set_option(path, BY_NAME["set"], "pulse")
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_with_mistakes_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("set = \n", encoding="utf-8")
    with pytest.raises(UsageError):
        set_option(path, BY_NAME["set"], "pulse")
    assert path.read_text(encoding="utf-8") == "set = \n"


def test_a_refusing_disk_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "file" / "config.toml"
    path.parent.write_text("not a folder", encoding="utf-8")
    with pytest.raises(DiskError, match="could not be written"):
        set_option(path, BY_NAME["set"], "pulse")


@pytest.mark.parametrize(
    ("name", "words", "value"), [("plain", "yes", True), ("plain", "off", False), ("set", "x", "x")]
)
def test_words_on_the_command_line_become_values(name: str, words: str, value: object) -> None:
    assert parse_value(name, words) == value


@pytest.mark.parametrize(("name", "words"), [("plain", "perhaps"), ("color", "red"), ("nothing", "1")])
def test_words_that_do_not_fit_are_refused(name: str, words: str) -> None:
    with pytest.raises(UsageError):
        parse_value(name, words)


def test_every_option_has_help_and_a_default_that_fits() -> None:
    assert [option.name for option in OPTIONS if not option.help or option.problem_with(option.default)] == []


def test_the_journal_is_named_by_flag_then_variable_then_configuration_then_default(tmp_path: Path) -> None:
    everything = {"ALLIANCE_JOURNAL": str(tmp_path / "b")}
    assert journal_folder(str(tmp_path / "a"), str(tmp_path / "c"), everything) == tmp_path / "a"
    assert journal_folder(None, str(tmp_path / "c"), everything) == tmp_path / "b"
    assert journal_folder(None, str(tmp_path / "c"), {}) == tmp_path / "c"
    assert journal_folder(None, "", {}) == default_journal()


def test_a_linked_journal_folder_stays_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert journal_folder(str(tmp_path / "linked"), "", {}) == tmp_path / "linked"


def test_cache_and_journal_are_different_places() -> None:
    assert cache_folder() not in {default_journal(), *default_journal().parents}
