"""`aj star`: mark an entry to come back to."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj star`."""
    app.command("star")(star)


def star(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="[ENTRY]", help="An id, its beginning, or last.")] = "last",
    off: Annotated[bool, typer.Option("--off", help="Take the star off again.")] = False,
) -> None:
    """Star an entry, so that aj list --starred finds it; nothing else in its file changes."""
    from alliance_journal.terminal.marking import star as put_star  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    put_star(desk.journal(), desk.screen, entry, on=not off)
