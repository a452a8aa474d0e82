"""`aj prompts`: sets of one's own, made, copied and changed, in use only once they have no mistakes."""

from pathlib import Path

import pytest

from alliance_journal.errors import BusyError
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.parsing import parse_set
from tests.cli.fakes import Aj, everything_in, is_one_refusal
from tests.cli.test_old_entries_keep_their_questions import DUTY

ANSWERS = (
    "After duty",
    "To put it down.",
    "",
    "",
    "How was it?",
    "4",
    "they went quiet | cw.minimal",
    "fine",
    "",
    "",
    "2",
    "",
    "y",
    "",
    "How heavy is it?",
    "3",
    "light",
    "heavy",
    "Weight",
    "1",
    "5",
    "",
    "weight",
    "",
)


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def own(aj: Aj, name: str = "duty") -> Path:
    return aj.root / "prompts" / f"{name}.toml"


def put(aj: Aj, text: str = DUTY, name: str = "duty") -> Path:
    own(aj, name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    own(aj, name).write_text(text, encoding="utf-8")
    return own(aj, name)


def editor(aj: Aj, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """Let the editor replace one text by another, and keep what it was given."""
    script = aj.home / "editor.sh"
    script.write_text(
        "#!/usr/bin/env python3\nimport pathlib, sys\npath = pathlib.Path(sys.argv[1])\n"
        f"text = path.read_text()\npathlib.Path({str(aj.home / 'given')!r}).write_text(text)\n"
        f"path.write_text(text.replace({old!r}, {new!r}))\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))


def given(aj: Aj) -> str:
    return (aj.home / "given").read_text(encoding="utf-8")


# --- making one -----------------------------------------------------------------------------------------------------


def test_answers_make_a_set_that_can_be_walked_at_once(aj: Aj) -> None:
    made = aj("prompts", "new", "duty", typed=typed(*ANSWERS))
    assert made.code == 0
    assert "Saved in prompts/duty.toml. Try it with: aj reflect duty" in made.err
    found, problems = parse_set(own(aj).read_text(encoding="utf-8"), path="")
    assert problems == ()
    assert found is not None
    how, weight = found.questions
    assert (how.id, how.kind.value, how.holder.value, how.private) == ("how_was_it", "pick", "client", True)
    assert [(option.id, option.theme) for option in how.options] == [("cw.minimal", "cw.minimal"), ("fine", None)]
    assert (weight.id, weight.low, weight.high, weight.short, weight.role.value) == (
        "weight",
        "light",
        "heavy",
        "Weight",
        "intensity",
    )
    assert own(aj).stat().st_mode & 0o777 == 0o600
    assert aj("prompts", "check").code == 0
    assert "After duty (your own)" in aj("prompts", "list").out
    assert str(own(aj)) in aj("prompts", "show", "duty").out


def test_answers_that_end_too_early_write_nothing(aj: Aj) -> None:
    for end in range(len(ANSWERS) - 1):
        ran = aj("prompts", "new", "duty", typed=typed(*ANSWERS[:end]))
        assert ran.code == 2
        assert "nothing was written" in ran.err
    assert not aj.root.exists()


def test_a_set_is_shown_and_agreed_on_at_a_terminal(aj: Aj) -> None:
    session = aj.session("prompts", "new")
    session.wait("Its id")
    session.type("Session\r")
    session.wait("Session is a shipped set".replace("Session", "Session")[1:])
    session.type("duty\r")
    for line in (*ANSWERS,):
        session.type(f"{line}\r")
    session.wait("Write this into the journal?")
    session.type("n\r")
    session.wait("Nothing was written.")
    assert session.end() == 0
    assert not aj.root.exists()


def test_a_set_has_a_question_and_a_list_has_two_choices(aj: Aj) -> None:
    session = aj.session("prompts", "new", "duty")
    for line in ("After duty", "To put it down.", "", ""):
        session.type(f"{line}\r")
    session.wait("Question 1")
    session.type("\r")
    session.wait("A set has at least one question.")
    for line in ("How was it?", "4", "fine", ""):
        session.type(f"{line}\r")
    session.wait("A list has at least two choices.")
    session.type("\x03")
    session.end()
    assert not aj.root.exists()
    assert aj("prompts", "new", "duty", typed=typed(*ANSWERS[:4], "")).code == 2
    assert aj("prompts", "new", "duty", typed=typed(*ANSWERS[:6], "fine", "")).code == 2
    assert aj("prompts", "new", "duty", typed=typed(*ANSWERS[:5], "17")).code == 2


def test_the_id_may_be_asked_for_too(aj: Aj) -> None:
    made = aj("prompts", "new", typed=typed("After Duty", *ANSWERS))
    assert made.code == 0
    assert find_sets(aj.root / "prompts").get("after_duty").title == "After duty"
    listed = aj("prompts", "list", "--json").shape["sets"]
    assert {one["id"] for one in listed if one["own"]} == {"after_duty"}
    assert aj("prompts", "show", "after_duty", "--json").shape["sets"][0]["own"] is True


@pytest.mark.parametrize("name", ["../x", "CON", "con", "a b", "x" * 33, "-x", "d\u202euty", ".hidden", "a/b", "nul"])
def test_an_id_that_is_no_name_of_a_file_is_refused(aj: Aj, name: str) -> None:
    for words in (("new", name), ("new", name, "--editor"), ("copy", "session", name), ("edit", name)):
        ran = aj("prompts", *(("--", *words) if name.startswith("-") else words))
        assert ran.code == 2, words
    assert not aj.root.exists()


def test_an_id_that_is_taken_is_refused_with_what_to_do(aj: Aj) -> None:
    put(aj)
    shipped, taken = aj("prompts", "new", "session"), aj("prompts", "new", "duty")
    assert (shipped.code, shipped.err) == (
        2,
        "aj: session is a shipped set\n  try: aj prompts edit session, or another id\n",
    )
    assert (taken.code, taken.err) == (
        2,
        "aj: there is prompts/duty.toml already\n  try: aj prompts edit duty\n",
    )


def test_a_new_set_in_the_editor_explains_itself_and_has_no_mistakes(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(aj, monkeypatch, "What it is for", "Why I write")
    assert aj("prompts", "new", "after-duty", "--editor").code == 0
    assert "kind may be: text, line" in given(aj)
    assert find_sets(aj.root / "prompts").get("after-duty").purpose == "Why I write, in a sentence."
    assert is_one_refusal(aj("prompts", "new", "--editor").err)


def test_a_new_set_left_as_it_was_is_not_written(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(aj, monkeypatch, "zzz", "y")
    ran = aj("prompts", "new", "duty", "--editor")
    assert (ran.code, ran.err) == (0, "Nothing was changed.\n")
    assert not own(aj).exists()


# --- copying one ----------------------------------------------------------------------------------------------------


def test_a_copy_keeps_the_notes_and_gets_its_own_id(aj: Aj) -> None:
    assert aj("prompts", "copy", "session", "mine").code == 0
    found = find_sets(aj.root / "prompts")
    shipped = found.get("session")
    assert (found.get("mine").questions, found.get("mine").version) == (shipped.questions, 1)
    assert own(aj, "mine").read_text(encoding="utf-8").startswith("# A guided set")
    assert aj("prompts", "copy", "session", "mine").code == 2
    assert aj("prompts", "copy", "session", "pulse").code == 2


def test_a_copy_under_its_own_id_takes_the_place_of_the_shipped_one(aj: Aj) -> None:
    assert aj("prompts", "copy", "session").code == 0
    found = find_sets(aj.root / "prompts")
    assert found.is_own("session")
    assert found.get("session") == found.shipped[found.get("session").id]
    assert aj("prompts", "copy", "session").code == 2
    assert aj("prompts", "copy", "nothing").code == 2


# --- changing one ---------------------------------------------------------------------------------------------------


def test_a_shipped_set_is_changed_in_a_copy_after_saying_so(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(aj, monkeypatch, 'title = "', 'title = "My ')
    ran = aj("prompts", "edit", "pulse")
    assert ran.code == 0
    assert "pulse is a shipped set. What you change goes into a copy of your own," in ran.err
    found = find_sets(aj.root / "prompts")
    assert found.get("pulse").title.startswith("My ")
    assert found.get("pulse").version == found.shipped[found.get("pulse").id].version
    assert "version" not in ran.err


def test_a_shipped_set_left_as_it_was_is_not_copied(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(aj, monkeypatch, "zzz", "y")
    assert aj("prompts", "edit", "pulse").code == 0
    assert not own(aj, "pulse").exists()


def test_other_questions_raise_the_version_and_the_former_file_is_kept(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj, f"# my note\n{DUTY}".replace("\n", "\r\n"))
    before = own(aj).read_bytes()
    editor(aj, monkeypatch, "What was mine", "What became mine")
    ran = aj("prompts", "edit", "duty")
    assert "It asks something else than before, so it is version 2 now." in ran.err
    after = own(aj).read_bytes()
    assert after == before.replace(b"What was mine", b"What became mine").replace(b"version = 1", b"version = 2")
    assert [path.read_bytes() for path in aj.root.glob(".history/prompts-duty.toml/*")] == [before]
    assert (aj.root / "prompts" / "former" / "duty-1.toml").read_bytes() == before


def test_a_version_that_somebody_chose_stays(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj, DUTY.replace("What was mine", "What is mine"))
    script_text = ("version = 1", "version = 7")
    editor(aj, monkeypatch, *script_text)
    aj("prompts", "edit", "duty")
    assert "version = 7" in own(aj).read_text(encoding="utf-8")


def test_a_change_with_mistakes_is_kept_and_the_former_set_stays_in_use(
    aj: Aj, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(aj).read_bytes()
    editor(aj, monkeypatch, 'kind = "scale"', 'kind = "slider"')
    ran = aj("prompts", "edit", "duty")
    assert ran.code == 0
    assert "Line 38: 'kind' should be \"scale\" for what you mean with 'slider'." in ran.err
    assert "Kept in prompts/unfinished/duty.toml. The set as it was stays in use." in ran.err.replace("\n", " ")
    assert own(aj).read_bytes() == before
    assert "a change of duty is kept for later" in aj("prompts", "check").err
    editor(aj, monkeypatch, '"slider"', '"text"')
    mended = aj("prompts", "edit", "duty")
    assert "Going on with the change that was kept for later." in mended.err
    assert 'kind = "slider"' in given(aj)
    assert 'kind = "text"\nmaps = "intensity"' in own(aj).read_text(encoding="utf-8")
    assert not (aj.root / "prompts" / "unfinished" / "duty.toml").exists()


@pytest.mark.parametrize(("letter", "said"), [("t", "Thrown away."), ("k", "Kept in")])
def test_at_a_terminal_mistakes_are_mended_kept_or_thrown_away(
    aj: Aj, monkeypatch: pytest.MonkeyPatch, letter: str, said: str
) -> None:
    before = put(aj).read_bytes()
    editor(aj, monkeypatch, 'kind = "scale"', "kind = scale,,")
    session = aj.session("prompts", "edit", "duty", EDITOR=str(aj.home / "editor.sh"))
    session.wait("[t] throw it away")
    session.type("e\r")
    session.wait("Finished?")  # an editor that comes back at once, with nothing changed
    session.type("y\r")
    session.until(lambda: session.look().count("[t] throw it away") > 1, "the question again")
    session.type(f"{letter}\r")
    session.wait(said)
    assert session.end() == 0
    assert own(aj).read_bytes() == before
    assert (aj.root / "prompts" / "unfinished" / "duty.toml").exists() is (letter == "k")


def test_another_id_is_a_mistake_because_it_would_be_another_set(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj)
    editor(aj, monkeypatch, 'id = "duty"', 'id = "shift"')
    ran = aj("prompts", "edit", "duty")
    assert 'Line 1: the id should stay "duty"; aj prompts copy duty NEW_ID makes' in ran.err


def test_a_broken_file_of_ones_own_can_be_mended(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj, DUTY.replace('kind = "scale"', "kind = slider"))
    editor(aj, monkeypatch, "slider", '"scale"')
    assert aj("prompts", "edit", "duty").code == 0
    assert find_sets(aj.root / "prompts").problems == ()


def test_a_set_nobody_knows_is_refused_and_nothing_is_made(aj: Aj) -> None:
    assert aj("prompts", "edit", "dutty").code == 2
    assert not aj.root.exists()


def test_a_file_that_is_no_utf8_is_not_opened(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj).write_bytes(DUTY.encode() + b"# \xe9\n")
    editor(aj, monkeypatch, "zzz", "y")
    ran = aj("prompts", "edit", "duty")
    assert (ran.code, "is not UTF-8 text, so it was not opened" in ran.err) == (2, True)
    assert not (aj.home / "given").exists()


@pytest.mark.parametrize("what", ["duty.toml", "unfinished"])
def test_links_are_not_followed(aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = elsewhere / "duty.toml"
    target.write_text(DUTY, encoding="utf-8")
    if what == "unfinished":
        put(aj)
        (aj.root / "prompts" / "unfinished").symlink_to(elsewhere)
    else:
        own(aj).parent.mkdir(parents=True)
        own(aj).symlink_to(target)
    before = everything_in(elsewhere)
    editor(aj, monkeypatch, 'kind = "scale"', "kind = scale,,")
    ran = aj("prompts", "edit", "duty")
    assert ran.code == 4
    assert everything_in(elsewhere) == before


def test_a_set_changed_by_somebody_else_meanwhile_is_not_overwritten(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj)
    script = aj.home / "editor.sh"
    script.write_text(f"#!/bin/sh\necho '# theirs' >> {own(aj)}\necho '# mine' >> $1\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    ran = aj("prompts", "edit", "duty")
    assert ran.code == 3
    assert "has changed meanwhile" in ran.err
    assert own(aj).read_text(encoding="utf-8").endswith("# theirs\n")
    assert (aj.root / "prompts" / "unfinished" / "duty.toml").read_text(encoding="utf-8").endswith("# mine\n")


def test_where_the_journal_is_busy_what_was_written_is_kept_elsewhere(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    put(aj)
    editor(aj, monkeypatch, "What was mine", "What became mine")

    def busy(*_args: object, **_named: object) -> None:
        raise BusyError("another aj is changing this journal")

    monkeypatch.setattr("alliance_journal.terminal.changing_sets.put_set", busy)
    monkeypatch.setattr("alliance_journal.findings.own_sets.put_set", busy)
    ran = aj("prompts", "edit", "duty")
    assert ran.code == 6
    place = next(line for line in ran.err.split("\n") if line.startswith("What you wrote is in "))
    kept = Path(place.removeprefix("What you wrote is in ").removesuffix("."))
    assert "What became mine" in kept.read_text(encoding="utf-8")


# --- checking -------------------------------------------------------------------------------------------------------


def test_check_takes_a_file_an_id_or_nothing(aj: Aj) -> None:
    assert aj("prompts", "check").code == 3
    path = put(aj, DUTY.replace('kind = "scale"', 'kind = "slider"'))
    put(aj, DUTY.replace('"duty"', '"other"'), "other")
    told = f"{path}:38: 'kind' should be \"scale\" for what you mean with 'slider'\n"
    for words in (("duty",), (str(path),), ()):
        ran = aj("prompts", "check", *words)
        assert ran.code == 2
        assert told in ran.err
    assert aj("prompts", "check", "other").out == "other: 4 questions, no mistakes\n"
    assert aj("prompts", "check", "session").code == 0
    assert aj("prompts", "check", "sesion").code == 2
    assert aj("prompts", "check", "no/such.toml").code == 3


def test_check_tells_of_a_theme_that_no_codebook_has_and_of_a_set_that_is_not_there(aj: Aj) -> None:
    offer = '\n[[offers]]\nset = "nowhere"\nline = "More?"\n'
    path = put(aj, DUTY.replace("cw.minimal", "cw.nothing") + offer)
    ran = aj("prompts", "check", "duty")
    assert ran.code == 0
    assert f"note: {path}:15: no codebook has the theme cw.nothing, so ticking this counts as none" in ran.err
    assert f"note: {path}:42: there is no guided set nowhere, so it is not offered" in ran.err


def test_two_own_sets_with_one_id_are_told_at_the_line_of_the_id(aj: Aj) -> None:
    put(aj)
    second = put(aj, f"# again\n{DUTY}", "later")
    ran = aj("prompts", "check")
    assert ran.code == 2
    assert f"{second}:2: has the same id as duty.toml, which is used; give one of them another id" in ran.err


def test_a_set_is_printed_as_a_file_of_answers_to_fill_in(aj: Aj, tmp_path: Path) -> None:
    shown = aj("prompts", "show", "pulse", "--template")
    assert (shown.code, shown.err) == (0, "")
    file = tmp_path / "answers.toml"
    file.write_text(shown.out)
    assert aj("reflect", "pulse", "--answers", str(file)).code == 2
    lines = ["tie = 7" if line.startswith(("tie", "# tie")) else line for line in shown.out.split("\n")]
    file.write_text("\n".join(lines))
    assert aj("reflect", "pulse", "--answers", str(file)).code == 0
    assert "tie = 7" in aj.files[0].read_text()
