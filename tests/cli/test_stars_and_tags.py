"""`aj star`, `aj tag`, `aj tags`: one line of the front matter changes, and what was marked is found again."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.model.entries import Entry
from alliance_journal.terminal import marking
from tests.cli.fakes import Aj, is_one_refusal
from tests.entrytext.strategies import entries


@pytest.fixture
def entry(journal: Aj) -> Path:
    """The file of the entry about C04 in October, with no star and no tag."""
    return journal.files[2]


def name(path: Path) -> str:
    return path.stem.rpartition("-")[2]


def with_lines(before: bytes, after: bytes) -> list[bytes]:
    """Return the lines that are in `after` alone, once those that are in `before` are seen to be there in order."""
    lines = iter(after.split(b"\n"))
    added = []
    for line in before.split(b"\n"):
        for found in lines:
            if found == line:
                break
            added.append(found)
        else:
            pytest.fail("a line is gone")
    return [*added, *lines]


def test_a_star_adds_one_line_and_nothing_else_changes(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("star", name(entry))
    assert (ran.code, ran.err) == (0, f"Starred: {name(entry)}. To take it back: aj undo\n")
    assert with_lines(before, entry.read_bytes()) == [b"starred = true"]


def test_a_star_that_is_there_is_not_written_again(journal: Aj, entry: Path) -> None:
    journal("star", name(entry))
    before = entry.stat().st_mtime_ns
    ran = journal("star", name(entry))
    assert (ran.code, ran.err) == (0, f"{name(entry)} is starred already.\n")
    assert entry.stat().st_mtime_ns == before


def test_taking_the_star_off_gives_the_bytes_back(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    journal("star", name(entry))
    assert journal("star", name(entry), "--off").code == 0
    assert entry.read_bytes() == before
    assert "is not starred" in journal("star", name(entry), "--off").err


def test_undo_takes_a_star_back(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    journal("star", name(entry))
    journal("undo")
    assert entry.read_bytes() == before


def test_the_last_entry_is_starred_where_none_is_named(journal: Aj, entry: Path) -> None:
    journal("star")
    assert b"starred = true" in entry.read_bytes()


@given(entries().filter(lambda entry: not entry.starred))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_star_put_on_and_taken_off_leaves_no_trace(entry: Entry) -> None:
    text = write(entry)
    starred = rewrite(read(text, path="x.md"), replace(entry, starred=True))
    body = text.partition("\n+++\n")[2]
    assert starred.endswith(body)
    assert read(starred, path="x.md").entry.starred
    assert rewrite(read(starred, path="x.md"), entry) == text


def test_line_ends_comments_and_unknown_keys_stay(journal: Aj, entry: Path) -> None:
    text = entry.read_bytes().replace(b'set = "jot"', b'set = "jot"   # by hand\nmood = "blue"').replace(b"\n", b"\r\n")
    entry.write_bytes(text)
    journal("star", name(entry))
    assert with_lines(text, entry.read_bytes()) == [b"starred = true\r"]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--starred"),
        ("list", "--starred", "--plain"),
        ("search", "is:starred"),
        ("search", "--starred", "quiet"),
    ],
)
def test_a_starred_entry_is_found(journal: Aj, entry: Path, words: tuple[str, ...]) -> None:
    journal("star", journal.files[0].name, "--off")
    assert journal(*words).code == 3
    journal("star", name(entry))
    ran = journal(*words)
    assert ran.code == 0
    assert name(entry) in ran.out


def test_the_summary_can_be_of_starred_entries_alone(journal: Aj) -> None:
    assert journal("summary", "--starred").out.startswith("1 entry")


def test_a_listing_says_what_is_starred_and_tagged_in_words(journal: Aj) -> None:
    first = journal("list", "--plain").out.split("\n")[0]
    assert first.endswith(", starred, #forms")


def test_a_tag_adds_one_line_and_nothing_else_changes(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("tag", name(entry), "Self-Care", "hope")
    assert (ran.code, ran.err) == (0, f"{name(entry)} has #self-care #hope. To take it back: aj undo\n")
    assert with_lines(before, entry.read_bytes()) == [b'tags = ["self-care", "hope"]']
    assert journal("list", "--tag", "HOPE").out.startswith(name(entry))


def test_a_tag_that_is_there_is_not_added_again(journal: Aj) -> None:
    before = journal.files[0].read_bytes()
    ran = journal("tag", journal.files[0].name, "Forms")
    assert ran.code == 0
    assert ran.err.startswith("Nothing was changed.")
    assert journal.files[0].read_bytes() == before


def test_a_tag_is_taken_off_whatever_its_capitals(journal: Aj) -> None:
    ran = journal("tag", journal.files[0].name, "--remove", "#FORMS")
    assert ran.code == 0
    assert b"tags" not in journal.files[0].read_bytes()


def test_any_tag_that_came_from_elsewhere_can_be_taken_off(journal: Aj, entry: Path) -> None:
    text = entry.read_bytes().replace(b'set = "jot"', b'set = "jot"\ntags = ["two words!", "x"]')
    entry.write_bytes(text)
    assert journal("tag", name(entry), "--remove", "two words!").code == 0
    assert b'tags = ["x"]' in entry.read_bytes()


def test_a_tag_that_is_not_there_cannot_be_taken_off(journal: Aj, entry: Path) -> None:
    before = entry.read_bytes()
    ran = journal("tag", name(entry), "hope", "--remove", "forms")
    assert ran.code == 3
    assert is_one_refusal(ran.err)
    assert entry.read_bytes() == before


def test_the_tags_of_an_entry_are_shown(journal: Aj, entry: Path) -> None:
    assert journal("tag", journal.files[0].name).out.endswith(" has #forms.\n")
    assert journal("tag", name(entry)).out == f"{name(entry)} has no tags.\n"


@pytest.mark.parametrize("words", [("a b",), ("hope", "\x1b[2J"), ("",), ("x" * 41,)])
def test_a_tag_that_is_none_is_refused_and_nothing_changes(journal: Aj, entry: Path, words: tuple[str, ...]) -> None:
    before = entry.read_bytes()
    ran = journal("tag", name(entry), *words)
    assert ran.code == 2
    assert is_one_refusal(ran.err)
    assert entry.read_bytes() == before


def test_an_entry_has_so_many_tags_at_most(journal: Aj, entry: Path) -> None:
    ran = journal("tag", name(entry), *(f"t{n}" for n in range(51)))
    assert ran.code == 2
    assert is_one_refusal(ran.err)


def test_a_tag_like_one_in_use_is_used_as_typed_and_said_so(journal: Aj, entry: Path) -> None:
    ran = journal("tag", name(entry), "form")
    assert ran.err.split("\n")[:2] == [
        "There is already forms (1 entry); form was used as it was typed.",
        f"  try: aj tag {name(entry)} forms --remove form",
    ]
    assert b'tags = ["form"]' in entry.read_bytes()


@pytest.mark.parametrize(("typed", "kept"), [("y", "forms"), ("n", "form"), ("", "form")])
def test_at_a_terminal_a_tag_like_one_in_use_is_asked_about(journal: Aj, entry: Path, typed: str, kept: str) -> None:
    session = journal.session("tag", name(entry), "form")
    session.wait("Use forms instead of form? [y/N]")
    session.type(f"{typed}\r")
    assert session.end() == 0
    assert f'tags = ["{kept}"]' in entry.read_text(encoding="utf-8")


def test_tags_are_listed_with_their_counts(journal: Aj, entry: Path) -> None:
    journal("tag", name(entry), "forms", "hope")
    ran = journal("tags")
    assert ran.out == "forms: 2 entries, 1 client, last 2026-10-02\nhope: 1 entry, 1 client, last 2026-10-02\n"


def test_tags_as_json(journal: Aj) -> None:
    assert journal("tags", "--json").shape == {
        "schema": "alliance-journal/tags/1",
        "tags": [{"tag": "forms", "entries": 1, "clients": 1, "first": "2026-09-04", "last": "2026-09-04"}],
    }


def test_tags_that_may_be_one_are_pointed_out(journal: Aj, entry: Path) -> None:
    journal("tag", name(entry), "form")
    assert "form and forms look alike; are they one?" in journal("tags").out


def test_a_journal_without_tags_says_so(journal: Aj) -> None:
    journal("tag", journal.files[0].name, "--remove", "forms")
    ran = journal("tags")
    assert (ran.code, ran.out) == (0, "No entry has a tag yet: aj tag ENTRY TAG\n")


def test_tags_are_the_same_from_the_index_and_from_the_files(journal: Aj) -> None:
    cold = journal("tags", "--json").out
    journal.settle()
    journal("search", "quiet")
    assert journal("tags", "--json").out == cold


def test_an_entry_that_cannot_be_read_is_named_and_the_others_count(journal: Aj, entry: Path) -> None:
    entry.write_text("+++\nformat = 1\n", encoding="utf-8")
    ran = journal("tags")
    assert ran.code == 0
    assert "cannot be read" in ran.err
    assert ran.out.startswith("forms: 1 entry")


@pytest.mark.parametrize("words", [("star", "last"), ("tag", "last", "hope"), ("tag", "last")])
def test_a_damaged_entry_is_refused_and_left_alone(journal: Aj, entry: Path, words: tuple[str, ...]) -> None:
    entry.write_text("+++\nformat = 1\n", encoding="utf-8")
    ran = journal(*words)
    assert ran.code == 4
    assert is_one_refusal(ran.err)
    assert entry.read_text(encoding="utf-8") == "+++\nformat = 1\n"


@pytest.mark.parametrize("words", [("star",), ("tag", "last", "hope"), ("amend", "--from", "-")])
def test_an_entry_of_a_newer_format_is_refused(journal: Aj, entry: Path, words: tuple[str, ...]) -> None:
    text = entry.read_text(encoding="utf-8").replace("format = 1", "format = 9")
    entry.write_text(text, encoding="utf-8")
    ran = journal(*words, typed="more")
    assert ran.code == 4
    assert is_one_refusal(ran.err)
    assert entry.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "content", [b"age-encryption.org/v1\n-> X25519 x\n\0\1", b"-----BEGIN AGE ENCRYPTED FILE-----\nYQ==\n"]
)
@pytest.mark.parametrize("words", [("star",), ("tag", "last", "hope"), ("amend", "--from", "-")])
def test_an_encrypted_entry_is_refused(journal: Aj, entry: Path, words: tuple[str, ...], content: bytes) -> None:
    entry.write_bytes(content)
    ran = journal(*words, typed="more")
    assert ran.code == 5
    assert is_one_refusal(ran.err)
    assert entry.read_bytes() == content


def test_a_note_without_front_matter_gets_some_and_keeps_its_words(journal: Aj) -> None:
    path = journal.root / "entries" / "2026" / "2026-11-01 note.md"
    path.write_text("He was late.\n\nTwice.\n", encoding="utf-8")
    journal("star", path.name)
    text = path.read_text(encoding="utf-8")
    assert "starred = true" in text
    assert text.endswith("He was late.\n\nTwice.\n")


def test_a_reflection_can_be_tagged_at_once(aj: Aj) -> None:
    ran = aj("reflect", "jot", "--from", "-", "--tag", "Hope", "--tag", "self-care", typed="He came.")
    assert ran.code == 0
    assert 'tags = ["hope", "self-care"]' in aj.file_of(ran.id).read_text(encoding="utf-8")


def test_a_bad_tag_is_refused_before_anything_is_made(aj: Aj) -> None:
    ran = aj("reflect", "jot", "--from", "-", "--tag", "a b", typed="He came.")
    assert ran.code == 2
    assert not aj.root.exists()


def test_a_paused_walk_keeps_its_tags(aj: Aj) -> None:
    aj("reflect", "jot", "--tag", "hope", "--plain", typed="He came.\n/pause\n")
    ran = aj("resume", "--plain", typed=".\n/skip\n")
    assert ran.code == 0
    assert 'tags = ["hope"]' in aj.file_of(ran.id).read_text(encoding="utf-8")


def test_an_edit_conflict_keeps_both_versions(journal: Aj, entry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    former = marking.rewrite

    def meanwhile(*words: object) -> str:
        entry.write_bytes(entry.read_bytes() + b"\nby another hand\n")
        return former(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(marking, "rewrite", meanwhile)
    ran = journal("star", name(entry))
    assert ran.code == 3
    assert entry.read_bytes().endswith(b"by another hand\n")
    assert any(b"starred = true" in copy.read_bytes() for copy in entry.parent.glob("*conflict*"))
