"""A guided set of one's own, made by answering questions line by line; nothing is written before the last of them."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from alliance_journal.errors import UsageError
from alliance_journal.findings.own_sets import OwnSet, checked_id
from alliance_journal.guide.rendering import set_text
from alliance_journal.guide.shape import MOST_OPTIONS, MOST_QUESTIONS
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind
from alliance_journal.terminal.changing_sets import free_file, write_and_tell
from alliance_journal.terminal.dialogue import Stopped, asked, read_yes, tell
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.set_answers import (
    KINDS,
    ROLES,
    read_ask,
    read_end,
    read_holder,
    read_kind,
    read_minutes,
    read_option,
    read_question_id,
    read_role,
    read_short,
    read_words,
)

_HOW: Final = (
    "A guided set is a few questions in order; every one can be skipped when it is walked. Nothing is written before "
    "the last question here; Ctrl-C stops at any time. Conditions and help texts go in later: aj prompts edit."
)
_OPTIONS: Final = (
    "The choices, one a line, an empty line ends. A theme may stand behind a bar, so that ticking it counts: "
    "they went quiet | cw.minimal"
)
_WHOSE: Final = "Whose acts and feelings will it speak of? 1 yours, 2 the client's, 3 both, 4 others'; Enter for 3:"
_OPENING: Final = "Take the time you have."
T = TypeVar("T")


def make_set(room: Room, name: str) -> int:
    """Ask for a set, write it into the journal, and return the exit code.

    Raises UsageError where its id is taken, or a pipe gives an answer that cannot be used or ends too early; then
    nothing has been written.
    """
    screen = room.screen
    try:
        if not name:
            tell(screen, _HOW)
        file = free_file(room, name) if name else _asked(screen, "Its id, such as after_duty:", _reader_of_id(room))
        prompt_set = _set(screen, file.id)
        agreed = _agreed(screen, prompt_set)
    except Stopped:
        if not screen.asks:
            sentence = "the answers ended before the set was whole, so nothing was written"
            raise UsageError(sentence, hint="aj help sets tells what is asked") from None
        agreed = False
    if not agreed:
        say(screen, "Nothing was written.")
        return 0
    write_and_tell(room, file, set_text(prompt_set))
    return 0


def _asked(screen: Screen, question: str, read: Callable[[str], T | Muddle]) -> T:
    return asked(screen, question, read, topic="sets")


def _reader_of_id(room: Room) -> Callable[[str], OwnSet | Muddle]:
    def read(typed: str) -> OwnSet | Muddle:
        try:
            return free_file(room, checked_id(typed.lower().replace(" ", "_")))
        except UsageError as error:
            return Muddle(f"{error.sentence[:1].upper()}{error.sentence[1:]}. Try: {error.hint}.")

    return read


def _set(screen: Screen, set_id: SetId) -> PromptSet:
    """Return the set that the answers make."""
    return PromptSet(
        id=set_id,
        title=_asked(screen, "Its title, such as After a night shift:", lambda typed: read_words(typed, "title")),
        purpose=_asked(screen, "What it is for, in a sentence:", lambda typed: read_words(typed, "purpose")),
        minutes=_asked(screen, "About how many minutes? Enter for 5:", read_minutes),
        version=1,
        opening=_asked(screen, f'Its first line; Enter for "{_OPENING}"', _opening),
        questions=_questions(screen),
    )


def _opening(typed: str) -> str | Muddle:
    return read_words(typed or _OPENING, "opening")


def _questions(screen: Screen) -> tuple[Question, ...]:
    questions: list[Question] = []
    while len(questions) < MOST_QUESTIONS:
        number = len(questions) + 1
        ask = _asked(screen, f"Question {number}, in the words it asks (an empty line ends):", read_ask)
        if ask:
            questions.append(_question(screen, ask, frozenset(str(one.id) for one in questions)))
        elif questions:
            break
        else:
            say(screen, "A set has at least one question.")
            if not screen.asks:
                raise Stopped
    return tuple(questions)


def _question(screen: Screen, ask: str, taken: frozenset[str]) -> Question:
    kinds = {number: does for number, (_, does) in KINDS.items()}
    kind = _numbered(screen, "How is it answered? A number; Enter for 1:", kinds, read_kind)
    options = _options(screen) if kind in {QuestionKind.PICK, QuestionKind.PICKS} else ()
    low = high = ""
    if kind is QuestionKind.SCALE:
        low = _asked(screen, "What does 0 mean? Enter for nothing:", read_end)
        high = _asked(screen, "What does 10 mean? Enter for nothing:", read_end)
    short = _asked(screen, "A short name for it, such as My own part; Enter for none:", read_short)
    holder = _asked(screen, _WHOSE, read_holder)
    roles = {number: does for number, (_, does) in ROLES.items()}
    role = _numbered(screen, "What is the answer to the summary? Enter for 0:", roles, read_role)
    private = _asked(screen, "Keep it out of all that leaves the journal? y or n; Enter for n:", _no_unless_yes)
    question_id = _asked(
        screen, "An id for it; Enter makes one:", lambda typed: read_question_id(typed, short or ask, taken)
    )
    return Question(
        question_id,
        ask,
        kind,
        short=short,
        holder=holder,
        private=private,
        role=role,
        low=low,
        high=high,
        options=options,
    )


def _numbered(screen: Screen, question: str, choices: Mapping[str, str], read: Callable[[str], T | Muddle]) -> T:
    for number, does in choices.items():
        say(screen, f"  {number} {does}")
    return _asked(screen, question, read)


def _options(screen: Screen) -> tuple[Option, ...]:
    tell(screen, _OPTIONS)
    options: list[Option] = []
    while len(options) < MOST_OPTIONS:
        taken = frozenset(option.id for option in options)
        option = _asked(screen, f"choice {len(options) + 1}:", lambda typed, taken=taken: read_option(typed, taken))  # type: ignore[misc]
        if option is not None:
            options.append(option)
        elif len(options) > 1:
            break
        else:
            say(screen, "A list has at least two choices.")
            if not screen.asks:
                raise Stopped
    return tuple(options)


def _no_unless_yes(typed: str) -> bool | Muddle:
    return read_yes(typed) if typed else False


def _agreed(screen: Screen, prompt_set: PromptSet) -> bool:
    """Whether the set is to be written: shown and asked on a terminal; through a pipe it is."""
    if not screen.asks:
        return True
    say(screen, f"\n{set_text(prompt_set)}")
    return _asked(screen, "Write this into the journal? y or n:", read_yes)
