"""How each shell asks for completions and wants to be answered: bash, zsh, fish and PowerShell.

The scripts are Typer's; what they put into the environment, and how they read the answer, is its protocol.
"""

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from alliance_journal.findings.typing_ahead import Candidate

LONGEST_ABOUT: Final = 70
_NOT_PLAIN: Final = re.compile(r"[^\w .,()/-]+")
_NOT_A_VALUE: Final = re.compile(r"[^\w.=-]")


class Typed(NamedTuple):
    """A command line as far as the cursor: the whole words before it, and the one that is begun (perhaps empty)."""

    before: tuple[str, ...]
    begun: str


@dataclass(frozen=True, slots=True)
class Shell:
    """One shell: how it says what was typed, and how it wants the answer."""

    typed: Callable[[Mapping[str, str]], Typed]
    written: Callable[[Sequence[Candidate]], str]

    def asks_whether(self, environ: Mapping[str, str]) -> bool:
        """Whether fish asks only if there is anything to offer, for which the exit code is the answer."""
        return environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"


def _split(line: str) -> list[str]:
    """Return the words of a line, also of one whose last quote is still open."""
    for end in ("", '"', "'"):
        try:
            return shlex.split(line + end)
        except ValueError:
            continue
    return line.split()


def _typed_in_bash(environ: Mapping[str, str]) -> Typed:
    words, at = _split(environ["COMP_WORDS"]), int(environ["COMP_CWORD"])
    return Typed(tuple(words[1:at]), words[at] if at < len(words) else "")


def _typed_before_cursor(environ: Mapping[str, str]) -> Typed:
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if words and not line.endswith(" "):
        return Typed(tuple(words[:-1]), words[-1])
    return Typed(tuple(words), "")


def _typed_in_powershell(environ: Mapping[str, str]) -> Typed:
    words = _split(environ.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    begun = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    return Typed(tuple(words[:-1] if begun else words), begun)


def _safe(found: Sequence[Candidate]) -> list[Candidate]:
    """Return what no shell can take for anything but words; a value that is more than a name is left out."""
    return [
        Candidate(one.value, _NOT_PLAIN.sub(" ", one.about)[:LONGEST_ABOUT].strip())
        for one in found
        if one.value and not _NOT_A_VALUE.search(one.value)
    ]


def _for_bash(found: Sequence[Candidate]) -> str:
    return "".join(f"{one.value}\n" for one in _safe(found))


def _for_zsh(found: Sequence[Candidate]) -> str:
    listed = [f'"{one.value}":"{one.about}"' if one.about else f'"{one.value}"' for one in _safe(found)]
    told = "\n".join(listed)
    return f"_arguments '*: :(({told}))'\n" if listed else "_files\n"


def _for_fish(found: Sequence[Candidate]) -> str:
    return "".join(f"{one.value}\t{one.about}\n" if one.about else f"{one.value}\n" for one in _safe(found))


def _for_powershell(found: Sequence[Candidate]) -> str:
    return "".join(f"{one.value}:::{one.about or ' '}\n" for one in _safe(found))


_POWERSHELL: Final = Shell(_typed_in_powershell, _for_powershell)
SHELLS: Final[Mapping[str, Shell]] = {
    "bash": Shell(_typed_in_bash, _for_bash),
    "zsh": Shell(_typed_before_cursor, _for_zsh),
    "fish": Shell(_typed_before_cursor, _for_fish),
    "powershell": _POWERSHELL,
    "pwsh": _POWERSHELL,
}
