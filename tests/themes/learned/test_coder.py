"""Each sentence of an entry is scored once, in its place, and quoted to the letter."""

import builtins
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.themes.learned import coder as module
from alliance_journal.themes.learned.card import LearnedUnavailableError, shipped_card
from alliance_journal.themes.learned.coder import LearnedCoder, shipped_coder
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Scored, sigmoid
from alliance_journal.themes.sentences import sentences_in
from tests.themes.fakes import codebook, document
from tests.themes.learned.tiny import NEVER, THEMES, TINY, tiny_network

HOLDERS = {name: theme.holder for name, theme in codebook().themes.items()}
ROOM = TINY.longest - 2
NOBODY: Mapping[str, Holder] = {}
ANSWERS = st.lists(st.text(st.characters() | st.sampled_from("abc .?!\n"), max_size=120), max_size=4)


def coder_in(folder: Path, **changes: object) -> LearnedCoder:
    tiny_network(folder, **{"floor": [0.0] * 6, **changes})
    return LearnedCoder(folder, shipped_card(folder), HOLDERS)


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> LearnedCoder:
    """A coder that hands on every sentence, with all its themes."""
    return coder_in(tmp_path_factory.mktemp("network"))


class Noted:
    """A network that notes the windows it is asked to read and scores nothing above 0."""

    def __init__(self, coder: LearnedCoder) -> None:
        self.numbers = coder.network.numbers
        self.windows: list[list[int]] = []

    def read(self, sentences: Sequence[Sequence[int]]) -> tuple[Any, Any]:
        self.windows.append([len(one) for one in sentences])
        return np.zeros((len(sentences), len(THEMES))), np.zeros((len(sentences), VECTOR_LENGTH), np.int8)


def windows_of(coder: LearnedCoder, paper: Document) -> list[list[int]]:
    """How many numbers each sentence of each window has."""
    noting = replace(coder)
    noted = Noted(coder)
    noting.__dict__["network"] = noted  # where the cached property keeps it
    assert len(noting.scored(paper, NOBODY)) == sum(map(len, noted.windows))
    return noted.windows


def quotes(paper: Document, found: Sequence[Scored]) -> list[str]:
    return [paper.text[one.place.offset : one.place.offset + one.place.end - one.place.start] for one in found]


def test_each_sentence_is_handed_on_in_reading_order_and_quoted_to_the_letter(coder: LearnedCoder) -> None:
    paper = document("She went quiet.\nI felt  LATE\nagain?", "“We talked!” They did not.")
    found = coder.scored(paper, NOBODY)
    assert quotes(paper, found) == ["She went quiet.", "I felt  LATE\nagain?", "“We talked!”", "They did not."]
    lines = paper.text.split("\n")
    assert lines[found[3].place.line - 1][found[3].place.start : found[3].place.end] == "They did not."
    assert {len(one.vector) for one in found} == {VECTOR_LENGTH}
    assert {tuple(one.themes) for one in found} == {THEMES}


@pytest.mark.parametrize("answers", [(), ("",), ("", " \n", "")])
def test_an_entry_without_words_has_nothing(coder: LearnedCoder, answers: tuple[str, ...]) -> None:
    assert coder.scored(document(*answers), NOBODY) == ()


def test_nothing_is_loaded_where_there_are_no_words(tmp_path: Path) -> None:
    coder = coder_in(tmp_path)
    (tmp_path / "weights.npz").unlink()
    assert coder.scored(document("", "... 12 !"), NOBODY) == ()
    with pytest.raises(LearnedUnavailableError):
        coder.scored(document("She."), NOBODY)


def test_sentences_without_letters_are_passed_over(coder: LearnedCoder) -> None:
    paper = document("14:30!\n\n😀\n\nShe went.\n\n***\n\n1999?\n\nב.")
    assert quotes(paper, coder.scored(paper, NOBODY)) == ["She went.", "ב."]


def test_a_private_answer_is_read_like_any_other(coder: LearnedCoder) -> None:
    paper = document("She went quiet.")
    private = replace(paper, sections=(paper.sections[0]._replace(private=True),))
    assert coder.scored(private, NOBODY) == coder.scored(paper, NOBODY) != ()


def test_hebrew_and_emoji_are_quoted_to_the_letter(coder: LearnedCoder) -> None:
    paper = document("היא שתקה. לא אמרתי כלום!", "👩🏽\u200d⚕️ she went 😀\n\nquiet 🙂 again")
    found = quotes(paper, coder.scored(paper, NOBODY))
    assert found == ["היא שתקה.", "לא אמרתי כלום!", "she went 😀", "quiet 🙂", "again"]


def test_sentences_are_read_together_until_the_next_would_not_fit(coder: LearnedCoder) -> None:
    fits = "late " * 19 + "late.\n\n"  # 20 words and a full stop are 21 numbers
    assert windows_of(coder, document(fits * 5)) == [[21, 21], [21, 21], [21]]
    assert windows_of(coder, document("late " * (ROOM - 21) + "\n\n" + fits)) == [[ROOM - 21, 21]]
    assert windows_of(coder, document("late " * (ROOM - 20) + "\n\n" + fits)) == [[ROOM - 20], [21]]


def test_two_answers_are_never_read_together(coder: LearnedCoder) -> None:
    assert windows_of(coder, document(*["late."] * 50)) == [[2]] * 50
    one, other = document("She went.", "late again"), document("She went.", "not much")
    assert coder.scored(one, NOBODY)[0] == coder.scored(other, NOBODY)[0]
    together = document("She went. late again")
    assert coder.scored(one, NOBODY)[0] != coder.scored(together, NOBODY)[0]


