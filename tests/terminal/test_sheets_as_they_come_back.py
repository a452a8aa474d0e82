"""What people and their programs do to a sheet: it is understood where a person would, and loses nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId
from alliance_journal.terminal.sheet_places import placed, with_skipped_words
from alliance_journal.terminal.sheets import from_sheet, to_sheet
from tests.terminal.fakes import EVERY_KIND
from tests.terminal.test_sheets import EMPTY, MOMENT, WORDS, given_in, problems_in, under, walk_with, words_of

ANSWERS = {
    "moment": "She left.",
    "strain": 7,
    "between": ("easy", "tense"),
    "kind": ("off",),
    "spoken": ("yes",),
    "felt": {"sad": 2},
    "step": "call",
    "by": "2026-12-01",
    "say": "I wonder",
}
FULL = to_sheet(walk_with(EVERY_KIND, **ANSWERS), WORDS)
Change = Callable[[str], str]


def answers_in(sheet: str) -> Mapping[str, object]:
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in given_in(sheet).items()}


def without_marks(sheet: str) -> str:
    return re.sub(r" <!-- aj:\w+ -->", "", sheet)


def each_heading(pattern: str) -> Change:
    return lambda sheet: re.sub(r"## (.*?) <!-- aj:\w+ -->", pattern, sheet)


WHOLE: Mapping[str, Change] = {
    "all comments gone": lambda sheet: re.sub(r"<!--.*?-->", "", sheet, flags=re.DOTALL),
    "headings of the first level": lambda sheet: sheet.replace("## ", "# "),
    "headings of the fourth level": lambda sheet: sheet.replace("## ", "#### "),
    "marks gone, first level": lambda sheet: without_marks(sheet).replace("## ", "# "),
    "no heading signs": lambda sheet: sheet.replace("## ", ""),
    "no heading signs and no marks": lambda sheet: without_marks(sheet).replace("## ", "").replace("# ", ""),
    "bold headings": each_heading(r"**\1**"),
    "bold headings with a colon": each_heading(r"__\1__:"),
    "underlined headings": each_heading(r"\1\n-----"),
    "headings underlined with their marks": lambda sheet: re.sub(r"## (.*?-->)", r"\1\n=====", sheet),
    "numbered headings": each_heading(r"## 3. \1"),
    "numbered headings with their marks": lambda sheet: sheet.replace("## ", "## 12) "),
    "dashes made longer": lambda sheet: sheet.replace("--", "\u2013"),
    "dashes made very long": lambda sheet: sheet.replace("--", "\u2014"),
    "marks with a backslash": lambda sheet: sheet.replace("<!-- aj:", "\\<!-- aj:"),
    "hard blanks": lambda sheet: re.sub(r"(?<!She) (?!wonder)", "\u00a0", sheet),
    "tabs for blanks": lambda sheet: re.sub(r"(?<!She) (?!wonder)", "\t", sheet),
    "invisible signs before headings": lambda sheet: sheet.replace("## ", "\u200b## ").replace("# A", "\ufeff# A"),
    "Windows line ends": lambda sheet: sheet.replace("\n", "\r\n"),
    "old Mac line ends": lambda sheet: sheet.replace("\n", "\r"),
    "line separators": lambda sheet: sheet.replace("\n", "\u2028"),
    "page breaks": lambda sheet: sheet.replace("\n\n", "\n\x0c\n"),
    "trailing blanks": lambda sheet: re.sub(r"(?m)^([#<-].*|)$", r"\1  ", sheet),
    "no blank lines": lambda sheet: re.sub(r"\n{2,}", "\n", sheet),
    "many blank lines": lambda sheet: sheet.replace("\n", "\n\n"),
    "star bullets": lambda sheet: sheet.replace("- [", "* ["),
    "round bullets": lambda sheet: sheet.replace("- [", "\u2022 ["),
    "no bullets": lambda sheet: sheet.replace("- [", "["),
    "ballot boxes": lambda sheet: sheet.replace("- [x]", "\u2611").replace("- [ ]", "\u2610"),
    "crossed boxes": lambda sheet: sheet.replace("- [x]", "- \u2612").replace("- [ ]", "- \u2610"),
    "smart quotes": lambda sheet: sheet.replace("'", "\u2019").replace('"', "\u201d"),
    "comments wrapped": lambda sheet: re.sub(r"(<!-- .{10}\S*) ", r"\1\n", sheet),
    "headings wrapped": lambda sheet: re.sub(r"(## .{12}\S*) ", r"\1\n", sheet),
    "comments in one line": lambda sheet: sheet.replace("skipped.\n     To", "skipped. To"),
    "headings and comments in one line": lambda sheet: re.sub(r"(aj:\w+ -->)\n<!--", r"\1 <!--", sheet),
    "headings reordered": lambda sheet: "\n## ".join([(parts := sheet.split("\n## "))[0], *reversed(parts[1:])]) + "\n",
}


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE.keys())
def test_a_sheet_is_understood_whatever_an_editor_made_of_it(change: Change) -> None:
    assert answers_in(change(FULL)) == ANSWERS
    assert problems_in(change(FULL)) == []


@pytest.mark.parametrize("change", WHOLE.values(), ids=WHOLE.keys())
def test_an_empty_sheet_stays_empty_whatever_an_editor_made_of_it(change: Change) -> None:
    assert answers_in(change(EMPTY)) == {}


@given(st.lists(st.sampled_from(sorted(WHOLE)), max_size=3), st.integers(0, 10))
@settings(max_examples=60)
def test_no_word_is_lost_under_several_changes(names: list[str], place: int) -> None:
    sheet = under(list(ANSWERS)[place % len(ANSWERS)], "zq some words", FULL)
    for name in names:
        sheet = WHOLE[name](sheet)
    walk, _ = from_sheet(EVERY_KIND, sheet, WORDS)
    assert "zq some words" in re.sub(r"\s+", " ", words_of(walk))


def test_a_heading_is_known_by_its_short_name_where_it_has_no_other() -> None:
    sheet = EMPTY.replace("## At its highest, how much strain? <!-- aj:strain -->", "## Strain")
    assert given_in(under("moment", "She left.", sheet.replace("Number 0-10:", "Number 0-10: 7"))) == {
        "moment": "She left.",
        "strain": 7,
    }


def test_a_question_quoted_in_an_answer_starts_nothing_while_its_heading_is_there() -> None:
    sheet = under("moment", "He asked:\n\nWas it spoken of?\n\nno")
    assert given_in(sheet) == {"moment": "He asked:\n\nWas it spoken of?\n\nno"}


def test_a_heading_of_ones_own_with_a_short_name_is_part_of_the_answer() -> None:
    assert given_in(under("moment", "## Strain\nToo much.")) == {"moment": "## Strain\nToo much."}


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_a_heading_inside_a_fence_is_part_of_the_answer(fence: str) -> None:
    words = f"{fence}\n## Which one most?\n1\n{fence}"
    assert given_in(under("moment", words)) == {"moment": words}


def test_a_fence_that_is_never_closed_swallows_no_question() -> None:
    sheet = under("spoken", "yes", under("moment", "```\nwords"))
    assert given_in(sheet) == {"moment": "```\nwords", "spoken": ("yes",)}


def test_a_fenced_answer_comes_back_from_a_sheet() -> None:
    walk = walk_with(EVERY_KIND, moment="```\n## Which one most?\n<!-- one of these -->\n```\n<!-- mine\nalone -->")
    assert from_sheet(EVERY_KIND, to_sheet(walk, WORDS), WORDS)[0].given == walk.given


@pytest.mark.parametrize(
    "line",
    ["- [X] easy", "- [√] easy", "-[x] easy", "- [x]easy", "[x] easy", "\u2713 easy", "\u2705 easy", "- \u2612 easy",
     "x easy", "- x easy", "X easy", "- [ ] easy x", "- [ ] easy [x]", "- [ ] easy \u2713", "- easy", "1", "1."],
)  # fmt: skip
def test_a_tick_is_seen_where_people_put_it(line: str) -> None:
    sheet = EMPTY.replace("- [ ] easy", line, 1)
    if line == "1.":
        assert "numbers from 1 to 3" in problems_in(sheet)[0]
    else:
        assert given_in(sheet) == {"between": ("easy",)}


@pytest.mark.parametrize("line", ["- [ ] easy", "\u2610 easy", "- [] easy", "- [-] easy", "- [no] easy"])
def test_an_open_box_is_no_tick(line: str) -> None:
    assert given_in(EMPTY.replace("- [ ] easy", line, 1)) == {}


@pytest.mark.parametrize("words", ["none of them", "None of these.", "- none of them", "0", "none"])
@pytest.mark.parametrize("name", ["between", "kind"])
def test_none_of_them_can_be_said(words: str, name: str) -> None:
    if name == "between":
        assert given_in(under(name, words)) == {"between": ()}
    else:
        assert given_in(under(name, words)) == {}


@pytest.mark.parametrize(
    "words", ["7", "7.", "- 7", "7/10", "7 / 10", "7 out of 10", "7 of 10", "seven", "Seven.", "Number 0\u201310: 7"]
)
def test_a_number_is_read_as_people_write_it(words: str) -> None:
    assert given_in(under("strain", words)) == {"strain": 7}


@pytest.mark.parametrize("words", ["7-8", "about 7", "11", "7 8", "7,5", "lots"])
def test_what_may_be_another_number_is_asked_about(words: str) -> None:
    walk, problems = from_sheet(EVERY_KIND, under("strain", words), WORDS)
    assert walk.given == {}
    assert walk.begun == {"strain": words}
    assert [problem.sentence for problem in problems] == ["Strain: a whole number from 0 to 10 is needed here"]


@pytest.mark.parametrize("words", ["7 - it was heavy", "7, it was heavy", "7\nit was heavy", "7/10 (it was heavy)"])
def test_words_behind_a_number_are_kept_beside_it(words: str) -> None:
    walk, problems = from_sheet(EVERY_KIND, under("strain", words), WORDS)
    assert walk.given == {"strain": 7}
    assert walk.begun["strain"].rstrip(")") == "it was heavy"
    assert "a number is all that has a place here" in problems[0].sentence
    again, _ = from_sheet(EVERY_KIND, to_sheet(walk, WORDS), WORDS)
    assert (again.given, again.begun) == (walk.given, walk.begun)
    home = placed(walk)
    assert home is not None
    assert "it was heavy" in home.begun["moment"]


def test_words_behind_yes_are_kept_beside_it() -> None:
    walk, problems = from_sheet(EVERY_KIND, under("spoken", "Yes, twice."), WORDS)
    assert walk.given == {"spoken": ("yes",)}
    assert walk.begun == {"spoken": "twice."}
    assert "yes, no or not sure is all" in problems[0].sentence


@pytest.mark.parametrize(
    "words",
    ["- sad: 2\n- angry: 1", "sad (2), angry (1)", "sad \u2013 2\nangry - 1", "\u2022 sad 2\n\u2022 angry 1"],
)  # fmt: skip
def test_feelings_are_read_as_people_list_them(words: str) -> None:
    assert given_in(under("felt", words)) == {"felt": {"sad": 2, "angry": 1}}


@pytest.mark.parametrize("words", ["2026-12-01", "1 dec 2026", "1 December 2026"])
def test_a_day_in_words_is_that_day(words: str) -> None:
    walk, problems = from_sheet(EVERY_KIND, under("by", words), WORDS, today=date(2026, 11, 20))
    assert (walk.given, problems) == ({"by": "2026-12-01"}, ())


def test_what_is_no_day_is_asked_about_and_kept() -> None:
    walk, problems = from_sheet(EVERY_KIND, under("by", "when she calls"), WORDS, today=date(2026, 11, 20))
    assert walk.begun == {"by": "when she calls"}
    assert problems[0].sentence.startswith("By when: ")
    assert "calls" not in problems[0].sentence


def test_a_sheet_without_a_word_is_empty() -> None:
    for text in ("", "\n", " \u00a0\t\n\ufeff", "\r\n\r\n"):
        walk, problems = from_sheet(EVERY_KIND, text, WORDS)
        assert (walk.given, walk.begun, problems) == ({}, {}, ())


def test_words_alone_are_the_first_long_answer() -> None:
    assert given_in("She left and I let her go.\n\nTwice.\n") == {"moment": "She left and I let her go.\n\nTwice."}


def test_an_answer_written_over_the_next_heading_stays_with_the_question_above() -> None:
    assert given_in(EMPTY.replace("## At its highest", "She left.\n\n## At its highest")) == {"moment": "She left."}


def test_a_renamed_heading_without_its_mark_keeps_its_words() -> None:
    sheet = under("moment", "She left.").replace(MOMENT, "## What I saw")
    assert given_in(sheet) == {"moment": "## What I saw\n\n\n\nShe left."}


def test_a_heading_typed_over_with_the_answer_keeps_the_answer() -> None:
    assert given_in(EMPTY.replace("## Tell one moment as a camera would have seen it.", "## She left.")) == {
        "moment": "She left."
    }


def test_words_under_a_question_that_was_skipped_before_are_still_there() -> None:
    before = Walk.started(EVERY_KIND).with_open_text("not now").skip()
    walk, problems = from_sheet(EVERY_KIND, under("spoken", "no", to_sheet(before, WORDS)), WORDS)
    kept = with_skipped_words(walk, before)
    assert problems == ()
    assert kept.begun == {"moment": "not now"}
    assert kept.finished
    assert QuestionId("moment") in kept.skipped


def test_new_words_take_the_place_of_those_that_were_skipped() -> None:
    before = Walk.started(EVERY_KIND).with_open_text("not now").skip()
    walk, _ = from_sheet(EVERY_KIND, under("moment", "now", to_sheet(before, WORDS)), WORDS)
    assert with_skipped_words(walk, before) == walk


def test_a_set_whose_question_ends_in_a_colon_is_found_without_it() -> None:
    asked = replace(EVERY_KIND.questions[0], ask="One thing I saw:")
    prompt_set = replace(EVERY_KIND, questions=(asked,))
    assert given_in("**One thing I saw**\n\nShe left.\n", prompt_set) == {"moment": "She left."}
