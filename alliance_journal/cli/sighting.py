"""`aj themes`: every place where a theme shows itself, with its sentence and line."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, ThemeOption, UntilOption, Wanted
from alliance_journal.findings.selecting import named, select
from alliance_journal.findings.theme_names import themes_meant
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.machine import themes_json
from alliance_journal.reports.sighting_text import sighting_lines


def add_to(app: typer.Typer) -> None:
    """Add `aj themes`."""
    app.command("themes")(themes)


def themes(
    ctx: typer.Context,
    entries: Annotated[list[str] | None, typer.Argument(metavar="[ENTRY]...", help="Ids, or last.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All entries.")] = False,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    theme: ThemeOption = None,
    json: JsonOption = False,
) -> None:
    """Show the themes in an entry, each with your own sentence at file:line; without a name, in the last entry."""
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until).choice(desk)
    gathered = desk.gathered()
    themes_meant(theme or (), desk.workbench.themes)
    chosen = select(gathered, wanted, desk.workbench.themes)
    if not all_ and wanted.is_open:
        chosen = named(desk.journal(), chosen, entries or ["last"])
    if json:
        give(as_text(themes_json(chosen, desk.workbench.themes, gathered.reader, only=tuple(theme or ()))))
        return
    desk.show(sighting_lines(chosen, desk.workbench.themes, gathered.reader, desk.page, only=tuple(theme or ())))
