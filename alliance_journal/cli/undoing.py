"""`aj undo`: take back the last change."""

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj undo`."""
    app.command("undo")(undo)


def undo(ctx: typer.Context) -> None:
    """Take back the last change: an edit, a deletion, or a new entry (which goes to the trash)."""
    from alliance_journal.storage.history import undo as take_back  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    desk.remark(take_back(desk.journal()))
