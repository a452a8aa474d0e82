"""Whether the learned coder may suggest themes: by the configuration, or for one command by the environment."""

from collections.abc import Mapping
from typing import Final

from alliance_journal.settings.config import Config

SUGGESTIONS_VARIABLE: Final = "ALLIANCE_JOURNAL_SUGGESTIONS"
_ON: Final = frozenset({"", "1", "on", "yes", "true"})
"""Anything else leaves suggestions out: whoever writes there wants them gone."""


def suggests(config: Config, environment: Mapping[str, str]) -> bool:
    """Whether themes are suggested; `ALLIANCE_JOURNAL_SUGGESTIONS=off` leaves them out whatever is configured."""
    return config.flag("suggestions") and environment.get(SUGGESTIONS_VARIABLE, "").strip().lower() in _ON
