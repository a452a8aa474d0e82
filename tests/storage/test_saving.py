"""Files that appear whole or not at all, also where there are no hard links and where somebody else is quicker."""

from pathlib import Path

import pytest

from alliance_journal.storage.changes import changes
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.storage.leftovers import lost_and_found
from alliance_journal.storage.names import meant_by, reserved_name, temporary_name
from alliance_journal.storage.saving import move, write_new
from alliance_journal.storage.trash import delete
from tests.storage.acts import NEW, OLD
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in
from tests.storage.fakes import LinklessDisk, PowerCutDisk, WatchedDisk

DISKS = {"links": WatchedDisk, "no links": LinklessDisk}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.mark.parametrize("disk", DISKS.values(), ids=DISKS)
def test_a_new_file_never_takes_the_place_of_another(folder: Path, disk: type[WatchedDisk]) -> None:
    (folder / "a.md").write_bytes(b"first")
    with pytest.raises(FileExistsError):
        write_new(disk(), folder / "a.md", b"second")
    assert everything_in(folder) == {"a.md": b"first"}


@pytest.mark.parametrize("disk", DISKS.values(), ids=DISKS)
def test_a_moved_file_never_takes_the_place_of_another(folder: Path, disk: type[WatchedDisk]) -> None:
    (folder / "a.md").write_bytes(b"first")
    (folder / "b.md").write_bytes(b"second")
    with pytest.raises(FileExistsError):
        move(disk(), folder / "b.md", folder / "a.md")
    assert everything_in(folder) == {"a.md": b"first", "b.md": b"second"}


def test_without_links_only_one_at_a_time_may_rename_to_a_name(folder: Path) -> None:
    (folder / reserved_name("a.md")).write_bytes(b"")
    with pytest.raises(FileExistsError):
        write_new(LinklessDisk(), folder / "a.md", b"words")
    assert set(everything_in(folder)) == {reserved_name("a.md")}


def test_a_reservation_that_a_crash_left_is_found(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / "entries" / reserved_name("a.md")).write_bytes(b"")
    assert len(lost_and_found(journal)) == 1


@pytest.mark.parametrize("name", ["a.md", "x" * 255, "é" * 127, "a\nb.md", ".hidden"])
def test_temporary_names_are_known_by_sight_and_fit_any_file_system(name: str) -> None:
    for temporary in (temporary_name(name), reserved_name(name)):
        assert name.startswith(meant_by(temporary).removesuffix(".reserved"))
        assert meant_by(temporary)
        assert len(temporary.encode()) <= 255


@pytest.mark.parametrize("name", ["a.md", "a.tmp", ".a.tmp", "a.md.0123456789ab.tmp", ".swp"])
def test_other_names_are_not_taken_for_temporary_ones(name: str) -> None:
    assert meant_by(name) == ""


class OvertakenDisk(WatchedDisk):
    """Somebody else gives the very name to another file just before we do, twice."""

    times = 2

    def before(self, verb: str, *arguments: object) -> None:
        if verb == "link" and self.times:
            self.times -= 1
            Path(str(arguments[1])).write_bytes(b"somebody else's")


def test_an_entry_whose_name_is_taken_at_the_last_moment_gets_another(tmp_path: Path) -> None:
    root = a_journal(tmp_path / "journal").root
    letters = iter("bbbb2222cccc2222")
    file = Journal(root, OvertakenDisk(), choose=lambda _: next(letters)).add(OLD)
    assert file.id == "cccc2222"
    contents = {path.name[16:]: path.read_bytes() for path in (root / "entries/2026").iterdir()}
    assert contents.pop("cccc2222.md") == bytes_of(an_entry("cccc2222", words="The words before."))
    assert contents == {"k7f3q2mx.md": b"somebody else's", "bbbb2222.md": b"somebody else's"}
    assert [change.path for change in changes(RealDisk(), root)] == [file.path]


def test_no_change_that_was_acknowledged_is_missing_from_the_list_after_a_power_cut(tmp_path: Path) -> None:
    disk = PowerCutDisk(tmp_path / "journal")
    journal = open_journal(tmp_path / "journal", create=True, disk=disk)
    file = journal.add(OLD)
    journal.replace_bytes(file, bytes_of(OLD), bytes_of(NEW))
    assert all(b'"edit"' in state[".history/changes.jsonl"] for state in disk.states())
    delete(journal, file)
    journal.add(an_entry("bbbb2222"))
    assert all(b'"delete"' in state[".history/changes.jsonl"] for state in disk.states())
