"""`aj undo`: take back the last change."""

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj undo`."""
    app.command("undo")(undo)


def undo(ctx: typer.Context) -> None:
    """Take back the last change: an edit, a deletion, or a new entry (which goes to the trash)."""
    desk = desk_of(ctx)
    desk.remark(desk.journal().undo())
