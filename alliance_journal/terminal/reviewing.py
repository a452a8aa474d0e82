"""A sitting with a person: one suggestion after the other, every answer in its entry before the next is shown."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Final

from alliance_journal.errors import AllianceJournalError, BusyError, DiskError
from alliance_journal.findings.passages import Passage, keep_reviews, passage_of
from alliance_journal.findings.sitting import Answer, Kind, Reviewed, Sitting
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.storage.folder import Stored
from alliance_journal.terminal.review_asking import Ground, Reviewer
from alliance_journal.terminal.review_plain import PlainReviewer
from alliance_journal.terminal.review_view import (
    CHANGED,
    LETTERS,
    SAY_NONE,
    WHAT_IS_HERE,
    WHICH,
    View,
    theme_label,
)
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.signals import HANGUP, Signals, watched_signals
from alliance_journal.terminal.steps import Step
from alliance_journal.terminal.theme_asking import Meant, meant

_ANSWERS: Final = {"y": Kind.YES, "n": Kind.NO, "w": Kind.WRONG_PERSON, "t": Kind.NOT_NOW, "s": Kind.SKIP}
_CHOOSING: Final = {"o": Kind.OTHER, "a": Kind.ADD}
_COMMANDS: Final = {"/back": Step.BACK, "/skip": Step.SKIP, "/stop": Step.PAUSE}
_NONE: Final = frozenset({"0", "none"})
_ENDS: Final = frozenset({Step.PAUSE, Step.GONE})
_FIRST: Final = "Nothing to take back: this is where you began."
_GONE: Final = "One sentence has changed meanwhile and was passed over: aj review asks about it anew."


class OpenSitting:
    """A sitting that goes on: where it stands, what was written last, and the worst that was told on the way."""

    def __init__(self, sitting: Sitting, ground: Ground, reviewer: Reviewer) -> None:
        """Begin where `sitting` stands."""
        self.sitting = sitting
        self.exit_code = 0
        self._ground = ground
        self._reviewer = reviewer
        self._notes: tuple[str, ...] = ()
        self._former: dict[int, tuple[str, str]] = {}

    def go(self, signals: Signals) -> None:
        """Ask until the end, a stop, or a signal; raises DiskError or BusyError where an answer cannot be kept."""
        while self.sitting.current is not None and not signals.have_come():
            passage = self._opened()
            if passage is None:
                self.sitting = self.sitting.passed()
                continue
            is_hidden = self._ground.blind and not self.sitting.is_named
            step = self._name(passage) if is_hidden else self._judge(passage)
            if step is Step.GONE:
                signals.note(signals.came or HANGUP)
            if step in _ENDS:
                return

    def _opened(self) -> Passage | None:
        """Return the current sentence as it stands, or None where it is gone, closed, or answered already."""
        suggestion = self.sitting.asked[self.sitting.at]
        try:
            passage = passage_of(self._ground.journal, suggestion)
        except AllianceJournalError as error:
            self._tell_trouble(error)
            return None
        if passage is None:
            self._reviewer.tell(_GONE)
        return None if passage is None or passage.has_answer(suggestion.theme) else passage

    def _judge(self, passage: Passage) -> Step:
        """Ask about the theme that was found and do what the answer says."""
        suggestion = self.sitting.asked[self.sitting.at]
        theme = self._ground.themes[suggestion.theme]
        changed = (CHANGED,) if passage.had_answer(theme.id) else ()
        notes = (*changed, *self._taken_notes())
        view = View(self.sitting.position, passage, theme, notes, is_learned=suggestion.is_learned)
        reply = self._reviewer.ask(view)
        letter = reply.text.lower()
        if reply.step is not Step.NEXT:
            return self._led(reply.step, passage)
        if letter in {"b", "q"}:
            return self._led(Step.BACK if letter == "b" else Step.PAUSE, passage)
        if letter in _ANSWERS:
            self._answer(Answer(_ANSWERS[letter]), passage)
        elif letter in _CHOOSING:
            return self._choose(_CHOOSING[letter], view)
        elif letter == "?":
            self._reviewer.help()
        else:
            self._notes = (f"Please answer with one of {', '.join(LETTERS)}, or ? for help.",)
        return Step.NEXT

    def _led(self, step: Step, passage: Passage) -> Step:
        """Go where a key leads that is no answer."""
        if step is Step.BACK:
            self._back()
        elif step is Step.SKIP:
            self._answer(Answer(Kind.SKIP), passage)
        return step

    def _choose(self, kind: Kind, view: View) -> Step:
        """Let a theme be chosen for the sentence; nothing typed goes back to the question."""
        chosen = self._one_theme(view)
        if isinstance(chosen, Step):
            return chosen if chosen in _ENDS else Step.NEXT
        if chosen is not None:
            self._answer(Answer(kind, (chosen.id,)), view.passage)
        return Step.NEXT

    def _one_theme(self, view: View) -> Theme | Step | None:
        """Return the theme that was chosen, None where nothing was typed, or where a key leads instead."""
        found = Meant()
        others = {theme: known for theme, known in self._ground.themes.items() if known != view.theme}
        while True:
            asked = replace(view, notes=(found.note,) if found.note else ())
            reply = self._reviewer.ask_theme(asked, WHICH, found.offered)
            if reply.step is not Step.NEXT:
                return reply.step
            if not reply.text:
                return None
            found = meant(reply.text, found.offered, others)
            if found.theme:
                return found.theme

    def _name(self, passage: Passage) -> Step:
        """Let the worker say which themes they see before any is shown, and keep those."""
        named: dict[ThemeId, Theme] = {}
        found = Meant()
        while True:
            so_far = [f"So far: {', '.join(map(theme_label, named.values()))}."] if named else []
            notes = (*self._taken_notes(), *([found.note] if found.note else []), *so_far)
            view = View(self.sitting.position, passage, None, notes)
            reply = self._reviewer.ask_names(view, WHAT_IS_HERE, found.offered)
            step = _COMMANDS.get(reply.text, reply.step)
            if step is not Step.NEXT:
                return self._led(step, passage)
            is_done = not reply.text or (reply.text.lower() in _NONE and not named)
            if is_done and (reply.text or named):
                return self._reveal(Answer(Kind.NAMED, tuple(named)), passage)
            found = Meant(note=SAY_NONE) if is_done else meant(reply.text, found.offered, self._ground.themes)
            if found.theme:
                named[found.theme.id] = found.theme

    def _reveal(self, answer: Answer, passage: Passage) -> Step:
        """Keep what was named and say where the program had found the same."""
        path, _, words = self.sitting.asked[self.sitting.at].key
        found = [one.theme for one in self.sitting.asked if (one.path, one.key[2]) == (path, words)]
        is_kept = self._answer(answer, passage)
        for theme in found:
            if is_kept and theme in answer.themes:
                self._reviewer.tell(f"You and the program both see: {self._label(theme)}")
        return Step.NEXT

    def _answer(self, answer: Answer, passage: Passage) -> bool:
        """Keep an answer in its entry, go on, and return whether it is kept; a changed entry gets a copy beside it."""
        number = self.sitting.position[0]
        after, reviewed = self.sitting.answered(answer, passage.reviewed)
        if not self._kept(passage.stored, reviewed):
            self.sitting = self.sitting.passed()
            return False
        label = self._label(answer.themes[0] if answer.kind is Kind.ADD else self.sitting.asked[self.sitting.at].theme)
        self.sitting = after
        if answer.kind is Kind.OTHER:
            self._reviewer.done(number, label, f"no; {self._label(answer.themes[0])}, yes")
        elif answer.kind is not Kind.NAMED:
            self._reviewer.done(number, label, answer.kind.value)
        return True

    def _kept(self, stored: Stored, reviewed: Reviewed) -> bool:
        """Whether the reviews are in the entry now; what stopped them is told."""
        if reviewed == stored.document.entry.reviewed:
            return True
        try:
            text = keep_reviews(self._ground.journal, stored, reviewed)
        except (BusyError, DiskError):
            raise
        except AllianceJournalError as error:
            self._tell_trouble(error)
            return False
        self._former[len(self.sitting.done)] = (stored.document.text, text)
        return True

    def _back(self) -> None:
        """Take the last step back, in its entry too; where the file is as we left it, to the last byte."""
        if not self.sitting.done:
            self._notes = (_FIRST,)
            return
        last = self.sitting.done[-1]
        journal = self._ground.journal
        try:
            stored = journal.read(journal.file_at(last.path))
            before, reviewed = self.sitting.back(stored.document.entry.reviewed)
            was, became = self._former.pop(len(before.done), ("", ""))
            if became and stored.document.text == became:
                journal.replace(stored, was)
            else:
                keep_reviews(journal, stored, reviewed)
        except AllianceJournalError as error:
            self._tell_trouble(error)
            return
        self.sitting = before
        self._notes = (f"Taken back: {last.kind.value}.",)

    def _tell_trouble(self, error: AllianceJournalError) -> None:
        self.exit_code = max(self.exit_code, error.exit_code)
        self._reviewer.tell(f"{error.sentence}{f' ({error.hint})' if error.hint else ''}")

    def _taken_notes(self) -> tuple[str, ...]:
        notes, self._notes = self._notes, ()
        return notes

    def _label(self, theme: ThemeId) -> str:
        return theme_label(self._ground.themes[theme])


def sit(sitting: Sitting, ground: Ground, closing: Callable[[Sitting], str]) -> int:
    """Ask until the end, a stop or a signal, say how it went, and return the exit code.

    Raises DiskError or BusyError where an answer could not be kept; those before it are.
    """
    with watched_signals() as signals, ExitStack() as at_the_end:
        with _reviewer(ground, signals) as reviewer:
            opened = OpenSitting(sitting, ground, reviewer)
            at_the_end.callback(lambda: say(ground.screen, closing(opened.sitting)))
            opened.go(signals)
        return 128 + signals.came if signals.came else opened.exit_code


@contextmanager
def _reviewer(ground: Ground, signals: Signals) -> Iterator[Reviewer]:
    """Yield whoever asks on this screen."""
    if ground.screen.plain or not ground.screen.asks:
        yield PlainReviewer(ground.screen, signals)
        return
    from alliance_journal.terminal.review_live import live_reviewer  # noqa: PLC0415 - prompt_toolkit: 130 ms to import

    with live_reviewer(ground.screen, signals, ground.themes) as reviewer:
        yield reviewer
