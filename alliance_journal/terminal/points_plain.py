"""The list of points by typed commands: for screen readers and dumb terminals; every state is said in words."""

import re
from typing import Final

from alliance_journal.terminal.dialogue import tell
from alliance_journal.terminal.points import PointList
from alliance_journal.terminal.points_view import COMMANDS, NOTHING, brief, sentence, spoken
from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.screen import Screen, say, write_quietly
from alliance_journal.terminal.signals import Interrupted, Signals, wake_reader
from alliance_journal.terminal.steps import Reply, Step

_COMMAND: Final = re.compile(r"/?(?P<verb>[a-z]+|\?)\s*(?P<numbers>\d[\d ,]*)?")
_STOPPING: Final = frozenset({"\x03", "\x04", "\x13", "/pause", "/stop", "pause", "stop"})
_DONE: Final = frozenset({"", "done", "/done", "ok"})
_PROMPT: Final = "Change the list, or done:"
_SHOWS: Final = frozenset({"list", "show", "help", "?"})
_CHANGES: Final = frozenset({"keep", "drop", "up", "down", "first", "change", "edit"})
Verb = tuple[str, tuple[int, ...]]


def say_list(screen: Screen, listed: PointList) -> None:
    """Say every point with its number and how the list is changed."""
    say(screen)
    tell(screen, f"{listed.kept} of {len(listed.points)} points are kept." if listed.points else NOTHING)
    for number, point in enumerate(listed.points, start=1):
        tell(screen, spoken(point, number))
    tell(screen, COMMANDS)


def ask_for_verb(screen: Screen, signals: Signals, listed: PointList) -> Verb | Reply:
    """Return the next command that can be followed, with the numbers (from 0) it is about, or how the list is left."""
    while True:
        write_quietly(screen.streams.talk, f"{_PROMPT} ")
        try:
            with signals.waking(wake_reader):
                line = screen.streams.typed.readline()
        except Interrupted:
            say(screen)
            return Reply(Step.GONE)
        except OSError:
            line = ""
        word = mended(line).strip().lower()
        if not line or word in _STOPPING:
            say(screen)
            return Reply(Step.PAUSE)
        if word in _DONE:
            return Reply(Step.NEXT)
        found = read_verb(word, len(listed.points))
        if not isinstance(found, str):
            return found
        tell(screen, found)


def read_verb(word: str, count: int) -> Verb | str:
    """Return a command with the numbers (from 0) it is about, or the sentence that says what would be understood."""
    found = _COMMAND.fullmatch(word)
    if found is None or found["verb"] not in _SHOWS | _CHANGES | {"add"}:
        return f"That is no command here. {COMMANDS}"
    verb = {"edit": "change", "?": "help"}.get(found["verb"], found["verb"])
    numbers = tuple(dict.fromkeys(int(piece) - 1 for piece in re.findall(r"\d+", found["numbers"] or "")))
    if any(not 0 <= number < count for number in numbers):
        return f"The numbers go from 1 to {count}." if count else NOTHING
    if verb in _CHANGES and not numbers:
        return f"Type a number too, such as {verb} 1."
    return verb, numbers


def after_verb(listed: PointList, verb: str, numbers: tuple[int, ...]) -> PointList:
    """Return the list after a command that needs no words."""
    chosen = [listed.points[number] for number in numbers]
    for place, point in enumerate(chosen):
        number = next(n for n, one in enumerate(listed.points) if one is point)
        if verb in {"keep", "drop"}:
            listed = listed.keeping(number, kept=verb == "keep")
        elif verb in {"up", "down", "first"}:
            listed = listed.moved(number, {"up": number - 1, "down": number + 1, "first": place}[verb])
    return listed


def say_after(screen: Screen, listed: PointList, verb: str, numbers: tuple[int, ...]) -> None:
    """Say what a command has done, or what it asks to be said."""
    if verb in {"list", "help"} or (verb == "show" and not numbers):
        say_list(screen, listed)
    elif verb == "show":
        for number in numbers:
            tell(screen, spoken(listed.points[number], number + 1))
    elif verb in {"keep", "drop"}:
        tell(
            screen, f"{'Kept' if verb == 'keep' else 'Dropped'}. {listed.kept} of {len(listed.points)} points are kept."
        )
    else:
        tell(screen, sentence(f"Now at {listed.at + 1}: {brief(listed.points[listed.at])}"))
