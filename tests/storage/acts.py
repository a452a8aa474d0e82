"""What is done to a journal with one old entry in it, in this process or in one of its own."""

from collections.abc import Callable
from pathlib import Path

from alliance_journal.storage import history, trash
from alliance_journal.storage.folder import Journal
from tests.storage.examples import an_entry, bytes_of

OLD = an_entry(words="The words before.")
NEW = an_entry(words="The words after, and some more of them.")
OTHER = an_entry("zzzz2345", words="Another entry altogether.")
PATH = "entries/2026/2026-11-22-1640-k7f3q2mx.md"
OTHER_PATH = "entries/2026/2026-11-22-1640-zzzz2345.md"

Act = Callable[[Journal], object]


def add(journal: Journal) -> None:
    journal.add(OTHER)


def edit(journal: Journal) -> None:
    journal.replace_bytes(journal.find("k7f3q2mx"), bytes_of(OLD), bytes_of(NEW))


def delete(journal: Journal) -> None:
    trash.delete(journal, journal.find("k7f3q2mx"))


def undo(journal: Journal) -> None:
    history.undo(journal)


ACTS: dict[str, Act] = {"add": add, "edit": edit, "delete": delete, "undo": undo}


def run(root: str, act: str) -> None:
    """Do one of them in the journal at `root`."""
    ACTS[act](Journal(Path(root)))
