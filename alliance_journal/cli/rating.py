"""`aj ratings`: your own ratings over time, client by client."""

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import (
    ClientOption,
    JsonOption,
    SetOption,
    SinceOption,
    StarredOption,
    TagOption,
    ThemeOption,
    UntilOption,
    Wanted,
)
from alliance_journal.errors import NotFoundError
from alliance_journal.findings.rating_series import rated_without_client, rating_series
from alliance_journal.findings.selecting import select
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.rating_chart import rating_text
from alliance_journal.reports.rating_json import RATINGS_SCHEMA, ratings_json


def add_to(app: typer.Typer) -> None:
    """Add `aj ratings`."""
    app.command("ratings")(ratings)


def ratings(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    theme: ThemeOption = None,
    starred: StarredOption = False,
    json: JsonOption = False,
) -> None:
    """Show your own ratings over time, with dips by their day; they are your view, not the client's."""
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until, set_, tag, theme, starred).choice(desk)
    bench = desk.workbench
    entries = select(desk.gathered(), wanted, bench.themes)
    if not entries and not wanted.is_open:
        raise NotFoundError("nothing matches", hint="fewer filters, or aj list")
    series = rating_series(entries, bench.sets, bench.themes)
    if json:
        give(as_text({"schema": RATINGS_SCHEMA, "ratings": ratings_json(series)}))
        return
    desk.show(rating_text(series, desk.page, left_out=rated_without_client(entries, bench.sets)))
