"""A walk as the entry it becomes."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.prompts import Condition, QuestionKind
from tests.guide.fakes import SESSION, a_set, prompt_sets, question, values

WRITTEN = datetime(2026, 11, 22, 16, 58, 10, tzinfo=UTC)


def entry(walk: Walk, client: ClientCode | None = None) -> Entry:
    return entry_from(walk, entry_id=EntryId("k7f3q2mx"), written=WRITTEN, met=date(2026, 11, 22), client=client)


def test_every_kind_of_answer_finds_its_place() -> None:
    walk = (
        Walk.started(SESSION).answer("She left.").answer(6).answer("off").answer("her voice").answer(["kept", "told"])
    )
    made = entry(walk.answer({"sad": 2}).answer("I have noticed"), ClientCode("C07"))
    assert [(answer.question, answer.heading, answer.text) for answer in made.answers] == [
        ("moment", "What about moment?", "She left."),
        ("sign", "What about sign?", "her voice"),
        ("last", "What about last?", "I have noticed"),
    ]
    assert made.ratings == {"strain": 6}
    assert made.picks == {"between": ("off",), "moves": ("told", "kept")}
    assert made.feelings == {"sad": 2}
    assert (made.set, made.set_version, made.client) == ("little", 1, ClientCode("C07"))
    assert (made.id.value, made.written, made.met) == ("k7f3q2mx", WRITTEN, date(2026, 11, 22))
    assert made.title == "22 November 2026, C07"


def test_an_entry_of_nothing_is_empty() -> None:
    made = entry(Walk.started(SESSION).skip())
    assert (made.answers, made.ratings, made.picks, made.feelings) == ((), {}, {}, {})
    assert made.title == "22 November 2026"


def test_words_on_a_closed_path_stay_in_the_entry() -> None:
    walk = Walk.started(SESSION).skip().skip().answer("off").answer("her voice").go_to("between").answer("easy")
    assert [(one.question, one.text) for one in entry(walk).answers] == [("sign", "her voice")]
    assert entry(walk).picks["between"] == ("easy",)
    again = walk.go_to("between").answer("off").skip().go_to("between").answer("easy")
    assert entry(again).answers == ()


def test_numbers_and_choices_on_a_closed_path_count_for_nothing() -> None:
    asked = a_set(
        question("strain", "scale"),
        replace(question("moves", "picks", options="a b"), when=(Condition(QuestionId("strain"), at_least=4),)),
    )
    walk = Walk.started(asked).answer(6).answer(["a"]).go_to("strain").answer(1)
    assert (entry(walk).picks, entry(walk).ratings) == ({}, {"strain": 1})


def test_unfinished_words_are_part_of_the_entry_unless_they_were_skipped() -> None:
    walk = Walk.started(SESSION).answer("old words").back().with_open_text("new words")
    assert entry(walk).answers[0].text == "new words"
    assert entry(walk.skip()).answers == ()
    assert entry(Walk.started(SESSION).with_open_text("  ")).answers == ()


def test_unfinished_typing_under_a_scale_is_not_a_section() -> None:
    assert entry(Walk.started(a_set(question("level", "scale"))).with_open_text("7")).answers == ()


def test_a_private_question_makes_a_private_section() -> None:
    asked = a_set(replace(question("own"), private=True))
    assert entry(Walk.started(asked).answer("mine")).answers[0].private


def test_a_text_that_is_a_number_stays_words() -> None:
    assert entry(Walk.started(a_set(question("year", "line"))).answer("7")).answers[0].text == "7"


def test_of_two_feelings_questions_the_stronger_answer_stands() -> None:
    walk = Walk.started(a_set(question("first", "feelings"), question("then", "feelings")))
    assert entry(walk.answer({"sad": 3, "warm": 1}).answer({"sad": 1, "calm": 2})).feelings == {
        "sad": 3,
        "warm": 1,
        "calm": 2,
    }


def test_none_of_them_is_kept_as_an_answer() -> None:
    made = entry(Walk.started(a_set(question("moves", "picks", options="a b"))).answer([]))
    assert made.picks == {"moves": ()}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_entry_of_any_walk_can_be_written_and_read_back(data: st.DataObject) -> None:
    walk = Walk.started(data.draw(prompt_sets()))
    while walk.current:
        walk = walk.skip() if data.draw(st.booleans()) else walk.answer(data.draw(values(walk.current)))
    made = entry(walk)
    assert read(write(made), path="x.md").entry == made
    on_path = {asked.id for asked in walk.path()}
    assert set(made.ratings) | set(made.picks) <= on_path
    assert [(answer.question, answer.text) for answer in made.answers] == [(one.id, said) for one, said in walk.words()]
    assert all(isinstance(answer, Answer) for answer in made.answers)
    scales = {asked.id for asked in walk.path() if asked.kind is QuestionKind.SCALE and asked.id in walk.given}
    assert set(made.ratings) == scales
