"""The generated parts of the README: the help of every command and the options, written or compared."""

import sys
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from alliance_journal.cli.app import assemble
from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.settings.options import OPTIONS

README: Final = Path(__file__).parent.parent / "README.md"
GROUPS: Final = {
    "review": ("", "add", "remove"),
    "codebook": ("list", "show", "check", "try", "new"),
    "actions": ("", "add", "done", "postpone"),
    "names": ("list", "add", "remove"),
    "prompts": ("list", "show", "check", "new", "edit", "copy"),
    "import": ("jsonl",),
    "export": ("jsonl", "table"),
    "supervision": ("", "prepare", "log", "show", "export"),
    "account": ("list", "show", "new", "export", "standards"),
    "hours": ("add", "list", "report", "export", "drop"),
    "config": ("show", "set"),
}


def help_of(*words: str) -> str:
    """Return what `aj WORDS --help` prints."""
    result = CliRunner(env={"COLUMNS": "100", "TERM": "dumb"}).invoke(
        assemble(tuple(COMMANDS)), [*words, "--help"], prog_name="aj"
    )
    assert result.exit_code == 0, result.output
    return result.output.strip("\n")


def commands() -> str:
    """Return the help of every command as one block each."""
    lines = [(name,) for name in COMMANDS if name not in GROUPS]
    lines += [tuple(filter(None, (group, name))) for group, names in GROUPS.items() for name in names]
    order = list(COMMANDS)
    lines.sort(key=lambda words: order.index(words[0]))
    return "\n\n".join(f"### aj {' '.join(words)}\n\n```text\n{help_of(*words)}\n```" for words in lines)


def options() -> str:
    """Return the table of options."""
    rows = []
    for option in OPTIONS:
        default = str(option.default).lower() if isinstance(option.default, bool) else f'"{option.default}"'
        rows.append(f"| `{option.name}` | `{default}` | {option.help} |")
    return "\n".join(["| option | default | what it is for |", "| --- | --- | --- |", *rows])


def sets() -> str:
    """Return the table of the guided sets."""
    rows = [f"| `{one.id}` | {one.title} | {one.minutes} | {one.purpose} |" for one in find_sets(None).sets.values()]
    return "\n".join(["| set | | minutes | what it is for |", "| --- | --- | --- | --- |", *rows])


def with_parts(text: str) -> str:
    """Return the README with its generated parts as they should be."""
    for name, part in (("sets", sets()), ("commands", commands()), ("options", options())):
        start = text.index(f"<!-- {name} -->") + len(f"<!-- {name} -->")
        end = text.index("<!-- end -->", start)
        text = f"{text[:start]}\n{part}\n{text[end:]}"
    return text


if __name__ == "__main__" and sys.argv[1:] == ["write"]:
    README.write_text(with_parts(README.read_text(encoding="utf-8")), encoding="utf-8")
