"""`aj codebook`: themes are listed, shown, proved, tried and made; nothing tried is kept and no file can harm."""

import stat
import tomllib
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.cli import codebook as commands
from alliance_journal.themes.codebook import load_codebook
from alliance_journal.themes.tables import read_themes
from tests.cli.fakes import CANARY, ROOT, Aj, everything_in, is_one_refusal
from tests.findings.codebook_fakes import CODEBOOK_FILE
from tests.themes.test_codebook import HOSTILE, NEW

ANSWERS: Final = (
    "own.phone\nTurned to the phone\n\n2\nLooks at it.\nlook+ at {his} phone\n\nShe looked at her phone.\n\n\n\n"
)
STEERING: Final = {
    "label": '[[themes]]\nid = "own.x"\nlabel = "\\u001b[2J\\u202e"\nfamily = "own"\nholder = "client"\ndefine = "x"\n',
    "phrase": NEW + 'phrases = ["went\\u001cquiet", "\\u001b[2J"]\n',
    "yes": NEW + 'yes = ["She \\u001b[2J\\u009b\\u202e looked."]\n',
    "no": NEW + 'phrases = ["phone"]\nno = ["She \\u001b[2J\\u009b\\u202e has a phone.\\nTwo."]\n',
    "key": NEW + '"\\u001b[2J" = 1\n',
    "id": '[[themes]]\nid = "\\u001b[2J"\n',
}


def put(aj: Aj, text: str) -> Path:
    """Write the journal's own codebook."""
    aj.root.mkdir(exist_ok=True)
    path = aj.root / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_theme_is_listed_with_those_of_ones_own(journal: Aj) -> None:
    put(journal, NEW + '[[themes]]\nid = "cw.minimal"\nlabel = "Fell silent"\n')
    ran = journal("codebook", "list")
    assert (ran.code, ran.err) == (0, "")
    assert "own.phone: Phone; the client's; your own\n" in ran.out
    assert "cw.minimal: Fell silent; the client's; shipped, with changes of your own\n" in ran.out
    assert ran.out.count("\n") == 68 + 9
    shape = journal("codebook", "list", "--json").shape
    assert shape["schema"] == "alliance-journal/codebook/1"
    assert {one["id"]: one["origin"] for one in shape["themes"]}["cw.minimal"] == "own_changes"


@pytest.mark.parametrize("name", ["cw", "client_withdrawal", "CW."])
def test_one_family_is_listed_by_either_name(aj: Aj, name: str) -> None:
    ran = aj("codebook", "list", name, "--json")
    assert {one["family"] for one in ran.shape["themes"]} == {"client_withdrawal"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("list", "own"), 3, "try: aj codebook new"),
        (("list", "client_withdrawl"), 2, "try: client_withdrawal"),
        (("list", "zzzzzzzz"), 2, "try: aj codebook list"),
        (("show", "cw.minimul"), 2, "try: cw.minimal"),
        (("show", "zzzzzzzz"), 2, "try: aj codebook list"),
        (("show", "the"), 2, "have that in their name"),
        (("show",), 2, "missing argument"),
        (("check",), 3, "this journal has no codebook of its own"),
        (("check", "no-such-file.toml"), 3, "cannot be read"),
        (("check", "/"), 3, "cannot be read"),
        (("check", "x.toml", "--shipped"), 2, "choose one"),
        (("try", "-"), 2, "there is nothing to try"),
        (("try",), 2, "there is nothing to try"),
        (("new",), 2, "ended before the theme was whole"),
        (("bogus",), 2, "no such command"),
    ],
)
def test_what_cannot_be_followed_is_refused_and_nothing_changes(
    journal: Aj, words: tuple[str, ...], code: int, says: str
) -> None:
    before = everything_in(journal.root)
    ran = journal("codebook", *words)
    assert (ran.code, ran.data) == (code, b"")
    assert says in ran.err
    assert is_one_refusal(ran.err[ran.err.rindex("aj: ") :])
    assert everything_in(journal.root) == before


def test_a_theme_is_shown_in_full(aj: Aj) -> None:
    ran = aj("codebook", "show", "cw.minimal")
    assert (ran.code, ran.err) == (0, "")
    theme = load_codebook(None)[0].themes[next(iter(load_codebook(None)[0].themes))]
    assert all(f"  {phrase}\n" in ran.out for phrase in theme.phrases if len(phrase) < 70)
    (shape,) = aj("codebook", "show", "cw.minimal", "--json").shape["themes"]
    assert (shape["phrases"], shape["yes"]) == (list(theme.phrases), list(theme.yes))


