"""What is said after "Saved": at most one line, an offer and never an order."""

from alliance_journal.guide.offers import offers_for
from alliance_journal.guide.walk import Walk
from alliance_journal.model.entries import Entry
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say


def part(room: Room, walk: Walk, _entry: Entry) -> None:
    """Say at most one thing about an entry that is safely on disk."""
    offers = [offer for offer in offers_for(walk) if offer.set in room.catalogue.sets]
    for offer in offers[:1]:
        say(room.screen, offer.line)
