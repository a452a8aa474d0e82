"""Whether there is an open strain to ask about, found out from the newest entries only."""

import errno
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from alliance_journal.findings.still_open import MOST_READ, strain_still_open
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review
from alliance_journal.storage.folder import Journal, open_journal
from tests.findings.fakes import SETS

DAY = date(2026, 11, 20)
C04 = ClientCode("C04")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def write(
    journal: Journal,
    day: str,
    client: str = "C04",
    *,
    picks: Mapping[str, Sequence[str]] | None = None,
    reviewed: Sequence[Review] = (),
    **ratings: int,
) -> Path:
    met = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    number = len(list(journal.root.glob("entries/*/*.md")))
    entry = Entry(
        id=EntryId(f"e{number:05}"),
        written=datetime(2026, 11, 20, 17, number % 60, tzinfo=UTC),
        met=met,
        set=SetId("session"),
        client=ClientCode(client) if client else None,
        answers=(Answer(QuestionId("moment"), "One moment", "We stood at the window."),),
        ratings=ratings,
        picks={name: tuple(options) for name, options in (picks or {}).items()},
        reviewed=tuple(reviewed),
    )
    return journal.root / journal.add(entry).path


def opened(journal: Journal, day: date = DAY) -> date | None:
    strain = strain_still_open(journal, C04, day, SETS)
    return strain.opened if strain else None


def test_an_open_strain_of_an_earlier_day_is_found(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-09", strain=1)
    assert opened(journal) == date(2026, 11, 2)


def test_one_of_the_same_day_or_a_later_one_is_not(journal: Journal) -> None:
    write(journal, "2026-11-20T10:00", strain=7)
    assert opened(journal) is None
    assert opened(journal, date(2026, 11, 15)) is None


def test_a_mended_one_is_not(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-09", picks={"outcome": ["together"]})
    assert opened(journal) is None


def test_a_partly_mended_one_is_found_until_it_was_spoken_of_that_day(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-09", picks={"outcome": ["partly"]})
    assert opened(journal) == date(2026, 11, 2)
    write(journal, "2026-11-20", picks={"outcome": ["partly"]})
    assert opened(journal) is None
    assert opened(journal, date(2026, 11, 21)) == date(2026, 11, 2)


def test_what_was_confirmed_about_its_end_counts(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-09", reviewed=[Review(ThemeId("ro.repaired"), "yes", "We stood at the window.")])
    assert opened(journal) is None


def test_a_refusal_is_no_confirmation(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-09", reviewed=[Review(ThemeId("ro.repaired"), "no", "We stood at the window.")])
    assert opened(journal) == date(2026, 11, 2)


def test_strains_with_others_and_with_nobody_are_not_this_clients(journal: Journal) -> None:
    write(journal, "2026-11-02", "C11", strain=7)
    write(journal, "2026-11-03", "", strain=7)
    assert opened(journal) is None


def test_only_the_newest_entries_are_read(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance_journal.findings.still_open.MOST_READ", 3)
    write(journal, "2026-11-02", strain=7)
    for day in ("05", "06", "07"):
        write(journal, f"2026-11-{day}", "C11")
    assert opened(journal) is None
    assert MOST_READ == 300


def test_an_entry_that_cannot_be_read_is_passed_over(journal: Journal) -> None:
    write(journal, "2026-11-02", strain=7)
    write(journal, "2026-11-03").write_bytes(b"+++\nid = \n+++\n")
    assert opened(journal) == date(2026, 11, 2)


def test_a_folder_that_cannot_be_listed_asks_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    write(journal, "2026-11-02", strain=7)
    monkeypatch.setattr(type(journal.disk), "bare_names", refuse)
    assert opened(journal) is None
