"""What the shell offers when Tab is pressed: quick, silent whatever is wrong, and never a word of an entry.

The scripts that `aj --show-completion` prints call the program with `_AJ_COMPLETE` in the environment; it is answered
here without loading the commands, which would take too long between two keys.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import Final

from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.cli.shells import SHELLS, Typed
from alliance_journal.findings import typing_ahead
from alliance_journal.findings.typing_ahead import Candidate
from alliance_journal.settings.config import read_config
from alliance_journal.settings.options import OPTIONS
from alliance_journal.settings.places import config_file, journal_folder

VARIABLE: Final = "_AJ_COMPLETE"
Source = Callable[[Path], Sequence[Candidate]]

_EVERYWHERE: Final = ("--journal", "--plain", "--no-color", "--help", "--version")
_AT_THE_FRONT: Final = (*_EVERYWHERE, "--install-completion", "--show-completion")
_DAYS: Final = tuple(Candidate(word) for word in ("today", "yesterday", *("monday", "tuesday", "wednesday")))
_FORMATS: Final = tuple(Candidate(word) for word in ("md", "html", "docx", "pdf", "json"))
_TOPICS: Final = Path(__file__).parent.parent / "help"


def _words(*words: str) -> Source:
    return lambda _root: tuple(Candidate(word) for word in words)


def _topics(_root: Path) -> Sequence[Candidate]:
    return tuple(Candidate(path.stem) for path in sorted(_TOPICS.glob("*.md")))


def _options(_root: Path) -> Sequence[Candidate]:
    return tuple(Candidate(option.name, option.help) for option in OPTIONS)


def _none(_root: Path) -> Sequence[Candidate]:
    return ()


_VALUES: Final[Mapping[str, Source]] = {
    "-c": typing_ahead.clients,
    "--client": typing_ahead.clients,
    "--set": typing_ahead.sets,
    "--theme": typing_ahead.themes,
    "--tag": typing_ahead.tags,
    "--date": lambda _root: _DAYS,
    "--format": lambda _root: _FORMATS,
    "--since": lambda _root: _DAYS,
    "--until": lambda _root: _DAYS,
    "--with-private": typing_ahead.entries,
}
"""What follows an option; of an option that is not here nothing is offered, so that the shell offers files."""
_PLACES: Final[Mapping[tuple[str, ...], tuple[Source, ...]]] = {
    ("account", "export"): (typing_ahead.entries,),
    ("account", "new"): (typing_ahead.layouts,),
    ("account", "show"): (typing_ahead.layouts,),
    ("reflect",): (typing_ahead.sets,),
    ("resume",): (typing_ahead.drafts,),
    ("prompts", "show"): (typing_ahead.sets,),
    ("prompts", "check"): (typing_ahead.sets,),
    ("prompts", "edit"): (typing_ahead.sets,),
    ("prompts", "copy"): (typing_ahead.sets,),
    ("codebook", "list"): (typing_ahead.families,),
    ("codebook", "show"): (typing_ahead.themes,),
    ("explain",): (typing_ahead.themes, typing_ahead.entries),
    ("ask",): (typing_ahead.themes, typing_ahead.themes),
    ("review", "add"): (typing_ahead.entries, typing_ahead.themes),
    ("tag",): (typing_ahead.entries, *([typing_ahead.tags] * 9)),
    ("help",): (_topics,),
    ("config", "set"): (_options, _words("true", "false")),
    **{(name,): (typing_ahead.entries,) * 9 for name in ("show", "themes", "check")},
    **{(name,): (typing_ahead.entries,) for name in ("edit", "amend", "star", "delete")},
}
"""What stands at each place behind a command."""
_GROUPS: Final = frozenset(
    {
        "account",
        "actions",
        "codebook",
        "config",
        "export",
        "hours",
        "import",
        "names",
        "prompts",
        "review",
        "supervision",
    }
)
_VALUED: Final = frozenset(
    {
        *_VALUES,
        "--answers",
        "--by",
        "--columns",
        "--encrypt-to",
        "--from",
        "--journal",
        "--keep",
        "--kind",
        "--layout",
        "--limit",
        "--only",
        "--output",
        "--question",
        "--quotes",
        "--setting",
        "--sign",
        "--with",
        "-o",
    }
)


def is_asked(environ: Mapping[str, str]) -> bool:
    """Whether the shell asks for completions (and not for its script)."""
    return environ.get(VARIABLE, "").startswith("complete_")


def complete(environ: Mapping[str, str]) -> int:
    """Write what may come next, as the shell wants it, and return the exit code; whatever is wrong, it is silent."""
    with suppress(Exception), open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):  # noqa: PTH123  no path of ours
        shell = SHELLS.get(environ[VARIABLE].removeprefix("complete_"))
        if shell is None:
            return 0
        found = candidates(shell.typed(environ), environ)
        if shell.asks_whether(environ):
            return 0 if found else 1
        sys.stdout.write(shell.written(found))
        sys.stdout.flush()
    return 0


def candidates(typed: Typed, environ: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Return everything that may stand where the cursor is."""
    words, journal = _without_everywhere(typed.before)
    flag, equals, begun = typed.begun.partition("=")
    if equals and flag.startswith("--"):
        found = _asked(_VALUES.get(flag, _none), journal, environ)
        return tuple(Candidate(f"{flag}={one.value}", one.about) for one in _fitting(found, begun))
    if typed.before and typed.before[-1] in _VALUED:
        return _fitting(_asked(_VALUES.get(typed.before[-1], _none), journal, environ), typed.begun)
    return _fitting(_next(words, journal, typed.begun, environ), typed.begun)


