"""`aj words`: words that keep coming back beyond the codebook, and how one of them becomes a theme of your own."""

from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
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
from alliance_journal.findings.selecting import select, without_accounts
from alliance_journal.findings.wording import MOST_ENTRIES, wordings_of
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.words_text import more_than_searched, words_json, words_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alliance_journal.findings.wording import WordFinding


def add_to(app: typer.Typer) -> None:
    """Add `aj words`."""
    app.command("words")(words)


def words(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    count: Annotated[int, typer.Option("-n", "--count", min=1, max=1000, help="How many at most.")] = 20,
    promote: Annotated[bool, typer.Option("--promote", help="Make one of them a theme of your own.")] = False,
    json: JsonOption = False,
) -> None:
    """Show words of yours that keep coming back and that no theme knows, each with its counts and a sentence."""
    if promote and json:
        raise UsageError("--promote asks, and --json does not", hint="choose one")
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until, set_, tag)
    choice = wanted.choice(desk)
    gathered = without_accounts(desk.gathered(), choice)
    entries = select(gathered, choice, desk.workbench.themes)
    if not entries and not wanted.is_open:
        raise NotFoundError("nothing matches", hint="fewer filters, or aj list")
    chosen = {facts.path for facts in entries}
    others = tuple(facts for facts in gathered.entries if facts.path not in chosen)
    found = wordings_of(entries, others, gathered.reader, desk.workbench.coder, most=count)
    searched = min(len(entries), MOST_ENTRIES)
    if more := more_than_searched(len(entries)):
        desk.remark(more)
    if json:
        give(as_text(words_json(found, searched, {facts.path: facts.id for facts in entries})))
        return
    desk.pages = desk.pages and not promote
    desk.show(words_lines(found, searched, desk.page))
    if promote:
        raise typer.Exit(_promote(desk, found))


def _promote(desk: Desk, found: "Sequence[WordFinding]") -> int:
    """Let one of the wordings become a theme, and return the exit code."""
    from alliance_journal.terminal.new_theme import Ground, make_theme, pick_number  # noqa: PLC0415  only here

    if not found:
        raise NotFoundError("there are no words to make a theme of", hint="aj codebook new")
    question = "Which one becomes a theme of your own? Its number; Enter alone stops:"
    number = pick_number(desk.screen, question, len(found))
    if number is None:
        return 0
    ground = Ground(desk.journal(), desk.workbench.themes, desk.screen)
    return make_theme(ground, phrases=(found[number - 1].phrase,))
