"""An account on paper and as text to paste: its layout's headings, facts, row and signature lines, and nothing more."""

from dataclasses import replace
from datetime import date
from typing import Final

from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.guide.accounts import Filled
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.layouts import HeadingKind, Layout, LayoutHeading, Spot
from alliance_journal.model.papers import Bars, Bullets, Facts, Heading, Paper, Room, Signatures, Table, Words
from alliance_journal.reports.account_paper import Account, account_paper, account_text, fixed_texts

MADE: Final = date(2026, 11, 25)
DAY: Final = date(2026, 11, 22)


def under(name: str, words: str = "", kind: HeadingKind = "text", spot: Spot = "block", standards: str = "") -> Filled:
    heading = LayoutHeading(QuestionId(name), name.title(), "Q?", kind, spot=spot)
    return Filled(heading, words, tuple(filter(None, standards.split("|"))))


def account(*filled: Filled, **changes: object) -> Account:
    layout = Layout("log", "Learning log", "A log.", 5, tuple(one.heading for one in filled))
    return Account(replace(layout, **changes), filled, DAY)


def test_words_stand_under_the_headings_of_the_layout() -> None:
    paper = account_paper(account(under("did", "I waited.\n\nAnd waited."), under("next", "Ask.")), PLAIN, MADE)
    assert paper.title == "Learning log"
    assert paper.blocks == (Heading("Did"), Words("I waited.\n\nAnd waited."), Heading("Next"), Words("Ask."))


def test_a_heading_that_nothing_was_written_for_leaves_room() -> None:
    paper = account_paper(account(under("did", " ")), PLAIN, MADE)
    assert paper.blocks == (Heading("Did"), Room("Not written yet", 4))


def test_facts_stand_above_and_signatures_below() -> None:
    one = account(
        under("when", "2026-11-20", "date", "facts"),
        under("standards", kind="standards", spot="facts", standards="1.4|2.1"),
        under("peer", spot="facts"),
        facts=("date", "period"),
        signatures=("Trainee", "Supervisor"),
    )
    paper = account_paper(replace(one, days=(date(2026, 11, 12), date(2026, 11, 3))), PLAIN, MADE)
    assert paper.blocks == (
        Facts(
            (
                ("Written for", "22 November 2026"),
                ("Made from entries of", "3 November 2026 to 12 November 2026"),
                ("When", "20 November 2026"),
                ("Standards", "1.4; 2.1"),
            )
        ),
        Signatures(("Trainee", "Supervisor")),
    )


def test_a_day_that_the_paper_has_anyway_is_not_told_twice_and_one_day_is_no_period() -> None:
    one = replace(account(facts=("date", "period")), day=MADE)
    assert account_paper(one, PLAIN, MADE).blocks == ()
    told = account_paper(replace(one, days=(DAY, DAY)), PLAIN, MADE).blocks
    assert told == (Facts((("Made from entries of", "22 November 2026"),)),)


def test_a_row_is_a_table_of_one_row_and_standards_of_their_own_are_a_list() -> None:
    one = account(
        under("goal", "Silence", "line", "row"), under("hours", "", "line", "row"), under("std", standards="a|b")
    )
    assert account_paper(one, PLAIN, MADE).blocks == (
        Table("At a glance", ("Goal", "Hours"), (("Silence", ""),)),
        Heading("Std"),
        Bullets(("a", "b")),
    )


def test_clients_and_days_are_called_as_on_every_paper() -> None:
    called = Disguise({"": "another client", "C04": "Client A"}, weeks=True)
    one = account(under("did", "C04 waited."), under("when", "2026-11-20", "date"), under("std", standards="About C04"))
    assert account_paper(one, called, MADE).blocks[1::2] == (
        Words("Client A waited."),
        Words("week of 16 November 2026"),
        Bullets(("About Client A",)),
    )


def test_headings_titles_and_signatures_of_an_own_layout_are_called_anew_too() -> None:
    called = Disguise({"47": "Client A"})
    one = account(under("did", "Quiet."), under("row", "x", spot="row"), under("facts", "y", spot="facts"))
    named = [replace(each, heading=replace(each.heading, heading=f"With 47, {each.heading.id}")) for each in one.filled]
    layout = replace(one.layout, title="About 47", signatures=("Mentor of 47",))
    paper = account_paper(replace(one, layout=layout, filled=tuple(named)), called, MADE)
    told = "\n".join((paper.title, *(text for block in paper.blocks for text in block.texts())))
    assert "47" not in told
    assert told.count("Client A") == 5


def test_a_day_that_is_none_any_more_stands_as_it_was_typed() -> None:
    one = account(under("when", "in spring", "date"))
    assert account_paper(one, PLAIN, MADE).blocks[1] == Words("in spring")


def test_text_to_paste_has_every_block_and_no_markup() -> None:
    one = account(
        under("goal", "Silence", "line", "row"),
        under("hours", "2", "line", "row"),
        under("did", "I *waited*.\n"),
        under("later"),
        under("std", standards="a|b"),
        under("kind", "course", "line", "facts"),
        signatures=("Me",),
    )
    paper = replace(account_paper(one, PLAIN, MADE), notices=("Reflection.",))
    assert account_text(paper) == (
        "Learning log\n\nKind: course\n\nGoal: Silence\nHours: 2\n\nDID\n\nI *waited*.\n\nLATER\n\n"
        "[Not written yet]\n\nSTD\n\n- a\n- b\n\nMe: ____________________  Date: ____________\n\nReflection.\n"
    )


def test_one_block_alone_is_only_its_words() -> None:
    paper = replace(account_paper(account(under("did", "I waited.")), PLAIN, MADE), notices=("Reflection.",))
    assert account_text(paper, bare=True) == "I waited.\n"
    two = account_paper(account(under("did", "I waited."), under("next", "Ask.")), PLAIN, MADE)
    assert account_text(two, bare=True) == "DID\n\nI waited.\n\nNEXT\n\nAsk.\n"
    fact = account_paper(account(under("kind", "course", "line", "facts")), PLAIN, MADE)
    assert account_text(fact, bare=True) == "Kind: course\n"


def test_what_no_account_holds_is_left_out_of_the_text() -> None:
    assert account_text(Paper("T", (Bars("c", ()),), MADE)) == "T\n"


def test_the_words_of_an_own_layout_are_looked_through_like_any_other() -> None:
    layout = account(under("did"), signatures=("Dr Somebody",)).layout
    assert {"Learning log", "Did", "Dr Somebody"} <= set(fixed_texts(layout, shipped=True))
    assert "Dr Somebody" not in fixed_texts(layout, shipped=False)
    assert "Written for" in fixed_texts(layout, shipped=False)


def test_text_to_paste_holds_no_signs_that_steer_a_terminal_or_turn_letters_round() -> None:
    paper = Paper("Learning\x1blog", (Heading("Did"), Words("a\x07b\x0bc\u202ed")), MADE)
    assert account_text(paper) == "Learning\ufffdlog\n\nDID\n\na\ufffdb\nc\ufffdd\n"
    assert account_text(paper, bare=True) == "a\ufffdb\nc\ufffdd\n"
