"""`aj tags`: the tags there are, and how often."""

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.findings.tagging import tags_in
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line
from alliance_journal.reports.tags_text import tags_json, tags_lines


def add_to(app: typer.Typer) -> None:
    """Add `aj tags`."""
    app.command("tags")(tags)


def tags(ctx: typer.Context, json: JsonOption = False) -> None:
    """List the tags in use, the most used first; aj list --tag TAG shows the entries of one."""
    desk = desk_of(ctx)
    uses = tags_in(desk.journal(), desk.workbench.index, desk.unread)
    if json:
        give(as_text(tags_json(uses)))
        return
    desk.show(tuple(tags_lines(uses, desk.page)) or (Line("No entry has a tag yet: aj tag ENTRY TAG", "note"),))
