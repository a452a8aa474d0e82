"""A whole guided set answered in the user's editor, from the empty sheet to "Saved"."""

from dataclasses import dataclass, field

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.guide.keeping import KeptWalk
from alliance_journal.guide.walk import Walk
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.drafts import remove_draft
from alliance_journal.terminal.editor import edit_text
from alliance_journal.terminal.reflecting import DraftKeeper, finish, keeper_of, kept_elsewhere, new_keeper
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import choose, confirm, say
from alliance_journal.terminal.sheet_places import placed, with_skipped_words
from alliance_journal.terminal.sheets import from_sheet, to_sheet
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader, watched_signals
from alliance_journal.terminal.walking import Heading


@dataclass(frozen=True, slots=True)
class _Returned:
    """A sheet as the editor left it, what it says, and the signal that ended the editor, if one did."""

    text: str = field(repr=False)
    walk: Walk = field(repr=False)
    problems: tuple[Problem, ...]
    signal: int | None


def reflect_in_editor(room: Room, prompt_set: PromptSet, heading: Heading) -> int:
    """Open the whole set in the editor, save what comes back as an entry, and return the exit code.

    What comes back is kept as a draft before anything else is done with it. UsageError where there is no editor.
    """
    return walk_in_editor(room, Walk.started(prompt_set), heading)


def walk_in_editor(room: Room, walk: Walk, heading: Heading) -> int:
    """Open a walk that begins, with what is answered in it already, as `reflect_in_editor` does; the exit code."""
    keeper = new_keeper(room, heading)
    keeper.keep(walk)
    return _through_sheets(room, keeper, walk)


def resume_in_editor(room: Room, kept: KeptWalk) -> int:
    """Go on with an unfinished walk in the editor, with everything answered or begun in its place; the exit code."""
    return _through_sheets(room, keeper_of(room, kept), kept.walk)


def _through_sheets(room: Room, keeper: DraftKeeper, walk: Walk) -> int:
    """Open a walk in the editor until everything that comes back has its place, or the person has had enough."""
    sheet = _edited(room, keeper, walk, to_sheet(walk, keeper.heading.words()))
    while sheet.signal is None and sheet.problems:
        choice = _choice(room, sheet)
        if choice != "e":
            return _saved_as_it_is(room, sheet.walk, keeper) if choice == "s" else _paused(room, 0)
        sheet = _edited(room, keeper, sheet.walk, sheet.text)
    return _paused(room, 128 + sheet.signal) if sheet.signal else _saved(room, sheet.walk, keeper)


def _edited(room: Room, keeper: DraftKeeper, before: Walk, text: str) -> _Returned:
    """Return the sheet after the editor, once what it says is kept; `before` is what was kept until then."""
    with watched_signals() as signals:
        try:
            text = _through_editor(room, text, signals)
        except UsageError:
            if _is_empty(before):
                remove_draft(room.journal, keeper.draft_id)
            raise
        today = room.clock().date()
        walk, problems = from_sheet(before.prompt_set, text, keeper.heading.words(), today=today)
        walk = with_skipped_words(walk, before)
        try:
            keeper.keep(walk)
        except DiskError as error:
            raise kept_elsewhere(room, walk, keeper, error) from error
    return _Returned(text, walk, problems, signals.came)


def _through_editor(room: Room, text: str, signals: Signals) -> str:
    """Return the text as the editor left it; DiskError where its file cannot be made."""

    def finished() -> bool:
        try:
            with signals.waking(wake_reader):
                return confirm(room.screen, "Finished?", default=True)
        except Interrupted:
            return True

    try:
        return edit_text(text, fallback=room.journal.root / "drafts", finished=finished, signals=signals)
    except OSError as error:
        raise DiskError("the file for the editor could not be made", hint="aj resume goes on without one") from error


def _choice(room: Room, sheet: _Returned) -> str | None:
    """Say what has no place and return what to do about it: e, s or p, None where nobody can be asked."""
    for problem in sheet.problems:
        say(room.screen, problem.in_words)
    if not room.screen.asks:
        return None
    choices = {"e": "edit again", "s": "save as it is", "p": "pause"}
    if placed(sheet.walk) is None:
        del choices["s"]
    return choose(room.screen, "What now?", choices)


def _paused(room: Room, code: int) -> int:
    say(room.screen, "Your words are kept. Go on with: aj resume")
    return code


def _saved_as_it_is(room: Room, walk: Walk, keeper: DraftKeeper) -> int:
    """Save with the words that have no place of their own put under others."""
    whole = placed(walk) or walk
    for question in whole.prompt_set.questions:
        if whole.begun.get(question.id) != walk.begun.get(question.id):
            say(room.screen, f"What had no place of its own stands under: {question.title}")
    return _saved(room, whole, keeper)


def _saved(room: Room, walk: Walk, keeper: DraftKeeper) -> int:
    if _is_empty(walk):
        remove_draft(room.journal, keeper.draft_id)
        say(room.screen, "Nothing was answered, so nothing was saved.")
        return 0
    if not walk.given and walk.begun.keys() <= walk.skipped:
        return _paused(room, 0)
    return finish(room, walk, keeper)


def _is_empty(walk: Walk) -> bool:
    return not walk.given and not walk.begun
