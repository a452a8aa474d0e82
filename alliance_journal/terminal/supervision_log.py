"""Writing down a supervision that took place: when, with whom, what was taken from it, what was agreed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from alliance_journal.entrytext.actions import ACTIONS, LONGEST
from alliance_journal.entrytext.supervision import SUPERVISION, rows_of_texts, texts_in
from alliance_journal.errors import AllianceJournalError, BadDateError, DiskError, UsageError
from alliance_journal.model.actions import AgreedAction, supervision_origin
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.model.supervision import Meeting
from alliance_journal.queries.almanac import say_date
from alliance_journal.queries.days import read_day
from alliance_journal.reports.lines import counted
from alliance_journal.storage.actions import add_action, agreed_actions
from alliance_journal.storage.drafts import second_place
from alliance_journal.storage.supervision import (
    LOGGING,
    add_meeting,
    own_draft,
    read_supervision,
    remove_own_draft,
    save_own_draft,
)
from alliance_journal.terminal.agreeing import due_day
from alliance_journal.terminal.dialogue import tell
from alliance_journal.terminal.forms import Field, Form, Table, Texts, fill, line_question
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.settling_words import Piece, look_over, things_in
from alliance_journal.terminal.signals import HANGUP, watched_signals
from alliance_journal.terminal.steps import Step

MOST_STEPS: Final = 12
ROLES: Final[Mapping[str, str]] = {"s": "supervisor", "p": "peer"}
LONGEST_ROLE: Final = 60
GO_ON: Final = "Your words are kept. Go on with: aj supervision log"
FORM: Final = (
    "date: 2026-11-25\n"
    "role: supervisor\n"
    "agreed: Ask what the silence is for, due 2026-12-04\n"
    "agreed: Read the chapter\n"
    "took:\n"
    "Everything from here on, as many lines as you like.\n"
)
"""What `--from` reads; every part may be left out, and without a date it was today."""
_NAMED: Final = "date:, role:, agreed:, took:"
_WHAT: Final = "what"
_DUE: Final = "due"
_ID: Final = "id"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One step as it was typed; `id` is empty until it stands in `actions.toml`."""

    what: str = field(repr=False)
    due: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """A meeting as it shall be written down."""

    day: date
    role: str = ""
    took: str = field(default="", repr=False)
    steps: tuple[Agreed, ...] = field(default=(), repr=False)


def log_asked(room: Room, today: date) -> int:
    """Ask what came of a supervision, write it down and return the exit code; whatever stops it keeps the words."""
    texts = texts_in(own_draft(room.journal, LOGGING))
    if texts:
        tell(room.screen, "Going on with what you had begun to write.")
    texts = texts or {"date": "today"}
    with watched_signals() as signals:
        table = Table(room.screen, room.clock, signals, room.journal.root / "drafts", room.config.keys)
        form = Form(lambda typed: tuple(_fields(typed, today)), lambda typed: _keep(room, typed))
        filled = fill(form, texts, table)
        if filled.step is not Step.NEXT:
            if filled.step is Step.GONE:
                signals.note(signals.came or HANGUP)
            return _put_off(room, filled.texts, signals.came, is_kept=filled.is_kept)
    return _settled(room, dict(filled.texts), today)


def _settled(room: Room, texts: dict[str, str], today: date) -> int:
    """Ask about what may say who somebody is, then write the meeting down; stopping keeps it as a draft."""
    asked = [one.question for one in _fields(texts, today) if _is_words(one.question.id) and texts.get(one.question.id)]
    pieces = [Piece(question.title, texts[question.id], question) for question in asked]

    def after(words: Sequence[str]) -> dict[str, str]:
        return {**texts, **dict(zip((question.id for question in asked), words, strict=True))}

    looked = look_over(room, pieces, lambda words: _keep(room, after(words)))
    texts = after(looked.texts)
    if looked.step is Step.NEXT:
        return _finish(room, log_of(texts, today), texts)
    return _put_off(room, texts, looked.signal, is_kept=looked.is_kept)


def _is_words(name: str) -> bool:
    return name in {"role", "took"} or name.startswith(_WHAT)


def log_handed_in(room: Room, text: str, today: date) -> int:
    """Write down a supervision handed in as text (see `FORM`) and return the exit code; UsageError with the line."""
    log = read_form(text, today)
    code = _finish(room, log, {})
    if found := things_in(room, [log.role, log.took, *(step.what for step in log.steps)]):
        tell(room.screen, f"{counted(found, 'thing')} in it may say who somebody is: {SUPERVISION}, or {ACTIONS}")
    return code


