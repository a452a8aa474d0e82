"""`aj show`: one entry, or several."""

from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give, give_bytes
from alliance_journal.cli.filters import JsonOption
from alliance_journal.exchange.jsonl import to_line
from alliance_journal.reports.entry_text import entry_text

if TYPE_CHECKING:
    from alliance_journal.entrytext.document import Document


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
        file = journal.find(name)
        if raw:
            give_bytes(journal.read_bytes(file))
        else:
            _show(desk, journal.read(file).document, json=json)


def _show(desk: Desk, document: "Document", *, json: bool) -> None:
    """Show one entry that could be read."""
    entry = document.entry
    if json:
        give(to_line(entry, desk.catalogue.sets) + "\n")
        return
    desk.show(entry_text(entry, desk.catalogue.sets.get(entry.set), desk.page, document.path))
