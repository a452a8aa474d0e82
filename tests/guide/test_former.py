"""Sets as they were asked: found by id and version, else the nearest; nothing damaged ever stops a reading."""

from pathlib import Path

import pytest

from alliance_journal.guide.catalogue import Catalogue, find_sets
from alliance_journal.guide.former import NONE_FORMER, former_in, former_name, nearest_version, same_questions
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import PromptSet
from tests.guide.fakes import MINIMAL, a_set, question

TEXT = MINIMAL + '[[questions]]\nid = "one"\nask = "What?"\nkind = "text"\n'
LITTLE = SetId("little")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "former").mkdir()
    (tmp_path / "little.toml").write_text(TEXT.replace("version = 1", "version = 4"), encoding="utf-8")
    return tmp_path


def keep(own: Path, version: int, text: str) -> Path:
    path = own / "former" / former_name("little", version)
    path.write_text(text, encoding="utf-8")
    return path


def asked(catalogue: Catalogue, version: int) -> str:
    found = catalogue.as_asked("little", version)
    return found.questions[0].ask if found else ""


def test_the_name_of_the_file_says_the_version(own: Path) -> None:
    keep(own, 2, TEXT.replace("What?", "What then?"))
    found = find_sets(own).as_asked("little", 2)
    assert found is not None
    assert (found.version, found.questions[0].ask) == (2, "What then?")


def test_a_version_that_nobody_kept_is_read_with_the_nearest_of_two_alike_the_later(own: Path) -> None:
    keep(own, 1, TEXT.replace("What?", "First?"))
    keep(own, 2, TEXT.replace("What?", "Second?"))
    assert [asked(find_sets(own), version) for version in (1, 2, 3, 4, 9)] == [
        "First?",
        "Second?",
        "What?",
        "What?",
        "What?",
    ]
    assert find_sets(own).as_asked("nothing", 1) is None
    assert nearest_version(1, {}) is None


def test_what_was_kept_counts_more_than_what_is_in_force_under_the_same_version(own: Path) -> None:
    keep(own, 4, TEXT.replace("What?", "As asked?"))
    assert asked(find_sets(own), 4) == "As asked?"


def test_the_set_in_force_is_not_read_again_where_its_file_is_the_same(own: Path) -> None:
    keep(own, 4, (own / "little.toml").read_text(encoding="utf-8"))
    catalogue = find_sets(own)
    assert catalogue.as_asked("little", 4) is catalogue.get("little")
    assert catalogue.former.stamps() == ()
    keep(own, 3, TEXT)
    assert [stamp[:2] for stamp in find_sets(own).former.stamps()] == [("little", 3)]


@pytest.mark.parametrize("content", [b"", b"\xff", b"id = 1", b"#" * 300_000, TEXT.replace('"text"', '"new"').encode()])
def test_a_file_that_is_damaged_is_as_good_as_not_there(own: Path, content: bytes) -> None:
    path = keep(own, 1, "")
    path.write_bytes(content)
    catalogue = find_sets(own)
    assert asked(catalogue, 1) == "What?"
    assert catalogue.former.unreadable() == (path,)


def test_a_rule_that_came_later_does_not_count_against_what_was_asked(own: Path) -> None:
    keep(own, 1, TEXT.replace("What?", "What? " * 60) + 'unheard_of = "x"\n')
    assert asked(find_sets(own), 1).startswith("What? What?")


def test_other_files_and_a_folder_that_is_not_there_are_no_versions(own: Path, tmp_path: Path) -> None:
    for name in ("little.toml", "little-0.toml", "little-x.toml", "Little-1.toml", "little-1.txt"):
        (own / "former" / name).write_text(TEXT, encoding="utf-8")
    assert find_sets(own).former.files == {}
    assert former_in(tmp_path / "nowhere", {}).versions("little") == ()
    assert NONE_FORMER.get("little", 1) is None


def test_a_file_that_vanishes_is_as_good_as_not_there(own: Path) -> None:
    path = keep(own, 1, TEXT.replace("What?", "First?"))
    catalogue = find_sets(own)
    path.unlink()
    assert catalogue.former.get("little", 1) is None
    assert catalogue.former.stamps() == ()


def test_sets_ask_alike_whatever_introduces_and_explains_them() -> None:
    one = a_set(question("a"), question("b", "scale"))
    other = PromptSet(LITTLE, "Another title", "Another purpose.", 9, 7, "Begin anew.", one.questions)
    assert same_questions(one, other)
    assert not same_questions(one, a_set(question("b", "scale"), question("a")))
    assert not same_questions(one, a_set(question("a"), question("b", "text")))


def test_an_own_set_is_told_from_a_shipped_one(own: Path) -> None:
    catalogue = find_sets(own)
    assert (catalogue.is_own("little"), catalogue.is_own("session"), catalogue.is_own("zz")) == (True, False, False)
