"""The tags of a journal, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from alliance_journal.findings.tagging import TagUse
from alliance_journal.model.tags import alike_in
from alliance_journal.reports.columns import columns, padded
from alliance_journal.reports.lines import Line, Page, counted, wrapped

_MOST_COMPARED = 500
"""Tags; comparing each with each takes time, and nobody has more that are their own."""


def tags_lines(uses: Sequence[TagUse], page: Page) -> Iterator[Line]:
    """Yield one line for each tag with its counts, and one for every two that may be one."""
    width = max((columns(use.tag) for use in uses), default=0)
    for use in uses:
        clients = f", {counted(use.clients, 'client')}" if use.clients else ""
        count = counted(use.entries, "entry", "entries") + clients
        row = f"{padded(use.tag, width)}  {count:<24}  last {use.last.isoformat()}"
        if page.narrow or columns(row) > page.width:
            yield from wrapped(f"{use.tag}: {count}, last {use.last.isoformat()}", page, hanging="  ")
        else:
            yield Line(row)
    yield from _alike_lines([use.tag for use in uses[:_MOST_COMPARED]], page)


def _alike_lines(tags: Sequence[str], page: Page) -> Iterator[Line]:
    pairs = alike_in(tags)
    if pairs:
        yield Line("")
    for one, other in pairs:
        yield from wrapped(f"{one} and {other} look alike; are they one?", page, hanging="  ", role="note")
    if pairs:
        one, other = pairs[0]
        how = f"To make them one: aj list --tag {other}, then for each: aj tag ENTRY {one} --remove {other}"
        yield from wrapped(how, page, hanging="  ", role="note")


def tags_json(uses: Sequence[TagUse]) -> dict[str, Any]:
    """Return the tags in the shape `alliance-journal/tags/1`."""
    return {
        "schema": "alliance-journal/tags/1",
        "tags": [
            {
                "tag": use.tag,
                "entries": use.entries,
                "clients": use.clients,
                "first": use.first.isoformat(),
                "last": use.last.isoformat(),
            }
            for use in uses
        ],
    }
