"""Which entry is meant by a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_journal.errors import DamagedEntryError, NotFoundError, UsageError
from alliance_journal.storage.finding import find_in
from alliance_journal.storage.names import EntryFile
from tests.storage.acts import OLD, PATH
from tests.storage.examples import a_journal, an_entry, bytes_of

ROOT = Path("/journal")


def file(path: str) -> EntryFile:
    return EntryFile(path, 0, 0, 0)


FILES = (
    file("entries/2025/2025-01-02-1640-bcdf2345.md"),
    file("entries/2026/2026-01-02-1640-bcdg2345.md"),
    file("entries/2026/2026-01-03 by hand.md"),
    file("entries/2026/2026-01-04-1640-bcdf.md"),
)


def inside(ids: dict[str, str]) -> Callable[[EntryFile], str]:
    return lambda one: ids[one.path]


def found(name: str) -> str:
    return find_in(FILES, name, root=ROOT, inner_id=inside({FILES[2].path: "hand2345"})).path


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("bcdf2345", 0),
        ("BCDF2345", 0),
        ("bcdf2", 0),
        ("bcdg", 1),
        ("bcdf", 3),
        ("entries/2026/2026-01-02-1640-bcdg2345.md", 1),
        ("/journal/entries/2026/2026-01-02-1640-bcdg2345.md", 1),
        ("./entries/2026/2026-01-02-1640-bcdg2345", 1),
        ("entries\\2026\\2026-01-02-1640-bcdg2345.md", 1),
        ("2026-01-02-1640-bcdg2345.md", 1),
        ("2026-01-03 by hand", 2),
        ("hand2345", 2),
        ("han", 2),
        ("last", 3),
    ],
)
def test_an_entry_is_found_by_id_beginning_name_path_or_as_the_last(name: str, number: int) -> None:
    assert found(name) == FILES[number].path


@pytest.mark.parametrize("name", ["bc", "ha", "zzzz", "", "2026", "entries/2026"])
def test_too_little_or_something_else_finds_nothing(name: str) -> None:
    with pytest.raises(NotFoundError):
        found(name)


def test_a_beginning_that_several_share_names_them() -> None:
    with pytest.raises(UsageError, match=r"3 entries begin with that: bcdf2345, bcdg2345, bcdf$"):
        found("bcd")


def test_of_many_only_eight_are_named() -> None:
    many = [file(f"entries/2026/2026-01-02-1640-bcdf234{number}.md") for number in range(10)]
    with pytest.raises(UsageError, match=r"10 entries.*bcdf2347, \.\.\.$"):
        find_in(many, "bcd", root=ROOT, inner_id=inside({}))


def test_an_empty_journal_has_no_last_entry() -> None:
    with pytest.raises(NotFoundError):
        find_in((), "last", root=ROOT, inner_id=inside({}))


def test_a_damaged_file_with_a_name_of_its_own_does_not_stop_the_search() -> None:
    def damaged(one: EntryFile) -> str:
        raise DamagedEntryError(one.path, line=1)

    with pytest.raises(NotFoundError):
        find_in(FILES, "zzzz", root=ROOT, inner_id=damaged)


def test_an_entry_that_was_renamed_by_hand_still_answers_to_its_id(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    (journal.root / journal.add(OLD).path).rename(journal.root / "entries/2026/my own name.md")
    journal.add(an_entry("bbbb2222"))
    assert journal.find("k7f3q2mx").path == "entries/2026/my own name.md"
    assert journal.find("my own name").id == ""
    assert PATH not in [file.path for file in journal.entry_files()]


def test_the_last_entry_is_the_one_of_the_latest_meeting(tmp_path: Path) -> None:
    journal = a_journal(tmp_path / "journal")
    journal.add(OLD)
    folder = journal.root / "entries" / "by hand"
    folder.mkdir()
    (folder / "2025-01-01 older.md").write_bytes(bytes_of(OLD))
    assert journal.find("last").path == PATH
