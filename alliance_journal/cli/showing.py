"""`aj show`: one entry, or several."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.exchange.jsonl import to_line
from alliance_journal.reports.entry_text import entry_text


def add_to(app: typer.Typer) -> None:
    """Add `aj show`."""
    app.command("show")(show)


def show(
    ctx: typer.Context,
    entries: Annotated[
        list[str] | None, typer.Argument(metavar="[ENTRY]...", help="An id, its beginning, or last.")
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="The file as it stands.")] = False,
    json: JsonOption = False,
) -> None:
    """Show an entry as you wrote it; without a name, the last one."""
    desk = desk_of(ctx)
    journal = desk.journal()
    for name in entries or ["last"]:
        stored = journal.read(journal.find(name))
        entry = stored.document.entry
        if json:
            give(to_line(entry, desk.catalogue.sets) + "\n")
        elif raw:
            desk.show_text(stored.document.text)
        else:
            known = desk.catalogue.sets.get(entry.set)
            desk.show(entry_text(entry, known, desk.page, stored.document.path))
