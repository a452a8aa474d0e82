"""Every text of a paper is looked through; places are told by their heading, never by their words."""

from dataclasses import replace
from datetime import date

import pytest

from alliance_journal.findings.disguise import Disguise, disguise_for
from alliance_journal.findings.paper_check import FILE_NAME, Looking, unsettled_in
from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Curve,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.privacy.watching import WatchList

MADE = date(2026, 11, 25)
NAME = "Anna Berg"
WEEKS = Disguise(weeks=True)


def a_paper(*blocks: Block, title: str = "Supervision sheet") -> Paper:
    return Paper(title, blocks, MADE)


def places(paper: Paper, looking: Looking | None = None, file_name: str = "") -> list[str]:
    return [str(one) for one in unsettled_in(paper, looking or Looking(), file_name)]


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (Heading(NAME), "heading 2, line 1"),
        (Words(f"quiet\n\n{NAME}"), "My part, text 1, line 3"),
        (Quote("quiet", f"{NAME}, 3 May"), "My part, quote 1, line 2"),
        (Quote(NAME), "My part, quote 1, line 1"),
        (Bullets(("quiet", NAME)), "My part, list 1, line 2"),
        (Facts((("Period", "a week"), ("With", NAME))), "My part, facts 1, line 2"),
        (Table("Log", ("When", "Who"), (("now", "nobody"), ("then", NAME))), "My part, table 1, line 4"),
        (Table(NAME, ("When",), ()), "My part, table 1, line 1"),
        (Bars("Counts", (Bar("quiet", 3), Bar("loud", 2, NAME))), "My part, bars 1, line 6"),
        (Bars("Counts", (Bar(NAME, 3),)), "My part, bars 1, line 3"),
        (Bars("Counts", (), unit=NAME), "My part, bars 1, line 2"),
        (Chart("Tie", ("3 May",), (Curve(NAME, (3,)),)), "My part, chart 1, line 3"),
        (Chart("Tie", (NAME,), ()), "My part, chart 1, line 2"),
        (Signatures(("Supervisor", NAME)), "My part, signatures 1, line 2"),
        (Room(NAME), "My part, room to write 1, line 1"),
    ],
)
def test_every_kind_of_block_is_looked_through(block: Block, place: str) -> None:
    assert places(a_paper(Heading("My part"), block)) == [f"{place}: a name"]


def test_title_and_notices_and_what_stands_before_the_first_heading_are_looked_through() -> None:
    paper = replace(a_paper(Words(NAME), title=f"Sheet of {NAME}"), notices=("Not a record.", NAME))
    assert places(paper) == [
        "the title, line 1: a name",
        "before the first heading, text 1, line 1: a name",
        "the notices, line 2: a name",
    ]


def test_a_heading_that_may_say_who_somebody_is_is_not_repeated() -> None:
    assert places(a_paper(Heading(f"With {NAME}"), Quote(NAME))) == [
        "heading 1, line 1: a name",
        "heading 1, quote 1, line 1: a name",
    ]


def test_two_parts_of_the_same_heading_are_both_looked_through() -> None:
    paper = a_paper(Heading("C04"), Quote(NAME), Heading("C04"), Quote(NAME), Heading("C04"), Quote(NAME))
    assert places(paper) == [f"C04, quote 1{number}, line 1: a name" for number in ("", " (2)", " (3)")]


def test_the_author_is_no_finding_but_part_of_another_word_is() -> None:
    signed = replace(a_paper(Signatures((NAME, "Supervisor"))), author=NAME)
    assert places(signed) == []
    assert places(replace(a_paper(Words("Annabel Smith came.")), author="Anna")) != []


def test_a_very_short_author_settles_nothing() -> None:
    assert places(replace(a_paper(Words(f"{NAME} said Jo")), author="Jo")) != []


def test_texts_of_the_program_itself_are_no_findings() -> None:
    words = "Check the form of Social Work England."
    assert places(a_paper(Words(f"{words} It changes.\n{NAME}")), Looking(own=[words])) == [
        "before the first heading, text 1, line 2: a name"
    ]
    assert places(a_paper(Words(words))) != []


def test_client_codes_and_letters_are_no_names_and_the_list_of_names_counts() -> None:
    called = disguise_for(["AB12345", "Rosa"], recode=True, weeks=False, shuffle=list.reverse)
    assert places(a_paper(Words("I told Client A and Client B.")), Looking(disguise=called)) == []
    called = disguise_for(["AB12345"], recode=False, weeks=False, shuffle=list.reverse)
    assert places(a_paper(Words("AB12345 came.")), Looking(disguise=called)) == []
    assert places(a_paper(Words("AB12345 came."))) != []
    looking = Looking(WatchList(names=("Bramble",), allowed=("Anna Berg",)))
    assert places(a_paper(Words(f"{NAME} and Bramble")), looking) == [
        "before the first heading, text 1, line 1: a name"
    ]


