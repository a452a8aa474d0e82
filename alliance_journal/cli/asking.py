"""`aj ask`: whether two things stand together more often than chance would have it."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, UntilOption, Wanted
from alliance_journal.errors import NotFoundError
from alliance_journal.findings.asking import ask as answer_to
from alliance_journal.findings.asking import sides_named
from alliance_journal.findings.selecting import select, without_accounts
from alliance_journal.reports.ask_text import ask_json, ask_lines
from alliance_journal.reports.jsontext import as_text
from alliance_journal.settings.places import cache_folder
from alliance_journal.storage.asked import count_question
from alliance_journal.themes.boards import When


def add_to(app: typer.Typer) -> None:
    """Add `aj ask`."""
    app.command("ask")(ask)


def ask(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FIRST", help="A theme, a family, or part of a label.")],
    then: Annotated[str, typer.Argument(metavar="THEN", help="What may stand beside it.")],
    next_: Annotated[bool, typer.Option("--next", help="Look in that client's next entry instead.")] = False,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    quotes: Annotated[int, typer.Option("--quotes", min=0, max=1000, help="Pairs of sentences to show.")] = 3,
    json: JsonOption = False,
) -> None:
    """Ask whether two themes stand together more often than chance alone would make likely."""
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until).choice(desk)
    themes = desk.workbench.themes
    sides = sides_named(first, then, themes)
    gathered = without_accounts(desk.gathered(), wanted)
    entries = select(gathered, wanted, themes)
    if not entries:
        raise NotFoundError("nothing matches", hint="fewer filters, or aj list")
    asked = answer_to(entries, sides, When.NEXT if next_ else When.SAME, themes, gathered.reader)
    number = count_question(cache_folder(), desk.today)
    if json:
        give(as_text(ask_json(asked, number)))
        return
    desk.show(tuple(ask_lines(asked, number, desk.page, most_quotes=quotes)))
