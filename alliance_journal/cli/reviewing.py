"""`aj review`: say yes or no to what the program found, or put a theme in or out by hand."""

from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import ClientOption, JsonOption, SinceOption, ThemeOption, UntilOption, Wanted
from alliance_journal.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from alliance_journal.terminal.review_by_hand import Hand

EntryArgument = Annotated[str, typer.Argument(metavar="ENTRY", help="An id, its beginning, or last.")]
ThemeArgument = Annotated[str, typer.Argument(metavar="THEME", help="Its id, or a part of its name.")]
AT_ONCE = 20
"""So many sentences are asked about in one sitting, unless told otherwise."""


def add_to(app: typer.Typer) -> None:
    """Add `aj review`."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(review)
    group.command("add")(add)
    group.command("remove")(remove)
    app.add_typer(group, name="review")


def review(
    ctx: typer.Context,
    theme: ThemeOption = None,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    blind: Annotated[bool, typer.Option("--blind", help="Name what you see before the theme is shown.")] = False,
    count: Annotated[int, typer.Option("-n", "--count", min=1, help="How many sentences at most.")] = AT_ONCE,
    list_: Annotated[bool, typer.Option("--list", help="List your answers instead.")] = False,
    json: JsonOption = False,
) -> None:
    """Say yes or no to what was found, one sentence at a time; your word outranks the program's for good."""
    if ctx.invoked_subcommand is not None:
        return
    desk = desk_of(ctx)
    wanted = Wanted(client, since, until)
    if list_:
        _list(desk, wanted, tuple(theme or ()), json=json)
        return
    if json:
        raise UsageError("--json goes with --list", hint="aj review --list --json")
    raise typer.Exit(_sit(desk, wanted, tuple(theme or ()), blind=blind, most=count))


def _sit(desk: Desk, wanted: Wanted, names: tuple[str, ...], *, blind: bool, most: int) -> int:
    """Ask about what was found and not answered yet, and return the exit code."""
    from alliance_journal.findings import reviewing  # noqa: PLC0415  only here
    from alliance_journal.findings.selecting import select, without_accounts  # noqa: PLC0415  the same
    from alliance_journal.findings.sitting import Sitting  # noqa: PLC0415  the same
    from alliance_journal.findings.theme_names import themes_meant  # noqa: PLC0415  the same
    from alliance_journal.reports.review_text import closing_line  # noqa: PLC0415  the same
    from alliance_journal.terminal.review_asking import Ground  # noqa: PLC0415  the same
    from alliance_journal.terminal.reviewing import sit  # noqa: PLC0415  the same

    choice = wanted.choice(desk)
    journal, themes = desk.journal(), desk.workbench.themes
    meant = themes_meant(names, themes)
    gathered = without_accounts(desk.gathered(), choice)
    found = reviewing.unanswered(select(gathered, choice, themes), themes, meant)
    asked = reviewing.put_into_words(found, gathered.reader, desk.remark, most=most)
    if not asked:
        raise NotFoundError("there is nothing to review here", hint="aj review --list shows what you have answered")

    def closing(sitting: Sitting) -> str:
        return closing_line(sitting.tally(), reviewing.still_open(found, sitting.verdicts(), gathered.reader))

    sitting = Sitting(reviewing.by_sentence(asked) if blind else asked)
    return sit(sitting, Ground(journal, themes, desk.screen, blind), closing)


def _list(desk: Desk, wanted: Wanted, names: tuple[str, ...], *, json: bool) -> None:
    """Show what has been reviewed."""
    from alliance_journal.findings.reviewed import reviewed_entries, reviews_in  # noqa: PLC0415  only here
    from alliance_journal.findings.selecting import select  # noqa: PLC0415  the same
    from alliance_journal.findings.theme_names import themes_meant  # noqa: PLC0415  the same
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  the same
    from alliance_journal.reports.review_text import review_lines, reviews_json  # noqa: PLC0415  the same

    choice = wanted.choice(desk)
    journal, themes = desk.journal(), desk.workbench.themes
    meant = themes_meant(names, themes) if names else None
    gathered = reviewed_entries(journal, desk.unread)
    chosen = select(gathered, choice, themes)
    reviews = [one for facts in chosen for one in reviews_in(facts, gathered.reader.document(facts.path), meant)]
    if json:
        give(as_text(reviews_json(reviews, themes)))
        return
    desk.show(review_lines(reviews, themes, desk.page))


def add(
    ctx: typer.Context,
    entry: EntryArgument,
    theme: ThemeArgument,
    line: Annotated[int | None, typer.Option("--line", metavar="N", min=1, help="The line its sentence is on.")] = None,
) -> None:
    """Put a theme into an entry by hand: at one sentence, or in all of it."""
    from alliance_journal.findings.theme_names import one_theme  # noqa: PLC0415  only here
    from alliance_journal.terminal.review_by_hand import add_theme  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    hand = _hand(desk)
    raise typer.Exit(add_theme(hand, entry, one_theme(theme, desk.workbench.themes), line))


def remove(ctx: typer.Context, entry: EntryArgument, theme: ThemeArgument) -> None:
    """Take a theme out of an entry by hand: your own yes to it, and whatever was found of it."""
    from alliance_journal.findings.theme_names import one_theme  # noqa: PLC0415  only here
    from alliance_journal.terminal.review_by_hand import remove_theme  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    hand = _hand(desk)
    raise typer.Exit(remove_theme(hand, entry, one_theme(theme, desk.workbench.themes)))


def _hand(desk: Desk) -> "Hand":
    from alliance_journal.findings.gathering import sightings_in  # noqa: PLC0415  only here
    from alliance_journal.terminal.review_by_hand import Hand  # noqa: PLC0415  the same

    return Hand(desk.journal(), desk.screen, lambda document: sightings_in(document, desk.workbench, desk.gathered))
