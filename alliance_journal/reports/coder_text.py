"""The figures of the learned coder, as the package's own card has them: counts first, each with its interval."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.reports.columns import padded, shortened
from alliance_journal.reports.lines import Line, Page, counted, in_sentence, wrapped

TITLE: Final = "## Figures"
NO_FIGURES: Final = "This network came without figures, so nothing is known about how often it is right."
LONGEST_LABEL: Final = 36
TABLE_WIDTH: Final = 79
FEWEST_CASES: Final = 5
"""In fewer notes a figure says nothing, so it is not said where the coder is weak."""
WEAK: Final = 0.5
_NEVER: Final = 1.0
"""No confidence is above it, so a theme with such a threshold is never suggested."""
_UNKNOWN: Final = "-"


@dataclass(frozen=True, slots=True)
class ThemeFigures:
    """How a theme was judged: notes in which both readers saw it, and shares from 0 to 1; None where not measured."""

    label: str
    cases: int
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None
    suggested: bool

    def span(self, between: str) -> str:
        """Return the interval of F1, or nothing where none was measured."""
        return "" if self.low is None or self.high is None else f"{share(self.low)}{between}{share(self.high)}"


def coder_lines(
    figures: Mapping[str, Any], thresholds: Mapping[str, float], themes: Mapping[ThemeId, Theme], page: Page
) -> tuple[Line, ...]:
    """Return what was measured, theme by theme in the order of the codebook, and what that says of its limits.

    `figures` are those of the network's card, every one of them optional; a threshold above 1 means never suggested.
    """
    rows = tuple(_rows(figures.get("themes") or {}, thresholds, themes))
    judged = [row for row in rows if row.cases]
    lines = [Line(TITLE, "heading"), Line("")]
    lines += wrapped(_whole(figures) or NO_FIGURES, page)
    if judged:
        lines += [Line(""), *(_table(judged) if _has_room(page) else _in_words(judged, page))]
    for sentence in _limits(rows, themes, thresholds):
        lines += [Line(""), *wrapped(sentence, page)]
    return tuple(lines)


def _rows(
    figures: Mapping[str, Mapping[str, Any]], thresholds: Mapping[str, float], themes: Mapping[ThemeId, Theme]
) -> Iterator[ThemeFigures]:
    known = [*(name for name in themes if name in figures), *(name for name in figures if name not in themes)]
    for name in known:
        one, theme = figures[name], themes.get(ThemeId(name))
        yield ThemeFigures(
            label=theme.label if theme else name,
            cases=int(one.get("cases") or 0),
            precision=one.get("precision"),
            recall=one.get("recall"),
            f1=one.get("f1"),
            low=one.get("low"),
            high=one.get("high"),
            suggested=thresholds.get(name, 0.0) <= _NEVER and bool(one.get("suggested", True)),
        )


def share(value: float | None) -> str:
    """Return a share with two decimals, `.80`; `-` where it was not measured."""
    return _UNKNOWN if value is None else f"{value:.2f}".removeprefix("0")


def _whole(figures: Mapping[str, Any]) -> str:
    """Return how the network did over all themes; empty where nothing was measured."""
    notes = figures.get("notes")
    parts = [f"{name} {share(figures[key])}" for key, name in _OVER_ALL if figures.get(key) is not None]
    low, high = figures.get("macro_f1_low"), figures.get("macro_f1_high")
    if parts and figures.get("macro_f1") is not None and None not in {low, high}:
        parts[0] += f" ({share(low)} to {share(high)})"
    on = f"On {counted(notes, 'note')}: " if notes else ""
    return f"{on}{', '.join(parts)}." if parts else ""


_OVER_ALL: Final = (
    ("macro_f1", "F1, the mean over themes,"),
    ("precision", "precision over all suggestions"),
    ("recall", "recall over all cases"),
)


def _has_room(page: Page) -> bool:
    return page.width >= TABLE_WIDTH and not page.narrow


def _table(rows: Iterable[ThemeFigures]) -> Iterator[Line]:
    yield Line(f"  {'':{LONGEST_LABEL}} notes precision recall   F1  interval", "heading")
    for row in rows:
        label = padded(shortened(row.label, LONGEST_LABEL), LONGEST_LABEL)
        shares = f"{share(row.precision):>10}{share(row.recall):>7}{share(row.f1):>5}"
        yield Line(f"  {label}{row.cases:>6}{shares}  {row.span(' - ')}".rstrip())


def _in_words(rows: Iterable[ThemeFigures], page: Page) -> Iterator[Line]:
    for row in rows:
        shares = (("precision", row.precision), ("recall", row.recall), ("F1", row.f1))
        told = [counted(row.cases, "note"), *(f"{name} {share(one)}" for name, one in shares if one is not None)]
        span = f" ({span})" if (span := row.span(" to ")) else ""
        yield from wrapped(f"{row.label}: {', '.join(told)}{span}", page, indent="  ", hanging="    ")


def _limits(
    rows: Sequence[ThemeFigures], themes: Mapping[ThemeId, Theme], thresholds: Mapping[str, float]
) -> Iterator[str]:
    """Yield what the figures say of where it fails, and what it never suggests."""
    never = [theme.label for name, theme in themes.items() if thresholds.get(name, 2.0) > _NEVER]
    asked = [row for row in rows if row.suggested]
    enough = [row for row in asked if row.cases >= FEWEST_CASES]
    told = (
        ("Never suggested, because it was wrong too often or had too little to learn from", never),
        ("Wrong at least as often as right", [row.label for row in enough if _is_weak(row.precision)]),
        ("Missed at least as often as seen", [row.label for row in enough if _is_weak(row.recall)]),
        (
            f"Suggested, but met in fewer than {FEWEST_CASES} of these notes, so that nobody knows how well",
            [row.label for row in asked if row.cases < FEWEST_CASES],
        ),
    )
    for what, labels in told:
        if labels:
            yield f"{what}: {'; '.join(map(in_sentence, labels))}."


def _is_weak(value: float | None) -> bool:
    return value is not None and value <= WEAK
