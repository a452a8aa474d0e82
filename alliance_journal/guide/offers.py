"""What a finished walk may offer next: another set, in one line, when its conditions hold; never an order."""

from alliance_journal.guide.conditions import all_hold, reached
from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import Offer


def offers_for(walk: Walk) -> tuple[Offer, ...]:
    """Return the offers of the set whose conditions hold on the walk's path, in order; at most one is ever shown."""
    path = reached(walk.prompt_set, walk.given)
    return tuple(offer for offer in walk.prompt_set.offers if all_hold(offer.when, path))
