"""`aj names`: the worker's own list of names to look for, and of words never to ask about."""

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.errors import UsageError

NAMES_SCHEMA: Final = "alliance-journal/names/1"


def add_to(app: typer.Typer) -> None:
    """Add `aj names`."""
    group = typer.Typer(help="Your own list of names: names.txt, never given out.", rich_markup_mode=None)
    # What looks like an option is taken for words, so that no error message can repeat them.
    takes_words = {"allow_extra_args": True, "ignore_unknown_options": True}
    group.command("list")(list_)
    group.command("add", context_settings=takes_words)(add)
    group.command("remove", context_settings=takes_words)(remove)
    app.add_typer(group, name="names")


def list_(ctx: typer.Context, json: JsonOption = False) -> None:
    """List the names and the words on your list."""
    from alliance_journal.findings.watching import watched_in  # noqa: PLC0415  only here
    from alliance_journal.terminal.naming import name_lines  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    watched, mistakes = watched_in(desk.journal())
    for mistake in mistakes:
        desk.remark(str(mistake))
    if json:
        from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only for JSON

        give(as_text({"schema": NAMES_SCHEMA, "names": list(watched.names), "never": list(watched.allowed)}))
        return
    desk.show(name_lines(watched))


def add(
    ctx: typer.Context,
    never: Annotated[bool, typer.Option("--never", help="Words never to ask about instead.")] = False,
) -> None:
    """Put names onto your list; you are asked for them.

    One a line; they are found in any mixture of capitals. Names are never given as part of the command.
    """
    from alliance_journal.terminal.naming import add_names  # noqa: PLC0415  only here

    _refuse(ctx.args)
    raise typer.Exit(add_names(desk_of(ctx).room(), never=never))


def remove(ctx: typer.Context) -> None:
    """Take names off your list by their numbers.

    What was taken off is not kept anywhere in the journal.
    """
    from alliance_journal.terminal.naming import remove_names  # noqa: PLC0415  only here

    _refuse(ctx.args)
    raise typer.Exit(remove_names(desk_of(ctx).room()))


def _refuse(words: Sequence[str]) -> None:
    """Refuse names on the command line without repeating them."""
    if words:
        raise UsageError(
            "a name is typed when it is asked for, not here, where your shell keeps it", hint="aj names add"
        )
