"""Layouts of accounts for people to read before they choose one, and as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from alliance_journal.guide.accounts import limit_of
from alliance_journal.model.layouts import Layout, LayoutHeading
from alliance_journal.reports.lines import Line, Page, wrapped

LAYOUTS_SCHEMA: Final = "alliance-journal/layouts/1"
STANDARDS_SCHEMA: Final = "alliance-journal/standards/1"
_ID_ROOM: Final = 15
_KINDS: Final = {"text": "", "line": "one line", "date": "a day", "standards": "from your own list"}
_PLACES: Final = {"block": "", "facts": "among the facts above", "row": "in the row of the table"}


def layout_in_short(layout: Layout, page: Page, *, own: bool) -> Iterable[Line]:
    """Return a layout in a few lines: its id, its minutes, what it is, and whom it may be for."""
    text = f"{layout.title}{' (your own)' if own else ''}. {layout.purpose}"
    lead, hanging = f"{layout.id:<{_ID_ROOM}}{layout.minutes:>3} min  ", " " * (_ID_ROOM + 9)
    if page.narrow:
        lead, hanging = f"{layout.id}, {layout.minutes} min. ", "  "
    return (
        *wrapped(text, page, indent=lead, hanging=hanging),
        *wrapped(layout.check, page, indent=hanging, role="note"),
    )


def layout_lines(layout: Layout, page: Page) -> tuple[Line, ...]:
    """Return a layout: what it is, what to check before it is handed in, and its headings with their questions."""
    lines = [
        *wrapped(f"{layout.title} ({layout.id}, about {layout.minutes} minutes)", page, role="heading"),
        *wrapped(layout.purpose, page),
        *wrapped(layout.check, page, role="note"),
    ]
    for number, heading in enumerate(layout.headings, start=1):
        lines += _heading_lines(heading, page, number)
    if layout.signatures:
        lines += wrapped(f"Signed by: {', '.join(layout.signatures)}", page, role="note")
    return tuple(lines)


def _heading_lines(heading: LayoutHeading, page: Page, number: int) -> Iterable[Line]:
    yield from wrapped(f"{heading.heading} ({heading.id})", page, indent=f"{number:>2} ", hanging="   ")
    notes = filter(None, (_KINDS[heading.kind], _PLACES[heading.spot], limit_of(heading).removesuffix(".").lower()))
    for note in (heading.question, ", ".join(notes)):
        if note:
            yield from wrapped(note, page, indent="   ", hanging="     ", role="note")


def layout_json(layout: Layout, *, own: bool) -> dict[str, Any]:
    """Return a layout as JSON; a limit of 0 is none."""
    return {
        "id": layout.id,
        "title": layout.title,
        "purpose": layout.purpose,
        "minutes": layout.minutes,
        "check": layout.check,
        "language": layout.language,
        "own": own,
        "facts": list(layout.facts),
        "signatures": list(layout.signatures),
        "headings": [_heading_json(heading) for heading in layout.headings],
    }


def _heading_json(heading: LayoutHeading) -> dict[str, Any]:
    return {
        "id": heading.id,
        "heading": heading.heading,
        "question": heading.question,
        "kind": heading.kind,
        "place": heading.spot,
        "most_words": heading.most_words,
        "most_characters": heading.most_characters,
        "from": [f"{one.set}.{one.question}" if one.set else str(one.question) for one in heading.sources],
    }


def standards_lines(standards: Sequence[str], page: Page, path: str) -> tuple[Line, ...]:
    """Return the worker's own list of standards, numbered, and where its file is."""
    if not standards:
        told = (
            "No standards are on your list yet. It is a plain file, one standard on a line: aj account standards --edit"
        )
        return tuple(wrapped(told, page, role="note"))
    numbered = (
        wrapped(line, page, indent=f"{number:>3}. ", hanging="     ") for number, line in enumerate(standards, start=1)
    )
    return (*(line for lines in numbered for line in lines), Line(""), *wrapped(path, page, role="note"))
