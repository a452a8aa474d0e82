"""What may say who somebody is, settled with a person: one spelling after the other, each change kept at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.mentions import Mention, mentions_in, with_words
from alliance_journal.findings.watching import allowing, never_ask
from alliance_journal.model.codes import ClientCode
from alliance_journal.privacy.watching import WatchList
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen
from alliance_journal.terminal.settling_plain import PlainSettler
from alliance_journal.terminal.settling_view import NEUTRAL, View, Written, choices_for
from alliance_journal.terminal.signals import HANGUP, Signals, watched_signals
from alliance_journal.terminal.steps import Reply, Step

OTHER_WORDS: Final = "Replace with, such as C09 or [her brother]; Enter alone goes back:"
_ENDS: Final = frozenset({Step.PAUSE, Step.GONE})
_FIRST: Final = "Nothing to take back: this is the first one, or the one before it cannot be taken back."


class Source(Protocol):
    """Where the texts come from, and where they go when they change."""

    def texts(self) -> tuple[Written, ...]:
        """Return the texts as they are now."""
        ...

    def put(self, texts: Sequence[str]) -> None:
        """Take the texts, of the same number, as they shall be, and keep them."""
        ...

    def edit(self, number: int, signals: Signals) -> Step:
        """Let the worker change one of the texts; PAUSE where they stop, GONE where a signal came, which is noted."""
        ...


class Settler(Protocol):
    """Whoever asks a person about a mention."""

    def tell(self, sentence: str) -> None:
        """Show one plain sentence."""
        ...

    def ask(self, view: View) -> Reply:
        """Show a mention and return what was typed; nothing keeps it."""
        ...

    def ask_words(self, view: View, question: str) -> Reply:
        """Ask for words and return what was typed."""
        ...

    def done(self, number: int, kind: str, what: str) -> None:
        """Show that a mention is settled, and how; never its words."""
        ...

    def aside(self) -> AbstractContextManager[None]:
        """Give the terminal to somebody else for a while."""
        ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What a settling stands on: the list of names, whose meeting it was, and how a word gets onto the list."""

    watched: WatchList
    client: ClientCode | None
    never: Callable[[str], None]


