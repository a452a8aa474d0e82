"""`aj phrases`: the first words that were drafted for hard moments, to be found again."""

import sys
from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import (
    ClientOption,
    JsonOption,
    SetOption,
    SinceOption,
    TagOption,
    UntilOption,
    Wanted,
)
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.phrase_bank import phrases_in, saying
from alliance_journal.findings.selecting import select
from alliance_journal.queries.grammar import parse_query
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.phrases_text import phrases_json, phrases_lines


def add_to(app: typer.Typer) -> None:
    """Add `aj phrases`."""
    app.command("phrases")(phrases)


def phrases(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[SEARCH]...", help="Only phrases that say this, or - to be asked.")
    ] = None,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, max=10_000, help="How many at most.")] = 20,
    json: JsonOption = False,
) -> None:
    """Show the first words you drafted, the newest first: as you wrote them, for what, and in which entry."""
    desk = desk_of(ctx)
    sought = _typed() if words == ["-"] else " ".join(words or ())
    wanted = Wanted(client, since, until, set_, tag)
    choice = wanted.choice(desk)
    query = parse_query(sought, desk.today) if sought else None
    gathered, bench = desk.gathered(), desk.workbench
    entries = select(gathered, choice, bench.themes)
    found = phrases_in(entries, bench.sets, gathered.reader, saying(query, bench.themes))
    if not found and not (wanted.is_open and query is None):
        raise NotFoundError("nothing matches", hint="fewer words or filters, or aj phrases")
    if json:
        give(as_text(phrases_json(found, most=count)))
        return
    desk.show(phrases_lines(found, desk.page, most=count))


def _typed() -> str:
    """Return the search as it is typed or piped in, so that it stays out of the shell's history."""
    if sys.stdin.isatty():
        sys.stderr.write("Search for: ")
        sys.stderr.flush()
    if sought := sys.stdin.readline().strip():
        return sought
    raise UsageError("there is nothing to search for", hint="aj phrases, for all of them")
