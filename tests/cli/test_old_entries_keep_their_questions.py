"""An entry is read and mined as its questions were meant when they were asked, whatever became of their set."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_journal.guide.catalogue import find_sets
from tests.cli.fakes import Aj

DUTY = """\
id = "duty"
title = "After duty"
purpose = "Put the shift down."
minutes = 3
version = 1
opening = "Take your time."

[[questions]]
id = "between"
short = "How it was"
ask = "How was it between us?"
kind = "picks"
holder = "both"
options = [
  { id = "quiet", label = "they went quiet", theme = "cw.minimal" },
  { id = "fine", label = "fine" },
]

[[questions]]
id = "mine"
ask = "What was mine in it?"
kind = "text"
holder = "worker"
maps = "own_part"
strategy = 4
private = true

[[questions]]
id = "theirs"
ask = "What did they do?"
kind = "text"
holder = "client"

[[questions]]
id = "tension"
short = "How strong"
ask = "How strong was it?"
kind = "scale"
maps = "intensity"
"""
ANSWERS = {
    "between": ["quiet"],
    "mine": "I took over and told her what to do.",
    "theirs": "Went quiet and gave short answers.",
    "tension": 7,
}
READINGS = (
    ("show", "last", "--plain"),
    ("show", "last", "--json"),
    ("themes", "--all", "--json"),
    ("summary", "--json"),
    ("strains", "--json"),
    ("export", "jsonl"),
)
MINE, THEIRS = '[[questions]]\nid = "mine"', '[[questions]]\nid = "theirs"'
CHANGES: dict[str, Callable[[str], str]] = {
    "a question asks something else": lambda text: text.replace("What was mine in it?", "What now?"),
    "a question is removed": lambda text: text[: text.index(MINE)] + text[text.index(THEIRS) :],
    "all but one are removed": lambda text: text[: text.index(MINE)],
    "a question gets another kind": lambda text: text.replace('kind = "picks"', 'kind = "pick"'),
    "words become a scale": lambda text: text.replace('kind = "text"', 'kind = "scale"'),
    "the holders change sides": lambda text: (
        text.replace('"worker"', '"x"').replace('"client"', '"worker"').replace('"x"', '"client"')
    ),
    "a role is taken away": lambda text: text.replace('maps = "own_part"\n', "").replace('maps = "intensity"\n', ""),
    "a role goes to another question": lambda text: text.replace('maps = "own_part"\n', "").replace(
        'holder = "client"', 'holder = "client"\nmaps = "own_part"'
    ),
    "a strategy is taken away": lambda text: text.replace("strategy = 4\n", ""),
    "nothing is private any more": lambda text: text.replace("private = true\n", ""),
    "an option loses its theme": lambda text: text.replace(', theme = "cw.minimal"', ""),
    "an option gets another theme": lambda text: text.replace("cw.minimal", "cc.worker"),
    "an option is called something else": lambda text: text.replace("they went quiet", "silence"),
    "an option goes": lambda text: text.replace(
        '  { id = "quiet", label = "they went quiet", theme = "cw.minimal" },\n', ""
    ),
    "an id is used for another question": lambda text: (
        text.replace('id = "mine"', 'id = "x"').replace('id = "theirs"', 'id = "mine"').replace('id = "x"', 'id = "y"')
    ),
    "the order is turned round": lambda text: (
        text[: text.index(MINE)] + text[text.index(THEIRS) :] + "\n" + text[text.index(MINE) : text.index(THEIRS)]
    ),
    "the version is raised as well": lambda text: text.replace("version = 1", "version = 2").replace(
        "own_part", "kind"
    ),
    "the version goes down again": lambda text: text.replace("version = 1", "version = 9").replace("own_part", "kind"),
    "the file is broken": lambda text: text.replace('kind = "text"', "kind = text,,"),
}


@pytest.fixture
def duty(aj: Aj) -> Aj:
    """A journal with a set of its own and one entry that was written with it."""
    for folder in (aj.root, aj.root / "prompts"):
        folder.mkdir(mode=0o700)
    file_of(aj).write_text(DUTY, encoding="utf-8")
    file_of(aj).chmod(0o600)
    answered(aj)
    return aj


def file_of(aj: Aj) -> Path:
    return aj.root / "prompts" / "duty.toml"


def answered(aj: Aj, name: str = "duty", **answers: object) -> str:
    """Write an entry and return its id."""
    file = aj.home / "answers.json"
    file.write_text(json.dumps(answers or ANSWERS), encoding="utf-8")
    ran = aj("reflect", name, "--answers", str(file), "-c", "C07", "--date", "2026-11-02")
    assert ran.code == 0, ran.err
    return ran.id


def readings(aj: Aj) -> list[str]:
    return [aj(*words).out for words in READINGS]


def version_of(aj: Aj, entry: str) -> int:
    text = aj.file_of(entry).read_text(encoding="utf-8")
    return int(next(line for line in text.split("\n") if line.startswith("set_version")).split()[2])


@pytest.mark.parametrize("name", CHANGES)
def test_an_old_entry_reads_the_same_when_its_set_is_changed_by_hand(duty: Aj, name: str) -> None:
    before = readings(duty)
    assert CHANGES[name](DUTY) != DUTY
    file_of(duty).write_text(CHANGES[name](DUTY), encoding="utf-8")
    assert readings(duty) == before


@pytest.mark.parametrize(
    "name", ["a question is removed", "words become a scale", "the holders change sides", "an option loses its theme"]
)
def test_an_old_entry_reads_the_same_when_its_set_is_changed_here(
    duty: Aj, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = readings(duty)
    after = duty.home / "after.toml"
    after.write_text(CHANGES[name](DUTY), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"cp {after}")
    assert duty("prompts", "edit", "duty").code == 0
    assert duty("prompts", "check", "duty").code == 0
    assert "version = 1\n" not in file_of(duty).read_text(encoding="utf-8")
    assert readings(duty) == before


def test_an_old_entry_reads_the_same_when_its_set_is_deleted(duty: Aj) -> None:
    before = readings(duty)
    file_of(duty).unlink()
    assert readings(duty) == before
    assert duty("verify").code == 0


def test_an_old_entry_reads_the_same_when_its_set_is_replaced_by_a_shipped_one(duty: Aj) -> None:
    shipped = find_sets(None).get("pulse").version
    text = DUTY.replace('id = "duty"', 'id = "pulse"').replace("version = 1", f"version = {shipped}")
    (duty.root / "prompts" / "pulse.toml").write_text(text, encoding="utf-8")
    entry = answered(duty, "pulse")
    assert version_of(duty, entry) == shipped + 1
    before = readings(duty)
    (duty.root / "prompts" / "pulse.toml").unlink()
    assert readings(duty) == before


def test_an_entry_of_a_shipped_set_reads_the_same_when_an_own_set_of_the_same_version_replaces_it(aj: Aj) -> None:
    answered(aj, "pulse", strain=6)
    before = readings(aj)
    shipped = find_sets(None).get("pulse").version
    text = DUTY.replace('id = "duty"', 'id = "pulse"').replace('id = "tension"', 'id = "strain"')
    text = text.replace("version = 1", f"version = {shipped}")
    (aj.root / "prompts").mkdir(exist_ok=True)
    (aj.root / "prompts" / "pulse.toml").write_text(text, encoding="utf-8")
    assert readings(aj) == before


def test_an_entry_reads_the_same_when_the_program_ships_another_set_of_the_same_version(
    aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = answered(aj, "pulse", strain=6)
    before = readings(aj)
    package = tmp_path / "next" / "alliance_journal" / "guide"
    package.mkdir(parents=True)
    (tmp_path / "next" / "prompts").mkdir()
    shipped = find_sets(None).get("pulse").version
    text = DUTY.replace('id = "duty"', 'id = "pulse"').replace('id = "tension"', 'id = "strain"')
    text = text.replace("version = 1", f"version = {shipped}")
    (tmp_path / "next" / "prompts" / "pulse.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("alliance_journal.guide.catalogue.__file__", str(package / "catalogue.py"))
    assert readings(aj) == before
    assert version_of(aj, answered(aj, "pulse", strain=6)) != version_of(aj, entry)


def test_each_set_of_questions_gets_a_version_of_its_own_and_keeps_it(duty: Aj) -> None:
    """A hand that changes the file and forgets the version, twice, and then goes back to the first."""
    versions = []
    for words in ("mine", "mine then", "mine at last", "mine"):
        file_of(duty).write_text(DUTY.replace("What was mine", f"What was {words}"), encoding="utf-8")
        versions.append(version_of(duty, answered(duty)))
    assert versions == [1, 2, 3, 1]
    names = sorted(path.name for path in (duty.root / "prompts" / "former").iterdir())
    assert names == ["duty-1.toml", "duty-2.toml", "duty-3.toml"]


def test_other_explanations_are_no_other_version(duty: Aj) -> None:
    file_of(duty).write_text(DUTY.replace('kind = "text"', 'kind = "text"\nhelp = "Why."', 1), encoding="utf-8")
    assert version_of(duty, answered(duty)) == 1


def test_a_change_without_a_new_version_is_told_with_the_version_to_write(duty: Aj) -> None:
    file_of(duty).write_text(CHANGES["a question asks something else"](DUTY), encoding="utf-8")
    told = (
        "version 1 was asked with other questions before; write version = 2 here (entries written until now keep "
        "what they were asked)"
    )
    checked = duty("prompts", "check", "duty")
    assert (checked.code, checked.err) == (0, f"note: {file_of(duty)}:5: {told}\n")
    verified = duty("verify")
    assert (verified.code, verified.out) == (3, f"prompts/duty.toml:5: {told}\n")
    file_of(duty).write_text(file_of(duty).read_text(encoding="utf-8").replace("version = 1", "version = 2"))
    assert (duty("prompts", "check").err, duty("verify").out) == ("", "")


def test_a_version_that_cannot_be_read_any_more_is_told_and_the_nearest_is_used(duty: Aj) -> None:
    (duty.root / "prompts" / "former" / "duty-1.toml").write_bytes(b"\xff\xfe")
    verified = duty("verify")
    assert verified.code == 3
    assert "prompts/former/duty-1.toml: cannot be read" in verified.out
    assert "they went quiet" in duty("show", "last").out


def test_what_was_asked_is_kept_for_its_owner_only_and_never_through_a_link(duty: Aj, tmp_path: Path) -> None:
    former = duty.root / "prompts" / "former"
    assert [path.stat().st_mode & 0o777 for path in (former, former / "duty-1.toml")] == [0o700, 0o600]
    shutil.rmtree(former)
    (tmp_path / "elsewhere").mkdir()
    former.symlink_to(tmp_path / "elsewhere")
    assert answered(duty)  # words are worth more than a copy of their questions
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_draft_keeps_the_version_it_was_begun_with(duty: Aj) -> None:
    begun = duty.session("reflect", "duty", "-c", "C08", "--date", "2026-11-03", "--plain")
    begun.wait("How was it between us?")
    begun.type("1\r")
    begun.wait("What was mine")
    begun.type("/pause\r")
    assert begun.end() == 0
    file_of(duty).write_text(CHANGES["a question asks something else"](DUTY), encoding="utf-8")
    resumed = duty.session("resume", "--plain")
    for question in ("What was mine in it?", "What did they do?", "How strong was it?"):
        resumed.wait(question)
        resumed.type("/skip\r")
    assert resumed.end() == 0
    newest = max(duty.files, key=lambda path: path.stat().st_mtime_ns)
    assert "set_version = 1" in newest.read_text(encoding="utf-8")


def test_each_entry_is_mined_by_the_version_it_was_asked_in(duty: Aj) -> None:
    changed = CHANGES["the holders change sides"](CHANGES["an option gets another theme"](DUTY))
    file_of(duty).write_text(changed, encoding="utf-8")
    second = answered(duty)
    assert version_of(duty, second) == 2
    entries = duty("themes", "--all", "--json").shape["entries"]
    ticked = {one["id"]: {s["theme"] for s in one["sightings"] if s["source"] == "pick"} for one in entries}
    assert ticked.pop(second) == {"cc.worker"}
    assert list(ticked.values()) == [{"cw.minimal"}]
    holders = {
        one["id"]: {s["holder"] for s in one["sightings"] if s["theme"] == "cw.minimal" and s["source"] == "phrase"}
        for one in entries
    }
    assert holders.pop(second) == {"worker"}
    assert list(holders.values()) == [{"client"}]
    explained = duty("explain", "cc.worker", second)
    assert explained.code == 0
