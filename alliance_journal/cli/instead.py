"""What to try where a command line was not understood."""

from collections.abc import Sequence
from typing import Final

from alliance_journal.cli.catalogue import COMMANDS

HELP: Final = "aj --help, or aj COMMAND --help"


def instead_of(words: Sequence[str]) -> str:
    """Return what to try instead of these words: the walk of a set whose name stands in a command's place, or help."""
    first = words[0].lower() if words else ""
    if not first.isidentifier() or first in COMMANDS:
        return HELP
    from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  needed only after a mistake

    return f"aj reflect {first}" if first in find_sets(None).sets else HELP
