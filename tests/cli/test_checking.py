"""`aj check` and `aj names` on the command line: nothing of a name is repeated where it could stay."""

from collections.abc import Sequence

import pytest

from alliance_journal.cli.checking import check
from alliance_journal.terminal.screen import Screen
from tests.cli.fakes import Aj, is_one_refusal, lines_of
from tests.terminal.spotting_fakes import spot_a_few

TOLD = {"met": "2026-09-04", "client": "C04", "text": "I met Anna on 3 May. Her number is 07700 900123."}
CLEAN = {"met": "2026-09-11", "client": "C07", "text": "She did not come."}


@pytest.fixture
def few(aj: Aj) -> Aj:
    """The program over two invented entries, with a spotting that knows a few people."""
    spot_a_few(aj.monkeypatch)
    assert aj("import", "jsonl", "-", typed=lines_of(TOLD, CLEAN)).code == 0
    return aj


def test_without_a_name_the_last_entry_is_looked_over(few: Aj) -> None:
    ran = few("check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 entry looked over. Nothing here matched my lists.")


def test_all_entries_are_looked_over(few: Aj) -> None:
    ran = few("check", "--all")
    assert (ran.code, ran.err) == (3, "")
    assert ": a name: Anna\n" in ran.out
    assert "2 things in 2 places may say who somebody is, in 1 of 2 entries.\n" in ran.out


def test_an_entry_is_looked_over_by_its_name(few: Aj) -> None:
    assert few("check", few.files[0].name).code == 3
    assert few("check", few.files[1].name, few.files[0].name).code == 3
    ran = few("check", "nothere")
    assert ran.code == 3
    assert is_one_refusal(ran.err)


def test_json_holds_places_and_no_words(few: Aj) -> None:
    ran = few("check", "--all", "--json")
    assert (ran.code, ran.err) == (3, "")
    assert ran.shape["schema"] == "alliance-journal/check/1"
    assert [len(entry["found"]) for entry in ran.shape["entries"]] == [3, 0]
    assert "Anna" not in ran.out


def test_an_entry_that_cannot_be_read_is_told_and_the_others_are_looked_over(few: Aj) -> None:
    few.files[1].write_bytes(b"\0")
    ran = few("check", "--all")
    assert ran.code == 4
    assert f"not read: {few.files[1].relative_to(few.root)}:1: cannot be read" in ran.err
    assert "a name: Anna" in ran.out


@pytest.mark.parametrize("words", [("--all", "last"), ("--fix", "--json")])
def test_what_does_not_go_together_is_refused(few: Aj, words: Sequence[str]) -> None:
    ran = few("check", *words)
    assert ran.code == 2
    assert is_one_refusal(ran.err)


def test_nothing_is_settled_where_nobody_can_be_asked(few: Aj) -> None:
    before = [path.read_bytes() for path in few.files]
    ran = few("check", "--all", "--fix", typed="r\n")
    assert ran.code == 2
    assert "there is nobody to ask" in ran.err
    assert [path.read_bytes() for path in few.files] == before


@pytest.fixture
def asked(few: Aj) -> Aj:
    """The same with somebody at the terminal, by lines."""
    few.monkeypatch.setattr(Screen, "asks", property(lambda _screen: True))
    return few


def test_entries_are_settled_one_after_the_other(asked: Aj) -> None:
    ran = asked("check", "--all", "--fix", typed="r\nk\n")
    assert (ran.code, ran.out) == (0, "")
    assert "I met C04 on 3 May." in asked.files[0].read_text()
    assert asked("undo").code == 0
    assert "I met Anna on 3 May." in asked.files[0].read_text()


def test_an_entry_that_cannot_be_read_is_passed_over_and_told(asked: Aj) -> None:
    asked.files[1].write_bytes(b"\0")
    ran = asked("check", "--all", "--fix", typed="r\nk\n")
    assert ran.code == 4
    assert ":1: cannot be read" in ran.err
    assert "I met C04 on 3 May." in asked.files[0].read_text()


def test_the_help_says_what_the_exit_codes_mean(few: Aj) -> None:
    assert check.__doc__ is not None
    assert "Exit code 0" in few("check", "--help").out


