"""Everything a reflection needs around it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.settings.config import Config
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal.screen import Screen


@dataclass(frozen=True, slots=True)
class Room:
    """The journal, the guided sets, the terminal, the clock, and what the worker has chosen in the configuration."""

    journal: Journal
    catalogue: Catalogue
    screen: Screen
    clock: Callable[[], datetime]
    config: Config = field(default_factory=Config)
