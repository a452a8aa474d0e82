"""`aj check`: what in the entries may say who somebody is."""

from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from alliance_journal.storage.folder import EntryFile, Journal, Stored


def add_to(app: typer.Typer) -> None:
    """Add `aj check`."""
    app.command("check")(check)


def check(
    ctx: typer.Context,
    entries: Annotated[list[str] | None, typer.Argument(metavar="[ENTRY]...", help="Ids, or last.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All entries.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Ask about each: replace, keep, or never again.")] = False,
    json: JsonOption = False,
) -> None:
    """List what may say who somebody is, at file:line; without a name, in the last entry.

    Exit code 0: nothing found; 3: something may say who somebody is (dates, days and ages do not count); 4: an entry
    could not be read. The JSON holds places and kinds, never the words themselves.
    """
    if all_ and entries:
        raise UsageError("--all and the name of an entry are two different things", hint="choose one")
    if fix and json:
        raise UsageError("--fix asks, and --json does not", hint="choose one")
    desk = desk_of(ctx)
    journal = desk.journal()
    files = journal.entry_files() if all_ else [journal.find(name) for name in entries or ["last"]]
    raise typer.Exit(_fix(desk, files) if fix else _list(desk, journal, files, json=json))


def _list(desk: Desk, journal: "Journal", files: "Sequence[EntryFile]", *, json: bool) -> int:
    """Show what was spotted and return the exit code."""
    from alliance_journal.findings.checked import check_entries  # noqa: PLC0415  after the command line has been read
    from alliance_journal.findings.watching import watched_in  # noqa: PLC0415  the same
    from alliance_journal.reports.check_text import check_json, check_lines  # noqa: PLC0415  the same
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  the same
    from alliance_journal.terminal.printing import progress_on  # noqa: PLC0415  the same

    watched, mistakes = watched_in(journal)
    for mistake in mistakes:
        desk.remark(f"list of names: {mistake}")
    checked = check_entries(journal, files, watched, progress_on(desk.screen))
    for problem in checked.problems:
        desk.unread(problem)
    if json:
        give(as_text(check_json(checked)))
    else:
        desk.show(check_lines(checked, desk.page))
    return checked.exit_code


def _fix(desk: Desk, files: "Sequence[EntryFile]") -> int:
    """Ask about what was spotted and return the exit code."""
    from alliance_journal.findings.checked import read_or_problem  # noqa: PLC0415  only here
    from alliance_journal.model.problems import Problem  # noqa: PLC0415  the same
    from alliance_journal.terminal.settling_entries import settle_entries  # noqa: PLC0415  the same

    room = desk.room()
    unread: list[Problem] = []

    def readable() -> "Iterator[Stored]":
        for file in files:
            stored = read_or_problem(room.journal, file)
            if isinstance(stored, Problem):
                desk.unread(stored)
                unread.append(stored)
            else:
                yield stored

    code = settle_entries(room, readable())
    return code or (4 if unread else 0)
