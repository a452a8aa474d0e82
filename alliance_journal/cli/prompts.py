"""`aj prompts`: list the guided sets, show one, check a file."""

from pathlib import Path
from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.errors import NotFoundError, PromptSetError
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line, counted
from alliance_journal.reports.set_text import in_short, set_json, set_lines

JsonFlag = Annotated[bool, typer.Option("--json", help="As JSON.")]


def add_to(app: typer.Typer) -> None:
    """Add `aj prompts`."""
    group = typer.Typer(help="The guided sets: list them, show one, check a file of your own.", rich_markup_mode=None)
    group.command("list")(list_)
    group.command("show")(show)
    group.command("check")(check)
    app.add_typer(group, name="prompts")


def list_(ctx: typer.Context, json: JsonFlag = False) -> None:
    """List the guided sets, your own among them."""
    desk = desk_of(ctx)
    sets = desk.catalogue.sets.values()
    if json:
        give(as_text({"schema": "alliance-journal/prompts/1", "sets": [set_json(one) for one in sets]}))
        return
    desk.show([line for one in sets for line in in_short(one, desk.page)])


def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SET", help="Such as session.")],
    json: JsonFlag = False,
) -> None:
    """Show the questions of one set."""
    desk = desk_of(ctx)
    wanted = desk.catalogue.get(name)
    if json:
        give(as_text({"schema": "alliance-journal/prompts/1", "sets": [set_json(wanted)]}))
        return
    desk.show(set_lines(wanted, desk.page))


def check(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="A guided set as TOML.")]) -> None:
    """Name every mistake in a set of your own, each with its line and what to write instead."""
    from alliance_journal.guide.parsing import parse_set  # noqa: PLC0415  only here

    try:
        text = file.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror})") from error
    found, problems = parse_set(text, path=str(file))
    for problem in problems:
        desk_of(ctx).remark(str(problem))
    if problems or found is None:
        raise PromptSetError(
            f"{counted(len(problems), 'mistake')} in {file}", hint="aj help sets shows a set that works"
        )
    desk_of(ctx).show([Line(f"{found.id}: {counted(len(found.questions), 'question')}, no mistakes")])
