"""Suggestions of the learned coder from the entry to the summary, the review and back, with a coder made for it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.findings import gathering
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.themes.learned import coder
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.scored import Scored
from alliance_journal.themes.sentences import sentences_in
from tests.cli.fakes import Aj, lines_of

QUIET = ThemeId("cw.minimal")
EAST, NORTH = bytes([127, *[0] * 63]), bytes([0, 127, *[0] * 62])
WORDS = (
    "Her coat stayed buttoned.",
    "Her coat stayed on till noon.",
    "His hood stayed up.",
    "The kettle was warm.",
    "We read the letter.",
    "He signed the form.",
    "The bus was full.",
    "We met at ten.",
)
ENTRIES = [
    {"met": f"2026-10-{day:02}", "client": "C04", "id": f"e{day}", "text": text}
    for day, text in zip(range(3, 27, 3), WORDS, strict=True)
]


@dataclass
class CoatScorer:
    """A coder that thinks of silence where somebody keeps something on; it can be stopped after some entries."""

    stamp: str = "abc"
    thresholds: Mapping[ThemeId, float] = field(default_factory=lambda: {QUIET: 0.5})
    yielding: Mapping[str, float] = field(default_factory=lambda: {"near": 0.5, "weight": 2.0})
    stops_after: int = 1_000
    read: int = 0

    def scored(self, document: Document, _holders: Mapping[str, Holder]) -> Sequence[Scored]:
        if self.read == self.stops_after:
            raise KeyboardInterrupt
        self.read += 1
        return [
            Scored(place_at(document.text, *span), EAST if "coat" in words else NORTH, {QUIET: 0.6})
            for section in document.sections
            for span in sentences_in(document.text, section.start, section.end)
            if "stayed" in (words := document.text[slice(*span)])
        ]


@pytest.fixture
def scorer(monkeypatch: pytest.MonkeyPatch) -> CoatScorer:
    """The coder in place of the one that ships."""
    made = CoatScorer()
    monkeypatch.delenv("ALLIANCE_JOURNAL_SUGGESTIONS")
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: made)
    monkeypatch.setattr(gathering, "shipped_stamp", lambda: made.stamp)
    return made


@pytest.fixture
def coats(aj: Aj) -> Aj:
    """The program over four entries, in three of which something is kept on."""
    assert aj("import", "jsonl", "-", typed=lines_of(*ENTRIES)).code == 0
    return aj


def learned(aj: Aj) -> list[tuple[str, float]]:
    """Return the entries with a suggestion, and its confidence."""
    shape = aj("themes", "--all", "--json", "--source", "learned").shape
    return [(entry["source_id"], one["confidence"]) for entry in shape["entries"] for one in entry["sightings"]]


def test_a_suggestion_is_quoted_marked_and_counted_apart(coats: Aj, scorer: CoatScorer) -> None:
    summary = coats("summary").out
    assert 'suggested: "His hood stayed up."' in " ".join(summary.split())
    assert "(all only suggested)" in " ".join(summary.split())
    (theme,) = json.loads(coats("summary", "--json").out)["themes"]
    assert (theme["id"], theme["only_learned"]) == ("cw.minimal", 3)
    assert scorer.read == len(ENTRIES)


def test_each_entry_is_scored_once_and_what_was_changed_again(coats: Aj, scorer: CoatScorer) -> None:
    for _ in range(3):
        assert [name for name, _ in learned(coats)] == ["e3", "e6", "e9"]
    coats("summary")
    assert scorer.read == len(ENTRIES)
    (path,) = [one for one in coats.root.rglob("*.md") if "kettle" in one.read_text()]
    path.write_text(path.read_text().replace("was warm", "stayed warm"))
    assert [name for name, _ in learned(coats)] == ["e3", "e6", "e9", "e12"]
    assert scorer.read == len(ENTRIES) + 1


def test_a_no_takes_away_what_is_alike_in_this_journal_until_it_is_taken_back(coats: Aj, scorer: CoatScorer) -> None:
    assert len(learned(coats)) == 3
    (path,) = [one for one in coats.root.rglob("*.md") if "buttoned" in one.read_text()]
    plain = path.read_text()
    no = f'[[reviewed]]\ntheme = "cw.minimal"\nverdict = "no"\nquote = "{WORDS[0]}"\n'
    end = plain.index("+++", 3)
    path.write_text(f"{plain[:end]}{no}{plain[end:]}")
    assert learned(coats) == [("e9", 0.6)]
    path.write_text(plain)
    assert len(learned(coats)) == 3
    assert scorer.read == len(ENTRIES)


def test_one_suggestion_can_be_refused_by_hand(coats: Aj, scorer: CoatScorer) -> None:
    (first,) = [one["id"] for one in coats("list", "--json").shape["entries"] if one["met"].startswith("2026-10-03")]
    assert coats("review", "remove", first, "cw.minimal").code == 0
    assert [name for name, _ in learned(coats)] == ["e6", "e9"]
    assert coats("undo").code == 0
    assert [name for name, _ in learned(coats)] == ["e3", "e6", "e9"]
    assert scorer.read == len(ENTRIES)


def test_stopping_loses_little_and_the_next_run_goes_on(coats: Aj, scorer: CoatScorer) -> None:
    scorer.stops_after = 2
    assert coats("summary").code == 130
    scorer.stops_after = 1_000
    assert coats("summary").code == 0
    assert scorer.read == len(ENTRIES)


def test_without_a_network_all_works_and_says_so_in_one_line(
    coats: Aj, scorer: CoatScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_holders: object) -> CoatScorer:
        raise LearnedUnavailableError("the learned coder cannot be loaded (OSError)")

    monkeypatch.setattr(coder, "shipped_coder", none)
    ran = coats("summary")
    assert ran.code == 0
    assert ran.err == "suggestions are off: the learned coder cannot be loaded (OSError)\n"
    assert "suggested" not in ran.out
    assert scorer.read == 0


@pytest.mark.parametrize("how", ["configuration", "environment"])
def test_suggestions_can_be_turned_off(
    coats: Aj, scorer: CoatScorer, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(learned(coats)) == 3
    if how == "configuration":
        assert coats("config", "set", "suggestions", "false").code == 0
    else:
        monkeypatch.setenv("ALLIANCE_JOURNAL_SUGGESTIONS", "Off")
    assert learned(coats) == []
    ran = coats("summary")
    assert "suggested" not in ran.out + ran.err
    assert scorer.read == len(ENTRIES)


def test_loops_and_questions_stand_on_nothing_that_is_only_suggested(coats: Aj, scorer: CoatScorer) -> None:
    assert json.loads(coats("summary", "--json").out)["loops"] == []
    assert coats("ask", "cw.minimal", "wf.guilt", "--json").shape["of"] == 0
    assert scorer.read == len(ENTRIES)


def test_what_stands_beside_a_theme_is_no_suggestion(coats: Aj, scorer: CoatScorer) -> None:
    guilty = {"met": "2026-10-27", "client": "C04", "id": "g", "text": "Her scarf stayed on. I felt guilty."}
    assert coats("import", "jsonl", "-", typed=lines_of(guilty)).code == 0
    rows = {one["id"]: one for one in json.loads(coats("summary", "--json").out)["themes"]}
    assert scorer.read == len(ENTRIES) + 1
    assert rows["cw.minimal"]["only_learned"] == 4
    assert "cw.minimal" not in json.dumps(rows["wf.guilt"])


def test_what_is_kept_of_sentences_holds_no_words(coats: Aj, scorer: CoatScorer, a_home_of_its_own: Path) -> None:
    assert len(learned(coats)) == 3
    kept = list(a_home_of_its_own.rglob("learned-*.json"))
    assert len(kept) == 1
    assert scorer.read == len(ENTRIES)
    for word in ("coat", "buttoned", "hood", "kettle"):
        assert word not in kept[0].read_text()
    assert kept[0].stat().st_mode & 0o077 == 0
