"""What a typed line means where a guided set of one's own is made; one that cannot be used is a Muddle. Pure."""

import re
from collections.abc import Container, Mapping
from typing import Final

from alliance_journal.guide.shape import LONGEST_ASK, OPTION_KEYS, QUESTION_KEYS, SET_KEYS
from alliance_journal.model.codes import QuestionId, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Option, QuestionKind, Role
from alliance_journal.terminal.replies import Muddle

KINDS: Final[Mapping[str, tuple[QuestionKind, str]]] = {
    "1": (QuestionKind.TEXT, "free words"),
    "2": (QuestionKind.LINE, "one line"),
    "3": (QuestionKind.SCALE, "a number from 0 to 10"),
    "4": (QuestionKind.PICK, "one of a list"),
    "5": (QuestionKind.PICKS, "several of a list"),
    "6": (QuestionKind.YESNO, "yes, no, not sure"),
    "7": (QuestionKind.FEELINGS, "feelings, 0 to 3 each"),
    "8": (QuestionKind.DATE, "a day"),
    "9": (QuestionKind.DRAFT, "words to say"),
}
"""The numbers under which kinds are offered, and what each is."""
HOLDERS: Final[Mapping[str, Holder]] = {
    "1": Holder.WORKER,
    "2": Holder.CLIENT,
    "3": Holder.BOTH,
    "4": Holder.OTHER,
}
"""The numbers under which it is offered whose acts and feelings an answer speaks of."""
ROLES: Final[Mapping[str, tuple[Role, str]]] = {
    "0": (Role.NONE, "nothing special"),
    "1": (Role.OWN_PART, "my own part"),
    "2": (Role.THEIR_SIDE, "their side of it"),
    "3": (Role.NEXT_STEP, "a next step"),
    "4": (Role.KIND, "a kind word"),
    "5": (Role.INTENSITY, "how strong a strain was"),
    "6": (Role.LEVEL, "strain, rupture or neither"),
    "7": (Role.OUTCOME, "how it stands now"),
    "8": (Role.SPOKEN, "whether we spoke of it"),
    "9": (Role.DRAFT, "words to say"),
}
"""The numbers under which it is offered what an answer is to the summary."""
LONGEST_LABEL: Final = 120
_ID_LENGTH: Final = 24
_NEEDED: Final = "This one is needed; Ctrl-C stops, and nothing is written."
_THEME: Final = re.compile(r"(.*?)\s*\|\s*([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)")


def read_words(reply: str, key: str) -> str | Muddle:
    """Return the words of a key of a set, such as its title."""
    return _checked(reply, SET_KEYS[key].wrong)


def read_minutes(reply: str) -> int | Muddle:
    """Return how many minutes a set takes; 5 where nothing was typed."""
    if not reply:
        return 5
    if reply.isdecimal() and len(reply) <= 3 and 1 <= int(reply) <= 240:
        return int(reply)
    return Muddle("Please type whole minutes, from 1 to 240.")


def read_ask(reply: str) -> str | Muddle:
    """Return the words of a question; nothing where there are to be no more questions."""
    return _checked(reply, QUESTION_KEYS["ask"].wrong) if reply else ""


def read_short(reply: str) -> str | Muddle:
    """Return the short name of a question; it may be left out."""
    return _checked(reply, QUESTION_KEYS["short"].wrong) if reply else ""


def read_end(reply: str) -> str | Muddle:
    """Return what one end of a scale means; it may be left out."""
    return _checked(reply, QUESTION_KEYS["low"].wrong) if reply else ""


def read_kind(reply: str) -> QuestionKind | Muddle:
    """Return how a question is answered, by number or by name; free words where nothing was typed."""
    named = {kind.value: kind for kind, _ in KINDS.values()}
    found = KINDS.get(reply or "1")
    return found[0] if found else named.get(reply.lower()) or Muddle("Please type a number from 1 to 9.")


def read_holder(reply: str) -> Holder | Muddle:
    """Return whose acts and feelings an answer mostly speaks of; both where nothing was typed."""
    named = {holder.value: holder for holder in HOLDERS.values()}
    return HOLDERS.get(reply or "3") or named.get(reply.lower()) or Muddle("Please type a number from 1 to 4.")


def read_role(reply: str) -> Role | Muddle:
    """Return what an answer is to the summary; nothing special where nothing was typed."""
    found = ROLES.get(reply or "0")
    return found[0] if found else Muddle("Please type a number from 0 to 9.")


def read_question_id(reply: str, ask: str, taken: Container[str]) -> QuestionId | Muddle:
    """Return the id of a question: as typed, else made of the words it asks."""
    if not reply:
        return id_from(ask, taken)
    if wrong := QUESTION_KEYS["id"].wrong(reply):
        return _muddle(wrong)
    return Muddle("Another question has that id; please type another.") if reply in taken else QuestionId(reply)


def id_from(words: str, taken: Container[str]) -> QuestionId:
    """Return an id made of the first words of a question that nobody has yet."""
    base = "_".join(re.findall(r"[a-z0-9]+", words.lower()))[:_ID_LENGTH].strip("_")
    base = base if re.match("[a-z]", base) else f"q_{base}".rstrip("_")
    names = (base if number == 1 else f"{base}_{number}" for number in range(1, LONGEST_ASK))
    return QuestionId(next(name for name in names if name not in taken))


def read_option(reply: str, taken: Container[str]) -> Option | Muddle | None:
    """Return one choice of a list, `their words | theme.id` with a theme; None where the list is to end."""
    if not reply:
        return None
    found = _THEME.fullmatch(reply)
    label, theme = (found[1], ThemeId(found[2])) if found else (reply, None)
    if wrong := OPTION_KEYS["label"].wrong(label):
        return _muddle(wrong)
    return Option(theme if theme and theme not in taken else id_from(label, taken), label, theme)


def _checked(reply: str, wrong: "object") -> str | Muddle:
    if not reply:
        return Muddle(_NEEDED)
    found = wrong(reply) if callable(wrong) else ""
    return _muddle(found) if found else reply


def _muddle(wrong: str) -> Muddle:
    return Muddle(f"It {wrong}.")
