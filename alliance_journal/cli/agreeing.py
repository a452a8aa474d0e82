"""`aj actions`: the steps that were agreed, usually in supervision: list, add, done, postpone."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.errors import UsageError

if TYPE_CHECKING:
    from alliance_journal.terminal.agreeing import Agreeing

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="As aj actions shows it, or its beginning.")]
DueOption = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The day it is due.")]
LONGEST: Final = 100_000
"""Letters that are read from a pipe, at most."""


def add_to(app: typer.Typer) -> None:
    """Add `aj actions`."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(actions)
    # What looks like an option is taken for words, so that no error message can repeat them.
    group.command("add", context_settings={"ignore_unknown_options": True})(add)
    group.command("done")(done)
    group.command("postpone")(postpone)
    app.add_typer(group, name="actions")


def actions(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="Also those that were done.")] = False,
    json: JsonOption = False,
) -> None:
    """Keep the steps that were agreed: list them, add one, say that it was done, put it off."""
    if ctx.invoked_subcommand is not None:
        return
    from alliance_journal.reports.actions_text import actions_json, actions_text  # noqa: PLC0415  only here
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  the same
    from alliance_journal.storage.actions import agreed_actions  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    found, problems = agreed_actions(desk.journal())
    for problem in problems:
        desk.remark(f"not read as a step: {problem}")
    if json:
        give(as_text(actions_json(one for one in found if all_ or one.is_open)))
        return
    desk.show(actions_text(found, desk.page, desk.today, everything=all_))


def add(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[-]", help="- reads from a pipe, one a line.")] = None,
    due: DueOption = None,
    entry: Annotated[str | None, typer.Option("--from", metavar="ENTRY", help="The entry it was agreed in.")] = None,
) -> None:
    """Keep a step that was agreed; you are asked for it."""
    from alliance_journal.terminal.agreeing import add_asked, add_lines  # noqa: PLC0415  only here

    if words not in (None, [], ["-"]):
        raise UsageError(
            "a step is typed when it is asked for, not here, where your shell keeps it",
            hint="aj actions add, or aj actions add - for a pipe",
        )
    desk = desk_of(ctx)
    ground = _ground(desk)
    origin = ground.journal.find(entry).id if entry else ""
    raise typer.Exit(add_lines(ground, _piped(desk), due, origin) if words else add_asked(ground, due, origin))


def done(
    ctx: typer.Context,
    name: IdArgument,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="When it was done, if not today.")] = None,
) -> None:
    """Note that a step was done."""
    from alliance_journal.terminal.agreeing import note_done  # noqa: PLC0415  only here

    note_done(_ground(desk_of(ctx)), name, day)


def postpone(
    ctx: typer.Context, name: IdArgument, day: Annotated[str, typer.Argument(metavar="DATE", help="The new day.")]
) -> None:
    """Put a step off to another day."""
    from alliance_journal.terminal.agreeing import postpone as put_off  # noqa: PLC0415  only here

    put_off(_ground(desk_of(ctx)), name, day)


def _ground(desk: Desk) -> "Agreeing":
    from alliance_journal.terminal.agreeing import Agreeing  # noqa: PLC0415  only the commands that change something

    return Agreeing(desk.journal(), desk.screen, desk.today)


def _piped(desk: Desk) -> str:
    """Return what is piped in; raises UsageError where it is no text, or too long."""
    from alliance_journal.terminal.safe import mended  # noqa: PLC0415  only here

    try:
        text = desk.screen.streams.typed.read(LONGEST + 1)
    except UnicodeDecodeError:
        raise UsageError("that is not UTF-8 text", hint="save it as UTF-8 first") from None
    if len(text) > LONGEST:
        raise UsageError(f"that is longer than {LONGEST:,} letters", hint="a few lines at once")
    return mended(text)
