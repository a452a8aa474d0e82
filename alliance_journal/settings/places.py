"""Where things are kept on this machine, when the worker names no other place."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAME: Final = "alliance-journal"
JOURNAL_VARIABLE: Final = "ALLIANCE_JOURNAL"


def config_file() -> Path:
    """Return the path of the configuration file, which need not exist."""
    from platformdirs import user_config_path  # noqa: PLC0415  costs time at start-up

    return user_config_path(NAME, appauthor=False) / "config.toml"


def default_journal() -> Path:
    """Return the folder a journal lives in when nothing else is said."""
    from platformdirs import user_data_path  # noqa: PLC0415  costs time at start-up

    return user_data_path(NAME, appauthor=False) / "journal"


def cache_folder() -> Path:
    """Return the folder for what can be thrown away at any time; it never holds words of an entry."""
    from platformdirs import user_cache_path  # noqa: PLC0415  costs time at start-up

    return user_cache_path(NAME, appauthor=False)


def journal_folder(named: str | None, configured: str, environment: Mapping[str, str]) -> Path:
    """Return the journal's folder: as named, else by ALLIANCE_JOURNAL, else as configured, else the default."""
    words = named or environment.get(JOURNAL_VARIABLE, "") or configured
    return Path(os.path.abspath(Path(words).expanduser())) if words else default_journal()  # noqa: PTH100  a linked folder stays a link
