"""What the journal says inside a walk: counts, verbatim words, both sides or none, and no judgement."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.findings.agenda import agenda
from alliance_journal.findings.recent import marked, newest_documents, recent_entries
from alliance_journal.findings.recurring import guesses, recurring_themes
from alliance_journal.findings.standing_strain import standing_strain
from alliance_journal.findings.week_back import week_back
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ClientCode
from alliance_journal.reports.living_text import (
    LONGEST_LABEL,
    agenda_lines,
    agenda_options,
    entry_option,
    guess_lines,
    standard_option,
    strain_lines,
    week_lines,
)
from alliance_journal.storage.actions import add_action
from alliance_journal.storage.folder import Journal
from tests.findings.living_fakes import CATALOGUE, a_bench, a_journal, put, put_weeks

DAY: Final = date(2026, 11, 22)
JUDGING: Final = re.compile(r"detect|diagnos|risk|resistan|%|overdue|late|failed|!", re.IGNORECASE)
SETS: Final = CATALOGUE.sets


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def strain(journal: Journal) -> str:
    bench = a_bench(journal)
    found = standing_strain(journal, ClientCode("C04"), DAY, bench)
    assert found is not None
    return strain_lines(found, bench.themes)


def test_an_open_strain_is_told_in_the_workers_own_words(journal: Journal) -> None:
    put(
        journal,
        "2026-10-12",
        ratings={"strain": 7},
        answers={"moment": "She put her coat on\nwhile I talked.", "own_part": "I talked. " + "And talked. " * 40},
    )
    put(journal, "2026-11-02", picks={"outcome": ["partly"]}, answers={"own_part": "That one is mine, no buts."})
    put(journal, "2026-11-09", answers={"next": "Ring her."})
    first, moment, own_part, tried, partly, step = strain(journal).split("\n")
    assert first == "Opened 12 October 2026, 41 days ago. Your own words from that entry:"
    assert moment == 'One moment: "She put her coat on while I talked."'
    assert own_part.startswith('My own part: "I talked. And talked.')
    assert own_part.endswith('." [...]')
    assert tried == "Tried, by your own marks and words: owned my part."
    assert partly == "On 2 November 2026 you said: partly mended."
    assert step == 'The step you wrote down on 9 November 2026: "Ring her."'


def test_a_strain_without_words_says_so(journal: Journal) -> None:
    put(journal, "2026-11-22", ratings={"strain": 7})
    assert strain(journal).split("\n") == [
        "Opened 22 November 2026, today. Your own words from that entry:",
        "(nothing was written under it but marks)",
        "Tried, by your own marks and words: nothing noted yet.",
    ]


def week(journal: Journal) -> str:
    found = week_back([marked(one) for one in newest_documents(journal)], a_bench(journal).sets, DAY)
    assert found is not None
    return week_lines(found)


def test_a_week_is_told_in_counts(journal: Journal) -> None:
    put(journal, "2026-11-20", "C07", ratings={"strain": 7}, answers={"own_part": "I talked."})
    put(journal, "2026-11-21", "C04", answers={"moment": "A door."})
    put(journal, "2026-11-22", "", set_id="jot", answers={"note": "Tired"})
    assert week(journal).split("\n") == [
        "3 entries from 16 November 2026 to 22 November 2026.",
        "C04: 1 entry, 2 words",
        "C07: 1 entry, 2 words",
        "No client code: 1 entry, 1 word",
        "1 of these marks a strain.",
        "My own part: asked in 2, answered in 1.",
    ]


def test_a_week_in_which_nothing_was_asked_says_no_more_than_that(journal: Journal) -> None:
    put(journal, "2026-11-22", set_id="jot", answers={"note": "Tired"})
    assert week(journal).split("\n")[2:] == ["None of these marks a strain."]


def test_a_guess_is_told_with_its_counts_its_sentences_and_the_other_side(journal: Journal) -> None:
    put_weeks(journal)
    bench = a_bench(journal)
    gathered = recent_entries(journal, bench)
    recurring = recurring_themes(gathered, bench, DAY)
    first, second = (guess_lines(one, recurring) for one in guesses(recurring, gathered.reader, DAY))
    assert first.split("\n") == [
        "In 6 of 6 entries since 28 September 2026 your words may touch on this. For example:",
        '19 November 2026, C04: "He went quiet and gave short answers."',
        '12 November 2026, C04: "He went quiet and gave short answers."',
        "In the same entries, on your side: took over / told (paternalistic) in 6.",
    ]
    assert second.split("\n")[-1].startswith("In the same entries, on their side: ")


def test_a_client_theme_alone_says_that_nothing_was_found_on_the_other_side(journal: Journal) -> None:
    put_weeks(journal, own_part="We met.")
    bench = a_bench(journal)
    gathered = recent_entries(journal, bench)
    recurring = recurring_themes(gathered, bench, DAY)
    (guess,) = guesses(recurring, gathered.reader, DAY)
    assert guess_lines(guess, recurring).endswith("on your side: your words did not match my list.")


def test_a_theme_of_both_or_of_what_is_around_has_no_other_side(journal: Journal) -> None:
    put_weeks(journal, "The waiting list is long.", "We met.")
    bench = a_bench(journal)
    gathered = recent_entries(journal, bench)
    recurring = recurring_themes(gathered, bench, DAY)
    (guess,) = guesses(recurring, gathered.reader, DAY)
    assert guess.finding.theme.id == "cx.system"
    assert "In the same entries" not in guess_lines(guess, recurring)


def test_an_agenda_is_strains_what_came_back_steps_and_stars(journal: Journal) -> None:
    put_weeks(journal)
    put(journal, "2026-10-01", "C07", ratings={"strain": 7}, starred=True)
    put(journal, "2026-10-01", "", set_id="gone", starred=True)
    put(journal, "2026-11-03", "C07", picks={"outcome": ["partly"]})
    step = add_action(journal, AgreedAction("", "Ring the\ncourse", due=date(2026, 11, 20)))
    other = add_action(journal, AgreedAction("", "word " * 60))
    found = agenda(journal, a_bench(journal), DAY)
    options = agenda_options(found, SETS)
    labels = [one.label for one in options]
    assert [one.id for one in options][:5] == [
        "strain-C07-2026-10-01",
        "theme-cw.minimal",
        "theme-wc.paternal",
        f"action-{step.id}",
        f"action-{other.id}",
    ]
    assert labels[0] == "still open with C07: the strain of 1 October 2026, partly mended"
    assert labels[1].startswith("kept coming back: ")
    assert "in 6 of 9 entries; beside it took over" in labels[1]
    assert labels[3] == "agreed, due 20 November 2026: Ring the course"
    assert labels[4].startswith("agreed, no day set: word word")
    assert "starred: 1 October 2026, C07, After a session" in labels
    assert "starred: 1 October 2026, gone" in labels
    assert max(map(len, labels)) <= LONGEST_LABEL
    assert agenda_lines(found, SETS).split("\n")[0] == f"- {labels[0]}"
    assert not JUDGING.search("\n".join(labels))


def test_an_entry_is_offered_by_its_day_client_set_and_first_words(journal: Journal) -> None:
    put(journal, "2026-11-20", answers={"moment": "One two three four five six seven eight nine."})
    put(journal, "2026-11-19", "", set_id="gone", answers={"moment": "word " * 7 + "w" * 200})
    put(journal, "2026-11-18", ratings={"strain": 1})
    labels = [entry_option(one, SETS).label for one in newest_documents(journal)]
    assert labels[0] == "20 November 2026, C04, After a session: One two three four five six seven eight ..."
    assert labels[1] == "19 November 2026, gone: word word word word word word word ..."
    assert labels[2] == "18 November 2026, C04, After a session"


def test_a_standard_is_offered_as_it_stands() -> None:
    assert standard_option("1.4 Treat people with kindness").label == "1.4 Treat people with kindness"
