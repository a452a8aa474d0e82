"""What stands on which layer of evidence can be asked for, and the card of the learned coder can be read."""

import json
from pathlib import Path

import pytest

from alliance_journal.themes.learned import card
from tests.cli.fakes import CANARY, Aj, is_one_refusal, lines_of
from tests.themes.learned.tiny import tiny_network

TICKED = {
    "met": "2026-10-05",
    "client": "C04",
    "set": "session",
    "id": "ticked",
    "sections": {"moment": f"He went quiet by the {CANARY}."},
    "headings": {"moment": "One moment"},
    "picks": {"my_moves": ["wc.paternal"]},
}


@pytest.fixture
def found(aj: Aj) -> Aj:
    """The program over one entry with a tick and a sentence that a phrase finds."""
    assert aj("import", "jsonl", "-", typed=lines_of(TICKED)).code == 0
    return aj


@pytest.fixture
def with_a_network(aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aj:
    """The program with a tiny network in place of the shipped one."""
    figures = {
        "notes": 30,
        "macro_f1": 0.61,
        "themes": {"cw.minimal": {"cases": 7, "precision": 0.8, "recall": 0.57, "f1": 0.67, "low": 0.4, "high": 0.9}},
    }
    folder = tiny_network(tmp_path / "network", figures=figures)
    monkeypatch.setattr(card, "shipped_folder", lambda: folder)
    return aj


def sources(aj: Aj, *words: str) -> list[tuple[str, str]]:
    (entry,) = aj("themes", "--all", "--json", *words).shape["entries"]
    return [(one["theme"], one["source"]) for one in entry["sightings"]]


def test_themes_can_be_asked_for_by_what_they_stand_on(found: Aj) -> None:
    tick, phrase = ("wc.paternal", "pick"), ("cw.minimal", "phrase")
    assert sources(found) == [tick, phrase]
    assert sources(found, "--source", "phrase") == [phrase]
    assert sources(found, "--source", "phrase", "--source", "pick") == [tick, phrase]
    assert sources(found, "--source", "review") == sources(found, "--source", "phrase", "--theme", "wc") == []
    shown = found("themes", "--source", "pick").out
    assert "ticked" in shown
    assert "found in your words" not in shown


def test_where_nothing_stands_on_it_that_is_said(found: Aj) -> None:
    ran = found("themes", "--source", "review")
    assert (ran.code, ran.out) == (
        0,
        "Nothing here stands on that; that says nothing about what was there.\n",
    )


def test_another_source_is_refused_in_one_sentence(found: Aj) -> None:
    ran = found("themes", "--source", "oracle")
    assert (ran.code, ran.out) == (2, "")
    assert is_one_refusal(ran.err)
    assert "--source review, pick, phrase, learned" in ran.err


def test_the_card_ends_with_the_figures_of_the_network_that_is_here(with_a_network: Aj) -> None:
    ran = with_a_network("help", "coder")
    assert (ran.code, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    assert "On 30 notes: F1, the mean over themes, .61." in words
    assert "Went quiet / short answers" in words
    assert ran.out.index("## Turning it off") < ran.out.index("## Figures")


def test_without_a_network_the_card_says_so_in_one_line(
    aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "shipped_folder", lambda: tmp_path)
    ran = aj("help", "coder")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing is suggested here: the learned coder cannot be loaded" in " ".join(ran.out.split())
    assert "## Figures" not in ran.out


def test_the_card_says_what_must_not_be_done_and_how_to_turn_it_off(aj: Aj) -> None:
    words = " ".join(aj("help", "coder").out.split())
    for part in (
        "written with language models",
        "They cannot show how well it reads you",
        "Deciding anything about a client, or about a worker.",
        "Finding danger or harm",
        "aj config set suggestions false",
        "aj review remove ENTRY THEME",
    ):
        assert part in words


def test_a_card_that_is_no_card_is_a_missing_network(aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coder.json").write_text(json.dumps(["nothing"]), encoding="utf-8")
    monkeypatch.setattr(card, "shipped_folder", lambda: tmp_path)
    assert "Nothing is suggested here" in aj("help", "coder").out
