"""An unfinished walk to and from the text of its draft, with the whole set as it was asked.

A set that is changed or removed meanwhile cannot strand a draft, and a draft needs nothing but itself to go on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final

from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.guide.answers import checked
from alliance_journal.guide.building import set_from, table_of
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, QuestionId
from alliance_journal.model.prompts import Given, PromptSet

SCHEMA: Final = "alliance-journal/draft/1"
_DAY_LENGTH: Final = len("2026-11-22")


class DamagedDraftError(AllianceJournalError):
    """A draft that cannot be read (exit 4); the sentence never holds what it says."""

    exit_code: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Aim:
    """What a walk is to become: an entry with these tags, or an afterthought to the entry of this id."""

    tags: tuple[str, ...] = ()
    amends: str = ""


@dataclass(frozen=True, slots=True)
class KeptWalk:
    """A walk as its draft keeps it: where it stands, about whom and which meeting, since when, and what it becomes."""

    walk: Walk
    client: ClientCode | None
    met: date | datetime
    started: datetime
    draft_id: str
    aim: Aim = Aim()


def to_draft(  # noqa: PLR0913  what a draft keeps, each by name
    walk: Walk,
    *,
    client: ClientCode | None,
    met: date | datetime,
    started: datetime,
    draft_id: str,
    aim: Aim = Aim(),
) -> str:
    """Return the draft of a walk as one line of JSON, unfinished words included."""
    tags = {"tags": list(aim.tags)} if aim.tags else {}
    amends = {"amends": aim.amends} if aim.amends else {}
    return json.dumps(
        {
            "schema": SCHEMA,
            "draft": draft_id,
            "started": started.isoformat(),
            "met": met.isoformat(),
            "client": client.value if client else None,
            **tags,
            **amends,
            "at": walk.at,
            "given": {question: _plain(value) for question, value in walk.given.items()},
            "skipped": sorted(walk.skipped),
            "begun": dict(walk.begun),
            "set": table_of(walk.prompt_set),
        }
    )


def from_draft(text: str) -> KeptWalk:
    """Return the walk that a draft keeps, at the place where it was left; DamagedDraftError where it cannot be read."""
    try:
        return _kept(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, UsageError):
        # `from None`: the cause may quote the draft
        raise DamagedDraftError(
            "this draft cannot be read", hint="its file has been left as it is; any editor can open it"
        ) from None


def _kept(draft: Mapping[str, Any]) -> KeptWalk:
    if draft["schema"] != SCHEMA:
        raise ValueError
    prompt_set = set_from(draft["set"])
    walk = Walk(
        prompt_set,
        at=draft["at"],
        given=MappingProxyType(dict(_given(prompt_set, draft["given"]))),
        skipped=frozenset(QuestionId(str(question)) for question in draft["skipped"]),
        begun=MappingProxyType({QuestionId(question): _text(words) for question, words in draft["begun"].items()}),
    )
    return KeptWalk(
        walk if walk.at is None or walk.current else walk.at_first_open(),
        client=ClientCode.parse(_text(draft["client"])) if draft["client"] is not None else None,
        met=_met(_text(draft["met"])),
        started=datetime.fromisoformat(draft["started"]),
        draft_id=_text(draft["draft"]),
        aim=Aim(tuple(_text(tag) for tag in draft.get("tags", ())), _text(draft.get("amends", ""))),
    )


def _given(prompt_set: PromptSet, values: Mapping[str, object]) -> list[tuple[QuestionId, Given]]:
    questions = {question.id: question for question in prompt_set.questions}
    pairs = [(QuestionId(name), checked(questions[QuestionId(name)], value)) for name, value in values.items()]
    return [(name, value) for name, value in pairs if value is not None]


def _plain(value: Given) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _met(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) == _DAY_LENGTH else datetime.fromisoformat(text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
