"""`aj hours`: contact and supervision hours, kept apart from the reflections: add, list, report, export, drop."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, UntilOption
from alliance_journal.cli.hours_export import export
from alliance_journal.cli.hours_wanted import HoursWanted, KindOption, each_meant, hour_rules_of
from alliance_journal.errors import UsageError

if TYPE_CHECKING:
    from alliance_journal.terminal.hours import Noting

LONGEST_PIPED: Final = 100_000
"""Letters that are read from a pipe, at most."""
SpanOption = Annotated[str, typer.Option("--by", metavar="SPAN", help="month, week, year, or all.")]


def add_to(app: typer.Typer) -> None:
    """Add `aj hours`."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback()(_group)
    # What looks like an option is taken for words, so that no error message can repeat them.
    group.command("add", context_settings={"ignore_unknown_options": True})(add)
    group.command("list")(list_)
    group.command("report")(report)
    group.command("export")(export)
    group.command("drop")(drop)
    app.add_typer(group, name="hours")


def _group() -> None:
    """Keep contact and supervision hours, apart from the reflections: in hours.csv, which you may edit too."""


def add(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[LENGTH] [-]", help="Such as 50m, 1h30, 1.5h; - reads a note from a pipe."),
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Such as client or supervision.")] = None,
    client: Annotated[str | None, typer.Option("-c", "--client", metavar="CODE", help="The client's code.")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day, such as today or 20 nov.")] = None,
    whom: Annotated[str | None, typer.Option("--with", metavar="ROLE", help="A role, such as supervisor.")] = None,
    setting: Annotated[str | None, typer.Option("--setting", metavar="WORD", help="Such as room or phone.")] = None,
    missed: Annotated[bool, typer.Option("--missed", help="It was missed: 0 minutes.")] = False,
) -> None:
    """Note some hours; you are asked for what you do not give, and for a note."""
    from alliance_journal.terminal.hours import Given, note_hours  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    minutes, piped = _length(words or [])
    if missed and minutes:
        raise UsageError("an appointment that was missed has no length", hint="aj hours add --missed, or a length")
    ground = _ground(desk)
    note = _piped(desk) if piped else None
    note_hours(ground, Given(0 if missed else minutes, kind, client, day, whom, setting, note))


def list_(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    json: JsonOption = False,
) -> None:
    """List the rows, each with its id; what is not understood is named with its line."""
    from alliance_journal.reports.hours_json import hours_json  # noqa: PLC0415  only here
    from alliance_journal.reports.hours_text import hours_text  # noqa: PLC0415  the same
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    log = HoursWanted(client, since, until, kind).log(desk)
    if json:
        give(as_text(hours_json(log.rows)))
        return
    desk.show(hours_text(log, desk.page))


def report(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    by: SpanOption = "month",
    json: JsonOption = False,
) -> None:
    """Show what the hours come to, and what you set beside what is there."""
    from alliance_journal.reports.hours_json import report_json  # noqa: PLC0415  only here
    from alliance_journal.reports.hours_text import report_text  # noqa: PLC0415  the same
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    each = each_meant(by)
    log = HoursWanted(client, since, until, kind).log(desk)
    if json:
        give(as_text(report_json(log, each)))
        return
    desk.show(report_text(log, each, desk.page))


def drop(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="As aj hours list shows it, or its beginning.")],
) -> None:
    """Take a row out again; the log as it was is kept."""
    from alliance_journal.terminal.hours import drop_row  # noqa: PLC0415  only here

    drop_row(_ground(desk_of(ctx)), name)


def _length(words: list[str]) -> tuple[int | None, bool]:
    """Return the minutes that were typed, if any, and whether a note is piped in; raises UsageError for other words."""
    from alliance_journal.model.hours import read_minutes  # noqa: PLC0415  only where something is noted

    piped = words[-1:] == ["-"]
    rest = words[:-1] if piped else words
    try:
        return (read_minutes(" ".join(rest)) if rest else None), piped
    except UsageError as error:
        if len(rest) > 1:
            raise UsageError(
                "a note is typed when it is asked for, not here, where your shell keeps it",
                hint="aj hours add 50m, or aj hours add 50m - for a pipe",
            ) from None
        raise error from None


def _piped(desk: Desk) -> str:
    """Return what is piped in; raises UsageError where it is no text, or too long."""
    from alliance_journal.terminal.safe import mended  # noqa: PLC0415  only here

    try:
        text = desk.screen.streams.typed.read(LONGEST_PIPED + 1)
    except UnicodeDecodeError:
        raise UsageError("that is not UTF-8 text", hint="save it as UTF-8 first") from None
    return mended(text)


def _ground(desk: Desk) -> "Noting":
    from alliance_journal.findings.typing_ahead import clients  # noqa: PLC0415  only the commands that change something
    from alliance_journal.storage.hours import hours_rows  # noqa: PLC0415  the same
    from alliance_journal.terminal.hours import Noting  # noqa: PLC0415  the same

    journal = desk.journal()
    codes = dict.fromkeys([*(one.value for one in clients(journal.root)), *(r.client for r in hours_rows(journal)[0])])
    return Noting(journal, desk.screen, desk.today, hour_rules_of(desk), [code for code in codes if code])
