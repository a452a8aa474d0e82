"""`aj list`: the entries, one line each."""

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
from alliance_journal.reports.listing_text import listing


def add_to(app: typer.Typer) -> None:
    """Add `aj list`."""
    app.command("list")(list_)


def list_(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    theme: ThemeOption = None,
    starred: StarredOption = False,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="How many, the newest.")] = 20,
    all_: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    json: JsonOption = False,
) -> None:
    """List the entries, the newest last; nothing of what you wrote is shown."""
    from alliance_journal.findings.glancing import newest  # noqa: PLC0415  after the command line has been read

    desk = desk_of(ctx)
    wanted = Wanted(client, since, until, set_, tag, theme, starred)
    most = None if all_ else count
    if wanted.is_open:
        entries = newest(desk.journal(), most, desk.unread)
    else:
        from alliance_journal.findings.selecting import select  # noqa: PLC0415  only with a filter

        choice = wanted.choice(desk)
        found = select(desk.gathered(), choice, desk.workbench.themes)
        entries = found[-most:] if most else found
    if json:
        from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only for JSON
        from alliance_journal.reports.machine import entries_json  # noqa: PLC0415  only for JSON

        give(as_text(entries_json(entries)))
    elif entries or wanted.is_open:
        desk.show(listing(entries, desk.page))
    if not entries and not wanted.is_open:
        raise NotFoundError("nothing matches", hint="fewer filters, or aj list")
