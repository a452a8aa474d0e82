"""Which questions apply."""

import pytest

from alliance_journal.guide.conditions import holds
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Condition, Given

Q = QuestionId("q")


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (Condition(Q), 3, True),
        (Condition(Q), None, False),
        (Condition(Q, answered=True), "words", True),
        (Condition(Q, answered=True), None, False),
        (Condition(Q, answered=False), "words", False),
        (Condition(Q, answered=False), None, True),
        (Condition(Q, answered=False, at_least=1), None, False),
        (Condition(Q, at_least=4), 4, True),
        (Condition(Q, at_least=4), 3, False),
        (Condition(Q, at_most=4), 4, True),
        (Condition(Q, at_most=4), 5, False),
        (Condition(Q, at_least=2), {"sad": 1, "warm": 2}, True),
        (Condition(Q, at_least=1), {}, False),
        (Condition(Q, at_most=0), {}, True),
        (Condition(Q, at_least=1), "words", False),
        (Condition(Q, any_of=("a", "b")), ("b", "c"), True),
        (Condition(Q, any_of=("a",)), ("b",), False),
        (Condition(Q, any_of=("a",)), "a", False),
        (Condition(Q, none_of=("a",)), ("b",), True),
        (Condition(Q, none_of=("a",)), ("a", "b"), False),
        (Condition(Q, none_of=("a",)), None, True),
        (Condition(Q, none_of=("a",), answered=True), None, False),
    ],
)
def test_a_condition_holds_as_it_reads(condition: Condition, value: Given | None, *, expected: bool) -> None:
    assert holds(condition, {Q: value}) is expected


def test_a_condition_on_a_question_that_was_never_reached_does_not_hold() -> None:
    assert not holds(Condition(Q, answered=False), {})
