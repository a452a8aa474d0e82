"""What was agreed, usually in supervision: a step, when it was agreed and is due, and when it was done."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """One agreed step; `origin` is the id of the entry it was agreed in, or empty."""

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
