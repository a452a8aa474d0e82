"""Getting ready for supervision: what was agreed, the list of points, three questions; kept at every step."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from alliance_journal.entrytext.supervision import rows_of_prepared, supervision_in
from alliance_journal.errors import AllianceJournalError, DiskError, NotFoundError, UsageError
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.lines import counted
from alliance_journal.storage.drafts import second_place
from alliance_journal.storage.supervision import PREPARING, keep_prepared, own_draft, remove_own_draft, save_own_draft
from alliance_journal.storage.trash import put_away
from alliance_journal.terminal.agreed_last import ask_about_steps
from alliance_journal.terminal.agreeing import Agreeing
from alliance_journal.terminal.dialogue import Stopped, tell
from alliance_journal.terminal.forms import Field, Form, Table, Texts, ask_words, fill
from alliance_journal.terminal.points import PointList, brought_together
from alliance_journal.terminal.points_plain import Verb, after_verb, ask_for_verb, say_after, say_list
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import confirm, say
from alliance_journal.terminal.settling_words import look_over
from alliance_journal.terminal.signals import HANGUP, Signals, watched_signals
from alliance_journal.terminal.steps import Reply, Step
from alliance_journal.terminal.supervision_questions import (
    OWN_POINT,
    WORDS,
    fields_of,
    pieces_of,
    texts_of,
    with_pieces,
    with_texts,
)

_DRAFT: Final = "draft"
"""Stands for the id of a preparation that is in no file yet."""
GO_ON: Final = "Your words are kept. Go on with: aj supervision prepare"


@dataclass(frozen=True, slots=True)
class Preparing:
    """What a preparation needs: the room, the time it is about, what may be brought, steps agreed, and a former one.

    `find` looks the points up; it is called when the steps have been asked about, because a step that was done is no
    point any more. `former` is the preparation that waits for its meeting, if there is one.
    """

    room: Room
    today: date
    since: date | None
    client: str
    find: Callable[[], tuple[Point, ...]] = field(repr=False)
    steps: tuple[AgreedAction, ...] = ()
    former: Prepared | None = None

    @property
    def head(self) -> str:
        """What the list is about."""
        since = f"since {say_date(self.since)}" if self.since else "the whole journal"
        return " · ".join(filter(None, ("For supervision", self.client, since)))

    def fresh(self, points: Sequence[Point]) -> Prepared:
        """Return a preparation of today with these points."""
        return Prepared("", self.today, self.since, self.client, tuple(points))


def prepare_at_once(ground: Preparing, numbers: Sequence[int] | None) -> int:
    """Keep the points of these numbers, in this order (None: all but private ones), without asking; the exit code."""
    points = ground.find()
    if numbers is None:
        chosen = [point for point in points if point.kept]
    else:
        if wrong := [number for number in numbers if not 1 <= number <= len(points)]:
            raise UsageError(
                f"there is no point {wrong[0]}: there are {len(points)}", hint="aj supervision prepare --list"
            )
        chosen = [replace(points[number - 1], kept=True) for number in dict.fromkeys(numbers)]
    if not chosen:
        raise NotFoundError("nothing in these entries stands out to be brought", hint="aj supervision prepare --since")
    return _finish(ground, ground.fresh(chosen))


def prepare(ground: Preparing) -> int:
    """Ask step by step, write down what was prepared and return the exit code; whatever stops it keeps the words."""
    try:
        begun = _begun(ground)
    except Stopped:
        say(ground.room.screen, "Stopped. What you answered about the steps is written down.")
        return 0
    with watched_signals() as signals:
        opened = _Open(ground, begun, signals)
        step = opened.go()
        if step is not Step.NEXT:
            return _put_off(ground, opened, signals, step)
    return _settled(ground, opened.prepared)


def _settled(ground: Preparing, prepared: Prepared) -> int:
    """Ask about what may say who somebody is, then write the preparation down; stopping keeps it as a draft."""
    room = ground.room
    codes = {code for code in (ground.client, *(point.client for point in prepared.points)) if code}
    client = ClientCode.parse(ground.client) if ground.client else None
    looked = look_over(
        room, pieces_of(prepared), lambda texts: _keep_draft(room, with_pieces(prepared, texts)), codes, client
    )
    prepared = with_pieces(prepared, looked.texts)
    if looked.step is Step.NEXT:
        return _finish(ground, prepared)
    if not looked.is_kept:
        raise _kept_elsewhere(prepared, DiskError("the draft could not be written"))
    say(room.screen, GO_ON)
    return 128 + looked.signal if looked.signal else 0


def _begun(ground: Preparing) -> Prepared:
    """Return what to begin with: a preparation that was cut off, the one that waits, or one of what is found now."""
    unfinished = preparation_under_way(ground.room)
    if unfinished and _goes_on(ground, unfinished, "unfinished"):
        return unfinished
    ask_about_steps(Agreeing(ground.room.journal, ground.room.screen, ground.today), ground.steps)
    found = ground.find()
    if ground.former and not unfinished and _goes_on(ground, ground.former, "waiting for its meeting"):
        return replace(ground.former, day=ground.today, points=brought_together(ground.former.points, found))
    return ground.fresh(found)


def _goes_on(ground: Preparing, prepared: Prepared, how: str) -> bool:
    """Whether the worker wants to go on with a preparation; an unfinished one that they do not goes to the trash."""
    screen = ground.room.screen
    kept = counted(sum(point.kept for point in prepared.points), "point")
    tell(screen, f"A preparation of {say_date(prepared.day)} with {kept} is {how}.")
    if confirm(screen, "Go on with it?", default=True):
        return True
    if how == "unfinished":
        put_away(ground.room.journal, PREPARING)
        tell(screen, "It is in the trash of the journal.")
    return False


def preparation_under_way(room: Room) -> Prepared | None:
    """Return the preparation that was cut off, with its dropped points, if there is one."""
    found, _ = supervision_in(own_draft(room.journal, PREPARING), with_dropped=True)
    one = found.last_prepared
    return replace(one, id="" if one.id == _DRAFT else one.id) if one else None


class _Open:
    """A preparation that goes on: the list, then the questions, with the way back between them."""

    def __init__(self, ground: Preparing, prepared: Prepared, signals: Signals) -> None:
        self.prepared = prepared
        self.is_kept = True
        self._ground = ground
        self._signals = signals
        room = ground.room
        self._table = Table(room.screen, room.clock, signals, room.journal.root / "drafts", room.config.keys)
        self._is_plain = room.screen.plain

    def go(self) -> Step:
        """Go through the list and the questions; NEXT where both are done, else PAUSE or GONE."""
        listed = PointList(self.prepared.points)
        while True:
            step, listed = self._list(listed)
            if step is not Step.NEXT:
                return step
            form = Form(self._fields, self._keep_texts, leads_back=True)
            filled = fill(form, texts_of(self.prepared), self._table)
            self.is_kept = filled.is_kept
            if filled.step is not Step.BACK:
                return filled.step

    def _list(self, listed: PointList) -> tuple[Step, PointList]:
        """Let the list be changed until it is right; return how it was left, and the list."""
        self._keep(listed)
        if self._is_plain:
            tell(self._table.screen, f"{self._ground.head.replace(' · ', ', ')}.")
            say_list(self._table.screen, listed)
        while True:
            reply, listed = self._plain(listed) if self._is_plain else self._live(listed)
            if reply.step is not Step.NEXT or reply.text == "enter":
                return reply.step, listed
            self._keep(listed)

    def _live(self, listed: PointList) -> tuple[Reply, PointList]:
        """Show the list until it is left, and ask for words where that is what it was left for."""
        from alliance_journal.terminal.points_live import OpenList, ask_on_list  # noqa: PLC0415  prompt_toolkit

        opened = OpenList(listed, self._ground.head, self._keep)
        reply = ask_on_list(self._table.screen, self._signals, opened)
        if reply.step is Step.NEXT and reply.text in {"e", "a"}:
            return self._worded(opened.listed, opened.listed.at if reply.text == "e" else None)
        return reply, opened.listed

    def _plain(self, listed: PointList) -> tuple[Reply, PointList]:
        """Take one command and do what it says."""
        verb: Verb | Reply = ask_for_verb(self._table.screen, self._signals, listed)
        if isinstance(verb, Reply):
            return replace(verb, text="enter"), listed
        name, numbers = verb
        if name not in {"add", "change"}:
            listed = after_verb(listed, name, numbers)
            say_after(self._table.screen, listed, name, numbers)
            return Reply(Step.NEXT), listed
        reply = Reply(Step.NEXT)
        for number in numbers if name == "change" else (None,):
            reply, listed = self._worded(listed, number)
            if reply.step is not Step.NEXT:
                return reply, listed
            say_after(self._table.screen, listed, name, ())
        return reply, listed

    def _worded(self, listed: PointList, number: int | None) -> tuple[Reply, PointList]:
        """Ask for the words of a point, or of a new one where there is no number; words cut off are kept."""

        def after(words: str) -> PointList:
            words = " ".join(words.split())
            return listed.added(words) if number is None else listed.worded(number, words)

        before = "" if number is None else listed.points[number].words
        question = OWN_POINT if number is None else WORDS
        quote = "" if number is None else listed.points[number].quote
        shown = f'Your sentence: "{quote}"' if quote else ""
        reply = ask_words(question, before, lambda words: self._keep(after(words)), self._table, shown)
        if reply.step in {Step.BACK, Step.SKIP}:
            return Reply(Step.NEXT), listed
        return Reply(reply.step), after(reply.text)

    def _keep(self, listed: PointList) -> None:
        """Keep the list as it is; a disk that refuses is tried again at the next key."""
        self.prepared = replace(self.prepared, points=listed.points)
        self.is_kept = False
        with suppress(AllianceJournalError):
            _keep_draft(self._ground.room, self.prepared)
            self.is_kept = True

    def _keep_texts(self, texts: Texts) -> None:
        self.prepared = with_texts(self.prepared, texts)
        _keep_draft(self._ground.room, self.prepared)

    def _fields(self, texts: Texts) -> tuple[Field, ...]:
        return tuple(fields_of(texts, self.prepared.points))


def _keep_draft(room: Room, prepared: Prepared) -> None:
    save_own_draft(room.journal, PREPARING, _draft_text(prepared))


def _draft_text(prepared: Prepared) -> str:
    return rows_of_prepared(replace(prepared, id=prepared.id or _DRAFT))


def _put_off(ground: Preparing, opened: _Open, signals: Signals, step: Step) -> int:
    """Say where the words of a preparation are that was stopped, and return the exit code."""
    if step is Step.GONE:
        signals.note(signals.came or HANGUP)
    if not opened.is_kept:
        raise _kept_elsewhere(opened.prepared, DiskError("the draft could not be written"))
    say(ground.room.screen, GO_ON)
    return 128 + signals.came if signals.came else 0


def _finish(ground: Preparing, prepared: Prepared) -> int:
    """Write the preparation down, without what was dropped, say so, and return the exit code."""
    room = ground.room
    kept = replace(prepared, points=tuple(point for point in prepared.points if point.kept))
    if not (kept.points or kept.want or kept.rivals or kept.question):
        remove_own_draft(room.journal, PREPARING)
        say(room.screen, "Nothing was kept, so nothing was written.")
        return 0
    try:
        written = keep_prepared(room.journal, kept)
    except AllianceJournalError as error:
        raise _refused(room, prepared, error) from error
    remove_own_draft(room.journal, PREPARING)
    say(room.screen, f"Kept as {written.id}: {counted(len(written.points), 'point')} for supervision.")
    tell(room.screen, "To read it: aj supervision show. On paper: aj supervision export. To take it back: aj undo")
    return 0


def _refused(room: Room, prepared: Prepared, error: AllianceJournalError) -> AllianceJournalError:
    """Return the refusal with the place where the words are now."""
    try:
        _keep_draft(room, prepared)
    except DiskError:
        return _kept_elsewhere(prepared, error)
    say(room.screen, GO_ON)
    return error


def _kept_elsewhere(prepared: Prepared, error: AllianceJournalError) -> DiskError:
    place = second_place("preparation.txt", _draft_text(prepared).encode())
    if place is None:
        return DiskError(f"{error.sentence}; no place would take your words", hint="make room, then the same once more")
    return DiskError(f"{error.sentence}; your words are in {place}", hint=f"make room, then move it to {PREPARING}")
