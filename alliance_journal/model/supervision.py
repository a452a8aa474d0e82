"""Supervision as values: what was prepared for it, point by point, and what came of the meeting itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "question": "My own question",
        "strain": "Open strain",
        "theme": "Recurring",
        "loop": "Loop",
        "step": "Agreed step",
        "starred": "Starred",
        "well": "Went well",
        "own": "My own point",
    }
)
"""What a point may come from, with its name, in the order in which points are offered."""
OWN: Final = "own"
ROLES: Final = ("supervisor", "peer")
"""Whom a meeting was with, where no own words were used; a role, never a name."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point for supervision: what it says, and the worker's own sentence that it stands on, word for word.

    `kind` is one of `KINDS`. `quote`, `entry` (an id), `client` and `day` (of the meeting) are empty where the point
    has none. `private` says that its words come from a private section or entry. `kept` is false while a list is put
    together and the point was dropped from it; what was prepared holds kept points only.
    """

    kind: str
    words: str = field(repr=False)
    quote: str = field(default="", repr=False)
    entry: str = ""
    client: str = ""
    day: date | None = None
    private: bool = False
    kept: bool = True

    @property
    def label(self) -> str:
        """What kind of point it is, in words."""
        return KINDS.get(self.kind, KINDS[OWN])


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was prepared for one supervision: the points that were kept, in their order, and three answers.

    `since` is the first day that was looked at, None for the whole journal; `client` the only one, if one was named.
    """

    id: str
    day: date
    since: date | None = None
    client: str = ""
    points: tuple[Point, ...] = field(default=(), repr=False)
    want: str = field(default="", repr=False)
    rivals: str = field(default="", repr=False)
    question: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One supervision that took place: the day, the role of whom it was with, what was taken from it.

    `actions` are the ids of the steps that were agreed, as `actions.toml` has them.
    """

    id: str
    day: date
    role: str = ""
    took: str = field(default="", repr=False)
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supervision:
    """Everything that was prepared and every meeting, each in the order of the file."""

    prepared: tuple[Prepared, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    @property
    def last_meeting(self) -> Meeting | None:
        """The latest meeting; of several on one day, that which was written down last."""
        return max(enumerate(self.meetings), key=lambda one: (one[1].day, one[0]))[1] if self.meetings else None

    @property
    def last_prepared(self) -> Prepared | None:
        """The latest preparation; of several on one day, that which was written down last."""
        return max(enumerate(self.prepared), key=lambda one: (one[1].day, one[0]))[1] if self.prepared else None

    @property
    def waiting(self) -> Prepared | None:
        """The preparation that no meeting has followed yet, if there is one."""
        prepared, meeting = self.last_prepared, self.last_meeting
        return prepared if prepared and (meeting is None or meeting.day < prepared.day) else None