def test_a_theme_may_be_named_by_a_part_of_its_name(aj: Aj) -> None:
    assert aj("codebook", "show", "one-word nothing").code == 2
    assert aj("codebook", "show", "Went quiet").out == aj("codebook", "show", "cw.minimal").out


def test_mistakes_are_told_at_their_lines_and_the_proof_is_shown(journal: Aj) -> None:
    path = put(journal, CODEBOOK_FILE)
    ran = journal("codebook", "check")
    assert ran.code == 1
    assert ran.err.startswith(f"{path}:15: own.phone: the phrase ")
    assert ran.err.endswith(f"aj: 1 mistake in {path}\n  try: aj help codebook shows a theme that works\n")
    assert "  own.phone: 1 of 1\n" in ran.out


def test_a_sound_file_is_proved_wherever_it_lies(aj: Aj, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(CODEBOOK_FILE.replace("his phone", "my phone"))
    ran = aj("codebook", "check", str(tmp_path / "c.toml"), "--verbose")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("1 theme, no mistakes\n")
    assert everything_in(aj.home) == {}


def test_the_shipped_codebook_is_proved(aj: Aj) -> None:
    ran = aj("codebook", "check", "--shipped")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("67 themes, no mistakes\n")


def test_mistakes_in_the_shipped_codebook_are_told(aj: Aj) -> None:
    aj.monkeypatch.setattr("alliance_journal.findings.checking.family_text", lambda family: f"{family} = 1\n")
    ran = aj("codebook", "check", "--shipped")
    assert ran.code == 1
    assert "aj: 9 mistakes in the shipped codebook" in ran.err


def test_a_pipe_can_be_checked(journal: Aj) -> None:
    ran = journal.shell(f"$AJ codebook check <(printf '{NEW.replace(chr(10), chr(92) + 'n')}')")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_named_and_stops_no_command(journal: Aj, name: str) -> None:
    put(journal, HOSTILE[name])
    ran = journal("codebook", "check")
    assert ran.code == 1
    assert "went wrong inside" not in ran.err
    assert journal("codebook", "new", typed=ANSWERS).code in {0, 1}


@pytest.mark.parametrize("name", STEERING)
def test_a_codebook_cannot_steer_the_terminal(journal: Aj, name: str) -> None:
    put(journal, STEERING[name])
    for words in (("list",), ("list", "--json"), ("show", "own.phone"), ("check", "--verbose")):
        ran = journal("codebook", *words)
        said = ran.out.replace("\\u", "") + ran.err
        assert not set("\x1b\x9b\x1c") & set(said), words
        assert "--json" in words or "\u202e" not in said
    assert journal("codebook", "check").code == (1 if name != "yes" else 0)


@pytest.mark.parametrize("name", ["yes", "no"])
def test_a_terminal_is_not_steered_either(journal: Aj, name: str) -> None:
    put(journal, STEERING[name])
    for words in ("show own.phone --json", "check --verbose"):
        session = journal.session("codebook", *words.split(), "--no-color", lines=60)
        session.end()
        assert b"\x1b[2J" not in session.bytes
        assert "\u202e".encode() not in session.bytes


def test_a_sentence_is_tried_and_kept_nowhere(journal: Aj) -> None:
    before = everything_in(journal.home.parent)
    ran = journal("codebook", "try", "-", typed=f"She went quiet, {CANARY}.")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Went quiet / short answers (cw.minimal): counts\n")
    assert everything_in(journal.home.parent) == before


def test_a_sentence_is_asked_for_on_a_terminal(journal: Aj) -> None:
    session = journal.session("codebook", "try", columns=46)
    session.wait("Your sentence (it is not kept):")
    session.type("He didn't go quiet.\n")
    session.wait("when: said not to be so")
    assert session.end() == 0
    assert all(len(line) <= 46 for line in session.text.split("\n"))


def test_where_nothing_is_found_only_that_is_said_and_what_comes_near(journal: Aj) -> None:
    ran = journal("codebook", "try", typed="The atmosphere by the window.\n")
    assert ran.code == 0
    assert ran.out.startswith(
        "Your words did not match the list; that says nothing about what was there.\n  close to: "
    )
    assert journal("codebook", "try", "-", typed="Xyzzy.").out.count("\n") == 1


@pytest.mark.parametrize("words", [(CANARY,), ("She", CANARY), (f"--{CANARY}",), ("--", CANARY)])
def test_a_sentence_on_the_command_line_is_refused_and_not_repeated(journal: Aj, words: tuple[str, ...]) -> None:
    ran = journal("codebook", "try", *words)
    assert (ran.code, ran.data, is_one_refusal(ran.err)) == (2, b"", True)
    assert CANARY not in ran.err
    assert "aj codebook try -" in ran.err


def test_a_whole_book_is_not_tried_at_once(journal: Aj) -> None:
    ran = journal("codebook", "try", "-", typed="She went quiet. " * 2_000)
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "20,000" in ran.err


def test_what_is_no_text_is_refused(journal: Aj) -> None:
    ran = journal("codebook", "try", "-", typed=b"She went quiet.\xff")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "not UTF-8" in ran.err


def test_a_theme_is_made_through_a_pipe_and_found_from_then_on(journal: Aj) -> None:
    ran = journal("codebook", "new", typed=ANSWERS)
    assert (ran.code, ran.data) == (0, b"")
    path = journal.root / "codebook.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [theme["id"] for theme in tomllib.loads(path.read_text())["themes"]] == ["own.phone"]
    assert journal("codebook", "check").code == 0
    assert "own.phone" in journal("codebook", "try", "-", typed="He looked at his phone.").out
    assert journal("verify").code == 0


def test_a_theme_is_made_at_a_narrow_terminal(journal: Aj) -> None:
    put(journal, CODEBOOK_FILE.replace("own.phone", "own.other"))
    before = (journal.root / "codebook.toml").read_bytes()
    session = journal.session("codebook", "new", columns=46)
    for asked, typed in (
        ("Its id", "own.phone"),
        ("Its name", "Turned to the phone"),
        ("Its family", ""),
        ("Whose is it?", "2"),
        ("What it is", "Looks at it."),
        ("phrase 1:", "look+ at {his} phone"),
        ("phrase 2:", ""),
        ("yes 1:", "She looked at her phone."),
        ("yes 2:", ""),
        ("no 1:", ""),
        ("A question for you", ""),
        ("y or n:", "y"),
    ):
        session.wait(asked)
        session.type(f"{typed}\n")
    session.wait("Written into codebook.toml")
    assert session.end() == 0
    after = (journal.root / "codebook.toml").read_bytes()
    assert after.startswith(before)
    assert b'id = "own.phone"' in after.removeprefix(before)


def test_ctrl_c_leaves_everything_as_it_was(journal: Aj) -> None:
    before = everything_in(journal.root)
    session = journal.session("codebook", "new")
    session.wait("Its id")
    session.type("own.phone\nPhone\n")
    session.wait("Its family")
    session.type("\x03")
    assert session.end() == 130
    assert everything_in(journal.root) == before


def test_without_a_journal_none_is_made(aj: Aj) -> None:
    ran = aj("codebook", "new", typed=ANSWERS)
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)
    assert not aj.root.exists()


