"""Elements of HTML and SVG as text: every text is escaped here, and no attribute ever holds a text of the worker."""

from collections.abc import Iterable
from html import escape
from typing import Final

from alliance_journal.reports.paper.texts import readable

Attribute = str | int | float | None
_VOID: Final = frozenset({"br", "meta", "wbr"})


def element(name: str, /, *content: str, **attributes: Attribute) -> str:
    """Return an element around markup; `class_` is written `class`, `aria_hidden` `aria-hidden`, None not at all."""
    given = (_attribute(key, value) for key, value in attributes.items() if value is not None)
    opening = f"<{' '.join((name, *given))}>"
    return opening if name in _VOID else f"{opening}{''.join(content)}</{name}>"


def _attribute(key: str, value: Attribute) -> str:
    return f'{key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'


def words(text: str) -> str:
    """Return a text as markup that shows it and nothing else."""
    return escape(readable(text), quote=False)


def broken(lines: Iterable[str]) -> str:
    """Return lines as markup with a break between them."""
    return "<br>".join(words(line) for line in lines)


def unseen(text: str) -> str:
    """Return a text that is heard and not seen."""
    return element("span", words(text), class_="unseen")
