"""Disk full, I/O error, read-only: the text is kept somewhere, and the message is plain and names the path."""

import errno
import os
import stat
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, DiskError
from alliance_journal.storage.drafts import drafts, read_draft, save_draft, second_place
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.fsops import RealDisk
from tests.storage.acts import ACTS, OLD, Act
from tests.storage.examples import a_journal, an_entry, everything_in
from tests.storage.fakes import FailingDisk, ForgetfulDisk, SlowTakerDisk

PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reports an error",
    errno.EROFS: "the disk can only be read, not written",
}


@pytest.mark.parametrize(("error", "once"), [(errno.ENOSPC, True), *((error, False) for error in PLAIN)])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_any_refusal_is_a_plain_sentence_with_a_path_and_without_a_word_of_the_entry(
    tmp_path: Path, act: Act, error: int, *, once: bool
) -> None:
    heard = set()
    for at in range(1, 200):
        root = tmp_path / str(at)
        a_journal(root).add(OLD)
        disk = FailingDisk(at, error=error, once=once)
        try:
            act(Journal(root, disk))
        except DiskError as refusal:
            heard.add(refusal.sentence.rpartition(": ")[2])
            assert str(root) in refusal.sentence  # noqa: PT017  at some n nothing is refused: a link that fails is renamed
            assert "words" not in refusal.sentence  # noqa: PT017  the same
        if not disk.has_failed:
            break
    assert heard == {PLAIN[error]}


def test_a_full_disk_keeps_the_draft_as_it_was(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    journal = a_journal(root)
    save_draft(journal, "walk", b"the first answer")
    for at in range(1, 40):
        disk = FailingDisk(at)
        try:
            save_draft(Journal(root, disk), "walk", b"the first answer and the second")
        except DiskError:
            assert read_draft(journal, "walk") in {b"the first answer", b"the first answer and the second"}
        if not disk.has_failed:
            break
    assert read_draft(journal, "walk") == b"the first answer and the second"
    assert [draft.id for draft in drafts(journal)] == ["walk"]


def test_words_that_the_journal_cannot_take_go_to_the_home_folder(a_home_of_its_own: Path) -> None:
    place = second_place("walk.json", b"all my words")
    assert place == a_home_of_its_own / "alliance-journal-walk.json"
    assert place.read_bytes() == b"all my words"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_second_place_never_takes_the_place_of_an_earlier_one(a_home_of_its_own: Path) -> None:
    places = {second_place("walk.json", words) for words in (b"one", b"two")}
    assert {place.read_bytes() for place in places if place} == {b"one", b"two"}
    assert {place.parent for place in places if place} == {a_home_of_its_own}


class FullHomeDisk(RealDisk):
    """Everything below one folder is full."""

    __slots__ = ("full",)

    def __init__(self, full: Path) -> None:
        self.full = full

    def create(self, path: Path) -> int:
        if self.full in path.parents:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return super().create(path)


def test_words_that_the_home_folder_cannot_take_go_to_memory(
    tmp_path: Path, a_home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    place = second_place("walk.json", b"all my words", disk=FullHomeDisk(a_home_of_its_own))
    assert place == tmp_path / "run" / "alliance-journal-walk.json"


def test_where_no_place_takes_the_words_the_caller_is_told_so() -> None:
    assert second_place("walk.json", b"all my words", disk=FailingDisk(1)) is None


def test_a_home_that_cannot_be_found_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert second_place("walk.json", b"words") == tmp_path / "alliance-journal-walk.json"


def test_a_hundred_earlier_second_places_are_enough(
    a_home_of_its_own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    places = [second_place("w", b"words") for _ in range(100)]
    assert len({place for place in places if place and place.parent == a_home_of_its_own}) == 99
    assert places[-1] == tmp_path / "run" / "alliance-journal-w"


@pytest.mark.parametrize("most", [1, 7, 4096])
def test_a_disk_that_takes_little_at_a_time_gets_every_byte(tmp_path: Path, most: int) -> None:
    entry = an_entry(words="é" * 10_000 if most > 1 else "é")
    journal = a_journal(tmp_path / "journal", SlowTakerDisk(most))
    assert journal.read(journal.add(entry)).document.entry == entry


def test_a_disk_that_gives_back_something_else_is_not_believed(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal", ForgetfulDisk())
    with pytest.raises(DiskError, match="the disk reports an error"):
        journal.add(OLD)
    assert journal.entry_files() == ()


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev/full here")
def test_a_device_that_is_always_full_is_a_full_disk() -> None:
    disk = RealDisk()
    handle = disk.extend(Path("/dev/full"))
    with pytest.raises(OSError) as caught:  # noqa: PT011  the number is what counts
        disk.write(handle, b"words")
    disk.close(handle)
    assert caught.value.errno == errno.ENOSPC


def test_a_file_where_the_journal_should_be_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"")
    with pytest.raises(AllianceJournalError, match="is a file, and a journal is a folder"):
        open_journal(tmp_path / "journal", create=True)


def test_nothing_is_left_lying_about_when_a_full_disk_refuses_once(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    before = everything_in(a_journal(root).root)
    disk = FailingDisk(0, error=errno.ENOSPC, once=True)
    disk.at = next(at for at in range(1, 99) if _refuses_to_write(tmp_path / f"try{at}", at))
    with pytest.raises(DiskError):
        Journal(root, disk).add(OLD)
    after = everything_in(root)
    assert {path for path in after if not path.startswith(".history/")} == set(before)


def _refuses_to_write(root: Path, at: int) -> bool:
    """Whether the n-th call is the one that writes the entry itself."""
    try:
        Journal(a_journal(root).root, FailingDisk(at, once=True)).add(OLD)
    except DiskError as error:
        return ".md" in error.sentence and "entries/2026" in error.sentence
    return False
