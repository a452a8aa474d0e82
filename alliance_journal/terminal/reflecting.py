"""From the first question to "Saved": whom and when, the walk, the draft beside it, the entry on disk, one offer."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from alliance_journal.errors import AllianceJournalError, DiskError
from alliance_journal.guide.accounts import ticked_before
from alliance_journal.guide.keeping import Aim, KeptWalk, to_draft
from alliance_journal.guide.shaping import entry_from
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId, SetId, new_entry_id
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import Question
from alliance_journal.reports.entry_text import entry_text
from alliance_journal.reports.lines import Page
from alliance_journal.storage.drafts import remove_draft, save_draft, second_place, trash_draft
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.terminal.identifying import Settled, looked_over
from alliance_journal.terminal.meeting_day import day_question, meeting_day
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, ask, say
from alliance_journal.terminal.walking import CLOSING, Desk, Heading, WalkEnd, take_walk, words_in

LOOKED_BACK: Final = 300
"""How many entries back an earlier one with the same client is looked for."""


@dataclass(frozen=True, slots=True)
class DraftKeeper:
    """Writes one walk's draft into the journal; `amends` is the id of the entry that the words are to be put behind."""

    room: Room
    heading: Heading
    started: datetime
    draft_id: str
    amends: str = ""

    def keep(self, walk: Walk) -> None:
        """Write the draft so that it survives what comes next; DiskError where the disk refuses."""
        save_draft(self.room.journal, self.draft_id, self.text(walk).encode())

    @property
    def entry_id(self) -> EntryId:
        """The id that the entry will have: the draft's own, so that a walk saved just before a crash is known again."""
        return EntryId.parse(self.draft_id.rpartition("-")[2]) or new_entry_id(secrets.choice)

    def text(self, walk: Walk) -> str:
        """Return the draft as it is written."""
        heading = self.heading
        return to_draft(
            walk,
            client=heading.client,
            met=heading.met,
            started=self.started,
            draft_id=self.draft_id,
            aim=Aim(heading.tags, self.amends),
        )


Finish = Callable[[Room, Walk, DraftKeeper], int]
"""Saves what a walk has become and returns the exit code."""


def ask_client(screen: Screen, given: str | None) -> ClientCode | None:
    """Return the client code as given, or as typed at the question; an empty answer means no client."""
    if given is not None:
        return ClientCode.parse(given)
    while screen.asks:
        words = ask(screen, "Client code, such as C07 (Enter for none):")
        if not words or not words.strip():
            return None
        try:
            return ClientCode.parse(words)
        except AllianceJournalError as error:
            say(screen, f"{error.sentence[:1].upper()}{error.sentence[1:]}.")
    return None


def ask_met(screen: Screen, given: str | None, now: datetime, *, about: SetId, future: bool = False) -> date | datetime:
    """Return the day of the meeting as given, or as typed at the question of the set; an empty answer means today.

    A day ahead is refused unless `future` lets a planned meeting in.
    """
    if given is not None:
        return meeting_day(given, now.date(), future=future)
    while screen.asks:
        words = ask(screen, day_question(about))
        if not words or not words.strip():
            return now.date()
        try:
            return meeting_day(words, now.date(), future=future)
        except AllianceJournalError as error:
            say(screen, f"{error.sentence[:1].upper()}{error.sentence[1:]}.")
    return now.date()


def new_keeper(room: Room, heading: Heading, *, amends: str = "") -> DraftKeeper:
    """Return the keeper of a walk that begins now."""
    started = room.clock()
    return DraftKeeper(room, heading, started, f"{started:%Y-%m-%d-%H%M}-{new_entry_id(secrets.choice)}", amends)


def keeper_of(room: Room, kept: KeptWalk) -> DraftKeeper:
    """Return the keeper of a walk that goes on."""
    heading = Heading(kept.client, kept.met, kept.aim.tags)
    return DraftKeeper(room, heading, kept.started, kept.draft_id, kept.aim.amends)


def reflect(room: Room, walk: Walk, heading: Heading) -> int:
    """Walk a set from its beginning and save the entry; return the exit code."""
    return walked(room, walk, new_keeper(room, heading), finish)


def save_at_once(room: Room, walk: Walk, heading: Heading) -> int:
    """Save a walk that needs no asking; return the exit code."""
    return finish(room, walk, new_keeper(room, heading), asks=False)


def discard_draft(room: Room, kept: KeptWalk) -> None:
    """Move a walk's draft to the trash."""
    trash_draft(room.journal, kept.draft_id)


def resume(room: Room, kept: KeptWalk) -> int:
    """Go on with an unfinished walk where it was left; return the exit code."""
    keeper = keeper_of(room, kept)
    saved = [file for file in room.journal.entry_files() if file.id == keeper.entry_id.value]
    if kept.walk.finished and saved:
        # The program was stopped between saving the entry and removing its draft.
        from alliance_journal.terminal.judging import after_saving  # noqa: PLC0415  hardly ever

        after_saving(room, kept.walk)
        remove_draft(room.journal, keeper.draft_id)
        say(room.screen, f"This walk was saved already as {saved[0].id}: {saved[0].path}")
        return 0
    return walked(room, kept.walk, keeper, finish)


