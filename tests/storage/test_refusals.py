"""What the system refuses is said plainly."""

import errno
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.storage.refusals import disk_error, plainly


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "/j/a.md: the disk is full"),
        (errno.EACCES, "/j/a.md: there is no permission"),
        (errno.EROFS, "/j/a.md: the disk can only be read, not written"),
        (errno.ENAMETOOLONG, "/j/a.md: the name is too long"),
        (errno.EFBIG, "/j/a.md: the file would be larger than is allowed here"),
        (errno.EXDEV, "/j/a.md: the system refuses (EXDEV)"),
    ],
)
def test_the_reason_stands_behind_the_path(number: int, words: str) -> None:
    assert disk_error(OSError(number, "?"), Path("/j/a.md")).sentence == words


def test_an_error_without_a_number_is_said_too() -> None:
    assert disk_error(OSError("?"), "/j").sentence == "/j: the system refuses (no reason given)"


def test_the_path_that_the_system_names_is_the_one_that_is_said() -> None:
    with pytest.raises(DiskError, match=r"^/j/b\.md: ") as caught, plainly("/j/a.md"):
        raise OSError(errno.ENOSPC, "?", "/j/b.md")
    assert caught.value.hint == "make some room on the disk and try again"
    assert caught.value.exit_code == 4
