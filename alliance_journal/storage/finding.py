"""Which entry is meant by a name: an id, the beginning of one, a file name, a path, or `last`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from alliance_journal.errors import AllianceJournalError, NotFoundError, UsageError
from alliance_journal.storage.names import SUFFIX, EntryFile

SHORTEST: Final = 3
"""Letters of an id that are enough."""
_SHOWN: Final = 8


def find_in(files: Sequence[EntryFile], name: str, *, root: Path, inner_id: Callable[[EntryFile], str]) -> EntryFile:
    """Return the one file that `name` means; `inner_id` reads the id inside a file whose name has none.

    Raises NotFoundError, or UsageError with the ids where several are meant.
    """
    if name == "last" and files:
        return files[-1]
    found = _by_path(files, name, root) or _by_id(files, name) or _by_inner_id(files, name, inner_id)
    if not found:
        raise NotFoundError("no entry answers to that name", hint="aj list shows every entry with its id")
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} entries begin with that: {_listing(found)}", hint="a few more letters tell them apart"
        )
    return found[0]


def _by_path(files: Sequence[EntryFile], name: str, root: Path) -> list[EntryFile]:
    spelled = name.replace("\\", "/").removeprefix("./")
    spelled = spelled.removeprefix(f"{root.as_posix()}/")
    wanted = {spelled, f"{spelled}{SUFFIX}"}
    return [file for file in files if file.path in wanted or file.name in wanted]


def _by_id(files: Sequence[EntryFile], name: str) -> list[EntryFile]:
    wanted = name.lower()
    whole = [file for file in files if file.id and file.id == wanted]
    if whole or len(wanted) < SHORTEST:
        return whole
    return [file for file in files if file.id.startswith(wanted)]


def _by_inner_id(files: Sequence[EntryFile], name: str, inner_id: Callable[[EntryFile], str]) -> list[EntryFile]:
    wanted = name.lower()
    found = [(file, inner) for file in files if not file.id and (inner := _read_id(file, inner_id))]
    whole = [file for file, inner in found if inner == wanted]
    if whole or len(wanted) < SHORTEST:
        return whole
    return [file for file, inner in found if inner.startswith(wanted)]


def _read_id(file: EntryFile, inner_id: Callable[[EntryFile], str]) -> str:
    try:
        return inner_id(file)
    except AllianceJournalError:
        return ""


def _listing(found: Sequence[EntryFile]) -> str:
    more = ", ..." if len(found) > _SHOWN else ""
    return ", ".join(file.id or file.path for file in found[:_SHOWN]) + more
