"""What was worked out last about a whole journal, kept in the cache until anything it came from changes.

The values are numbers, ids and places, never words. A few results are kept, the newest last; deleting them costs
time, no more.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from alliance_journal.storage.fsops import Disk, RealDisk
from alliance_journal.storage.index import cache_file, read_cache, write_cache

SCHEMA: Final = 1
MOST: Final = 6
"""Results: for the usual question and a few with filters."""

_Results = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """The results of one journal by key; the key says everything that a result came from."""

    path: Path
    root: str
    disk: Disk = field(default_factory=RealDisk, repr=False)
    most: int = MOST

    def get(self, key: str) -> Any | None:  # noqa: ANN401  a result belongs to the caller, who checks it
        """Return what was put under this key, or None where there is nothing or it has been damaged."""
        result = self._read().get(key)
        if result is None or result[0] != _check_sum(result[1]):
            return None
        try:
            return json.loads(result[1])
        except (ValueError, RecursionError):
            return None

    def put(self, key: str, result: object) -> None:
        """Keep a result, anything JSON can say; a disk that refuses does no harm."""
        text = json.dumps(result, separators=(",", ":"))
        others = {name: one for name, one in self._read().items() if name != key}
        newest = dict(list(others.items())[max(len(others) - self.most + 1, 0) :])
        shape = {"schema": SCHEMA, "root": self.root, "results": {**newest, key: [_check_sum(text), text]}}
        with suppress(OSError):
            write_cache(self.disk, self.path, json.dumps(shape, separators=(",", ":")).encode("ascii"))

    def _read(self) -> _Results:
        try:
            shape = json.loads(read_cache(self.disk, self.path))
        except (OSError, ValueError, RecursionError):
            return {}
        match shape:
            case {"schema": 1, "root": of, "results": dict(results)} if of == self.root:
                return {key: result for key, result in results.items() if _is_sound(result)}
        return {}


def open_kept(cache: Path, root: Path, *, disk: Disk | None = None) -> Kept:
    """Return what is kept in `cache` about the journal in `root`."""
    return Kept(cache_file(cache, root, "summary"), str(root), disk or RealDisk())


def shipped_kept(cache: Path, name: str, *, disk: Disk | None = None) -> Kept:
    """Return what is kept in `cache` of something that ships with the program, under the newest key only."""
    return Kept(cache / f"{name}.json", name, disk or RealDisk(), most=1)


def _is_sound(result: object) -> bool:
    return isinstance(result, list) and len(result) == 2 and all(isinstance(one, str) for one in result)


def _check_sum(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