@pytest.mark.parametrize("words", [("list",), ("show", "cw.minimal"), ("check", "--shipped"), ("try", "-")])
def test_what_needs_no_journal_makes_none(aj: Aj, words: tuple[str, ...]) -> None:
    ran = aj("codebook", *words, typed="She went quiet.")
    assert (ran.code, ran.err) == (0, "")
    assert not aj.root.exists()
    assert everything_in(aj.home) == {}


def test_mistakes_in_ones_own_codebook_are_said_where_it_is_read(journal: Aj) -> None:
    put(journal, "a = 1\n")
    ran = journal("codebook", "list")
    assert ran.code == 0
    assert ran.err.startswith("codebook: ")


def test_a_file_larger_than_any_codebook_is_not_read_to_its_end(journal: Aj) -> None:
    journal.monkeypatch.setattr(commands, "LARGEST", 10)
    put(journal, NEW)
    assert journal("codebook", "check").code == 1


def test_the_codebooks_in_the_help_read_without_mistakes() -> None:
    text = (ROOT / "alliance_journal" / "help" / "codebook.md").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if block.startswith("    [[themes]]")]
    assert len(blocks) == 2
    for block in blocks:
        toml = "\n".join(line.removeprefix("    ") for line in block.split("\n"))
        assert read_themes(toml, path="help", known=load_codebook(None)[0].themes)[1] == ()
