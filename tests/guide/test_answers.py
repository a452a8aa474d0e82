"""What counts as an answer, and what is refused without being repeated."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import UsageError
from alliance_journal.guide.answers import AnswerError, checked, option_ids
from alliance_journal.model.prompts import QuestionKind
from tests.guide.fakes import question

LIST = "quiet late left"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "  two\nlines \n", "  two\nlines \n"),
        ("draft", "I have noticed", "I have noticed"),
        ("line", "  one line ", "one line"),
        ("date", "next tuesday", "next tuesday"),
        ("scale", 0, 0),
        ("scale", 10, 10),
        ("pick", "late", ("late",)),
        ("pick", ["late"], ("late",)),
        ("picks", "late", ("late",)),
        ("picks", ["left", "quiet", "left"], ("quiet", "left")),
        ("picks", [], ()),
        ("yesno", "unsure", ("unsure",)),
        ("feelings", {"Warm": 2, "sad": 0, " Torn in two ": 3}, {"warm": 2, "Torn in two": 3}),
        ("feelings", {}, {}),
    ],
)
def test_an_answer_is_kept_in_its_one_form(kind: str, value: object, expected: object) -> None:
    assert checked(question("q", kind, options=LIST), value) == expected


@pytest.mark.parametrize("kind", [kind.value for kind in QuestionKind])
@pytest.mark.parametrize("empty", ["", None])
def test_nothing_is_no_answer_to_any_question(kind: str, empty: object) -> None:
    answer = checked(question("q", kind, options=LIST), empty)
    assert answer is None


@pytest.mark.parametrize(
    ("kind", "empty"), [("text", " \n"), ("line", " "), ("scale", " "), ("pick", []), ("yesno", " ")]
)
def test_what_says_nothing_is_no_answer(kind: str, empty: object) -> None:
    assert checked(question("q", kind, options=LIST), empty) is None


WRONG = [
    ("text", 7),
    ("line", 7),
    ("line", "zebra\nzebra"),
    ("date", "zebra\rzebra"),
    ("scale", 11),
    ("scale", -1),
    ("scale", True),
    ("scale", "zebra"),
    ("scale", 2.5),
    ("pick", "zebra"),
    ("pick", ["quiet", "late"]),
    ("pick", 1),
    ("picks", ["quiet", "zebra"]),
    ("picks", {"quiet": 1}),
    ("yesno", "zebra"),
    ("feelings", ["zebra"]),
    ("feelings", {"zebra" * 9: 1}),
    ("feelings", {" ": 1}),
    ("feelings", {3: 1}),
    ("feelings", {"zebra\x1b": 1}),
    ("feelings", {"warm": 4}),
    ("feelings", {"warm": True}),
    ("feelings", {"warm": "zebra"}),
    ("feelings", {f"zebra{n}": 1 for n in range(61)}),
]


@pytest.mark.parametrize(("kind", "value"), WRONG)
def test_a_wrong_answer_is_refused_without_its_words(kind: str, value: object) -> None:
    with pytest.raises(AnswerError) as caught:
        checked(question("q", kind, options=LIST), value)
    assert isinstance(caught.value, UsageError)
    assert "zebra" not in caught.value.sentence + caught.value.hint


def test_the_wrong_choice_is_told_which_there_are() -> None:
    with pytest.raises(AnswerError) as caught:
        checked(question("q", "yesno"), "perhaps")
    assert caught.value.hint == "the list: yes, no, unsure"


def test_feelings_cannot_be_changed_in_place() -> None:
    assert isinstance(checked(question("q", "feelings"), {"warm": 1}), MappingProxyType)


def test_words_have_no_options() -> None:
    assert option_ids(question("q")) == ()


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(list(QuestionKind)), anything)
def test_any_value_is_an_answer_or_is_refused_and_an_answer_stays_the_same(kind: QuestionKind, value: object) -> None:
    asked = question("q", kind.value, options=LIST)
    try:
        answer = checked(asked, value)
    except AnswerError:
        return
    assert checked(asked, answer) == answer
