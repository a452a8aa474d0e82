"""Over the real table of commands: each is explained, stands in the README, and looks before it makes anything."""

from collections.abc import Iterator
from typing import Final

import pytest
import typer
from typer.core import TyperGroup

from alliance_journal.cli.app import assemble
from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.cli.topics import topics
from tests.cli.fakes import ROOT, Aj, everything_in, is_one_refusal
from tests.readme import README, with_parts


def commands(group: TyperGroup, *above: str) -> Iterator[tuple[tuple[str, ...], "typer.core.TyperCommand"]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, *above, name)
        else:
            yield (*above, name), command


PROGRAM = typer.main.get_command(assemble(tuple(COMMANDS)))
EVERY: Final = dict(commands(PROGRAM))
SHOWN: Final = README.read_text(encoding="utf-8")
LOOKING: Final = (
    ("verify",),
    ("verify", "--json"),
    ("list",),
    ("list", "--json"),
    ("list", "-c", "C04"),
    ("show",),
    ("search", "quiet"),
    ("summary",),
    ("themes",),
    ("strains",),
    ("ratings",),
    ("words",),
    ("ask", "wc.paternal", "cw.appease"),
    ("explain", "cw.minimal"),
    ("review",),
    ("review", "--list"),
    ("edit",),
    ("delete", "abc"),
    ("restore",),
    ("undo",),
    ("resume",),
    ("resume", "--list"),
    ("resume", "--json"),
    ("export", "jsonl"),
    ("phrases",),
    ("tags",),
    ("actions",),
    ("actions", "--json"),
    ("check",),
    ("check", "--all"),
    ("check", "--json"),
    ("hours", "list"),
    ("hours", "list", "--json"),
    ("hours", "report"),
    ("hours", "export", "--format", "csv"),
    ("export", "table", "--format", "csv"),
    ("supervision",),
    ("supervision", "show"),
    ("supervision", "export", "--format", "md"),
    ("account", "standards"),
    ("account", "export", "last"),
    ("names", "list"),
    ("names", "add"),
    ("names", "remove"),
)
NEEDING_NONE: Final = (
    ("config", "show"),
    ("config", "show", "--json"),
    ("account", "list"),
    ("account", "list", "--json"),
    ("account", "show", "cycle"),
    ("prompts", "list"),
    ("prompts", "list", "--json"),
    ("prompts", "show", "session"),
    ("codebook", "list"),
    ("codebook", "show", "cw.minimal"),
)


def named(words: tuple[str, ...]) -> str:
    return " ".join(words)


def test_the_table_of_commands_is_what_the_program_has() -> None:
    assert {words[0] for words in EVERY} == set(COMMANDS)


@pytest.mark.parametrize("words", EVERY, ids=named)
def test_a_command_says_what_it_does(words: tuple[str, ...]) -> None:
    command = EVERY[words]
    assert command.help
    assert command.callback is not None
    assert command.callback.__doc__


@pytest.mark.parametrize("words", EVERY, ids=named)
def test_every_option_and_argument_says_what_it_is_for(words: tuple[str, ...]) -> None:
    assert [one.name for one in EVERY[words].params if not getattr(one, "help", "")] == []


@pytest.mark.parametrize("words", EVERY, ids=named)
def test_a_command_stands_in_the_readme(words: tuple[str, ...]) -> None:
    assert f"### aj {' '.join(words)}\n" in SHOWN


def test_the_generated_parts_of_the_readme_are_up_to_date() -> None:
    assert with_parts(SHOWN) == SHOWN, "run: python -m tests.readme write"


@pytest.mark.parametrize("topic", topics())
def test_a_topic_is_shown_and_the_readme_leads_to_it(aj: Aj, topic: str) -> None:
    ran = aj("help", topic)
    assert (ran.code, ran.err) == (0, "")
    text = (ROOT / "alliance_journal" / "help" / f"{topic}.md").read_text(encoding="utf-8")
    assert ran.out.startswith(text)
    assert ran.out == text or topic == "coder", "only the card ends with figures that stand in another file"
    assert f"alliance_journal/help/{topic}.md" in SHOWN


@pytest.mark.parametrize("words", [(), *EVERY, *((name,) for name in ("prompts", "config", "import", "export"))])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_makes_nothing_and_asks_nothing(aj: Aj, words: tuple[str, ...], flag: str) -> None:
    before = everything_in(aj.home.parent)
    ran = aj(*words, flag)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: aj")
    assert everything_in(aj.home.parent) == before


def test_without_a_command_the_help_is_shown(aj: Aj) -> None:
    assert aj() == aj("--help")


def test_the_version_is_told_and_nothing_is_made(aj: Aj) -> None:
    ran = aj("--version")
    assert (ran.code, ran.out, ran.err) == (0, aj.process("--version").out, "")
    assert ran.out.startswith("alliance-journal ")
    assert everything_in(aj.home) == {}


@pytest.mark.parametrize("words", LOOKING, ids=named)
def test_where_there_is_no_journal_that_is_said_and_none_is_made(aj: Aj, words: tuple[str, ...]) -> None:
    ran = aj(*words)
    assert (ran.code, ran.data) == (3, b"")
    assert is_one_refusal(ran.err)
    assert "there is no journal yet" in ran.err
    assert not aj.root.exists()
    assert everything_in(aj.home) == {}


@pytest.mark.parametrize(
    "words",
    [("where",), ("where", "--json"), ("help",), *NEEDING_NONE],
    ids=named,
)
def test_what_needs_no_journal_makes_none(aj: Aj, words: tuple[str, ...]) -> None:
    ran = aj(*words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out
    assert not aj.root.exists()
    assert everything_in(aj.home) == {}


def test_where_names_the_journal_first(aj: Aj) -> None:
    assert aj("where").out.split("\n")[0] == str(aj.root)
    assert aj("where", "--json").shape["exists"] is False


def test_an_option_for_every_command_may_stand_anywhere(journal: Aj) -> None:
    journal.monkeypatch.delenv("ALLIANCE_JOURNAL")
    named_first = journal("--journal", str(journal.root), "list")
    assert (
        named_first == journal("list", f"--journal={journal.root}") == journal("list", "--journal", str(journal.root))
    )
    assert named_first.code == 0
    assert named_first.out.count("\n") == 3


def test_options_are_set_and_shown_and_the_rest_of_the_file_stays(aj: Aj) -> None:
    file = aj.home / ".config" / "alliance-journal" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("# mine\nset = 'pulse'  # short\n")
    ran = aj("config", "set", "plain", "true")
    assert (ran.code, ran.out) == (0, "")
    assert file.read_text() == "# mine\nset = 'pulse'  # short\nplain = true\n"
    assert (
        aj("config", "show", "--json").shape["options"] | {"plain": True, "set": "pulse"}
        == (aj("config", "show", "--json").shape["options"])
    )
