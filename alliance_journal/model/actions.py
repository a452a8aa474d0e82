"""What was agreed, usually in supervision: a step, when it was agreed and is due, and when it was done."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

_SUPERVISION: Final = "supervision-"


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """One agreed step; `origin` is the id of the entry it was agreed in, or names a supervision, or is empty."""

    id: str
    what: str = field(repr=False)
    agreed: date | None = None
    due: date | None = None
    done: date | None = None
    origin: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it has not been done yet."""
        return self.done is None

    def is_due(self, day: date) -> bool:
        """Whether it is to be asked after on this day: open, and due by then or without a day of its own."""
        return self.is_open and (self.due is None or self.due <= day)


def supervision_origin(met: date) -> str:
    """Return the origin of a step that was agreed in the supervision of a day: `supervision-2026-11-25`."""
    return f"{_SUPERVISION}{met.isoformat()}"


def supervision_day(origin: str) -> date | None:
    """Return the day of the supervision that an origin names; None where it names none."""
    try:
        return date.fromisoformat(origin.removeprefix(_SUPERVISION)) if origin.startswith(_SUPERVISION) else None
    except ValueError:
        return None
