"""A set as one document: whatever people do to it, nothing typed is lost and nothing of ours becomes an answer."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_journal.guide.answers import AnswerError, checked
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind
from alliance_journal.terminal.sheet_places import placed
from alliance_journal.terminal.sheets import from_sheet, to_sheet
from tests.guide.fakes import SESSION, a_set, prompt_sets, question, values, when
from tests.terminal.fakes import EVERY_KIND

WORDS = ("client C04", "Friday 20 November 2026")
EMPTY = to_sheet(Walk.started(EVERY_KIND), WORDS)
MOMENT = "## Tell one moment as a camera would have seen it. <!-- aj:moment -->"


def under(name: str, words: str, sheet: str = EMPTY) -> str:
    """The sheet with words typed at the end of the room under a question."""
    before, mark, after = sheet.partition(f"<!-- aj:{name} -->")
    room, heading, rest = after.partition("\n## ")
    return f"{before}{mark}{room}{words}\n{heading}{rest}"


def given_in(sheet: str, prompt_set: PromptSet = EVERY_KIND) -> Mapping[QuestionId, object]:
    return from_sheet(prompt_set, sheet, WORDS if prompt_set is EVERY_KIND else ())[0].given


def problems_in(sheet: str, prompt_set: PromptSet = EVERY_KIND) -> list[str]:
    return [problem.sentence for problem in from_sheet(prompt_set, sheet, WORDS)[1]]


def walk_with(prompt_set: PromptSet, **answers: object) -> Walk:
    walk = Walk.started(prompt_set)
    for name, value in answers.items():
        walk = walk.go_to(name).answer(value)
    return walk


def our_lines(prompt_set: PromptSet) -> st.SearchStrategy[str]:
    """Answers that are made of the sheet's own lines, of blank lines, and of backslashes before either."""
    ours = st.sampled_from([*to_sheet(Walk.started(prompt_set), ()).split("\n"), "", " ", "&#13;", "&amp;#13;", "\r"])
    line = st.tuples(st.sampled_from(["", "\\", "\\\\", " "]), ours | st.text(max_size=6)).map("".join)
    return st.lists(line, min_size=1, max_size=6).map("\n".join).filter(str.strip)


own_feelings = st.dictionaries(
    st.text(min_size=1, max_size=12) | st.sampled_from(["5", "sad 2", "warm hopeful", "none", 'a "b", c', "left-out"]),
    st.integers(1, 3),
    max_size=3,
)


def fits(asked: Question, value: object) -> bool:
    try:
        return checked(asked, value) is not None
    except AnswerError:
        return False


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    """Any set with every path open or closed, and any answers that fit, on closed paths too."""
    prompt_set = draw(prompt_sets())
    hinted = tuple(replace(one, hint=draw(st.sampled_from(["", "A hint."]))) for one in prompt_set.questions)
    asked_all = replace(prompt_set, questions=tuple(replace(one, when=()) for one in hinted))
    nasty = our_lines(replace(prompt_set, questions=hinted)) | st.just("A hint.")
    walk = Walk.started(asked_all)
    while walk.current:
        asked, fitting = walk.current, values(walk.current)
        if asked.kind in {QuestionKind.TEXT, QuestionKind.DRAFT}:
            fitting |= nasty
        elif asked.kind is QuestionKind.FEELINGS:
            fitting |= own_feelings
        value = draw(fitting | st.none())
        walk = walk.answer(value if fits(asked, value) else None)
    return replace(walk, prompt_set=replace(prompt_set, questions=hinted))


@given(walks())
@settings(max_examples=80)
def test_a_sheet_gives_back_every_answer_it_was_made_of(walk: Walk) -> None:
    again, problems = from_sheet(walk.prompt_set, to_sheet(walk, WORDS), WORDS)
    assert again.answers() == walk.answers()
    assert again.given == walk.given
    assert len(problems) == len(walk.given) - len(walk.answers())
    assert again.finished is not bool(problems)
    assert not again.begun


@given(prompt_sets())
@settings(max_examples=30)
def test_an_empty_sheet_holds_no_answer(prompt_set: PromptSet) -> None:
    walk, problems = from_sheet(prompt_set, to_sheet(Walk.started(prompt_set), WORDS), WORDS)
    assert (walk.given, walk.begun, problems) == ({}, {}, ())


