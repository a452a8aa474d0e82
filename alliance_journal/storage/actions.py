"""Agreed steps on disk: read with what is wrong, added, done, postponed; the rest of the file stays as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from alliance_journal.entrytext.actions import ACTIONS, Read, read_actions, with_added, with_days
from alliance_journal.errors import AllianceJournalError, NotFoundError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ID_ALPHABET
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.own_files import change_own_file, own_file

ID_LENGTH: Final = 4


def agreed_actions(journal: Journal) -> Read:
    """Return the agreed steps in the order of the file, and every mistake in it; DiskError where it is no file."""
    try:
        return read_actions(_text(own_file(journal, ACTIONS) or b""))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return (), (Problem(ACTIONS, line, "is not UTF-8 text; save it as UTF-8"),)


def add_action(journal: Journal, action: AgreedAction) -> AgreedAction:
    """Add a step at the end of the list under an id that nobody has, and return it as it was written.

    Raises AllianceJournalError, with the file as it was, where it cannot be added to; what `change_own_file` raises.
    """
    added = action

    def changed(text: str) -> str:
        nonlocal added
        taken = {one.id for one in read_actions(text)[0]}
        while added.id in taken or not added.id:
            added = replace(added, id="".join(journal.choose(ID_ALPHABET) for _ in range(ID_LENGTH)))
        return with_added(text, added)

    _change(journal, changed)
    return added


def set_days(journal: Journal, action_id: str, *, due: date | None = None, done: date | None = None) -> AgreedAction:
    """Put a step off to another day, or note the day on which it was done, and return it as it is now.

    Raises NotFoundError where nothing is called that, and what `add_action` raises.
    """
    now: list[AgreedAction] = []

    def changed(text: str) -> str:
        found = next((one for one in read_actions(text)[0] if one.id == action_id), None)
        if found is None:
            raise NotFoundError("there is no agreed step of that id", hint="aj actions lists them")
        now.append(replace(found, due=due or found.due, done=done or found.done))
        return with_days(text, now[0])

    _change(journal, changed)
    return now[0]


def _change(journal: Journal, changed: Callable[[str], str]) -> None:
    def in_bytes(before: bytes) -> bytes:
        try:
            text = _text(before)
        except UnicodeDecodeError:
            raise AllianceJournalError(
                f"{ACTIONS} is not UTF-8 text, so nothing was written", hint="save it as UTF-8 in an editor"
            ) from None
        mark = before[: len(before) - len(text.encode())]
        return mark + changed(text).encode()

    change_own_file(journal, ACTIONS, in_bytes)


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")
