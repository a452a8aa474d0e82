"""A guided set of one's own in the editor: checked afterwards, and in use only once it has no mistakes."""

from collections.abc import Container
from dataclasses import dataclass, field, replace

from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.findings.own_sets import (
    OwnSet,
    advice_on,
    checked_id,
    mistakes_in_own,
    own_set,
    unfinished_path,
    with_key,
    write_set,
)
from alliance_journal.findings.set_versions import free_version
from alliance_journal.guide.rendering import set_text
from alliance_journal.guide.skeleton import skeleton
from alliance_journal.model.codes import SetId
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.drafts import second_place
from alliance_journal.storage.folder import open_journal
from alliance_journal.storage.own_sets import put_set, read_set, remove_unfinished
from alliance_journal.terminal.changing import edited, in_the_manner_of
from alliance_journal.terminal.dialogue import tell
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import choose, say
from alliance_journal.terminal.signals import watched_signals


@dataclass(frozen=True, slots=True)
class _Work:
    """A set on the desk: its file, the text it began with, and the themes that its options may name."""

    room: Room
    file: OwnSet
    before: str = field(repr=False)
    themes: Container[str]


def edit_set(room: Room, name: str, themes: Container[str]) -> int:
    """Open the journal's own set in the editor, put what comes back in its place, and return the exit code.

    A shipped set is changed in a copy. UnknownSetError, UsageError, DiskError, with nothing changed.
    """
    file = own_set(room.journal, room.catalogue, name)
    if file.content is not None:
        return _changed(_Work(room, file, file.text, themes))
    shipped = room.catalogue.get(name)
    tell(
        room.screen,
        f"{shipped.id} is a shipped set. What you change goes into a copy of your own, {file.path}, which is used from "
        "then on; the shipped one stays as it is.",
    )
    return _changed(_Work(room, file, text_of(room, shipped), themes))


def new_in_editor(room: Room, name: str, themes: Container[str]) -> int:
    """Open a set with one question and a note on every key in the editor, keep what comes back, return the exit code.

    UsageError where there is a set of that id already.
    """
    file = free_file(room, name)
    return _changed(_Work(room, file, skeleton(file.id), themes))


def copy_set(room: Room, name: str, new_name: str) -> int:
    """Copy a set into the journal, under its own id or another, and return the exit code.

    UsageError where the journal has a set of that id already.
    """
    original = room.catalogue.get(name)
    new_id = checked_id(new_name or name)
    file = _own_file(room, new_id) if new_id == original.id else free_file(room, new_id)
    copy = replace(original, id=new_id)
    copy = copy if new_id == original.id else replace(copy, version=1)
    copy = replace(copy, version=free_version(room.catalogue, copy))
    text = with_key(text_of(room, original), "id", f'"{new_id}"')
    text = with_key(text, "version", str(copy.version))
    found, _ = mistakes_in_own(text, new_id, file.path)
    put_set(_made(room).journal, file.path, (text if found == copy else set_text(copy)).encode(), None)
    tell(room.screen, f"Copied to {file.path}. Change it with: aj prompts edit {new_id}")
    return 0


def free_file(room: Room, name: str) -> OwnSet:
    """Return the file of a new set; UsageError where its id or its file is taken."""
    set_id = checked_id(name)
    if set_id in room.catalogue.shipped:
        raise UsageError(f"{set_id} is a shipped set", hint=f"aj prompts edit {set_id}, or another id")
    return _own_file(room, set_id)


def _own_file(room: Room, set_id: SetId) -> OwnSet:
    file = own_set(room.journal, room.catalogue, set_id)
    if room.catalogue.is_own(set_id) or file.content is not None:
        raise UsageError(f"there is {file.path} already", hint=f"aj prompts edit {set_id}")
    return file


