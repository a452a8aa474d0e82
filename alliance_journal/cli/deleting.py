"""`aj delete`: move an entry to the trash."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of
from alliance_journal.errors import UsageError


def add_to(app: typer.Typer) -> None:
    """Add `aj delete`."""
    app.command("delete")(delete)


def delete(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="An id, or its beginning.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Move an entry to the trash inside the journal; aj restore brings it back."""
    from alliance_journal.storage.trash import delete as put_in_trash  # noqa: PLC0415  only here
    from alliance_journal.terminal.screen import confirm  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    journal = desk.journal()
    file = journal.find(entry)
    if not yes and not desk.screen.asks:
        raise UsageError("nothing was deleted: there is nobody to ask", hint=f"aj delete {file.id} --yes")
    if not yes and not confirm(desk.screen, f"Move {file.path} to the trash?"):
        desk.remark("Nothing was deleted.")
        return
    put_in_trash(journal, file)
    desk.remark(f"In the trash: {file.id}. To bring it back: aj restore {file.id}")