def read_form(text: str, today: date) -> Log:
    """Return the meeting that a text says; raises UsageError, with the line, where it cannot be read."""
    log = Log(today)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        key, colon, words = line.partition(":")
        key, words = key.strip().lower(), words.strip()
        if key == "took" and colon:
            took = "\n".join((words, *lines[number:])).strip()
            return _checked(replace(log, took=took))
        if line.strip():
            if len(log.steps) == MOST_STEPS and key == "agreed":
                raise UsageError(
                    f"line {number}: more than {MOST_STEPS} steps; nothing was written", hint="aj actions add -"
                )
            log = _with_line(log, key if colon else "", words, number, today)
    return _checked(log)


def _checked(log: Log) -> Log:
    if not (log.role or log.took or log.steps):
        raise UsageError("there were no words to keep", hint="aj help supervision shows the form")
    return log


def _with_line(log: Log, key: str, words: str, number: int, today: date) -> Log:
    """Return the meeting with what one line says."""
    try:
        if key == "date":
            return replace(log, day=_day(words, today))
        if key == "role":
            return replace(log, role=_role(words))
        if key == "agreed":
            return replace(log, steps=(*log.steps, _agreed(words, today)))
    except BadDateError as error:
        # What stands where a day should be may be words about somebody: it is not repeated.
        sentence = "the day cannot be read" if '"' in error.sentence else error.sentence
        raise BadDateError(f"line {number}: {sentence}; nothing was written", hint="a day such as 2026-12-04") from None
    except UsageError as error:
        raise UsageError(f"line {number}: {error.sentence}; nothing was written", hint=error.hint) from None
    raise UsageError(f"line {number} begins with none of {_NAMED}; nothing was written", hint="aj help supervision")


def _agreed(words: str, today: date) -> Agreed:
    what, comma, when = words.rpartition(", due ")
    return Agreed(_step(what), due_day(when, today)) if comma else Agreed(_step(words))


def _fields(typed: Texts, today: date) -> Iterator[Field]:
    """Yield the questions as they follow from what was typed: another step for each that was agreed."""
    read_day_of = _reading(lambda words: _day(words, today).isoformat())
    yield Field(_WHEN, read_day_of, _in_words, usual="today", is_one_thing=True)
    yield Field(_WHO, _reading(lambda words: _role_asked(words, today)), str, is_one_thing=True)
    yield Field(_TOOK)
    for number in range(1, MOST_STEPS + 1):
        more = "Another step that was agreed" if number > 1 else "A step that was agreed"
        yield Field(
            line_question(f"{_WHAT}{number}", more, "Step", "Leave it empty when there is no more."), _reading(_step)
        )
        if not typed.get(f"{_WHAT}{number}"):
            return
        yield Field(
            line_question(f"{_DUE}{number}", "Due when?", "Due", _SOON),
            _reading(lambda words: _iso(words, today)),
            _in_words,
            is_one_thing=True,
        )


_WHEN: Final = line_question("date", "When was it?", "When", "Such as yesterday or 20 nov; empty for today.")
_WHO: Final = line_question(
    "role", "With whom? A role, no name.", "With", "supervisor, peer, or your own word for them (s and p will do)."
)
_TOOK: Final = Question(
    QuestionId("took"),
    "What do I take from it?",
    QuestionKind.TEXT,
    "What I took from it",
    hint="One sentence is enough.",
    help="What was said that you want to find again; what you see in another way now; what stays open.",
)
_SOON: Final = "Such as friday, in 2 weeks or 4 dec; empty for no day."


def _reading(read: Callable[[str], str]) -> Callable[[str], str | Muddle]:
    """Return the reading that says what is wrong instead of raising it; nothing stays nothing."""

    def told(words: str) -> str | Muddle:
        try:
            return read(words.strip()) if words.strip() else ""
        except AllianceJournalError as error:
            hint = f"; {error.hint}" if error.hint else ""
            return Muddle(f"{error.sentence[:1].upper()}{error.sentence[1:]}{hint}.")

    return told


def _day(words: str, today: date) -> date:
    read = read_day(words, today)
    return read.date() if isinstance(read, datetime) else read


def _iso(words: str, today: date) -> str:
    """Return the day a step is due; one that stands there as the program writes it may have passed meanwhile."""
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        return due_day(words, today).isoformat()


def _in_words(day: str) -> str:
    return say_date(date.fromisoformat(day))


def _role(words: str) -> str:
    role = " ".join(words.split())
    if len(role) > LONGEST_ROLE:
        raise UsageError(f"a role is at most {LONGEST_ROLE} letters long", hint="supervisor, peer, or a few words")
    return ROLES.get(role.lower(), role)


def _role_asked(words: str, today: date) -> str:
    """Return the role; a day under this question was meant for the one before."""
    with suppress(BadDateError):
        read_day(words, today, future=True)
        raise UsageError("that is a day, and this asks for a role", hint="supervisor, peer, or a few words")
    return _role(words)


