"""`aj supervision export`: the latest preparation as one to three pages to walk into supervision with."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of
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
from alliance_journal.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import date

    from alliance_journal.findings.sheet import Beside
    from alliance_journal.model.supervision import Prepared, Supervision

LAST: Final = "last"
"""For `--since`: the day of the last supervision before the preparation."""
HINT: Final = "aj supervision prepare"
KINDS: Final = frozenset({"supervision", "group", "peer"})
"""The kinds of hours that are supervision, as they ship."""
SinceLastOption = Annotated[
    str | None,
    typer.Option("--since", metavar="last|DATE", help="Count from this day on; last: from the last supervision."),
]
OneClientOption = Annotated[str | None, typer.Option("-c", "--client", metavar="CODE", help="Only this client.")]


def export(
    ctx: typer.Context,
    client: OneClientOption = None,
    since: SinceLastOption = None,
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
    """Give out what you prepared, as a sheet.

    It has what you want first, then what recurs, ratings, moments, what you tried, your question and agreed steps.
    """
    from alliance_journal.findings.sheet import sheet_of  # noqa: PLC0415  after the command line has been read
    from alliance_journal.findings.sheet_points import Border, points_leaving  # noqa: PLC0415  the same
    from alliance_journal.reports.sheet_paper import sheet_paper  # noqa: PLC0415  the same
    from alliance_journal.reports.summary_paper import own_texts  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    leaving = Leaving(form, output, force, accept, blur, recode, private, encrypt, anonymised)
    leaving.check(desk)
    code = _code(client)
    known = _supervision(desk)
    prepared = _latest(known, code)
    beside = _beside(desk, known, prepared, since, code)
    whole = desk.gathered()
    open_to_all, named = leaving.going_out(desk, whole), leaving.named(desk)
    border = Border(whole, open_to_all, named, beside.steps, desk.workbench.themes)
    told = points_leaving(prepared, border, code)
    called = leaving.disguise(desk, {facts.client for facts in whole.entries} | {one.client for one in told.points})
    sheet = sheet_of(told, open_to_all, desk.workbench, replace(beside, steps=border.steps_leaving()))
    paper = sheet_paper(sheet, called, desk.today, shows_private=bool(named))
    leaving.give(desk, paper, called, own=own_texts())


def _code(client: str | None) -> str:
    from alliance_journal.model.codes import ClientCode  # noqa: PLC0415  only where a client is named

    return str(ClientCode.parse(client)) if client else ""


def _supervision(desk: Desk) -> "Supervision":
    """Return what was prepared and what came of it; mistakes in the file are said on stderr."""
    from alliance_journal.storage.supervision import read_supervision  # noqa: PLC0415  only what reads it

    known, problems = read_supervision(desk.journal())
    for problem in problems:
        desk.remark(f"supervision: {problem}")
    return known


def _latest(known: "Supervision", client: str) -> "Prepared":
    """Return the latest preparation, which with a client is of that client or of all; NotFoundError without any."""
    meant = [one for one in known.prepared if client in {"", one.client} or not one.client]
    if not meant:
        raise NotFoundError("nothing is prepared for supervision yet", hint=HINT)
    return max(enumerate(meant), key=lambda one: (one[1].day, one[0]))[1]


def _beside(desk: Desk, known: "Supervision", prepared: "Prepared", since: str | None, client: str) -> "Beside":
    """Return what the sheet needs beside the entries, from the other files of the journal."""
    from alliance_journal.findings.sheet import Beside  # noqa: PLC0415  only what makes a sheet
    from alliance_journal.storage.actions import agreed_actions  # noqa: PLC0415  the same

    steps, problems = agreed_actions(desk.journal())
    for problem in problems:
        desk.remark(f"agreed steps: {problem}")
    before = [one for one in known.meetings if one.day < prepared.day]
    met = max(before, key=lambda one: one.day, default=None)
    first = _since(desk, since, met.day if met else None, prepared)
    hours = () if client else _hours(desk, first, prepared.day)
    return Beside(steps, met, hours, first, client or prepared.client)


def _since(desk: Desk, words: str | None, last: "date | None", prepared: "Prepared") -> "date | None":
    """Return the first day that is looked at; what cannot be read raises BadDateError."""
    if words is None:
        return prepared.since
    if words.strip().casefold() == LAST:
        if last is None:
            raise NotFoundError("no supervision before this preparation is written down", hint="--since DATE")
        return last
    from alliance_journal.queries.edges import read_since  # noqa: PLC0415  only where a day is named

    return read_since(words, desk.today)


def _hours(desk: Desk, first: "date | None", last: "date") -> tuple[tuple[str, int], ...]:
    """Return the minutes of each kind of supervision in these days; nothing where there is no log of hours."""
    from alliance_journal.findings.hours import minutes_by_kind  # noqa: PLC0415  only what makes a sheet
    from alliance_journal.storage.hours import hour_rules, hours_rows  # noqa: PLC0415  the same

    rows, _ = hours_rows(desk.journal())
    meant = [one for one in rows if one.kind in KINDS and one.day <= last and (first is None or one.day >= first)]
    rules, _ = hour_rules(desk.journal())
    return tuple((rules.kind(kind).label, minutes) for kind, minutes in minutes_by_kind(meant).items() if minutes)
