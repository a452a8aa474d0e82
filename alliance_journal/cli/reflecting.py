"""`aj reflect`: walk a guided set after a meeting, or hand in words that are already written."""

from pathlib import Path
from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj reflect`."""
    app.command("reflect")(reflect)


def reflect(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[SET]", help="session, strain, missed, pulse, jot ...")] = None,
    client: Annotated[str | None, typer.Option("-c", "--client", metavar="CODE", help="The client's code.")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="When you met, such as yesterday.")] = None,
    words: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Take a note from a file, or - for what is piped in.")
    ] = None,
    answers: Annotated[Path | None, typer.Option(metavar="FILE", help="Take all answers from TOML or JSON.")] = None,
    editor: Annotated[bool, typer.Option("--editor", help="Write the whole set in your editor.")] = False,
    short: Annotated[bool, typer.Option("--short", help="Ask only the few questions at the core of the set.")] = False,
    future: Annotated[bool, typer.Option("--future", help="Let the day lie ahead, for a planned meeting.")] = False,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Tag the entry; repeatable.")] = None,
) -> None:
    """Reflect on a meeting: one question after the other, every answer on disk as soon as it is given."""
    from alliance_journal.cli.tagging import tags_meant  # noqa: PLC0415  after the command line has been read
    from alliance_journal.terminal.beginning import Beginning, begin  # noqa: PLC0415  only what writes pays for it

    desk = desk_of(ctx)
    way = Beginning(name or "", client, day, words, answers, editor, tags_meant(desk, tag or ()), short, future)
    raise typer.Exit(begin(desk.room(opened=False), way, default_set=desk.config.word("set")))
