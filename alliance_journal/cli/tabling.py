"""`aj export table`: one row for each entry, to hand in or to sign; no words of it unless a column asks for them."""

from typing import TYPE_CHECKING, Annotated

import typer

from alliance_journal.cli.desk import Desk, desk_of
from alliance_journal.cli.filters import ClientOption, SetOption, SinceOption, TagOption, UntilOption, Wanted
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

if TYPE_CHECKING:
    from alliance_journal.findings.table_rows import TableRow

MonthOption = Annotated[str | None, typer.Option("--by", metavar="month", help="A part of its own for each month.")]
ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="Which columns, with commas: date,client,no,set,learnt,next ..."),
]
SignOption = Annotated[
    list[str] | None, typer.Option("--sign", metavar="ROLE", help="Who signs, such as Supervisor; none for no lines.")
]


def table(
    ctx: typer.Context,
    client: ClientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    set_: SetOption = None,
    tag: TagOption = None,
    by: MonthOption = None,
    columns: ColumnsOption = None,
    sign: SignOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    accept: AcceptOption = False,
    blur: BlurOption = False,
    recode: RecodeOption = False,
    private: PrivateOption = None,
    encrypt: EncryptOption = None,
    anonymised: AnonymisedOption = False,
) -> None:
    """Give out a table with one row for each entry, and lines to sign on; CSV too, for a spreadsheet."""
    from alliance_journal.reports.period_tables import (  # noqa: PLC0415  only here
        CSV,
        columns_meant,
        own_texts,
        signers_meant,
    )
    from alliance_journal.reports.table_paper import (  # noqa: PLC0415  the same
        COLUMNS,
        USUAL_COLUMNS,
        TableLayout,
        table_paper,
    )

    if by not in {None, "month"}:
        raise UsageError("a table is made in one piece or month by month", hint="--by month, or without --by")
    desk = desk_of(ctx)
    leaving = Leaving(format_, output, force, accept, blur, recode, private, encrypt, anonymised)
    is_sheet = leaving.check(desk, CSV) in CSV
    named = columns_meant(columns, COLUMNS, USUAL_COLUMNS)
    rows = _rows(desk, leaving, Wanted(client, since, until, set_, tag))
    disguise = leaving.disguise(desk, [row.client for row in rows])
    layout = TableLayout(named, bool(by), signers_meant(sign), disguise, is_sheet, columns is None)
    paper = table_paper(rows, layout, desk.today)
    titles = [known.title for known in desk.catalogue.shipped.values()]
    leaving.give(desk, paper, disguise, own=(*own_texts(paper), *titles), more=CSV)


def _rows(desk: Desk, leaving: Leaving, wanted: Wanted) -> "tuple[TableRow, ...]":
    """Return the rows of the entries that are meant and may leave; raises NotFoundError where there is none."""
    from alliance_journal.findings.selecting import select  # noqa: PLC0415  only here
    from alliance_journal.findings.table_rows import meeting_numbers, table_row  # noqa: PLC0415  the same
    from alliance_journal.storage.standards import read_standards  # noqa: PLC0415  the same

    choice = wanted.choice(desk)
    shown = leaving.going_out(desk, desk.gathered())
    numbers = meeting_numbers(shown.entries)
    standards, problems = read_standards(desk.journal())
    for problem in problems:
        desk.remark(str(problem))
    sets = desk.workbench.sets
    found = tuple(
        table_row(facts, shown.reader.document(facts.path).entry, numbers.get(facts.path), sets, standards)
        for facts in select(shown, choice, desk.workbench.themes)
    )
    if not found:
        raise NotFoundError("there is nothing to give out", hint="fewer filters, or aj list")
    return found
