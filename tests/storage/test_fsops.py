"""The verbs of a real disk, one by one."""

import errno
import os
from pathlib import Path
from typing import Self

import pytest

from alliance_journal.storage.fsops import RealDisk, write_all

DISK = RealDisk()


def test_a_new_file_is_made_once_and_never_over_another(tmp_path: Path) -> None:
    DISK.close(DISK.create(tmp_path / "a"))
    with pytest.raises(FileExistsError):
        DISK.create(tmp_path / "a")


@pytest.mark.parametrize("verb", ["create", "extend", "read"])
def test_a_link_is_never_followed(tmp_path: Path, verb: str) -> None:
    (tmp_path / "target").write_bytes(b"precious")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(OSError) as caught:  # noqa: PT011  the number is what counts
        getattr(DISK, verb)(tmp_path / "link")
    assert caught.value.errno in {errno.ELOOP, errno.EEXIST}
    assert (tmp_path / "target").read_bytes() == b"precious"


def test_extending_adds_at_the_end_and_makes_what_is_not_there(tmp_path: Path) -> None:
    for words in (b"one ", b"two"):
        handle = DISK.extend(tmp_path / "a")
        write_all(DISK, handle, words)
        DISK.sync(handle)
        DISK.close(handle)
    assert DISK.read(tmp_path / "a") == b"one two"


def test_a_second_name_is_not_given_where_the_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(FileExistsError):
        DISK.link(tmp_path / "a", tmp_path / "b")
    DISK.link(tmp_path / "a", tmp_path / "c")
    assert DISK.read(tmp_path / "c") == b"a"


def test_replacing_removing_and_folders(tmp_path: Path) -> None:
    DISK.make_folder(tmp_path / "folder")
    with pytest.raises(FileExistsError):
        DISK.make_folder(tmp_path / "folder")
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    DISK.replace(tmp_path / "a", tmp_path / "b")
    DISK.sync_folder(tmp_path)
    assert (tmp_path / "b").read_bytes() == b"a"
    DISK.remove(tmp_path / "b")
    DISK.remove_folder(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == []


def test_a_folder_lists_what_is_in_it_with_size_time_and_inode(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"123")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    listed = {one.name: one for one in DISK.names(tmp_path) if one.name != "home"}
    assert {name: one.kind for name, one in listed.items()} == {
        "file": "file",
        "folder": "folder",
        "link": "link",
        "pipe": "other",
    }
    status = (tmp_path / "file").stat()
    assert listed["file"][2:5] == (3, status.st_mtime_ns, status.st_ino)
    assert DISK.look(tmp_path / "file") == listed["file"]


@pytest.mark.parametrize("name", ["gone", "file/below", "nul\0"])
def test_where_there_is_nothing_there_is_nothing_to_see(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert DISK.look(tmp_path / name) is None


class Vanishing:
    """A listed name whose file has gone since."""

    name = "gone"

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        return os.stat(f"/gone/{follow_symlinks}")  # noqa: PTH116  what scandir's entries do


class Listing(list[Vanishing]):
    """What scandir gives."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close nothing."""


def test_what_vanishes_while_we_look_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", lambda _: Listing([Vanishing()]))
    assert DISK.names(tmp_path) == []


def refusing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fsync(_handle: int) -> None:
        raise refusing(number)

    monkeypatch.setattr(os, "fsync", fsync)
    DISK.sync_folder(tmp_path)


def test_a_folder_that_cannot_be_synced_because_the_disk_fails_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(_handle: int) -> None:
        raise refusing(errno.EIO)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="Input/output"):
        DISK.sync_folder(tmp_path)


def test_where_folders_cannot_be_opened_syncing_them_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance_journal.storage.fsops.os.name", "nt")
    DISK.sync_folder(tmp_path / "not even there")


class StuckDisk(RealDisk):
    """Takes nothing and says nothing about it."""

    __slots__ = ()

    def write(self, handle: int, data: bytes) -> int:
        del handle, data
        return 0


def test_a_disk_that_takes_nothing_is_an_error_and_not_an_endless_loop(tmp_path: Path) -> None:
    disk = StuckDisk()
    handle = disk.create(tmp_path / "a")
    with pytest.raises(OSError, match="Input/output"):
        write_all(disk, handle, b"words")
    disk.close(handle)


def test_ten_megabytes_are_written_whole(tmp_path: Path) -> None:
    content = bytes(range(256)) * 40_000
    handle = DISK.create(tmp_path / "a")
    write_all(DISK, handle, content)
    DISK.close(handle)
    assert DISK.read(tmp_path / "a") == content
