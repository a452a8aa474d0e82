"""`aj show`: one entry, or several."""

from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give, give_bytes
from alliance_journal.cli.filters import JsonOption
from alliance_journal.exchange.jsonl import to_line
from alliance_journal.reports.entry_text import entry_text

if TYPE_CHECKING:
    from alliance_journal.entrytext.document import Document
    from alliance_journal.findings.theme_names import Themes
    from alliance_journal.reports.entry_text import Label


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
    known = desk.catalogue.as_asked(entry.set, entry.set_version)
    desk.show(entry_text(entry, known, desk.page, document.path, label=_label_on(desk)))


def _label_on(desk: Desk) -> "Label":
    """Return what names a theme as the journal's codebook does, which is read only where it is asked."""

    @cache
    def themes() -> "Themes":
        from alliance_journal.cli.codebook import codebook_of  # noqa: PLC0415  few entries name a theme

        return codebook_of(desk).themes

    return lambda theme: themes()[theme].label if theme in themes() else theme
