"""A walk that is about to be saved, settled with the worker; its draft is on disk at every moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Question
from alliance_journal.privacy.watching import WatchList
from alliance_journal.reports.lines import counted
from alliance_journal.terminal.identifying import Settled
from alliance_journal.terminal.keeper import Keeper, Keeping
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.settling import settle
from alliance_journal.terminal.settling_view import Written
from alliance_journal.terminal.signals import HANGUP, Signals
from alliance_journal.terminal.steps import Step
from alliance_journal.terminal.walk_texts import texts_of, with_texts
from alliance_journal.terminal.walking import Desk, Heading, WalkEnd, take_walk

if TYPE_CHECKING:
    from alliance_journal.terminal.reflecting import DraftKeeper


class WalkSource:
    """The words of a walk, kept as its draft after each change."""

    def __init__(self, room: Room, walk: Walk, keeper: Keeper, heading: Heading) -> None:
        """Keep the walk as it is, so that its draft is there from now on."""
        self._room = room
        self._keeper = keeper
        self._heading = heading
        self._keeping = Keeping(walk, keeper, room.clock)
        self._keep(walk)

    @property
    def walk(self) -> Walk:
        """The walk as it is now."""
        return self._keeping.walk

    def texts(self) -> tuple[Written, ...]:
        """Return the words under each question that has some."""
        return tuple(Written(question.title, text) for question, text in texts_of(self.walk))

    def put(self, texts: Sequence[str]) -> None:
        """Take other words, and keep them."""
        self._keep(with_texts(self.walk, texts))

    def edit(self, number: int, signals: Signals) -> Step:
        """Ask one question again, with its answer to begin with."""
        question = texts_of(self.walk)[number][0]
        keeper = OneAnswer(self._keeper, self.walk, question.id)
        end = ask_alone(self._room, alone(self.walk, question), keeper, self._heading)
        self._keep(keeper.merged(end.walk))
        if end.how == "signal":
            signals.note(end.signal or HANGUP)
            return Step.GONE
        return Step.PAUSE if end.how == "paused" else Step.NEXT

    def _keep(self, walk: Walk) -> None:
        if not self._keeping.keep(walk):
            say(self._room.screen, f"Not saved: {self._keeping.trouble}. Your words are still here; going on.")


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """Keeps a whole walk while one of its questions is asked again by itself."""

    keeper: Keeper
    walk: Walk = field(repr=False)
    question: QuestionId

    def keep(self, asked: Walk) -> None:
        """Write the draft of the whole walk; DiskError where the disk refuses."""
        self.keeper.keep(self.merged(asked))

    def merged(self, asked: Walk) -> Walk:
        """Return the whole walk with what is under the question now: an answer, open words above it, or nothing."""
        one = self.question
        given = {known: value for known, value in self.walk.given.items() if known != one}
        begun = {known: words for known, words in self.walk.begun.items() if known != one}
        if one in asked.begun:
            begun[one] = asked.begun[one]
        if one in asked.given:
            given[one] = asked.given[one]
        elif one in begun and one in self.walk.given and one not in asked.skipped:
            given[one] = self.walk.given[one]
        return replace(
            self.walk,
            given=MappingProxyType(given),
            begun=MappingProxyType(begun),
            skipped=(self.walk.skipped - {one}) | (asked.skipped & {one}),
        )


def alone(walk: Walk, question: Question) -> Walk:
    """Return a walk of this one question, with what was answered to begin with."""
    shown = replace(question, when=())
    prompt_set = replace(
        walk.prompt_set, title="One answer again", opening="", minutes=1, questions=(shown,), offers=()
    )
    given = walk.given.get(question.id)
    # Words are open words from the beginning: there is no finished answer to show above the question.
    words = walk.begun.get(question.id) or (given if isinstance(given, str) else "")
    if words:
        return Walk(prompt_set, at=question.id, begun=MappingProxyType({question.id: words}))
    return Walk(prompt_set, at=question.id, given=MappingProxyType({} if given is None else {question.id: given}))


def ask_alone(room: Room, walk: Walk, keeper: Keeper, heading: Heading) -> WalkEnd:
    """Ask the one question of a walk and return how that ended."""
    desk = Desk(drafts=room.journal.root / "drafts", clock=room.clock, keys=room.config.keys)
    return take_walk(walk, heading=heading, keeper=keeper, screen=room.screen, shown=lambda _: "", desk=desk)


def settle_walk(room: Room, walk: Walk, keeper: "DraftKeeper", watched: WatchList, found: int) -> Settled:
    """Ask about everything in a walk that may say who somebody is, `found` things, and return how that ended."""
    source = WalkSource(room, walk, keeper, keeper.heading)
    sentence = f"Before it is saved: {counted(found, 'thing')} in it may say who somebody is. Enter keeps one as it is."
    for row in wrapped(sentence, room.screen.width - 1):
        say(room.screen, row)
    step, signal = settle(room, source, watched, keeper.heading.client)
    if step is Step.NEXT:
        return Settled(source.walk)
    return Settled(source.walk, "signal" if signal else "paused", signal)
