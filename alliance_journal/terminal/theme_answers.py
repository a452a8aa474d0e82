"""What a typed line means where a theme of one's own is made; one that cannot be used is a Muddle. Pure."""

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Final, TypeVar

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.findings.theme_names import Themes
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.safe import safe_line
from alliance_journal.themes.checks import Note, checked_id, checked_texts
from alliance_journal.themes.context import shipped_slots
from alliance_journal.themes.grammar import PhraseError, variants_of
from alliance_journal.themes.toml import TomlError, parsed

OWN: Final = "own"
LONGEST_LABEL: Final = 80
HOLDERS: Final[Mapping[str, Holder]] = {
    "1": Holder.WORKER,
    "2": Holder.CLIENT,
    "3": Holder.DYAD,
    "4": Holder.CONTEXT,
}
"""The numbers under which it is offered whose act or feeling a theme is."""
_NOTHING: Final = Muddle("This one is needed; Ctrl-C stops, and nothing is written.")

T = TypeVar("T")


def read_id(reply: str, known: Container[str]) -> ThemeId | Muddle:
    """Return the id of a new theme; a word without a family in front of it becomes one of `own`."""
    word = reply.lower()
    found = _checked(lambda note: checked_id(word if "." in word else f"{OWN}.{word}", note))
    if not isinstance(found, Muddle) and found in known:
        return Muddle(f"{found} is in the codebook already: aj codebook show {found}. Type another.")
    return found


def read_label(reply: str) -> str | Muddle:
    """Return the name of a theme."""
    if len(reply) > LONGEST_LABEL:
        return Muddle(f"A name is short: {LONGEST_LABEL} letters at most.")
    return _text("label", reply)


def read_define(reply: str) -> str | Muddle:
    """Return what a theme is."""
    return _text("define", reply)


def read_ask(reply: str) -> str | Muddle:
    """Return the question that goes with a theme; it may be left out."""
    return _text("ask", reply) if reply else ""


def read_family(reply: str, themes: Themes) -> str | Muddle:
    """Return the family that a name or the beginning of its ids (`cw`) means; `own` where nothing was typed."""
    word = reply.lower().removesuffix(".")
    if word in {"", OWN}:
        return OWN
    families = {theme.id.partition(".")[0]: theme.family for theme in themes.values()}
    found = word if word in families.values() else families.get(word)
    return found or Muddle(f"Please type one of {', '.join(_families(themes))}, or Enter alone for {OWN}.")


def read_holder(reply: str) -> Holder | Muddle:
    """Return whose act or feeling a theme is, by number or by word."""
    word = reply.lower()
    words = {holder.value: holder for holder in HOLDERS.values()}
    return HOLDERS.get(word) or words.get(word) or Muddle("Please type a number from 1 to 4.")


def read_phrase(reply: str) -> str | Muddle:
    """Return a phrase that the phrase grammar can read."""
    try:
        variants_of(reply, shipped_slots())
    except PhraseError as wrong:
        return Muddle(f"A phrase {wrong}. For what it may hold: aj help codebook")
    return _writable(reply)


def read_example(reply: str) -> str | Muddle:
    """Return an example sentence."""
    return _writable(reply)


def _families(themes: Themes) -> Iterable[str]:
    return dict.fromkeys(theme.family for theme in themes.values())


def _text(key: str, reply: str) -> str | Muddle:
    if not reply:
        return _NOTHING
    found = _checked(lambda note: checked_texts({key: reply}, note))
    return found if isinstance(found, Muddle) else _writable(reply)


def _writable(reply: str) -> str | Muddle:
    """Return a text that a codebook file can hold and a terminal show."""
    if safe_line(reply) != reply:
        return Muddle("That holds characters that cannot be shown. Please type it again.")
    if len(reply) > _LONGEST:
        return Muddle(f"That is longer than {_LONGEST:,} letters. Please shorten it.")
    try:
        parsed(f"x = {toml_string(reply)}\n")
    except TomlError as wrong:
        return Muddle(f"That cannot be written into the file: it {wrong.sentence}. Please shorten it.")
    return reply


_LONGEST: Final = 2_000
"""Letters that a codebook allows for one text."""


def _checked(check: Callable[[Note], T]) -> T | Muddle:
    """Return what a check of the codebook makes of a value, or its complaint."""
    said: list[str] = []

    def note(key: str, sentence: str, *, words: str = "") -> None:
        del key, words
        said.append(sentence)

    value = check(note)
    return Muddle(f"{said[0][:1].upper()}{said[0][1:]}.") if said else value
