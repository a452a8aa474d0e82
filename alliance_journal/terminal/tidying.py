"""Left-over temporary files: shown, and removed only when that is confirmed."""

from alliance_journal.storage.drafts import lost_and_found, remove_left_over
from alliance_journal.terminal.reflecting import Room
from alliance_journal.terminal.screen import confirm, say


def tidy(room: Room) -> None:
    """Offer every left-over temporary file for removal, one at a time."""
    left = lost_and_found(room.journal)
    if not left:
        say(room.screen, "No temporary files were left over.")
    for one in left:
        say(room.screen, str(one))
        if room.screen.asks and confirm(room.screen, "Remove it?"):
            remove_left_over(room.journal, one)
            say(room.screen, "Removed.")
