"""`aj help TOPIC`: the longer texts, the same that the README links to."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.errors import NotFoundError
from alliance_journal.reports.help_text import help_lines
from alliance_journal.reports.lines import Line, Page, wrapped

TEXTS: Final = Path(__file__).parent.parent / "help"
CODER: Final = "coder"
"""The topic that ends with figures of the network that is here."""


def add_to(app: typer.Typer) -> None:
    """Add `aj help`."""
    app.command("help")(help_)


def topics() -> tuple[str, ...]:
    """Return the names of the topics there are."""
    return tuple(sorted(path.stem for path in TEXTS.glob("*.md")))


def help_(
    ctx: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="One of the topics; without one, the list.")
    ] = None,
) -> None:
    """Read about one topic, such as privacy or entries."""
    desk = desk_of(ctx)
    if topic is None:
        desk.show([*wrapped("Topics: " + ", ".join(topics()), desk.page), Line("Read one with: aj help TOPIC")])
        return
    if topic not in topics():
        raise NotFoundError("there is no such topic", hint=f"aj help, then one of {', '.join(topics())}")
    text = (TEXTS / f"{topic}.md").read_text(encoding="utf-8")
    more = _figures(desk.page) if topic == CODER else ()
    if sys.stdout.isatty():
        desk.show([*help_lines(text, desk.page), *more])
    else:
        give(text + "".join(f"{line.text}\n" for line in more))  # whatever reads it can fill its own lines


def _figures(page: Page) -> tuple[Line, ...]:
    """Return the figures of the network that is here, or one sentence where there is none."""
    from alliance_journal.reports.coder_text import coder_lines  # noqa: PLC0415  only this topic has figures
    from alliance_journal.themes.codebook import load_codebook  # noqa: PLC0415  the same
    from alliance_journal.themes.learned.card import (  # noqa: PLC0415  the same
        LearnedUnavailableError,
        shipped_card,
    )

    try:
        card = shipped_card()
    except LearnedUnavailableError as error:
        return (Line(""), *wrapped(f"Nothing is suggested here: {error.sentence}.", page, role="note"))
    thresholds = dict(zip(card.themes, card.threshold, strict=True))
    return (Line(""), *coder_lines(card.figures, thresholds, load_codebook(None)[0].themes, page))
