"""A theme of one's own, made by answering questions line by line; nothing is written before the last of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from alliance_journal.errors import UsageError
from alliance_journal.findings.adding import add_theme, check_can_be_added_to
from alliance_journal.findings.proving import Proof, prove
from alliance_journal.findings.theme_names import Themes
from alliance_journal.model.themes import Theme
from alliance_journal.storage.codebooks import OWN_CODEBOOK
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal.dialogue import Stopped, asked, read_yes, tell
from alliance_journal.terminal.replies import Muddle
from alliance_journal.terminal.screen import Screen, say
from alliance_journal.terminal.theme_answers import (
    read_ask,
    read_define,
    read_example,
    read_family,
    read_holder,
    read_id,
    read_label,
    read_phrase,
)
from alliance_journal.themes.checks import MOST_IN_LIST
from alliance_journal.themes.rendering import theme_text

_HOW: Final = (
    "A theme is an event between two people, never a trait of one of them. Nothing is written before the last "
    "question; Ctrl-C stops at any time. Lists take one line each, and an empty line ends them."
)
_PHRASES: Final = (
    "Phrases: words as you write them, such as: went quiet. A star for any ending (frustrat*), a plus for every form "
    "of a verb (go+ quiet), three dots for up to three words (told ... what to do)."
)
_YES: Final = "Sentences in which the theme is there, as varied as you can; no names."
_NO: Final = "Sentences with the same words in which it is not there: another person, another time, not so."
_WHOSE: Final = "Whose is it? 1 yours, 2 the client's, 3 between the two of you, 4 around you:"
_ENDED: Final = frozenset({"", "."})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is needed to make a theme: the journal, the themes there are, and the screen."""

    journal: Journal
    themes: Themes
    screen: Screen


def make_theme(ground: Ground, phrases: Sequence[str] = ()) -> int:
    """Ask for a theme, write it into the journal's own codebook, and return the exit code.

    `phrases` are there from the beginning. Raises UsageError where a pipe gives an answer that cannot be used or ends
    too early, and what `add_theme` raises; in every such case nothing has been written.
    """
    check_can_be_added_to(ground.journal)
    screen = ground.screen
    try:
        theme = _theme(ground, phrases)
        agreed = _agreed(screen, theme)
    except Stopped:
        if not screen.asks:
            sentence = "the answers ended before the theme was whole, so nothing was written"
            raise UsageError(sentence, hint="aj help codebook tells what is asked") from None
        agreed = False
    if not agreed:
        say(screen, "Nothing was written.")
        return 0
    kept = add_theme(ground.journal, theme)
    tell(screen, f"Written into {OWN_CODEBOOK}: {theme.label} ({theme.id}).")
    if kept:
        tell(screen, f"The file as it was is kept: {kept}")
    tell(screen, "To see what it finds: aj codebook try, aj themes --all")
    return 0


def _theme(ground: Ground, phrases: Sequence[str]) -> Theme:
    """Return the theme that the answers make."""
    screen, themes = ground.screen, ground.themes
    tell(screen, _HOW)
    return Theme(
        id=_asked(screen, "Its id, such as own.interrupted:", lambda typed: read_id(typed, themes)),
        label=_asked(screen, "Its name, as an event, such as Talked over me:", read_label),
        family=_asked(screen, "Its family, such as cw; Enter alone for own:", lambda typed: read_family(typed, themes)),
        holder=_asked(screen, _WHOSE, read_holder),
        define=_asked(screen, "What it is, in a sentence:", read_define),
        phrases=_listed(screen, _PHRASES, "phrase", read_phrase, phrases),
        yes=_listed(screen, _YES, "yes", read_example),
        no=_listed(screen, _NO, "no", read_example),
        ask=_asked(screen, "A question for you that goes with it; Enter alone for none:", read_ask),
    )


def _asked(screen: Screen, question: str, read: Callable[[str], T | Muddle]) -> T:
    return asked(screen, question, read, topic="codebook")


def _listed(
    screen: Screen, about: str, name: str, read: Callable[[str], str | Muddle], begun: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the lines of a list, without those that were typed twice."""
    tell(screen, about)
    lines = list(begun)
    for number, line in enumerate(lines, start=1):
        say(screen, f"{name} {number}: {line}")
    while len(lines) < MOST_IN_LIST:
        line = _asked(screen, f"{name} {len(lines) + 1}:", lambda typed: "" if typed in _ENDED else read(typed))
        if not line:
            break
        if line not in lines:
            lines.append(line)
    return tuple(lines)


def _agreed(screen: Screen, theme: Theme) -> bool:
    """Whether the theme is to be written: shown and asked on a terminal; through a pipe it has to be sound."""
    (proof,) = prove([theme])
    for line in _proof_lines(proof):
        tell(screen, line)
    if not screen.asks:
        if proof.struck:
            raise UsageError("a no sentence would count, so nothing was written", hint="make the phrases narrower")
        return True
    say(screen, f"\n{theme_text(theme)}")
    return _asked(screen, "Write this into the file? y or n:", read_yes)


def _proof_lines(proof: Proof) -> list[str]:
    theme = proof.theme
    lines = [
        f'The phrase "{one.phrase}" would count in no {one.number}. aj codebook check will call that a mistake.'
        for one in proof.struck
    ]
    if theme.yes and theme.phrases:
        lines.append(f"Your phrases find {len(proof.found)} of {len(theme.yes)} yes sentences.")
    return lines


def pick_number(screen: Screen, question: str, most: int) -> int | None:
    """Return a number from 1 to `most`, or None where none is typed."""

    def read(typed: str) -> int | Muddle | None:
        if not typed:
            return None
        if typed.isdecimal() and len(typed) <= len(str(most)) and 1 <= int(typed) <= most:
            return int(typed)
        return Muddle(f"Please type a number from 1 to {most}.")

    try:
        number = _asked(screen, question, read)
    except Stopped:
        number = None
    if number is None:
        say(screen, "Nothing was written.")
    return number
