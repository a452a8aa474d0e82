"""The walk: every step leads on, nothing that was answered is lost, and only what applies is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.guide.answers import AnswerError, WalkError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import QuestionKind
from tests.guide.fakes import SESSION, a_set, prompt_sets, question, values, when


def ids(walk: Walk) -> list[str]:
    return [asked.id for asked in walk.path()]


def at(name: str) -> Walk:
    """The session set at a question, everything before it skipped."""
    walk = Walk.started(SESSION)
    while walk.at != name:
        walk = walk.skip()
    return walk


def test_a_walk_starts_at_the_first_question() -> None:
    walk = Walk.started(SESSION)
    assert walk.current == SESSION.questions[0]
    assert walk.position == (1, 5)
    assert not walk.finished


def test_an_answer_leads_to_the_next_question_that_applies() -> None:
    walk = Walk.started(SESSION).answer("She left.").answer(2).answer("easy")
    assert walk.at == "helped"
    assert walk.position == (4, 6)


def test_the_count_grows_and_shrinks_with_the_answers() -> None:
    walk = at("strain").answer(7)
    assert walk.position == (3, 6)
    assert walk.back().answer(1).position == (3, 5)


def test_after_the_last_question_the_walk_is_finished() -> None:
    walk = at("last").answer("I have noticed")
    assert walk.finished
    assert walk.current is None
    assert walk.position == (5, 5)
    assert walk.open_text == ""


def test_a_changed_answer_opens_the_other_path_and_keeps_what_was_written_on_the_first() -> None:
    walk = at("between").answer("off").answer("her voice").go_to("between").answer("easy")
    assert ids(walk) == ["moment", "strain", "between", "helped", "felt", "last"]
    assert "sign" not in walk.answers()
    assert walk.go_to("between").answer("tense").answers()["sign"] == "her voice"


def test_an_answer_on_a_closed_path_opens_nothing() -> None:
    chain = a_set(
        question("a", "yesno"),
        question("b", "yesno", when=[when("a", any_of="yes")]),
        question("c", when=[when("b", any_of="yes")]),
    )
    walk = Walk.started(chain).answer("yes").answer("yes").answer("deep").go_to("a").answer("no")
    assert ids(walk) == ["a"]
    assert walk.finished
    assert ids(walk.back().answer("yes")) == ["a", "b", "c"]


def test_a_condition_on_a_question_off_the_path_never_holds_not_even_unanswered() -> None:
    chain = a_set(
        question("a", "yesno"),
        question("b", when=[when("a", any_of="yes")]),
        question("c", when=[when("b", answered=False)]),
    )
    assert ids(Walk.started(chain).answer("no")) == ["a"]
    assert ids(Walk.started(chain).answer("yes")) == ["a", "b", "c"]


def test_a_skipped_question_is_left_out_and_said_to_be_done() -> None:
    walk = Walk.started(SESSION).skip().answer(3)
    assert walk.answers() == {"strain": 3}
    assert [(done.number, done.question.id, done.value) for done in walk.done()] == [
        (1, "moment", None),
        (2, "strain", 3),
    ]


def test_words_under_a_skipped_question_stay_to_come_back_to() -> None:
    begun = Walk.started(SESSION).with_open_text("half a sen").skip()
    assert begun.back().open_text == "half a sen"
    answered = Walk.started(SESSION).answer("a whole one").back().skip()
    assert answered.answers() == {}
    assert answered.back().open_text == "a whole one"


def test_answering_a_skipped_question_counts_again() -> None:
    walk = Walk.started(SESSION).skip().back().answer("after all")
    assert walk.skipped == frozenset()
    assert walk.answers() == {"moment": "after all"}


def test_an_empty_answer_is_a_skip_that_clears_the_words() -> None:
    walk = Walk.started(SESSION).answer("no longer wanted").back().with_open_text("x").answer("  \n")
    assert walk.skipped == {"moment"}
    assert walk.back().open_text == ""
    assert walk.given == {}


def test_going_onward_changes_nothing_about_the_question() -> None:
    walk = Walk.started(SESSION).answer("kept").back().onward()
    assert walk.at == "strain"
    assert walk.given == {"moment": "kept"}
    assert walk.skipped == frozenset()


def test_open_text_survives_going_back_and_forth() -> None:
    walk = at("last").with_open_text("I have not").back()
    assert walk.open_text == ""
    assert walk.onward().open_text == "I have not"


def test_an_answer_takes_the_place_of_open_text() -> None:
    assert Walk.started(SESSION).with_open_text("Sh").answer("She left.").begun == {}


def test_emptied_open_text_is_forgotten() -> None:
    assert Walk.started(SESSION).with_open_text("Sh").with_open_text("").begun == {}


def test_back_from_the_end_is_the_last_question_and_back_from_the_first_stays() -> None:
    assert at("last").skip().back().at == "last"
    assert Walk.started(SESSION).back().at == "moment"


def test_nothing_can_be_typed_at_the_end() -> None:
    end = at("last").skip()
    assert end.skip() == end
    assert end.onward() == end
    assert end.with_open_text("words") == end
    with pytest.raises(AnswerError):
        end.answer("words")


@pytest.mark.parametrize("name", ["sign", "nowhere"])
def test_only_questions_on_the_path_can_be_gone_to(name: str) -> None:
    with pytest.raises(WalkError):
        Walk.started(SESSION).go_to(name)


def test_the_first_open_question_is_neither_answered_nor_skipped() -> None:
    walk = Walk.started(SESSION).answer("one").skip().go_to("felt").answer({}).at_first_open()
    assert walk.at == "between"
    assert at("last").skip().at_first_open().finished


def test_a_show_question_is_passed_by() -> None:
    walk = Walk.started(a_set(question("look", "show"), question("say"))).answer("seen")
    assert walk.at == "say"
    assert walk.given == {}


def test_no_answer_shows_in_a_representation() -> None:
    walk = Walk.started(SESSION).answer("secret").with_open_text("7secret")
    assert "secret" not in repr(walk)
    assert "secret" not in repr(walk.done())


def test_a_walk_cannot_be_changed_in_place() -> None:
    walk = Walk.started(SESSION).answer("kept")
    with pytest.raises(TypeError):
        walk.given["moment"] = "changed"  # type: ignore[index]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_way_through_any_set_loses_an_answer_or_its_place(data: st.DataObject) -> None:
    prompt_set = data.draw(prompt_sets())
    walk = Walk.started(prompt_set)
    expected: dict[str, object] = {}
    for step in data.draw(st.lists(st.sampled_from(["answer", "skip", "back", "go", "onward", "type"]), max_size=20)):
        asked, path = walk.current, walk.path()
        if step == "answer" and asked and asked.kind is not QuestionKind.SHOW:
            value = data.draw(values(asked))
            expected[asked.id] = value
            walk = walk.answer(value)
        elif step == "skip" and asked:
            expected.pop(asked.id, None)
            walk = walk.skip()
        elif step == "back":
            walk = walk.back()
        elif step == "go":
            walk = walk.go_to(data.draw(st.sampled_from(path)).id)
        elif step == "onward":
            walk = walk.onward()
        elif step == "type":
            walk = walk.with_open_text("begun")
        number, of = walk.position
        assert walk.given == expected
        assert walk.answers() == {name: value for name, value in expected.items() if name in ids(walk)}
        assert of == len(walk.path()) >= 1
        assert walk.finished or walk.path()[number - 1] == walk.current
        assert not walk.finished or number == of
        assert walk.path() == Walk(prompt_set, at=None, given=walk.given).path()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_walk_that_answers_comes_to_its_end(data: st.DataObject) -> None:
    walk = Walk.started(data.draw(prompt_sets()))
    for _ in walk.prompt_set.questions:
        if walk.current:
            walk = walk.answer(data.draw(values(walk.current)))
    assert walk.finished
    assert walk.at_first_open().finished or any(asked.kind is QuestionKind.SHOW for asked in walk.path())
