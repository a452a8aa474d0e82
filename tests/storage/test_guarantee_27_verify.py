"""`verify` is silent when all is well, finds what is not, and changes nothing."""

import random
from pathlib import Path

import pytest

from alliance_journal.storage.checks import verify
from alliance_journal.storage.drafts import save_draft
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.trash import delete
from tests.storage.acts import OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in, some_entry
from tests.storage.fakes import FailingDisk, WatchedDisk


def kinds(journal: Journal) -> list[str]:
    return [finding.kind for finding in verify(journal)]


def put(journal: Journal, path: str, content: bytes = b"") -> None:
    where = journal.root / path
    where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    where.write_bytes(content)
    where.chmod(0o600)


def test_a_journal_in_daily_use_is_well(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    file = journal.add(OLD)
    journal.replace_bytes(file, bytes_of(OLD), bytes_of(OLD).replace(b"coat", b"hat"))
    journal.add(an_entry("bbbb2222"))
    delete(journal, journal.find("bbbb2222"))
    for name in ("codebook.toml", "actions.toml", "hours.csv", "prompts/mine.toml", ".git/config", ".stignore"):
        put(journal, name)
    assert verify(journal) == ()


def test_verify_changes_nothing(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    put(journal, "entries/2026/bad.md", b"\0")
    before = everything_in(journal.root)
    verify(journal)
    assert everything_in(journal.root) == before


def test_the_way_through_a_long_journal_is_told(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    journal.add(an_entry("bbbb2222"))
    told: list[tuple[int, int]] = []
    verify(journal, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_an_id_that_two_entries_have_is_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    put(journal, "entries/2026/2026-11-22 again.md", bytes_of(OLD))
    assert [str(finding) for finding in verify(journal)] == [
        f"{PATH}:1: the id k7f3q2mx is also that of entries/2026/2026-11-22 again.md"
    ]


def test_an_id_and_a_day_that_differ_from_the_name_are_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    put(journal, "entries/2026/2026-11-23-1640-bbbb2222.md", bytes_of(OLD))
    assert [finding.sentence for finding in verify(journal)] == [
        "the name says bbbb2222, the entry says k7f3q2mx",
        "the name says 2026-11-23, the entry says 2026-11-22",
    ]


@pytest.mark.parametrize("path", ["letter.docx", "entries/loose.md", "entries/2026/picture.png", "drafts/old.txt"])
def test_what_does_not_belong_is_found_and_left_alone(tmp_path: Path, path: str) -> None:
    journal = a_journal(tmp_path / "journal")
    put(journal, path)
    assert [(finding.kind, finding.path) for finding in verify(journal)] == [("stray", path)]
    assert (journal.root / path).exists()


def test_entries_in_a_folder_too_deep_are_found_as_strays(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    put(journal, "entries/2026/11/x.md", bytes_of(OLD))
    (journal.root / "entries/2026").chmod(0o700)
    assert ("stray", "entries/2026/11") in [(finding.kind, finding.path) for finding in verify(journal)]


def test_an_unfinished_walk_is_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    save_draft(journal, "walk-1", b"{}")
    assert [str(finding) for finding in verify(journal)] == ["drafts/walk-1.json: an unfinished walk: aj resume walk-1"]


def test_a_missing_mark_and_a_newer_one_are_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / "journal.toml").write_text("format = 9\n")
    assert [(finding.kind, finding.is_damage, finding.line) for finding in verify(journal)] == [("format", True, 1)]
    (journal.root / "journal.toml").unlink()
    assert kinds(journal) == ["odd"]


def test_what_looks_odd_in_an_entry_is_found_with_its_line(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    put(journal, "entries/2026/2026-11-22 by hand.md", b"Only words.\n")
    (finding,) = verify(journal)
    assert (finding.kind, finding.line, finding.is_damage) == ("odd", 1, False)


def test_an_entry_that_the_disk_does_not_give_is_damaged(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    a_journal(root).add(OLD)

    class DeafDisk(WatchedDisk):
        """Cannot read entries."""

        def before(self, verb: str, *arguments: object) -> None:
            if verb == "read" and str(arguments[0]).endswith(".md"):
                FailingDisk(1).before(verb, *arguments)

    (finding,) = verify(Journal(root, DeafDisk()))
    assert (finding.kind, finding.sentence) == ("damaged", "cannot be read: the disk is full")


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
def test_a_structure_that_is_hurt_in_any_of_a_thousand_entries_is_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    dice = random.Random(27)  # noqa: S311  the same journal every time
    paths = [journal.add(some_entry(dice)).path for _ in range(1000)]
    for path in dice.sample(paths, 3):
        whole = (journal.root / path).read_bytes()
        for hurt in (b"+++", b"id =", b'"', b"met =", b"2026-11-22"):
            place = whole.index(hurt)
            (journal.root / path).write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
            found = [finding for finding in verify(journal) if finding.path == path]
            assert found, hurt
        (journal.root / path).write_bytes(whole)
    assert verify(journal) == ()
