"""One question more for a client with an open strain: how that strain stands now, asked near the end of any set."""

from dataclasses import replace
from datetime import date
from typing import Final

from alliance_journal.model.codes import QuestionId, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind, Role
from alliance_journal.queries.almanac import say_date

FOLLOW_UP: Final = Question(
    id=QuestionId("outcome"),
    ask="How do things stand between us now?",
    kind=QuestionKind.PICK,
    short="That strain now",
    help=(
        "You wrote about a strain with this client, and have not yet said that it was over. "
        "It may have passed without a word, or be where you left it; both are ordinary. "
        "Skip it, and it will be asked again another time."
    ),
    holder=Holder.BOTH,
    role=Role.OUTCOME,
    options=(
        Option("together", "we have come back together", ThemeId("ro.repaired")),
        Option("partly", "partly"),
        Option("open", "still open", ThemeId("ro.unresolved")),
        Option("unknown", "don't know"),
    ),
)
"""The question as it is asked where no day is known; an entry keeps its answer as the pick `outcome`."""
_LAST_WORDS: Final = (Role.NEXT_STEP, Role.KIND)
"""A walk ends on a small step and a kind sentence; nothing is asked after them."""


def with_follow_up(prompt_set: PromptSet, strain_day: date) -> PromptSet:
    """Return the set with a question on how the strain of that day stands now, before its next step and kind word.

    A set that speaks of it anyway (see `speaks_of_it`) stays as it is.
    """
    if speaks_of_it(prompt_set):
        return prompt_set
    asked = replace(FOLLOW_UP, ask=f"How does the strain of {say_date(strain_day)} stand now?")
    ends = (number for number, one in enumerate(prompt_set.questions) if one.role in _LAST_WORDS)
    at = next(ends, len(prompt_set.questions))
    return replace(prompt_set, questions=(*prompt_set.questions[:at], asked, *prompt_set.questions[at:]))


def speaks_of_it(prompt_set: PromptSet) -> bool:
    """Whether the set asks for an outcome itself, or shows the open strain."""
    return any(
        one.role is Role.OUTCOME or one.id == FOLLOW_UP.id or one.shows == "open_strain" for one in prompt_set.questions
    )
