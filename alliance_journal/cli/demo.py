"""`aj demo`: a fictional journal in a throw-away folder, its summary, and what to try next."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of
from alliance_journal.cli.summing import summary
from alliance_journal.reports.lines import Line


def add_to(app: typer.Typer) -> None:
    """Add `aj demo`."""
    app.command("demo")(demo)


def as_called() -> str:
    """Return the program's name as this person has to type it: `aj`, or the path it was called by."""
    typed = sys.argv[0] if sys.argv else ""
    is_ours = os.path.basename(typed) in {"aj", "alliance-journal"}  # noqa: PTH119  a word of the command line
    return typed if is_ours and shutil.which("aj") is None else "aj"


def demo(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[FOLDER]", help="Where to put it; must not exist.")] = None,
) -> None:
    """Make a fictional journal in a folder of its own, show its summary, and say what to try; yours is not touched."""
    from alliance_journal.exchange.demo import make_demo  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    made = make_demo(folder, desk.now)
    desk.remark(f"A fictional journal of {made.entries} entries is in {made.root}")
    ctx.obj = Desk(named_journal=str(made.root), plain=desk.plain, no_color=desk.no_color, pages=False)
    summary(ctx)
    called = as_called()
    shown = f"{called} --journal {made.root}"
    desk.show(
        [
            Line(""),
            Line("Try next", "heading"),
            Line(f"  {shown} list"),
            Line(f"  {shown} themes --all --theme cw.missed"),
            Line(f"  {shown} summary -c C15 --quotes 3"),
            Line(f"  {shown} search '\"bus stop\" OR handwriting'"),
            Line(f"  {called} reflect   in your own journal, after your next meeting"),
        ]
    )
