"""The guided sets there are: the shipped ones, and the journal's own, which replace those of the same id.

Beside them, for the entries that are written already, every version that was asked (see `former`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from alliance_journal.errors import UnknownSetError
from alliance_journal.guide.former import NONE_FORMER, Former, former_in, nearest_version
from alliance_journal.guide.nearest import nearest
from alliance_journal.guide.parsing import parse_bytes
from alliance_journal.guide.shape import MOST_BYTES
from alliance_journal.guide.shipped import shipped_in
from alliance_journal.model.codes import SetId
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every guided set that can be walked, where each comes from, and what is wrong with those that cannot.

    `shipped` holds the program's own sets, also those that the journal's own stand in for; `former` what was asked
    under each version.
    """

    sets: Mapping[SetId, PromptSet]
    problems: tuple[Problem, ...] = ()
    origins: Mapping[SetId, Path] = field(default_factory=lambda: MappingProxyType({}))
    shipped: Mapping[SetId, PromptSet] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    former: Former = NONE_FORMER

    def get(self, set_id: str) -> PromptSet:
        """Return the set of that id, or raise UnknownSetError with the nearest one."""
        found = self.sets.get(SetId(set_id))
        if found is None:
            near = nearest(set_id, self.sets)
            like = f"{near}; " if near else ""
            raise UnknownSetError("there is no guided set of that name", hint=f"{like}aj prompts list shows them all")
        return found

    def as_asked(self, set_id: str, version: int) -> PromptSet | None:
        """Return the set as it was when its questions were asked under this version; else the nearest there is.

        What was kept when they were asked comes first, then the shipped set of that version, then the one in force.
        """
        return as_asked(set_id, version, self.former, (self.shipped, self.sets))

    def is_own(self, set_id: str) -> bool:
        """Whether the set in force is one of the journal's own."""
        known = SetId(set_id)
        return known in self.sets and self.shipped.get(known) is not self.sets[known]


def as_asked(
    set_id: str, version: int, former: Former, others: Iterable[Mapping[SetId, PromptSet]]
) -> PromptSet | None:
    """Return the set that was asked under a version, from `former` or the first of `others` that has it, or nearest."""
    asked = former.get(set_id, version)
    if asked is not None:
        return asked
    known: dict[int, PromptSet] = {}
    for sets in others:
        if (one := sets.get(SetId(set_id))) is not None:
            known.setdefault(one.version, one)
    if version not in known:
        kept = ((number, former.get(set_id, number)) for number in former.versions(set_id))
        known |= {number: one for number, one in kept if one is not None}
    return nearest_version(version, known)


def shipped_folder() -> Path:
    """Return the folder of the shipped sets."""
    return shipped_in(Path(__file__).resolve().parent.parent)


def find_sets(own_folder: Path | None) -> Catalogue:
    """Return the shipped sets with the journal's own laid over them; a broken own set changes nothing."""
    problems: list[Problem] = []
    shipped = _sets_in(shipped_folder(), problems)
    found = shipped | _sets_in(own_folder, problems)
    present = {name: (one.prompt_set, one.content) for name, one in found.items() if one.prompt_set}
    return Catalogue(
        MappingProxyType({name: prompt_set for name, (prompt_set, _) in present.items()}),
        tuple(problems),
        MappingProxyType({name: one.path for name, one in found.items()}),
        MappingProxyType({name: one.prompt_set for name, one in shipped.items() if one.prompt_set}),
        former_in(own_folder, MappingProxyType(present)),
    )


def _sets_in(folder: Path | None, problems: list[Problem]) -> "dict[SetId, _Found]":
    """Return the sets of a folder by id, and add what is wrong with the others."""
    here: dict[SetId, _Found] = {}
    for one in _read_folder(folder):
        problems.extend(one.problems)
        if one.prompt_set is not None and (first := here.setdefault(one.prompt_set.id, one)) is not one:
            problems.append(_taken(one, first.path))
    return here


class _Found(NamedTuple):
    """A file of a folder, what it holds, and what is wrong with it."""

    path: Path
    prompt_set: PromptSet | None
    problems: tuple[Problem, ...]
    content: bytes = b""


def _read_folder(folder: Path | None) -> Iterator[_Found]:
    if folder is None:
        return
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file())
    except FileNotFoundError:
        return
    except OSError as error:
        yield _Found(folder, None, (Problem(str(folder), 1, f"cannot be read ({error.strerror})"),))
        return
    for path in paths:
        yield _read_file(path)


def _read_file(path: Path) -> _Found:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # one byte more than allowed is enough to say that it is too long
    except OSError as error:
        return _Found(path, None, (Problem(str(path), 1, f"cannot be read ({error.strerror})"),))
    return _Found(path, *parse_bytes(content, path=str(path)), content)


def _taken(second: _Found, first: Path) -> Problem:
    lines = second.content.split(b"\n")
    line = next((number for number, one in enumerate(lines, start=1) if one.lstrip().startswith(b"id")), 1)
    sentence = f"has the same id as {first.name}, which is used; give one of them another id"
    return Problem(str(second.path), line, sentence)
