"""How a reflection begins: in the terminal, in the editor, or with words that are already written."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.exchange.reading import read_text
from alliance_journal.guide.filling import fill, read_answers
from alliance_journal.guide.following_up import speaks_of_it, with_follow_up
from alliance_journal.guide.living import asks_of_journal
from alliance_journal.guide.short import shortened
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import PromptSet, QuestionKind
from alliance_journal.storage.folder import open_journal
from alliance_journal.terminal.identifying import as_known, say_of_code
from alliance_journal.terminal.meeting_day import said_day
from alliance_journal.terminal.reflecting import (
    ask_client,
    ask_met,
    kept_elsewhere,
    new_keeper,
    reflect,
    save_at_once,
)
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say
from alliance_journal.terminal.unfinished import say_unfinished
from alliance_journal.terminal.walking import Heading

NOTE_SET = SetId("jot")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was asked for on the command line."""

    name: str
    client: str | None = None
    day: str | None = None
    words: str | None = None
    answers: Path | None = None
    editor: bool = False
    tags: tuple[str, ...] = ()
    short: bool = False
    future: bool = False


def begin(room: Room, way: Beginning, *, default_set: str) -> int:
    """Reflect in the way that was asked for and return the exit code; the journal is made once all of it makes sense.

    Raises UsageError, UnknownSetError, BadClientCodeError or BadDateError, with nothing made or changed.
    """
    if [way.words is not None, way.answers is not None, way.editor].count(True) > 1:
        raise UsageError("--from, --answers and --editor are three ways; choose one")
    if way.short and (way.words is not None or way.answers is not None):
        raise UsageError("--short leaves questions out of a walk, and here nothing is asked", hint="leave --short out")
    prompt_set = room.catalogue.get(way.name or (NOTE_SET if way.words is not None else default_set))
    if way.words is not None:
        walk = note_in(prompt_set, read_text(way.words))
    elif way.answers is not None:
        prompt_set = _prepared(room, prompt_set, _heading_unasked(room, way, prompt_set.id), shows=False)
        walk = answers_from(room, prompt_set, way.answers)
    else:
        return _asked(room, prompt_set, way)
    heading = _heading_unasked(room, way, prompt_set.id)
    try:
        made = _made(room)
    except DiskError as error:
        raise kept_elsewhere(room, walk, new_keeper(room, heading), error) from error
    heading = replace(heading, client=as_known(made, heading.client))
    say_of_code(made, heading.client)
    code = save_at_once(made, replace(walk, prompt_set=_versioned(made, walk.prompt_set)), heading)
    if way.day is not None:
        say(made.screen, said_day(heading.met, made.clock().date()))
    return code


def _asked(room: Room, prompt_set: PromptSet, way: Beginning) -> int:
    """Ask whom and when where that was not said, and go on in the terminal or in the editor."""
    _heading_unasked(room, way, prompt_set.id)  # refused, if it must be, before anything is made
    say_unfinished(_made(room))
    prompt_set = shortened(prompt_set) if way.short else prompt_set
    client = as_known(room, ask_client(room.screen, way.client))
    met = ask_met(room.screen, way.day, room.clock(), about=prompt_set.id, future=way.future)
    heading = Heading(client, met, way.tags)
    say_of_code(room, heading.client)
    if way.editor:
        from alliance_journal.terminal.editing_sets import reflect_in_editor  # noqa: PLC0415 - only who asks for it

        say(room.screen, said_day(heading.met, room.clock().date()))
        return reflect_in_editor(room, _ready(room, prompt_set, heading, shows=False), heading)
    return _begun(room, prompt_set, heading)


def begin_another(room: Room, name: SetId, heading: Heading) -> int:
    """Walk another set about the same meeting, as an entry of its own, and return the exit code."""
    return _begun(room, room.catalogue.get(name), heading)


def _begun(room: Room, prompt_set: PromptSet, heading: Heading) -> int:
    return reflect(room, Walk.started(_ready(room, prompt_set, heading, shows=True)), heading)


