"""An afterthought to an entry that is already saved: written on the card, in the editor, or handed in."""

from dataclasses import dataclass
from typing import Final

from alliance_journal.entrytext.afterthoughts import (
    AFTERTHOUGHT,
    afterthought,
    afterthoughts_in,
    has_sections,
    with_afterthought,
)
from alliance_journal.errors import AllianceJournalError, DiskError, UsageError
from alliance_journal.exchange.reading import read_text
from alliance_journal.guide.keeping import KeptWalk
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Entry
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind
from alliance_journal.storage.drafts import remove_draft
from alliance_journal.storage.folder import Stored
from alliance_journal.terminal.changing import edited
from alliance_journal.terminal.identifying import looked_over
from alliance_journal.terminal.notes import counted
from alliance_journal.terminal.reflecting import DraftKeeper, keeper_of, kept_elsewhere, new_keeper, put_off, walked
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.signals import watched_signals
from alliance_journal.terminal.walking import Heading
from alliance_journal.terminal.writable import writable

_TITLE: Final = "An afterthought"


@dataclass(frozen=True, slots=True)
class Amending:
    """How an afterthought is to be written: handed in from a file or a pipe, in the editor, and whether private."""

    words: str | None = None
    editor: bool = False
    private: bool = False


def amend(room: Room, name: str, way: Amending) -> int:
    """Put an afterthought behind an entry and return the exit code; everything before it stays as it is.

    Raises UsageError, NotFoundError, DamagedEntryError or NewerFormatError before anything is asked.
    """
    if way.words is not None and way.editor:
        raise UsageError("--from and --editor are two ways; choose one")
    stored = writable(room.journal, name)
    if way.private and not has_sections(stored.document):
        raise UsageError(
            "this note has no front matter, and so no section that could be private", hint="aj amend without --private"
        )
    entry = stored.document.entry
    keeper = new_keeper(room, Heading(entry.client, entry.met), amends=str(entry.id))
    walk = Walk.started(_set(private=way.private))
    if way.words is not None:
        return _handed_in(room, walk, keeper, read_text(way.words))
    return _in_editor(room, walk, keeper) if way.editor else walked(room, walk, keeper, finish)


def go_on(room: Room, kept: KeptWalk) -> int:
    """Go on with an afterthought that was paused and return the exit code; one that is saved already is not again."""
    keeper = keeper_of(room, kept)
    stored = writable(room.journal, keeper.amends)
    if kept.walk.finished and _is_there(stored.document.entry, _words(kept.walk)):
        # The program was stopped between saving the words and removing their draft.
        remove_draft(room.journal, keeper.draft_id)
        say(room.screen, f"This afterthought was saved already in {keeper.amends}: {stored.file.path}")
        return 0
    return walked(room, kept.walk, keeper, finish)


def go_on_in_editor(room: Room, kept: KeptWalk) -> int:
    """Go on with an afterthought that was paused, in the editor, and return the exit code."""
    keeper = keeper_of(room, kept)
    writable(room.journal, keeper.amends)
    return _in_editor(room, kept.walk, keeper)


def finish(room: Room, walk: Walk, keeper: DraftKeeper, *, asks: bool = True) -> int:
    """Put the words behind the entry as it is now, say so, remove their draft, and return the exit code.

    Where the entry cannot be changed any more, or the disk refuses, the words are kept and the refusal says where.
    """
    end = looked_over(room, walk, keeper, asks=asks and room.screen.asks)
    if end.how != "finished":
        return put_off(room, end, keeper)
    stored = _put_behind(room, end.walk, keeper)
    say(room.screen, f"Saved: an afterthought of {counted(_words(end.walk))} in {keeper.amends}: {stored.file.path}")
    say(room.screen, "What was there before is as it was. To take it back: aj undo")
    remove_draft(room.journal, keeper.draft_id)
    if end.unasked:
        say(room.screen, end.remark(keeper.amends))
    from alliance_journal.terminal.scoring import score  # noqa: PLC0415  everything is saved and said before it

    score(room, stored.file)
    return 0


def _set(*, private: bool) -> PromptSet:
    """Return the one question of an afterthought as a set, so that it is asked and kept as any other is."""
    question = Question(
        AFTERTHOUGHT,
        "What came to mind later?",
        QuestionKind.TEXT,
        "Afterthought",
        help="It stands under today's date behind what you wrote then, which stays as it is. One line is enough.",
        holder=Holder.WORKER,
        private=private,
    )
    opening = "What you wrote then stays as it is; this comes after it."
    return PromptSet(SetId(AFTERTHOUGHT), _TITLE, "Add to an entry later.", 2, 1, opening, (question,))


def _handed_in(room: Room, walk: Walk, keeper: DraftKeeper, text: str) -> int:
    if not text.strip():
        raise UsageError("there were no words to save")
    return finish(room, walk.answer(_tidy(text)), keeper, asks=False)


def _in_editor(room: Room, walk: Walk, keeper: DraftKeeper) -> int:
    """Take the words through the editor, keep them, and save them; a signal leaves them as a draft."""
    before = walk.open_text or _words(walk)
    with watched_signals() as signals:
        try:
            text = _tidy(edited(room, before, signals))
        except OSError as error:
            raise DiskError("the file for the editor could not be made", hint="aj amend without --editor") from error
        walk = _with_words(walk, text)
        if text.strip():
            _keep(room, walk, keeper)
    if not text.strip():
        remove_draft(room.journal, keeper.draft_id)
        say(room.screen, "Nothing was written, so nothing was changed.")
        return 128 + signals.came if signals.came else 0
    if signals.came:
        say(room.screen, "Your words are kept. Go on with: aj resume")
        return 128 + signals.came
    return finish(room, walk, keeper)


def _with_words(walk: Walk, text: str) -> Walk:
    """Return the walk at its end with these words, and no others."""
    return walk.go_to(AFTERTHOUGHT).answer(text)


def _keep(room: Room, walk: Walk, keeper: DraftKeeper) -> None:
    try:
        keeper.keep(walk)
    except DiskError as error:
        raise kept_elsewhere(room, walk, keeper, error) from error


def _put_behind(room: Room, walk: Walk, keeper: DraftKeeper) -> Stored:
    """Return the entry as it was when the words were put behind it; nothing else that changed meanwhile is undone."""
    text, private = _words(walk), walk.prompt_set.questions[0].private
    try:
        stored = writable(room.journal, keeper.amends)
        answer = afterthought(stored.document.entry, text, room.clock().date(), private=private)
        _check_private(stored, private=private)
        room.journal.replace(stored, with_afterthought(stored.document, answer))
    except DiskError as error:
        raise kept_elsewhere(room, walk, keeper, error) from error
    except AllianceJournalError:
        _keep(room, walk, keeper)
        say(room.screen, "Your words are kept. Go on with: aj resume")
        raise
    return stored


def _check_private(stored: Stored, *, private: bool) -> None:
    """Make sure that private words find a section to be private in, also where the file changed meanwhile."""
    if private and not has_sections(stored.document):
        raise UsageError("this note has no front matter any more, and so no section that could be private")


def _is_there(entry: Entry, text: str) -> bool:
    return any(answer.text == text for answer in afterthoughts_in(entry))


def _words(walk: Walk) -> str:
    given = walk.given.get(AFTERTHOUGHT)
    return given if isinstance(given, str) else ""


def _tidy(text: str) -> str:
    """Return words without the line ends around them."""
    return text.strip("\r\n")