def walked(room: Room, walk: Walk, keeper: DraftKeeper, finish: Finish) -> int:
    """Ask the questions of a walk from where it stands, let `finish` save what was answered; return the exit code."""
    closes_after = CLOSING if room.config.flag("guard") else None
    desk = Desk(room.journal.root / "drafts", room.clock, closes_after, room.config.keys)
    end = take_walk(
        walk,
        heading=keeper.heading,
        keeper=keeper,
        screen=room.screen,
        shown=lambda question: shown_before(room, question, keeper.heading.client),
        desk=desk,
    )
    return _ended(room, end, keeper, finish)


def _ended(room: Room, end: WalkEnd, keeper: DraftKeeper, finish: Finish) -> int:
    ticked = ticked_before(end.walk)
    if end.how != "finished":
        if not (end.walk.given.keys() - ticked or end.walk.begun or end.walk.skipped):
            remove_draft(room.journal, keeper.draft_id)
            say(room.screen, "Nothing was written, so nothing was kept.")
        elif end.kept:
            say(room.screen, "Your words are kept. Go on with: aj resume")
        return end.exit_code
    if not end.walk.answers().keys() - ticked and not end.walk.words():
        remove_draft(room.journal, keeper.draft_id)
        say(room.screen, "Nothing was answered, so nothing was saved.")
        return 0
    return finish(room, end.walk, keeper)


def finish(room: Room, walk: Walk, keeper: DraftKeeper, *, asks: bool = True) -> int:
    """Save the entry, say where it is, remove its draft, and say at most one thing more; return the exit code.

    Where the worker wants to change their words before they are saved, they are kept as a draft to go on with.
    """
    end = looked_over(room, walk, keeper, asks=asks and room.screen.asks)
    if end.how != "finished":
        return put_off(room, end, keeper)
    file, entry = save(room, end.walk, keeper)
    say(room.screen, f"Saved as {file.id}: {file.path}")
    from alliance_journal.terminal.judging import after_saving  # noqa: PLC0415  nobody waits for it before "Saved"
    from alliance_journal.terminal.parting import part  # noqa: PLC0415  the same

    after_saving(room, end.walk)
    remove_draft(room.journal, keeper.draft_id)
    spotted = end.remark(file.id) if end.unasked else ""
    code = part(room, end.walk, entry, asks=asks and room.screen.asks, spotted=spotted)
    if not code:  # whoever was stopped by a signal does not begin anything more
        from alliance_journal.terminal.scoring import score  # noqa: PLC0415  everything is saved and said before it

        score(room, file)
    return code


def put_off(room: Room, end: Settled, keeper: DraftKeeper) -> int:
    """Keep a walk whose saving was stopped and return the exit code; a refusing disk's DiskError says where it is."""
    try:
        keeper.keep(end.walk)
    except DiskError as error:
        raise kept_elsewhere(room, end.walk, keeper, error) from error
    say(room.screen, "Your words are kept. Go on with: aj resume")
    return end.exit_code


def save(room: Room, walk: Walk, keeper: DraftKeeper) -> tuple[EntryFile, Entry]:
    """Return the saved entry and its file; where the disk refuses, the words go elsewhere or onto the screen."""
    heading = keeper.heading
    entry = entry_from(walk, entry_id=keeper.entry_id, written=room.clock(), met=heading.met, client=heading.client)
    entry = replace(entry, tags=heading.tags)
    try:
        return room.journal.add(entry), entry
    except DiskError as error:
        raise kept_elsewhere(room, walk, keeper, error) from error


def kept_elsewhere(room: Room, walk: Walk, keeper: DraftKeeper, error: DiskError) -> DiskError:
    """Return the refusal with the place where the words are now; print them where no place would have them."""
    try:
        keeper.keep(walk)
    except DiskError:
        place = second_place(f"{keeper.draft_id}.json", keeper.text(walk).encode())
        if place is not None:
            return DiskError(f"{error.sentence}; your words are in {place}", hint=f"make room, then aj resume {place}")
        say(room.screen, "Here is everything you wrote; please copy it now.")
        for line in words_in(walk):
            say(room.screen, line)
        return DiskError(f"{error.sentence}; your words stand above", hint="copy them before you close this window")
    return DiskError(f"{error.sentence}; your words are kept as a draft", hint="make room, then aj resume")


def shown_before(room: Room, question: Question, client: ClientCode | None) -> str:
    """Return the text for a question that shows an earlier entry with this client; empty where there is none."""
    entry = next(entries_before(room.journal, client), None) if client else None
    if entry is None or question.shows != "last_entry":
        return ""
    lines = entry_text(entry, room.catalogue.as_asked(entry.set, entry.set_version), Page(room.screen.width), "")
    return "\n".join(line.text for line in lines).strip()


def entries_before(journal: Journal, client: ClientCode | None) -> Iterator[Entry]:
    """Yield earlier entries with a client, the newest first; what cannot be read is passed over."""
    for file in reversed(journal.entry_files()[-LOOKED_BACK:]):
        try:
            entry = journal.read(file).document.entry
        except AllianceJournalError:
            continue
        if entry.client == client:
            yield entry
