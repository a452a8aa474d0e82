"""Asking whether what was agreed has happened: each answer is in `actions.toml` before the next step is asked about."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.queries.almanac import say_date
from alliance_journal.storage.actions import set_days
from alliance_journal.terminal.agreeing import Agreeing, due_day
from alliance_journal.terminal.dialogue import asked, tell
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.screen import say

DID_IT: Final = "Did it happen? y yes, n not yet, Enter leaves it:"
NEW_DAY: Final = "New day, such as friday, in 2 weeks or 4 dec (Enter keeps the old one):"


def ask_about_steps(ground: Agreeing, steps: Sequence[AgreedAction]) -> None:
    """Ask about each step and write down what is answered; raises Stopped where nobody answers any more."""
    if not steps:
        return
    tell(ground.screen, "First, what was agreed:" if len(steps) == 1 else f"First, the {len(steps)} steps agreed:")
    for number, step in enumerate(steps, start=1):
        say(ground.screen)
        tell(ground.screen, f"{number}. {' '.join(step.what.split())} ({_when(step)})")
        _ask_about(ground, step)
    say(ground.screen)


def _ask_about(ground: Agreeing, step: AgreedAction) -> None:
    answer = asked(ground.screen, DID_IT, _read, topic="supervision")
    if answer == "y":
        set_days(ground.journal, step.id, done=ground.today)
        tell(ground.screen, "Noted: done today.")
    elif answer == "n":
        day = asked(ground.screen, NEW_DAY, lambda typed: _read_day(typed, ground.today), topic="supervision")
        if day:
            set_days(ground.journal, step.id, due=day)
            tell(ground.screen, f"Noted: due {say_date(day)}.")


def _read(typed: str) -> str | Muddle:
    word = typed.lower()
    for letter, words in (("y", "yes"), ("n", "not yet"), ("n", "no"), ("", "skip")):
        if words.startswith(word):
            return letter if word else ""
    return Muddle("Please type y or n, or only Enter.")


def _read_day(typed: str, today: date) -> date | Muddle | None:
    if not typed:
        return None
    try:
        return due_day(typed, today)
    except AllianceJournalError as error:
        return Muddle(f"{error.sentence[:1].upper()}{error.sentence[1:]}; {error.hint}.")


def _when(step: AgreedAction) -> str:
    agreed = f"agreed {say_date(step.agreed)}" if step.agreed else ""
    due = f"due {say_date(step.due)}" if step.due else "no day set"
    return ", ".join(filter(None, (agreed, due)))
