"""Every shipped set answered in a real terminal, through every branch that its own conditions make."""

import re
from collections.abc import Mapping
from typing import Final

import pytest

from alliance_journal.entrytext.reading import read
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.living import Offered, with_journal
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import Given, PromptSet, Question, QuestionKind
from tests.cli.fakes import Aj
from tests.guide.branching import Way, answers_that_matter, conditions_on, few_ways_through
from tests.terminal.fakes import Session

SETS: Final = tuple(with_journal(one, Offered()) for one in find_sets(None).sets.values())
"""The sets as they are walked with nothing in the journal yet."""

WAYS: Final = [
    pytest.param(one, way, id=f"{one.id}-{number}")
    for one in SETS
    for number, way in enumerate(few_ways_through(one), start=1)
]
SKIP, BACK, NEXT, ENTER = "\x0f", "\x1b[Z", "\t", "\r"


def reply_to(question: Question, answer: Given | None) -> str:
    """Return the keys that give this answer."""
    if answer is None:
        return SKIP
    if isinstance(answer, str):
        on = ENTER if question.kind in {QuestionKind.LINE, QuestionKind.DATE} else NEXT
        return answer.replace("\n", ENTER) + on
    if isinstance(answer, Mapping):
        return ", ".join(f"{word} {strength}" for word, strength in answer.items()) + ENTER
    if isinstance(answer, int):
        return f"{answer}{ENTER}"
    if question.kind is QuestionKind.YESNO:
        return f"{answer[0]}{ENTER}"
    numbers = [str(n) for n, option in enumerate(question.options, start=1) if option.id in answer]
    return " ".join(numbers or ["0"]) + ENTER


def begun(aj: Aj, prompt_set: PromptSet) -> Session:
    """Begin the walk."""
    words = ("reflect", prompt_set.id, "-c", "C07", "--date", "2026-09-04")
    return aj.session(*words, columns=100, lines=50)


def give(session: Session, prompt_set: PromptSet, way: Way, start: int = 1) -> None:
    """Answer the questions of a way from this number on, each once it is on the screen."""
    for number, known in enumerate(way, start=1):
        question = prompt_set.question(known)
        assert question is not None
        if number < start or question.kind is QuestionKind.SHOW:
            continue
        wait_for(session, number)
        session.type(reply_to(question, way[known]))


def wait_for(session: Session, number: int) -> None:
    session.until(lambda: re.search(rf"^{number} of ", session.look(), re.MULTILINE) is not None, f"question {number}")


def asks_another(session: Session, number: int) -> bool:
    """Whether a question is on the screen that is not the one of this number."""
    shown = re.search(r"^(\d+) of ", session.look(), re.MULTILINE)
    return shown is not None and shown[1] != str(number)


def finish(session: Session) -> None:
    """Wait for the save; whatever is offered afterwards is left for later."""
    session.until(lambda: "Saved as" in session.look() or "Saved as" in session.scrollback, "the save")
    if session.process.ptyproc.isalive():
        session.type(ENTER)
    assert session.end() == 0
    assert "Traceback" not in session.scrollback


def saved(aj: Aj) -> Entry:
    (file,) = aj.files
    assert list((aj.root / "drafts").iterdir()) == []
    return read(file.read_text(encoding="utf-8"), path=str(file)).entry


def answer_in(entry: Entry, question: Question) -> Given | None:
    """Return what the entry holds of the answer to a question."""
    if question.kind.is_written:
        return next((one.text for one in entry.answers if one.question == question.id), None)
    if question.kind is QuestionKind.FEELINGS:
        return entry.feelings
    return entry.ratings.get(question.id, entry.picks.get(question.id))


def is_kept(entry: Entry, question: Question, answer: Given | None) -> bool:
    """Whether the entry holds exactly this answer; feelings of several questions stand together."""
    if isinstance(answer, Mapping):
        return answer.items() <= entry.feelings.items()
    return question.kind is QuestionKind.FEELINGS or answer_in(entry, question) == answer


@pytest.mark.slow
@pytest.mark.parametrize(("prompt_set", "way"), WAYS)
def test_every_branch_is_walked_and_saved(aj: Aj, prompt_set: PromptSet, way: Way) -> None:
    session = begun(aj, prompt_set)
    give(session, prompt_set, way)
    finish(session)
    entry = saved(aj)
    for question in prompt_set.questions:
        assert is_kept(entry, question, way.get(question.id))


def turn_of(prompt_set: PromptSet) -> tuple[Way, QuestionId, Given | None]:
    """Return the longest way, the first question on it that decides about others, and another answer to that."""
    way = few_ways_through(prompt_set)[0]
    questions = [one for one in prompt_set.questions if one.id in way and conditions_on(prompt_set, one)]
    turn = next(one for one in questions if way[one.id] is not None)
    others = [one for one in answers_that_matter(prompt_set, turn) if one not in (None, way[turn.id])]
    return way, turn.id, others[-1]


def change(session: Session, question: Question, answer: Given | None) -> None:
    """Answer a question again in place of what stands there."""
    session.type("\x15" + reply_to(question, answer))


@pytest.mark.slow
@pytest.mark.parametrize("prompt_set", [one for one in SETS if len(few_ways_through(one)) > 1], ids=lambda one: one.id)
def test_going_back_taking_another_branch_and_coming_back_loses_nothing(aj: Aj, prompt_set: PromptSet) -> None:
    way, turn, otherwise = turn_of(prompt_set)
    question = prompt_set.question(turn)
    assert question is not None
    only_shown = {one.id for one in prompt_set.questions if one.kind is QuestionKind.SHOW}
    numbers = [number for number, known in enumerate(way, start=1) if known not in only_shown]
    at = list(way).index(turn) + 1
    session = begun(aj, prompt_set)
    give(session, prompt_set, {known: way[known] for known in list(way)[:-1]})
    for number in reversed([n for n in numbers if n > at]):
        wait_for(session, number)
        session.type(BACK)
    wait_for(session, at)
    change(session, question, otherwise)
    session.until(lambda: asks_another(session, at), "another question")
    session.type(BACK)
    wait_for(session, at)
    change(session, question, way[turn])
    for number in [n for n in numbers if n > at][:-1]:
        wait_for(session, number)
        session.type(NEXT)
    give(session, prompt_set, way, start=len(way))
    finish(session)
    entry = saved(aj)
    for one in prompt_set.questions:
        assert is_kept(entry, one, way.get(one.id))
