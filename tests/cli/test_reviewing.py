"""`aj review` from the command line: asked, listed, added, removed, undone, refused."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliance_journal.storage.fsops import RealDisk
from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal, lines_of

TEXT = f"I asked again. She went quiet about the {CANARY}. I took over the form.\n\nI felt useless. She went quiet."


@pytest.fixture
def found(aj: Aj) -> Aj:
    """The program over a journal in whose newest entry four sentences hold a theme."""
    old = {"met": "2026-09-01", "client": "C07", "text": f"He shut down, {CANARY}.", "id": "old"}
    new = {"met": "2026-10-01", "client": "C04", "text": TEXT, "id": "new"}
    assert aj("import", "jsonl", "-", typed=lines_of(old, new)).code == 0
    return aj


def entry(aj: Aj) -> Path:
    return aj.files[-1]


def line_of(aj: Aj, words: str) -> int:
    """Return the last line of the newest entry that holds these words."""
    return [n for n, line in enumerate(entry(aj).read_text().split("\n"), start=1) if words in line][-1]


def themes(aj: Aj, name: str = "last") -> list[tuple[str, str, str]]:
    """Return theme, source and words of everything found in an entry."""
    (shape,) = aj("themes", name, "--json").shape["entries"]
    return [(one["theme"], one["source"], one["quote"]) for one in shape["sightings"]]


def reviews(aj: Aj, *words: str) -> list[tuple[str, str, str | None, bool]]:
    shape = aj("review", "--list", "--json", *words).shape
    assert shape["schema"] == "alliance-journal/reviews/1"
    return [(one["theme"], one["verdict"], one["why"], one["standing"]) for one in shape["reviews"]]


def test_sentences_are_answered_through_a_pipe_and_the_tally_is_right(found: Aj) -> None:
    ran = found("review", typed="y\nw\nt\nn\n")
    assert (ran.code, ran.data) == (0, b"")
    assert ran.err.endswith("1 confirmed, 3 refused, 1 left.\n")
    assert len(reviews(found)) == 4


def test_a_few_at_a_time_and_never_twice(found: Aj) -> None:
    assert found("review", "-n", "2", typed="y\ny\ny\n").err.endswith("2 confirmed, 0 refused, 3 left.\n")
    ran = found("review", "-n", "9", typed="n\nn\nn\nn\n")
    assert "Sentence 3 of 3." in ran.err
    assert ran.err.endswith("0 confirmed, 3 refused, 0 left.\n")
    ran = found("review")
    assert (ran.code, ran.data) == (3, b"")
    assert ran.err == "aj: there is nothing to review here\n  try: aj review --list shows what you have answered\n"


def test_what_was_refused_is_gone_and_what_was_confirmed_is_the_workers_own_word(found: Aj) -> None:
    found("review", "-c", "C04", "--theme", "cw.minimal", typed="n\ny\n")
    assert [one for one in themes(found) if one[0] == "cw.minimal"] == [("cw.minimal", "review", "She went quiet.")]


def test_only_what_was_asked_for_is_shown(found: Aj) -> None:
    for words, sentences in (
        (("--theme", "wf"), 1),
        (("--theme", "worker_feeling"), 1),
        (("--theme", "cw.minimal"), 3),
        (("--theme", "cw", "--theme", "wf.inadequate"), 4),
        (("-c", "C07"), 1),
        (("--since", "2026-09-15"), 4),
        (("--until", "2026-09-15"), 1),
    ):
        assert f"Sentence 1 of {sentences}." in found("review", *words).err


@pytest.mark.parametrize("words", [(), ("--list",), ("--list", "--json")])
def test_an_unknown_theme_is_refused_with_the_nearest_id(found: Aj, words: tuple[str, ...]) -> None:
    ran = found("review", "--theme", "cw.minmal", *words)
    assert (ran.code, ran.data) == (3, b"")
    assert ran.err == "aj: there is no theme or family of that name\n  try: cw.minimal\n"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("review", "--json"), 2, "aj review --list --json"),
        (("review", "-n", "0"), 2, "not in the range"),
        (("review", "bogus"), 2, "no such command"),
        (("review", "-c", "C/4"), 2, "a client code is"),
        (("review", "--since", "someday"), 2, "not a day"),
        (("review", "-c", "C99"), 3, "there is nothing to review here"),
        (("review", "add"), 2, "missing argument"),
        (("review", "add", "last"), 2, "missing argument"),
        (("review", "add", "nobody", "cw.minimal"), 3, "no entry answers to that name"),
        (("review", "add", "last", "cw.minmal"), 3, "try: cw.minimal"),
        (("review", "add", "last", "complaint"), 2, "try: cc.worker or cc.service"),
        (("review", "add", "last", "cw.minimal", "--line", "1"), 2, "no sentence stands on line 1 of entries/"),
        (("review", "add", "last", "cw.minimal", "--line", "9999"), 2, "no sentence stands on line 9999"),
        (("review", "add", "last", "cw.minimal", "--line", "0"), 2, "not in the range"),
        (("review", "remove", "last", "cw.minmal"), 3, "try: cw.minimal"),
        (("review", "remove", "nobody", "cw.minimal"), 3, "no entry answers to that name"),
        (("review", "remove", "last", "cc.hostile"), 3, "that theme is not in this entry"),
    ],
    ids=str,
)
def test_what_cannot_be_followed_is_refused_in_a_sentence_and_nothing_changes(
    found: Aj, words: tuple[str, ...], code: int, says: str
) -> None:
    before = everything_in(found.root)
    ran = found(*words)
    assert (ran.code, ran.data) == (code, b"")
    assert is_one_refusal(ran.err), ran.err
    assert says in ran.err
    assert CANARY not in ran.err
    assert everything_in(found.root) == before


@pytest.mark.parametrize(
    "words",
    [("review",), ("review", "--list"), ("review", "add", "last", "cw.minimal"), ("review", "remove", "x", "cw.late")],
    ids=str,
)
def test_where_there_is_no_journal_none_is_made(aj: Aj, words: tuple[str, ...]) -> None:
    ran = aj(*words)
    assert (ran.code, ran.data) == (3, b"")
    assert "there is no journal yet" in ran.err
    assert not aj.root.exists()


def test_undo_takes_the_last_answer_back(found: Aj) -> None:
    found("review", typed="y\n")
    one = entry(found).read_bytes()
    found("review", typed="n\n")
    assert found("undo").code == 0
    assert entry(found).read_bytes() == one
    assert len(reviews(found)) == 1


def test_a_sentence_that_was_changed_is_stale_and_asked_about_anew(found: Aj) -> None:
    found("review", "--theme", "wf", typed="n\n")
    path = entry(found)
    path.write_text(path.read_text().replace("I felt useless.\x20", "I felt useless again. "))
    assert reviews(found) == [("wf.inadequate", "no", None, False)]
    ran = found("review", "--theme", "wf", typed="y\n")
    assert "An earlier answer of yours here was about words that have changed since." in ran.err
    assert reviews(found) == [("wf.inadequate", "no", None, False), ("wf.inadequate", "yes", None, True)]
    assert "stale: its words no longer stand there" in found("review", "--list").out


def test_the_list_names_place_and_words_and_knows_filters(found: Aj) -> None:
    assert found("review", "--list").out == "Nothing has been reviewed here yet.\n"
    found("review", typed="y\nw\nt\nn\nn\n")
    listed = found("review", "--list", "-c", "C04").out
    assert f'"She went quiet about the {CANARY}." entries/2026/' in " ".join(listed.split())
    assert "no, somebody else's: " in listed
    assert len(reviews(found, "-c", "C07")) == 1
    assert len(reviews(found, "--theme", "wf")) == 1
    shape = found("review", "--list", "--json").shape["reviews"]
    for one in shape:
        lines = (found.root / one["path"]).read_text().split("\n")
        assert one["quote"] in lines[one["line"] - 1]


def test_the_list_and_the_sitting_go_on_beside_a_damaged_entry(found: Aj) -> None:
    found("review", typed="y\n")
    damaged = found.root / "entries/2026/2026-09-05-1000-bcdfghjk.md"
    damaged.write_text(f"+++\nreviewed = {CANARY}\n+++\n")
    before = damaged.read_bytes()
    for words in (("review", "--list"), ("review",)):
        ran = found(*words)
        assert ran.code == 0
        assert "not read: entries/2026/2026-09-05-1000-bcdfghjk.md:2: cannot be read\n" in ran.err
        assert CANARY not in ran.err.replace(f"about the {CANARY}", "").replace(f"down, {CANARY}", "")
    assert damaged.read_bytes() == before


def test_an_entry_of_a_newer_format_is_told_and_left_alone(found: Aj) -> None:
    path = entry(found)
    path.write_text(path.read_text().replace("format = 1", "format = 9"))
    before = path.read_bytes()
    ran = found("review", typed="y\ny\n")
    assert f"not asked: {path.relative_to(found.root).as_posix()} is of a newer format" in ran.err
    assert path.read_bytes() == before
    for words in (("add", "last", "cw.minimal", "--line", "20"), ("remove", "last", "cw.minimal")):
        ran = found("review", *words, typed="1\n")
        assert ran.code == 4
        assert "newer" in ran.err
    assert path.read_bytes() == before


@pytest.fixture
def read_only(found: Aj) -> Iterator[Aj]:
    """A journal in which no file can be made, whoever asks."""
    create = RealDisk.create

    def refuse(disk: RealDisk, path: Path) -> Any:  # noqa: ANN401  a file's number
        if path.is_relative_to(found.root):
            raise OSError(30, os.strerror(30), str(path))
        return create(disk, path)

    with found.monkeypatch.context() as patch:
        patch.setattr(RealDisk, "create", refuse)
        yield found


@pytest.mark.parametrize("words", [(), ("add", "last", "cw.minimal"), ("remove", "last", "cw.minimal")], ids=str)
def test_a_journal_that_can_only_be_read_says_so_and_is_as_it_was(read_only: Aj, words: tuple[str, ...]) -> None:
    before = everything_in(read_only.root)
    ran = read_only("review", *words, typed="1\n" if words else "y\n")
    assert ran.code == 4
    assert "aj: " in ran.err
    assert "the disk can only be read, not written" in ran.err
    assert {name: data for name, data in everything_in(read_only.root).items() if data is not None} == {
        name: data for name, data in before.items() if data is not None
    }


def test_a_folder_without_permission_to_write_says_so(found: Aj) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may write into every folder")
    folders = [found.root, *(path for path in found.root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o500)
    ran = found("review", typed="y\n")
    for folder in folders:
        folder.chmod(0o700)
    assert (ran.code, "there is no permission" in ran.err) == (4, True)
    assert reviews(found) == []


def test_a_theme_is_added_at_the_sentence_that_is_picked(found: Aj) -> None:
    ran = found("review", "add", "last", "wc.rigid", typed="zero\n6\n3\n")
    assert ran.code == 0
    assert "3. I took over the form." in ran.err
    assert ran.err.count("Please type one of the numbers, or 0.") == 2
    assert f"Added at line {line_of(found, 'took over')}: " in ran.err
    assert ("wc.rigid", "review", "I took over the form.") in themes(found)
    assert found("undo").code == 0
    assert "wc.rigid" not in [one[0] for one in themes(found)]


def test_a_theme_is_added_to_the_whole_entry_and_a_second_time_takes_the_place_of_the_first(found: Aj) -> None:
    for _ in range(2):
        assert "Added in the whole entry: " in found("review", "add", "last", "wc.rigid", typed="0\n").err
    assert reviews(found) == [("wc.rigid", "yes", None, True)]
    assert ("wc.rigid", "review", "I asked again.") in themes(found)


@pytest.mark.parametrize("typed", ["", "\n", " \n1\n"])
def test_nothing_picked_changes_nothing(found: Aj, typed: str) -> None:
    before = everything_in(found.root)
    ran = found("review", "add", "last", "wc.rigid", typed=typed)
    assert (ran.code, "Nothing was changed." in ran.err) == (0, True)
    assert everything_in(found.root) == before


def test_a_line_with_one_sentence_needs_no_question_and_one_with_several_asks(found: Aj) -> None:
    ran = found("review", "add", "last", "wc.rigid", "--line", str(line_of(found, "took over")), typed="0\n3\n")
    assert "Please type one of the numbers.\n" in ran.err
    assert ("wc.rigid", "review", "I took over the form.") in themes(found)
    found("review", "add", "last", "rs.owned", "--line", str(line_of(found, "useless")), typed="2\n")
    assert ("rs.owned", "review", "She went quiet.") in themes(found)
    entry(found).write_text(entry(found).read_text() + "\nJust\nthis.\n")
    ran = found("review", "add", "last", "rs.owned", "--line", str(line_of(found, "this.")))
    assert f"Added at line {line_of(found, 'Just')}: " in ran.err
    assert "Which sentence?" not in ran.err


def test_an_entry_without_a_word_can_be_reviewed_as_a_whole(aj: Aj) -> None:
    assert (
        aj("import", "jsonl", "-", typed=lines_of({"met": "2026-10-01", "ratings": {"strain": 5}, "set": "pulse"})).code
        == 0
    )
    ran = aj("review", "add", "last", "wc.rigid", typed="1\n0\n")
    assert "Please type one of the numbers, or 0." in ran.err
    assert reviews(aj) == [("wc.rigid", "yes", None, False)]


def test_a_theme_is_taken_out_for_good(found: Aj) -> None:
    ran = found("review", "remove", "last", "cw.minimal")
    assert ran.err == "Taken out: Went quiet / short answers (cw.minimal). To take it back: aj undo\n"
    assert reviews(found) == [("cw.minimal", "no", None, True)]
    assert "cw.minimal" not in [one[0] for one in themes(found)]
    assert found("review", "remove", "last", "cw.minimal").code == 3
    found("undo")
    assert "cw.minimal" in [one[0] for one in themes(found)]


def test_an_own_yes_is_taken_back_with_stale_answers_and_nothing_is_refused_that_was_not_found(found: Aj) -> None:
    found("review", "add", "last", "wc.rigid", typed="1\n")
    found("review", "add", "last", "rs.owned", typed="1\n")
    path = entry(found)
    path.write_text(path.read_text().replace("I asked again. She", "I asked. She"))
    assert [one[3] for one in reviews(found)] == [False, False]
    found("review", "add", "last", "wc.rigid", typed="1\n")
    assert found("review", "remove", "last", "wc.rigid").code == 0
    assert reviews(found) == [("rs.owned", "yes", None, False)]


def test_a_ticked_theme_can_be_taken_out_as_well_and_undo_brings_it_back(aj: Aj) -> None:
    ticked = {
        "met": "2026-10-01",
        "text": "She went quiet.",
        "picks": {"my_moves": ["wc.rigid", "cw.minimal"]},
        "set": "session",
    }
    aj("import", "jsonl", "-", typed=lines_of(ticked))
    for theme in ("wc.rigid", "cw.minimal"):
        assert aj("review", "remove", "last", theme).code == 0
    assert aj("themes", "last", "--json").shape["entries"][0]["sightings"] == []
    assert aj("undo").code == 0
    assert {one["theme"] for one in aj("themes", "last", "--json").shape["entries"][0]["sightings"]} == {"cw.minimal"}


def test_no_words_of_an_entry_are_in_an_argument_or_an_error(found: Aj) -> None:
    ran = found("review", "add", "last", f"the {CANARY} form")
    assert ran.code == 3
    assert CANARY not in ran.err


def test_the_help_of_the_group_names_options_and_commands(aj: Aj) -> None:
    said = aj("review", "--help").out
    assert all(word in said for word in ("--blind", "--list", "--theme", "add", "remove"))