def text_of(room: Room, prompt_set: PromptSet) -> str:
    """Return the file of a set in force, with its comments."""
    _, content = room.catalogue.former.present[prompt_set.id]
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def write_and_tell(room: Room, file: OwnSet, text: str) -> None:
    """Put a set without mistakes in its place and say where it is, and which version it is now."""
    journal = _made(room).journal
    written = write_set(journal, room.catalogue, file, text)
    remove_unfinished(journal, f"{file.id}.toml")
    tell(room.screen, f"Saved in {file.path}. Try it with: aj reflect {file.id}")
    if written.raised:
        tell(
            room.screen,
            f"It asks something else than before, so it is version {written.version} now. "
            "Entries written until now keep what they were asked.",
        )
    if written.kept:
        tell(room.screen, f"The file as it was is kept: {written.kept}")


def _changed(work: _Work) -> int:
    """Edit until there are no mistakes, or until the worker has had enough of it."""
    room, file = work.room, work.file
    text = _unfinished(work) or work.before
    with watched_signals() as signals:
        while True:
            text = edited(room, text, signals)
            found, problems = mistakes_in_own(text, file.id, file.path)
            if text.strip() == work.before.strip() and (found is not None or file.content is None):
                remove_unfinished(room.journal, f"{file.id}.toml")
                say(room.screen, "Nothing was changed.")
                return 128 + signals.came if signals.came else 0
            if found is not None:
                _advise(work, found, text)
                _write(work, _as_before(work, text))
                return 128 + signals.came if signals.came else 0
            choice = None if signals.came else _choice(room, problems)
            if choice == "t":
                return _thrown_away(work)
            if choice != "e":
                _keep(work, text)
                return 128 + signals.came if signals.came else 0


def _write(work: _Work, text: str) -> None:
    """Put the set in its place; where that is refused, its text is kept for later before the refusal is told."""
    try:
        write_and_tell(work.room, work.file, text)
    except AllianceJournalError:
        _keep(work, text)
        raise


def _as_before(work: _Work, text: str) -> str:
    before = (work.file.content or b"").decode("utf-8", "replace")
    return in_the_manner_of(before, text if text.endswith("\n") else f"{text}\n")


def _choice(room: Room, problems: tuple[Problem, ...]) -> str | None:
    """Say what is wrong and return what to do about it: e, k or t, None where nobody can be asked."""
    for problem in problems:
        tell(room.screen, problem.in_words)
    if not room.screen.asks:
        return None
    return choose(room.screen, "What now?", {"e": "edit again", "k": "keep it for later", "t": "throw it away"})


def _keep(work: _Work, text: str) -> None:
    """Keep a text with mistakes where no set is read from; the set as it was stays in use."""
    path, content = unfinished_path(work.file.id), text.encode("utf-8", "surrogateescape")
    try:
        journal = _made(work.room).journal
        put_set(journal, path, content, read_set(journal, path))
    except AllianceJournalError:
        place = second_place(f"{work.file.id}.toml", content)
        say(work.room.screen, f"What you wrote is in {place}." if place else f"What you wrote:\n{text}")
        raise
    stays = "The set as it was stays in use. " if work.file.id in work.room.catalogue.sets else ""
    tell(work.room.screen, f"Kept in {path}. {stays}Go on with: aj prompts edit {work.file.id}")


def _thrown_away(work: _Work) -> int:
    remove_unfinished(work.room.journal, f"{work.file.id}.toml")
    say(work.room.screen, "Thrown away. Nothing was changed.")
    return 0


def _unfinished(work: _Work) -> str:
    """Return a change that was kept with its mistakes, saying so; empty where there is none."""
    content = read_set(work.room.journal, unfinished_path(work.file.id))
    if content is None:
        return ""
    say(work.room.screen, "Going on with the change that was kept for later.")
    return content.decode("utf-8", "surrogateescape")


def _advise(work: _Work, found: PromptSet, text: str) -> None:
    sets = {*work.room.catalogue.sets, found.id}
    for problem in advice_on(found, text, work.file.path, themes=work.themes, sets=sets):
        tell(work.room.screen, problem.in_words)


def _made(room: Room) -> Room:
    """Return the room with its journal surely there."""
    return replace(room, journal=open_journal(room.journal.root, create=True, disk=room.journal.disk))