@pytest.mark.parametrize("prompt_set", find_sets(None).sets.values(), ids=lambda one: str(one.id))
def test_no_shipped_set_is_answered_by_its_own_empty_sheet(prompt_set: PromptSet) -> None:
    sheet = to_sheet(Walk.started(prompt_set), WORDS)
    walk, problems = from_sheet(prompt_set, sheet.replace("<!-- ", "").replace(" -->", ""), WORDS)
    assert max(len(line) for line in sheet.split("\n")) <= 160
    assert from_sheet(prompt_set, sheet)[1] == ()
    assert from_sheet(prompt_set, sheet)[0].given == {}
    assert isinstance(walk.given, Mapping) and isinstance(problems, tuple)  # noqa: PT018 - one thing: it was read


def words_of(walk: Walk) -> str:
    return "\n".join([*map(str, walk.given.values()), *walk.begun.values()])


@given(st.lists(st.tuples(st.integers(0, len(EMPTY)), st.text(max_size=12)), max_size=8))
@example([(0, "9" * 5000), (EMPTY.index("felt -->") + 500, "9" * 5000)])
@settings(max_examples=60)
def test_any_text_at_all_can_be_read(typed: list[tuple[int, str]]) -> None:
    sheet = EMPTY
    for place, words in typed:
        sheet = sheet[:place] + words + sheet[place:]
    walk, problems = from_sheet(EVERY_KIND, sheet, WORDS)
    assert walk.finished is not bool(problems)
    assert len(problems) <= len(EVERY_KIND.questions) + 1


def test_a_line_typed_anywhere_is_in_the_walk() -> None:
    lines = EMPTY.split("\n")
    for place in range(len(lines)):
        walk, problems = from_sheet(EVERY_KIND, "\n".join([*lines[:place], "zq some words", *lines[place:]]), WORDS)
        assert "zq some words" in words_of(walk), place
        assert "zq" not in str(problems), place


def test_words_typed_at_the_end_of_any_line_are_in_the_walk() -> None:
    lines = EMPTY.split("\n")
    for place, line in enumerate(lines):
        sheet = "\n".join([*lines[:place], f"{line} zq some words", *lines[place + 1 :]])
        assert "zq some words" in words_of(from_sheet(EVERY_KIND, sheet, WORDS)[0]), place


def test_the_sheet_begins_with_what_it_is_about() -> None:
    assert EMPTY.startswith(
        "# After a session, client C04, Friday 20 November 2026\n\nTake your time.\n\n"
        "<!-- Write under any heading, as much or as little as you like. What stays empty or is deleted is skipped.\n"
    )


def test_there_is_room_under_every_question_that_is_asked() -> None:
    assert [line for line in EMPTY.split("\n") if line.startswith("## ")][:2] == [
        MOMENT,
        "## At its highest, how much strain? <!-- aj:strain -->",
    ]
    assert "<!-- aj:last -->" not in EMPTY
    assert f"{MOMENT}\n<!-- One moment is enough. -->\n\n\n\n## At" in EMPTY


def test_each_kind_says_how_it_is_answered() -> None:
    assert "<!-- 0 none, 10 all -->\n\nNumber 0-10:\n" in EMPTY
    assert "- [ ] easy\n- [ ] somehow off\n- [ ] tense\n" in EMPTY
    assert "<!-- only if it fits -->" in EMPTY
    assert "warm, hopeful, moved, proud" in EMPTY


def test_what_has_been_answered_is_filled_in() -> None:
    walk = walk_with(EVERY_KIND, moment="She left.", strain=7, between=("off",), felt={"sad": 1, "torn, in two": 3})
    sheet = to_sheet(walk, ())
    assert "\n\nShe left.\n\n" in sheet
    assert "Number 0-10: 7\n" in sheet
    assert "- [ ] easy\n- [x] somehow off\n" in sheet
    assert '\nsad 1, "torn, in two" 3\n' in sheet


def test_none_of_them_is_an_answer_of_its_own() -> None:
    walk = walk_with(EVERY_KIND, between=(), felt={})
    assert given_in(to_sheet(walk, WORDS)) == {"between": (), "felt": {}}


def test_words_that_were_begun_are_filled_in_and_become_answers() -> None:
    walk = Walk.started(EVERY_KIND).with_open_text("begun so")
    for name, words in {"strain": "4/10", "between": "1 3", "felt": "sad 2", "step": "phone"}.items():
        walk = walk.go_to(name).with_open_text(words)
    assert given_in(to_sheet(walk, WORDS)) == {
        "moment": "begun so",
        "strain": 4,
        "between": ("easy", "tense"),
        "felt": {"sad": 2},
        "step": "phone",
    }


def test_words_under_a_skipped_question_stay_out() -> None:
    walk = Walk.started(EVERY_KIND).with_open_text("rather not").skip()
    assert "rather not" not in to_sheet(walk, WORDS)