def test_a_sentence_longer_than_a_window_is_read_as_far_as_it_fits_and_quoted_whole(coder: LearnedCoder) -> None:
    paper = document("She went.\n\n" + "late " * 5_000 + "again.\n\nWe late.")
    assert windows_of(coder, paper) == [[3], [ROOM], [3]]
    found = quotes(paper, coder.scored(paper, NOBODY))
    assert found[1] == "late " * 5_000 + "again."


@settings(max_examples=60)
@given(ANSWERS)
def test_every_sentence_with_letters_is_in_exactly_one_window_in_order(coder: LearnedCoder, answers: list[str]) -> None:
    paper = document(*answers)
    spoken = [
        paper.text[start:end]
        for section in paper.sections
        for start, end in sentences_in(paper.text, section.start, section.end)
        if any(map(str.isalpha, paper.text[start:end]))
    ]
    windows = windows_of(coder, paper)
    assert [len(coder.network.numbers(one)) for one in spoken] == [long for window in windows for long in window]
    assert all(0 < sum(window) <= ROOM and min(window) > 0 for window in windows)
    assert quotes(paper, coder.scored(paper, NOBODY)) == spoken


def test_only_themes_that_reach_their_floor_are_handed_on(tmp_path: Path, coder: LearnedCoder) -> None:
    paper = document("She went quiet again.")
    (every,) = coder.scored(paper, NOBODY)
    least = sorted(every.themes.values())[2]
    (some,) = coder_in(tmp_path, floor=[least - 0.001] * 6).scored(paper, NOBODY)
    assert some.themes == {theme: value for theme, value in every.themes.items() if value >= least}
    assert len(some.themes) == 4
    assert coder_in(tmp_path, floor=[1.1] * 6).scored(paper, NOBODY) == ()


def test_a_score_becomes_a_confidence_by_the_slope_and_offset_of_its_theme(tmp_path: Path, coder: LearnedCoder) -> None:
    paper = document("She went quiet again.")
    (plain,) = coder.scored(paper, NOBODY)
    (moved,) = coder_in(tmp_path, slope=[0, 0, 0, 0, 0, 1], offset=[0, 1, -1, 2000, -2000, 0]).scored(paper, NOBODY)
    assert list(moved.themes.values()) == [0.5, 0.731, 0.269, 1.0, 0.0, plain.themes[ThemeId(THEMES[5])]]


def test_themes_that_the_codebook_does_not_have_are_left_out(coder: LearnedCoder) -> None:
    some = replace(coder, holder_of={ThemeId("wc.paternal"): Holder.WORKER})
    (found,) = some.scored(document("She went."), NOBODY)
    assert list(found.themes) == ["wc.paternal"]
    assert replace(coder, holder_of={}).scored(document("She went."), NOBODY) == ()


@pytest.mark.parametrize(
    ("expected", "surer"),
    [
        (Holder.CLIENT, {"wc.paternal", "wf.inadequate", "rs.empathised"}),
        (Holder.WORKER, {"cw.minimal", "cw.appease"}),
        (Holder.BOTH, set()),
        (Holder.OTHER, set()),
        (None, set()),
    ],
)
def test_the_other_sides_acts_must_be_surer_where_a_question_asks_for_one_side(
    coder: LearnedCoder, expected: Holder | None, surer: set[str]
) -> None:
    paper = document("She went quiet again.", question="moment")
    (plain,) = coder.scored(paper, NOBODY)
    (found,) = coder.scored(paper, {"moment": expected, "other": Holder.CLIENT} if expected else {})
    assert {theme for theme, value in found.themes.items() if value < plain.themes[theme]} == surer
    assert {theme for theme, value in found.themes.items() if value > plain.themes[theme]} == set()


def test_the_stamp_the_thresholds_and_how_it_yields_come_from_the_card(coder: LearnedCoder) -> None:
    assert coder.stamp == "7e57"
    assert coder.thresholds == {theme: 1.1 if theme == NEVER else 0.5 for theme in THEMES}
    assert coder.yielding == {"near": 0.5, "weight": 2.0}


def test_the_same_words_are_scored_the_same(coder: LearnedCoder) -> None:
    paper = document("She went quiet. They did not say much.")
    assert coder.scored(paper, NOBODY) == coder.scored(paper, NOBODY)


def test_nothing_of_an_entry_is_told_where_the_coder_is_shown(coder: LearnedCoder) -> None:
    coder.scored(document("She went quiet."), NOBODY)
    assert re.search("quiet|paternal'?: ?<", repr(coder)) is None


def test_the_shipped_coder_is_the_one_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny_network(tmp_path)
    monkeypatch.setattr(module, "shipped_folder", lambda: folder)
    monkeypatch.setattr(module, "shipped_card", lambda: shipped_card(folder))
    assert shipped_coder(HOLDERS).scored(document("She went."), NOBODY) != ()


@pytest.mark.parametrize("broken", [ImportError("no numpy"), RuntimeError("built for a newer processor")])
def test_a_numpy_that_cannot_be_imported_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    real = builtins.__import__

    def refusing(name: str, *more: Any) -> Any:  # noqa: ANN401  as Python calls it
        if name.endswith("learned.network"):
            raise broken
        return real(name, *more)

    coder = coder_in(tmp_path)
    monkeypatch.setattr(builtins, "__import__", refusing)
    with pytest.raises(LearnedUnavailableError, match=type(broken).__name__):
        coder.scored(document("She went."), NOBODY)


@pytest.mark.parametrize(("value", "share"), [(0, 0.5), (2, 0.8808), (-2, 0.1192), (1e6, 1.0), (-1e6, 0.0)])
def test_any_number_has_its_share_of_one(value: float, share: float) -> None:
    assert sigmoid(value) == pytest.approx(share, abs=1e-4)
