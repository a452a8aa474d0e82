"""Assembles the commands, runs one, and is the only place that catches what goes wrong."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final

import typer

from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.cli.ending import ended_by
from alliance_journal.cli.everywhere import read_everywhere
from alliance_journal.cli.hoisting import hoisted
from alliance_journal.cli.streams import open_missing, settle

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
        importlib.import_module(f"alliance_journal.cli.{COMMANDS[name].module}").add_to(app)
    for command in app.registered_commands:
        command.short_help = COMMANDS[command.name or ""].short
    for group in app.registered_groups:
        group.short_help = COMMANDS[group.name or ""].short
    return app


def needed(arguments: Sequence[str]) -> Sequence[str]:
    """Return the commands these arguments can mean: one if it is named outright, else all of them."""
    words = [word for word in arguments if not word.startswith("-")]
    alone = words and words[0] in COMMANDS and "_AJ_COMPLETE" not in os.environ
    return words[:1] if alone else tuple(COMMANDS)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; everything that goes wrong is said here, on stderr."""
    open_missing()
    front = hoisted(arguments)
    try:
        code = assemble(needed(front.rest))(args=list(front.words), prog_name="aj", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001  the one place where nothing may pass, Typer's way of leaving included
        code = ended_by(error, front.rest)
    settle()
    return code if isinstance(code, int) else 0
