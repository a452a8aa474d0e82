"""One question of a saved entry answered again: words in the editor, everything else by a short reply."""

from collections.abc import Mapping
from dataclasses import replace

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.prompts import Given, PromptSet, Question, QuestionKind
from alliance_journal.storage.folder import Stored
from alliance_journal.terminal.changing import edited
from alliance_journal.terminal.notes import note_on
from alliance_journal.terminal.plain import SKIPS, choice_lines
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, ask, say
from alliance_journal.terminal.signals import Signals, watched_signals
from alliance_journal.terminal.steps import Reply, Step, taken


def ask_again(room: Room, name: str, question_id: str) -> int:
    """Ask one question of an entry again, keep the new answer, and return the exit code; the former version stays."""
    stored = room.journal.read(room.journal.find(name))
    entry = stored.document.entry
    question = _question(room, entry, question_id)
    if question.kind is QuestionKind.SHOW:
        raise UsageError("that question shows something and asks nothing")
    if question.kind.is_written:
        with watched_signals() as signals:
            _keep(room, stored, _with_words(entry, question, _edited(room, entry, question, signals)))
        return 128 + signals.came if signals.came else 0
    _keep(room, stored, _with_given(entry, question, _replied(room, entry, question)))
    return 0


def _question(room: Room, entry: Entry, question_id: str) -> Question:
    """Return the question as its set asks it, or as the entry has it where its set is not there any more."""
    known = room.catalogue.as_asked(entry.set, entry.set_version)
    asked = known.question(question_id) if known else None
    if asked is not None:
        return _with_choices(room, entry, asked) if asked.draws else asked
    for answer in entry.answers:
        if answer.question == question_id:
            return Question(answer.question, answer.heading, QuestionKind.TEXT, private=answer.private)
    names = [*(str(answer.question) for answer in entry.answers), *entry.ratings, *entry.picks]
    names = [question.id for question in known.questions] if known else names
    raise NotFoundError("this entry has no such question", hint=f"one of {', '.join(names)}")


def _with_choices(room: Room, entry: Entry, question: Question) -> Question:
    """Return a question with the choices that the journal offers for it now."""
    from alliance_journal.terminal.preparing import prepared  # noqa: PLC0415  few questions draw on the journal

    alone = PromptSet(SetId("alone"), question.title, "", 1, 1, "", (replace(question, when=()),))
    found = prepared(room, alone, entry.client, entry.met, shows=False).questions
    if not found:
        raise UsageError("the journal offers nothing to choose from here", hint="aj edit without --question")
    return found[0]


def _edited(room: Room, entry: Entry, question: Question, signals: Signals) -> str:
    before = next((answer.text for answer in entry.answers if answer.question == question.id), "")
    return edited(room, before, signals)


def _with_words(entry: Entry, question: Question, text: str) -> Entry:
    """Return the entry with these words under the question; none at all take the answer out."""
    numbers = [n for n, answer in enumerate(entry.answers) if answer.question == question.id]
    answers = list(entry.answers)
    if not text.strip():
        answers = [answer for n, answer in enumerate(answers) if n not in numbers[:1]]
    elif numbers:
        answers[numbers[0]] = replace(answers[numbers[0]], text=text)
    else:
        answers.append(Answer(question.id, question.ask, text, question.private))
    return replace(entry, answers=tuple(answers))


def _replied(room: Room, entry: Entry, question: Question) -> Given | None:
    """Return the new answer to a scale, a list or the feelings; None where it is to be empty."""
    given = _given(entry, question)
    _tell(room.screen, question, given)
    walk = _walk(question, given)
    while (words := ask(room.screen, ">")) is not None:
        if not words.strip():
            return given
        after = taken(walk, Reply(Step.SKIP if words.strip() == "/skip" else Step.NEXT, words), room.clock().date())
        if not isinstance(after, Muddle):
            return after.given.get(question.id)
        say(room.screen, after.sentence)
    return given


def _tell(screen: Screen, question: Question, given: Given | None) -> None:
    say(screen, question.ask)
    for line in choice_lines(question, screen.width):
        say(screen, line.replace(SKIPS, ""))
    say(screen, f"Now: {note_on(question, given) if given is not None else 'no answer'}.")
    say(screen, "Enter leaves it as it is; /skip takes the answer out.")


def _walk(question: Question, given: Given | None) -> Walk:
    alone = PromptSet(SetId("alone"), question.title, "", 1, 1, "", (replace(question, when=()),))
    return Walk(alone, at=question.id, given={} if given is None else {question.id: given})


def _given(entry: Entry, question: Question) -> Given | None:
    if question.kind is QuestionKind.SCALE:
        return entry.ratings.get(question.id)
    if question.kind is QuestionKind.FEELINGS:
        return dict(entry.feelings) or None
    return entry.picks.get(question.id)


def _with_given(entry: Entry, question: Question, given: Given | None) -> Entry:
    if isinstance(given, Mapping) or (given is None and question.kind is QuestionKind.FEELINGS):
        return replace(entry, feelings=dict(given or {}))
    ratings = {name: value for name, value in entry.ratings.items() if name != question.id or given is not None}
    picks = {name: value for name, value in entry.picks.items() if name != question.id or given is not None}
    if isinstance(given, int):
        ratings[question.id] = given
    elif isinstance(given, tuple):
        picks[question.id] = given
    return replace(entry, ratings=ratings, picks=picks)


def _keep(room: Room, stored: Stored, after: Entry) -> None:
    if after == stored.document.entry:
        say(room.screen, "Nothing was changed.")
        return
    room.journal.replace(stored, rewrite(stored.document, after))
    say(room.screen, "Saved. To take it back: aj undo")
