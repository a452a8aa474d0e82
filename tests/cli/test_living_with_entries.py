"""From the first note to an exported journal: what each command leaves on the disk, and what it says."""

import json
import signal
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.fakes import CANARY, ENTRIES, ROOT, Aj, everything_in, is_one_refusal, lines_of
from tests.terminal.fakes import Session

NOTE: Final = "She put her coat on while I was talking.\n\n    +++\n# no heading\n2026-01-01\n"


def noted(aj: Aj, entry: str) -> str:
    """Return the words of a note, exactly."""
    return str(aj("show", entry, "--json").shape["text"])


def editor_that(aj: Aj, does: str) -> None:
    """Let the editor run this line of shell, in which $1 is the file."""
    program = aj.home / "editor"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    aj.monkeypatch.setenv("EDITOR", str(program))


def test_a_note_that_is_piped_in_becomes_an_entry(aj: Aj) -> None:
    ran = aj("reflect", "--from", "-", "-c", "C04", "--date", "2026-09-04 15:00", typed=NOTE)
    assert (ran.code, ran.data) == (0, b"")
    (file,) = aj.files
    saved, meeting, nothing = ran.err.split("\n")
    assert (saved, nothing) == (f"Saved as {ran.id}: entries/2026/2026-09-04-1500-{ran.id}.md", "")
    assert meeting.startswith("Meeting: Friday 4 September 2026, 15:00 (")
    assert file.name == f"2026-09-04-1500-{ran.id}.md"
    assert noted(aj, ran.id) == NOTE.removesuffix("\n")
    assert not list((aj.root / "drafts").iterdir())