def _next(words: Sequence[str], journal: str, begun: str, environ: Mapping[str, str]) -> Sequence[Candidate]:
    """Return what may stand behind these words: commands, options, or what the command is about."""
    named = _positional(words)
    if not named:
        return _first(begun)
    if named[0] not in COMMANDS:
        return ()
    if begun.startswith("-"):
        return _flags(named)
    if named[0] in _GROUPS and len(named) == 1 and (subcommands := _subcommands(named[0])):
        return subcommands
    path = tuple(named[:2]) if tuple(named[:2]) in _PLACES else tuple(named[:1])
    sources, place = _PLACES.get(path, ()), len(named) - len(path)
    return _asked(sources[place], journal, environ) if place < len(sources) else ()


def _first(begun: str) -> Sequence[Candidate]:
    """Return what may stand first: a command, or an option of all commands."""
    if begun.startswith("-"):
        return tuple(Candidate(name) for name in _AT_THE_FRONT)
    return tuple(Candidate(name, command.short) for name, command in COMMANDS.items())


def _asked(source: Source, journal: str, environ: Mapping[str, str]) -> Sequence[Candidate]:
    """Return what a source has; client codes only where the worker has not switched them off."""
    config, _ = read_config(config_file())
    if source is typing_ahead.clients and not config.flag("complete_clients"):
        return ()
    return source(journal_folder(journal or None, config.word("journal"), environ))


def _fitting(found: Sequence[Candidate], begun: str) -> tuple[Candidate, ...]:
    return tuple(one for one in found if one.value.lower().startswith(begun.lower()))


def _without_everywhere(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words without the options that every command understands, and the journal that they name."""
    from alliance_journal.cli.hoisting import hoisted  # noqa: PLC0415  what completes pays for nothing else of it

    front, rest = hoisted(words)
    journal = ""
    for at, word in enumerate(front):
        journal = word.partition("=")[2] if word.startswith("--journal=") else journal
        journal = front[at + 1] if word == "--journal" else journal
    return list(rest), journal


def _positional(words: Sequence[str]) -> list[str]:
    """Return the words that are neither options nor their values."""
    found, skips = [], False
    for word in words:
        if skips:
            skips = False
        elif word.startswith("-") and word != "-":
            skips = word in _VALUED
        else:
            found.append(word)
    return found


def _command(names: Sequence[str]) -> "object":
    """Return Typer's command behind these names, the only one that is loaded for it."""
    import typer.main  # noqa: PLC0415  only options and subcommands need it

    from alliance_journal.cli.app import assemble  # noqa: PLC0415  the same

    found: object = typer.main.get_command(assemble(names[:1]))
    for name in names:
        inner = getattr(found, "commands", {}).get(name)
        found = inner if inner is not None else found
    return found


def _flags(names: Sequence[str]) -> tuple[Candidate, ...]:
    parameters = [one for one in getattr(_command(names), "params", ()) if getattr(one, "opts", ())]
    own = [
        Candidate(max(one.opts, key=len), getattr(one, "help", "") or "")
        for one in parameters
        if one.opts[0].startswith("-")
    ]
    return (*own, *(Candidate(name) for name in _EVERYWHERE if name != "--version"))


def _subcommands(name: str) -> tuple[Candidate, ...]:
    commands: Mapping[str, object] = getattr(_command([name]), "commands", {})
    return tuple(Candidate(one, _first_line(getattr(command, "help", ""))) for one, command in commands.items())


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]
