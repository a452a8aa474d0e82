"""Whole walks as a worker has them: in a real terminal, cut off, gone on with, and saved on disks that refuse."""

import errno
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.keeping import KeptWalk, from_draft, to_draft
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, SetId
from alliance_journal.storage.drafts import save_draft
from alliance_journal.storage.folder import open_journal
from alliance_journal.storage.fsops import RealDisk
from tests.cli.fakes import Aj, everything_in, is_one_refusal
from tests.terminal.fakes import Session

MOMENT: Final = "She put her coat on while I was talking.\r\rI went on."


def draft_of(aj: Aj) -> KeptWalk | None:
    """Return the one walk that is kept, or None where none is yet."""
    found = list((aj.root / "drafts").glob("*.json"))
    return from_draft(found[0].read_text(encoding="utf-8")) if found else None


def wait_until_kept(aj: Aj, session: Session, words: str) -> None:
    """Wait until these words under the open question are on the disk."""

    def is_kept() -> bool:
        kept = draft_of(aj)
        return kept is not None and kept.walk.open_text == words

    session.until(is_kept, "the draft")


def skip_to_the_end(session: Session, number: int) -> None:
    """Skip every question from this number on."""

    def goes_on() -> bool:
        return re.search(rf"^{number} of ", session.look(), re.MULTILINE) is not None or is_saved()

    def is_saved() -> bool:
        return "Saved as" in session.scrollback

    while not is_saved():
        session.until(goes_on, f"question {number}")
        session.type("\x0f")
        number += 1


def text_of_the_entry(aj: Aj) -> str:
    (file,) = aj.files
    return file.read_text(encoding="utf-8")


def test_a_walk_is_killed_in_the_fourth_question_gone_on_with_and_saved(aj: Aj) -> None:
    first = aj.session("reflect", "-c", "C04", "--date", "2026-09-04 15:00", columns=100)
    first.wait("1 of ")
    first.type(MOMENT + "\t")
    first.wait("2 of ")
    first.type("warm 2, impatient 1\r")
    first.wait("3 of ")
    first.type("jaw tight\r")
    first.wait("4 of ")
    first.type("6")
    wait_until_kept(aj, first, "6")
    first.signal(signal.SIGKILL)
    assert first.end() == 137
    assert aj.files == []

    second = aj.session("resume", columns=100)
    shown = second.wait("> 6")
    assert "client C04 · Friday 4 September 2026, 15:00" in shown
    assert "jaw" not in shown
    assert "✓ 3  Where it showed                        2 words" in shown
    second.type("\r")
    skip_to_the_end(second, 5)
    assert second.end() == 0
    text = text_of_the_entry(aj)
    assert all(line in text.split("\n") for line in (*MOMENT.split("\r"), "jaw tight", "aims = 6", "warm = 2"))
    assert list((aj.root / "drafts").iterdir()) == []
    assert aj("verify").code == 0


def test_a_whole_walk_by_lines(aj: Aj) -> None:
    session = aj.session("reflect", "pulse", "--plain")
    session.wait("Client code")
    session.type("C/4\n")
    session.wait("A client code is 1 to 32 letters")
    session.type("C04\n")
    session.wait("When did you meet?")
    session.type("someday\n")
    session.wait("is not a day that can be read")
    session.type("4 sep 2026\n")
    session.wait("Question 1 of 6.")
    session.type("7\n2\nThe door, held open.\nwarm 2\n\n\n")
    assert session.end() == 0
    assert b"\x1b" not in session.bytes
    assert "Saved as " in session.scrollback
    text = text_of_the_entry(aj)
    lines = ("met = 2026-09-04", 'client = "C04"', "tie = 7", "strain = 2", "warm = 2", "The door, held open.")
    assert all(line in text.split("\n") for line in lines)


def test_a_walk_without_an_answer_saves_and_keeps_nothing(aj: Aj) -> None:
    session = aj.session("reflect", "jot", "--plain", "-c", "C04", "--date", "today")
    session.wait("Question 1 of 2.")
    session.type("/skip\n/skip\n")
    assert session.end() == 0
    assert "Nothing was answered, so nothing was saved." in session.text
    assert aj.files == list((aj.root / "drafts").iterdir()) == []