def _step(words: str) -> str:
    step = " ".join(words.split())
    if not step:
        raise UsageError("a step needs words", hint="agreed: Read the chapter, due 2026-12-04")
    if len(step) > LONGEST:
        raise UsageError(f"a step is at most {LONGEST} letters long", hint="make it shorter")
    return step


def log_of(texts: Texts, today: date) -> Log:
    """Return the meeting that a form says when it has been filled in."""
    day = texts.get("date", "")
    steps = []
    for number in range(1, MOST_STEPS + 1):
        what, due, known = (texts.get(f"{name}{number}", "") for name in (_WHAT, _DUE, _ID))
        if not what:
            break
        steps.append(Agreed(what, date.fromisoformat(due) if due else None, known))
    took, role = texts.get("took", ""), texts.get("role", "")
    return Log(date.fromisoformat(day) if day else today, role, took, tuple(steps))


def _keep(room: Room, texts: Texts) -> None:
    save_own_draft(room.journal, LOGGING, rows_of_texts(texts))


def _put_off(room: Room, texts: Texts, signal: int | None, *, is_kept: bool) -> int:
    """Say where the words are, or that there are none, and return the exit code."""
    code = 128 + signal if signal else 0
    if not any(words for name, words in texts.items() if name not in {"date", "role"}):
        remove_own_draft(room.journal, LOGGING)
        say(room.screen, "Nothing was written, so nothing was kept.")
        return code
    say(room.screen, GO_ON if is_kept else "They stand above, and nowhere else.")
    return code if is_kept else code or DiskError.exit_code


def _finish(room: Room, log: Log, texts: dict[str, str]) -> int:
    """Write the steps and the meeting down, say so, and return the exit code; where that fails the words are kept."""
    if not (log.took or log.steps or log.role):
        remove_own_draft(room.journal, LOGGING)
        say(room.screen, "Nothing was answered, so nothing was written.")
        return 0
    texts = texts or texts_of(log)
    if _is_there(room, log):
        remove_own_draft(room.journal, LOGGING)
        tell(room.screen, f"{say_date(log.day)} with these words is written down already, so nothing was written.")
        return 0
    try:
        ids = tuple(_added(room, log, number, step, texts) for number, step in enumerate(log.steps, start=1))
        add_meeting(room.journal, Meeting("", log.day, log.role, log.took, ids))
    except AllianceJournalError as error:
        raise _refused(room, texts, error) from error
    remove_own_draft(room.journal, LOGGING)
    for name, step in zip(ids, log.steps, strict=True):
        until = f", due {say_date(step.due)}" if step.due else ""
        tell(room.screen, f"Step {name}{until}.")
    steps = f", {counted(len(ids), 'step')} agreed (aj actions)" if ids else ""
    tell(room.screen, f"Written down: supervision on {say_date(log.day)}{steps}. {_UNDO[bool(ids)]}")
    return 0


def _is_there(room: Room, log: Log) -> bool:
    """Whether a meeting of that day, role, words and steps is written down already."""
    known = {one.id: (" ".join(one.what.split()), one.due) for one in agreed_actions(room.journal)[0]}
    wanted = (log.day, log.role, log.took.strip(), tuple((step.what, step.due) for step in log.steps))
    return any(
        wanted == (one.day, one.role, one.took.strip(), tuple(known.get(name) for name in one.actions))
        for one in read_supervision(room.journal)[0].meetings
    )


_UNDO: Final = ("To take it back: aj undo", "To take it back: aj undo; the steps stay in aj actions")


def _added(room: Room, log: Log, number: int, step: Agreed, texts: dict[str, str]) -> str:
    """Return the id of a step in `actions.toml`; it is in the draft at once, so that no step is added twice."""
    if step.id:
        return step.id
    added = add_action(room.journal, AgreedAction("", step.what, log.day, step.due, origin=supervision_origin(log.day)))
    texts[f"{_ID}{number}"] = added.id
    with suppress(DiskError):
        _keep(room, texts)
    return added.id


def texts_of(log: Log) -> dict[str, str]:
    """Return a meeting as the form would have it."""
    texts = {"date": log.day.isoformat(), "role": log.role, "took": log.took}
    for number, step in enumerate(log.steps, start=1):
        texts |= {f"{_WHAT}{number}": step.what, f"{_DUE}{number}": step.due.isoformat() if step.due else ""}
    return texts


def _refused(room: Room, texts: Texts, error: AllianceJournalError) -> AllianceJournalError:
    """Return the refusal with the place where the words are now."""
    try:
        _keep(room, texts)
    except DiskError:
        place = second_place("supervision-log.txt", rows_of_texts(texts).encode())
        where = f"your words are in {place}" if place else "no place would take your words"
        return DiskError(f"{error.sentence}; {where}", hint=f"make room, then move it to {LOGGING}")
    say(room.screen, GO_ON)
    return error