def test_lines_of_an_answer_that_look_like_ours_are_kept() -> None:
    text = f"{MOMENT}\n\\{MOMENT}\n- [ ] easy\nNumber 0-10:\n<!-- only if it fits -->\n## Was it spoken of?\n"
    assert given_in(to_sheet(walk_with(EVERY_KIND, moment=text), WORDS)) == {"moment": text}


def test_carriage_returns_and_words_that_look_like_their_spelling_come_back() -> None:
    text = "one\r\ntwo &#13; &amp;#13; \r"
    sheet = to_sheet(walk_with(EVERY_KIND, moment=text), WORDS)
    assert "\r" not in sheet
    assert given_in(sheet) == {"moment": text}


def test_a_lone_surrogate_in_an_answer_does_not_stop_the_editor() -> None:
    sheet = to_sheet(walk_with(EVERY_KIND, moment="odd \ud800"), WORDS)
    assert sheet.encode()
    assert given_in(sheet) == {"moment": "odd \ud800"}


def test_headings_can_be_moved() -> None:
    sheet = under("strain", "6", under("moment", "She left."))
    first, *parts = sheet.split("\n## ")
    assert given_in("\n## ".join([first, *reversed(parts)])) == {"moment": "She left.", "strain": 6}


def test_a_deleted_heading_with_its_room_is_skipped() -> None:
    before, _, after = under("step", "phone her").partition(MOMENT)
    walk = from_sheet(EVERY_KIND, before + after[after.index("## ") :], WORDS)[0]
    assert walk.given == {"step": "phone her"}
    assert "moment" in walk.skipped


def test_a_deleted_heading_alone_leaves_nothing_of_ours_behind() -> None:
    sheet = under("spoken", "", EMPTY).replace("## Which one most? <!-- aj:kind -->\n", "")
    assert given_in(sheet) == {}


@pytest.mark.parametrize(
    "heading",
    [
        "## Tell one moment as a camera would have seen it.",
        "###  tell ONE moment as a camera would have seen it. ",
        "##Tell one moment as a camera would have seen it.",
        "<!-- aj:moment -->",
        "Tell one moment <!--aj:moment-->  ",
        "# Tell one moment: <!-- aj:moment -->",
    ],
)
def test_a_heading_is_known_by_its_mark_or_by_its_words(heading: str) -> None:
    found = given_in(under("moment", "She left.").replace(MOMENT, heading))
    assert str(found["moment"]).endswith("She left.")


def test_words_typed_into_a_heading_belong_to_the_answer() -> None:
    longer = MOMENT.replace(" <!--", " She left. <!--") + " And I sat."
    assert given_in(EMPTY.replace(MOMENT, longer)) == {"moment": "She left.\nAnd I sat."}


def test_a_heading_said_in_other_words_keeps_them() -> None:
    assert given_in(EMPTY.replace(MOMENT, "## The coat <!-- aj:moment -->")) == {"moment": "The coat"}


def test_a_heading_that_came_twice_has_one_answer() -> None:
    assert given_in(f"{MOMENT}\none\n{MOMENT}\ntwo") == {"moment": "one\n\n\n\ntwo".replace("\n\n\n\n", "\n\n\n")}


def test_headings_inside_an_answer_are_part_of_it() -> None:
    text = "# Mine\n\n## And hers <!-- aj:unknown -->\ntext\n##"
    assert given_in(under("moment", text)) == {"moment": text}


@pytest.mark.parametrize("box", ["- [x] tense", "- [X] tense", "* [x] Tense ", "[x] tense", "-[x]tense", "- [3] tense"])
def test_a_box_can_be_ticked_in_many_ways(box: str) -> None:
    assert given_in(f"<!-- aj:between -->\n- [ ] easy\n{box}") == {"between": ("tense",)}


@pytest.mark.parametrize("words", ["1 3", "easy\ntense", "- easy\n- tense", "1-1, 3", "- [x] easy\n3"])
def test_boxes_can_be_ticked_by_number_or_name(words: str) -> None:
    assert given_in(under("between", words)) == {"between": ("easy", "tense")}


@pytest.mark.parametrize("mark", ["", "-", "0", "n"])
def test_a_box_can_be_left_open_in_many_ways(mark: str) -> None:
    assert given_in(f"<!-- aj:between -->\n- [{mark}] easy\n-\n- ") == {}


@pytest.mark.parametrize("words", ["y", "Yes", "1", "- [v] yes"])
def test_yes_can_be_said_in_many_ways(words: str) -> None:
    assert given_in(under("spoken", words)) == {"spoken": ("yes",)}


