"""Ids do not depend on the clock: frozen, backwards, across zones, daylight saving and leap days."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.history import former_versions, undo
from alliance_journal.storage.trash import delete, trashed
from tests.storage.examples import WRITTEN, a_journal, an_entry, bytes_of


def frozen(root: Path, moment: datetime = WRITTEN) -> Journal:
    return replace(a_journal(root), clock=lambda: moment)


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.slow
def test_ten_thousand_entries_of_one_second_have_ten_thousand_names(tmp_path: Path) -> None:
    journal = frozen(tmp_path / "journal")
    entry = an_entry()
    names = {journal.add(entry).name for _ in range(10_000)}
    assert len(names) == 10_000
    assert len({file.id for file in journal.entry_files()}) == 10_000


def test_an_entry_whose_name_is_taken_gets_another_id_and_says_so_inside(tmp_path: Path) -> None:
    journal = frozen(tmp_path / "journal")
    first, second = journal.add(an_entry(words="one")), journal.add(an_entry(words="two"))
    assert first.id == "k7f3q2mx" != second.id
    assert journal.read(second).document.entry == replace(
        an_entry(words="two"), id=journal.read(second).document.entry.id
    )
    assert journal.read(second).document.entry.id.value == second.id
    assert (journal.root / first.path).read_bytes() == bytes_of(an_entry(words="one"))


def test_dice_that_always_fall_alike_end_in_a_plain_refusal(tmp_path: Path) -> None:
    journal = replace(frozen(tmp_path / "journal"), choose=lambda letters: letters[0])
    journal.add(an_entry())
    journal.add(an_entry())
    with pytest.raises(DiskError, match="no free name"):
        journal.add(an_entry())
    assert replace(journal, choose=secrets.choice).add(an_entry()).id


def test_versions_and_deletions_of_one_moment_do_not_take_each_others_place(tmp_path: Path) -> None:
    journal = frozen(tmp_path / "journal")
    file = journal.add(an_entry(words="0"))
    for number in range(5):
        before, after = bytes_of(an_entry(words=f"{number}")), bytes_of(an_entry(words=f"{number + 1}"))
        journal.replace_bytes(file, before, after)
    kept = [(journal.root / path).read_bytes() for path in former_versions(journal, file)]
    assert kept == [bytes_of(an_entry(words=f"{number}")) for number in range(5)]
    for _ in range(3):
        delete(journal, file)
        journal.add(an_entry())
    assert len({one.name for one in trashed(journal)}) == 3


def test_a_clock_that_runs_backwards_loses_no_version(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    file = journal.add(an_entry(words="0"))
    for number in range(3):
        earlier = replace(journal, clock=lambda n=number: WRITTEN - timedelta(days=n))
        earlier.replace_bytes(file, bytes_of(an_entry(words=f"{number}")), bytes_of(an_entry(words=f"{number + 1}")))
    assert len(former_versions(journal, file)) == 3
    undo(journal)
    assert (journal.root / file.path).read_bytes() == bytes_of(an_entry(words="2"))


ZONES = {"UTC": UTC, "west": timezone(timedelta(hours=-11)), "east": timezone(timedelta(hours=14))}


@pytest.mark.parametrize("zone", ZONES.values(), ids=ZONES)
def test_the_day_in_the_name_is_the_day_of_the_meeting_in_every_zone(tmp_path: Path, zone: timezone) -> None:
    entry = replace(an_entry(met=date(2024, 2, 29)), written=datetime(2024, 3, 1, 0, 30, tzinfo=zone))
    file = a_journal(tmp_path / "journal").add(entry)
    assert (file.name, file.day) == ("2024-02-29-0030-k7f3q2mx.md", date(2024, 2, 29))


def test_the_hour_that_comes_twice_in_autumn_holds_two_entries(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    summer, winter = (timezone(timedelta(hours=hours)) for hours in (2, 1))
    for zone in (summer, winter):
        written = datetime(2026, 10, 25, 2, 30, tzinfo=zone)
        journal.add(replace(an_entry(met=date(2026, 10, 25)), written=written))
    assert len(journal.entry_files()) == 2
    assert {journal.read(file).document.entry.written.utcoffset() for file in journal.entry_files()} == {
        timedelta(hours=2),
        timedelta(hours=1),
    }
