"""The walk with a person: one question after the other, kept at every step, until it is finished, paused or cut off."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from alliance_journal.errors import UsageError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import DRAFTS, Question, QuestionKind, Role
from alliance_journal.queries.almanac import say_day
from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.asking import Asked, Asker
from alliance_journal.terminal.keeper import Keeper, Keeping
from alliance_journal.terminal.lines import header
from alliance_journal.terminal.notes import note_on
from alliance_journal.terminal.plain import PlainAsker
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.signals import HANGUP, Signals, watched_signals
from alliance_journal.terminal.steps import Reply, Step, taken, words_of

Shown = Callable[[Question], str]
"""Gives the text for a question of kind `show`; an empty one passes it over."""


CLOSING: Final = timedelta(minutes=15)
"""After so long in one sitting it is said once that closing is fine: looking back helps, going round does not."""
LONG_ENOUGH: Final = "You have been writing for {minutes} minutes. It is fine to stop here; a pause keeps every word."
_LAST_WORDS: Final = frozenset({Role.NEXT_STEP, Role.KIND})


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a walk is about, and the tags that its entry will have."""

    client: ClientCode | None
    met: date | datetime
    tags: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Return ("client C04", "Friday 20 November 2026, 15:00")."""
        return (*([f"client {self.client}"] if self.client else []), say_day(self.met))


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands around a walk: where an editor's file may lie if not in memory, the clock, and when closing is near.

    `closes_after` is the time after which closing is suggested once; None never suggests it. `keys` are those chosen.
    """

    drafts: Path | None = None
    clock: Callable[[], datetime] = _now
    closes_after: timedelta | None = None
    keys: KeyMap = USUAL


@dataclass(frozen=True, slots=True)
class WalkEnd:
    """How a walk ended; `kept` says whether its draft is on disk up to the last key."""

    walk: Walk = field(repr=False)
    how: Literal["finished", "paused", "signal"]
    signal: int | None = None
    kept: bool = True

    @property
    def exit_code(self) -> int:
        """0 where it was finished or paused, 4 where the disk kept nothing; 128 and the signal's number after one."""
        if self.signal:
            return 128 + self.signal
        return 0 if self.kept else 4


def take_walk(  # noqa: PLR0913 - what a walk needs from outside, each by name
    walk: Walk, *, heading: Heading, keeper: Keeper, screen: Screen, shown: Shown, desk: Desk | None = None
) -> WalkEnd:
    """Ask the questions of `walk` from where it stands and return how it ended.

    Signals and a terminal that goes away end it with the draft kept; where it cannot be kept, every answer is printed.
    """
    desk = desk or Desk()
    keeping = Keeping(walk, keeper, desk.clock)
    with watched_signals() as signals:
        try:
            with _asker(screen, keeping, signals, desk) as asker:
                joint = ", " if screen.plain else " · "  # the dot would be read aloud
                asker.begin(header(walk.prompt_set, walk.position[1], heading.words(), screen.width, joint=joint))
                for done in walk.done():
                    if done.question.kind is not QuestionKind.SHOW:
                        _tell_done(asker, done.question, done.number, keeping.walk)
                end = _go(keeping, asker, signals, shown, desk)
        finally:
            keeping.keep()
            if not keeping.is_kept and not keeping.walk.finished:
                _print_words(screen, keeping)
    return WalkEnd(keeping.walk, *end, kept=keeping.is_kept)


End = tuple[Literal["finished", "paused", "signal"], int | None]


def _go(keeping: Keeping, asker: Asker, signals: Signals, shown: Shown, desk: Desk) -> End:
    """Ask until the end, a pause or a signal."""
    trouble = ""
    step = Step.NEXT
    closing = _Closing(desk)
    while (question := keeping.walk.current) is not None and not signals.have_come():
        text = question.aside or _beside(question, keeping.walk, shown)
        if question.kind is QuestionKind.SHOW and not text:
            keeping.keep(_past(keeping.walk, step))
            continue
        closing.suggest(asker, question)
        reply = asker.ask(Asked(question, keeping.walk.position, words_of(keeping.walk), trouble, text))
        trouble, step = _take(keeping, asker, reply, desk), reply.step
        if step is Step.PAUSE and not signals.have_come():
            return "paused", None
        if step is Step.GONE:
            return "signal", signals.came or HANGUP
    return _end(signals)


