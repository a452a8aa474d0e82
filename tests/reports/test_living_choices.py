"""Choices that came from the journal, read in the entry and in the set."""

from dataclasses import replace

from alliance_journal.model.codes import SetId
from alliance_journal.reports.entry_text import entry_text
from alliance_journal.reports.set_text import set_json, set_lines
from tests.findings.fakes import SHIPPED, a_document
from tests.reports.fakes import WIDE, texts_of

WEEK, SUPERVISION = SHIPPED[SetId("week")], SHIPPED[SetId("supervision")]
ENTRY = a_document("2026-11-20", "", set_id="week", picks={"guess_1": ["theme-cw.minimal-no"]}).entry
AGENDA = replace(ENTRY, set=SetId("supervision"), picks={"agenda": ("theme-own.fog", "action-a1", "gone")})


def test_an_answer_to_a_guess_says_to_which() -> None:
    assert "First guess: Went quiet / short answers: no" in texts_of(entry_text(ENTRY, WEEK, WIDE, ""))


def test_without_its_set_a_choice_still_says_what_it_was() -> None:
    assert "guess 1: Went quiet / short answers: no" in texts_of(entry_text(ENTRY, None, WIDE, ""))


def test_a_theme_of_ones_own_goes_by_its_id_and_what_is_unknown_as_it_is() -> None:
    shown = texts_of(entry_text(AGENDA, SUPERVISION, WIDE, ""))
    assert 'Comes along: the theme "own.fog", the agreed step a1, gone' in shown


def test_a_set_says_what_comes_from_the_journal() -> None:
    shown = " ".join(" ".join(texts_of(set_lines(WEEK, WIDE))).split())
    assert "from the journal: the last seven days in counts; left out where there is nothing" in shown
    shape = {one["id"]: one for one in set_json(WEEK)["questions"]}
    assert shape["week"]["shows"] == "week"
    assert shape["guess_1"]["from"] == "recurring"
    assert "from" not in shape["last_monday"]
