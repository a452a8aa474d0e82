"""The next walk about a client with an open strain asks once how that strain stands now."""

from typing import Final

import pytest

from tests.cli.fakes import Aj, lines_of

STRAINED: Final = {
    "met": "2026-09-02",
    "client": "C04",
    "set": "session",
    "sections": {"moment": "She put her coat on."},
    "ratings": {"strain": 7},
}
ASKED: Final = "How does the strain of 2 September 2026 stand now?"


@pytest.fixture
def strained(aj: Aj) -> Aj:
    assert aj("import", "jsonl", "-", typed=lines_of(STRAINED)).code == 0
    return aj


def state_of(aj: Aj) -> str:
    (strain,) = aj("strains", "--all", "--json").shape["strains"]
    return str(strain["state"])


def test_it_is_asked_near_the_end_of_a_short_walk_and_its_answer_moves_the_strain(strained: Aj) -> None:
    session = strained.session("reflect", "pulse", "--plain", "-c", "C04", "--date", "2026-09-09")
    session.wait("Question 1 of 7.")
    session.type("7\n1\nThe door, held open.\nwarm 2\n")
    session.wait(ASKED)
    session.type("2\n\n\n")
    assert session.end() == 0
    assert state_of(strained) == "partly"


def test_it_can_be_skipped_and_then_nothing_changes(strained: Aj) -> None:
    session = strained.session("reflect", "pulse", "--plain", "-c", "C04", "--date", "2026-09-09")
    session.wait("Question 1 of 7.")
    session.type("7\n1\nThe door, held open.\nwarm 2\n")
    session.wait(ASKED)
    session.type("\n\n\n")
    assert session.end() == 0
    assert state_of(strained) == "open"


def test_a_paused_walk_still_asks_it_when_it_goes_on(strained: Aj) -> None:
    first = strained.session("reflect", "jot", "--plain", "-c", "C04", "--date", "2026-09-09")
    first.wait("Question 1 of 3.")
    first.type("A note.\n.\n")
    first.wait(ASKED)
    first.type("/pause\n")
    assert first.end() == 0
    second = strained.session("resume", "--plain")
    second.wait(ASKED)
    second.type("1\n/skip\n")
    assert second.end() == 0
    assert state_of(strained) == "mended"


@pytest.mark.parametrize(
    "words",
    [
        ("reflect", "pulse", "-c", "C11", "--date", "2026-09-09"),
        ("reflect", "pulse", "-c", "C04", "--date", "2026-09-02"),
        ("reflect", "pulse", "--date", "2026-09-09"),
    ],
    ids=["another client", "the same day", "nobody"],
)
def test_it_is_not_asked_where_nothing_was_open_before(strained: Aj, words: tuple[str, ...]) -> None:
    session = strained.session(*words, "--plain")
    if "-c" not in words:
        session.wait("Client code")
        session.type("\n")
    session.wait("Question 1 of 6.")
    session.type("/pause\n")
    assert session.end() == 0


def test_a_set_that_asks_for_an_outcome_itself_asks_it_once(strained: Aj) -> None:
    session = strained.session("reflect", "strain", "--plain", "-c", "C04", "--date", "2026-09-09")
    session.wait("Question 1 of")
    session.type("1\n/pause\n")
    assert session.end() == 0
    (draft,) = (strained.root / "drafts").glob("*.json")
    assert ASKED not in draft.read_text(encoding="utf-8")


def test_words_and_answers_that_are_handed_in_are_never_added_to(strained: Aj) -> None:
    strained("reflect", "--from", "-", "-c", "C04", "--date", "2026-09-09", typed="A note.")
    ran = strained("reflect", "pulse", "-c", "C04", "--date", "2026-09-09", typed="7\n1\nThe door.\nwarm 2\n\n\n")
    assert ran.code == 0
    assert ASKED not in ran.err
    assert "Question 6 of 6." in ran.err
    assert state_of(strained) == "open"


def test_it_is_asked_in_the_editor_too(strained: Aj) -> None:
    sheet, editor = strained.home / "sheet", strained.home / "editor"
    editor.write_text(f"""#!/bin/sh
sed -i 's/^## What is on my mind.*/&\\n\\nA note./' "$1"
cp "$1" {sheet}
""")
    editor.chmod(0o700)
    words = ("reflect", "jot", "--editor", "-c", "C04", "--date", "2026-09-09")
    session = strained.session(*words, VISUAL=str(editor), columns=120)
    assert session.end() == 0
    assert ASKED in sheet.read_text()
