"""What several processes do to one journal at the same time; run with this folder's parent's parent on the path."""

import random
import sys
from pathlib import Path

from alliance_journal.errors import ConflictError
from alliance_journal.storage.folder import Journal, open_journal
from tests.storage.examples import some_entry
from tests.storage.fakes import LinklessDisk


def add_many(root: Path, number: int, count: int) -> None:
    """Add `count` entries and tell their paths, each once it is saved."""
    journal = open_journal(root, create=True)
    dice = random.Random(number % 2)  # noqa: S311  half of the writers want the very same ids
    for _ in range(count):
        sys.stdout.write(f"{journal.add(some_entry(dice)).path}\n")


def add_without_links(root: Path, number: int, count: int) -> None:
    """Do the same where there are no hard links."""
    open_journal(root, create=True)
    journal = Journal(root, LinklessDisk())
    dice = random.Random(number % 2)  # noqa: S311  half of the writers want the very same ids
    for _ in range(count):
        sys.stdout.write(f"{journal.add(some_entry(dice)).path}\n")


def edit_many(root: Path, number: int, count: int) -> None:
    """Edit the one entry `count` times and tell every version that was accepted, as a change or as a conflict copy."""
    journal = open_journal(root, create=False)
    for turn in range(count):
        stored = journal.read(journal.find("last"))
        line = f"Version {number}-{turn} ends here."
        try:
            journal.replace(stored, f"{stored.document.text}{line}\n")
        except ConflictError:
            sys.stdout.write(f"conflict {line}\n")
        else:
            sys.stdout.write(f"saved {line}\n")


if __name__ == "__main__":
    acts = {"add": add_many, "add without links": add_without_links, "edit": edit_many}
    acts[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
