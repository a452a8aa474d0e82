"""The worker's own list of names, filled and emptied by answering questions: a name is never an argument."""

from typing import Final

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.watching import forget, never_ask, watch, watched_in
from alliance_journal.privacy.watching import WatchList
from alliance_journal.reports.lines import Line, counted
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import ask, say

_ASK_NAME: Final = "A name to look for (Enter alone ends):"
_ASK_WORD: Final = "A word never to ask about (Enter alone ends):"
_ASK_NUMBER: Final = "Which one comes off the list? Its number (Enter alone ends):"


def listed_lines(watched: WatchList) -> tuple[str, ...]:
    """Return the lines of the list as its file has them, names first."""
    return (*watched.names, *(f"- {word}" for word in watched.allowed))


def name_lines(watched: WatchList) -> list[Line]:
    """Return the list for the worker's own screen, numbered."""
    lines = listed_lines(watched)
    if not lines:
        return [Line("No names are on the list. To put some on it: aj names add", "note")]
    return [Line(f"{number:>3}. {line}") for number, line in enumerate(lines, start=1)]


def add_names(room: Room, *, never: bool) -> int:
    """Ask for names, or for words never to ask about, until an empty line, and return the exit code."""
    put = never_ask if never else watch
    count = 0
    while typed := _typed(room, _ASK_WORD if never else _ASK_NAME):
        try:
            put(room.journal, typed)
            count += 1
        except UsageError as error:
            say(room.screen, f"{error.sentence[:1].upper()}{error.sentence[1:]}: {error.hint}.")
    on_it = len(listed_lines(watched_in(room.journal)[0]))
    say(room.screen, f"The list has {counted(on_it, 'line')} now." if count else "Nothing was changed.")
    return 0


def remove_names(room: Room) -> int:
    """Show the list, ask for the number of a line until none is typed, and return the exit code.

    Raises NotFoundError where the list is empty, UsageError where nobody can be asked.
    """
    if not room.screen.asks:
        raise UsageError("nothing was changed: there is nobody to ask", hint="the same command in a terminal")
    while True:
        lines = listed_lines(watched_in(room.journal)[0])
        if not lines:
            raise NotFoundError("no names are on the list", hint="aj names add")
        for number, line in enumerate(lines, start=1):
            say(room.screen, f"{number:>3}. {line}")
        chosen = _number(room, len(lines))
        if chosen is None:
            return 0
        forget(room.journal, lines[chosen - 1])
        say(room.screen, "Taken off the list.")
        if len(lines) == 1:
            return 0


def _number(room: Room, most: int) -> int | None:
    while typed := _typed(room, _ASK_NUMBER):
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= most:
            return int(typed[:9])
        say(room.screen, f"Please type a number from 1 to {most}.")
    return None


def _typed(room: Room, question: str) -> str:
    return " ".join((ask(room.screen, question) or "").split())
