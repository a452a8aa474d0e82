"""`aj edit`: change an entry in the editor, or answer one of its questions again."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj edit`."""
    app.command("edit")(edit)


def edit(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="An id, its beginning, or last.")] = "last",
    question: Annotated[
        str | None, typer.Option("-q", "--question", metavar="ID", help="Only this question, such as own_part.")
    ] = None,
) -> None:
    """Change an entry; the former version is kept, and aj undo brings it back."""
    room = desk_of(ctx).room()
    if question:
        from alliance_journal.terminal.asking_again import ask_again  # noqa: PLC0415  only here

        raise typer.Exit(ask_again(room, entry, question))
    from alliance_journal.terminal.changing import edit_file  # noqa: PLC0415  only here

    raise typer.Exit(edit_file(room, entry))