def test_a_note_from_a_file_keeps_every_line(aj: Aj, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("\ufeff" + NOTE, encoding="utf-8")
    ran = aj("reflect", "--from", str(tmp_path / "note.txt"))
    assert noted(aj, ran.id) == NOTE.removesuffix("\n")


FILLED: Final = {
    "a.toml": 'own_part = """I took over.\nTwice."""\nstrain = 6\nmend = 2\nbetween = "off"\nfeelings.impatient = 2\n',
    "a.json": json.dumps(
        {"own_part": "I took over.\nTwice.", "strain": 6, "mend": 2, "between": "off", "feelings": {"impatient": 2}}
    ),
}


@pytest.mark.parametrize("name", FILLED)
def test_all_answers_come_from_a_file(aj: Aj, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILLED[name])
    ran = aj("reflect", "--answers", str(tmp_path / name), "-c", "C04", "--date", "2026-09-04")
    assert ran.code == 0, ran.err
    shape = aj("show", ran.id, "--json").shape
    assert shape["sections"]["own_part"] == "I took over.\nTwice."
    assert shape["ratings"] == {"strain": 6, "mend": 2}
    assert shape["picks"]["between"] == ["off"]
    assert shape["feelings"] == {"impatient": 2}


def test_one_entry_from_first_word_to_trash_and_back(aj: Aj) -> None:
    name = aj("reflect", "--from", "-", "-c", "C04", typed="one moment\n").id
    file = aj.file_of(name)
    first = file.read_bytes()
    assert name in aj("list").out
    assert "one moment" in aj("show", name).out
    assert "one moment" in aj("search", "moment").out

    editor_that(aj, 'sed -i "s/one moment/another moment/" "$1"')
    ran = aj("edit", name)
    assert (ran.code, ran.err) == (0, "Saved. To take it back: aj undo\n")
    second = file.read_bytes()
    assert second == first.replace(b"one moment", b"another moment")

    editor_that(aj, 'printf "a third one" > "$1"')
    assert aj("edit", "last", "-q", "note").err == "Saved. To take it back: aj undo\n"
    third = file.read_bytes()
    assert third == second.replace(b"another moment", b"a third one")

    editor_that(aj, "true")
    assert aj("edit", name).err == "Nothing was changed.\n"
    assert aj("edit", name, "-q", "note").err == "Nothing was changed.\n"

    ran = aj("delete", name, "--yes")
    assert (ran.code, ran.err) == (0, f"In the trash: {name}. To bring it back: aj restore {name}\n")
    assert aj.files == []
    assert aj("show", name).code == 3
    assert name in aj("restore").out
    assert [one["id"] for one in aj("restore", "--json").shape["entries"]] == [name]
    assert aj("restore", name).err == f"Back again: entries/{file.parent.name}/{file.name}\n"
    assert file.read_bytes() == third

    assert aj("undo").err.endswith("is in the trash; aj undo brings it back\n")
    assert aj.files == []
    assert aj("undo").err == f"entries/{file.parent.name}/{file.name} is back from the trash\n"
    assert file.read_bytes() == third
    assert aj("verify").code == 0


def test_an_edit_is_taken_back_and_given_again(journal: Aj) -> None:
    file = journal.files[-1]
    before = file.read_bytes()
    editor_that(journal, 'echo more >> "$1"')
    assert journal("edit").code == 0
    after = file.read_bytes()
    assert after == before + b"more\n"
    assert "is as it was before the last change" in journal("undo").err
    assert file.read_bytes() == before
    assert journal("undo").code == 0
    assert file.read_bytes() == after


def test_an_edit_that_breaks_the_entry_is_kept_and_said(journal: Aj) -> None:
    file = journal.files[-1]
    before = file.read_bytes()
    editor_that(journal, 'printf "+++\\nbroken" > "$1"')
    ran = journal("edit")
    assert ran.code == 0
    assert ran.err.startswith("Saved, but ")
    assert "cannot be read at line 1" in ran.err
    assert journal("undo").code == 0
    assert file.read_bytes() == before


def test_the_editor_fails_and_nothing_changes(journal: Aj) -> None:
    before = everything_in(journal.root)
    journal.monkeypatch.setenv("EDITOR", "no-such-editor")
    ran = journal("edit")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "no editor was found" in ran.err
    assert everything_in(journal.root) == before


def test_an_editor_that_only_opens_a_window_is_waited_for(journal: Aj) -> None:
    """It comes back at once; its file is there until the person has finished."""
    editor_that(journal, '(sleep 0.5; echo more >> "$1"; touch "$HOME/written") > /dev/null 2>&1 &')
    session = journal.session("edit")
    session.wait("Finished? [Y/n]")
    session.until((journal.home / "written").exists, "the window")
    session.type("y\n")
    session.wait("Saved. To take it back: aj undo")
    assert session.end() == 0
    assert journal.files[-1].read_text().endswith("more\n")


def test_a_terminal_that_closes_while_the_editor_is_open_keeps_what_was_saved(journal: Aj) -> None:
    editor_that(journal, 'echo more >> "$1"; touch "$HOME/open"; exec sleep 60')
    session = journal.session("edit")
    session.until((journal.home / "open").exists, "the editor")
    session.signal(signal.SIGTERM)
    assert session.end() == 143
    assert journal.files[-1].read_text().endswith("more\n")


def test_what_an_editor_left_behind_is_told_and_removed_when_confirmed(journal: Aj) -> None:
    editor_that(journal, 'echo "$1" > "$HOME/place"; mv "$HOME/place" "$HOME/open"; exec sleep 60')
    session = journal.session("edit")
    session.until((journal.home / "open").exists, "the editor")
    folder = Path((journal.home / "open").read_text().strip()).parent
    session.signal(signal.SIGKILL)
    assert session.end() == 137
    assert folder.is_dir()
    session = journal.session("reflect", "jot", columns=200)
    session.wait(f"An editor has left words in {folder}; to look and remove: aj verify --clean")
    session.type("\x03")
    session.end()
    session = journal.session("verify", "--clean", columns=200)
    clean(session, str(folder))
    assert not folder.exists()


def clean(session: Session, folder: str) -> None:
    """Say yes to one folder; other tests may have left others at the same moment."""
    while Path(folder).exists():
        session.until(lambda: session.look().rstrip().endswith("[y/N]") or not Path(folder).exists(), "a question")
        about = session.text.rstrip().split("\n")[-2]
        session.type("y\n" if folder in about else "n\n")
        session.look(0.1)
    session.type("n\n" * 20)
    session.end()


def test_crlf_and_a_mark_at_the_beginning_survive_an_edit(journal: Aj) -> None:
    file = journal.files[-1]
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    editor_that(journal, 'sed -i "s/again/once more/" "$1"')
    assert journal("edit").code == 0
    assert file.read_bytes() == before.replace(b"again", b"once more")


def test_an_entry_is_shown_byte_for_byte(journal: Aj) -> None:
    file = journal.files[0]
    content = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n") + b"caf\xe9 \x1b[31m \xe2\x80\xa8\n"
    file.write_bytes(content)
    assert journal("show", file.name, "--raw").data == content
    assert journal.process("show", file.name, "--raw", PYTHONIOENCODING="ascii", LC_ALL="C").data == content


LISTS: Final = {
    (): [1, 2, 3],
    ("-n", "1"): [3],
    ("--count", "2"): [2, 3],
    ("--all",): [1, 2, 3],
    ("-c", "C04"): [1, 3],
    ("-c", "C04", "-c", "C07"): [1, 2, 3],
    ("-c", "c07"): [2],
    ("--since", "2026-09-11"): [2, 3],
    ("--until", "2026-09-11"): [1, 2],
    ("--since", "2026-09-05", "--until", "2026-09-30"): [2],
    ("--set", "session"): [1],
    ("--set", "jot"): [2, 3],
    ("--tag", "forms"): [1],
    ("--starred",): [1],
    ("--theme", "cw"): [1, 3],
    ("-c", "C04", "--since", "2026-10-01"): [3],
    ("-c", "C04", "-n", "1"): [3],
}


@pytest.mark.parametrize("flags", LISTS, ids=" ".join)
def test_a_listing_is_narrowed_down(journal: Aj, flags: tuple[str, ...]) -> None:
    days = {entry["met"]: number for number, entry in enumerate(ENTRIES, start=1)}
    ran = journal("list", *flags, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.shape["schema"] == "alliance-journal/entries/1"
    assert [days[one["met"]] for one in ran.shape["entries"]] == LISTS[flags]
    assert CANARY not in ran.out
    told = journal("list", *flags)
    assert (told.code, CANARY in told.out) == (0, False)
    assert [days[day] for day in days if day in told.out] == LISTS[flags]


@pytest.mark.parametrize("flags", [("-c", "C99"), ("--theme", "ro.repaired")], ids=" ".join)
def test_a_listing_with_nothing_in_it_says_so(journal: Aj, flags: tuple[str, ...]) -> None:
    told = journal("list", *flags)
    assert (told.code, told.out) == (3, "")
    assert is_one_refusal(told.err)
    assert journal("list", *flags, "--json").shape["entries"] == []


@pytest.mark.parametrize("command", [("list",), ("search", "quiet"), ("summary",), ("ratings",), ("themes", "--all")])
def test_a_theme_that_no_codebook_has_is_not_passed_off_as_nothing_found(journal: Aj, command: tuple[str, ...]) -> None:
    told = journal(*command, "--theme", "cw.minmal")
    assert (told.code, told.out) == (3, "")
    assert "there is no theme or family of that name" in told.err
    assert "cw.minimal" in told.err


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["quiet"], [1, 3]),
        (['"went quiet"'], [1, 3]),
        (["quiet", "cafe"], [3]),
        (["quiet", "NOT", "cafe"], [1]),
        (["chair", "OR", "curtain"], [1, 2]),
        (["cafe"], [3]),
        (["naïv*"], [3]),
        (["漢字"], [3]),
        (["client:C07"], [2]),
        (["--client", "C07"], [2]),
        (["tag:forms"], [1]),
        (['since:"1 oct 2026"'], [3]),
    ],
    ids=str,
)
def test_a_search_finds_and_quotes(journal: Aj, query: list[str], found: list[int]) -> None:
    days = {entry["met"]: number for number, entry in enumerate(ENTRIES, start=1)}
    shape = journal("search", *query, "--json").shape
    assert shape["schema"] == "alliance-journal/search/1"
    assert [days[one["met"]] for one in shape["entries"]] == found
    for one in shape["entries"]:
        text = (journal.root / one["path"]).read_text(encoding="utf-8")
        for match in one["matches"]:
            assert match["words"] == text.split("\n")[match["line"] - 1][match["start"] : match["end"]]
            assert match["around"] in text
            assert match["words"] in match["around"]


