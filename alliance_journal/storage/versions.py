"""Former versions of entries, kept before an entry is changed."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from alliance_journal.storage.fsops import Disk
from alliance_journal.storage.names import HISTORY, SUFFIX, beginning, id_in, stamp
from alliance_journal.storage.saving import make_folders, write_new


def history_folder(path: str) -> str:
    """Return the folder of an entry's former versions; a file without an id in its name goes by its whole path."""
    return f"{HISTORY}/{id_in(PurePosixPath(path).name) or beginning(path.replace('/', '-'))}"


def keep_version(disk: Disk, root: Path, path: str, content: bytes, moment: datetime) -> str:
    """Keep a version of the entry at `path`, safely on the disk, and return where, inside the journal."""
    folder = history_folder(path)
    make_folders(disk, root / folder, inside=root)
    number = 1
    while True:
        kept = f"{folder}/{stamp(moment)}-{number}{SUFFIX}"
        with suppress(FileExistsError):
            write_new(disk, root / kept, content)
            return kept
        number += 1


def versions(disk: Disk, root: Path, path: str) -> tuple[str, ...]:
    """Return where the former versions of the entry at `path` are, inside the journal, the oldest first."""
    folder = history_folder(path)
    if disk.look(root / folder) is None:
        return ()
    names = (one.name for one in disk.names(root / folder) if one.kind == "file" and one.name.endswith(SUFFIX))
    return tuple(f"{folder}/{name}" for name in sorted(names) if not name.startswith("."))
