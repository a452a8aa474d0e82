"""The figures of the learned coder: counts first, in words where there is no room, nothing claimed beyond them."""

from typing import Any, Final

import pytest

from alliance_journal.model.codes import ThemeId
from alliance_journal.reports.coder_text import NO_FIGURES, TABLE_WIDTH, coder_lines, share
from alliance_journal.reports.lines import Page
from tests.findings.fakes import THEMES
from tests.reports.fakes import FORBIDDEN, PAGES, fits, texts_of

FIGURES: Final = {
    "notes": 110,
    "macro_f1": 0.612,
    "macro_f1_low": 0.57,
    "macro_f1_high": 0.65,
    "precision": 0.74,
    "recall": 0.58,
    "themes": {
        "wc.over": {"cases": 7, "precision": 1.0, "recall": 0.2, "f1": 0.33, "low": 0, "high": 0.9},
        "cw.minimal": {"cases": 17, "precision": 0.8, "recall": 0.57, "f1": 0.67, "low": 0.4, "high": 0.9},
        "cw.masking": {"cases": 7, "precision": 0.4, "recall": 0.6, "f1": 0.5, "low": 0.2, "high": 0.7},
        "wc.late": {"cases": 4, "precision": 0.1, "recall": 0.1, "f1": 0.1, "low": 0.0, "high": 0.4},
        "rp.lead": {"cases": 9, "precision": 0.1, "recall": 0.1, "f1": 0.1, "suggested": False},
        "own.gone": {"cases": 6, "precision": 0.8},
    },
}
THRESHOLDS: Final = dict.fromkeys(THEMES, 0.5) | {"rp.lead": 1.1}
WIDE: Final = Page(80)
NARROW: Final = Page(46, plain=True)


def shown(figures: Any = FIGURES, page: Page = WIDE, thresholds: Any = THRESHOLDS) -> list[str]:  # noqa: ANN401  as read
    return texts_of(coder_lines(figures, thresholds, THEMES, page))


def flowing(figures: Any = FIGURES, page: Page = WIDE, thresholds: Any = THRESHOLDS) -> str:  # noqa: ANN401  as read
    return " ".join(" ".join(shown(figures, page, thresholds)).split())


def label(name: str) -> str:
    return THEMES[ThemeId(name)].label


def test_the_whole_comes_first_with_the_number_of_notes() -> None:
    assert (
        "On 110 notes: F1, the mean over themes, .61 (.57 to .65), precision over all suggestions .74,"
        " recall over all cases .58."
    ) in flowing()


def test_each_theme_has_its_row_in_the_order_of_the_codebook() -> None:
    rows = [line for line in shown() if line.startswith("  ") and line.strip()]
    assert rows[0].split() == ["notes", "precision", "recall", "F1", "interval"]
    assert rows[1].split()[-7:] == ["17", ".80", ".57", ".67", ".40", "-", ".90"]
    assert [
        row.startswith(f"  {label(name)}") for row, name in zip(rows[1:3], ("cw.minimal", "cw.masking"), strict=True)
    ]
    assert rows[-1].split() == ["own.gone", "6", ".80", "-", "-"]


def test_columns_stand_under_their_names() -> None:
    header, row = (line for line in shown() if "notes precision" in line or line.startswith(f"  {label('cw.minimal')}"))
    for name, number in (("notes", "17"), ("precision", ".80"), ("recall", ".57"), ("F1", ".67")):
        assert header.index(name) + len(name) == row.index(number) + len(number)


@pytest.mark.parametrize("page", [NARROW, Page(TABLE_WIDTH - 1), Page(100, plain=True)])
def test_where_there_is_no_room_or_nobody_sees_columns_each_theme_is_a_sentence(page: Page) -> None:
    words = flowing(page=page)
    assert f"{label('cw.minimal')}: 17 notes, precision .80, recall .57, F1 .67 (.40 to .90)" in words
    assert "own.gone: 6 notes, precision .80 " in words


def test_what_is_never_suggested_is_named() -> None:
    assert f"had too little to learn from: {label('rp.lead')}." in flowing()
    some = {name: least for name, least in THRESHOLDS.items() if name != "ro.growth"}
    assert f"{label('rp.lead')}; {label('ro.growth').replace('The', 'the')}." in flowing(thresholds=some)


def test_it_is_said_where_it_fails_and_where_there_are_too_few_cases_to_tell() -> None:
    words = flowing()
    assert f"Wrong at least as often as right: {label('cw.masking').replace('Said', 'said')}." in words
    assert f"Missed at least as often as seen: {label('wc.over').replace('Did', 'did')}." in words
    assert f"so that nobody knows how well: {label('wc.late').replace('Late', 'late')}." in words


def test_a_network_that_is_good_at_all_it_suggests_has_no_such_sentences() -> None:
    good = {"themes": {"cw.minimal": FIGURES["themes"]["cw.minimal"]}}  # type: ignore[index]
    words = flowing(good, thresholds=dict.fromkeys(THEMES, 0.5))
    assert not any(part in words for part in ("Never", "Wrong", "Missed", "fewer"))


@pytest.mark.parametrize("figures", [{}, {"themes": {}}, {"notes": 5}, {"themes": None}])
def test_a_network_without_figures_says_so(figures: dict[str, object]) -> None:
    assert flowing(figures, thresholds=dict.fromkeys(THEMES, 0.5)) == f"## Figures {NO_FIGURES}"


def test_an_interval_alone_is_not_shown() -> None:
    assert "precision over all suggestions .74." in flowing({"precision": 0.74, "macro_f1_low": 0.1})


@pytest.mark.parametrize("page", PAGES)
def test_every_line_stays_on_the_page(page: Page) -> None:
    lines = coder_lines(FIGURES, THRESHOLDS, THEMES, page)
    assert fits(lines, page)
    words = "\n".join(texts_of(lines))
    assert words.isascii()
    assert not any(word in words.lower() for word in FORBIDDEN)


@pytest.mark.parametrize(("value", "words"), [(0.8, ".80"), (1, "1.00"), (0.0, ".00"), (0.006, ".01"), (None, "-")])
def test_a_share_has_two_decimals(value: float | None, words: str) -> None:
    assert share(value) == words
