"""The program's front door: answers `--version` at once and hands everything else to the commands."""

import gc
import os
import sys
from contextlib import suppress

from alliance_journal import __version__
from alliance_journal.cli.streams import open_missing, settle

OBJECTS_BEFORE_TIDYING = 100_000  # no Final: `typing` alone would cost --version half as much again


def main() -> None:
    """Run `aj` with the arguments of this process and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.exit(say_version())
    # Modules and a journal are many small objects that live until the end: looking for garbage in them costs a third.
    gc.set_threshold(OBJECTS_BEFORE_TIDYING)
    if os.environ.get("_AJ_COMPLETE", "").startswith("complete_"):
        sys.exit(say_what_may_come_next())
    try:
        from alliance_journal.cli.app import run  # noqa: PLC0415  --version must not pay for Typer
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    # What is still there goes with the process: one last look through all of it costs a tenth of a short command.
    gc.freeze()
    sys.exit(code)


def say_version() -> int:
    """Print the version and return the exit code; whoever has stopped reading is left in peace."""
    open_missing()
    with suppress(OSError):
        sys.stdout.write(f"alliance-journal {__version__}\n")
    settle()
    return 0


def say_what_may_come_next() -> int:
    """Answer the shell that asks what may come next, and return the exit code; silent whatever is wrong."""
    try:
        from alliance_journal.cli.completing import complete  # noqa: PLC0415  only a shell asks
    except Exception:  # noqa: BLE001  a broken installation is told by the next command
        return 0
    return complete(os.environ)


if __name__ == "__main__":
    main()
