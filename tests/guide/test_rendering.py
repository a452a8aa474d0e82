"""A set written as TOML reads back as the same set."""

from dataclasses import replace

import pytest
from hypothesis import given

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.parsing import parse_set
from alliance_journal.guide.rendering import set_text
from alliance_journal.guide.skeleton import skeleton
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import PromptSet, QuestionKind
from tests.guide.fakes import prompt_sets


def without_tests_of_what_is_only_shown(prompt_set: PromptSet) -> PromptSet:
    shown = {question.id for question in prompt_set.questions if question.kind is QuestionKind.SHOW}
    return replace(
        prompt_set,
        questions=tuple(
            replace(question, when=tuple(one for one in question.when if one.question not in shown))
            for question in prompt_set.questions
        ),
        offers=tuple(offer for offer in prompt_set.offers if offer.when[0].question not in shown),
    )


@given(prompt_sets().map(without_tests_of_what_is_only_shown))
def test_any_set_reads_back_as_it_was(prompt_set: PromptSet) -> None:
    assert parse_set(set_text(prompt_set), path="own.toml") == (prompt_set, ())


@pytest.mark.parametrize("name", sorted(find_sets(None).sets))
def test_every_shipped_set_reads_back_as_it_was(name: str) -> None:
    shipped = find_sets(None).get(name)
    assert parse_set(set_text(shipped), path="own.toml") == (shipped, ())


def test_the_skeleton_has_no_mistakes_and_every_note_in_it_can_be_taken_at_its_word() -> None:
    text = skeleton(SetId("after_duty"))
    found, problems = parse_set(text, path="own.toml")
    assert (problems, found is not None and found.title) == ((), "After duty")
    keys = (
        "# [[",
        "# id =",
        "# ask =",
        "# kind =",
        "# options",
        "#   {",
        "# ]",
        "# when =",
        "# private",
        "# help",
        "# hint",
    )
    used = "\n".join(line.removeprefix("# ") if line.startswith(keys) else line for line in text.split("\n"))
    found, problems = parse_set(used.replace("#   {", "  {"), path="own.toml")
    assert problems == ()
    assert found is not None
    assert [question.id for question in found.questions] == ["moment", "between"]
