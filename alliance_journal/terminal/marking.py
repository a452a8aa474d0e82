"""Stars and tags on an entry: one line of its front matter changes, every other byte stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.model.entries import Entry
from alliance_journal.model.tags import is_same_tag, nearest_tag, read_tag
from alliance_journal.storage.folder import Journal, Stored
from alliance_journal.terminal.screen import Screen, confirm, say
from alliance_journal.terminal.writable import writable

MOST_TAGS: Final = 50
"""On one entry."""


def star(journal: Journal, screen: Screen, name: str, *, on: bool) -> None:
    """Star an entry, or take its star off, and say so; nothing is written where it is so already."""
    stored = writable(journal, name)
    entry = stored.document.entry
    if entry.starred is on:
        say(screen, f"{entry.id} is {'starred already' if on else 'not starred'}.")
        return
    _keep(journal, stored, replace(entry, starred=on))
    say(screen, f"{'Starred' if on else 'Not starred any more'}: {entry.id}. To take it back: aj undo")


def tag(journal: Journal, screen: Screen, name: str, tags: Sequence[str], remove: Sequence[str]) -> None:
    """Put tags on an entry, take others off, and say which it has now; `tags` are as `chosen_tags` returns them.

    Raises NotFoundError where a tag that is to be taken off is not there, with nothing changed.
    """
    stored = writable(journal, name)
    entry = stored.document.entry
    kept = _without(entry, remove)
    added = [one for one in dict.fromkeys(tags) if not any(is_same_tag(one, other) for other in kept)]
    after = (*kept, *added)
    if len(after) > max(MOST_TAGS, len(entry.tags)):
        raise UsageError(f"an entry can have {MOST_TAGS} tags", hint="aj tag ENTRY --remove TAG")
    if after == entry.tags:
        say(screen, f"Nothing was changed. {_has(entry)}")
        return
    after_entry = replace(entry, tags=after)
    _keep(journal, stored, after_entry)
    say(screen, f"{_has(after_entry)} To take it back: aj undo")


def tags_of(journal: Journal, name: str) -> str:
    """Return which tags an entry has, in a sentence."""
    return _has(journal.read(journal.find(name)).document.entry)


def chosen_tags(
    screen: Screen, words: Sequence[str], used: Mapping[str, int], *, name: str = "ENTRY"
) -> tuple[str, ...]:
    """Return the tags that are typed; where one is much like one in use, ask which is meant, or else say so.

    `used` is how many entries have each tag, `name` what the entry is called in a hint. Nothing is ever changed
    unasked. Raises BadTagError.
    """
    typed = [read_tag(word) for word in words]  # all of them are read before anything is asked
    return tuple(dict.fromkeys(_chosen(screen, one, used, name) for one in typed))


def _chosen(screen: Screen, typed: str, used: Mapping[str, int], name: str) -> str:
    near = nearest_tag(typed, used)
    if not near:
        return typed
    count = f"{used[near]} {'entry' if used[near] == 1 else 'entries'}"
    if screen.asks:
        known = f"There is already {near} ({count})."
        return near if confirm(screen, f"{known} Use {near} instead of {typed}?", default=False) else typed
    say(screen, f"There is already {near} ({count}); {typed} was used as it was typed.")
    say(screen, f"  try: aj tag {name} {near} --remove {typed}")
    return typed


def _without(entry: Entry, remove: Sequence[str]) -> tuple[str, ...]:
    """Return the entry's tags without some, which are meant whatever their capitals and accents."""
    for word in remove:
        if not any(is_same_tag(_bare(word), one) for one in entry.tags):
            raise NotFoundError("this entry has no such tag", hint=f"aj tag {entry.id} shows the tags it has")
    return tuple(one for one in entry.tags if not any(is_same_tag(_bare(word), one) for word in remove))


def _bare(word: str) -> str:
    return word.strip().removeprefix("#")


def _has(entry: Entry) -> str:
    tags = " ".join(f"#{one}" for one in entry.tags)
    return f"{entry.id} has {tags}." if tags else f"{entry.id} has no tags."


def _keep(journal: Journal, stored: Stored, after: Entry) -> None:
    journal.replace(stored, rewrite(stored.document, after))
