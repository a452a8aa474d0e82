"""Nothing is written outside the journal, no link is followed for writing, and a linked journal folder is kept."""

import os
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, BadClientCodeError, DiskError, NotFoundError, UsageError
from alliance_journal.model.codes import ClientCode
from alliance_journal.storage.checks import verify
from alliance_journal.storage.drafts import drafts, read_draft, remove_draft, save_draft, trash_draft
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.history import undo
from alliance_journal.storage.trash import delete, find_trashed, restore
from tests.storage.acts import OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in

HOSTILE = ["../x", "..", "/etc/passwd", "a/b", "a\\b", "nul\0", "", " ", "x" * 256, "\u202eabc", "C:x", "é", "a.b"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_draft_cannot_be_called_by_a_path(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    before = everything_in(tmp_path)
    for act in (lambda: save_draft(journal, name, b"x"), lambda: remove_draft(journal, name)):
        with pytest.raises(UsageError):
            act()
    with pytest.raises(UsageError):
        read_draft(journal, name)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("name", [*HOSTILE, "CON", "NUL", "com1"])
def test_names_that_mean_no_entry_find_nothing_and_make_nothing(tmp_path: Path, name: str) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    before = everything_in(tmp_path)
    with pytest.raises(NotFoundError):
        journal.find(name)
    with pytest.raises(NotFoundError):
        restore(journal, name)
    after = everything_in(tmp_path)
    assert after.pop("journal/.lock") == b""
    assert after == before


@pytest.mark.parametrize("name", ["CON", "nul", "../x", "a\0", "x" * 33, "\u202eabc"])
def test_such_names_are_no_client_codes(name: str) -> None:
    with pytest.raises(BadClientCodeError):
        ClientCode.parse(name)


@pytest.mark.parametrize("base", ["x" * 252, "é" * 126, "\u202egnirts", "CON", 'quote"\\ and tab\t', "2026-11-22 mine"])
def test_a_file_with_a_difficult_name_can_be_edited_deleted_and_restored(tmp_path: Path, base: str) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / "entries/2026").mkdir()
    path = journal.root / "entries/2026" / f"{base}.md"
    path.write_bytes(bytes_of(OLD))
    (file,) = journal.entry_files()
    journal.replace_bytes(file, bytes_of(OLD), b"changed")
    assert "as it was" in undo(journal)
    delete(journal, file)
    assert journal.entry_files() == ()
    assert restore(journal, "last").path == file.path
    assert path.read_bytes() == bytes_of(OLD)


@pytest.mark.skipif(os.name == "nt" or os.fsencode("é") != "é".encode(), reason="names are not bytes here")
def test_a_name_that_is_not_utf_8_can_be_deleted_and_restored(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / "entries/2026").mkdir()
    path = Path(os.fsdecode(os.fsencode(journal.root / "entries/2026") + b"/caf\xe9.md"))
    path.write_bytes(bytes_of(OLD))
    delete(journal, journal.entry_files()[0])
    undo(journal)
    assert path.read_bytes() == bytes_of(OLD)


@pytest.mark.parametrize("path", ["../../x.md", "/etc/x.md", "entries/../../x.md", "journal.toml", "entries//x.md"])
def test_a_note_in_the_trash_that_leads_elsewhere_is_not_believed(tmp_path: Path, path: str) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    trashed = delete(journal, journal.find("last"))
    (journal.root / ".trash" / f"{trashed.name}.toml").write_text(f'from = "{path}"\n')
    assert restore(journal, "k7f3q2mx").path == PATH
    assert set(everything_in(tmp_path)) == {f"journal/{name}" for name in everything_in(journal.root)}


@pytest.mark.parametrize("note", [None, b"", b"\xff\xfe", b'from = "\\q"\n'])
def test_a_missing_or_damaged_note_in_the_trash_is_made_up_for(tmp_path: Path, note: bytes | None) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    where = journal.root / ".trash" / f"{delete(journal, journal.find('last')).name}.toml"
    where.unlink()
    if note is not None:
        where.write_bytes(note)
    assert restore(journal, "last").path == PATH


def test_a_file_put_into_the_trash_by_hand_can_be_restored_too(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / ".trash" / "thoughts.md").write_bytes(b"words")
    assert find_trashed(journal, "thoughts").path == "entries/undated/thoughts.md"
    assert restore(journal, "thoughts").path == "entries/undated/thoughts.md"


def test_a_linked_journal_folder_stays_a_link(tmp_path: Path) -> None:
    real = a_journal(tmp_path / "real").root
    link = tmp_path / "link"
    link.symlink_to(real)
    journal = open_journal(link, create=True)
    stored = journal.read(journal.add(OLD))
    journal.replace(stored, f"{stored.document.text}\nmore\n")
    restore(journal, delete(journal, stored.file).id)
    assert link.is_symlink()
    assert (real / PATH).read_bytes().endswith(b"more\n")
    assert verify(journal) == ()


def outside(tmp_path: Path) -> Path:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.md").write_bytes(b"precious")
    return elsewhere


def test_an_entry_that_is_a_link_is_not_counted_not_written_through_and_named_by_verify(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    file = journal.add(OLD)
    path = journal.root / file.path
    path.unlink()
    path.symlink_to(outside(tmp_path) / "precious.md")
    assert journal.entry_files() == ()
    with pytest.raises(AllianceJournalError):
        journal.replace_bytes(file, b"precious", b"overwritten")
    with pytest.raises(DiskError, match="links are not followed"):
        journal.read(file)
    assert path.is_symlink()
    assert (tmp_path / "elsewhere/precious.md").read_bytes() == b"precious"
    assert "link" in {finding.kind for finding in verify(journal)}


@pytest.mark.parametrize("folder", ["entries/2026", "entries", "drafts", ".history", ".trash"])
def test_a_folder_that_is_a_link_is_not_written_through(tmp_path: Path, folder: str) -> None:
    journal = a_journal(tmp_path / "journal")
    file = journal.add(OLD)
    (journal.root / folder).rename(tmp_path / "aside")
    (journal.root / folder).symlink_to(outside(tmp_path))
    for act in (
        lambda: journal.add(an_entry("bbbb2222")),
        lambda: save_draft(journal, "walk", b"x"),
        lambda: delete(journal, file),
        lambda: journal.replace_bytes(file, bytes_of(OLD), b"new"),
    ):
        try:
            act()
        except AllianceJournalError as error:
            assert "precious" not in error.sentence  # noqa: PT017  some of them do not go through that folder
    assert everything_in(tmp_path / "elsewhere") == {"precious.md": b"precious"}


def test_a_journal_at_a_link_that_leads_nowhere_is_refused_plainly(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(NotFoundError):
        open_journal(tmp_path / "link", create=False)
    with pytest.raises(DiskError):
        open_journal(tmp_path / "link", create=True)
    assert not (tmp_path / "gone").exists()


def test_a_draft_goes_to_the_trash_and_comes_back(tmp_path: Path) -> None:
    journal: Journal = a_journal(tmp_path / "journal")
    save_draft(journal, "2026-11-22-1640-k7f3q2mx", b"{}")
    trash_draft(journal, "2026-11-22-1640-k7f3q2mx")
    assert drafts(journal) == ()
    assert restore(journal, "2026-11-22-1640-k7f3q2mx").path == "drafts/2026-11-22-1640-k7f3q2mx.json"
    assert read_draft(journal, "2026-11-22-1640-k7f3q2mx") == b"{}"
