"""Suggestions are off by the configuration, or for one command by the environment; never on against either."""

import pytest

from alliance_journal.settings.config import Config
from alliance_journal.settings.suggestions import SUGGESTIONS_VARIABLE, suggests


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("", True),
        ("on", True),
        ("1", True),
        ("off", False),
        (" OFF ", False),
        ("0", False),
        ("no", False),
        ("disabled", False),
    ],
)
def test_one_word_in_the_environment_leaves_them_out(said: str, wanted: bool) -> None:  # noqa: FBT001  a table
    assert suggests(Config(), {SUGGESTIONS_VARIABLE: said}) is wanted


def test_they_are_on_where_nothing_is_said() -> None:
    assert suggests(Config(), {})
