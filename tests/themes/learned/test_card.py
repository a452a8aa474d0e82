"""What the package says about its network is read whole, or refused with one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from alliance_journal.errors import AllianceJournalError
from alliance_journal.themes.learned.card import LearnedUnavailableError, shipped_card, shipped_folder
from alliance_journal.themes.learned.stamp import CARD, shipped_stamp
from tests.themes.learned.tiny import THEMES, card, tiny_network

SIX = [0.5] * 6


def test_a_card_has_what_its_file_says(tmp_path: Path) -> None:
    read = shipped_card(tiny_network(tmp_path, figures={"notes": 30}))
    assert (read.stamp, read.themes, read.longest, read.heads) == ("7e57", THEMES, 48, 4)
    assert read.slope == (1.0,) * 6
    assert read.feedback == {"near": 0.5, "weight": 2.0}
    assert read.figures == {"notes": 30}


def test_figures_are_not_shown_wherever_a_card_is(tmp_path: Path) -> None:
    assert "30" not in repr(shipped_card(tiny_network(tmp_path, figures={"notes": 30})))


@pytest.mark.parametrize("name", sorted(card()))
def test_nothing_may_be_missing(tmp_path: Path, name: str) -> None:
    path = tiny_network(tmp_path) / "coder.json"
    path.write_text(json.dumps({key: value for key, value in card().items() if key != name}), encoding="utf-8")
    with pytest.raises(LearnedUnavailableError, match=r"^the learned coder cannot be loaded \([A-Za-z]+\)$"):
        shipped_card(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"stamp": 7},
        {"themes": [1, 2, 3, 4, 5, 6]},
        {"themes": [*THEMES, "one.more"]},
        {"slope": SIX[1:]},
        {"floor": [*SIX, 0.5]},
        {"threshold": ["0.5", *SIX[1:]]},
        {"offset": [None, *SIX[1:]]},
        {"slope": [float("nan"), *SIX[1:]]},
        {"floor": [float("inf"), *SIX[1:]]},
        {"floor": [10**400, *SIX[1:]]},
        {"floor": 3},
        {"heads": 0},
        {"heads": 4.0},
        {"longest": 2},
        {"longest": "256"},
        {"epsilon": 0},
        {"other_holder": "0.5"},
        {"feedback": {"near": 0.5}},
        {"feedback": {"near": 1, "weight": 2.0}},
        {"feedback": [0.5, 2.0]},
        {"figures": []},
        {"trained": "long ago"},
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(LearnedUnavailableError, match="cannot be loaded"):
        shipped_card(tiny_network(tmp_path, **changes))


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'"themes"', b"3", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_missing_or_no_card_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tiny_network(tmp_path) / "coder.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LearnedUnavailableError, match="cannot be loaded"):
        shipped_card(tmp_path)


def test_the_network_lies_beside_the_code() -> None:
    assert Path(str(shipped_folder())) == CARD.parent
    assert issubclass(LearnedUnavailableError, AllianceJournalError)


def test_the_stamp_is_read_off_the_beginning_of_the_card(tmp_path: Path) -> None:
    assert shipped_stamp(tiny_network(tmp_path, figures={"stamp": "other"}) / "coder.json") == "7e57"
