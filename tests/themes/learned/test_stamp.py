"""The name of the network is read from the first bytes of its card, and is the card's own."""

from pathlib import Path

import pytest

from alliance_journal.themes.learned.card import shipped_card
from alliance_journal.themes.learned.stamp import shipped_stamp


def test_the_stamp_is_that_of_the_card_that_ships() -> None:
    assert shipped_stamp() == shipped_card().stamp != ""


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"stamp": "not hex!"}', b"\xff" * 200])
def test_without_a_card_there_is_none(tmp_path: Path, content: bytes | None) -> None:
    card = tmp_path / "coder.json"
    if content is not None:
        card.write_bytes(content)
    assert shipped_stamp(card) == ""
