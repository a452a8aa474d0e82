"""`aj supervision`: prepare for it, write down what came of it, see how things stand."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.cli.supervising_out import export
from alliance_journal.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from alliance_journal.model.actions import AgreedAction
    from alliance_journal.model.supervision import Point, Supervision
    from alliance_journal.terminal.supervising import Preparing

SinceOption = Annotated[
    str, typer.Option("--since", metavar="last|DATE", help="From this day on; last: since the last supervision.")
]
KeepOption = Annotated[
    str | None, typer.Option("--keep", metavar="N,N", help="Keep these points, in this order, and ask nothing.")
]
LAST: Final = "last"


def add_to(app: typer.Typer) -> None:
    """Add `aj supervision`."""
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(supervision)
    group.command("prepare")(prepare)
    group.command("log")(log)
    group.command("show")(show)
    group.command("export")(export)
    app.add_typer(group, name="supervision")


def supervision(ctx: typer.Context, json: JsonOption = False) -> None:
    """Get ready for supervision, write down what came of it, and see how things stand."""
    if ctx.invoked_subcommand is not None:
        return
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only here
    from alliance_journal.reports.supervision_text import standing_lines, supervision_json  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    found, steps = _read(desk)
    if json:
        give(as_text(supervision_json(found, steps, desk.today)))
        return
    desk.show(standing_lines(found, steps, desk.page, desk.today))
    _say_unfinished(desk)


def prepare(
    ctx: typer.Context,
    since: SinceOption = LAST,
    client: Annotated[str | None, typer.Option("-c", "--client", metavar="CODE", help="Only this client.")] = None,
    keep: KeepOption = None,
    list_: Annotated[bool, typer.Option("--list", help="List what may be brought, and write nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Put together what to bring: you keep, drop, order and word the points, and answer three questions."""
    from alliance_journal.terminal import supervising  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    if json and not list_:
        raise UsageError("--json goes with --list", hint="aj supervision prepare --list --json")
    numbers = None if keep is None else _numbers(keep)
    ground = _ground(desk, since, client)
    if list_:
        _list(desk, ground.find(), ground.since, json=json)
    elif numbers is not None or not desk.screen.asks:
        raise typer.Exit(supervising.prepare_at_once(ground, numbers))
    else:
        raise typer.Exit(supervising.prepare(ground))


def log(
    ctx: typer.Context,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="FILE|-", help="Take it from a file or a pipe: aj help supervision.")
    ] = None,
) -> None:
    """Write down a supervision: when, with whom, what you took from it, what was agreed."""
    from alliance_journal.exchange.reading import read_text  # noqa: PLC0415  only here
    from alliance_journal.terminal.supervision_log import log_asked, log_handed_in  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    room = desk.room()
    if from_ is not None:
        raise typer.Exit(log_handed_in(room, read_text(from_), desk.today))
    if not desk.screen.asks:
        raise UsageError("there is nobody to ask", hint="aj supervision log --from -, as aj help supervision shows")
    raise typer.Exit(log_asked(room, desk.today))


def show(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A preparation or a meeting; without one, the last prepared.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Everything, in order of day.")] = False,
    json: JsonOption = False,
) -> None:
    """Show what was prepared, or what came of a meeting."""
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only here
    from alliance_journal.reports.supervision_text import shown_lines, supervision_json  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    found, steps = _read(desk)
    chosen = found if all_ else _chosen(found, name)
    if json:
        give(as_text(supervision_json(chosen, steps, desk.today)))
        return
    if not chosen.prepared and not chosen.meetings:
        raise NotFoundError("nothing is prepared or written down yet", hint="aj supervision prepare")
    desk.show(shown_lines(chosen, steps, desk.page))


