"""A file of answers to fill in: empty it answers nothing, filled in it answers everything."""

import json

import pytest
from hypothesis import given, settings

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.filling import fill, read_answers
from alliance_journal.guide.templates import answers_template
from alliance_journal.model.prompts import PromptSet, QuestionKind
from tests.guide.fakes import prompt_sets
from tests.terminal.fakes import EVERY_KIND

SHIPPED = tuple(find_sets(None).sets.values())
ANSWERS = {
    "moment": "She said 'no'.\n\nThen nothing.",
    "strain": 7,
    "between": ["easy", "tense"],
    "kind": "off",
    "spoken": "yes",
    "felt": "sad 2, left out 3",
    "step": "Ask.",
    "by": "2026-12-01",
    "say": "I wonder whether ...",
}
MEANT = {
    "moment": "She said 'no'.\n\nThen nothing.",
    "strain": 7,
    "between": ("easy", "tense"),
    "kind": ("off",),
    "spoken": ("yes",),
    "felt": {"sad": 2, "left out": 3},
    "step": "Ask.",
    "by": "2026-12-01",
    "say": "I wonder whether ...",
}


def filled(template: str, answers: dict[str, object]) -> str:
    for name, value in answers.items():
        said = json.dumps(value) if not isinstance(value, str) or "\n" not in value else f'"""\n{value}\n"""'
        before, _, after = template.partition(f"\n{name} = ")
        room = after[after.index("'''\n'''") + 7 :] if after.startswith("'''") else after[2:]
        template = f"{before}\n{name} = {said}{room}"
    return template


def read_back(prompt_set: PromptSet, text: str) -> dict[str, object]:
    mapping, problems = read_answers(text, path="x.toml", form="toml")
    walk, more = fill(prompt_set, mapping, text=text)
    assert (problems, more) == ((), ())
    return dict(walk.given)


@pytest.mark.parametrize("prompt_set", [*SHIPPED, EVERY_KIND], ids=lambda one: f"{one.id} {len(one.questions)}")
def test_as_it_is_it_answers_nothing_and_is_no_mistake(prompt_set: PromptSet) -> None:
    assert read_back(prompt_set, answers_template(prompt_set)) == {}


@given(prompt_sets())
@settings(max_examples=40)
def test_a_set_with_any_words_makes_a_file_that_can_be_read(prompt_set: PromptSet) -> None:
    assert read_back(prompt_set, answers_template(prompt_set)) == {}


def test_filled_in_it_answers_every_kind_of_question() -> None:
    assert read_back(EVERY_KIND, filled(answers_template(EVERY_KIND), ANSWERS)) == MEANT


def test_words_between_the_long_quotes_are_the_answer_without_their_line_ends() -> None:
    text = answers_template(EVERY_KIND).replace("moment = '''\n", "moment = '''\nHe \\ said \"no\".\n")
    assert read_back(EVERY_KIND, text) == {"moment": 'He \\ said "no".'}


def test_every_question_that_is_asked_has_its_line_and_says_what_fits() -> None:
    text = answers_template(EVERY_KIND)
    for question in EVERY_KIND.questions:
        assert (f"\n{question.id} = " in text) is (question.kind is not QuestionKind.SHOW)
    assert '#   "off"  somehow off' in text
    assert "# A whole number from 0 to 10: 0 none, 10 all." in text
    assert "# One small next step (private)" in text
    assert "# Only if it fits your other answers." in text
    assert "aj reflect session --answers FILE.toml" in text
    assert max(map(len, text.split("\n"))) <= 100
