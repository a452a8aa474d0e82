"""A file that cannot be parsed is never rewritten or dropped: it is listed as damaged with file and line."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_journal.errors import DamagedEntryError
from alliance_journal.storage.checks import verify
from alliance_journal.storage.history import undo
from alliance_journal.storage.trash import delete, restore
from tests.storage.acts import OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of, everything_in

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << dice.randrange(8))]) + data[place + 1 :]


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def double(data: bytes, dice: random.Random) -> bytes:
    first, last = sorted(dice.sample(range(len(data) + 1), 2))
    return data[:last] + data[first:last] + data[last:]


def sprinkle(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + dice.choice([b"\0", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\r"]) + data[place:]


def recode(data: bytes, dice: random.Random) -> bytes:
    return data.decode().encode(dice.choice(["utf-16", "utf-16-le", "latin-1", "utf-8-sig"]))


def other_lines(data: bytes, _dice: random.Random) -> bytes:
    return data.replace(b"\n", b"\r\n")


def no_fence(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"+++\n", b"", dice.choice([1, 2]))


def bad_value(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"2026-11-22", dice.choice([b"2026-13-45", b"soon", b'"soon"', b"99999999999"]), 2)


def huge_line(data: bytes, _dice: random.Random) -> bytes:
    return data + b"x" * 100_000


MUTATIONS: list[Mutation] = [flip, flip, cut, double, sprinkle, recode, other_lines, no_fence, bad_value, huge_line]


def test_five_thousand_damaged_files_are_read_or_listed_but_never_changed_or_dropped(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(an_entry(words="Grüße, and what she said.")).path
    whole = path.read_bytes()
    dice = random.Random(8)  # noqa: S311  the same mutations every time
    damaged = 0
    for _ in range(5000):
        content = dice.choice(MUTATIONS)(whole, dice)
        path.write_bytes(content)
        (file,) = journal.entry_files()
        try:
            journal.read(file)
        except DamagedEntryError as error:
            damaged += 1
            told = (error.path, error.line)
            assert told == (PATH, max(error.line, 1))  # noqa: PT017  many of the files can be read
        assert path.read_bytes() == content
    assert damaged > 1000


def test_verify_names_every_damaged_file_with_its_line_and_a_reason(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.write_bytes(bytes_of(OLD).replace(b"written =", b"written"))
    (finding,) = verify(journal)
    assert (finding.path, finding.kind, finding.is_damage) == (PATH, "damaged", True)
    assert finding.line > 1
    assert str(finding).startswith(f"{PATH}:{finding.line}: cannot be read: ")


def test_a_damaged_entry_can_be_found_mended_and_mending_it_can_be_undone(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    broken = bytes_of(OLD).replace(b"written =", b"written")
    path.write_bytes(broken)
    file = journal.find("k7f3q2mx")
    journal.replace_text(file, journal.text(file), bytes_of(OLD).decode())
    assert verify(journal) == ()
    undo(journal)
    assert path.read_bytes() == broken


def test_a_damaged_entry_does_not_hide_the_others(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / journal.add(OLD).path).write_bytes(b"\xff\xfe\0\0")
    journal.add(an_entry("bbbb2222"))
    assert [file.id for file in journal.entry_files()] == ["bbbb2222", "k7f3q2mx"]
    assert [finding.kind for finding in verify(journal)] == ["damaged"]


def test_a_damaged_entry_is_deleted_and_restored_like_any_other(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.write_bytes(b"\xff\xfe\0\0")
    delete(journal, journal.find("k7f3q2mx"))
    restore(journal, "k7f3q2mx")
    assert path.read_bytes() == b"\xff\xfe\0\0"


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_damaged_not_dropped(tmp_path: Path, content: bytes) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / journal.add(OLD).path).write_bytes(content)
    assert len(journal.entry_files()) == 1
    assert [finding.kind for finding in verify(journal)] == ["damaged"]
    assert PATH in everything_in(journal.root)
