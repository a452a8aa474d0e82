"""How a journal begins, and what is not taken for one."""

from datetime import date
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError, NewerFormatError, NotFoundError
from alliance_journal.storage.drafts import drafts, read_draft, remove_draft, save_draft
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.opening import begin
from tests.storage.acts import NEW, OLD, PATH
from tests.storage.examples import WRITTEN, a_journal, an_entry, bytes_of, everything_in
from tests.storage.fakes import NotingDisk


def test_looking_for_a_journal_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        open_journal(tmp_path / "journal", create=False)
    assert (caught.value.sentence, caught.value.hint) == ("there is no journal yet", "aj reflect")
    assert list(tmp_path.glob("journal*")) == []


def test_an_ordinary_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        open_journal(tmp_path, create=False)


def test_a_new_journal_says_what_it_is(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "deep" / "journal").root
    assert (root / "journal.toml").read_text().startswith("format = 1\ncreated = 20")
    assert sorted(path.name for path in root.iterdir()) == [".history", ".trash", "drafts", "entries", "journal.toml"]


def test_what_is_in_a_journal_is_not_changed_by_opening_it(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    (root / "journal.toml").write_text("# my own words\nformat=1 # one\n")
    before = everything_in(root)
    open_journal(root, create=True)
    assert everything_in(root) == before


def test_two_who_begin_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    class LateDisk(NotingDisk):
        """Another process has written the mark just before we do."""

        def before(self, verb: str, *arguments: object) -> None:
            if verb == "link":
                (tmp_path / "journal" / "journal.toml").write_text("format = 1\n")
            super().before(verb, *arguments)

    begin(LateDisk(), tmp_path / "journal", WRITTEN)
    assert (tmp_path / "journal" / "journal.toml").read_text() == "format = 1\n"


def test_a_journal_of_a_newer_format_is_read_but_not_written(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    (root / "journal.toml").write_text("format = 2\n")
    assert open_journal(root, create=False).entry_files() == ()
    with pytest.raises(NewerFormatError):
        open_journal(root, create=True)


def test_an_entry_of_a_newer_format_is_read_but_not_changed(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.write_bytes(bytes_of(OLD).replace(b"format = 1", b"format = 2"))
    stored = journal.read(journal.find("last"))
    with pytest.raises(NewerFormatError):
        journal.replace(stored, "new")
    assert path.read_bytes() == stored.data


def test_a_mark_that_says_nothing_is_of_the_first_format(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    (root / "journal.toml").write_text("")
    assert open_journal(root, create=True).entry_files() == ()


def test_a_journal_without_entries_or_folders_is_empty(tmp_path: Path) -> None:
    (tmp_path / "journal.toml").write_text("format = 1\n")
    journal = open_journal(tmp_path, create=False)
    assert journal.entry_files() == ()
    assert drafts(journal) == ()


def test_entries_are_listed_in_the_order_of_their_days_wherever_they_lie(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(an_entry("bbbb2222", met=date(2026, 3, 1)))
    journal.add(an_entry("cccc2222", met=date(2025, 3, 1)))
    folder = journal.root / "entries" / "aside"
    folder.mkdir()
    (folder / "2025-06-01.md").write_bytes(b"by hand")
    (folder / ".hidden.md").write_bytes(b"")
    (folder / "notes.txt").write_bytes(b"")
    (journal.root / "entries" / "stray.md").write_bytes(b"")
    (journal.root / "entries" / ".stversions").mkdir()
    (journal.root / "entries" / ".stversions" / "2025-06-01.md").write_bytes(b"")
    assert [(file.day, file.id) for file in journal.entry_files()] == [
        (date(2025, 3, 1), "cccc2222"),
        (date(2025, 6, 1), ""),
        (date(2026, 3, 1), "bbbb2222"),
    ]


@pytest.mark.parametrize("name", ["2026-13-45.md", "no date.md"])
def test_a_name_without_a_day_has_none(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / "entries/2026").mkdir()
    (journal.root / "entries/2026" / name).write_bytes(b"words")
    assert [file.day for file in journal.entry_files()] == [None]


def test_an_entry_that_vanishes_is_said_to_be_gone(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    file = journal.add(OLD)
    (journal.root / PATH).unlink()
    with pytest.raises(DiskError, match="it is not there"):
        journal.read(file)
    with pytest.raises(DiskError, match="it is not there"):
        journal.file_at(PATH)


def test_nothing_that_is_shown_of_an_entry_holds_its_words(tmp_path: Path) -> None:
    journal: Journal = a_journal(tmp_path / "journal")
    stored = journal.read(journal.add(NEW))
    assert "after" not in repr(stored)
    assert "after" not in repr(journal)


def test_drafts_are_kept_listed_read_and_removed(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    save_draft(journal, "walk-2", b"two")
    save_draft(journal, "walk-1", b"one")
    save_draft(journal, "walk-1", b"one and more")
    (journal.root / "drafts" / "not a draft.json").write_bytes(b"")
    (journal.root / "drafts" / "walk.txt").write_bytes(b"")
    assert [(draft.id, draft.size) for draft in drafts(journal)] == [("walk-1", 12), ("walk-2", 3)]
    assert read_draft(journal, "walk-1") == b"one and more"
    remove_draft(journal, "walk-1")
    remove_draft(journal, "walk-1")
    with pytest.raises(NotFoundError):
        read_draft(journal, "walk-1")
