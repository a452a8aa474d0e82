"""`aj demo`: a fictional journal in a throw-away folder, its summary, and what to try next."""

from pathlib import Path
from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of
from alliance_journal.cli.summing import summary
from alliance_journal.reports.lines import Line


def add_to(app: typer.Typer) -> None:
    """Add `aj demo`."""
    app.command("demo")(demo)


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
    shown = f"--journal {made.root}"
    desk.show(
        [
            Line(""),
            Line("Try next", "heading"),
            Line(f"  aj {shown} list"),
            Line(f"  aj {shown} themes --all --theme cw.missed"),
            Line(f"  aj {shown} summary -c C15 --quotes 3"),
            Line(f"  aj {shown} search '\"bus stop\" OR handwriting'"),
            Line("  aj reflect            in your own journal, after your next meeting"),
        ]
    )
