"""Which version of a guided set is asked, so that an entry can be read for ever as its questions were meant.

An entry names its set and the version of it. The journal keeps each set as it was first asked under a version; a set
that asks something else under the same number gets the next free one, whoever changed it, and however.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.guide.former import former_name, same_questions
from alliance_journal.guide.parsing import parse_bytes
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.findings import Finding
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_sets import FORMER_SETS, keep_former

_TRIES: Final = 5
"""Versions tried where another `aj` keeps one in the same moment."""


def to_be_asked(journal: Journal, catalogue: Catalogue, prompt_set: PromptSet) -> PromptSet:
    """Return the set under the version that its entries are to name, and keep it under that version.

    Where the disk refuses to keep it, it is asked all the same: a walk is worth more than a copy of its questions.
    """
    asked = replace(prompt_set, version=free_version(catalogue, prompt_set))
    if catalogue.former.get(asked.id, asked.version) is not None:
        return asked
    content = _content_of(catalogue, prompt_set)
    with suppress(AllianceJournalError):
        for version in range(asked.version, asked.version + _TRIES):
            if keep_former(journal, former_name(asked.id, version), content):
                return replace(asked, version=version)
    return asked


def free_version(catalogue: Catalogue, prompt_set: PromptSet, *, beside: PromptSet | None = None) -> int:
    """Return the set's own version; another one only if that was asked with other questions, or is that of `beside`.

    Then it is the version under which exactly these questions were asked, or the next that nobody has used.
    """
    taken = ({beside.version: beside} if beside else {}) | dict(_versions(catalogue, prompt_set))
    known = taken.get(prompt_set.version)
    if prompt_set.version not in taken or (known is not None and same_questions(known, prompt_set)):
        return prompt_set.version
    alike = (number for number, one in taken.items() if one is not None and same_questions(one, prompt_set))
    return next(alike, max(taken) + 1)


def _versions(catalogue: Catalogue, prompt_set: PromptSet) -> Iterator[tuple[int, PromptSet | None]]:
    """Yield each version that is taken, with what was asked under it, if that can be read."""
    shipped = catalogue.shipped.get(prompt_set.id)
    if shipped is not None:
        yield shipped.version, shipped
    for number in catalogue.former.versions(prompt_set.id):
        yield number, catalogue.former.get(prompt_set.id, number)


def keep_as_asked(journal: Journal, catalogue: Catalogue, prompt_set: PromptSet, content: bytes) -> None:
    """Keep a set that is about to be replaced, unless its version is kept already. Raises DiskError."""
    if prompt_set.version == free_version(catalogue, prompt_set):
        keep_former(journal, former_name(prompt_set.id, prompt_set.version), content)


def changed_unseen(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the journal's own sets that ask other questions under a version that was asked before."""
    for set_id, prompt_set in catalogue.sets.items():
        version = free_version(catalogue, prompt_set)
        if catalogue.is_own(set_id) and version != prompt_set.version:
            path = catalogue.origins[set_id]
            yield Problem(
                str(path),
                _version_line(path),
                f"version {prompt_set.version} was asked with other questions before; write version = {version} here "
                "(entries written until now keep what they were asked)",
            )


def set_findings(journal: Journal, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield what is wrong with the journal's own sets, and with those kept as they were asked."""
    for problem in (*catalogue.problems, *changed_unseen(catalogue)):
        yield Finding(_inside(journal, problem.path), "set", problem.sentence, problem.line)
    for path in catalogue.former.unreadable():
        name = f"{FORMER_SETS}/{path.name}"
        yield Finding(name, "set", "cannot be read, so that its entries are read with the nearest version")


def _inside(journal: Journal, path: str) -> str:
    """Return a path as it is called inside the journal."""
    where = Path(path)
    return where.relative_to(journal.root).as_posix() if where.is_relative_to(journal.root) else path


def _version_line(path: Path) -> int:
    with suppress(OSError):
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
            if line.lstrip().startswith(b"version"):
                return number
    return 1


def _content_of(catalogue: Catalogue, prompt_set: PromptSet) -> bytes:
    """Return the file of a set; where that says something else by now, the set rendered anew."""
    _, content = catalogue.former.present.get(prompt_set.id, (None, b""))
    found, _ = parse_bytes(content, path="")
    if found == prompt_set:
        return content
    from alliance_journal.guide.rendering import set_text  # noqa: PLC0415  hardly ever needed

    return set_text(prompt_set).encode()
