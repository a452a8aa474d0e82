"""A new account, from its layout to the walk: which layout, out of which entries, with the own words laid beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.errors import UsageError
from alliance_journal.findings.account_words import OwnWords, own_words
from alliance_journal.findings.recent import newest_documents
from alliance_journal.findings.roles import Sets
from alliance_journal.findings.set_versions import to_be_asked
from alliance_journal.guide.accounts import ACCOUNT, Beside, account_walk, excesses, filled, in_words, layout_of
from alliance_journal.guide.layouts import OWN_LAYOUTS, Layouts, find_layouts
from alliance_journal.guide.living_picks import entry_pick
from alliance_journal.model.entries import Entry
from alliance_journal.model.layouts import Layout
from alliance_journal.model.prompts import Option
from alliance_journal.reports.lines import counted
from alliance_journal.reports.living_text import entry_option, standard_option
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.standards import read_standards
from alliance_journal.terminal.dialogue import Stopped, asked, tell
from alliance_journal.terminal.editing_sets import walk_in_editor
from alliance_journal.terminal.reflecting import ask_met, reflect
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.unfinished import say_unfinished
from alliance_journal.terminal.walking import Heading

MOST_OFFERED: Final = 9
"""Entries to choose from; their numbers stay one digit long."""
LAST: Final = "last"
"""Names the newest entry."""
_TOPIC: Final = "accounts"
NO_STANDARDS: Final = (
    "Your list of standards is empty, so you are not asked which of them this is about: aj account standards --edit"
)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What was asked for on the command line; without `sources` the worker is asked, unless there is nobody to ask."""

    layout: str
    sources: tuple[str, ...] = ()
    day: str | None = None
    tags: tuple[str, ...] = ()
    editor: bool = False


def begin_account(room: Room, layouts: Layouts, way: NewAccount) -> int:
    """Walk a layout and save what was written as an entry; return the exit code.

    Raises UsageError for a layout that is not known and where nobody can be asked for one, NotFoundError for an entry,
    BadDateError; nothing has been made or changed then.
    """
    try:
        layout = layouts.get(way.layout) if way.layout else _chosen(room, layouts)
        met = ask_met(room.screen, way.day or "today", room.clock(), about=ACCOUNT)
        entries = _named(room, way.sources)
        room = replace(room, journal=open_journal(room.journal.root, create=True, disk=room.journal.disk))
        say_unfinished(room)
        entries = entries or _picked(room)
    except Stopped:
        say(room.screen, "Nothing was begun.")
        return 0
    account = to_be_asked(room.journal, room.catalogue, room.catalogue.get(ACCOUNT))
    walk = account_walk(layout, account, _beside(room, layout, entries))
    heading = Heading(None, met, way.tags)
    return walk_in_editor(room, walk, heading) if way.editor else reflect(room, walk, heading)


def _beside(room: Room, layout: Layout, entries: Sequence[Entry]) -> Beside:
    """Return what is laid beside the questions; what is private is left out, and that is said."""
    words = own_words(layout, entries, Sets.of(room.catalogue))
    _say_private(room, words)
    standards = tuple(map(standard_option, read_standards(room.journal)[0]))
    if not standards and any(heading.kind == "standards" for heading in layout.headings):
        tell(room.screen, NO_STANDARDS)
    options = tuple(Option(entry_pick(one.id.value), f"entry {one.id}") for one in entries)
    return Beside(words.under, tuple({one.id: one for one in standards}.values()), options)


def _say_private(room: Room, words: OwnWords) -> None:
    if words.private:
        tell(room.screen, f"{counted(words.private, 'private answer')} of these entries will not be shown beside.")


def _named(room: Room, names: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries that were named, each once; raises what finding and reading them raises."""
    if not names:
        return ()
    journal = open_journal(room.journal.root, create=False, disk=room.journal.disk)
    found = [_last(journal) if name == LAST else journal.read(journal.find(name)).document.entry for name in names]
    return tuple({entry.id: entry for entry in found}.values())


def _last(journal: Journal) -> Entry:
    """Return the newest entry that is no account: from that one it is most likely to be written."""
    newest = next(_reflections(journal), None)
    return newest.entry if newest else journal.read(journal.find(LAST)).document.entry


def _reflections(journal: Journal) -> Iterator[Document]:
    return (one for one in newest_documents(journal) if one.entry.set != ACCOUNT)


def _chosen(room: Room, layouts: Layouts) -> Layout:
    """Return the layout that the worker chooses by its number or its id."""
    if not room.screen.asks:
        raise UsageError("which layout? there is nobody to ask", hint=f"aj account new {next(iter(layouts.layouts))}")
    known = tuple(layouts.layouts.values())
    for number, layout in enumerate(known, start=1):
        tell(room.screen, f"{number}. {layout.title} ({layout.id}, about {layout.minutes} minutes)")
    return asked(room.screen, "Which one? Its number:", lambda typed: _layout(typed, known), topic=_TOPIC)


def _layout(typed: str, known: Sequence[Layout]) -> Layout | Muddle:
    by_name: Mapping[str, Layout] = {one.id: one for one in known} | {str(n): one for n, one in enumerate(known, 1)}
    return by_name.get(typed.lower()) or Muddle(f"Please type a number from 1 to {len(known)}.")


def _picked(room: Room) -> tuple[Entry, ...]:
    """Return the entries that the worker picks from the newest; none where nobody can be asked, or there are none."""
    if not room.screen.asks:
        return ()
    found = tuple(islice(_reflections(room.journal), MOST_OFFERED))
    if not found:
        return ()
    say(room.screen, "From which entries? Your own words will stand beside each question.")
    for number, document in enumerate(found, start=1):
        tell(room.screen, f"{number}. {entry_option(document, room.catalogue.sets).label}")
    question = "Their numbers, such as 1 3 (Enter for none):"
    chosen = asked(room.screen, question, lambda typed: _numbers(typed, len(found)), topic=_TOPIC)
    return tuple(found[number - 1].entry for number in chosen)


def _numbers(typed: str, most: int) -> tuple[int, ...] | Muddle:
    words = typed.replace(",", " ").split()
    numbers = tuple(int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < most + 2)
    if len(numbers) == len(words) and all(1 <= number <= most for number in numbers):
        return tuple(dict.fromkeys(numbers))
    return Muddle(f"Please type numbers from 1 to {most}, or nothing.")


def handing_in(room: Room, entry: Entry) -> str:
    """Return how a saved account is handed in, and what in it is longer than its place."""
    layout = layout_of(entry, find_layouts(room.journal.root / OWN_LAYOUTS))
    over = [f"{in_words(one)}." for one in excesses(filled(layout, entry))] if layout else []
    named = "" if layout else " --layout four_headings"
    command = f"aj account export {entry.id}{named} -o account.html"
    return " ".join((*over, f"To hand it in: {command} (or .docx, .pdf, .md, .txt)"))
