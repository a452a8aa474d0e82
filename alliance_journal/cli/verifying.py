"""`aj verify`: is everything in the journal whole and where it belongs?"""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.lines import Line


def add_to(app: typer.Typer) -> None:
    """Add `aj verify`."""
    app.command("verify")(verify)


def verify(
    ctx: typer.Context,
    clean: Annotated[bool, typer.Option("--clean", help="Offer to remove left-over temporary files.")] = False,
    json: JsonOption = False,
) -> None:
    """Check every entry and the folder; silent and exit code 0 when all is well, 4 when an entry cannot be read."""
    from alliance_journal.findings.set_versions import set_findings  # noqa: PLC0415  only here
    from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  the same
    from alliance_journal.storage.checks import verify as check  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    journal = desk.journal()
    if clean:
        from alliance_journal.terminal.tidying import tidy  # noqa: PLC0415  only here

        tidy(desk.room())
    findings = (*check(journal), *set_findings(journal, find_sets(desk.root / "prompts")))
    if json:
        shape = [{"path": f.path, "line": f.line, "kind": f.kind, "sentence": f.sentence} for f in findings]
        give(as_text({"schema": "alliance-journal/verify/1", "findings": shape}))
    else:
        desk.show([Line(str(finding)) for finding in findings])
    raise typer.Exit(max((4 if finding.is_damage else 3 for finding in findings), default=0))
