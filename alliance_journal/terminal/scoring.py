"""What the learned coder says of an entry, worked out once it is safely saved, so that the next summary has it."""

import os
from contextlib import suppress

from alliance_journal.settings.places import cache_folder
from alliance_journal.settings.suggestions import suggests
from alliance_journal.storage.names import EntryFile
from alliance_journal.terminal.room import Room


def score(room: Room, file: EntryFile) -> None:
    """Score an entry and keep what was found; whatever stops that does no harm, because it can be done later.

    Nothing of it is said: the words are saved, and whoever has saved them is done.
    """
    if not suggests(room.config, os.environ):
        return
    with suppress(Exception, KeyboardInterrupt):
        from alliance_journal.findings.gathering import workbench  # noqa: PLC0415  may be stopped like all the rest

        bench, _ = workbench(room.journal.root, room.catalogue, cache_folder())
        document = room.journal.read(file).document
        if bench.learning is not None:
            bench.learning.scored(document, bench.sets.holders_in(document.entry))
            bench.learning.save()
