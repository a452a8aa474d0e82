"""Assembles the commands and catches every refusal: one sentence, one hint, one exit code, never a traceback."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final

import typer
from typer.exceptions import TyperException

from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.cli.everywhere import hoisted, read_everywhere
from alliance_journal.errors import AllianceJournalError

EPILOG: Final = (
    "Everywhere: --journal FOLDER uses another journal, --plain asks and shows without cursor tricks, "
    "--no-color leaves colour out. Nothing you write leaves this computer."
)


def assemble(names: Sequence[str]) -> typer.Typer:
    """Return the program with the named commands only, so that one command pays for no other."""
    app = typer.Typer(
        name="aj",
        help="A reflective journal for people who work with people. Start with: aj reflect",
        epilog=EPILOG,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(read_everywhere)
    for name in names:
        importlib.import_module(f"alliance_journal.cli.{COMMANDS[name]}").add_to(app)
    return app


def needed(arguments: Sequence[str]) -> Sequence[str]:
    """Return the commands these arguments can mean: one if it is named outright, else all of them."""
    words = [word for word in arguments if not word.startswith("-")]
    alone = words and words[0] in COMMANDS and "_AJ_COMPLETE" not in os.environ
    return words[:1] if alone else tuple(COMMANDS)


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911  one return for each way a command can end
    """Run one command line and return its exit code; everything that goes wrong is said here, on stderr."""
    front = hoisted(arguments)
    try:
        code = assemble(needed(front.rest))(args=list(front.words), prog_name="aj", standalone_mode=False)
        sys.stdout.flush()
    except AllianceJournalError as error:
        return refuse(error.sentence, error.hint, error.exit_code)
    except TyperException as error:
        return refuse(_plain(str(error)), "aj --help, or aj COMMAND --help", 2)
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        return _quiet()
    except Exception as error:  # noqa: BLE001  the one place where nothing may pass; the text of the error may hold words of an entry
        return refuse(
            f"something went wrong inside the program ({_place(error)})", "nothing has been removed; aj verify", 1
        )
    return code if isinstance(code, int) else 0


def refuse(sentence: str, hint: str, code: int) -> int:
    """Say one sentence and one thing to try, on stderr, and return the exit code."""
    sys.stderr.write(f"aj: {sentence}\n")
    if hint:
        sys.stderr.write(f"  try: {hint}\n")
    return code


def _plain(message: str) -> str:
    """Return Typer's message as one lower-case sentence without control characters."""
    words = "".join(character if character.isprintable() else " " for character in message).strip().rstrip(".")
    return words[:1].lower() + words[1:]


def _place(error: BaseException) -> str:
    """Return the kind of an unexpected error and where it arose; never its message."""
    import traceback  # noqa: PLC0415  8 ms, only where something is wrong

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "alliance_journal" in frame.filename] or frames
    where = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else "unknown place"  # noqa: PTH119
    return f"{type(error).__name__} at {where}"


def _quiet() -> int:
    """Leave without a word when the reader of a pipe has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
