"""The log of hours and what it comes to as JSON, in stable shapes."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.findings.hours import kinds_in, minutes_by_kind, missed, spans, standings
from alliance_journal.model.hours import Each, HourRules, HoursRow, Ratio, total
from alliance_journal.reports.hours_text import Log
from alliance_journal.reports.jsontext import Json

HOURS_SCHEMA: Final = "alliance-journal/hours/1"
REPORT_SCHEMA: Final = "alliance-journal/hours-report/1"


def hours_json(rows: Sequence[HoursRow]) -> Json:
    """Return rows in the shape `alliance-journal/hours/1`; `line` is where a row begins in the file."""
    return {"schema": HOURS_SCHEMA, "hours": [_row(row) for row in rows]}


def _row(row: HoursRow) -> Json:
    return {
        "id": row.id,
        "date": row.day.isoformat(),
        "kind": row.kind,
        "minutes": row.minutes,
        "client": row.client,
        "with": row.with_whom,
        "setting": row.setting,
        "note": row.note,
        "line": row.line,
    }


def report_json(log: Log, each: Each) -> Json:
    """Return sums in the shape `alliance-journal/hours-report/1`, in minutes, with the ratios and where they stand."""
    ratios = [_ratio(ratio, log) for ratio in log.rules.ratios] if log.ratios else []
    parts = [
        {"from": span.first.isoformat(), "kinds": dict(minutes_by_kind(span.rows)), **_sums(span.rows)}
        for span in spans(log.rows, each, log.period)
    ]
    return {
        "schema": REPORT_SCHEMA,
        "by": each,
        "kinds": _kinds(log.rules, log.rows),
        "spans": parts,
        "minutes": dict(minutes_by_kind(log.rows)),
        **_sums(log.rows),
        "ratios": ratios,
    }


def _sums(rows: Sequence[HoursRow]) -> Json:
    return {"together": total(rows), "rows": len(rows), "missed": missed(rows)}


def _kinds(rules: HourRules, rows: Sequence[HoursRow]) -> list[Json]:
    ids = kinds_in(rows, [kind.id for kind in rules.kinds])
    return [{"id": kind, "label": rules.kind(kind).label} for kind in ids]


def _ratio(ratio: Ratio, log: Log) -> Json:
    stand = [
        {"from": one.first.isoformat(), "per": one.per, "set": one.wanted, "there": one.there}
        for one in standings(ratio, log.rows, log.period)
    ]
    return {"name": ratio.name, "of": list(ratio.of), "per": list(ratio.per), "each": ratio.each, "spans": stand}