def test_a_walk_that_was_only_looked_at_leaves_no_draft(aj: Aj) -> None:
    session = aj.session("reflect", "jot", "-c", "C04", "--date", "today")
    session.wait("1 of 2")
    session.type("\x13")
    assert session.end() == 0
    assert "Nothing was written, so nothing was kept." in session.text
    assert list((aj.root / "drafts").iterdir()) == []


def test_strain_leads_to_one_offer(aj: Aj) -> None:
    session = aj.session("reflect", "pulse", "--plain", "-c", "C04", "--date", "today", columns=120)
    session.wait("Question 1 of 6.")
    session.type("\n7\n\n\n\n\n")
    session.wait("There was some strain in this one.")
    session.type("\n")
    assert session.end() == 0
    assert "For later: aj reflect strain -c C04" in session.text


ENDS: Final[dict[str, tuple[Callable[[Session], None], int]]] = {
    "SIGTERM": (lambda session: session.signal(signal.SIGTERM), 143),
    "SIGHUP": (lambda session: session.signal(signal.SIGHUP), 129),
    "a closed window": (lambda session: session.hang_up(), 129),
    "Ctrl-C": (lambda session: session.type("\x03"), 0),
    "^S": (lambda session: session.type("\x13"), 0),
}


@pytest.mark.parametrize(
    ("end", "flags"), [*((end, ()) for end in ENDS), *((end, ("--plain",)) for end in tuple(ENDS)[:3])], ids=str
)
def test_a_walk_that_is_cut_off_is_kept(aj: Aj, end: str, flags: tuple[str, ...]) -> None:
    session = aj.session("reflect", "jot", "-c", "C04", "--date", "today", *flags)
    session.wait("1 of 2")
    session.type("a few words" + "\n" * bool(flags))
    session.wait("a few words")
    if flags:
        wait_until_kept(aj, session, "a few words")
    cut_off, code = ENDS[end]
    cut_off(session)
    assert session.end() == code
    kept = draft_of(aj)
    assert kept is not None
    assert kept.walk.open_text == "a few words"
    assert aj.files == []


def test_a_question_before_the_walk_can_be_left_with_ctrl_c(aj: Aj) -> None:
    session = aj.session("reflect")
    session.wait("Client code")
    session.type("\x03")
    assert session.end() == 130
    assert "Traceback" not in session.scrollback
    assert aj.files == []


def keep(aj: Aj, name: str, client: str, hour: int, words: str) -> str:
    """Put an unfinished note into the journal and return its draft's id."""
    walk = Walk.started(find_sets(None).sets[SetId("jot")]).answer(words)
    started = datetime(2026, 9, 4, hour, 5, tzinfo=UTC)
    draft = to_draft(walk, client=ClientCode(client), met=date(2026, 9, 4), started=started, draft_id=name)
    save_draft(open_journal(aj.root, create=True), name, draft.encode())
    return draft


@pytest.fixture
def two(aj: Aj) -> Aj:
    """A journal with two unfinished notes, C07 the newer one."""
    keep(aj, "2026-09-04-1005-bcdf", "C07", 10, "words about the seventh")
    keep(aj, "2026-09-04-0905-ghjk", "C04", 9, "words about the fourth")
    return aj


def test_unfinished_walks_are_listed_without_their_words(two: Aj) -> None:
    ran = two("resume", "--list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "2026-09-04-1005-bcdf  A free note with C07, begun Friday 4 September 2026, 10:05, at question 2 of 2\n"
        "2026-09-04-0905-ghjk  A free note with C04, begun Friday 4 September 2026, 09:05, at question 2 of 2\n"
    )


