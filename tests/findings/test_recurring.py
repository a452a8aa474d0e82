"""What kept coming back: enough entries, enough weeks, and sentences that nobody has judged yet."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.findings.recent import recent_entries
from alliance_journal.findings.recurring import ThemeGuess, first_day_of_weeks, guesses, recurring_themes
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.storage.folder import Journal
from tests.findings.living_fakes import DAYS, QUIET, TOOK_OVER, a_bench, a_journal, put, put_weeks

DAY = date(2026, 11, 22)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def themes(journal: Journal, client: str = "", day: date = DAY) -> list[str]:
    bench = a_bench(journal)
    found = recurring_themes(recent_entries(journal, bench), bench, day, client)
    return [one.theme.id for one in found.themes]


def guessed(journal: Journal) -> tuple[ThemeGuess, ...]:
    bench = a_bench(journal)
    gathered = recent_entries(journal, bench)
    return guesses(recurring_themes(gathered, bench, DAY), gathered.reader, DAY)


def test_what_stands_in_three_entries_of_two_weeks_recurs(journal: Journal) -> None:
    put_weeks(journal)
    assert themes(journal) == ["cw.minimal", "wc.paternal"]


def test_under_five_entries_nothing_does(journal: Journal) -> None:
    for day in DAYS[2:]:
        put(journal, day, answers={"moment": QUIET})
    assert themes(journal) == []
    put(journal, "2026-11-20", answers={"moment": "We talked about the garden."})
    assert themes(journal) == ["cw.minimal"]


def test_only_the_last_eight_weeks_count_and_only_the_client_that_is_named(journal: Journal) -> None:
    put_weeks(journal)
    assert first_day_of_weeks(DAY) == date(2026, 9, 28)
    assert themes(journal, day=date(2027, 1, 20)) == []
    assert themes(journal, "C04") == ["cw.minimal", "wc.paternal"]
    assert themes(journal, "C07") == []


def test_how_a_strain_ended_is_no_theme_here(journal: Journal) -> None:
    for day in DAYS:
        put(journal, day, answers={"moment": "We cleared the air."})
    assert themes(journal) == []


def test_a_guess_stands_on_the_newest_sentences_of_two_entries(journal: Journal) -> None:
    put_weeks(journal)
    first, second = guessed(journal)
    assert [one.facts.day.isoformat() for one in first.quotes] == ["2026-11-19", "2026-11-12"]
    assert [one.words for one in first.quotes] == [QUIET, QUIET]
    assert {one.words for one in second.quotes} == {TOOK_OVER}


def test_sentences_that_were_judged_are_not_shown_again(journal: Journal) -> None:
    for day in DAYS[:4]:
        put(journal, day, answers={"moment": QUIET})
    put(journal, DAYS[4], answers={"moment": QUIET}, reviewed=[Review(ThemeId("cw.minimal"), "yes", QUIET)])
    put(journal, DAYS[5], answers={"moment": QUIET}, reviewed=[Review(ThemeId("cw.minimal"), "no", QUIET)])
    (guess,) = guessed(journal)
    assert [one.facts.day.isoformat() for one in guess.quotes] == ["2026-11-04", "2026-10-28"]


def test_a_theme_whose_sentences_were_all_judged_is_no_guess(journal: Journal) -> None:
    for day in DAYS:
        put(journal, day, answers={"moment": QUIET}, reviewed=[Review(ThemeId("cw.minimal"), "yes", QUIET)])
    assert themes(journal) == ["cw.minimal"]
    assert guessed(journal) == ()


def test_themes_of_this_week_go_before_the_others(journal: Journal) -> None:
    for day in DAYS:
        put(journal, day, answers={"moment": QUIET if day < "2026-11-15" else "We talked."})
    for day in ("2026-10-13", "2026-10-29", "2026-11-20"):
        put(journal, day, answers={"own_part": TOOK_OVER})
    assert themes(journal) == ["cw.minimal", "wc.paternal"]
    assert [one.finding.theme.id for one in guessed(journal)] == ["wc.paternal", "cw.minimal"]


def test_there_are_three_guesses_at_most(journal: Journal) -> None:
    moment = f"{QUIET} He cancelled again. He agreed with everything I said. He snapped at me."
    put_weeks(journal, moment)
    assert len(themes(journal)) > 3
    assert len(guessed(journal)) == 3


def test_an_entry_that_can_only_be_read_or_has_gone_is_not_quoted(journal: Journal) -> None:
    files = put_weeks(journal)
    newest = journal.root / files[-1].path
    newest.write_text(newest.read_text(encoding="utf-8").replace("format = 1", "format = 99"), encoding="utf-8")
    bench = a_bench(journal)
    gathered = recent_entries(journal, bench)
    (journal.root / files[-2].path).unlink()
    first, *_ = guesses(recurring_themes(gathered, bench, DAY), gathered.reader, DAY)
    assert [one.facts.day.isoformat() for one in first.quotes] == ["2026-11-04", "2026-10-28"]


def test_a_sentence_without_end_is_not_put_to_anybody(journal: Journal) -> None:
    put_weeks(journal, f"{QUIET[:-1]} and {'the paper rustled and ' * 12}the clock ticked.", "We met.")
    assert themes(journal) == ["cw.minimal"]
    assert guessed(journal) == ()
