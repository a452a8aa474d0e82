"""What cannot be followed: one sentence, at most one thing to try, its own exit code, and nothing changed."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.cli.fakes import CANARY, ENTRIES, Aj, everything_in, is_one_refusal, lines_of


@dataclass(frozen=True, slots=True)
class Case:
    """A command line that cannot be followed, and what must be said."""

    words: Sequence[str]
    says: str
    code: int = 2
    typed: bytes = b""

    def __str__(self) -> str:
        """Return the command line, for the name of the test."""
        return " ".join(self.words)


CODE: Final = "a client code is 1 to 32 letters, digits, - or _"
CASES: Final = (
    Case(["reflect", "sesion"], "try: session; aj prompts list"),
    Case(["reflect", "zzz"], "there is no guided set of that name"),
    Case(["reflect", "she went quiet"], "there is no guided set of that name"),
    Case(["prompts", "show", "sesion"], "try: session; aj prompts list"),
    Case(["bogus"], "no such command 'bogus'"),
    Case(["pulse"], "try: aj reflect pulse"),
    Case(["Strain", "--short"], "try: aj reflect strain"),
    Case(["prompts", "pulse"], "try: aj --help, or aj COMMAND --help"),
    Case(["bogus", "pulse"], "try: aj --help, or aj COMMAND --help"),
    Case(["prompts", "bogus"], "no such command 'bogus'"),
    Case(["prompts"], "missing command"),
    Case(["config"], "missing command"),
    Case(["list", "--bogus"], "no such option"),
    Case(["list", "-n", "0"], "not in the range"),
    Case(["list", "-n", "x"], "not a valid"),
    Case(["list", "extra"], "unexpected extra argument"),
    Case(["delete"], "missing argument"),
    Case(["list", "--client"], "requires an argument"),
    Case(["--journal"], "--journal needs a folder"),
    Case(["list", "--journal"], "--journal needs a folder"),
    Case(["list", "--journal="], "--journal needs a folder"),
    *(Case(["list", "-c", code], CODE) for code in ("C/4", "../x", "", "C" * 33, "C 4", "CON", "-c", "Ç04")),
    *(Case(["reflect", "-c", code], CODE) for code in ("C/4", "../x", "", "C" * 33)),
    Case(["reflect", "--from", "-", "-c", "../x"], CODE, typed=b"words"),
    Case(["reflect", "--date", "2999-01-01"], "future"),
    Case(["reflect", "--date", "11/10"], "11/10"),
    Case(["reflect", "--date", "next tuesdayish"], "not a day"),
    Case(["reflect", "--date", ""], "day"),
    Case(["reflect", "--from", "-", "--date", "2999-01-01"], "future", typed=b"words"),
    Case(["list", "--since", "someday"], "not a day"),
    Case(["list", "--since", "2026-10-01", "--until", "2026-09-01"], "before"),
    Case(["summary", "--until", "11/10"], "11/10"),
    Case(["search", '"went quiet'], "quot"),
    Case(["search", "(quiet"], ""),
    Case(["search", "quiet)"], ""),
    Case(["search", "quiet AND"], ""),
    Case(["search", "colour:red"], ""),
    Case(["search"], "there is nothing to search for"),
    Case(["search", "-"], "there is nothing to search for", typed=b"\n"),
    Case(["search", "nowhere"], "nothing matches", 3),
    Case(["show", "nobody"], "no entry answers to that name", 3),
    Case(["show", "../../etc/passwd"], "no entry answers to that name", 3),
    Case(["themes", "nobody"], "no entry answers to that name", 3),
    Case(["edit", "nobody"], "no entry answers to that name", 3),
    Case(["edit", "last", "-q", "nothing"], "this entry has no such question", 3),
    Case(["delete", "nobody", "--yes"], "no entry answers to that name", 3),
    Case(["delete", "last"], "there is nobody to ask"),
    Case(["restore", "nobody"], "nothing in the trash answers to that name", 3),
    Case(["restore", "../entries"], "nothing in the trash answers to that name", 3),
    Case(["resume"], "no walk is unfinished", 3),
    Case(["resume", "nobody"], "no such walk is unfinished", 3),
    Case(["resume", "--discard"], "no walk is unfinished", 3),
    Case(["reflect", "--from", "-"], "there were no words to save"),
    Case(["reflect", "--from", "-"], "there were no words to save", typed=b" \n\t\n"),
    Case(["reflect", "--from", "-"], "NUL bytes", typed=b"one\0two " + CANARY.encode()),
    Case(["reflect", "--from", "-"], "this is UTF-16 text, not UTF-8", typed=CANARY.encode("utf-16")),
    Case(["reflect", "--from", "-"], "this is UTF-16 text, not UTF-8", typed="漢字".encode("utf-16")),
    Case(["reflect", "--from", "-"], "not UTF-8 text at line 2", typed=f"{CANARY}\n".encode() + b"caf\xe9"),
    Case(["reflect", "--from", "-"], "", typed=bytes(range(256)) * 40),
    Case(["reflect", "--from", "no-such-file"], "cannot be read"),
    Case(["reflect", "--from", "/"], "cannot be read"),
    Case(["reflect", "pulse", "--from", "-"], "no question for free words", typed=b"words"),
    Case(["reflect", "--from", "-", "--answers", "a.toml"], "choose one", typed=b"words"),
    Case(["reflect", "--from", "-", "--editor"], "choose one", typed=b"words"),
    Case(["reflect", "--answers", "a.toml", "--editor"], "choose one"),
    Case(["reflect", "--answers", "no-such-file.toml"], "cannot be read"),
    Case(["reflect", "--answers", "answers.txt"], "a .toml or a .json file"),
    Case(["import", "jsonl", "no-such-file"], "cannot be read"),
    Case(["import", "jsonl", "-"], "not UTF-8", typed=b"\xff\xfe{"),
    Case(["import"], "missing command"),
    Case(["export", "docx"], "no such command"),
    Case(["export", "jsonl", "-c", "../x"], CODE),
    Case(["config", "set", "colour", "red"], "there is no such option"),
    Case(["config", "set", "plain", "perhaps"], "plain is true or false"),
    Case(["config", "set", "color", "red"], "color is one of"),
    Case(["help", "bogus"], "there is no such topic", 3),
    Case(["prompts", "check", "no-such-file.toml"], "cannot be read", 3),
    Case(["prompts", "check", "/"], "cannot be read", 3),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_refused_in_a_sentence_and_nothing_changes(journal: Aj, case: Case) -> None:
    before = everything_in(journal.home.parent / "journal")
    ran = journal(*case.words, typed=case.typed)
    assert (ran.code, ran.data) == (case.code, b"")
    assert is_one_refusal(ran.err), ran.err
    assert case.says in ran.err
    assert CANARY not in ran.err
    assert everything_in(journal.home.parent / "journal") == before


@pytest.mark.parametrize("case", [case for case in CASES if case.words[:1] == ["reflect"]], ids=str)
def test_a_refused_reflection_makes_no_journal(aj: Aj, case: Case) -> None:
    assert aj(*case.words, typed=case.typed).code == case.code
    assert not aj.root.exists()
    assert everything_in(aj.home) == {}


def test_undo_with_nothing_to_take_back_says_so(aj: Aj) -> None:
    (aj.root / "entries").mkdir(parents=True)
    ran = aj("undo")
    assert (ran.code, ran.err) == (3, "aj: there is no change to take back\n")


def test_an_empty_trash_is_said_and_is_no_mistake(journal: Aj) -> None:
    ran = journal("restore")
    assert (ran.code, ran.out, ran.err) == (0, "The trash is empty.\n", "")


READING: Final = (["list"], ["list", "-c", "C04"], ["search", "quiet"], ["summary"], ["themes", "--all"])


@pytest.mark.parametrize("words", [*READING, ["show"], ["verify"], ["undo"], ["reflect", "--from", "-"]], ids=str)
def test_a_file_in_the_place_of_the_journal_is_refused_and_kept(aj: Aj, words: list[str]) -> None:
    aj.root.write_text("a letter")
    ran = aj(*words, typed="words")
    assert ran.code == 2
    assert is_one_refusal(ran.err)
    assert "is a file, and a journal is a folder" in ran.err
    assert aj.root.read_text() == "a letter"


@pytest.fixture
def shut(journal: Aj) -> Iterator[Aj]:
    """A journal whose folder may not be read."""
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may read every folder")
    journal.root.chmod(0)
    yield journal
    journal.root.chmod(0o700)


@pytest.mark.parametrize("words", [*READING, ["show"], ["verify"]], ids=str)
def test_a_journal_that_may_not_be_read_is_told_plainly(shut: Aj, words: list[str]) -> None:
    ran = shut(*words)
    assert (ran.code, ran.data) == (4, b"")
    assert is_one_refusal(ran.err)
    assert "there is no permission" in ran.err


def test_words_for_a_journal_that_may_not_be_read_are_kept_elsewhere(shut: Aj) -> None:
    ran = shut("reflect", "--from", "-", typed="a few words")
    assert ran.code == 4
    assert "there is no permission; your words are in " in ran.err
    (place,) = shut.home.glob("alliance-journal-*.json")
    assert "a few words" in place.read_text()


DAMAGE: Final = {
    "no closing fence": (b"+++\nformat = 1\n", 1),
    "a broken date": (b"+++\nformat = 1\nid = 'abcd'\nwritten = soon\n+++\n", 4),
    "a NUL byte": (f"+++\nformat = 1\n+++\n{CANARY}\0\n".encode(), 4),
    "UTF-16": (f"+++\nformat = 1\n+++\n{CANARY}\n".encode("utf-16"), 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("words", [*READING, ["show", "last"], ["export", "jsonl"], ["list", "--json"]], ids=str)
def test_beside_a_damaged_entry_everything_else_goes_on(journal: Aj, words: list[str], damage: str) -> None:
    content, line = DAMAGE[damage]
    whole = journal(*words)
    path = journal.root / "entries/2026/2026-09-01-1000-bcdfghjk.md"
    path.write_bytes(content)
    before = everything_in(journal.root)
    ran = journal(*words)
    assert (ran.code, ran.out) == (whole.code, whole.out)
    if words[0] != "show":
        assert ran.err == f"not read: entries/2026/2026-09-01-1000-bcdfghjk.md:{line}: cannot be read\n"
    assert everything_in(journal.root) == before


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("words", [["show"], ["show", "--json"], ["edit", "-q", "note"]], ids=str)
def test_a_damaged_entry_itself_is_refused_at_its_line(journal: Aj, words: list[str], damage: str) -> None:
    content, line = DAMAGE[damage]
    path = journal.root / "entries/2026/2026-11-01-1000-bcdfghjk.md"
    path.write_bytes(content)
    ran = journal(words[0], "bcdf", *words[1:])
    assert (ran.code, ran.data) == (4, b"")
    assert is_one_refusal(ran.err)
    assert f"2026-11-01-1000-bcdfghjk.md cannot be read at line {line}" in ran.err
    assert CANARY not in ran.err
    assert path.read_bytes() == content


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_can_still_be_had_as_it_stands(journal: Aj, damage: str) -> None:
    content, _ = DAMAGE[damage]
    (journal.root / "entries/2026/2026-11-01-1000-bcdfghjk.md").write_bytes(content)
    ran = journal("show", "bcdf", "--raw")
    assert (ran.code, ran.data, ran.err) == (0, content, "")


HOSTILE: Final = {
    "nested too deeply": b"a = " + b"[" * 5_000 + b"]" * 5_000,
    "nested tables": b".".join([b"a"] * 5_000) + b" = 1",
    "huge": b"# " + b"x" * 3_000_000,
    "wrong types": b"id = 3\ntitle = []\nversion = 'x'\nquestions = 7\n",
    "wrong questions": b"id = 'x'\ntitle = 'X'\n[[questions]]\nid = []\nkind = {}\nask = 1\nwhen = [1]\noptions = 3\n",
    "binary": bytes(range(256)) * 8,
    "UTF-16": "id = 'x'".encode("utf-16"),
    "no TOML": b"= = =",
    "empty": b"",
    "a number without end": b"version = " + b"9" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_set_is_refused_with_its_lines(aj: Aj, tmp_path: Path, name: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(HOSTILE[name])
    ran = aj("prompts", "check", str(file))
    assert (ran.code, ran.data) == (2, b"")
    *problems, sentence, hint, end = ran.err.split("\n")
    assert is_one_refusal(f"{sentence}\n{hint}\n{end}")
    assert problems
    assert all(line.startswith(f"{file}:") for line in problems)
    assert sum(map(len, problems)) < 5_000


def test_a_hostile_set_in_the_journal_is_told_and_the_others_can_be_used(journal: Aj) -> None:
    (journal.root / "prompts").mkdir()
    (journal.root / "prompts" / "mine.toml").write_bytes(HOSTILE["nested too deeply"])
    ran = journal("reflect", "--from", "-", typed="words")
    assert ran.code == 0
    assert "guided set: " in ran.err
    assert "Saved as " in ran.err


ANSWERS: Final = {
    "a.toml": {
        "unknown ids": (
            "momment = 'x'\nstrain = 3\n",
            ["a.toml:1: the set session has no question 'momment'; did you mean \"moment\"?"],
        ),
        "bad values": ("strain = 11\ntie = 'x'\nbetween = 'gone'\n", ["a.toml:1: ", "a.toml:2: ", "a.toml:3: "]),
        "broken": (f'moment = "{CANARY}\n', ["a.toml:1: "]),
        "a path not taken": ("mend = 3\nstrain = 0\n", ["a.toml:1: 'mend' does not apply"]),
    },
    "a.json": {
        "unknown ids": ('{"momment": "x"}', ["a.json:1: the set session has no question"]),
        "bad values": ('{"strain": 11,\n "moment": 7}', ["a.json:1: ", "a.json:2: "]),
        "broken": (f'{{"moment": "{CANARY}', ["a.json:1: "]),
        "a list": ("[1]", ["a.json:1: should be one table of answers"]),
    },
}


@pytest.mark.parametrize(("file", "name"), [(file, name) for file in ANSWERS for name in ANSWERS[file]])
def test_answers_that_do_not_fit_are_all_told_and_nothing_is_saved(aj: Aj, file: str, name: str) -> None:
    text, expected = ANSWERS[file][name]
    folder = aj.home.parent
    (folder / file).write_text(text)
    aj.monkeypatch.chdir(folder)
    ran = aj("reflect", "--answers", file)
    *problems, sentence, hint, end = ran.err.split("\n")
    assert (ran.code, ran.data) == (2, b"")
    assert is_one_refusal(f"{sentence}\n{hint}\n{end}")
    assert [line[: len(start)] for line, start in zip(problems, expected, strict=True)] == expected
    assert CANARY not in ran.err
    assert not aj.root.exists()


@pytest.mark.parametrize(("file", "text"), [("a.toml", ""), ("a.json", "{}")])
def test_answers_without_an_answer_are_refused(aj: Aj, tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    ran = aj("reflect", "--answers", str(tmp_path / file))
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "there were no answers to save" in ran.err


def test_lines_with_mistakes_are_named_and_the_good_ones_come_in(aj: Aj) -> None:
    good = lines_of(*ENTRIES)
    bad = f'{{"text": "{CANARY}"\n[]\n{{"met": "soon", "text": "{CANARY}"}}\n{{"text": "a", "client": "../x"}}\n'
    ran = aj("import", "jsonl", "-", typed=good + bad)
    assert (ran.code, ran.data, len(aj.files)) == (1, b"", 3)
    said = ran.err.split("\n")
    assert [line.split(" ")[0] for line in said[:4]] == ["-:4:", "-:5:", "-:6:", "-:7:"]
    assert said[4:] == [
        "3 entries imported",
        "4 lines not imported: see above; mend and import again, nothing comes twice",
        "",
    ]
    assert CANARY not in ran.err


def test_a_configuration_with_mistakes_is_told_and_the_defaults_hold(journal: Aj) -> None:
    file = journal.home / ".config" / "alliance-journal" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("plain = 'x'\nbogus = 1\n")
    ran = journal("list")
    assert ran.code == 0
    assert [line.split(": ")[:2] for line in ran.err.split("\n")[:-1]] == [
        ["configuration", f"{file}:1"],
        ["configuration", f"{file}:2"],
    ]


PLANTED: Final = "\x1b[31m\x1b]0;owned\x07\x9b31m\x9d0;x\x9c\u202edesrever\u2066\x08\x7f\r\x1bc"
"""Colour, a window title, C1 forms of both, bidi overrides, backspace, DEL, carriage return, and a full reset."""


@pytest.fixture
def planted(aj: Aj) -> Aj:
    """A journal whose words, title, tags, codes of questions and file name try to steer the terminal."""
    entry = {
        **ENTRIES[0],
        "sections": {"moment": f"He went quiet {PLANTED}, I told him. She had missed it {PLANTED}."},
        "headings": {"moment": f"Moment {PLANTED}"},
        "private": [],
    }
    assert aj("import", "jsonl", "-", typed=lines_of(entry)).code == 0
    (file,) = aj.files
    text = file.read_text(encoding="utf-8")
    text = text.replace("\n# ", f"\n# {PLANTED} ".replace("\r", ""), 1)
    file.write_bytes(text.encode().replace(b"\n", b"\n", 1))
    damaged = aj.root / "entries/2026/2026-11-01-1000-\x1b[31m\u202ebad.md"
    damaged.write_bytes(b"+++\n")
    return aj


SHOWING: Final = (
    ["list"],
    ["show", "2026-09-04"],
    ["search", "quiet"],
    ["summary", "--all", "--quotes", "9"],
    ["themes", "--all"],
    ["verify"],
    ["show", "2026-11-01"],
)
COLOURED: Final = SHOWING[1:5]
PRINTED: Final = (["search", "quiet", "--json"], ["show", "2026-09-04", "--raw"], ["export", "jsonl"])
STEERING: Final = (
    b"\x1b]",
    b"\x1bc",
    b"\x07",
    b"\x08",
    b"\x7f",
    b"\xc2\x9b",
    b"\xc2\x9d",
    b"\xc2\x9c",
    b"\xe2\x80\xae",
)


def stems(aj: Aj, words: Sequence[str]) -> list[str]:
    """Return the words with a day in them replaced by the name of that day's file."""
    names = {path.name[:10]: path.name for path in aj.files}
    return [names.get(word, word) for word in words]


@pytest.mark.parametrize("words", [*SHOWING, *PRINTED], ids=str)
def test_nothing_in_an_entry_steers_the_terminal(planted: Aj, words: list[str]) -> None:
    session = planted.session(*stems(planted, words), columns=100, lines=200, NO_COLOR="1")
    session.end()
    assert len(session.bytes) > 10
    assert b"\x1b" not in session.bytes
    assert [code for code in (*STEERING, b"\xe2\x81\xa6") if code in session.bytes] == []
    assert b"\r" not in session.bytes.replace(b"\r\n", b"")


@pytest.mark.parametrize("words", COLOURED, ids=str)
def test_nothing_in_an_entry_steers_a_terminal_with_colour(planted: Aj, words: list[str]) -> None:
    session = planted.session(*stems(planted, words), columns=100, lines=200)
    session.end()
    assert [code for code in (*STEERING, b"\x1b[31m") if code in session.bytes] == []