def _ready(room: Room, prompt_set: PromptSet, heading: Heading, *, shows: bool) -> PromptSet:
    """Return the set as it is asked now: with what the journal offers, and with the question after an open strain."""
    offered = _prepared(room, prompt_set, heading, shows=shows)
    followed = offered if speaks_of_it(prompt_set) else _followed_up(room, offered, heading)
    return _versioned(room, followed)


def _versioned(room: Room, prompt_set: PromptSet) -> PromptSet:
    """Return the set under the version that its entry is to name for good (see `findings.set_versions`)."""
    from alliance_journal.findings.set_versions import to_be_asked  # noqa: PLC0415  only a new walk pays for it

    known = room.catalogue.sets.get(prompt_set.id)
    if known is None:
        return prompt_set
    return replace(prompt_set, version=to_be_asked(room.journal, room.catalogue, known).version)


def _prepared(room: Room, prompt_set: PromptSet, heading: Heading, *, shows: bool) -> PromptSet:
    """Return the set with what the journal offers it; most sets ask for nothing, and then nothing is read."""
    if not asks_of_journal(prompt_set):
        return prompt_set
    from alliance_journal.terminal.preparing import prepared  # noqa: PLC0415  only a set that asks pays for it

    return prepared(room, prompt_set, heading.client, heading.met, shows=shows)


def _followed_up(room: Room, prompt_set: PromptSet, heading: Heading) -> PromptSet:
    """Return the set, with one question more where a strain with this client was open before and still is.

    It becomes part of the walk's own set, so that a draft keeps it too. Nobody is asked who may not be there to answer.
    """
    if heading.client is None or not room.screen.asks or speaks_of_it(prompt_set):
        return prompt_set
    from alliance_journal.findings.roles import Sets  # noqa: PLC0415  only a walk about a client asks
    from alliance_journal.findings.still_open import strain_still_open  # noqa: PLC0415  the same

    met = heading.met.date() if isinstance(heading.met, datetime) else heading.met
    strain = strain_still_open(room.journal, heading.client, met, Sets.of(room.catalogue))
    return with_follow_up(prompt_set, strain.opened) if strain else prompt_set


def _heading_unasked(room: Room, way: Beginning, about: SetId) -> Heading:
    """Return whom and when as far as that was said, with nobody asked."""
    client = None if way.client is None else ask_client(room.screen, way.client)
    day = "today" if way.day is None else way.day
    return Heading(client, ask_met(room.screen, day, room.clock(), about=about, future=way.future), way.tags)


def _made(room: Room) -> Room:
    """Return the room with its journal surely there."""
    return replace(room, journal=open_journal(room.journal.root, create=True, disk=room.journal.disk))


def note_in(prompt_set: PromptSet, text: str) -> Walk:
    """Return a finished walk with the text under the set's first question that takes free words."""
    question = next((q for q in prompt_set.questions if q.kind is QuestionKind.TEXT and not q.when), None)
    if question is None:
        raise UsageError(f"the set {prompt_set.id} has no question for free words", hint="aj reflect jot --from FILE")
    if not text.strip():
        raise UsageError("there were no words to save")
    walk, _ = fill(prompt_set, {question.id: text.removesuffix("\n")})
    return walk


def answers_from(room: Room, prompt_set: PromptSet, file: Path) -> Walk:
    """Return a walk with every answer of a TOML or JSON file; every mistake is told, and then nothing is saved."""
    form = file.suffix.lower().removeprefix(".")
    if form not in {"toml", "json"}:
        raise UsageError("answers come from a .toml or a .json file")
    text = read_text(str(file))
    given, problems = read_answers(text, path=str(file), form="toml" if form == "toml" else "json")
    walk, more = fill(prompt_set, given, path=str(file), text=text, today=room.clock().date())
    for problem in (*problems, *more):
        say(room.screen, str(problem))
    hint = f"aj prompts show {prompt_set.id} --template"
    if problems or more:
        raise UsageError("nothing was saved, because some answers do not fit", hint=hint)
    if not walk.answers():
        raise UsageError("there were no answers to save", hint=hint)
    return walk
