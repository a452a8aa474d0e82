"""`aj amend`: an afterthought to an entry, under its own date."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj amend`."""
    app.command("amend")(amend)


def amend(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="[ENTRY]", help="An id, its beginning, or last.")] = "last",
    words: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take the words from a file, or - for what is piped in."),
    ] = None,
    editor: Annotated[bool, typer.Option("--editor", help="Write in your editor.")] = False,
    private: Annotated[
        bool, typer.Option("--private", help="Keep it out of everything that leaves the journal.")
    ] = False,
) -> None:
    """Add an afterthought under today's date; what you wrote then stays as it is, byte for byte.

    Both are one entry: a summary dates the words of both with the day of the meeting.
    """
    from alliance_journal.terminal.amending import Amending  # noqa: PLC0415  only what writes pays for it
    from alliance_journal.terminal.amending import amend as put_behind  # noqa: PLC0415  the same

    raise typer.Exit(put_behind(desk_of(ctx).room(), entry, Amending(words, editor, private)))
