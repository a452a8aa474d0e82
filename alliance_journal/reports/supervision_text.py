"""Supervision for people and as JSON: what is prepared, when the last meeting was, what was agreed and is due."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Meeting, Point, Prepared, Supervision
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.lines import Line, Page, counted, wrapped

SUPERVISION_SCHEMA: Final = "alliance-journal/supervision/1"
_INDENT: Final = "   "


def standing_lines(found: Supervision, steps: Sequence[AgreedAction], page: Page, today: date) -> tuple[Line, ...]:
    """Return how things stand: the preparation that waits, the last meeting, and the steps that are still open."""
    return (
        *wrapped(_prepared_line(found.waiting), page),
        *wrapped(_meeting_line(found.last_meeting, today), page),
        *_steps(steps, page, today),
    )


def _prepared_line(prepared: Prepared | None) -> str:
    if prepared is None:
        return "Nothing is prepared: aj supervision prepare"
    points = counted(len(prepared.points), "point")
    return f"Prepared {say_date(prepared.day)}: {points} (aj supervision show)"


def _meeting_line(meeting: Meeting | None, today: date) -> str:
    if meeting is None:
        return "No supervision is written down yet: aj supervision log"
    days = (today - meeting.day).days
    ago = f"{counted(days, 'day')} ago" if days else "today"
    return ", ".join(filter(None, (f"Last supervision {say_date(meeting.day)}", ago, meeting.role)))


def _steps(steps: Sequence[AgreedAction], page: Page, today: date) -> Iterator[Line]:
    still_open = sorted((one for one in steps if one.is_open), key=lambda one: one.due or date.max)
    asked = [one for one in still_open if one.is_due(today)]
    if not still_open:
        yield from wrapped("No agreed step is open.", page)
        return
    if asked:
        due = sum(one.due is not None for one in asked)
        parts = (f"{due} due" if due else "", f"{len(asked) - due} without a day" if due < len(asked) else "")
        said = ", ".join(filter(None, parts))
        yield from wrapped(f"{counted(len(asked), 'agreed step')} to ask after, {said}:", page)
    for one in asked:
        day = f" (due {say_date(one.due)})" if one.due else " (no day set)"
        words = f"{' '.join(one.what.split())}{day}"
        yield from wrapped(words, page, indent=f"{_INDENT}{one.id}  ", hanging=f"{_INDENT}      ")
    later = len(still_open) - len(asked)
    if later:
        yield from wrapped(f"{counted(later, 'agreed step')} not due yet (aj actions).", page, role="note")


def shown_lines(found: Supervision, steps: Sequence[AgreedAction], page: Page) -> tuple[Line, ...]:
    """Return preparations and meetings in full, in the order of their days."""
    words = {one.id: one for one in steps}
    told = [(one.day, 0, list(_prepared(one, page))) for one in found.prepared]
    told += [(one.day, 1, list(_meeting(one, words, page))) for one in found.meetings]
    lines: list[Line] = []
    for _, _, block in sorted(told, key=lambda one: one[:2]):
        lines += [Line(""), *block] if lines else block
    return tuple(lines)


def _prepared(prepared: Prepared, page: Page) -> Iterator[Line]:
    since = f"since {say_date(prepared.since)}" if prepared.since else "from the whole journal"
    about = ", ".join(filter(None, (prepared.client, since)))
    yield from wrapped(f"Prepared {say_date(prepared.day)} ({prepared.id}): {about}", page, role="heading")
    yield from _answer("What I want", prepared.want, page)
    for number, point in enumerate(prepared.points, start=1):
        yield from point_lines(point, number, page)
    yield from _answer("Rival hypotheses", prepared.rivals, page)
    yield from _answer("My question", prepared.question, page)


def point_lines(point: Point, number: int, page: Page, *, state: str = "") -> Iterator[Line]:
    """Yield one numbered point, with its sentence, client and day under it."""
    lead = f"{number:>2} "
    yield from wrapped(f"{point.label}: {' '.join(point.words.split())}{state}", page, indent=lead, hanging=_INDENT)
    if point.quote:
        yield from wrapped(f'"{point.quote}"', page, indent=_INDENT, role="quote")
    day = say_date(point.day) if point.day else ""
    where = ", ".join(
        filter(None, (point.client, day, point.entry and f"entry {point.entry}", "private" * point.private))
    )
    if where:
        yield from wrapped(where, page, indent=_INDENT, role="note")


def _meeting(meeting: Meeting, steps: dict[str, AgreedAction], page: Page) -> Iterator[Line]:
    with_whom = f", {meeting.role}" if meeting.role else ""
    yield from wrapped(f"Supervision {say_date(meeting.day)}{with_whom} ({meeting.id})", page, role="heading")
    yield from _answer("What I took from it", meeting.took, page)
    for name in meeting.actions:
        yield from wrapped(_step(steps.get(name)), page, indent=f"{_INDENT}{name}  ", hanging=f"{_INDENT}      ")


def _step(step: AgreedAction | None) -> str:
    if step is None:
        return "this step is not in aj actions any more"
    when = f"done {say_date(step.done)}" if step.done else f"due {say_date(step.due)}" if step.due else "no day set"
    return f"{' '.join(step.what.split())} ({when})"


def _answer(name: str, text: str, page: Page) -> Iterator[Line]:
    if not text.strip():
        return
    first, *rest = text.strip().split("\n")
    yield from wrapped(f"{name}: {first}", page, hanging=_INDENT)
    for line in rest:
        yield from wrapped(line, page, indent=_INDENT)


def supervision_json(found: Supervision, steps: Sequence[AgreedAction], today: date) -> dict[str, Any]:
    """Return preparations, meetings and open steps in the shape `alliance-journal/supervision/1`."""
    last = found.last_meeting
    return {
        "schema": SUPERVISION_SCHEMA,
        "waiting": found.waiting.id if found.waiting else None,
        "last_meeting": last.id if last else None,
        "due": [one.id for one in steps if one.is_due(today)],
        "prepared": [_prepared_json(one) for one in found.prepared],
        "meetings": [_meeting_json(one) for one in found.meetings],
    }


def points_json(points: Sequence[Point], since: date | None) -> dict[str, Any]:
    """Return what may be brought, in the same shape, before anything is kept."""
    return {"schema": SUPERVISION_SCHEMA, "since": _iso(since), "points": [_point_json(one) for one in points]}


def _prepared_json(prepared: Prepared) -> dict[str, Any]:
    return {
        "id": prepared.id,
        "date": prepared.day.isoformat(),
        "since": _iso(prepared.since),
        "client": prepared.client or None,
        "want": prepared.want,
        "rivals": prepared.rivals,
        "question": prepared.question,
        "points": [_point_json(one) for one in prepared.points],
    }


def _point_json(point: Point) -> dict[str, Any]:
    return {
        "kind": point.kind,
        "words": point.words,
        "quote": point.quote or None,
        "entry": point.entry or None,
        "client": point.client or None,
        "date": _iso(point.day),
        "private": point.private,
    }


def _meeting_json(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "date": meeting.day.isoformat(),
        "role": meeting.role or None,
        "took": meeting.took,
        "actions": list(meeting.actions),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
