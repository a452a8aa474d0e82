"""Words that become no entry, settled with the worker before they are written down; softly: Enter keeps them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.prompts import Question
from alliance_journal.reports.lines import counted
from alliance_journal.terminal.dialogue import tell
from alliance_journal.terminal.forms import Table, ask_words
from alliance_journal.terminal.identifying import watch_list_of
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Step

if TYPE_CHECKING:
    from alliance_journal.terminal.settling_view import Written

_A_QUOTE: Final = "That is a sentence of an entry: choose other words for it here, or change the entry with aj edit."
Keep = Callable[[Sequence[str]], None]
"""Writes the texts down where they are kept until they are safe; AllianceJournalError where that is refused."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text as it stands, what it is called, and the question it answers: None for a sentence of an entry."""

    title: str
    text: str = field(repr=False)
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class LookedOver:
    """The texts as they are now, and how the look ended: NEXT, PAUSE where the worker stopped, or GONE by a signal.

    `is_kept` says whether the words as they are now are on disk.
    """

    texts: tuple[str, ...] = field(repr=False)
    step: Step = Step.NEXT
    signal: int | None = None
    is_kept: bool = True


class _Words:
    """Pieces as a source of texts to settle, kept after each change."""

    def __init__(self, room: Room, pieces: Sequence[Piece], keep: Keep) -> None:
        self.pieces = tuple(pieces)
        self.is_kept = True
        self._room = room
        self._keep = keep

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(piece.text for piece in self.pieces)

    def texts(self) -> "tuple[Written, ...]":
        """Return every text with what it is called."""
        from alliance_journal.terminal.settling_view import Written  # noqa: PLC0415  only where there is something

        return tuple(Written(piece.title, piece.text) for piece in self.pieces)

    def put(self, texts: Sequence[str]) -> None:
        """Take other words, and keep them; a disk that refuses is said, and tried again at the next change."""
        self.pieces = tuple(replace(piece, text=text) for piece, text in zip(self.pieces, texts, strict=True))
        self.is_kept = False
        try:
            self._keep(self.words)
        except AllianceJournalError as error:
            say(self._room.screen, f"Not saved: {error.sentence}. Your words are still here; going on.")
        else:
            self.is_kept = True

    def edit(self, number: int, signals: Signals) -> Step:
        """Ask for one text again, beginning with its words; a sentence of an entry stays as it is there."""
        piece = self.pieces[number]
        if piece.question is None:
            tell(self._room.screen, _A_QUOTE)
            return Step.NEXT
        table = Table(
            self._room.screen, self._room.clock, signals, self._room.journal.root / "drafts", self._room.config.keys
        )
        reply = ask_words(piece.question, piece.text, lambda words: self._keep(self._with(number, words)), table)
        if reply.step not in {Step.BACK, Step.SKIP}:
            self.put(self._with(number, reply.text))
        return reply.step if reply.step in {Step.PAUSE, Step.GONE} else Step.NEXT

    def _with(self, number: int, words: str) -> tuple[str, ...]:
        return (*self.words[:number], words, *self.words[number + 1 :])


def look_over(
    room: Room, pieces: Iterable[Piece], keep: Keep, codes: Collection[str] = (), client: ClientCode | None = None
) -> LookedOver:
    """Let the worker settle what in these texts may say who somebody is; `codes` are client codes, which say nothing.

    All of it is about `client`, if there is one, so that a name can be replaced with that code.
    Where nobody can be asked, or the worker wants none of it, everything stays as it is.
    """
    words = _Words(room, tuple(pieces), keep)
    found = things_in(room, words.words, codes)
    if not found or not room.screen.asks:
        return LookedOver(words.words)
    watched = watch_list_of(room)
    from alliance_journal.findings.watching import allowing  # noqa: PLC0415  only where there is something
    from alliance_journal.terminal.settling import settle  # noqa: PLC0415  the same

    for code in codes:
        watched = allowing(watched, code)
    tell(
        room.screen,
        f"Before it is saved: {counted(found, 'thing')} in it may say who somebody is. Enter keeps one as it is.",
    )
    step, signal = settle(room, words, watched, client)
    return LookedOver(words.words, step, signal, is_kept=words.is_kept)


def things_in(room: Room, texts: Sequence[str], codes: Collection[str] = ()) -> int:
    """Return how many things in these texts may say who somebody is; none where the worker wants no such look."""
    if not room.config.flag("identifiers"):
        return 0
    try:
        from alliance_journal.findings.mentions import mentions_in  # noqa: PLC0415  who switches it off pays for none

        return len(mentions_in(texts, watch_list_of(room), codes))
    except Exception:  # noqa: BLE001  a courtesy: no mistake in it may stand between the words and the disk
        say(room.screen, "It could not be looked over for names; it is saved as it is.")
        return 0
