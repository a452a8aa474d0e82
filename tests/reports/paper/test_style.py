"""The style sheet: letters that can be read by day, at night and on paper, and nothing from outside."""

import re
from pathlib import Path

import pytest

from alliance_journal.reports.paper import html

STYLE = Path(html.__file__).with_name("style.css").read_text(encoding="utf-8")
SHADES = [
    dict(re.findall(r"--(\w+): (#[0-9a-f]+)", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]


def light(shade: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 to 1."""
    digits = shade.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else [digits[n : n + 2] for n in (0, 2, 4)]
    red, green, blue = (int(pair, 16) / 255 for pair in pairs)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_there_are_shades_for_the_day_the_night_and_paper() -> None:
    assert [set(shades) for shades in SHADES] == [{"page", "ink", "soft", "hairline", "rule", "bar", "whole"}] * 3


@pytest.mark.parametrize("shades", SHADES, ids=["day", "night", "paper"])
def test_letters_stand_out_from_the_page(shades: dict[str, str]) -> None:
    assert contrast(shades["ink"], shades["page"]) >= 12
    assert contrast(shades["soft"], shades["page"]) >= 5.5


@pytest.mark.parametrize("shades", SHADES, ids=["day", "night", "paper"])
def test_bars_stand_out_from_the_page_and_from_the_whole(shades: dict[str, str]) -> None:
    assert contrast(shades["bar"], shades["page"]) >= 3
    assert contrast(shades["bar"], shades["whole"]) >= 3


def test_paper_is_white_and_its_letters_black() -> None:
    assert (SHADES[2]["page"], SHADES[2]["ink"]) == ("#fff", "#000")


def test_the_style_sheet_asks_for_nothing_from_outside_and_cannot_end_its_element() -> None:
    assert re.search(r"url\(|@import|@font-face|<|http", STYLE) is None


def test_the_size_of_the_page_is_left_to_the_printer() -> None:
    (rules,) = re.findall(r"^@page \{.*?^\}", STYLE, re.DOTALL | re.MULTILINE)
    assert 'counter(page) " of " counter(pages)' in rules
    assert "size:" not in re.sub(r"font-size:", "", rules)
