"""The guided sets as they were asked, each under the version that the entries name, whatever became of it since.

The first walk under a version puts the set's file into the journal's `prompts/former` folder; it is never changed
there. The name of a file says the version, also where the text inside says another.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final
from zlib import crc32

import tomli

from alliance_journal.guide.building import set_from
from alliance_journal.guide.parsing import parse_set
from alliance_journal.guide.shape import MOST_BYTES
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import PromptSet

FORMER: Final = "former"
"""The folder beside the sets, with a file such as `session-1.toml` for each version that was asked."""
_NAME: Final = re.compile(r"([a-z][a-z0-9_-]{0,31})-([1-9][0-9]{0,6})\.toml")

Version = tuple[SetId, int]


def same_questions(one: PromptSet, other: PromptSet) -> bool:
    """Whether two sets ask and count alike; how they are introduced and explained makes no difference."""
    return _asked(one) == _asked(other)


def _asked(prompt_set: PromptSet) -> object:
    bare = tuple(replace(question, help="", hint="", source="") for question in prompt_set.questions)
    return prompt_set.language, bare


def former_name(set_id: str, version: int) -> str:
    """Return the name of the file in which a set is kept as it was asked under a version."""
    return f"{set_id}-{version}.toml"


@dataclass(frozen=True, slots=True)
class Former:
    """The versions that were asked: where the file of each is, and the sets that are in force, to be spared reading.

    A file is read when its version is first asked for. One that cannot be read any more is as good as not there.
    """

    files: Mapping[Version, Path] = field(default_factory=lambda: MappingProxyType({}))
    present: Mapping[SetId, tuple[PromptSet, bytes]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    _known: dict[Version, PromptSet | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def get(self, set_id: str, version: int) -> PromptSet | None:
        """Return the set as it was asked under exactly this version, or None."""
        name = (SetId(set_id), version)
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def versions(self, set_id: str) -> tuple[int, ...]:
        """Return the versions of a set that are kept, the lowest first."""
        return tuple(sorted(version for one, version in self.files if one == set_id))

    def unreadable(self) -> tuple[Path, ...]:
        """Return the files that no set can be read from, by name."""
        return tuple(sorted(path for name, path in self.files.items() if self.get(*name) is None))

    def stamps(self) -> tuple[tuple[str, int, int], ...]:
        """Return (set, version, checksum) of each file that says something else than the set in force."""
        found = []
        for (set_id, version), path in sorted(self.files.items()):
            content = _content(path)
            if content is not None and not self._is_present((set_id, version), content):
                found.append((str(set_id), version, crc32(content)))
        return tuple(found)

    def _is_present(self, name: Version, content: bytes) -> bool:
        prompt_set, written = self.present.get(name[0], (None, b""))
        return prompt_set is not None and prompt_set.version == name[1] and written == content

    def _read(self, name: Version) -> PromptSet | None:
        path = self.files.get(name)
        content = None if path is None else _content(path)
        if content is None:
            return None
        if self._is_present(name, content):
            return self.present[name[0]][0]
        found = _set_in(content)
        return replace(found, id=name[0], version=name[1]) if found else None


NONE_FORMER: Final = Former()
"""Where nothing was asked yet."""


def former_in(folder: Path | None, present: Mapping[SetId, tuple[PromptSet, bytes]]) -> Former:
    """Return the versions kept beside the sets of a folder; none where there are none, or they cannot be listed."""
    files: dict[Version, Path] = {}
    if folder is not None:
        with suppress(OSError):
            for path in sorted((folder / FORMER).iterdir()):
                if found := _NAME.fullmatch(path.name):
                    files[SetId(found[1]), int(found[2])] = path
    return Former(MappingProxyType(files), present)


def nearest_version(version: int, known: Mapping[int, PromptSet]) -> PromptSet | None:
    """Return the set whose version is nearest to one that nobody has any more; of two alike the later."""
    return known[min(known, key=lambda one: (abs(one - version), -one))] if known else None


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return None


def _set_in(content: bytes) -> PromptSet | None:
    """Return the set of a file; rules that came later, which it may break, do not count against it."""
    try:
        text = content.decode("utf-8-sig")
        found, mistakes = parse_set(text, path="")
        if not mistakes:
            return found
        return set_from(tomli.loads(text.replace("\r\n", "\n"))) if len(content) <= MOST_BYTES else None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None
