"""The open strain with one client: the worker's own words about it, and what was tried since."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.findings.standing_strain import LONGEST_ANSWER, StandingStrain, beginning_of, standing_strain
from alliance_journal.model.codes import ClientCode, QuestionId
from alliance_journal.model.entries import Answer
from alliance_journal.storage.folder import Journal
from tests.findings.living_fakes import a_bench, a_journal, put

DAY = date(2026, 11, 22)
OPENED = {"moment": "She put her coat on while I was still talking.", "own_part": "I talked.", "next": "Ring her."}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def found(journal: Journal, client: str = "C04", day: date = DAY) -> StandingStrain | None:
    return standing_strain(journal, ClientCode(client), day, a_bench(journal))


def surely(journal: Journal) -> StandingStrain:
    strain = found(journal)
    assert strain is not None
    return strain


def test_there_is_none_without_a_mark_for_another_client_and_before_its_day(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 2}, answers=OPENED)
    assert found(journal) is None
    put(journal, "2026-11-09", ratings={"strain": 7}, answers=OPENED)
    assert found(journal) is not None
    assert found(journal, "C07") is None
    assert found(journal, day=date(2026, 11, 8)) is None


def test_one_that_was_mended_is_not_shown(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 7}, answers=OPENED)
    put(journal, "2026-11-09", picks={"outcome": ["together"]})
    assert found(journal) is None


def test_the_words_come_from_the_entry_that_opened_it_under_their_short_names(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 7}, answers=OPENED)
    put(journal, "2026-11-09", ratings={"strain": 1}, answers={"moment": "We talked about the garden."})
    strain = surely(journal)
    assert strain.strain.opened == date(2026, 11, 2)
    assert [(one.heading, one.words) for one in strain.said] == [
        ("One moment", OPENED["moment"]),
        ("My own part", OPENED["own_part"]),
    ]


def test_the_last_step_of_its_entries_is_told(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 7}, answers=OPENED)
    put(journal, "2026-11-09", answers={"next": "Ask her how last week sat with her."})
    put(journal, "2026-11-10", answers={"moment": "A door."})
    day, said = surely(journal).step or (None, None)
    assert day == date(2026, 11, 9)
    assert said is not None
    assert said.words == "Ask her how last week sat with her."


def test_what_was_tried_is_found_in_words_too(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 7}, answers=OPENED)
    put(journal, "2026-11-09", answers={"own_part": "That one is mine, no buts."})
    strain = surely(journal).strain
    assert strain.strategies == ("rs.owned",)
    assert strain.acted == date(2026, 11, 9)


def test_a_strain_marked_without_a_word_shows_no_words(journal: Journal) -> None:
    put(journal, "2026-11-02", ratings={"strain": 7})
    strain = surely(journal)
    assert (strain.said, strain.step) == ((), None)


def test_an_entry_of_a_set_nobody_knows_still_speaks(journal: Journal) -> None:
    put(journal, "2026-11-02", set_id="gone", ratings={"strain": 7}, answers={"words": "A cold room.", "next": "Ring."})
    strain = surely(journal)
    assert [one.words for one in strain.said] == ["A cold room."]
    assert strain.step is not None


def test_of_two_strains_the_later_open_one_is_shown(journal: Journal) -> None:
    put(journal, "2026-10-02", ratings={"strain": 7}, answers=OPENED)
    put(journal, "2026-10-09", picks={"outcome": ["together"]})
    put(journal, "2026-11-02", picks={"between": ["tense"]}, answers={"moment": "He stood up."})
    assert [one.words for one in surely(journal).said] == ["He stood up."]


def said(text: str) -> tuple[str, bool]:
    cut = beginning_of(Answer(QuestionId("moment"), "One moment", text))
    return cut.words, cut.is_cut


def test_a_short_answer_is_shown_whole() -> None:
    assert said(" One. Two.\n") == ("One. Two.", False)


def test_a_long_answer_is_cut_behind_a_sentence_or_at_a_word() -> None:
    sentence = "She looked at the floor and then at the form on the table. "
    words, is_cut = said(sentence * 9)
    assert is_cut
    assert words.endswith("table.")
    assert len(words) <= LONGEST_ANSWER
    words, is_cut = said("word " * 200)
    assert is_cut
    assert words.endswith("word")
    assert said("x" * 400) == ("x" * LONGEST_ANSWER, True)
