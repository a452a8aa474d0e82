"""`aj amend`: an afterthought typed, handed in or edited; what stood there before keeps every byte."""

import json
import signal
import sys
from pathlib import Path

import pytest

from alliance_journal.entrytext.afterthoughts import afterthoughts_in
from alliance_journal.entrytext.reading import read
from alliance_journal.errors import DiskError
from alliance_journal.storage.folder import Journal
from alliance_journal.terminal import amending
from alliance_journal.terminal.identifying import Settled
from tests.cli.fakes import Aj, is_one_refusal

TODAY = "## Afterthought, "


@pytest.fixture
def entry(journal: Aj) -> Path:
    """The file of the last entry, about C04 in October."""
    return journal.files[2]


def name(path: Path) -> str:
    return path.stem.rpartition("-")[2]


def later_in(path: Path) -> list[tuple[str, bool]]:
    """Return the afterthoughts in a file, each with whether it is private."""
    entry = read(path.read_text(encoding="utf-8"), path=str(path)).entry
    return [(answer.text, answer.private) for answer in afterthoughts_in(entry)]


def drafts(aj: Aj) -> list[Path]:
    return sorted((aj.root / "drafts").glob("*.json"))


def the_editor(aj: Aj, script: str) -> None:
    """Let the editor run these lines of Python over `path`."""
    program = aj.home / "fake-editor"
    program.write_text(
        f"#!{sys.executable}\nimport os, pathlib, signal, sys, time\npath = pathlib.Path(sys.argv[1])\n{script}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    aj.monkeypatch.setenv("EDITOR", str(program))


def test_words_from_a_pipe_stand_at_the_end_and_the_rest_is_as_it_was(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("amend", "--from", "-", typed="I was tired too.\n")
    assert ran.code == 0
    assert entry.read_bytes().startswith(before)
    assert later_in(entry) == [("I was tired too.", False)]
    assert ran.err.startswith(f"Saved: an afterthought of 4 words in {name(entry)}: entries/")
    assert drafts(journal) == []


def test_words_are_typed_plainly_under_their_question(journal: Aj, entry: Path) -> None:
    ran = journal("amend", name(entry), typed="one\n\ntwo\n.\n")
    assert ran.code == 0
    assert later_in(entry) == [("one\n\ntwo", False)]
    assert "Question 1 of 1. What came to mind later?" in ran.err
    assert "What you wrote then stays as it is" in ran.err


def test_undo_takes_an_afterthought_back(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    journal("amend", "--from", "-", typed="more")
    journal("undo")
    assert entry.read_bytes() == before


def test_several_afterthoughts_keep_each_other(journal: Aj, entry: Path) -> None:
    for words in ("one", "two", "two"):
        assert journal("amend", "--from", "-", typed=words).code == 0
    assert later_in(entry) == [("one", False), ("two", False), ("two", False)]


def test_a_private_one_is_marked(journal: Aj, entry: Path) -> None:
    journal("amend", "--private", typed="mine alone\n.\n")
    assert later_in(entry) == [("mine alone", True)]


def test_a_private_one_is_said_to_be_private_when_it_is_asked(journal: Aj) -> None:
    session = journal.session("amend", "--private")
    session.wait("Private: stays out of everything that leaves the journal.")
    session.type("\x13")
    assert session.end() == 0


def test_show_dates_an_afterthought(journal: Aj, entry: Path) -> None:
    journal("amend", "--from", "-", typed="more")
    assert "\nAfterthought, " in journal("show", name(entry)).out


def test_an_afterthought_is_read_as_the_workers_own_side(journal: Aj, entry: Path) -> None:
    journal("amend", "--from", "-", typed="Felt irritated the whole hour.")
    (found,) = journal("themes", name(entry), "--json").shape["entries"]
    assert {one["holder"] for one in found["sightings"] if "irritated" in one["quote"]} == {"worker"}
    assert found["met"] == "2026-10-02"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (b"", "there were no words to save"),
        (b" \n\t\n", "there were no words to save"),
        (b"\xff\xfea\0b\0", "UTF-16"),
        (b"a\0b", "NUL"),
        (b"caf\xe9", "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_changes(journal: Aj, entry: Path, typed: bytes, sentence: str) -> None:
    before = entry.read_bytes()
    ran = journal("amend", "--from", "-", typed=typed)
    assert ran.code == 2
    assert is_one_refusal(ran.err)
    assert sentence in ran.err
    assert entry.read_bytes() == before
    assert drafts(journal) == []


def test_a_mark_at_the_beginning_and_windows_line_ends_are_no_words(journal: Aj, entry: Path) -> None:
    journal("amend", "--from", "-", typed=b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert later_in(entry) == [("one\ntwo", False)]


def test_two_ways_at_once_are_refused(journal: Aj) -> None:
    ran = journal("amend", "--from", "-", "--editor", typed="x")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)


def test_an_unknown_or_damaged_entry_is_refused_before_anything_is_asked(journal: Aj, entry: Path) -> None:
    assert journal("amend", "zzzz", "--from", "-", typed="x").code == 3
    entry.write_text("+++\nformat = 1\n", encoding="utf-8")
    ran = journal("amend", typed="never asked\n.\n")
    assert (ran.code, is_one_refusal(ran.err)) == (4, True)
    assert drafts(journal) == []


def test_a_note_without_front_matter_takes_one_and_keeps_its_bytes(journal: Aj) -> None:
    path = journal.root / "entries" / "2026" / "2026-11-01 note.md"
    path.write_bytes(b"He was late.\r\nTwice.")
    assert journal("amend", path.name, "--from", "-", typed="I said nothing.").code == 0
    assert path.read_bytes().startswith(b"He was late.\r\nTwice.\r\n\r\n## Afterthought, ")
    assert path.read_bytes().endswith(b"\r\n\r\nI said nothing.\r\n")
    assert "He was late." in journal("show", path.name).out


def test_a_note_without_front_matter_takes_no_private_one(journal: Aj) -> None:
    path = journal.root / "entries" / "2026" / "2026-11-01 note.md"
    path.write_text("He was late.\n", encoding="utf-8")
    ran = journal("amend", path.name, "--private", "--from", "-", typed="x")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert path.read_text(encoding="utf-8") == "He was late.\n"


def test_nothing_typed_changes_nothing(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("amend", typed=".\n")
    assert ran.code == 0
    assert entry.read_bytes() == before
    assert drafts(journal) == []


def test_a_paused_one_goes_on_where_it_was(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    assert journal("amend", name(entry), "--private", typed="first line\n/pause\n").code == 0
    assert entry.read_bytes() == before
    assert "An afterthought with C04" in journal("resume", "--list").out
    ran = journal("resume", typed="second line\n.\n")
    assert ran.code == 0
    assert later_in(entry) == [("first line\nsecond line", True)]
    assert drafts(journal) == []
    assert len(journal.files) == 3


def test_one_that_was_saved_just_before_a_crash_is_not_saved_twice(journal: Aj, entry: Path) -> None:
    journal.monkeypatch.setattr(amending, "remove_draft", lambda *_: None)
    journal("amend", typed="only once\n.\n")
    journal.monkeypatch.undo()
    assert len(drafts(journal)) == 1
    journal.monkeypatch.setenv("ALLIANCE_JOURNAL", str(journal.root))
    ran = journal("resume")
    assert "saved already" in ran.err
    assert later_in(entry) == [("only once", False)]
    assert drafts(journal) == []


def test_words_that_find_no_entry_any_more_are_kept(journal: Aj, entry: Path) -> None:
    journal("amend", typed="first line\n/pause\n")
    journal("delete", name(entry), "--yes")
    ran = journal("resume", typed="never asked\n.\n")
    assert ran.code == 3
    assert "first line" in json.loads(drafts(journal)[0].read_text(encoding="utf-8"))["begun"]["afterthought"]


def test_what_another_hand_wrote_meanwhile_stays(journal: Aj, entry: Path) -> None:
    session = journal.session("amend", name(entry))
    session.wait("What came to mind later?")
    session.type("typed here")
    session.wait("2 words")
    entry.write_bytes(entry.read_bytes() + b"\nwritten elsewhere\n")
    session.type("\t")
    assert session.end() == 0
    assert b"\nwritten elsewhere\n" in entry.read_bytes()
    assert later_in(entry) == [("typed here", False)]


def test_a_file_that_changes_while_it_is_replaced_gives_a_conflict_and_keeps_the_words(
    journal: Aj, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = amending.with_afterthought

    def meanwhile(*words: object) -> str:
        entry.write_bytes(entry.read_bytes() + b"\nby another hand\n")
        return former(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(amending, "with_afterthought", meanwhile)
    ran = journal("amend", "--from", "-", typed="my words")
    assert ran.code == 3
    assert entry.read_bytes().endswith(b"by another hand\n")
    assert any(b"my words" in copy.read_bytes() for copy in entry.parent.glob("*conflict*"))
    assert "my words" in drafts(journal)[0].read_text(encoding="utf-8")


def test_where_the_disk_refuses_the_words_are_kept_as_a_draft(journal: Aj, entry: Path) -> None:
    def refuse(*_words: object) -> None:
        raise DiskError("the disk is full")

    before = entry.read_bytes()
    with journal.monkeypatch.context() as patch:
        patch.setattr(Journal, "replace", refuse)
        ran = journal("amend", "--from", "-", typed="my words")
    assert ran.code == 4
    assert "your words are kept as a draft" in ran.err
    assert entry.read_bytes() == before
    assert journal("resume").code == 0
    assert later_in(entry) == [("my words", False)]


def test_where_no_draft_can_be_kept_either_they_go_to_a_second_place(journal: Aj, entry: Path) -> None:
    def refuse(*_words: object) -> None:
        raise DiskError("the disk is full")

    with journal.monkeypatch.context() as patch:
        patch.setattr(Journal, "replace", refuse)
        patch.setattr("alliance_journal.terminal.reflecting.save_draft", refuse)
        ran = journal("amend", "--from", "-", typed="my words")
    assert ran.code == 4
    (kept,) = journal.home.glob("alliance-journal-*.json")
    assert journal("resume", str(kept)).code == 0
    assert later_in(entry) == [("my words", False)]


def test_the_editor_gives_the_words(journal: Aj, entry: Path) -> None:
    the_editor(journal, "assert path.read_text() == ''; path.write_text('one\\n\\ntwo\\n')")
    ran = journal("amend", "--editor", name(entry))
    assert ran.code == 0
    assert later_in(entry) == [("one\n\ntwo", False)]
    assert drafts(journal) == []


def test_an_editor_that_writes_nothing_changes_nothing(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    the_editor(journal, "path.write_text(' \\n')")
    ran = journal("amend", "--editor")
    assert (ran.code, ran.err) == (0, "Nothing was written, so nothing was changed.\n")
    assert entry.read_bytes() == before


def test_without_an_editor_there_is_one_sentence(journal: Aj) -> None:
    journal.monkeypatch.setenv("EDITOR", "no-such-editor")
    ran = journal("amend", "--editor")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert drafts(journal) == []


def test_a_paused_one_goes_on_in_the_editor(journal: Aj, entry: Path) -> None:
    journal("amend", typed="first line\n/pause\n")
    the_editor(journal, "path.write_text(path.read_text() + '\\nsecond line\\n')")
    assert journal("resume", "--editor").code == 0
    assert later_in(entry) == [("first line\nsecond line", False)]


def test_a_paused_one_whose_words_are_deleted_in_the_editor_is_gone(journal: Aj, entry: Path) -> None:
    journal("amend", typed="first line\n/pause\n")
    the_editor(journal, "path.write_text('')")
    assert journal("resume", "--editor").code == 0
    assert later_in(entry) == []
    assert drafts(journal) == []


def test_a_signal_ends_the_editor_and_keeps_what_it_had_saved(journal: Aj, entry: Path) -> None:
    the_editor(journal, "path.write_text('saved so far'); print('up', flush=True); time.sleep(30)")
    session = journal.session("amend", "--editor")
    session.wait("up")
    session.signal(signal.SIGTERM)
    assert session.end() == 128 + signal.SIGTERM
    assert later_in(entry) == []
    assert "saved so far" in drafts(journal)[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_on_the_card_keeps_the_words(journal: Aj, entry: Path, number: int) -> None:
    session = journal.session("amend")
    session.wait("What came to mind later?")
    session.type("half a thought")
    session.wait("3 words")
    session.signal(number)
    assert session.end() == 128 + number
    assert "half a thought" in drafts(journal)[0].read_text(encoding="utf-8")
    assert later_in(entry) == []


@pytest.mark.parametrize("environ", [{}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}], ids=["card", "dumb", "accessible"])
def test_an_afterthought_is_typed_in_a_terminal(journal: Aj, entry: Path, environ: dict[str, str]) -> None:
    session = journal.session("amend", name(entry), columns=46, **environ)
    session.wait("What came to mind later?")
    session.type("typed words\r.\r" if environ else "typed words\t")
    assert session.end() == 0
    assert later_in(entry) == [("typed words", False)]
    assert "Saved: an afterthought of 2 words" in session.scrollback


def test_the_identifiers_are_looked_at_and_a_stop_keeps_the_words(journal: Aj, entry: Path) -> None:
    with journal.monkeypatch.context() as patch:
        patch.setattr(amending, "looked_over", lambda _room, walk, *_, **__: Settled(walk, "paused"))
        ran = journal("amend", "--from", "-", typed="my words")
    assert ran.code == 0
    assert later_in(entry) == []
    assert "my words" in drafts(journal)[0].read_text(encoding="utf-8")


def test_words_in_the_command_line_are_no_afterthought(journal: Aj, entry: Path) -> None:
    ran = journal("amend", "last", "some words of mine")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert later_in(entry) == []
