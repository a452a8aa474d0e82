"""`aj summary`: what keeps coming back, in counts and in your own sentences."""

from typing import Annotated

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
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.overview import Asked
from alliance_journal.findings.theme_names import themes_meant
from alliance_journal.reports.summary_text import summary_text


def add_to(app: typer.Typer) -> None:
    """Add `aj summary`."""
    app.command("summary")(summary)


def summary(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    theme: ThemeOption = None,
    starred: StarredOption = False,
    quotes: Annotated[int, typer.Option("--quotes", min=0, max=1000, help="Sentences for each theme.")] = 1,
    all_: Annotated[bool, typer.Option("--all", help="Every theme, also what does not recur.")] = False,
    confirmed_only: Annotated[
        bool, typer.Option("--confirmed-only", help="Only what you ticked or confirmed.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Show what keeps coming back between you and your clients, what you tried, and what is still open."""
    desk = desk_of(ctx)
    desk.journal()
    asked = Wanted(client, since, until, set_, tag, None, starred)
    wanted = asked.choice(desk)
    lens = Lens(
        themes=desk.workbench.themes,
        sets=desk.workbench.sets,
        today=desk.today,
        period=wanted.period,
        only=tuple(theme or ()),
        quotes=None if json else quotes,
        confirmed_only=confirmed_only,
        loops=desk.workbench.codebook.loops,
    )
    themes_meant(theme or (), desk.workbench.themes)
    found = desk.overview(Asked(wanted, lens, repr((asked, theme, lens.quotes, confirmed_only))))
    if not found.entries and not asked.is_open:
        raise NotFoundError("nothing matches", hint="fewer filters, or aj summary")
    if json:
        from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only for JSON
        from alliance_journal.reports.machine import summary_json  # noqa: PLC0415  the same

        give(as_text(summary_json(found)))
        return
    desk.show(summary_text(found, desk.page, everything=all_))
