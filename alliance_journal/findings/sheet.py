"""The sheet for supervision as a value: the latest preparation, and what the journal says to it in counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.findings.rating_series import RatingSeries, rating_series
from alliance_journal.findings.selecting import without_suggestions
from alliance_journal.findings.sheet_points import clients_of, theme_of
from alliance_journal.findings.strains import Strain, strains_in, touched_by
from alliance_journal.findings.strategies import SIX_STRATEGIES
from alliance_journal.findings.theme_findings import ThemeFinding, theme_findings
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.periods import Period
from alliance_journal.model.supervision import Meeting, Point, Prepared
from alliance_journal.model.themes import Theme


@dataclass(frozen=True, slots=True)
class Tried:
    """One of the six strategies: in how many entries, in how many strains, and how many of these were mended since.

    An entry counts where its words show it, or a tick, exactly as it does in the summary.
    """

    theme: Theme
    entries: int
    strains: int
    mended: int


@dataclass(frozen=True, slots=True)
class Steps:
    """Agreed steps: those that are due, in the order in which they were kept, those that are not yet, and the done."""

    due: tuple[AgreedAction, ...] = ()
    coming: tuple[AgreedAction, ...] = ()
    done: tuple[AgreedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says.

    `themes` pairs each theme that was kept with its finding; `series`, `tried` and `strains` are of the clients whom
    the points are about, `meant`, with `about` entries, and `strains` only those that were kept; `hours` pairs kinds of
    supervision with minutes.
    """

    prepared: Prepared = field(repr=False)
    period: Period
    entries: int
    clients: int
    about: int
    themes: tuple[tuple[Point, ThemeFinding], ...] = field(repr=False)
    series: tuple[RatingSeries, ...]
    tried: tuple[Tried, ...]
    strains: tuple[Strain, ...]
    steps: Steps = field(repr=False)
    met: Meeting | None = field(default=None, repr=False)
    hours: tuple[tuple[str, int], ...] = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sheet needs beside the entries: agreed steps, the supervision before, hours by kind, and what is meant.

    `since` is the first day that is looked at, None for all; `client` the only one, if one was named.
    """

    steps: Sequence[AgreedAction] = field(default=(), repr=False)
    met: Meeting | None = field(default=None, repr=False)
    hours: tuple[tuple[str, int], ...] = ()
    since: date | None = None
    client: str = ""


def sheet_of(prepared: Prepared, gathered: Gathered, bench: Workbench, beside: Beside) -> Sheet:
    """Return the sheet of a preparation that holds only points that may leave, from facts that may leave.

    Nothing after the day of the preparation is looked at: the worker has neither kept nor dropped it.
    """
    known = [one for one in gathered.entries if one.day <= prepared.day and _is_meant(one, beside)]
    recent = [one for one in known if beside.since is None or one.day >= beside.since]
    meant = clients_of(prepared)
    about = [one for one in recent if one.client in meant]
    strains = tuple(one for one in strains_in(without_suggestions(known), bench.sets, prepared.day))
    touched = touched_by((one for one in strains if one.client in meant), about)
    by_client = {one.client: one for one in rating_series(about, bench.sets, bench.themes)}
    return Sheet(
        prepared=prepared,
        period=Period(recent[0].day, recent[-1].day) if recent else Period(beside.since, prepared.day),
        entries=len(recent),
        clients=len({one.client for one in recent if one.client}),
        about=len(about),
        themes=_themes(prepared, recent, gathered, bench),
        series=tuple(by_client[code] for code in meant if code in by_client),
        tried=_tried(about, touched, bench, prepared.day),
        strains=_kept_strains(prepared, strains),
        steps=_steps(prepared, beside),
        met=beside.met,
        hours=beside.hours,
        meant=tuple(code for code in meant if any(one.client == code for one in about)),
    )


def _is_meant(facts: EntryFacts, beside: Beside) -> bool:
    """Whether an entry is of the only client, if one was named, and no account, which retells what others say."""
    return beside.client in {"", facts.client} and not facts.retells


def _themes(
    prepared: Prepared, recent: Sequence[EntryFacts], gathered: Gathered, bench: Workbench
) -> tuple[tuple[Point, ThemeFinding], ...]:
    """Return each kept theme with its finding; a point whose words name no theme any more speaks for itself."""
    lens = Lens(bench.themes, bench.sets, prepared.day, quotes=None)
    found = {facts.path: counting(facts, lens) for facts in recent}
    rows = {row.theme.id: row for row in theme_findings(recent, found, lens, gathered.reader, None)}
    kept = ((point, theme_of(point, bench.themes)) for point in prepared.points if point.kind == "theme")
    return tuple((point, rows[theme.id]) for point, theme in kept if theme and theme.id in rows)


def _tried(about: Iterable[EntryFacts], strains: Sequence[Strain], bench: Workbench, day: date) -> tuple[Tried, ...]:
    lens = Lens(bench.themes, bench.sets, day)
    shown = [counting(facts, lens) for facts in without_suggestions(about)]
    return tuple(
        Tried(lens.themes[name], sum(name in seen for seen in shown), len(held), sum(one.is_over for one in held))
        for name in map(ThemeId, SIX_STRATEGIES)
        if name in lens.themes and any(name in seen for seen in shown)
        for held in [[strain for strain in strains if name in strain.strategies]]
    )


def _kept_strains(prepared: Prepared, strains: Iterable[Strain]) -> tuple[Strain, ...]:
    """Return the open strains of those clients whose strain was kept, in the order of the points."""
    still_open = {one.client: one for one in strains if not one.is_over}
    kept = dict.fromkeys(one.client for one in prepared.points if one.kind == "strain")
    return tuple(still_open[code] for code in kept if code in still_open)


def _steps(prepared: Prepared, beside: Beside) -> Steps:
    """Return the agreed steps; of those that were due when it was prepared only the kept ones."""
    known = [one for one in beside.steps if one.agreed is None or one.agreed <= prepared.day]
    kept = [point for point in prepared.points if point.kind == "step"]
    last = beside.met.day if beside.met else beside.since
    return Steps(
        due=tuple(step for point in kept for step in [_step_of(point, known)] if step.is_open),
        coming=tuple(one for one in known if one.is_open and not one.is_due(prepared.day)),
        done=tuple(one for one in known if one.done and (last is None or one.done >= last)),
    )


def _step_of(point: Point, known: Iterable[AgreedAction]) -> AgreedAction:
    """Return the step that a point was made from, in the words of the point; one that is gone, as it was kept."""
    same = (one for one in known if " ".join(one.what.split()) == " ".join(point.words.split()))
    return next(same, AgreedAction("", point.words, due=point.day))
