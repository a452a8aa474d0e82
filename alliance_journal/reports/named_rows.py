"""Rows of a summary with a name in front of them: beside the text where there is room, before it where there is not."""

from collections.abc import Iterable, Iterator
from typing import Final

from alliance_journal.reports.lines import Line, Page, wrapped

NAME_COLUMNS: Final = 15


def named_rows(name: str, texts: Iterable[str], page: Page) -> Iterator[Line]:
    """Yield texts under one name, which stands beside the first of them; nothing where there are none."""
    for number, text in enumerate(texts):
        if page.narrow:
            yield from wrapped(text if number else f"{name}: {text}", page, indent="  " if number else "", hanging="  ")
        else:
            label = f"{'' if number else name:<{NAME_COLUMNS}}"
            yield from wrapped(text, page, indent=label, hanging=" " * NAME_COLUMNS)