class OpenSettling:
    """A settling that goes on: what was settled so far, and the way back."""

    def __init__(self, source: Source, settler: Settler, ground: Ground) -> None:
        """Begin with nothing settled but the client's code."""
        self._source = source
        self._settler = settler
        self._ground = ground
        self._watched = ground.watched
        self._settled = frozenset({str(ground.client)} if ground.client else ())
        self._done = 0
        self._former: list[tuple[tuple[str, ...], frozenset[str], int]] = []
        self._notes: tuple[str, ...] = ()

    def go(self, signals: Signals) -> Step:
        """Ask until all is settled (NEXT), the worker stops (PAUSE), or a signal came or nobody is there (GONE)."""
        while not signals.have_come():
            texts = self._source.texts()
            left = mentions_in([written.text for written in texts], self._watched, self._settled)
            if not left:
                return Step.NEXT
            step = self._ask(left, texts, signals)
            if step in _ENDS:
                return step
        return Step.GONE

    def _ask(self, left: Sequence[Mention], texts: Sequence[Written], signals: Signals) -> Step:
        choices = choices_for(left[0], self._ground.client, left=len(left), back=bool(self._former))
        position = (self._done + 1, self._done + len(left))
        view = View(position, left[0], texts, choices, self._taken_notes())
        reply = self._settler.ask(view)
        if reply.step is not Step.NEXT:
            return self._led(reply.step, left[:1])
        typed = " ".join(reply.text.lower().split()) or "k"
        if typed not in choices:
            self._notes = (f"Please type one of {', '.join(choices)}.",)
            return Step.NEXT
        if typed == "e":
            return self._edit(left[0], signals)
        if typed == "o":
            return self._other_words(view)
        self._do(typed, left, has_code="s" in choices)
        return Step.NEXT

    def _led(self, step: Step, mentions: Sequence[Mention]) -> Step:
        """Go where a key leads that is no answer: skipping keeps the words as they are."""
        if step is Step.BACK:
            self._back()
        elif step is Step.SKIP:
            self._keep(mentions)
        return step

    def _do(self, typed: str, left: Sequence[Mention], *, has_code: bool) -> None:
        """Do what was typed about the first mention, or about all that are left."""
        mentions = left if typed.endswith("all") else left[:1]
        match typed:
            case "k" | "k all":
                self._keep(mentions)
            case "r" if has_code:
                self._replace(mentions, str(self._ground.client))
            case "r" | "s" | "r all":
                self._replace(mentions)
            case "n":
                self._never_again(left[0])
            case "b":
                self._back()

    def _keep(self, mentions: Sequence[Mention]) -> None:
        self._remember()
        self._settle(mentions, [mention.spelling for mention in mentions], "kept")

    def _replace(self, mentions: Sequence[Mention], words: str = "", *, told: str = "") -> None:
        """Put words, or neutral ones by the kind, in the place of every mention."""
        self._remember()
        texts = [written.text for written in self._source.texts()]
        self._source.put(with_words(texts, mentions, lambda kind: words or NEUTRAL[kind]))
        for mention in mentions:
            now = words or NEUTRAL[mention.kind]
            self._settle([mention], [now], told or f"replaced with {now}")

    def _other_words(self, view: View) -> Step:
        reply = self._settler.ask_words(view, OTHER_WORDS)
        words = " ".join(reply.text.split())
        if reply.step is Step.NEXT and words:
            self._replace([view.mention], words, told="replaced with other words")
        return reply.step if reply.step in _ENDS else Step.NEXT

    def _edit(self, mention: Mention, signals: Signals) -> Step:
        self._former.clear()
        with self._settler.aside():
            return self._source.edit(mention.spots[0].text, signals)

    def _never_again(self, mention: Mention) -> None:
        """Put a spelling on the list of words never to ask about; where that fails, it is only kept."""
        try:
            self._ground.never(mention.spelling)
        except AllianceJournalError as error:
            self._settler.tell(f"{error.sentence[:1].upper()}{error.sentence[1:]}; it is kept as it is.")
            self._keep([mention])
            return
        self._watched = allowing(self._watched, mention.spelling)
        self._settle([mention], [mention.spelling], "kept, and never asked about again (names.txt)")

    def _back(self) -> None:
        if not self._former:
            self._notes = (_FIRST,)
            return
        texts, self._settled, self._done = self._former.pop()
        self._source.put(texts)
        self._notes = ("Taken back.",)

    def _remember(self) -> None:
        texts = tuple(written.text for written in self._source.texts())
        self._former.append((texts, self._settled, self._done))

    def _settle(self, mentions: Sequence[Mention], spellings: Sequence[str], what: str) -> None:
        self._settled |= set(spellings)
        for mention in mentions:
            self._done += 1
            self._settler.done(self._done, mention.kind.words, what)

    def _taken_notes(self) -> tuple[str, ...]:
        notes, self._notes = self._notes, ()
        return notes


def settle(room: Room, source: Source, watched: WatchList, client: ClientCode | None) -> tuple[Step, int | None]:
    """Ask about everything that may say who somebody is, and return how that ended and the signal, if one came."""
    ground = Ground(watched, client, lambda word: never_ask(room.journal, word))
    with watched_signals() as signals:
        with _settler(room.screen, signals) as settler:
            step = OpenSettling(source, settler, ground).go(signals)
        if step is Step.GONE:
            signals.note(HANGUP)
        return step, signals.came


@contextmanager
def _settler(screen: Screen, signals: Signals) -> Iterator[Settler]:
    """Yield whoever asks on this screen."""
    if screen.plain or not screen.asks:
        yield PlainSettler(screen, signals)
        return
    from alliance_journal.terminal.settling_live import live_settler  # noqa: PLC0415 - prompt_toolkit: 130 ms to import

    with live_settler(screen, signals) as settler:
        yield settler