class _Closing:
    """Says once, after long enough in one sitting, that closing is fine."""

    def __init__(self, desk: Desk) -> None:
        self._clock = desk.clock
        self._began = desk.clock()
        self._after = desk.closes_after

    def suggest(self, asker: Asker, question: Question) -> None:
        """Say it before a question that is asked late; the last step and the kind word close the walk anyway."""
        spent = self._clock() - self._began
        if self._after is None or spent < self._after or question.role in _LAST_WORDS:
            return
        self._after = None
        asker.tell(LONG_ENOUGH.format(minutes=int(spent.total_seconds()) // 60))


def _beside(question: Question, walk: Walk, shown: Shown) -> str:
    """Return what stands on the card of a question: what is shown by it, or the words drafted earlier in this walk."""
    if question.shows == DRAFTS:
        on_path = {one.id for one in walk.path()}
        drafts = (words for one, words in walk.words() if one.kind is QuestionKind.DRAFT and one.id in on_path)
        return "\n".join(drafts)
    return shown(question) if question.kind is QuestionKind.SHOW else ""


def _end(signals: Signals) -> End:
    """Return how a walk ended that nobody paused."""
    return ("signal", signals.came) if signals.came else ("finished", None)


def _past(walk: Walk, step: Step) -> Walk:
    """Return the walk beyond a question that has nothing to show, in the direction in which it goes."""
    back = walk.back()
    return back if step is Step.BACK and back.at != walk.at else walk.onward()


def _take(keeping: Keeping, asker: Asker, reply: Reply, desk: Desk) -> str:
    """Do what a reply says, keep it, and return what to say before the next question."""
    before = keeping.walk
    after = taken(before, reply, desk.clock().date())
    if not isinstance(after, Walk):
        keeping.typed(reply.text)
        keeping.keep()
        return after.sentence
    if not keeping.keep(after):
        asker.tell(f"Not saved: {keeping.trouble}. Your words are still here; going on.")
    question = before.current
    is_told = reply.step in {Step.NEXT, Step.SKIP} and not _is_same(before, after)
    if question and is_told and question.kind is not QuestionKind.SHOW:
        _tell_done(asker, question, before.position[0], after)
    if reply.step is Step.EDIT:
        return _edit(keeping, asker)
    return "This is the first question." if reply.step is Step.BACK and after.at == before.at else ""


def _is_same(before: Walk, after: Walk) -> bool:
    """Whether a step only confirmed what was answered or skipped before."""
    return before.given == after.given and before.skipped == after.skipped


def _edit(keeping: Keeping, asker: Asker) -> str:
    """Take the open words through the editor; return why that did not work."""
    try:
        keeping.typed(asker.edit(words_of(keeping.walk)))
    except (UsageError, OSError) as refusal:
        return (
            f"{refusal.sentence} ({refusal.hint})" if isinstance(refusal, UsageError) else "The editor's file failed."
        )
    keeping.keep()
    return ""


def _tell_done(asker: Asker, question: Question, number: int, walk: Walk) -> None:
    given = walk.given.get(question.id)
    asker.done(number, question, None if given is None else note_on(question, given))


@contextmanager
def _asker(screen: Screen, keeping: Keeping, signals: Signals, desk: Desk) -> Iterator[Asker]:
    """Yield whoever asks on this screen."""
    if screen.plain or not screen.asks:
        yield PlainAsker(screen, keeping, signals, desk.drafts)
        return
    from alliance_journal.terminal.live import live_asker  # noqa: PLC0415 - prompt_toolkit takes 130 ms to import

    with live_asker(screen, keeping, signals, desk.drafts, desk.keys) as asker:
        yield asker


def _print_words(screen: Screen, keeping: Keeping) -> None:
    """Print everything that was typed: the last resort where the disk refuses."""
    say(screen, f"Not saved: {keeping.trouble}. Here is everything you wrote; please copy it now.")
    for line in words_in(keeping.walk):
        say(screen, line)


def words_in(walk: Walk) -> tuple[str, ...]:
    """Return every answer and every unfinished word of a walk with its question, on any path, as lines to print."""
    lines: list[str] = []
    for question in walk.prompt_set.questions:
        given, begun = walk.given.get(question.id), walk.begun.get(question.id)
        told = [] if given is None else [given if isinstance(given, str) else note_on(question, given)]
        for words in (*told, *([begun] if begun else [])):
            lines += ["", f"## {question.ask}", "", *words.split("\n")]
    return tuple(lines)
