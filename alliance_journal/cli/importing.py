"""`aj import`: entries from other tools."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of


def add_to(app: typer.Typer) -> None:
    """Add `aj import`."""
    group = typer.Typer(help="Bring in entries from other tools.", rich_markup_mode=None)
    group.callback()(_group)
    group.command("jsonl")(jsonl)
    app.add_typer(group, name="import")


def _group() -> None:
    """Bring in entries from other tools."""


def jsonl(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="One entry a line, or - for what is piped in.")],
    again: Annotated[bool, typer.Option("--again", help="Also what was imported before (by its id).")] = False,
) -> None:
    """Import one entry a line as JSON; a line with a mistake is named by its number and left out."""
    from alliance_journal.exchange.bringing import bring_in, reading_now  # noqa: PLC0415  only here
    from alliance_journal.exchange.reading import read_text  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    text = read_text(file)
    reading = reading_now(desk.catalogue.sets, desk.now)
    report = bring_in(text, desk.journal(create=True), reading, path=file, again=again)
    for line in report.lines():
        desk.remark(line)
    raise typer.Exit(report.exit_code)
