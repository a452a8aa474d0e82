"""A guided set of the worker's own on its way into the journal: what is wrong with it, its version, its file."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.findings.set_versions import free_version, keep_as_asked
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.guide.former import same_questions
from alliance_journal.guide.lines import line_of, lines_of
from alliance_journal.guide.parsing import parse_set
from alliance_journal.model.codes import SetId
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_sets import OWN_SETS, UNFINISHED_SETS, put_set, read_set

_SET_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_NOT_A_FILE: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for itself, with any ending."""
_TOP_KEY: Final = r"(?m)^(\s*{key}\s*=\s*)(?:\"[^\"\n]*\"|'[^'\n]*'|\d+)"


@dataclass(frozen=True, slots=True)
class OwnSet:
    """The file of a set in the journal, which need not exist: its path inside the journal, and what it says now."""

    id: SetId
    path: str
    content: bytes | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """What the file says; UsageError where that is no UTF-8 text, which an editor would not give back as it is."""
        try:
            return (self.content or b"").decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageError(f"{self.path} is not UTF-8 text, so it was not opened", hint="save it as UTF-8") from None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a set: its version now, whether that had to be raised, and where the former file is kept."""

    version: int
    raised: bool
    kept: str


def checked_id(name: str) -> SetId:
    """Return the id of a set, fit to be the name of a file; UsageError where it is not."""
    if not _SET_ID.fullmatch(name):
        raise UsageError(
            "the id of a set is 1 to 32 small letters, digits, - or _, a letter first", hint="such as after_duty"
        )
    if _NOT_A_FILE.fullmatch(name):
        raise UsageError("some systems keep that name for themselves", hint="choose another id, such as after_duty")
    return SetId(name)


def own_set(journal: Journal, catalogue: Catalogue, set_id: str) -> OwnSet:
    """Return the journal's own set of that id, as far as there is one; raises UsageError, DiskError."""
    known = checked_id(set_id)
    path = f"{OWN_SETS}/{known}.toml"
    if catalogue.is_own(known):
        path = f"{OWN_SETS}/{Path(catalogue.origins[known]).name}"
    return OwnSet(known, path, read_set(journal, path))


def unfinished_path(set_id: str) -> str:
    """Return where a change of a set is kept that has mistakes still."""
    return f"{UNFINISHED_SETS}/{set_id}.toml"


def mistakes_in_own(text: str, set_id: str, path: str) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    """Return the set in a text, or what is wrong with it; another id is a mistake too: it would be another set."""
    found, problems = parse_set(text, path=path)
    if found is not None and found.id != set_id:
        line = lines_of(text).get(("id",), 1)
        sentence = f'the id should stay "{set_id}"; aj prompts copy {set_id} NEW_ID makes another set of it'
        return None, (Problem(path, line, sentence),)
    return found, problems


def advice_on(
    prompt_set: PromptSet, text: str, path: str, *, themes: Container[str], sets: Container[str]
) -> tuple[Problem, ...]:
    """Return what is no mistake, but leads nowhere: themes that no codebook has, offers of sets that are not there."""
    lines = lines_of(text)
    return tuple(
        Problem(path, line_of(place, lines), sentence) for place, sentence in _astray(prompt_set, themes, sets)
    )


def _astray(
    prompt_set: PromptSet, themes: Container[str], sets: Container[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, question in enumerate(prompt_set.questions):
        for at, option in enumerate(question.options):
            if option.theme and option.theme not in themes:
                sentence = f"no codebook has the theme {option.theme}, so ticking this counts as none"
                yield ("questions", number, "options", at, "theme"), f"{sentence}; aj codebook list shows all"
    for number, offer in enumerate(prompt_set.offers):
        if offer.set not in sets:
            yield (
                ("offers", number, "set"),
                f"there is no guided set {offer.set}, so it is not offered; aj prompts list",
            )


def write_set(journal: Journal, catalogue: Catalogue, file: OwnSet, text: str) -> Written:
    """Put a set without mistakes into the journal, under a version of its own where it asks something else than before.

    What was asked until now is kept for the entries that are written. Raises what `put_set` raises.
    """
    found, problems = mistakes_in_own(text, file.id, file.path)
    if found is None:
        raise AllianceJournalError(f"{file.path} has mistakes, so nothing was written: {problems[0].sentence}")
    before = catalogue.sets.get(file.id)
    version = found.version
    if before is not None and not same_questions(before, found):
        version = free_version(catalogue, found, beside=before)
    if before is not None and file.content is not None and catalogue.is_own(file.id):
        keep_as_asked(journal, catalogue, before, file.content)
    raised = with_key(text, "version", str(version)) if version != found.version else text
    kept = put_set(journal, file.path, raised.encode(), file.content)
    return Written(version if raised != text else found.version, raised != text, kept)


def with_key(text: str, key: str, value: str) -> str:
    """Return the text of a set with one key above its first table changed; as it is where that cannot be done safely.

    `value` is as TOML writes it. Everything else, comments too, stays byte for byte.
    """
    head = re.search(r"(?m)^\s*\[", text)
    end = head.start() if head else len(text)
    changed = re.sub(_TOP_KEY.format(key=key), lambda found: found[1] + value, text[:end], count=1) + text[end:]
    (before, _), (after, _) = parse_set(text, path=""), parse_set(changed, path="")
    told = before is not None and after is not None and same_questions(before, after)
    return changed if told and after is not None and str(getattr(after, key)) == value.strip('"') else text
