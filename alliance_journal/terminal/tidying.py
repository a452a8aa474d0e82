"""Left-over temporary files: shown, and removed only when that is confirmed."""

import shutil
from pathlib import Path

from alliance_journal.storage.drafts import lost_and_found, remove_left_over
from alliance_journal.terminal.editor import left_behind
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import confirm, say


def tidy(room: Room) -> None:
    """Offer every left-over temporary file, and every folder that an editor has left, for removal, one at a time."""
    files = lost_and_found(room.journal)
    folders = left_behind(room.journal.root / "drafts")
    if not files and not folders:
        say(room.screen, "No temporary files were left over.")
    for one in files:
        say(room.screen, str(one))
        if _may_go(room):
            remove_left_over(room.journal, one)
            say(room.screen, "Removed.")
    for folder in folders:
        _offer_folder(room, folder)


def _offer_folder(room: Room, folder: Path) -> None:
    say(room.screen, f"{folder}: an editor has left this; it may hold words that were never saved")
    if _may_go(room):
        shutil.rmtree(folder)
        say(room.screen, "Removed.")


def _may_go(room: Room) -> bool:
    return room.screen.asks and confirm(room.screen, "Remove it?")