def test_mistakes_in_the_list_of_names_are_told_at_their_lines(few: Aj) -> None:
    (few.root / "names.txt").write_text("Zora\n-\n")
    assert "list of names: names.txt:2: " in few("check").err
    ran = few("names", "list")
    assert ran.err.startswith("names.txt:2: ")
    assert "Zora" not in ran.err


def test_names_are_asked_for_and_listed(few: Aj) -> None:
    ran = few("names", "add", typed="Zora\n\n")
    assert (ran.code, ran.out) == (0, "")
    assert "Zora" not in ran.err
    assert few("names", "add", "--never", typed="May\n").code == 0
    assert (few.root / "names.txt").read_text() == "Zora\n- May\n"
    assert few("names", "list").out == "  1. Zora\n  2. - May\n"
    assert few("names", "list", "--json").shape == {
        "schema": "alliance-journal/names/1",
        "names": ["Zora"],
        "never": ["May"],
    }
    assert (few.root / "names.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [("add", "Zora"), ("remove", "Zora"), ("add", "--Zora"), ("remove", "-Z", "Zora")])
def test_a_name_on_the_command_line_is_refused_and_not_repeated(few: Aj, words: Sequence[str]) -> None:
    ran = few("names", *words)
    assert ran.code == 2
    assert is_one_refusal(ran.err)
    assert "Zora" not in ran.err + ran.out
    assert not (few.root / "names.txt").exists()


def test_names_come_off_only_where_somebody_can_be_asked(few: Aj) -> None:
    (few.root / "names.txt").write_text("Zora\n")
    ran = few("names", "remove", typed="1\n")
    assert ran.code == 2
    assert (few.root / "names.txt").read_text() == "Zora\n"


def test_the_list_is_a_known_file_and_never_given_out(few: Aj) -> None:
    few("names", "add", typed="Zora\n")
    few.settle()
    assert (few("verify").code, few("verify").out) == (0, "")
    assert f"names: {few.root / 'names.txt'}\n" in few("where").out
    assert few("where", "--json").shape["names"] == str(few.root / "names.txt")
    for words in (("export", "jsonl"), ("list", "--json"), ("show", "last", "--json"), ("check", "--all", "--json")):
        assert "Zora" not in few(*words).out


def test_a_note_that_is_handed_in_is_saved_unchanged_and_told_about_in_one_line(few: Aj) -> None:
    ran = few("reflect", "--from", "-", "-c", "C04", "--date", "2026-09-20", typed="Anna and Ines came.\n")
    assert ran.code == 0
    assert f"2 things in it may say who somebody is: aj check {ran.id}\n" in ran.err
    assert "Anna" not in ran.err
    assert "Anna and Ines came." in few.file_of(ran.id).read_text()


def test_answers_from_a_file_are_saved_unchanged_and_told_about_in_one_line(few: Aj) -> None:
    answers = few.root.parent / "answers.toml"
    answers.write_text('note = "Anna came."\n')
    ran = few("reflect", "jot", "--answers", str(answers), "--date", "2026-09-20")
    assert ran.code == 0
    assert f"1 thing in it may say who somebody is: aj check {ran.id}\n" in ran.err


def test_the_look_at_save_is_switched_off_by_an_option(few: Aj) -> None:
    assert few("config", "set", "identifiers", "false").code == 0
    ran = few("reflect", "--from", "-", "--date", "2026-09-20", typed="Anna came.\n")
    assert "may say who" not in ran.err
    assert few("check", ran.id).code == 3


def test_the_list_of_names_and_the_shapes_of_numbers_are_found_by_the_program_itself(aj: Aj) -> None:
    entry = {"met": "2026-09-04", "client": "C04", "text": "I told zorabel of C04 to ring 07700 900123."}
    assert aj("import", "jsonl", "-", typed=lines_of(entry)).code == 0
    assert aj("names", "add", typed="Zorabel\n").code == 0
    ran = aj("check")
    assert ran.code == 3
    assert ": a name: zorabel\n" in ran.out
    assert ": a phone number: 07700 900123\n" in ran.out
    assert "2 things in 2 places" in ran.out
