"""Unfinished walks: which there are, going on with one, putting one away; and what else is half written down."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from alliance_journal.errors import AllianceJournalError, NotFoundError, UsageError
from alliance_journal.exchange.reading import read_text
from alliance_journal.guide.keeping import KeptWalk, from_draft
from alliance_journal.model.problems import Problem
from alliance_journal.queries.almanac import say_day
from alliance_journal.reports.lines import Line
from alliance_journal.storage.drafts import Draft, drafts, read_draft, save_draft
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.supervision import LOGGING, PREPARING, own_draft
from alliance_journal.terminal.editor import left_behind
from alliance_journal.terminal.reflecting import discard_draft, resume
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import confirm, say

NO_WALKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        PREPARING: ("a preparation for supervision", "aj supervision prepare"),
        LOGGING: ("what came of a supervision", "aj supervision log"),
    }
)
"""What is kept while it is written and is no walk, by its draft: what it is, and the command that goes on with it."""


def others_unfinished(journal: Journal) -> tuple[tuple[str, str], ...]:
    """Return what else is half written down, each with the command that goes on with it."""
    return tuple(told for path, told in NO_WALKS.items() if own_draft(journal, path))


def unfinished(journal: Journal) -> tuple[KeptWalk, ...]:
    """Return the unfinished walks that can be read, the newest first."""
    kept = (_read(journal, draft) for draft in drafts(journal))
    return tuple(sorted((one for one in kept if one), key=lambda one: one.started, reverse=True))


def say_unfinished(room: Room) -> None:
    """Say that a walk is unfinished, or that an editor has left words behind, if so."""
    for kept in unfinished(room.journal)[:1]:
        with_whom = f" with {kept.client}" if kept.client else ""
        say(room.screen, f"A walk{with_whom} from {say_day(kept.started)} is unfinished: aj resume")
    _say_others(room)
    for folder in left_behind(room.journal.root / "drafts"):
        say(room.screen, f"An editor has left words in {folder}; to look and remove: aj verify --clean")


def _say_others(room: Room) -> None:
    for what, command in others_unfinished(room.journal):
        say(room.screen, f"{what[:1].upper()}{what[1:]} is half written down: {command}")


def unreadable(journal: Journal) -> tuple[Problem, ...]:
    """Return the drafts that no walk can be made of; the words in them are still there."""
    sentence = "cannot be read as a walk; its words are there, and any editor can open it"
    return tuple(Problem(draft.path, 1, sentence) for draft in drafts(journal) if _read(journal, draft) is None)


def _read(journal: Journal, draft: Draft) -> KeptWalk | None:
    try:
        return from_draft(read_draft(journal, draft.id).decode())
    except (AllianceJournalError, UnicodeDecodeError):
        return None


def in_words(kept: KeptWalk) -> str:
    """Return one walk in a line: its set, client, beginning, and how far it got."""
    with_whom = f" with {kept.client}" if kept.client else ""
    number, of = kept.walk.position
    return f"{kept.walk.prompt_set.title}{with_whom}, begun {say_day(kept.started)}, at question {number} of {of}"


def listed(journal: Journal) -> list[Line]:
    """Return the unfinished walks as lines; nothing of what was written is shown."""
    lines = [Line(f"{kept.draft_id}  {in_words(kept)}") for kept in unfinished(journal)]
    lines += [Line(str(problem)) for problem in unreadable(journal)]
    lines += [Line(f"{command}  goes on with {what}") for what, command in others_unfinished(journal)]
    return lines or [Line("No walk is unfinished.", "note")]


def as_json(journal: Journal) -> dict[str, Any]:
    """Return the unfinished walks in the shape `alliance-journal/walks/1`."""
    walks = [
        {
            "id": kept.draft_id,
            "set": kept.walk.prompt_set.id,
            "client": kept.client.value if kept.client else None,
            "met": kept.met.isoformat(),
            "started": kept.started.isoformat(),
            "at": kept.walk.at,
        }
        for kept in unfinished(journal)
    ]
    others = [{"what": what, "command": command} for what, command in others_unfinished(journal)]
    return {"schema": "alliance-journal/walks/1", "walks": walks, "others": others}


def chosen(room: Room, named: str | None) -> KeptWalk:
    """Return the named walk, or the newest; raises NotFoundError where there is none."""
    for problem in unreadable(room.journal):
        say(room.screen, f"not read: {problem}")
    walks = unfinished(room.journal)
    if named:
        walks = tuple(kept for kept in walks if kept.draft_id == named or kept.draft_id.endswith(f"-{named}"))
    if not walks:
        raise _none(room.journal, named)
    if not named and len(walks) > 1:
        say(room.screen, f"{len(walks)} walks are unfinished (aj resume --list); going on with the newest.")
    return walks[0]


def _none(journal: Journal, named: str | None) -> NotFoundError:
    """Return that there is no such walk, and what else can be gone on with."""
    if named:
        return NotFoundError("no such walk is unfinished", hint="aj resume --list")
    if others := others_unfinished(journal):
        half = " and ".join(what for what, _ in others)
        commands = ", then ".join(command for _, command in others)
        return NotFoundError(f"no walk is unfinished, but {half} is half written down", hint=commands)
    return NotFoundError("no walk is unfinished", hint="aj reflect")


def taken_in(room: Room, file: str) -> str:
    """Put a draft that was kept outside the journal back into it and return its id; UsageError, DiskError.

    A draft of the same walk that is still in the journal goes to the trash first.
    """
    text = read_text(file)
    kept = from_draft(text)
    if any(draft.id == kept.draft_id for draft in drafts(room.journal)):
        discard_draft(room, kept)
    save_draft(room.journal, kept.draft_id, text.encode())
    say(room.screen, f"The words are in the journal again; {file} is not needed any more.")
    return kept.draft_id


def go_on(room: Room, named: str | None, *, in_editor: bool = False) -> int:
    """Go on with a walk where it was left, be it by name or by the file it was kept in, and return the exit code."""
    if named and named.endswith(".json"):
        named = taken_in(room, named)
    kept = chosen(room, named)
    if kept.aim.amends:
        from alliance_journal.terminal import amending  # noqa: PLC0415  few walks are afterthoughts

        return amending.go_on_in_editor(room, kept) if in_editor else amending.go_on(room, kept)
    if in_editor and not kept.walk.finished:
        from alliance_journal.terminal.editing_sets import resume_in_editor  # noqa: PLC0415  only who asks for it

        return resume_in_editor(room, kept)
    return resume(room, kept)


def discard(room: Room, named: str | None) -> None:
    """Move a walk's draft to the trash, after asking; UsageError where there is nobody to ask."""
    kept = chosen(room, named)
    if not room.screen.asks:
        raise UsageError("nothing was changed: there is nobody to ask", hint="the same command in a terminal")
    say(room.screen, in_words(kept))
    if not confirm(room.screen, "Move this unfinished walk to the trash?"):
        say(room.screen, "Nothing was changed.")
        return
    discard_draft(room, kept)
    say(room.screen, "In the trash of the journal.")
