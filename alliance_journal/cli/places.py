"""`aj where`: where everything is kept."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.reports.jsontext import as_text
from alliance_journal.settings.places import cache_folder, config_file
from alliance_journal.storage.watch_list import OWN_NAMES


def add_to(app: typer.Typer) -> None:
    """Add `aj where`."""
    app.command("where")(where)


def where(ctx: typer.Context, json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Print the journal's folder, and where the configuration and the throw-away index are kept."""
    desk = desk_of(ctx)
    places = {"journal": str(desk.root), "config": str(config_file()), "cache": str(cache_folder())}
    places["names"] = str(desk.root / OWN_NAMES)
    if json:
        give(as_text({"schema": "alliance-journal/where/1", **places, "exists": desk.root.is_dir()}))
        return
    give("".join(f"{path}\n" if name == "journal" else f"{name}: {path}\n" for name, path in places.items()))
