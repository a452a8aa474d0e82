"""`aj restore`: bring an entry back from the trash."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line


def add_to(app: typer.Typer) -> None:
    """Add `aj restore`."""
    app.command("restore")(restore)


def restore(
    ctx: typer.Context,
    entry: Annotated[str | None, typer.Argument(metavar="[ENTRY]", help="Its id; without one, what is there.")] = None,
    json: JsonOption = False,
) -> None:
    """Bring an entry back from the trash, byte for byte; without a name, list what is in the trash."""
    from alliance_journal.storage.trash import restore as bring_back  # noqa: PLC0415  only here
    from alliance_journal.storage.trash import trashed  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    journal = desk.journal()
    if entry is not None:
        desk.remark(f"Back again: {bring_back(journal, entry).path}")
        return
    deleted = trashed(journal)
    if json:
        give(
            as_text({"schema": "alliance-journal/trash/1", "entries": [{"id": t.id, "path": t.path} for t in deleted]})
        )
        return
    desk.show([Line(f"{one.id}  {one.path}") for one in deleted] or [Line("The trash is empty.", "note")])
