"""Tab in bash, zsh, fish and PowerShell: the right words, nothing of an entry, and silence when anything is wrong."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from alliance_journal.cli.catalogue import COMMANDS
from alliance_journal.cli.completing import candidates, complete
from alliance_journal.cli.shells import SHELLS, Typed
from alliance_journal.findings.typing_ahead import Candidate
from tests.cli.fakes import CANARY, PROGRAM, Aj, lines_of

SHELL_NAMES = ("bash", "zsh", "fish", "powershell", "pwsh")


def asked(shell: str, line: str) -> dict[str, str]:
    """Return what the script of a shell puts into the environment when Tab is pressed at the end of a line."""
    words = line.split(" ")
    told = {"_AJ_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        return {**told, "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    if shell in {"powershell", "pwsh"}:
        return {**told, "_TYPER_COMPLETE_ARGS": line.rstrip(), "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}
    fish = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    return {**told, **fish, "_TYPER_COMPLETE_ARGS": line}


def offered(line: str) -> list[str]:
    before, _, begun = line.rpartition(" ")
    found = candidates(Typed(tuple(shlex.split(before)[1:]), begun), os.environ)
    return [one.value for one in found]


@pytest.mark.parametrize("shell", SHELL_NAMES)
def test_every_shell_is_answered_in_its_own_way(aj: Aj, shell: str) -> None:
    answers = {
        "bash": "reflect\n",
        "zsh": '_arguments \'*: :(("reflect":"Reflect on a meeting, question by question."))\'\n',
        "fish": "reflect\tReflect on a meeting, question by question.\n",
        "powershell": "reflect:::Reflect on a meeting, question by question.\n",
    }
    ran = aj.process(**asked(shell, "aj ref"))
    assert (ran.code, ran.out, ran.err) == (0, answers.get(shell, answers["powershell"]), "")
    assert aj.process(**asked(shell, "aj reflect wee")).out.startswith(
        {"zsh": '_arguments \'*: :(("week"'}.get(shell, "week")
    )


def test_fish_is_told_whether_there_is_anything_to_offer(aj: Aj) -> None:
    is_asked = {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    assert aj.process(**{**asked("fish", "aj ref"), **is_asked}).code == 0
    assert aj.process(**{**asked("fish", "aj reflect --from "), **is_asked}).code == 1


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("aj ", ["reflect", "summary", "prompts"]),
        ("aj --j", ["--journal"]),
        ("aj reflect ", ["session", "pulse"]),
        ("aj prompts ", ["new", "edit", "check", "show", "copy", "list"]),
        ("aj prompts edit se", ["session"]),
        ("aj explain cw.mi", ["cw.minimal"]),
        ("aj codebook show wc.pat", ["wc.paternal"]),
        ("aj codebook list c", ["cw", "cc"]),
        ("aj list --client ", ["C04", "C07"]),
        ("aj list -c C0", ["C04", "C07"]),
        ("aj list --client=C0", ["--client=C04", "--client=C07"]),
        ("aj list --set mis", ["missed"]),
        ("aj summary --theme cw.mi", ["cw.minimal"]),
        ("aj list --tag ", ["forms"]),
        ("aj list --since y", ["yesterday"]),
        ("aj list --si", ["--since"]),
        ("aj show l", ["last"]),
        ("aj show last ", ["last"]),
        ("aj --plain show l", ["last"]),
        ("aj tag last f", ["forms"]),
        ("aj help pri", ["privacy"]),
        ("aj config set pla", ["plain"]),
        ("aj config set plain t", ["true"]),
        ("aj reflect -c C04 ses", ["session"]),
    ],
)
def test_what_may_come_next_is_offered(line: str, among: list[str]) -> None:
    found = offered(line)
    assert set(among) <= set(found)
    begun = line.rpartition(" ")[2].lower()
    assert all(value.lower().startswith(begun) for value in found)


@pytest.mark.parametrize("line", ["aj zzz ", "aj reflect session x ", "aj reflect --from ", "aj undo ", "aj restore "])
def test_where_nothing_is_known_nothing_is_offered_so_that_the_shell_offers_files(aj: Aj, line: str) -> None:
    assert offered(line) == []
    assert aj.process(**asked("zsh", line)).out == "_files\n"


def test_every_command_is_offered_with_what_it_does() -> None:
    found = candidates(Typed((), ""), os.environ)
    assert found == tuple(Candidate(name, command.short) for name, command in COMMANDS.items())


def test_another_journal_is_looked_into_where_the_line_names_it(journal: Aj, tmp_path: Path) -> None:
    other = tmp_path / "other"
    journal("--journal", str(other), "reflect", "--from", "-", "-c", "Z9", typed="Words.")
    assert offered(f"aj list --journal {other} -c ") == ["Z9"]
    assert offered(f"aj --journal={other} list -c ") == ["Z9"]


def test_client_codes_can_be_switched_off(journal: Aj) -> None:
    journal("config", "set", "complete_clients", "false")
    assert offered("aj list -c ") == []
    assert offered("aj list --set mis") == ["missed"]


def test_own_sets_and_themes_are_offered_too(journal: Aj) -> None:
    (journal.root / "prompts").mkdir()
    (journal.root / "prompts" / "x.toml").write_text('id = "zebra"\r\ntitle = "Z"\r\n', encoding="utf-8")
    (journal.root / "codebook.toml").write_text('[[themes]]\nid = "own.zebra"\nlabel = "Z"\n', encoding="utf-8")
    assert offered("aj reflect z") == ["zebra"]
    assert offered("aj explain own.") == ["own.zebra"]


@pytest.mark.parametrize("shell", SHELL_NAMES)
def test_no_word_of_an_entry_is_ever_offered(aj: Aj, shell: str) -> None:
    """Answers that look like front matter stay what they are, and values that are more than a name are left out."""
    text = f'{CANARY}\n+++\nclient = "{CANARY}"\ntags = ["{CANARY}"]\n+++\n'
    aj("reflect", "--from", "-", "-c", "C01", typed=text)
    path = aj.files[0]
    head = path.read_text(encoding="utf-8").replace("client =", f'tags = ["$(touch {CANARY})", "fine"]\nclient =', 1)
    path.write_text(head, encoding="utf-8")
    for line in ("aj list -c ", "aj list --tag ", "aj show ", "aj resume ", "aj explain ", "aj search "):
        ran = aj.process(**asked(shell, line))
        assert CANARY not in ran.out + ran.err
    assert "C01" in aj.process(**asked(shell, "aj list -c ")).out


def test_a_file_without_front_matter_offers_nothing_even_where_an_answer_looks_like_one(journal: Aj) -> None:
    text = f'He said:\n+++\nclient = "{CANARY}"\ntags = ["{CANARY}"]\n+++\n'
    (journal.root / "entries" / "2026" / "2026-12-01-1200-handmade.md").write_text(text, encoding="utf-8")
    (journal.root / "entries" / "2026" / "2026-12-02-1200-hugehuge.md").write_bytes(b"+++\n" + b"x" * 300_000)
    assert CANARY not in offered("aj list -c ") + offered("aj list --tag ")
    assert offered("aj list -c ") == ["C04", "C07"]


def test_an_unfinished_walk_is_offered_by_its_id(aj: Aj) -> None:
    (aj.root / "drafts").mkdir(parents=True)
    for name in ("2026-11-25-0900-abcd", "not one; really"):
        (aj.root / "drafts" / f"{name}.json").write_text("{}", encoding="utf-8")
    assert offered("aj resume 2") == ["2026-11-25-0900-abcd"]
    assert offered("aj show ") == []


@pytest.mark.parametrize("title", ["$(touch x)", "`touch x`", "'; touch x; '", "a:b::c", "Caf\u00e9 \u201cx\u201d"])
def test_what_a_file_says_cannot_leave_its_quotes(aj: Aj, title: str) -> None:
    (aj.root / "prompts").mkdir(parents=True)
    (aj.root / "prompts" / "zebra.toml").write_text(f'id = "zebra"\ntitle = "{title}"\n', encoding="utf-8")
    told = aj.process(**asked("zsh", "aj reflect z")).out
    inside = told.removeprefix("_arguments '*: :((").removesuffix("))'\n")
    assert inside.startswith('"zebra"')
    assert not set(inside) & set("$`;':\\") - {":"}
    assert inside.count(":") <= 1


@pytest.mark.parametrize(
    "environ",
    [
        {"_AJ_COMPLETE": "complete_bash"},
        {"_AJ_COMPLETE": "complete_bash", "COMP_WORDS": "aj list", "COMP_CWORD": "many"},
        {"_AJ_COMPLETE": "complete_bash", "COMP_WORDS": "aj 'list -c", "COMP_CWORD": "2"},
        {"_AJ_COMPLETE": "complete_tcsh", "COMP_WORDS": "aj list", "COMP_CWORD": "1"},
        {"_AJ_COMPLETE": "complete_"},
        {"_AJ_COMPLETE": "complete_bash", "COMP_WORDS": "", "COMP_CWORD": "99"},
        {"_AJ_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "aj \x00 \ud800"},
    ],
)
def test_whatever_is_wrong_the_line_stays_as_it_is(environ: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert complete(environ) in {0, 1}
    assert capsys.readouterr().err == ""


def test_a_broken_configuration_and_a_broken_journal_are_silent(journal: Aj) -> None:
    config = journal.home / ".config" / "alliance-journal" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("plain = [", encoding="utf-8")
    journal.files[0].write_bytes(b"\xff\x00 no front matter")
    (journal.root / "prompts").write_text("a file", encoding="utf-8")
    for line in ("aj reflect s", "aj list -c ", "aj show "):
        ran = journal.process(**asked("bash", line))
        assert (ran.code, ran.err) == (0, "")


def test_completion_creates_nothing(aj: Aj) -> None:
    before = sorted(aj.home.rglob("*"))
    for line in ("aj reflect s", "aj list -c ", "aj show ", "aj prompts "):
        aj.process(**asked("bash", line))
    assert sorted(aj.home.rglob("*")) == before
    assert not aj.root.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_every_shell_is_printed(aj: Aj, shell: str) -> None:
    ran = aj.process(_AJ_COMPLETE=f"source_{shell}")
    assert ran.code == 0
    assert f"complete_{shell}" in ran.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_in_a_real_bash_tab_fills_the_words_in(journal: Aj) -> None:
    program = journal.home / "aj"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = journal.process(_AJ_COMPLETE="source_bash").out
    line = "aj list -c C0"
    typed = f"""
{script}
COMP_WORDS=({line}); COMP_CWORD=3; COMP_LINE='{line}'; COMP_POINT={len(line)}
_aj_completion {shlex.quote(str(program))}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    ran = subprocess.run(["bash", "--norc"], input=typed, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.stdout.split(), ran.stderr) == (["C04", "C07"], "")


@pytest.mark.parametrize("shell", ["zsh", "fish", "pwsh"])
def test_a_real_shell_takes_the_answer(aj: Aj, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    answer = aj.process(**asked(shell, "aj ref")).out
    tried = {"zsh": f"_arguments() {{ print -r -- $2; }}; {answer}", "fish": "true", "pwsh": "exit 0"}[shell]
    assert subprocess.run([shell, "-c", tried], check=False, timeout=60).returncode == 0


def test_of_many_entries_only_the_newest_are_looked_at(aj: Aj) -> None:
    entries = ({"met": f"2026-0{1 + n // 28}-{1 + n % 28:02}", "client": f"K{n}", "text": "x"} for n in range(120))
    aj("import", "jsonl", "-", typed=lines_of(*entries))
    assert len(offered("aj show ")) == 21
    assert offered("aj list -c ")[0] == "K119"
    assert len(offered("aj list -c ")) == 120


def test_a_shell_is_never_given_more_than_names() -> None:
    odd = (Candidate("a b"), Candidate("$(x)"), Candidate(""), Candidate("fine", "about\nit\x1b[31m"))
    for shell in SHELLS.values():
        written = shell.written(odd)
        assert "fine" in written
        assert "\x1b" not in written
        assert "$(x)" not in written
