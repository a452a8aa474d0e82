"""What may be worth bringing to supervision."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.findings.agenda import MOST_STARRED, Agenda, agenda, due_actions
from alliance_journal.model.actions import AgreedAction
from alliance_journal.storage.actions import add_action, set_days
from alliance_journal.storage.folder import Journal
from tests.findings.living_fakes import a_bench, a_journal, put, put_weeks

DAY = date(2026, 11, 22)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def of(journal: Journal, client: str = "") -> Agenda:
    return agenda(journal, a_bench(journal), DAY, client)


def test_an_empty_journal_has_nothing_on_it(journal: Journal) -> None:
    found = of(journal)
    assert (found.strains, found.recurring.themes, found.actions, found.starred) == ((), (), (), ())


def test_open_strains_what_kept_coming_back_and_starred_entries(journal: Journal) -> None:
    put_weeks(journal)
    put(journal, "2026-10-01", "C07", ratings={"strain": 7})
    put(journal, "2026-10-02", "C08", ratings={"strain": 7}, picks={"outcome": ["together"]})
    put(journal, "2026-11-20", "C09", starred=True)
    put(journal, "2026-11-23", "C09", starred=True)
    found = of(journal)
    assert [(one.client, one.opened.isoformat()) for one in found.strains] == [("C07", "2026-10-01")]
    assert [one.theme.id for one in found.recurring.themes] == ["cw.minimal", "wc.paternal"]
    assert [one.day.isoformat() for one in found.starred] == ["2026-11-20"]


def test_with_a_client_only_theirs(journal: Journal) -> None:
    put_weeks(journal)
    put(journal, "2026-10-01", "C07", ratings={"strain": 7}, starred=True)
    found = of(journal, "C04")
    assert (found.strains, found.starred) == ((), ())
    assert found.recurring.themes
    assert not of(journal, "C07").recurring.themes


def test_starred_entries_come_newest_first_and_are_few(journal: Journal) -> None:
    for day in range(1, 10):
        put(journal, f"2026-11-{day:02}", starred=True)
    starred = of(journal).starred
    assert len(starred) == MOST_STARRED
    assert starred[0].day == date(2026, 11, 9)


def test_due_steps_stand_by_their_days_and_those_without_one_last(journal: Journal) -> None:
    for what, due in (("c", None), ("b", date(2026, 11, 22)), ("a", date(2026, 11, 2)), ("later", date(2026, 11, 23))):
        add_action(journal, AgreedAction("", what, due=due))
    done = add_action(journal, AgreedAction("", "done", due=date(2026, 11, 1)))
    set_days(journal, done.id, done=date(2026, 11, 1))
    assert [one.what for one in due_actions(journal, DAY)] == ["a", "b", "c"]
    assert [one.what for one in of(journal).actions] == ["a", "b", "c"]


def test_a_list_that_cannot_be_read_has_no_due_steps(journal: Journal) -> None:
    (journal.root / "actions.toml").mkdir()
    assert due_actions(journal, DAY) == ()
