"""`aj prompts`: list the guided sets, show, check and copy them, make and change sets of your own."""

from pathlib import Path
from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.errors import NotFoundError, PromptSetError
from alliance_journal.model.prompts import PromptSet
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line, counted
from alliance_journal.reports.set_text import in_short, set_json, set_lines

JsonFlag = Annotated[bool, typer.Option("--json", help="As JSON.")]


def add_to(app: typer.Typer) -> None:
    """Add `aj prompts`."""
    group = typer.Typer(
        help="The guided sets: list, show, check, copy them, make and change your own.", rich_markup_mode=None
    )
    group.command("list")(list_)
    group.command("show")(show)
    group.command("check")(check)
    group.command("new")(new)
    group.command("edit")(edit)
    group.command("copy")(copy)
    app.add_typer(group, name="prompts")


def list_(ctx: typer.Context, json: JsonFlag = False) -> None:
    """List the guided sets, your own among them."""
    desk = desk_of(ctx)
    sets = desk.catalogue.sets.values()
    if json:
        give(as_text({"schema": "alliance-journal/prompts/1", "sets": [_json(one, desk) for one in sets]}))
        return
    desk.show([line for one in sets for line in in_short(one, desk.page, own=desk.catalogue.is_own(one.id))])


def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SET", help="Such as session.")],
    json: JsonFlag = False,
    template: Annotated[
        bool, typer.Option("--template", help="As a file of answers to fill in, for aj reflect --answers.")
    ] = False,
) -> None:
    """Show the questions of one set."""
    desk = desk_of(ctx)
    wanted = desk.catalogue.get(name)
    if template:
        from alliance_journal.guide.templates import answers_template  # noqa: PLC0415  only here

        give(answers_template(wanted))
        return
    if json:
        give(as_text({"schema": "alliance-journal/prompts/1", "sets": [_json(wanted, desk)]}))
        return
    place = [Line(""), Line(str(desk.catalogue.origins[wanted.id]), "note")] if desk.catalogue.is_own(name) else []
    desk.show([*set_lines(wanted, desk.page), *place])


def check(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[SET|FILE]", help="A set or a TOML file; without one: all your own.")
    ] = None,
) -> None:
    """Name every mistake in a set of your own, each with its line and what to write instead."""
    desk = desk_of(ctx)
    files = _files_of(desk) if name is None else (_file_of(desk, name),)
    if not files:
        raise NotFoundError("this journal has no guided set of its own", hint="aj prompts new, aj prompts copy session")
    wrong = sum(_checked(desk, file) for file in files)
    for kept in sorted((desk.root / "prompts" / "unfinished").glob("*.toml")) if name is None else ():
        desk.remark(f"note: a change of {kept.stem} is kept for later: aj prompts edit {kept.stem}")
    if wrong:
        where = f"in {files[0]}" if len(files) == 1 else f"in {counted(len(files), 'set')}"
        raise PromptSetError(f"{counted(wrong, 'mistake')} {where}", hint="aj help sets shows a set that works")


def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[ID]", help="Its id, such as after_duty.")] = "",
    editor: Annotated[bool, typer.Option("--editor", help="Write it in your editor, from a file with notes.")] = False,
) -> None:
    """Make a guided set of your own, question by question, or in your editor."""
    from alliance_journal.errors import UsageError  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    if editor:
        from alliance_journal.terminal.changing_sets import new_in_editor  # noqa: PLC0415  only here

        if not name:
            raise UsageError("a set needs an id before it is opened in the editor", hint="aj prompts new ID --editor")
        raise typer.Exit(new_in_editor(desk.room(opened=False), name, _themes(desk)))
    from alliance_journal.terminal.new_set import make_set  # noqa: PLC0415  only here

    raise typer.Exit(make_set(desk.room(opened=False), name))


def edit(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="SET", help="Such as session.")]) -> None:
    """Change a set in your editor; of a shipped one, a copy of your own. It is checked before it is used."""
    from alliance_journal.terminal.changing_sets import edit_set  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    raise typer.Exit(edit_set(desk.room(opened=False), name, _themes(desk)))


def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SET", help="Such as session.")],
    new_name: Annotated[str, typer.Argument(metavar="[NEW_ID]", help="Without one, the copy takes its place.")] = "",
) -> None:
    """Copy a set into your journal, to be changed there."""
    from alliance_journal.terminal.changing_sets import copy_set  # noqa: PLC0415  only here

    raise typer.Exit(copy_set(desk_of(ctx).room(opened=False), name, new_name))


def _json(prompt_set: PromptSet, desk: Desk) -> dict[str, object]:
    return set_json(prompt_set) | {"own": desk.catalogue.is_own(prompt_set.id)}


def _themes(desk: Desk) -> frozenset[str]:
    from alliance_journal.themes.codebook import load_codebook  # noqa: PLC0415  after the command line has been read

    return frozenset(load_codebook(desk.root / "codebook.toml")[0].themes)


def _files_of(desk: Desk) -> tuple[Path, ...]:
    """Return every file of the journal's own sets, whole or not."""
    folder = desk.root / "prompts"
    return tuple(sorted(path for path in folder.glob("*.toml") if path.is_file()))


def _file_of(desk: Desk, name: str) -> Path:
    """Return the file that is meant: a path, the id of a set, or the name of a file among the journal's own."""
    if name.endswith(".toml") or "/" in name or Path(name).is_file():
        return Path(name)
    from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  only here

    catalogue = find_sets(desk.root / "prompts")  # its problems are told by the check itself
    own = desk.root / "prompts" / f"{name}.toml"
    if own.is_file() and not catalogue.is_own(name):
        return own
    return catalogue.origins[catalogue.get(name).id]


def _checked(desk: Desk, file: Path) -> int:
    """Say what is wrong with one file, or that nothing is, and return how many mistakes it has."""
    from alliance_journal.findings.own_sets import advice_on  # noqa: PLC0415  only here
    from alliance_journal.findings.set_versions import changed_unseen  # noqa: PLC0415  the same
    from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  the same
    from alliance_journal.guide.parsing import parse_bytes  # noqa: PLC0415  the same
    from alliance_journal.guide.shape import MOST_BYTES  # noqa: PLC0415  the same

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotFoundError(f"{file} cannot be read ({error.strerror})") from error
    found, problems = parse_bytes(content, path=str(file))
    catalogue = find_sets(desk.root / "prompts")
    more = [one for one in catalogue.problems if one.path == str(file) and one not in problems] if found else []
    for problem in (*problems, *more):
        desk.remark(str(problem))
    if found is None or more:
        return len(problems) + len(more)
    advice = advice_on(found, content.decode("utf-8-sig"), str(file), themes=_themes(desk), sets=catalogue.sets)
    for one in (*advice, *(one for one in changed_unseen(catalogue) if one.path == str(file))):
        desk.remark(f"note: {one}")
    desk.show([Line(f"{found.id}: {counted(len(found.questions), 'question')}, no mistakes")])
    return 0
