"""Agreed steps for people and as JSON: what is due first, nothing in red, nothing that reproaches."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from alliance_journal.model.actions import AgreedAction, supervision_day
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.lines import Line, Page, counted, wrapped

ACTIONS_SCHEMA: Final = "alliance-journal/actions/1"


def actions_text(
    actions: Sequence[AgreedAction], page: Page, today: date, *, everything: bool = False
) -> tuple[Line, ...]:
    """Return the open steps, the longest due first and those without a day last, and with `everything` the done too."""
    still_open = sorted((one for one in actions if one.is_open), key=lambda one: one.due or date.max)
    done = [one for one in actions if not one.is_open]
    due = sum(one.due is not None and one.due <= today for one in still_open)
    heading = f"{counted(len(still_open), 'agreed step')} open, {due} due" if still_open else "No agreed step is open"
    return (
        *wrapped(f"{heading}, {len(done)} done", page, role="heading"),
        *(line for one in still_open for line in _lines(one, page, today)),
        *(line for one in done if everything for line in _lines(one, page, today)),
    )


def _lines(action: AgreedAction, page: Page, today: date) -> Iterator[Line]:
    yield from wrapped(" ".join(action.what.split()), page, indent=f"{action.id}  ", hanging="      ")
    yield from wrapped(", ".join(_when(action, today)), page, indent="      ", role="note")


def _when(action: AgreedAction, today: date) -> Iterator[str]:
    if action.agreed:
        yield f"agreed {say_date(action.agreed)}"
    if action.done:
        yield f"done {say_date(action.done)}"
    elif action.due:
        yield f"due {say_date(action.due)}{_ago((today - action.due).days)}"
    else:
        yield "no day set"
    if action.origin:
        yield _origin(action.origin)


def _origin(origin: str) -> str:
    """Return where a step comes from: an entry, or the supervision of a day."""
    met = supervision_day(origin)
    return f"from supervision on {say_date(met)}" if met else f"from entry {origin}"


def _ago(days: int) -> str:
    if days < 0:
        return f", in {counted(-days, 'day')}"
    return f", {counted(days, 'day')} ago" if days else ", today"


def actions_json(actions: Iterable[AgreedAction]) -> dict[str, Any]:
    """Return agreed steps in the shape `alliance-journal/actions/1`; a day that is not there is null."""
    return {"schema": ACTIONS_SCHEMA, "actions": [_json(one) for one in actions]}


def _json(action: AgreedAction) -> dict[str, Any]:
    days = {"agreed": action.agreed, "due": action.due, "done": action.done}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"id": action.id, "what": action.what, **told, "from": action.origin}
