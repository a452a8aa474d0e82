"""`aj hours export`: the log of hours as a table to hand in, with lines to sign on."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of
from alliance_journal.cli.filters import ClientOption, SinceOption, UntilOption
from alliance_journal.cli.hours_wanted import HoursWanted, KindOption, each_meant
from alliance_journal.cli.leaving import (
    AcceptOption,
    AnonymisedOption,
    BlurOption,
    EncryptOption,
    ForceOption,
    FormatOption,
    Leaving,
    OutputOption,
    RecodeOption,
)
from alliance_journal.errors import NotFoundError

ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="Which columns, with commas: date,kind,client,time,note."),
]
SignOption = Annotated[
    list[str] | None, typer.Option("--sign", metavar="ROLE", help="Who signs, such as Supervisor; none for no lines.")
]


def export(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    by: Annotated[str | None, typer.Option("--by", metavar="SPAN", help="A part for each month, or week.")] = None,
    columns: ColumnsOption = None,
    sign: SignOption = None,
    ratios: Annotated[bool, typer.Option("--ratios", help="Also what you set beside what is there.")] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    accept: AcceptOption = False,
    blur: BlurOption = False,
    recode: RecodeOption = False,
    encrypt: EncryptOption = None,
    anonymised: AnonymisedOption = False,
) -> None:
    """Give the rows out as a table with lines to sign on; CSV too, for a spreadsheet."""
    from alliance_journal.findings.hours import codes_in  # noqa: PLC0415  only here
    from alliance_journal.reports.hours_paper import (  # noqa: PLC0415  only here
        COLUMNS,
        USUAL_COLUMNS,
        HoursLayout,
        hours_paper,
    )
    from alliance_journal.reports.period_tables import CSV, columns_meant, own_texts, signers_meant  # noqa: PLC0415

    desk = desk_of(ctx)
    leaving = Leaving(format_, output, force, accept, blur, recode, None, encrypt, anonymised)
    is_sheet = leaving.check(desk, CSV) in CSV
    named = columns_meant(columns, COLUMNS, USUAL_COLUMNS)
    each = each_meant(by) if by else "all"
    log = HoursWanted(client, since, until, kind).log(desk)
    if not log.rows:
        sentence = "no row of the log can be read" if log.unread else "no hours are noted yet"
        raise NotFoundError(sentence, hint="aj hours list" if log.unread else "aj hours add")
    disguise = leaving.disguise(desk, codes_in(log.rows, every=recode))
    layout = HoursLayout(named, each, signers_meant(sign), disguise, ratios, is_sheet, columns is None)
    paper = hours_paper(log, layout, desk.today)
    leaving.give(desk, paper, disguise, own=own_texts(paper), more=CSV)