@pytest.mark.parametrize("words", [" 7", " 7/10", " 7 / 10 ", "\n\n7"])
def test_a_number_can_be_written_in_many_ways(words: str) -> None:
    assert given_in(EMPTY.replace("Number 0-10:", f"Number 0-10:{words}")) == {"strain": 7}
    assert given_in(f"<!-- aj:strain -->\n{words}") == {"strain": 7}


@pytest.mark.parametrize(
    "words", ["irritated 2, left out: 1", "- irritated 2\n- left out 1", '"left out" 1 irritated 2']
)
def test_feelings_can_be_written_in_many_ways(words: str) -> None:
    assert given_in(under("felt", words)) == {"felt": {"irritated": 2, "left out": 1}}


@pytest.mark.parametrize("words", ["0", "none", "None that I noticed."])
def test_no_feeling_is_an_answer(words: str) -> None:
    assert given_in(under("felt", words)) == {"felt": {}}


def test_a_bullet_with_nothing_after_it_is_no_answer() -> None:
    assert given_in(under("felt", "- ")) == {}


def test_windows_line_ends_a_bom_and_blanks_at_the_end_change_nothing() -> None:
    sheet = under("moment", "She left.\n\nAnd came back.", under("between", "- [x] easy"))
    foreign = "\ufeff" + sheet.replace("\n", "  \r\n")
    assert given_in(foreign) == {"moment": "She left.  \n  \nAnd came back.  ", "between": ("easy",)}


def test_a_hint_that_lost_its_comment_is_no_answer() -> None:
    assert given_in(EMPTY.replace("<!-- One moment is enough. -->", "One moment is enough. ")) == {}


def test_a_line_over_several_lines_is_one_line() -> None:
    assert given_in(under("step", "phone her\n  tomorrow")) == {"step": "phone her tomorrow"}


def test_words_before_the_first_question_go_before_the_first_long_answer() -> None:
    sheet = under("moment", "She left.").replace("Take your time.", "Take your time.\nIt was late.")
    walk, problems = from_sheet(EVERY_KIND, sheet, WORDS)
    assert walk.given == {"moment": "It was late.\n\nShe left."}
    assert problems == ()


def test_a_title_that_was_changed_is_kept() -> None:
    walk = from_sheet(EVERY_KIND, EMPTY.replace("C04", "C05"), WORDS)[0]
    assert walk.given == {"moment": "# After a session, client C05, Friday 20 November 2026"}


def test_words_typed_behind_the_title_are_kept() -> None:
    walk = from_sheet(EVERY_KIND, EMPTY.replace("2026\n", "2026, it was late\n", 1), WORDS)[0]
    assert "it was late" in str(walk.given["moment"])  # type: ignore[index]


def test_without_the_heading_words_any_title_of_the_set_is_ours() -> None:
    assert from_sheet(EVERY_KIND, EMPTY)[0].given == {}


def test_words_before_the_first_question_stay_somewhere_else_where_there_is_no_long_answer() -> None:
    pulse = a_set(question("strain", "scale"), question("step", "line"))
    walk, problems = from_sheet(pulse, "It was late.\n<!-- aj:step -->\nphone her")
    assert walk.begun == {"step": "It was late.\n\nphone her"}
    assert [problem.sentence for problem in problems] == [
        "words stand before the first question; they are kept under 'What about step?'"
    ]
    assert walk.at == "step"


def test_words_have_a_place_even_where_nothing_takes_words() -> None:
    walk = from_sheet(a_set(question("strain", "scale")), "It was late.\n<!-- aj:strain -->\n7")[0]
    assert (walk.given, walk.begun) == ({"strain": 7}, {"strain": "It was late."})
    assert placed(walk) is None


MUDDLES = {
    "strain": ("quite a lot", "Strain: a whole number from 0 to 10 is needed here"),
    "between": ("zq hard to say", "Between us: please type numbers from 1 to 3, such as 1 3, or 0 for none of them"),
    "kind": ("1 2", "Most: only one of these can be chosen"),
    "spoken": ("zq sort of", "Spoken of: please type y for yes, n for no, or u for not sure"),
    "felt": ("sad 9", "What I felt: a strength is 1 a little, 2 clearly or 3 strongly, such as anxious 2 or 14:2"),
}


@pytest.mark.parametrize("name", MUDDLES)
def test_what_is_no_answer_stays_under_its_question_with_a_problem(name: str) -> None:
    words, sentence = MUDDLES[name]
    sheet = under(name, words)
    walk, problems = from_sheet(EVERY_KIND, sheet, WORDS)
    assert walk.begun == {name: words}
    assert walk.at == name
    assert [problem.sentence for problem in problems] == [sentence]
    assert f"aj:{name} " in sheet.split("\n")[problems[0].line - 1]


