"""Answers out of a file: friendly forms are understood, everything else is reported, no words are repeated."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.filling import fill, read_answers
from alliance_journal.guide.friendly import friendly
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.prompts import Option, Question, QuestionKind
from tests.guide.fakes import SESSION, prompt_sets, question, values

MOVES = (
    Option("wc.paternal", "Took over, or told", ThemeId("wc.paternal")),
    Option("late", "Late"),
    Option("n", "None"),
)


def asked(kind: str) -> Question:
    return Question(question("q").id, "?", QuestionKind(kind), options=MOVES)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "\ntwo\n\nlines\n", "two\n\nlines"),
        ("line", "over\n  two lines\n", "over two lines"),
        ("draft", "words\r\n", "words"),
        ("scale", "7", 7),
        ("scale", " 7/10 ", 7),
        ("scale", 7.0, 7),
        ("pick", "late", ("late",)),
        ("pick", "took over, or told", ("wc.paternal",)),
        ("pick", ["Late"], ("late",)),
        ("picks", "took over, or told", ("wc.paternal",)),
        ("picks", "late, wc.paternal", ("wc.paternal", "late")),
        ("picks", ["late", "LATE", ""], ("late",)),
        ("picks", ["none"], ("n",)),
        ("picks", [], ()),
        ("yesno", True, ("yes",)),
        ("yesno", False, ("no",)),
        ("yesno", "Y", ("yes",)),
        ("yesno", "unsure", ("unsure",)),
        ("yesno", ["no"], ("no",)),
        ("feelings", "irritated 2, anxious", {"irritated": 2, "anxious": 1}),
        ("feelings", ["irritated: 2", "torn in two=3", "sad"], {"irritated": 2, "torn in two": 3, "sad": 1}),
        ("feelings", {"irritated": "2", "sad": 0}, {"irritated": 2}),
        ("feelings", "none", {}),
        ("feelings", [], {}),
        ("feelings", "", None),
        ("show", "seen", None),
    ],
)
def test_an_answer_is_understood_as_people_write_it(kind: str, value: object, expected: object) -> None:
    assert checked(asked(kind), friendly(asked(kind), value)) == expected


def test_none_of_a_list_can_be_said_in_a_word() -> None:
    plain = question("q", "picks", options="a b")
    assert [friendly(plain, value) for value in ("none", "0", ["None"])] == [(), (), ()]


def test_a_day_of_toml_is_a_day() -> None:
    table, problems = read_answers("q = 2026-11-22\n", path="a.toml", form="toml")
    assert problems == ()
    assert friendly(asked("date"), table["q"]) == "2026-11-22"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("scale", "much"),
        ("scale", 7.5),
        ("scale", [7]),
        ("line", 3),
        ("text", 3),
        ("pick", 3),
        ("pick", "no such"),
        ("picks", [{"late": 1}]),
        ("picks", "late, zz"),
        ("yesno", 3),
        ("yesno", ["yes", "no"]),
        ("feelings", 3),
        ("feelings", [3]),
        ("feelings", {"sad": 2.5}),
    ],
)
def test_what_is_not_plain_is_refused(kind: str, value: object) -> None:
    with pytest.raises(AnswerError):
        checked(asked(kind), friendly(asked(kind), value))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_an_answer_in_its_kept_form_is_understood_as_itself(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(data.draw(prompt_sets()).questions))
    value = data.draw(values(one))
    kept = value.strip("\r\n") if isinstance(value, str) else value
    assert checked(one, friendly(one, value)) == (None if one.kind is QuestionKind.SHOW else kept)


NOT_LISTED = "one of these is not on the list; the list: told, left, kept"
TOML = """\
moment = "She left."
strain = "7"
between = "off"
sign = "her voice"
helped = "zebra"
momment = "zebra"
"zebra said so" = 1
felt = { warm = 9 }
moves = ["zebra"]
"""


def test_what_fits_fills_the_walk_and_each_other_thing_is_a_problem_at_its_line() -> None:
    mapping, problems = read_answers(TOML, path="answers.toml", form="toml")
    walk, mistakes = fill(SESSION, mapping, path="answers.toml", text=TOML)
    assert problems == ()
    assert walk.finished
    assert walk.answers() == {"moment": "She left.", "strain": 7, "between": ("off",), "sign": "her voice"}
    assert walk.at_first_open().at == "moves"
    assert [str(mistake) for mistake in mistakes] == [
        "answers.toml:5: 'helped' does not apply with these answers; it is left out of the entry",
        "answers.toml:6: the set little has no question 'momment'; did you mean \"moment\"?",
        "answers.toml:7: this is not the id of a question; each answer stands under one",
        "answers.toml:8: the answer to 'felt' does not fit: how strong a feeling was is a whole number from 0 to 3",
        f"answers.toml:9: the answer to 'moves' does not fit: {NOT_LISTED}",
    ]
    assert not any("zebra" in str(mistake) for mistake in mistakes)


def test_a_set_without_problems_is_filled_whole() -> None:
    walk, problems = fill(SESSION, {"moment": "She left.", "strain": None})
    assert problems == ()
    assert walk.answers() == {"moment": "She left."}


def test_json_answers_have_their_lines_too() -> None:
    text = json.dumps({"moment": 'she said "felt": x', "felt": 3, "between": "zz"}, indent=1)
    mapping, problems = read_answers(text, path="a.json", form="json")
    walk, mistakes = fill(SESSION, mapping, path="a.json", text=text)
    assert problems == ()
    assert walk.answers() == {"moment": 'she said "felt": x'}
    assert [mistake.line for mistake in mistakes] == [3, 4]


@pytest.mark.parametrize(
    ("text", "form", "line", "sentence"),
    [
        ('a = "zebra\n', "toml", 1, "column 11: not valid TOML"),
        ('{\n"a": zebra}', "json", 2, "column 6: not valid JSON"),
        ("[1, 2]", "json", 1, 'should be one table of answers, such as {"own_part": "..."}'),
        (
            json.dumps({f"k{n}": n for n in range(501)}),
            "json",
            1,
            'should be one table of answers, such as {"own_part": "..."}',
        ),
        ('{"a":' + "[" * 100_000, "json", 1, "is nested too deeply, or holds a number too long to read"),
        ("a = " + "[" * 100_000, "toml", 1, "is nested too deeply, or holds a number too long to read"),
        ('{"a": ' + "9" * 5000 + "}", "json", 1, "is nested too deeply, or holds a number too long to read"),
        ("#" * 500_001, "toml", 1, "is longer than 500 kB"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_without_its_words(
    text: str, form: str, line: int, sentence: str
) -> None:
    mapping, problems = read_answers(text, path="a", form=form)  # type: ignore[arg-type]
    assert mapping == {}
    assert [(problem.line, problem.sentence) for problem in problems] == [(line, sentence)]


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read_answers('\ufeff{"a": 1}', path="a", form="json") == ({"a": 1}, ())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_a_walk_gave_fills_the_same_walk(data: st.DataObject) -> None:
    prompt_set = data.draw(prompt_sets())
    given_ = {one.id: data.draw(values(one)) for one in prompt_set.questions if one.kind is not QuestionKind.SHOW}
    walk, problems = fill(prompt_set, given_)
    assert len(problems) == len(given_) - len(walk.answers())
    assert fill(prompt_set, walk.answers()) == (fill(prompt_set, dict(walk.answers()))[0], ())
    assert fill(prompt_set, walk.answers())[0].answers() == walk.answers()
