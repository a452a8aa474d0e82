"""`aj export`: all entries in a form that other programs read."""

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, SetOption, SinceOption, TagOption, UntilOption, Wanted
from alliance_journal.cli.streams import check_open
from alliance_journal.cli.tabling import table
from alliance_journal.findings.selecting import select


def add_to(app: typer.Typer) -> None:
    """Add `aj export`."""
    group = typer.Typer(help="Give out entries for other programs.", rich_markup_mode=None)
    group.callback()(_group)
    group.command("jsonl")(jsonl)
    group.command("table")(table)
    app.add_typer(group, name="export")


def _group() -> None:
    """Give out entries for other programs."""


def jsonl(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
) -> None:
    """Print one entry a line as JSON, everything in it, private sections too: for your own use and for moving."""
    from alliance_journal.exchange.jsonl import to_line  # noqa: PLC0415  only here

    check_open()
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until, set_, tag).choice(desk)
    gathered = desk.gathered()
    for facts in select(gathered, wanted, desk.workbench.themes):
        give(to_line(gathered.reader.document(facts.path).entry, desk.catalogue.sets) + "\n")