def test_two_ticks_where_one_is_asked_for_are_kept_as_they_are() -> None:
    walk = from_sheet(EVERY_KIND, "<!-- aj:kind -->\n- [x] easy\n- [x] tense\nzq both")[0]
    assert walk.begun == {"kind": "1 3\nzq both"}


def test_a_note_beside_a_box_is_kept() -> None:
    walk = from_sheet(EVERY_KIND, "<!-- aj:between -->\n- [x] easy\n- [x] tense, in the end\n- [?] somehow off")[0]
    assert walk.given == {"between": ("easy",)}
    assert walk.begun == {"between": "- [x] tense, in the end\n- [?] somehow off"}


@pytest.mark.parametrize("words", ['"left out" 25', "9" * 5000, '"bad \\q" 2', "sad " + "9" * 5000])
def test_feelings_that_nobody_can_read_are_a_problem(words: str) -> None:
    assert problems_in(under("felt", words))


SIGN_IS_CLOSED = (
    "What about sign?: this goes with another answer to 'What about between?', "
    "and as it is has no place of its own in the entry"
)


def test_an_answer_that_needs_another_one_first_is_a_problem_and_kept() -> None:
    sheet = to_sheet(Walk.started(SESSION), WORDS)
    walk, problems = from_sheet(SESSION, under("sign", "her voice", sheet), WORDS)
    assert walk.given == {"sign": "her voice"}
    assert walk.at == "between"
    assert [problem.sentence for problem in problems] == [SIGN_IS_CLOSED]


def test_the_walk_stands_at_the_question_that_opens_a_nested_path() -> None:
    nested = a_set(
        question("one", "yesno"),
        question("two", "yesno", when=[when("one", any_of="yes")]),
        question("three", "line", when=[when("two", any_of="yes")]),
    )
    assert from_sheet(nested, "<!-- aj:three -->\nwords")[0].at == "one"


def test_options_that_are_called_alike_are_told_apart() -> None:
    asked = replace(question("two", "picks"), options=(Option("a", "same"), Option("b", "Same")))
    walk = walk_with(a_set(asked), two=("b",))
    assert "- [x] Same (b)" in to_sheet(walk, ())
    assert from_sheet(walk.prompt_set, to_sheet(walk, ()))[0].given == {"two": ("b",)}


def test_a_hint_that_holds_a_comment_is_left_out() -> None:
    asked = replace(question("one"), hint="such as <!-- this -->")
    assert "<!-- this" not in to_sheet(Walk.started(a_set(asked)), ())


def test_problems_and_walks_do_not_show_what_was_typed() -> None:
    walk, problems = from_sheet(EVERY_KIND, under("strain", "zq secret", under("moment", "zq secret")), WORDS)
    assert "zq" not in repr((walk, problems))


def test_words_without_a_place_go_under_the_best_answer_there_is() -> None:
    sheet = under("strain", "quite a lot", under("say", "sorry", under("moment", "She left.")))
    walk = placed(from_sheet(EVERY_KIND, sheet, WORDS)[0])
    assert walk is not None
    assert walk.begun["moment"] == (
        "She left.\n\nAt its highest, how much strain?\nquite a lot\n\nWords to say next time\nsorry"
    )
    assert "moment" not in walk.skipped


def test_words_without_a_place_wake_a_skipped_question() -> None:
    walk = from_sheet(EVERY_KIND, under("strain", "quite a lot"), WORDS)[0]
    whole = placed(walk)
    assert "moment" in walk.skipped
    assert whole is not None
    assert "moment" not in whole.skipped


def test_ticks_off_the_path_are_placed_in_words() -> None:
    sheet = to_sheet(Walk.started(SESSION), WORDS)
    walk = placed(from_sheet(SESSION, under("moves", "1 2", sheet), WORDS)[0])
    assert walk is not None
    assert walk.begun == {"moment": "What about moves?\nTOLD, LEFT"}


def test_a_walk_without_stray_words_is_placed_as_it_is() -> None:
    walk = walk_with(EVERY_KIND, moment="She left.").with_open_text("")
    assert placed(walk) == walk


def test_private_words_go_under_private_answers_only() -> None:
    private = replace(question("mine", "scale"), private=True)
    begun = MappingProxyType({private.id: "a lot"})
    assert placed(replace(Walk.started(a_set(question("open"), private)), begun=begun)) is None
    kept = placed(
        replace(Walk.started(a_set(question("open"), private, replace(question("my"), private=True))), begun=begun)
    )
    assert kept is not None
    assert kept.begun["my"] == "What about mine?\na lot"
