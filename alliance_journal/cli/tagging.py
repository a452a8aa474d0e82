"""`aj tag`: words of your own by which an entry is found again."""

from collections.abc import Sequence
from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of
from alliance_journal.reports.lines import Line


def add_to(app: typer.Typer) -> None:
    """Add `aj tag`."""
    app.command("tag")(tag)


def tag(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="An id, its beginning, or last.")],
    tags: Annotated[
        list[str] | None, typer.Argument(metavar="[TAG]...", help="Such as self-care; without one, show what it has.")
    ] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="TAG", help="Take this tag off.")] = None,
) -> None:
    """Put tags on an entry or take them off; a tag is a word about the work, never a name."""
    from alliance_journal.terminal.marking import tag as put_tags  # noqa: PLC0415  only here
    from alliance_journal.terminal.marking import tags_of  # noqa: PLC0415  the same
    from alliance_journal.terminal.writable import writable  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    journal = desk.journal()
    if not tags and not remove:
        desk.show([Line(tags_of(journal, entry))])
        return
    writable(journal, entry)  # refused, if it must be, before anybody is asked
    put_tags(journal, desk.screen, entry, tags_meant(desk, tags or (), name=entry), remove or ())


def tags_meant(desk: Desk, words: Sequence[str], *, name: str = "ENTRY") -> tuple[str, ...]:
    """Return the tags that were typed, or those in use that were meant; a journal that is not there yet has none."""
    if not words:
        return ()
    from alliance_journal.errors import NotFoundError  # noqa: PLC0415  only with a tag
    from alliance_journal.findings.tagging import tag_counts  # noqa: PLC0415  the same
    from alliance_journal.terminal.marking import chosen_tags  # noqa: PLC0415  the same

    try:
        used = tag_counts(desk.journal(), desk.workbench.index, lambda _problem: None)
    except NotFoundError:
        used = {}
    return chosen_tags(desk.screen, words, used, name=name)
