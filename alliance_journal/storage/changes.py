"""What was changed through this program, in order: kinds, ids and paths, never words.

Each change is noted before it is made, so that none can be made unnoticed; one that was noted but never made
does no harm, because `undo` looks at the files first.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Literal, NamedTuple

from alliance_journal.errors import AllianceJournalError
from alliance_journal.storage.fsops import Disk
from alliance_journal.storage.names import HISTORY
from alliance_journal.storage.saving import make_folders, put

ChangeKind = Literal["add", "edit", "delete", "restore", "unmade"]
LOG: Final = f"{HISTORY}/changes.jsonl"


class Change(NamedTuple):
    """One change to the file at `path`; `kept` is where the former version, or the deleted file, is (or was)."""

    kind: ChangeKind
    path: str
    kept: str = ""


@contextmanager
def noted(disk: Disk, root: Path, change: Change) -> Iterator[None]:
    """Note a change, then let it be made; where it certainly was not made, that is noted as well."""
    try:
        note(disk, root, change)
        yield
    except (OSError, AllianceJournalError) as error:
        with suppress(OSError):
            if _was_never_made(disk, root, change, error):
                note(disk, root, Change("unmade", change.path, change.kept))
        raise


def _was_never_made(disk: Disk, root: Path, change: Change, error: Exception) -> bool:
    """Whether a change was called off; one that the disk refused may have been made: `undo` sees that in the files."""
    if isinstance(error, AllianceJournalError | FileExistsError):
        return True
    return change.kind == "add" and disk.look(root / change.path) is None


def note(disk: Disk, root: Path, change: Change) -> None:
    """Add a change to the list; for a new entry it is not waited until the list is on the disk itself."""
    import json  # noqa: PLC0415  only a change pays for it

    make_folders(disk, root / HISTORY, inside=root)
    # The line break comes first: a line that a crash has torn can spoil no other.
    line = "\n" + json.dumps({"kind": change.kind, "path": change.path, "kept": change.kept})
    put(disk, disk.extend(root / LOG), line.encode("ascii"), sync=change.kind != "add")


def changes(disk: Disk, root: Path) -> tuple[Change, ...]:
    """Return all changes that were made, the oldest first; torn lines are passed over."""
    try:
        text = disk.read(root / LOG).decode("utf-8", "replace")
    except FileNotFoundError:
        return ()
    made: list[Change] = []
    for change in _lines(text):
        if change.kind == "unmade":
            _forget(made, change)
        else:
            made.append(change)
    return tuple(made)


def _forget(made: list[Change], unmade: Change) -> None:
    for number in reversed(range(len(made))):
        if (made[number].path, made[number].kept) == (unmade.path, unmade.kept):
            del made[number]
            return


def _lines(text: str) -> Iterator[Change]:
    import json  # noqa: PLC0415  as above

    for line in text.split("\n"):
        try:
            match json.loads(line):
                case {
                    "kind": "add" | "edit" | "delete" | "restore" | "unmade" as kind,
                    "path": str(path),
                    "kept": str(kept),
                }:
                    yield Change(kind, path, kept)
        except (ValueError, RecursionError):
            continue