def test_a_search_shows_the_line_and_the_words_around(journal: Aj) -> None:
    shown = journal("search", "curtain").out
    line = next(n for n, text in enumerate(journal.files[0].read_text().split("\n"), start=1) if "curtain" in text)
    assert f"     {line}: He went quiet and looked at the {CANARY} curtain." in shown


def test_a_search_that_is_piped_in_stays_out_of_the_arguments(journal: Aj) -> None:
    assert journal("search", "-", typed="curtain\n").out == journal("search", "curtain").out


def shape_of(value: Any) -> Any:  # noqa: ANN401  JSON may hold anything
    """Return the names and kinds in a shape, with lists by their first member."""
    if isinstance(value, dict):
        return {name: shape_of(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape_of(value[0])] if value else []
    return type(value).__name__


SIGHTING: Final = {
    "theme": "str",
    "family": "str",
    "source": "str",
    "confidence": "float",
    "status": "str",
    "holder": "str",
    "quote": "str",
    "line": "int",
    "start": "int",
    "end": "int",
}


def test_the_themes_have_their_pinned_shape_and_stand_on_real_words(journal: Aj) -> None:
    shape = journal("themes", "--all", "--json").shape
    assert shape["schema"] == "alliance-journal/themes/1"
    first = shape["entries"][0]
    assert set(first) >= {"id", "source_id", "met", "client", "path", "sightings"}
    assert (first["source_id"], first["met"], first["client"]) == ("first", "2026-09-04", "C04")
    sightings = [(entry, sighting) for entry in shape["entries"] for sighting in entry["sightings"]]
    assert sightings
    for entry, sighting in sightings:
        assert shape_of(sighting) == SIGHTING
        assert sighting["source"] in {"pick", "phrase", "learned", "review", "model"}
        assert sighting["status"] in {"present", "negated", "supposed", "past", "elsewhere"}
        assert sighting["holder"] in {"client", "worker", "dyad", "context", "other"}
        assert 0 <= sighting["confidence"] <= 1
        lines = (journal.root / entry["path"]).read_text(encoding="utf-8").split("\n")
        assert lines[sighting["line"] - 1][sighting["start"] :].startswith(sighting["quote"].split("\n")[0])


def test_the_themes_of_one_entry_and_of_the_last_one(journal: Aj) -> None:
    everything = journal("themes", "--all", "--json").shape["entries"]
    assert journal("themes", "--json").shape["entries"] == everything[-1:]
    assert journal("themes", everything[0]["id"], "--json").shape["entries"] == everything[:1]
    assert journal("themes", "-c", "C07", "--json").shape["entries"] == everything[1:2]
    quotes = [one["quote"] for one in everything[0]["sightings"] if one["source"] == "phrase"]
    shown = " ".join(journal("themes", everything[0]["id"]).out.split())
    assert all(" ".join(quote.split()) in shown for quote in quotes)


def test_the_summary_has_its_pinned_shape(journal: Aj) -> None:
    shape = journal("summary", "--all", "--json").shape
    assert shape["schema"] == "alliance-journal/summary/1"
    assert set(shape) >= {
        "period",
        "entries",
        "clients",
        "themes",
        "loops",
        "strains",
        "ratings",
        "phrases",
        "feelings",
    }
    assert (shape["entries"], shape["clients"], set(shape["period"])) == (3, 2, {"from", "to"})
    assert set(shape["mirror"]["own_part"]) == {"asked", "answered"}
    assert set(shape["ratings"]) == {"C04"}
    assert set(shape["ratings"]["C04"]) >= {"points", "dips", "slide"}
    assert shape["themes"]
    pinned = {
        "id",
        "label",
        "family",
        "entries",
        "of",
        "clients",
        "first",
        "last",
        "longest_run",
        "recurring",
        "sightings",
    }
    for theme in shape["themes"]:
        assert set(theme) >= pinned
        assert all(set(one) >= set(SIGHTING) for one in theme["sightings"])
    for strain in shape["strains"]:
        assert set(strain) >= {"client", "opened", "kind", "state", "repaired", "days", "strategies"}


def test_a_summary_is_narrowed_to_a_client_a_time_and_a_theme(journal: Aj) -> None:
    assert journal("summary", "-c", "C07", "--json").shape["entries"] == 1
    assert journal("summary", "--since", "2026-09-10", "--until", "2026-09-30", "--json").shape["entries"] == 1
    themes = journal("summary", "--all", "--theme", "cw", "--json").shape["themes"]
    assert themes
    assert all(theme["id"].startswith("cw.") for theme in themes)


def test_an_exported_journal_comes_back_whole(journal: Aj, tmp_path: Path) -> None:
    exported = journal("export", "jsonl")
    assert (exported.code, exported.err) == (0, "")
    assert [json.loads(line)["id"] for line in exported.out.split("\n")[:-1]] == ["first", "second", "third"]
    other = str(tmp_path / "other")
    ran = journal("import", "jsonl", "-", "--journal", other, typed=exported.data)
    assert (ran.code, ran.err) == (0, "3 entries imported\n")
    assert journal("export", "jsonl", "--journal", other).data == exported.data
    again = journal("import", "jsonl", "-", "--journal", other, typed=exported.data)
    assert (again.code, again.err) == (0, "0 entries imported, 3 already here\n")


def test_what_was_imported_says_what_it_said(journal: Aj) -> None:
    for given, line in zip(ENTRIES, journal("export", "jsonl").out.split("\n"), strict=False):
        assert json.loads(line) == {**json.loads(line), **given}


def test_an_export_holds_only_what_was_asked_for(journal: Aj) -> None:
    assert journal("export", "jsonl", "-c", "C07").out.count("\n") == 1
    assert journal("export", "jsonl", "--tag", "forms").out.count("\n") == 1
    assert journal("export", "jsonl", "-c", "C99").out == ""


def test_the_demo_never_touches_the_workers_own_journal(aj: Aj, tmp_path: Path) -> None:
    aj.monkeypatch.setenv("TMPDIR", str(tmp_path))
    aj.monkeypatch.setattr("tempfile.tempdir", None)
    for number in (1, 2):
        ran = aj("demo")
        assert ran.code == 0
        assert ran.err.startswith("A fictional journal of ")
        assert "Try next" in ran.out
        assert len(list(tmp_path.glob("aj-demo-*"))) == number
        assert not aj.root.exists()


def test_the_demo_goes_where_it_is_told_and_what_it_says_to_try_works(aj: Aj, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "demo"
    ran = aj("demo", str(folder))
    assert ran.code == 0
    assert folder.is_dir()
    assert not aj.root.exists()
    for line in ran.out.split("Try next\n")[1].split("\n")[:4]:
        tried = aj.shell(f"$AJ {line.strip().removeprefix('aj ')}")
        assert (tried.code, tried.err, bool(tried.out)) == (0, "", True), line


@pytest.mark.parametrize("kind", ["folder", "empty folder", "file", "the own journal"])
def test_the_demo_refuses_a_place_that_is_taken(journal: Aj, tmp_path: Path, kind: str) -> None:
    place = journal.root if kind == "the own journal" else tmp_path / "taken"
    if kind == "file":
        place.write_text("a letter")
    elif kind != "the own journal":
        place.mkdir()
        if kind == "folder":
            (place / "a").write_text("b")
    before = everything_in(tmp_path)
    ran = journal("demo", str(place))
    assert (ran.code, ran.data, is_one_refusal(ran.err)) == (2, b"", True)
    assert "is already there" in ran.err
    assert everything_in(tmp_path) == before


def test_a_hand_written_file_is_an_entry_too(aj: Aj) -> None:
    folder = aj.root / "entries" / "2026"
    folder.mkdir(parents=True)
    (folder / "2026-09-04.md").write_text(f"Just a note, {CANARY}.\n")
    assert aj("list").out.count("\n") == 1
    assert CANARY in aj("show").out
    assert aj("search", CANARY).code == 0
    assert aj("summary").code == 0


def test_nothing_but_the_entry_itself_holds_its_words(journal: Aj) -> None:
    for words in (["summary"], ["themes", "--all"], ["search", CANARY], ["list", "-c", "C04"]):
        assert journal(*words).code == 0
    holding = [
        path
        for path in journal.home.parent.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes() and path not in journal.files
    ]
    assert holding == []


def test_a_file_that_was_imported_twice_under_one_id_comes_once(aj: Aj) -> None:
    ran = aj("import", "jsonl", "-", typed=lines_of(ENTRIES[0], ENTRIES[0]))
    assert ran.err == "1 entry imported, 1 already here\n"


def test_verify_names_what_is_damaged_and_is_silent_otherwise(journal: Aj) -> None:
    assert journal("verify") == journal("verify")
    assert (journal("verify").code, journal("verify").data) == (0, b"")
    journal.files[0].write_bytes(b"+++\n")
    ran = journal("verify", "--json")
    assert (ran.code, ran.err, ran.shape["schema"]) == (4, "", "alliance-journal/verify/1")
    (finding,) = ran.shape["findings"]
    assert (finding["path"], finding["line"]) == (journal.files[0].relative_to(journal.root).as_posix(), 1)
    assert finding["path"] in journal("verify").out


def test_left_over_files_are_only_told_where_nobody_can_be_asked(journal: Aj) -> None:
    left = journal.root / "entries" / "2026" / f".{journal.files[0].name}.0123456789ab.tmp"
    left.write_text("half an entry")
    ran = journal("verify", "--clean")
    assert left.name in ran.err
    assert left.exists()
    session = journal.session("verify", "--clean", columns=200)
    session.wait("Remove it? [y/N]")
    session.type("y\n" + "n\n" * 20)
    session.wait("Removed.")
    session.end()
    assert not left.exists()


def test_a_set_of_ones_own_is_checked_shown_and_walked(aj: Aj) -> None:
    file = aj.root / "prompts" / "short.toml"
    file.parent.mkdir(parents=True)
    shape = aj("prompts", "show", "jot", "--json").shape
    assert (shape["schema"], [one["id"] for one in shape["sets"]]) == ("alliance-journal/prompts/1", ["jot"])
    text = (ROOT / "prompts" / "jot.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('id = "jot"', 'id = "short"', 1), encoding="utf-8")
    assert aj("prompts", "check", str(file)).out == "short: 2 questions, no mistakes\n"
    ran = aj("reflect", "short", "--from", "-", typed="words")
    assert (ran.code, aj("list", "--set", "short", "--json").shape["entries"][0]["id"]) == (0, ran.id)


def test_the_earlier_entry_with_the_same_client_is_shown_where_a_set_asks_for_it(journal: Aj) -> None:
    journal.files[1].write_bytes(b"+++\n")
    ran = journal("reflect", "missed", "-c", "C04", "--date", "today", typed="\n" * 3 + "/pause\n")
    assert ran.code == 0
    assert "He went quiet again." in ran.err


def test_bytes_that_an_editor_would_not_give_back_are_not_opened(journal: Aj) -> None:
    file = journal.files[-1]
    file.write_bytes(file.read_bytes() + b"caf\xe9\n")
    before = file.read_bytes()
    editor_that(journal, "exit 1")
    ran = journal("edit")
    assert (ran.code, is_one_refusal(ran.err)) == (2, True)
    assert "is not UTF-8 throughout" in ran.err
    assert file.read_bytes() == before


def test_the_editor_of_the_configuration_is_taken(journal: Aj) -> None:
    editor_that(journal, 'echo more >> "$1"')
    journal.monkeypatch.setenv("VISUAL", "no-such-editor")
    assert journal("config", "set", "editor", str(journal.home / "editor")).code == 0
    assert journal("edit").err == "Saved. To take it back: aj undo\n"
    assert journal.files[-1].read_text().endswith("more\n")


def test_the_demo_names_the_program_as_it_was_called(aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [".venv/bin/aj"])
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "  .venv/bin/aj reflect " in aj("demo", str(tmp_path / "one")).out
    program = tmp_path / "aj"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o700)
    assert "  aj reflect " in aj("demo", str(tmp_path / "two")).out
