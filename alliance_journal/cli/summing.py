"""`aj summary`: what keeps coming back, in counts and in your own sentences; on the screen, or on paper."""

from typing import Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import (
    ClientOption,
    JsonOption,
    SetOption,
    SinceOption,
    StarredOption,
    TagOption,
    ThemeOption,
    UntilOption,
    Wanted,
)
from alliance_journal.cli.leaving import (
    AcceptOption,
    AnonymisedOption,
    BlurOption,
    EncryptOption,
    ForceOption,
    FormatOption,
    Leaving,
    OutputOption,
    PrivateOption,
    RecodeOption,
)
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.overview import Asked
from alliance_journal.findings.theme_names import themes_meant
from alliance_journal.reports.summary_text import summary_text

FEWER: Final = "fewer filters, or aj summary"
ON_SCREEN: Final = Leaving()
"""No option that has to do with giving something out."""


def add_to(app: typer.Typer) -> None:
    """Add `aj summary`."""
    app.command("summary")(summary)


def summary(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    theme: ThemeOption = None,
    starred: StarredOption = False,
    quotes: Annotated[int, typer.Option("--quotes", min=0, max=1000, help="Sentences for each theme.")] = 1,
    all_: Annotated[bool, typer.Option("--all", help="Every theme, also what does not recur.")] = False,
    confirmed_only: Annotated[
        bool, typer.Option("--confirmed-only", help="Only what you ticked or confirmed.")
    ] = False,
    json: JsonOption = False,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    accept: AcceptOption = False,
    blur: BlurOption = False,
    recode: RecodeOption = False,
    private: PrivateOption = None,
    encrypt: EncryptOption = None,
    anonymised: AnonymisedOption = False,
) -> None:
    """Show what keeps coming back between you and your clients, what you tried, and what is still open.

    With --format or -o it is given out as a paper, without what is private.
    """
    desk = desk_of(ctx)
    leaving = Leaving(form, output, force, accept, blur, recode, private, encrypt, anonymised)
    if leaving != ON_SCREEN:
        if json:
            raise UsageError("--json is for other programs, and is not given out as a paper", hint="--format json")
        leaving.check(desk)
    desk.journal()
    asked = Wanted(client, since, until, set_, tag, None, starred)
    wanted = asked.choice(desk)
    lens = Lens(
        themes=desk.workbench.themes,
        sets=desk.workbench.sets,
        today=desk.today,
        period=wanted.period,
        only=tuple(theme or ()),
        quotes=None if json else quotes,
        confirmed_only=confirmed_only,
        loops=desk.workbench.codebook.loops,
    )
    themes_meant(theme or (), desk.workbench.themes)
    question = Asked(wanted, lens, repr((asked, theme, lens.quotes, confirmed_only)))
    if leaving != ON_SCREEN:
        _give_out(desk, leaving, question, everything=all_)
        return
    found = desk.overview(question)
    if not found.entries and not asked.is_open:
        raise NotFoundError("nothing matches", hint=FEWER)
    if json:
        from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only for JSON
        from alliance_journal.reports.machine import summary_json  # noqa: PLC0415  the same

        give(as_text(summary_json(found)))
        return
    desk.show(summary_text(found, desk.page, everything=all_))


def _give_out(desk: Desk, leaving: Leaving, asked: Asked, *, everything: bool) -> None:
    """Give the summary out as a paper; what is private is left out before anything is counted."""
    from alliance_journal.findings.overview import summary_of  # noqa: PLC0415  only what leaves the journal
    from alliance_journal.reports.summary_paper import own_texts, summary_paper  # noqa: PLC0415  the same

    gathered = desk.gathered()
    found = summary_of(leaving.going_out(desk, gathered), desk.workbench, asked)
    if not found.entries:
        raise NotFoundError("there is nothing here to give out", hint=FEWER)
    called = leaving.disguise(desk, {facts.client for facts in gathered.entries})
    shows_private = bool(leaving.named(desk))
    paper = summary_paper(found, called, desk.today, everything=everything, shows_private=shows_private)
    leaving.give(desk, paper, called, own=own_texts())
