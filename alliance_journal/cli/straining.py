"""`aj strains`: what was strained between you and your clients, what was tried, and what is still open."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, Wanted
from alliance_journal.errors import NotFoundError
from alliance_journal.findings.selecting import select, without_accounts
from alliance_journal.findings.strains import strains_in, touched_by, without_client
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.strain_text import strain_text, strains_json


def add_to(app: typer.Typer) -> None:
    """Add `aj strains`."""
    app.command("strains")(strains)


def strains(
    ctx: typer.Context,
    client: ClientOption = None,
    all_: Annotated[bool, typer.Option("--all", help="Also those that were mended.")] = False,
    json: JsonOption = False,
) -> None:
    """Show the strains that are still open, the oldest first: how old, what was tried, and which entries tell of it."""
    desk = desk_of(ctx)
    wanted = Wanted(client).choice(desk)
    bench = desk.workbench
    gathered = without_accounts(desk.gathered(), wanted)
    entries = select(gathered, wanted, bench.themes)
    if not entries and not wanted.is_open:
        raise NotFoundError("nothing matches", hint="aj strains without a client, or aj list")
    found = touched_by(strains_in(gathered.entries, bench.sets, desk.today), entries)
    uncoded = without_client(entries, bench.sets)
    if json:
        give(as_text(strains_json([one for one in found if all_ or not one.is_over], uncoded=uncoded)))
        return
    desk.show(strain_text(found, bench.themes, desk.page, everything=all_, uncoded=uncoded))
