"""Which command lives in which file; a command's file is imported only when that command is called."""

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "reflect": "reflecting",
    "resume": "resuming",
    "list": "listing",
    "show": "showing",
    "search": "searching",
    "summary": "summing",
    "themes": "sighting",
    "edit": "editing",
    "delete": "deleting",
    "restore": "restoring",
    "undo": "undoing",
    "verify": "verifying",
    "prompts": "prompts",
    "import": "importing",
    "export": "exporting",
    "demo": "demo",
    "where": "places",
    "config": "config",
    "help": "topics",
}
"""Every command, in the order of the help, with the module of this folder that adds it."""
