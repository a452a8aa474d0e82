"""`aj search`: find entries by words, phrases, and everything else that the filters know."""

import sys
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
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.selecting import select
from alliance_journal.reports.found_text import found_json, found_lines
from alliance_journal.reports.jsontext import as_text


def add_to(app: typer.Typer) -> None:
    """Add `aj search`."""
    app.command("search")(search)


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[SEARCH]...", help="What to find, or - to be asked.")
    ] = None,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    theme: ThemeOption = None,
    starred: StarredOption = False,
    json: JsonOption = False,
) -> None:
    """Find entries: words, "phrases", AND, OR, NOT, client:C04, since:"1 sep"; aj help searching tells more."""
    desk = desk_of(ctx)
    query = _asked() if words == ["-"] else " ".join(words or ())
    wanted = Wanted(client, since, until, set_, tag, theme, starred, query).choice(desk)
    if wanted.is_open:
        raise UsageError("there is nothing to search for", hint='aj search "went quiet", or aj help searching')
    gathered = desk.gathered()
    found = select(gathered, wanted, desk.workbench.themes)
    if json:
        give(as_text(found_json(found, wanted.query, gathered.reader)))
    else:
        desk.show(found_lines(found, wanted.query, gathered.reader, desk.page))
    if not found:
        raise NotFoundError("nothing matches", hint="fewer words, or a word's beginning with * at its end")


def _asked() -> str:
    """Return a search typed at a question or piped in, so that it stays out of the shell's history."""
    if sys.stdin.isatty():
        sys.stderr.write("Search for: ")
        sys.stderr.flush()
    return sys.stdin.readline().strip()
