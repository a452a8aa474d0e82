"""A few questions that become no entry: asked as those of a set are, kept at every key, with the way back open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind
from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.asking import Asked, Asker
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.notes import counted
from alliance_journal.terminal.plain import PlainAsker
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.steps import Reply, Step

Texts = Mapping[str, str]
"""What was typed under each question, by its id."""
Keep = Callable[[Texts], None]
"""Writes down what was typed so far; DiskError where the disk refuses."""
_FIRST: Final = "This is the first question."


def _as_typed(text: str) -> str:
    return text.strip()


def _nothing(_texts: Texts) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question, and what is made of its answer: the words that are kept, or why they cannot be.

    `note` says in a few words what an answer is, once its question is done, and `shown` what stands beside it.
    No words at all mean the `usual` ones. What is one thing, such as a day, is typed anew, never behind the old words.
    One that may be left out does not count where it is asked how far the worker got.
    """

    question: Question
    read: Callable[[str], str | Muddle] = _as_typed
    note: Callable[[str], str] = counted
    shown: Callable[[Texts], str] = _nothing
    usual: str = ""
    is_one_thing: bool = False
    may_be_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Questions, which may depend on what was typed so far, and who keeps the answers.

    With `leads_back` there is something before the first question, and going back from it leaves the form.
    """

    fields: Callable[[Texts], Sequence[Field]]
    keep: Keep
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a form lies on: the screen, the clock, the signals, where an editor's file may lie, the chosen keys."""

    screen: Screen
    clock: Callable[[], datetime]
    signals: Signals
    drafts: Path | None = None
    keys: KeyMap = USUAL


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed, and how the form was left: NEXT at its end, BACK before its beginning, else PAUSE or GONE."""

    texts: Texts = field(repr=False)
    step: Step
    is_kept: bool = True


def fill(form: Form, texts: Texts, table: Table) -> Filled:
    """Ask every question from where it was left; what cannot be kept on the disk is printed at the end.

    Where the words end they may have been cut off, so that the last question with any is asked again.
    """
    filling = _Filling(form, texts, table)
    with _asker(filling.keeping, table) as asker:
        step = filling.go(asker)
    is_kept = step in {Step.NEXT, Step.BACK} or filling.keeping.keep()
    if not is_kept:
        say(table.screen, f"Not saved: {filling.keeping.trouble}. Here is what you wrote; please copy it now.")
        for words in filling.texts.values():
            say(table.screen, words)
    return Filled(filling.texts, step, is_kept)


class _Filling:
    """A form that is being filled in: what was typed, and where it stands."""

    def __init__(self, form: Form, texts: Texts, table: Table) -> None:
        self.texts = dict(texts)
        self._form = form
        self._signals = table.signals
        self._left: dict[str, str] = {}
        self._told: dict[str, str] = {}
        asked = [(n, one) for n, one in enumerate(form.fields(self.texts)) if not one.may_be_left_out]
        given = [n for n, one in asked if self.texts.get(one.question.id)]
        self._at = given[-1] if given and len(given) < len(asked) else 0
        self.keeping = Keeping(self._walk(), self, table.clock)

    def keep(self, walk: Walk) -> None:
        """Write down everything, the open words included."""
        if question := walk.current:
            self.texts[question.id] = walk.open_text
        self._form.keep(self.texts)

    def go(self, asker: Asker) -> Step:
        """Ask until the end, a pause or a signal."""
        trouble = ""
        while not self._signals.have_come():
            fields = self._form.fields(self.texts)
            if self._at >= len(fields):
                return Step.NEXT
            one = fields[self._at]
            self.keeping.walk = self._walk()
            words = self._words(one.question)
            position = (self._at + 1, len(fields))
            shown = one.shown(self.texts)
            reply = asker.ask(Asked(one.question, position, words, trouble, shown, is_one_thing=one.is_one_thing))
            trouble = self._taken(one, reply, asker)
            if reply.step in {Step.PAUSE, Step.GONE} or (trouble == _FIRST and self._form.leads_back):
                return reply.step
        return Step.GONE

    def _taken(self, one: Field, reply: Reply, asker: Asker) -> str:
        """Do what a reply says and return what to say before the next question."""
        name = one.question.id
        if reply.step is Step.EDIT:
            return self._edited(name, reply.text, asker)
        if one.usual and reply.step is Step.SKIP:
            reply = Reply(Step.NEXT)
        self.texts[name] = reply.text
        trouble = ""
        if reply.step is Step.SKIP:
            self._left[name], self.texts[name] = reply.text, ""
            self._done(one, "", asker)
        elif reply.step is Step.NEXT:
            read = one.read(reply.text if reply.text.strip() else one.usual)
            if isinstance(read, Muddle):
                trouble = read.sentence
            else:
                self.texts[name] = read
                self._done(one, read, asker)
        elif reply.step is Step.BACK:
            trouble = "" if self._at else _FIRST
            self._at = max(self._at - 1, 0)
        self.keeping.walk = self._walk()
        if not self.keeping.keep():
            asker.tell(f"Not saved: {self.keeping.trouble}. Your words are still here; going on.")
        return trouble

    def _edited(self, name: str, words: str, asker: Asker) -> str:
        try:
            self.texts[name] = asker.edit(words)
        except UsageError as refusal:
            return f"{refusal.sentence} ({refusal.hint})"
        except OSError:
            return "The editor's file failed."
        self.keeping.walk = self._walk()
        self.keeping.keep()
        return ""

    def _done(self, one: Field, words: str, asker: Asker) -> None:
        told = self._told.get(one.question.id)
        if one.question.kind is not QuestionKind.SHOW and told != words:
            note = one.note(words) if words else None
            # The line of the former answer still stands above.
            asker.done(self._at + 1, one.question, f"{note}, changed" if note and told is not None else note)
        self._told[one.question.id] = words
        self._at += 1

    def _words(self, question: Question) -> str:
        return self.texts.get(question.id) or self._left.get(question.id, "")

    def _walk(self) -> Walk:
        """Return the question that is open as a walk of its own, with the words so far; at the end one that is over."""
        fields = self._form.fields(self.texts)
        if self._at >= len(fields):
            return Walk(_set_of(()), None)
        question = fields[self._at].question
        return Walk.started(_set_of((question,))).with_open_text(self._words(question))


def _set_of(questions: tuple[Question, ...]) -> PromptSet:
    return PromptSet(SetId("form"), "", "", 1, 1, "", questions)


def ask_words(question: Question, words: str, keep: Callable[[str], None], table: Table, shown: str = "") -> Reply:
    """Ask one question, beginning with the words there are, and return what was typed and how it was left."""
    form = Form(lambda _texts: (Field(question),), lambda texts: keep(texts.get(question.id, "")))
    filling = _Filling(form, {question.id: words}, table)
    with _asker(filling.keeping, table) as asker:
        reply = asker.ask(Asked(question, (1, 1), words, shown=shown))
        while reply.step is Step.EDIT:
            try:
                words = asker.edit(reply.text)
            except (AllianceJournalError, OSError):
                asker.tell("The editor could not be used.")
            reply = asker.ask(Asked(question, (1, 1), words, shown=shown))
    return reply


def line_question(name: str, ask: str, short: str, hint: str = "", why: str = "") -> Question:
    """Return a question that is answered in one line; `why` says why it is asked."""
    return Question(QuestionId(name), ask, QuestionKind.LINE, short, hint=hint, help=why)


@contextmanager
def _asker(keeping: Keeping, table: Table) -> Iterator[Asker]:
    """Yield whoever asks on this screen."""
    screen = table.screen
    if screen.plain or not screen.asks:
        yield PlainAsker(screen, keeping, table.signals, table.drafts)
        return
    from alliance_journal.terminal.live import live_asker  # noqa: PLC0415 - prompt_toolkit takes 130 ms to import

    with live_asker(screen, keeping, table.signals, table.drafts, table.keys) as asker:
        yield asker