def test_the_name_of_the_file_is_looked_through() -> None:
    assert places(a_paper(), file_name="sheet_Anna_Berg.docx") == [f"{FILE_NAME}, line 1: a name"]
    assert places(a_paper(), file_name="supervision-sheet-november.docx") == []


def test_days_count_only_where_days_are_told_as_weeks() -> None:
    paper = a_paper(Quote("On 3 May 2026 he left.", "week of 27 April 2026"))
    assert places(paper) == []
    assert places(paper, Looking(disguise=WEEKS)) == ["before the first heading, quote 1, line 1: a date"]


@pytest.mark.parametrize("said", ["2026-05-03", "3 May", "May 3rd", "03.05.2026", "3/5/26"])
def test_exact_days_in_every_form_count(said: str) -> None:
    assert len(places(a_paper(Words(f"It was {said}.")), Looking(disguise=WEEKS))) == 1


@pytest.mark.parametrize("said", ["in May 2026", "in 2019", "week of 4 May", "Week of 4 May 2026", "on Tuesday"])
def test_what_says_no_more_than_a_week_does_not_count(said: str) -> None:
    assert places(a_paper(Words(f"It was {said}.")), Looking(disguise=WEEKS)) == []


@pytest.mark.parametrize("said", ["week of 5 May 2026", "week of 31 February 2026"])
def test_a_week_that_begins_on_no_monday_is_a_day(said: str) -> None:
    assert len(places(a_paper(Words(f"It was {said}.")), Looking(disguise=WEEKS))) == 1


@pytest.mark.parametrize("name", ["sheet-2026-02-03.md", "03.02.2026.md", "sheet_3_May_2026.docx"])
def test_a_day_in_the_name_of_the_file_counts_where_days_are_told_as_weeks(name: str) -> None:
    assert [one.partition(",")[0] for one in places(a_paper(), Looking(disguise=WEEKS), name)][:1] == [FILE_NAME]
    assert places(a_paper(), file_name=name) == []


def test_the_day_on_which_it_was_made_may_stand_in_the_name_of_the_file() -> None:
    assert places(a_paper(), Looking(disguise=WEEKS), f"sheet-{MADE}.md") == []


def test_a_code_inside_a_word_counts_where_clients_are_called_anew() -> None:
    paper = a_paper(Words("It was\npreC07 time."), Quote("C071 and C07"))
    called = disguise_for(["C07"], recode=True, weeks=False, shuffle=list.reverse)
    said = "before the first heading, text 1, line 2: a client's code inside a word"
    assert places(paper, Looking(disguise=called)) == [said]
    assert places(paper, Looking(disguise=disguise_for(["C07"], recode=False, weeks=False, shuffle=list.reverse))) == []


def test_the_day_the_paper_was_made_may_stand_beside_it_but_not_in_sentences() -> None:
    told = "25 November 2026"
    looking = Looking(disguise=WEEKS)
    fine = a_paper(Facts((("Made", told),)), Heading(told), Table("T", ("Day",), ((told,),)), title=f"Sheet, {told}")
    assert places(replace(fine, notices=(told,)), looking) == []
    assert len(places(a_paper(Words(told), Quote(told), Bullets((told,))), looking)) == 3


def test_places_are_told_in_reading_order() -> None:
    paper = a_paper(Words("On 3 May."), Words(NAME), Words("On 4 May."))
    kinds = [one.kind.value for one in unsettled_in(paper, Looking(disguise=WEEKS), NAME)]
    assert kinds == ["date", "name", "date", "name"]


def test_a_code_that_may_be_a_name_is_a_name_unless_it_is_called_anew() -> None:
    kept = disguise_for(["Anna"], recode=False, weeks=False, shuffle=list.reverse)
    anew = disguise_for(["Anna"], recode=True, weeks=False, shuffle=list.reverse)
    paper = a_paper(Words("Anna told me a lot."))
    assert places(paper, Looking(disguise=kept)) == ["before the first heading, text 1, line 1: a name"]
    assert places(a_paper(Words(anew.words("Anna told me a lot."))), Looking(disguise=anew)) == []


@pytest.mark.parametrize(
    "said", ["on the 16th", "Monday the 19th", "3. M\u00e4rz 2026", "3\u00a0March 2026", "Boxing Day"]
)
def test_days_that_are_noise_elsewhere_count_where_days_are_told_as_weeks(said: str) -> None:
    assert places(a_paper(Words(f"It was {said}."))) == []
    assert len(places(a_paper(Words(f"It was {said}.")), Looking(disguise=WEEKS))) == 1