def _chosen(found: "Supervision", name: str | None) -> "Supervision":
    """Return what has that id, or begins like that; without a name the last preparation, else the last meeting."""
    if name is None:
        last = found.last_prepared
        last_meeting = found.last_meeting if last is None else None
        return replace(found, prepared=(last,) if last else (), meetings=(last_meeting,) if last_meeting else ())
    prepared = tuple(one for one in found.prepared if one.id.startswith(name))
    meetings = tuple(one for one in found.meetings if one.id.startswith(name))
    if not name or not (prepared or meetings):
        raise NotFoundError("no preparation or meeting has that id", hint="aj supervision show --all")
    if len(prepared) + len(meetings) > 1:
        prepared = tuple(one for one in prepared if one.id == name)
        meetings = tuple(one for one in meetings if one.id == name)
    if not prepared and not meetings:
        raise UsageError("several begin like that", hint="aj supervision show --all")
    return replace(found, prepared=prepared, meetings=meetings)


def _read(desk: Desk) -> "tuple[Supervision, tuple[AgreedAction, ...]]":
    """Return what is in the two files; what cannot be read is said on stderr, with file and line."""
    from alliance_journal.storage.actions import agreed_actions  # noqa: PLC0415  only here
    from alliance_journal.storage.supervision import read_supervision  # noqa: PLC0415  the same

    found, problems = read_supervision(desk.journal())
    for problem in problems:
        desk.remark(f"not read: {problem}")
    steps, problems = agreed_actions(desk.journal())
    for problem in problems:
        desk.remark(f"not read as a step: {problem}")
    return found, steps


def _ground(desk: Desk, since: str, client: str | None) -> "Preparing":
    from alliance_journal.findings.for_supervision import Wanted, points_for  # noqa: PLC0415  only here
    from alliance_journal.model.codes import ClientCode  # noqa: PLC0415  the same
    from alliance_journal.storage.actions import agreed_actions  # noqa: PLC0415  the same
    from alliance_journal.terminal.supervising import Preparing  # noqa: PLC0415  the same

    code = str(ClientCode.parse(client)) if client else ""
    found, steps = _read(desk)
    first = _first_day(desk, since, found)
    last = found.last_meeting
    agreed = set(last.actions) if last else set()
    meant = [one for one in steps if one.is_due(desk.today) or (one.is_open and one.id in agreed)]

    def find() -> "tuple[Point, ...]":
        open_now = [one for one in agreed_actions(desk.journal())[0] if one.is_due(desk.today)]
        by_age = sorted(open_now, key=lambda one: one.due or date.max)
        return points_for(desk.gathered(), desk.workbench, Wanted(desk.today, first, code), by_age)

    asked = tuple(sorted(meant, key=lambda one: one.due or date.max))
    return Preparing(desk.room(), desk.today, first, code, find, asked, found.waiting)


def _first_day(desk: Desk, since: str, found: "Supervision") -> date | None:
    from alliance_journal.queries.edges import read_since  # noqa: PLC0415  only here

    if since.strip().lower() != LAST:
        return read_since(since, desk.today)
    return found.last_meeting.day if found.last_meeting else None


def _numbers(text: str) -> tuple[int, ...]:
    pieces = text.replace(",", " ").split()
    if not pieces or not all(piece.isascii() and piece.isdigit() and len(piece) < 5 for piece in pieces):
        raise UsageError("--keep takes numbers, such as 1,3,5", hint="aj supervision prepare --list shows them")
    return tuple(map(int, pieces))


def _list(desk: Desk, points: "tuple[Point, ...]", since: date | None, *, json: bool) -> None:
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  only here
    from alliance_journal.reports.supervision_text import point_lines, points_json  # noqa: PLC0415  the same

    if json:
        give(as_text(points_json(points, since)))
        return
    if not points:
        raise NotFoundError("nothing in these entries stands out to be brought", hint="another --since, or --client")
    desk.show([line for number, one in enumerate(points, start=1) for line in point_lines(one, number, desk.page)])


def _say_unfinished(desk: Desk) -> None:
    from alliance_journal.storage.supervision import LOGGING, PREPARING, own_draft  # noqa: PLC0415  only here

    journal = desk.journal()
    if own_draft(journal, PREPARING):
        desk.remark("A preparation is unfinished: aj supervision prepare")
    if own_draft(journal, LOGGING):
        desk.remark("What came of a supervision is half written down: aj supervision log")
