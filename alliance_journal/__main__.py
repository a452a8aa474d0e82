"""The program's front door: answers `--version` at once and hands everything else to the commands."""

import sys

from alliance_journal import __version__


def main() -> None:
    """Run `aj` with the arguments of this process and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"alliance-journal {__version__}\n")
        return
    from alliance_journal.cli.app import run  # noqa: PLC0415  --version must not pay for Typer

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
