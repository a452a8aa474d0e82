"""The options that every command understands, wherever they stand on the line."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk
from alliance_journal.errors import UsageError


def read_everywhere(
    ctx: typer.Context,
    journal: Annotated[str | None, typer.Option(metavar="FOLDER", help="Use the journal in this folder.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Plain mode: no cursor tricks, numbered choices.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Leave colour out.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Lay out the desk for the command; without a command, say how to begin."""
    if version:
        from alliance_journal import __version__  # noqa: PLC0415  only here

        typer.echo(f"alliance-journal {__version__}")
        raise typer.Exit
    if journal is not None and not journal.strip():
        raise UsageError("--journal needs a folder")
    ctx.obj = Desk(named_journal=journal, plain=plain, no_color=no_color)
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
