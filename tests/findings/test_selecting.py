"""Which entries a command is about: one filter for all of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import BadClientCodeError, BadDateError, BadQueryError, NotFoundError
from alliance_journal.findings.gathering import Gathered
from alliance_journal.findings.selecting import Choice, before, choose, named, select
from alliance_journal.model.holders import Holder
from alliance_journal.model.periods import Period
from alliance_journal.storage.folder import open_journal
from tests.findings.fakes import THEMES, TODAY, a_document, facts_with, reader_over, said

FIRST = a_document("2026-10-30", "C04", answers={"moment": "She went quiet over the form."})
SECOND = a_document("2026-11-10", "C11", set_id="strain", answers={"moment": "He laughed."})
THIRD = a_document("2026-11-20", "C04", answers={"moment": "The form again. I was cross."})
DOCUMENTS = (FIRST, SECOND, THIRD)
ENTRIES = (
    facts_with(FIRST, said(FIRST, "cw.minimal", "She went quiet over the form.")),
    replace(facts_with(SECOND, said(SECOND, "cw.minimal", "He laughed.", holder=Holder.OTHER)), tags=("housing",)),
    replace(facts_with(THIRD, said(THIRD, "wf.frustrated", "I was cross.")), starred=True),
)
GATHERED = Gathered(ENTRIES, (), reader_over(*DOCUMENTS))


def days(choice: Choice) -> list[str]:
    return [f"{facts.day:%d %b}" for facts in select(GATHERED, choice, THEMES)]


def test_with_no_condition_every_entry_is_meant() -> None:
    choice = choose(today=TODAY)
    assert choice.is_open
    assert days(choice) == ["30 Oct", "10 Nov", "20 Nov"]


def test_each_option_narrows_and_several_values_of_one_widen() -> None:
    assert days(choose(clients=["c04"], today=TODAY)) == ["30 Oct", "20 Nov"]
    assert days(choose(clients=["C04", "C11"], sets=["strain"], today=TODAY)) == ["10 Nov"]
    assert days(choose(tags=["housing"], today=TODAY)) == ["10 Nov"]
    assert days(choose(starred=True, today=TODAY)) == ["20 Nov"]
    assert days(choose(days=("1 nov", "15 nov"), today=TODAY)) == ["10 Nov"]


def test_words_are_looked_for_in_the_answers_only() -> None:
    assert days(choose("form", today=TODAY)) == ["30 Oct", "20 Nov"]
    assert days(choose("moment", today=TODAY)) == []


def test_a_theme_is_asked_for_only_where_it_counts() -> None:
    assert days(choose(themes=["cw.minimal"], today=TODAY)) == ["30 Oct"]
    assert days(choose("theme:wf OR client:C11", today=TODAY)) == ["10 Nov", "20 Nov"]


def test_what_cannot_be_read_is_refused() -> None:
    for wrong, error in (({"clients": ["Anna B"]}, BadClientCodeError), ({"days": ("soon", "")}, BadDateError)):
        with pytest.raises(error):
            choose(today=TODAY, **wrong)  # type: ignore[arg-type]  # one option at a time
    with pytest.raises(BadQueryError):
        choose('"unfinished', today=TODAY)


def test_without_a_beginning_there_is_no_period_before() -> None:
    for choice in (choose(today=TODAY), choose(days=("", "2026-11-15"), today=TODAY)):
        assert before(GATHERED, choice, THEMES, TODAY) is None


def test_the_period_before_is_as_long_as_the_chosen_one_and_under_the_same_conditions() -> None:
    since = choose(days=("2026-11-05", "2026-11-20"), clients=["C04"], today=TODAY)
    earlier = before(GATHERED, since, THEMES, TODAY)
    assert earlier is not None
    assert [str(facts.day) for facts in earlier] == ["2026-10-30"]
    assert since.period == Period(date(2026, 11, 5), date(2026, 11, 20))


def test_the_period_before_reaches_back_no_further_than_that() -> None:
    assert before(GATHERED, choose(days=("2026-11-19", ""), today=TODAY), THEMES, TODAY) == ()


def test_before_the_calendar_there_was_nothing() -> None:
    assert before(GATHERED, choose(days=("0001-01-02", ""), today=TODAY), THEMES, TODAY) is None


def test_entries_are_named_in_the_order_of_the_names_and_once_each(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "journal", create=True)
    files = [journal.add(document.entry) for document in DOCUMENTS]
    facts = [replace(one, path=file.path) for one, file in zip(ENTRIES, files, strict=True)]
    third, first = files[2].id, files[0].id
    assert [one.path for one in named(journal, facts, ["last", first, third])] == [files[2].path, files[0].path]
    assert named(journal, facts[:1], ["last"]) == ()
    with pytest.raises(NotFoundError):
        named(journal, facts, ["nobody"])
