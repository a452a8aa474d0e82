"""`aj resume`: go on with an unfinished walk, or put it away."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.reports.jsontext import as_text


def add_to(app: typer.Typer) -> None:
    """Add `aj resume`."""
    app.command("resume")(resume)


def resume(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[WALK]", help="Which one, or the file it was kept in.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the unfinished walks.")] = False,
    editor: Annotated[bool, typer.Option("--editor", help="Go on in your editor.")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Move it to the trash instead.")] = False,
    json: JsonOption = False,
) -> None:
    """Go on with an unfinished walk exactly where you left it."""
    from alliance_journal.terminal import unfinished  # noqa: PLC0415  only what writes pays for it

    desk = desk_of(ctx)
    room = desk.room()
    if json:
        give(as_text(unfinished.as_json(room.journal)))
    elif list_:
        desk.show(unfinished.listed(room.journal))
    elif discard:
        unfinished.discard(room, name)
    else:
        raise typer.Exit(unfinished.go_on(room, name, in_editor=editor))
