"""Every client code of a journal is known, wherever it stands, and a file that hides one is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_journal.findings.client_codes import codes_in_entry, codes_written
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.trash import put_away
from tests.findings.fakes import a_document

HOURS = "date,kind,minutes,client\n2026-11-20,client,50,H88\nnever,client,50,H89\n"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def added(journal: Journal, client: str, damage: Callable[[bytes], bytes] = bytes) -> str:
    """Add an entry and return its path; `damage` spoils its bytes."""
    file = journal.add(a_document("2026-11-20", client, answers={"moment": "It was quiet."}).entry)
    where = journal.root / file.path
    where.write_bytes(damage(where.read_bytes()))
    return file.path


def test_codes_stand_in_entries_hours_drafts_the_trash_and_what_was_prepared(journal: Journal) -> None:
    added(journal, "C07")
    added(journal, "")
    put_away(journal, added(journal, "T77"))
    (journal.root / "hours.csv").write_text(HOURS)
    (journal.root / "supervision.toml").write_text('[[prepared]]\nid = 5\n[[prepared.points]]\nclient = "S44"\n')
    (journal.root / "drafts" / "d1.json").write_text('{"format": 1, "client": "D55", "set": "session"}')
    put_away(journal, "drafts/d1.json")
    (journal.root / "drafts" / "d2.json").write_text('{"client": "D66"}')
    found = codes_written(journal)
    assert found.known == {"C07", "T77", "H88", "H89", "S44", "D55", "D66"}
    assert found.untold == ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b"quiet", b"qui\0et"),
        lambda data: data.replace(b"format = 1", b"format = ="),
        lambda data: data.replace(b'client = "C07"', b"client: C07"),
        lambda data: data.replace(b"+++", b"---"),
        lambda data: b"\xff\xfe" + data.decode().encode("utf-16-le"),
    ],
)
def test_the_code_of_an_entry_that_cannot_be_read_is_known(journal: Journal, damage: Callable[[bytes], bytes]) -> None:
    added(journal, "C07", damage)
    assert codes_written(journal).known == {"C07"}


def test_an_entry_about_nobody_hides_no_code_and_one_whose_beginning_is_lost_does(journal: Journal) -> None:
    added(journal, "", lambda data: data.replace(b"quiet", b"qui\0et"))
    assert codes_written(journal).untold == ()
    lost = added(journal, "X55", lambda data: data[data.index(b"# ") :])
    broken = added(journal, "", lambda data: data.replace(b"format = 1", b"format = ="))
    assert set(codes_written(journal).untold) == {lost, broken}


def test_a_log_of_hours_that_cannot_be_taken_apart_hides_its_codes(journal: Journal) -> None:
    for text in ("nothing,of,ours\n1,2,3\n", 'date,kind,minutes,client\n2026-11-20,client,50,"H88\n'):
        (journal.root / "hours.csv").write_text(text)
        assert codes_written(journal).untold == ("hours.csv",)


def test_a_code_that_is_no_code_is_known_as_it_is_written() -> None:
    assert codes_in_entry(b'+++\nclient = "Anna Berg" # once\n+++\n') == {"Anna Berg"}
