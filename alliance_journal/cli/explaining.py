"""`aj explain`: why a theme was seen, step by step, and whether it counts."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, UntilOption, Wanted
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.explaining import NEWEST, explanations
from alliance_journal.findings.selecting import named, select, without_accounts
from alliance_journal.findings.theme_names import Themes, one_theme
from alliance_journal.model.themes import Theme
from alliance_journal.reports.explain_text import explain_json, explain_lines
from alliance_journal.reports.jsontext import as_text


def add_to(app: typer.Typer) -> None:
    """Add `aj explain`."""
    app.command("explain")(explain)


def explain(
    ctx: typer.Context,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="Its id, or a part of its name.")],
    entry: Annotated[str | None, typer.Argument(metavar="[ENTRY]", help="An id, or last.")] = None,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    json: JsonOption = False,
) -> None:
    """Say why a theme was seen: the phrase, whose it is, when, and whether it counts; the newest 5, or one entry."""
    desk = desk_of(ctx)
    wanted = _theme(theme, desk.workbench.themes)
    choice = Wanted(client, since, until).choice(desk)
    gathered = desk.gathered() if entry else without_accounts(desk.gathered(), choice)
    chosen = select(gathered, choice, desk.workbench.themes)
    if entry is not None:
        chosen = named(desk.journal(), chosen, [entry])
    most = NEWEST if entry is None else None
    found = explanations(reversed(chosen), wanted, desk.workbench, gathered.reader, most=most)
    if json:
        give(as_text(explain_json(wanted, found)))
        return
    desk.show(explain_lines(wanted, found, desk.page))


def _theme(name: str, themes: Themes) -> Theme:
    """Return the theme of that name; raises UsageError with the nearest id where there is none."""
    try:
        return one_theme(name, themes)
    except NotFoundError as error:
        raise UsageError(error.sentence, hint=error.hint) from None
