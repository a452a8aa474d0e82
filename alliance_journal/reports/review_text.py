"""The worker's reviews for people and for programs, and how a sitting went in one line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alliance_journal.findings.reviewed import ListedReview
from alliance_journal.findings.reviewing import ReviewCount
from alliance_journal.findings.sitting import Tally
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import NOT_NOW, OTHER_PERSON, OTHER_THEME
from alliance_journal.model.themes import Theme
from alliance_journal.queries.days import say_short
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import Line, Page, counted, wrapped

REVIEWS_SCHEMA: Final = "alliance-journal/reviews/1"
_WHY: Final[Mapping[str, str]] = {
    OTHER_PERSON: "somebody else's",
    NOT_NOW: "another time, supposed, or not so",
    OTHER_THEME: "another theme",
}


def closing_line(tally: Tally, left: int) -> str:
    """Return how a sitting went: "7 confirmed, 3 refused, 112 left."."""
    parts = [f"{tally.confirmed} confirmed, {tally.refused} refused, {left} left."]
    if tally.added:
        parts.append(f"{counted(tally.added, 'theme')} added by you.")
    if tally.compared:
        parts.append(f"You and the program agreed on {tally.agreed} of {tally.compared}.")
    return " ".join(parts)


def looked_at_line(looked_at: int, of: int) -> str:
    """Return how much of what was found the worker has looked at: "12 of 40 sentences looked at by you"."""
    return f"{looked_at} of {counted(of, 'sentence')} looked at by you"


def review_count_line(count: ReviewCount) -> str:
    """Return what became of one theme's sentences: "5 confirmed, 2 refused, 33 not looked at"."""
    return f"{count.confirmed} confirmed, {count.refused} refused, {count.unreviewed} not looked at"


def review_lines(reviews: Sequence[ListedReview], themes: Mapping[ThemeId, Theme], page: Page) -> tuple[Line, ...]:
    """Return every review with its place and words; one whose words are gone says so."""
    lines = [line for one in reviews for line in _review(one, themes, page)]
    return tuple(lines or [Line("Nothing has been reviewed here yet.", "note")])


def _review(one: ListedReview, themes: Mapping[ThemeId, Theme], page: Page) -> Iterator[Line]:
    review, facts = one.review, one.facts
    when = " ".join(filter(None, (say_short(facts.day), facts.client, facts.id)))
    said = ", ".join(filter(None, (review.verdict, _WHY.get(review.why, ""))))
    yield from wrapped(f"{said}: {theme_name(review.theme, themes)}, {when}", page, hanging="    ")
    if one.is_stale:
        yield from wrapped("stale: its words no longer stand there, so it does not count", page, indent="    ")
    words = f'"{review.quote}"' if review.quote.strip() else "the whole entry"
    yield from wrapped(f"{words} {one.where}", page, indent="    ", hanging="      ", role="quote")


def theme_name(theme: ThemeId, themes: Mapping[ThemeId, Theme]) -> str:
    """Return a theme's label with its id; one that is not in the codebook says so."""
    known = themes.get(theme)
    return f"{known.label} ({theme})" if known else f"{theme}, not in the codebook"


def reviews_json(reviews: Sequence[ListedReview], themes: Mapping[ThemeId, Theme]) -> Json:
    """Return every review in the shape `alliance-journal/reviews/1`."""
    return {"schema": REVIEWS_SCHEMA, "reviews": [_review_json(one, themes) for one in reviews]}


def _review_json(one: ListedReview, themes: Mapping[ThemeId, Theme]) -> Json:
    known = themes.get(one.review.theme)
    return {
        "entry": one.facts.id,
        "path": one.facts.path,
        "line": one.line,
        "met": one.facts.day.isoformat(),
        "client": one.facts.client or None,
        "theme": one.review.theme,
        "label": known.label if known else None,
        "verdict": one.review.verdict,
        "why": one.review.why or None,
        "standing": not one.is_stale,
        "quote": one.review.quote,
    }
