"""The words of the shipped sets: everything is said that should be, nothing that hurts, and nothing twice."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pytest

from alliance_journal.guide.catalogue import find_sets, shipped_folder
from alliance_journal.model.codes import SetId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind, Role
from alliance_journal.terminal.lines import done_line, feeling_lines, help_lines, option_lines, question_lines
from alliance_journal.terminal.notes import options_of
from alliance_journal.terminal.rows import cells
from alliance_journal.themes.codebook import load_codebook

SHIPPED: Final = find_sets(None).sets
SETS: Final = tuple(SHIPPED.values())
QUESTIONS: Final = [pytest.param(one, asked, id=f"{one.id}-{asked.id}") for one in SETS for asked in one.questions]
THEMES: Final = load_codebook(None)[0].themes
A_FREE_NOTE: Final = SetId("jot")
"""Asks for words and a small step only: a kind sentence would be a second question about a note."""
NARROW: Final = 46
LONGEST_SHORT: Final = 24
"""Columns of a short name, so that a done line has room for its note on a narrow terminal."""
ALIKE: Final = 5
"""So many words in a row that stand in two helps make a formula."""
HURTFUL: Final = re.compile(
    r"\b(detect|diagnos|risk level|resistan[ct]|manipulat|non-?complian|attention-seeking|failure|failed|you should"
    r"|you must|well done|good job|great work|congratul|excellent|alarm|danger|warning|score)\w*|%",
    re.IGNORECASE,
)
"""Words that judge a person, praise, or alarm."""
JARGON: Final = re.compile(
    r"\b(transference|countertransference|metacommunicat|alliance|therapeutic|intervention|dyad|3rs|projecti|defence"
    r" mechanism|client|session|patients|service user)\w*",
    re.IGNORECASE,
)
"""Words of a school, or of one kind of workplace."""
SOMEBODY: Final = re.compile(r"\b(he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(shipped_folder().glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["questions"]:
            yield path.stem, table


def said_by(asked: Question) -> str:
    """Everything that a question says, in lines."""
    return "\n".join((asked.short, asked.ask, asked.help, asked.hint, *(option.label for option in asked.options)))


def words_in(text: str) -> list[str]:
    """The words of a text; a full stop is one of its own, so that no run goes beyond a sentence."""
    return re.findall(r"[a-z']+|\.", text.lower())


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_a_set_says_what_it_is_for_how_long_it_takes_and_where_it_comes_from(prompt_set: PromptSet) -> None:
    assert len(prompt_set.purpose.split()) >= 8
    assert 2 <= prompt_set.minutes <= 15
    assert 1 <= len(prompt_set.opening.split()) <= 20
    assert prompt_set.source
    assert prompt_set.language == "en"


def test_no_two_sets_open_alike() -> None:
    assert len({one.opening for one in SETS}) == len({one.title for one in SETS}) == len(SETS)


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_a_question_is_short_has_a_name_and_says_why_it_is_asked(prompt_set: PromptSet, asked: Question) -> None:
    assert len(asked.ask) <= 200, prompt_set.id
    assert 0 < cells(asked.short) <= LONGEST_SHORT
    assert 15 <= len(asked.help.split()) <= 80


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_the_why_of_a_question_has_an_example_in_it(prompt_set: PromptSet, asked: Question) -> None:
    is_counted = asked.kind in {QuestionKind.SCALE, QuestionKind.FEELINGS}
    example = r'"[^"]+"|\b\w+ \d\b|\ban? \d\b' if is_counted else r'"[^"]+"'
    assert re.search(example, asked.help), prompt_set.id


def test_whose_acts_a_question_speaks_of_is_always_written_down() -> None:
    assert [(name, table["id"]) for name, table in tables() if "holder" not in table] == []


def test_no_two_questions_say_why_in_the_same_words() -> None:
    runs: Counter[str] = Counter()
    for prompt_set in SETS:
        for asked in prompt_set.questions:
            words = words_in(re.sub(r'"[^"]+"', " . ", asked.help))
            runs.update({" ".join(words[at : at + ALIKE]) for at in range(len(words) - ALIKE + 1)})
    assert [run for run, times in runs.items() if times > 1 and "." not in run] == []


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_nothing_judges_praises_or_alarms(prompt_set: PromptSet, asked: Question) -> None:
    found = HURTFUL.search(said_by(asked))
    assert found is None, f"{prompt_set.id}: {found}"


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_the_words_are_those_of_any_workplace(prompt_set: PromptSet, asked: Question) -> None:
    found = JARGON.search(said_by(asked))
    assert found is None, f"{prompt_set.id}: {found}"


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_a_question_asks_what_or_how_and_of_anybody(prompt_set: PromptSet, asked: Question) -> None:
    assert not re.match(r"(and |but )?why\b", asked.ask, re.IGNORECASE), prompt_set.id
    asking = "\n".join((asked.ask, asked.short, asked.hint, *(option.label for option in asked.options)))
    assert SOMEBODY.search(asking) is None


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_nothing_that_opens_or_names_a_set_judges_praises_or_alarms(prompt_set: PromptSet) -> None:
    offered = (one.line for one in prompt_set.offers)
    said = "\n".join((prompt_set.title, prompt_set.purpose, prompt_set.opening, *offered))
    assert HURTFUL.search(said) is None


@pytest.mark.parametrize("prompt_set", SETS, ids=lambda one: one.id)
def test_a_set_ends_with_a_small_step_and_a_kind_sentence(prompt_set: PromptSet) -> None:
    ends = [Role.NEXT_STEP] if prompt_set.id == A_FREE_NOTE else [Role.NEXT_STEP, Role.KIND]
    last = prompt_set.questions[-len(ends) :]
    assert [one.role for one in last] == ends
    assert {(one.kind, one.when, one.holder) for one in last} == {(QuestionKind.LINE, (), Holder.WORKER)}


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_an_option_stands_only_for_a_theme_that_there_is_and_that_it_can_be(
    prompt_set: PromptSet, asked: Question
) -> None:
    for option in asked.options:
        if option.theme is None:
            continue
        holder = THEMES[option.theme].holder
        sides = {Holder.WORKER, Holder.CLIENT}
        assert holder not in sides or asked.holder in {holder, Holder.BOTH}, f"{prompt_set.id}: {option.id}"


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_an_option_that_is_called_a_theme_is_that_theme(prompt_set: PromptSet, asked: Question) -> None:
    for option in asked.options:
        if option.id in THEMES:
            assert option.theme == option.id, prompt_set.id


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_words_to_be_said_are_drafts_and_drafts_are_words_to_be_said(prompt_set: PromptSet, asked: Question) -> None:
    assert (asked.kind is QuestionKind.DRAFT) == (asked.role is Role.DRAFT), prompt_set.id
    assert asked.kind is not QuestionKind.DRAFT or asked.holder is Holder.WORKER


@pytest.mark.parametrize(("prompt_set", "asked"), QUESTIONS)
def test_a_question_fits_a_narrow_terminal(prompt_set: PromptSet, asked: Question) -> None:
    width = NARROW - 1
    lines = [
        *question_lines(asked, (10, 26), width),
        *help_lines(asked, width),
        *option_lines(options_of(asked), width),
        *feeling_lines(width),
        done_line(10, asked.short, "123 words", width),
    ]
    assert [line for line in lines if cells(line) > width] == [], prompt_set.id
    assert asked.short in done_line(10, asked.short, "123 words", width)


def test_a_number_is_explained_at_both_ends() -> None:
    scales = [one for prompt_set in SETS for one in prompt_set.questions if one.kind is QuestionKind.SCALE]
    assert scales
    assert all(one.low and one.high for one in scales)


def test_all_six_strategies_are_asked_about_where_something_felt_off() -> None:
    asked = {one.strategy for one in SHIPPED[SetId("strain")].questions}
    assert asked >= {1, 2, 3, 4, 5, 6}


def test_what_belongs_to_an_old_story_of_the_writer_is_private() -> None:
    private = {(one.id, asked.id) for one in SETS for asked in one.questions if asked.private}
    assert private >= {("feelings", "belongs"), ("feelings", "felt_before"), ("strain", "sources")}
    assert ("strain", "own_part") not in private


def test_every_question_about_a_feeling_carried_along_serves_the_third_strategy() -> None:
    asked = [one for one in SHIPPED[SetId("feelings")].questions if one.role is Role.NONE]
    assert {one.strategy for one in asked} == {3}


def test_each_rung_of_the_ladder_has_words_of_its_own_to_be_drafted() -> None:
    mending = SHIPPED[SetId("repair")]
    rungs = mending.question("rung")
    assert rungs is not None
    opened = {one.when[0].any_of: one.id for one in mending.questions if one.kind is QuestionKind.DRAFT}
    assert [opened[(option.id,)] for option in rungs.options] == [
        "opening",
        "ask_lately",
        "ask_elsewhere",
        "say_mine",
        "say_us",
    ]
    assert opened[()] == "own_words"