def test_unfinished_walks_as_json(two: Aj) -> None:
    ran = two("resume", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.shape == {
        "schema": "alliance-journal/walks/1",
        "walks": [
            {
                "id": name,
                "set": "jot",
                "client": client,
                "met": "2026-09-04",
                "started": started,
                "at": "next",
            }
            for name, client, started in (
                ("2026-09-04-1005-bcdf", "C07", "2026-09-04T10:05:00+00:00"),
                ("2026-09-04-0905-ghjk", "C04", "2026-09-04T09:05:00+00:00"),
            )
        ],
        "others": [],
    }


def test_the_newest_goes_on_unless_another_is_named(two: Aj) -> None:
    ran = two("resume", typed="/skip\n")
    assert ran.code == 0
    assert "2 walks are unfinished (aj resume --list); going on with the newest." in ran.err
    assert "words about the seventh" in text_of_the_entry(two)
    keep(two, "2026-09-04-1105-bcdf", "C09", 11, "words about the ninth")
    assert two("resume", "ghjk", typed="/skip\n").code == 0
    assert "words about the fourth" in two("show", two.files[-1].name).out + two("show", two.files[0].name).out
    assert [path.stem for path in (two.root / "drafts").iterdir()] == ["2026-09-04-1105-bcdf"]


def test_a_new_reflection_says_that_one_is_unfinished(two: Aj) -> None:
    session = two.session("reflect", "jot", columns=100)
    session.wait("A walk with C07 from Friday 4 September 2026, 10:05 is unfinished: aj resume")
    session.wait("Client code")
    session.type("\x03")
    assert session.end() == 130


def test_an_unfinished_walk_is_put_away_after_asking_and_comes_back(two: Aj) -> None:
    before = everything_in(two.root / "drafts")
    session = two.session("resume", "bcdf", "--discard")
    session.wait("Move this unfinished walk to the trash? [y/N]")
    session.type("\n")
    assert session.end() == 0
    assert "Nothing was changed." in session.text
    assert everything_in(two.root / "drafts") == before
    session = two.session("resume", "bcdf", "--discard")
    session.wait("[y/N]")
    session.type("y\n")
    assert session.end() == 0
    assert "In the trash of the journal." in session.text
    assert list(everything_in(two.root / "drafts")) == ["2026-09-04-0905-ghjk.json"]
    assert two("restore", "2026-09-04-1005-bcdf").code == 0
    assert everything_in(two.root / "drafts") == before


def test_nothing_is_put_away_where_nobody_can_be_asked(two: Aj) -> None:
    before = everything_in(two.root)
    ran = two("resume", "--discard")
    assert ran.code == 2
    assert "there is nobody to ask" in ran.err
    assert everything_in(two.root) == before


def test_a_draft_that_cannot_be_read_is_told_and_left(two: Aj) -> None:
    broken = two.root / "drafts" / "2026-09-04-1205-mnpq.json"
    broken.write_text('{"words": "sad')
    assert "drafts/2026-09-04-1205-mnpq.json:1: cannot be read as a walk" in two("resume", "--list").out
    ran = two("resume", "ghjk", typed="/skip\n")
    assert ran.code == 0
    assert "not read: drafts/2026-09-04-1205-mnpq.json:1: cannot be read as a walk" in ran.err
    assert "sad" not in ran.err
    assert broken.read_text() == '{"words": "sad'


def test_delete_asks_in_a_terminal(journal: Aj) -> None:
    for key, left in (("n", 3), ("", 3), ("y", 2)):
        session = journal.session("delete", "last")
        session.wait("to the trash? [y/N]")
        session.type(f"{key}\n")
        assert session.end() == 0
        assert len(journal.files) == left


@pytest.fixture
def full(aj: Aj) -> Aj:
    """The program over a journal whose disk has no room for another byte."""

    def refuse(disk: RealDisk, path: Path) -> Any:  # noqa: ANN401  a file's number
        if path.is_relative_to(aj.root):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return create(disk, path)

    open_journal(aj.root, create=True)
    create = RealDisk.create
    aj.monkeypatch.setattr(RealDisk, "create", refuse)
    return aj


def in_another_place(ran_err: str) -> Path:
    """Return the file that the refusal names."""
    found = re.search(r"; your words are in (\S+)\n  try: make room, then aj resume (\S+)\n", ran_err)
    assert found is not None, ran_err
    assert found[1] == found[2]
    return Path(found[1])


def test_words_that_a_full_disk_refuses_are_kept_in_another_place_and_go_on_from_there(full: Aj) -> None:
    ran = full("reflect", "--from", "-", "-c", "C04", "--date", "2026-09-04", typed="a few words\n")
    assert ran.code == 4
    assert is_one_refusal(ran.err)
    assert "the disk is full" in ran.err
    place = in_another_place(ran.err)
    assert (place.parent, place.stat().st_mode & 0o777) == (full.home, 0o600)
    full.monkeypatch.undo()
    full.monkeypatch.setenv("HOME", str(full.home))
    full.monkeypatch.setenv("ALLIANCE_JOURNAL", str(full.root))
    ran = full("resume", str(place))
    assert ran.code == 0
    assert f"The words are in the journal again; {place} is not needed any more." in ran.err
    text = text_of_the_entry(full)
    assert "a few words" in text
    assert 'client = "C04"' in text
    assert place.exists()


def test_words_for_a_journal_that_cannot_be_made_are_kept_too(aj: Aj) -> None:
    parent = aj.root / "file"
    aj.root.write_text("a letter")
    ran = aj("reflect", "--from", "-", "--journal", str(parent), typed="a few words\n")
    assert ran.code == 4
    assert b"a few words" in in_another_place(ran.err).read_bytes()


def test_a_file_that_is_no_draft_is_not_gone_on_with(journal: Aj, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    before = everything_in(journal.root)
    for file, code in ((tmp_path / "other.json", 4), (tmp_path / "missing.json", 2)):
        ran = journal("resume", str(file))
        assert (ran.code, is_one_refusal(ran.err)) == (code, True)
    assert everything_in(journal.root) == before


def test_an_older_draft_of_the_same_walk_goes_to_the_trash(aj: Aj, tmp_path: Path) -> None:
    newer = keep(aj, "2026-09-04-1005-bcdf", "C04", 10, "newer words")
    keep(aj, "2026-09-04-1005-bcdf", "C04", 10, "older words")
    (tmp_path / "kept.json").write_text(newer)
    assert aj("resume", str(tmp_path / "kept.json"), typed="/skip\n").code == 0
    assert "newer words" in text_of_the_entry(aj)
    (trashed,) = (aj.root / ".trash").glob("*.json")
    assert "older words" in trashed.read_text()


def test_words_that_no_place_takes_are_printed(aj: Aj) -> None:
    (aj.home / "note").write_text("".join(f"sentence {n}\n" for n in range(2_000)))
    open_journal(aj.root, create=True)
    ran = aj.shell(f"ulimit -f 4; exec $AJ reflect --from {aj.home}/note 2>&1 >/dev/null | cat")
    said = ran.out
    assert "Here is everything you wrote; please copy it now." in said
    assert all(f"sentence {n}\n" in said for n in range(2_000))
    assert "the file would be larger than is allowed here; your words stand above" in said
    assert aj.files == []


@pytest.fixture
def small_disk(aj: Aj) -> Iterator[Path]:
    """A file system of 64 kB, mounted."""
    place = aj.home.parent / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_walk_on_a_disk_that_fills_up_loses_nothing(aj: Aj, small_disk: Path) -> None:
    session = aj.session(
        "reflect", "jot", "-c", "C04", "--date", "today", columns=400, ALLIANCE_JOURNAL=str(small_disk / "j")
    )
    session.wait("1 of 2")
    session.type("a few words")
    session.wait("saved")
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(b"x" * 65_536)
    session.type(", and the last ones\t")
    session.wait("Your words are still here; going on.")
    session.type("a small step\r")
    assert session.end() == 4
    place = in_another_place(re.sub(r" +\n", "\n", session.scrollback))
    words = place.read_text()
    assert "a few words, and the last ones" in words
    assert "a small step" in words
    (small_disk / "filler").unlink()
    ran = aj("resume", str(place), "--journal", str(small_disk / "j"))
    assert ran.code == 0
    (file,) = (small_disk / "j").glob("entries/*/*.md")
    assert "a few words, and the last ones" in file.read_text()
    assert "a small step" in file.read_text()
