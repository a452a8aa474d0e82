"""The sheet for supervision: the question first, every claim with its number and its sentence, and nobody judged."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from alliance_journal.findings.disguise import PLAIN, disguise_for
from alliance_journal.findings.rating_series import rating_series
from alliance_journal.findings.sheet import Sheet, Steps, Tried
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.papers import Bar, Bars, Chart, Facts, Paper, Quote, Signatures, Table, Words
from alliance_journal.model.periods import Period
from alliance_journal.model.supervision import Meeting, Point, Prepared
from alliance_journal.reports.rating_paper import OTHERS
from alliance_journal.reports.sheet_paper import FEW_POINTS, MOMENTS, MOST_CHARTS, sheet_paper
from alliance_journal.reports.summary_paper import LEFT_OUT, LEFT_OUT_BUT
from tests.findings.fakes import SETS, THEMES, a_document, facts_with, reader_over
from tests.reports.fakes import FORBIDDEN
from tests.reports.paper_fakes import all_of, headings, texts, under

MADE: Final = date(2026, 11, 25)
MET: Final = date(2026, 11, 12)
QUIET, TOOK = THEMES[ThemeId("cw.minimal")], THEMES[ThemeId("wc.paternal")]
RIVAL: Final = "Other ways to see it: rival hypotheses"
WANT, RIVALS, QUESTION = "One thing to try with C04.", "C04 was tired.\nOr I was.", "What would I have to bear?"


def a_row(*, entries: int = 5, only_learned: int = 0) -> ThemeFinding:
    return ThemeFinding(
        QUIET,
        entries,
        2,
        (1,),
        MET,
        MET,
        1,
        True,
        None,
        0,
        entries,
        only_learned,
        True,
        ((TOOK, 3),),
        (),
        reader_over(),
    )


def a_theme(words: str = f'{QUIET.label}, in 4 entries with 2 clients; beside it "{TOOK.label}" in 3') -> Point:
    return Point("theme", words, "He went quiet.", "e1", "C04", MET)


def ratings(*codes: str, meetings: int = 3) -> tuple[Any, ...]:
    documents = [
        a_document(f"2026-10-{1 + 3 * week:02}", code, ratings={"aims": 6, "tie": 5 + week % 2, "strain": week % 10})
        for code in codes
        for week in range(meetings)
    ]
    found = {one.client: one for one in rating_series([facts_with(one) for one in documents], SETS, THEMES)}
    return tuple(found[code] for code in codes)


def a_sheet(*points: Point, want: str = WANT, rivals: str = "", question: str = QUESTION, **rest: Any) -> Sheet:  # noqa: ANN401
    prepared = Prepared("p001", date(2026, 11, 24), None, "", points, want, rivals, question)
    empty = Sheet(prepared, Period(date(2026, 9, 1), MET), 24, 7, 9, (), (), (), (), Steps())
    return replace(empty, **rest)


def on_paper(*points: Point, **rest: Any) -> Paper:  # noqa: ANN401  passed on
    return sheet_paper(a_sheet(*points, **rest), PLAIN, MADE)


FULL: Final = a_sheet(
    a_theme(),
    Point("strain", "In 3 entries", "He looked at the floor.", "e2", "C04", MET),
    Point("own", "C07 keeps me waiting"),
    Point("well", "A strain that was mended", "She laughed.", "e3", "C07", MET),
    Point("question", "What I want from supervision", "Why do I hurry?", "e4", "C04", MET),
    rivals=RIVALS,
    themes=((a_theme(), a_row(only_learned=1)),),
    series=ratings("C04"),
    tried=(Tried(THEMES[ThemeId("rs.owned")], 3, 2, 1),),
    strains=(Strain("C04", date(2026, 10, 15), "strain", "open", None, 41, ("rs.owned",), ("e2",)),),
    steps=Steps(
        (AgreedAction("a", "Ask C04", date(2026, 10, 1), date(2026, 11, 20)),),
        (AgreedAction("b", "Read", None, date(2026, 12, 4)), AgreedAction("c", "Rest")),
        (AgreedAction("d", "Write", date(2026, 10, 1), None, date(2026, 11, 1)),),
    ),
    met=Meeting("m001", date(2026, 10, 28), "placement supervisor"),
    hours=(("supervision, individual", 90),),
)


def test_the_question_stands_first_and_the_rest_in_its_order() -> None:
    paper = sheet_paper(FULL, PLAIN, MADE)
    assert headings(paper) == [
        "What I want from supervision",
        "My question",
        MOMENTS,
        "What recurs",
        "Ratings over time",
        "What I tried",
        RIVAL,
        "Agreed steps",
        "Hours of supervision",
    ]
    assert paper.blocks[-1] == Signatures(("Author", "Supervisor"))


def test_what_is_wanted_is_told_word_for_word_with_what_was_looked_at_below_it() -> None:
    assert under(sheet_paper(FULL, PLAIN, MADE), "What I want from supervision") == [Words(WANT)]
    assert under(sheet_paper(FULL, PLAIN, MADE), "My question") == [
        Words(QUESTION),
        Facts(
            (
                ("Looked at", "1 September 2026 to 12 November 2026"),
                ("Entries", "24, about 7 clients"),
                ("Last supervision", "28 October 2026, placement supervisor"),
            )
        ),
        Words(f"This is my view, not the client's. {LEFT_OUT}", role="note"),
    ]


def test_where_nothing_is_wanted_the_question_takes_the_first_place_and_stands_only_there() -> None:
    assert headings(on_paper(want=" \n")) == ["My question"]
    assert headings(on_paper(want="", question="")) == []


def test_private_things_are_said_to_be_left_out_but_for_those_that_were_named() -> None:
    assert LEFT_OUT_BUT in all_of(sheet_paper(FULL, PLAIN, MADE, shows_private=True))


def test_what_recurs_has_a_bar_of_all_entries_with_its_number_and_says_what_is_suggested() -> None:
    found = under(sheet_paper(FULL, PLAIN, MADE), "What recurs")
    assert found[0] == Bars("", (Bar(QUIET.label, 5, "1 of them only suggested"),), 24, "entries")
    assert found[-1].role == "note"  # type: ignore[union-attr]  Words
    assert 'What is marked "suggested"' in texts(found)[-1]


def test_a_theme_as_it_was_offered_is_told_with_its_counts_of_now_and_its_sentence() -> None:
    found = under(on_paper(a_theme(), themes=((a_theme(), a_row()),)), MOMENTS)
    assert found == [
        Words(f"Recurring: {QUIET.label}, in 5 entries, about 2 clients; with: {TOOK.label} (3)"),
        Quote("He went quiet.", "C04, 12 November 2026"),
    ]


def test_a_theme_in_the_workers_words_is_told_in_them() -> None:
    own = a_theme(f"{QUIET.label}, and I hurry")
    assert under(on_paper(own, themes=((own, a_row()),)), MOMENTS)[0] == Words(f"Recurring: {own.words}")


@pytest.mark.parametrize("words", [f"{QUIET.label}, in 1 entry", a_theme().words])
def test_a_theme_that_is_in_none_of_these_entries_has_no_old_counts(words: str) -> None:
    assert under(on_paper(a_theme(words)), MOMENTS)[0] == Words(f"Recurring: {QUIET.label}")


def test_a_theme_that_was_only_ticked_says_where() -> None:
    point = replace(a_theme("The form"), quote="")
    assert under(on_paper(point), MOMENTS)[:-1] == [Words("Recurring: The form; ticked: C04, 12 November 2026")]


def test_ratings_are_drawn_and_called_my_view() -> None:
    found = under(sheet_paper(FULL, PLAIN, MADE), "Ratings over time")
    assert "They are my view, not the client's." in texts(found)[0]
    (chart,) = (block for block in found if isinstance(block, Chart))
    assert chart.caption == "C04, 3 meetings rated, 1 October 2026 to 7 October 2026"
    assert chart.days == ("1 Oct", "4 Oct", "7 Oct")
    assert [(curve.label, curve.values) for curve in chart.curves] == [
        ("Together", (5.5, 6.0, 5.5)),
        ("Strain", (0, 1, 2)),
    ]


def test_of_many_clients_the_first_are_drawn_and_the_others_are_rows_of_a_table() -> None:
    found = under(on_paper(series=ratings("C04", "C07", "C09", meetings=2)), "Ratings over time")
    assert sum(isinstance(block, Chart) for block in found) == MOST_CHARTS
    row = ("C09", "2", "1 Oct: together 5.5, strain 0", "4 Oct: together 6, strain 1")
    assert found[-2] == Table(OTHERS, ("Client", "Rated", "First", "Last"), (row,), frozenset({1}))


def test_beside_many_points_one_client_is_drawn_so_that_three_pages_are_enough() -> None:
    points = [Point("own", f"Point {number}") for number in range(FEW_POINTS + 1)]
    for some, drawn in ((points, 1), (points[1:], MOST_CHARTS)):
        found = under(on_paper(*some, series=ratings("C04", "C07", "C09")), "Ratings over time")
        assert sum(isinstance(block, Chart) for block in found) == drawn
        table = found[-2]
        assert isinstance(table, Table)
        assert [row[0] for row in table.rows] == ["C04", "C07", "C09"][drawn:]


def test_days_are_drawn_to_scale_but_where_they_are_told_as_weeks() -> None:
    weeks = disguise_for(["C04"], recode=False, weeks=True, shuffle=lambda _: None)
    drawn = [
        block.when
        for one in (PLAIN, weeks)
        for block in sheet_paper(FULL, one, MADE).blocks
        if isinstance(block, Chart)
    ]
    assert drawn == [(date(2026, 10, 1), date(2026, 10, 4), date(2026, 10, 7)), ()]


def test_one_rated_meeting_is_told_in_words() -> None:
    found = under(on_paper(series=ratings("C04", meetings=1)), "Ratings over time")
    assert found[1] == Words("C04, 1 meeting rated, 1 October 2026: together 5.5, strain 0.")


def test_chosen_moments_are_in_the_workers_order_and_words_with_client_and_day() -> None:
    points = (
        Point("starred", "After a session", "Let him finish.", "e5", "", MET),
        a_theme("The form"),
        Point("strain", "In 3 entries", "He looked at the floor.", "e2", "C04", MET),
        Point("own", "C07 keeps me waiting"),
        Point("starred", "A free note", "", "e6", "C07", MET),
    )
    assert under(on_paper(*points), MOMENTS)[:-1] == [
        Words("1. Starred by me: After a session"),
        Quote("Let him finish.", "12 November 2026"),
        Words("2. Recurring: The form"),
        Quote("He went quiet.", "C04, 12 November 2026"),
        Words("3. Open strain: in 3 entries"),
        Quote("He looked at the floor.", "C04, 12 November 2026"),
        Words("4. C07 keeps me waiting"),
        Words("5. Starred by me: A free note (C07, 12 November 2026)"),
    ]


def test_a_point_without_words_of_its_own_is_its_kind_and_its_sentence() -> None:
    said = under(on_paper(Point("well", " ", "She laughed.")), MOMENTS)[:-1]
    assert said == [Words("Went well"), Quote("She laughed.", "")]


def test_what_was_tried_says_in_how_many_entries_and_what_became_of_the_strains() -> None:
    bars, table = under(sheet_paper(FULL, PLAIN, MADE), "What I tried")
    assert isinstance(bars, Bars)
    assert (bars.of, bars.unit) == (9, "entries")
    assert bars.bars == (Bar("owned my part", 3, "in 2 strains: 1 mended since, 1 still open"),)
    assert table == Table(
        "Strains still open",
        ("Client", "Opened", "How it stands", "Tried so far"),
        (("C04", "15 October 2026", "open, 41 days", "owned my part"),),
    )


def outcome(strains: int, mended: int) -> str:
    bars = under(on_paper(tried=(Tried(THEMES[ThemeId("rs.owned")], 1, strains, mended),)), "What I tried")[0]
    assert isinstance(bars, Bars)
    return bars.bars[0].note


def test_only_what_there_is_of_outcomes_is_told() -> None:
    assert outcome(0, 0) == ""
    assert outcome(1, 1) == "in 1 strain: 1 mended since"
    assert outcome(2, 0) == "in 2 strains: 2 still open"


def test_an_open_strain_in_which_nothing_shows_says_that_words_and_ticks_show_nothing() -> None:
    strain = replace(FULL.strains[0], strategies=(), state="partly")
    table, _ = under(on_paper(strains=(strain,)), "What I tried")
    assert isinstance(table, Table)
    assert table.rows[0][2:] == ("partly mended, 41 days", "nothing that my words or ticks show")


def test_agreed_steps_are_told_due_then_coming_then_done() -> None:
    (table,) = under(sheet_paper(FULL, PLAIN, MADE), "Agreed steps")
    assert table == Table(
        "",
        ("Step", "Agreed", "How it stands"),
        (
            ("Ask C04", "1 October 2026", "due 20 November 2026"),
            ("Read", "", "due 4 December 2026"),
            ("Rest", "", "open, no day set"),
            ("Write", "1 October 2026", "done 1 November 2026"),
        ),
    )


def test_rivals_question_and_hours_are_told_as_they_are() -> None:
    paper = sheet_paper(FULL, PLAIN, MADE)
    assert under(paper, RIVAL) == [Words(RIVALS)]
    asked = under(paper, MOMENTS)[-2:]
    assert asked[0] == Words("5. What I wanted to ask: What I want from supervision")
    assert asked[1] == Quote("Why do I hurry?", "C04, 12 November 2026")
    assert under(paper, "Hours of supervision")[0] == Facts((("supervision, individual", "1 h 30 min"),))


def test_clients_and_days_are_called_as_the_disguise_says_in_every_sentence() -> None:
    called = disguise_for(["C04", "C07"], recode=True, weeks=True, shuffle=lambda _: None)
    told = all_of(sheet_paper(FULL, called, MADE))
    assert not re.search(r"C0[47]", told)
    assert not re.search(r"(?<!week of )\b\d{1,2} (?:Sep|Oct|Nov|Dec)", told)
    assert "open, 5 weeks" in told
    assert "Client A was tired.\nOr I was." in told


@pytest.mark.parametrize("word", [*FORBIDDEN, "your", " you "])
def test_the_sheet_speaks_for_the_worker_and_judges_nobody(word: str) -> None:
    assert word not in all_of(sheet_paper(FULL, PLAIN, MADE)).casefold()


def test_a_sheet_of_nothing_but_a_wish_is_short() -> None:
    blocks = on_paper(question="").blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Words", "Facts", "Words", "Signatures"]
