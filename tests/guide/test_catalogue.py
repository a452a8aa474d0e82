"""Which guided sets there are, and which one counts where two have the same id."""

from pathlib import Path

import pytest

from alliance_journal.errors import UnknownSetError
from alliance_journal.guide import catalogue
from alliance_journal.guide.catalogue import Catalogue, find_sets, shipped_folder
from tests.guide.fakes import MINIMAL

GOOD = MINIMAL + '[[questions]]\nid = "one"\nask = "What?"\nkind = "text"\n'


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped folder with one set in it."""
    folder = tmp_path / "package" / "prompts"
    folder.mkdir(parents=True)
    (folder / "little.toml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(
        catalogue, "__file__", str(tmp_path / "package" / "alliance_journal" / "guide" / "catalogue.py")
    )
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_a_checkout_has_its_sets_beside_the_package(shipped: Path) -> None:
    assert shipped_folder() == shipped.resolve()
    assert list(find_sets(None).sets) == ["little"]


def test_an_installed_package_has_its_sets_inside(shipped: Path) -> None:
    inside = shipped.parent / "alliance_journal" / "_prompts"
    inside.mkdir(parents=True)
    assert shipped_folder() == inside.resolve()
    assert find_sets(None) == Catalogue({})


def test_the_journals_own_set_replaces_the_shipped_one(shipped: Path, own: Path) -> None:
    (own / "mine.toml").write_text(GOOD.replace("A little set", "My own"), encoding="utf-8")
    found = find_sets(own)
    assert found.get("little").title == "My own"
    assert found.origins == {"little": own / "mine.toml"}
    assert shipped != own


def test_the_journals_own_set_is_added_to_the_shipped_ones(shipped: Path, own: Path) -> None:
    (own / "more.toml").write_text(GOOD.replace('"little"', '"more"'), encoding="utf-8")
    assert set(find_sets(own).sets) == {"little", "more"}
    assert find_sets(own).origins["little"] == shipped.resolve() / "little.toml"  # type: ignore[index]


@pytest.mark.usefixtures("shipped")
def test_a_broken_own_set_is_reported_and_the_shipped_one_stays_in_force(own: Path) -> None:
    (own / "little.toml").write_text(GOOD.replace('kind = "text"', 'kind = "zz"'), encoding="utf-8")
    found = find_sets(own)
    assert found.get("little").title == "A little set"
    assert [(problem.path, problem.line) for problem in found.problems] == [(str(own / "little.toml"), 10)]


@pytest.mark.usefixtures("shipped")
def test_of_two_own_sets_with_one_id_the_first_is_used_and_the_second_reported(own: Path) -> None:
    for name in ("a", "b"):
        (own / f"{name}.toml").write_text(GOOD.replace("A little set", f"Set {name}"), encoding="utf-8")
    found = find_sets(own)
    assert found.get("little").title == "Set a"
    assert [str(problem) for problem in found.problems] == [
        f"{own / 'b.toml'}:1: has the same id as a.toml, which is used; give one of them another id"
    ]


@pytest.mark.usefixtures("shipped")
def test_a_file_that_is_not_utf8_is_reported_at_its_line(own: Path) -> None:
    (own / "latin.toml").write_bytes(GOOD.encode() + b"# caf\xe9\n")
    assert [str(problem) for problem in find_sets(own).problems] == [
        f"{own / 'latin.toml'}:11: is not UTF-8 text; save it as UTF-8"
    ]


@pytest.mark.usefixtures("shipped")
def test_a_huge_file_is_refused_without_being_read_whole(own: Path) -> None:
    (own / "huge.toml").write_bytes(b"#" * 5_000_000)
    assert [problem.sentence for problem in find_sets(own).problems] == [
        "is longer than 200 kB; split it into two sets"
    ]


@pytest.mark.usefixtures("shipped")
def test_only_toml_files_are_read(own: Path) -> None:
    (own / "readme.txt").write_text("not a set", encoding="utf-8")
    (own / "folder.toml").mkdir()
    assert find_sets(own).problems == ()


@pytest.mark.usefixtures("shipped")
def test_a_folder_that_is_not_there_has_no_sets_and_no_problems(own: Path) -> None:
    assert find_sets(own / "nowhere").problems == ()


@pytest.mark.usefixtures("shipped")
def test_a_folder_that_cannot_be_listed_is_a_problem(own: Path) -> None:
    (own / "file").write_text("x", encoding="utf-8")
    (problem,) = find_sets(own / "file").problems
    assert problem.sentence == "cannot be read (Not a directory)"


@pytest.mark.usefixtures("shipped")
def test_a_file_that_cannot_be_opened_is_a_problem(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = own / "closed.toml"
    path.write_text(GOOD, encoding="utf-8")
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert [str(problem) for problem in find_sets(own).problems] == [f"{path}:1: cannot be read (Permission denied)"]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("name", "hint"),
    [("litle", "little; aj prompts list shows them all"), ("zzz", "aj prompts list shows them all")],
)
def test_an_unknown_set_is_refused_with_the_nearest_one(name: str, hint: str) -> None:
    with pytest.raises(UnknownSetError) as caught:
        find_sets(None).get(name)
    assert caught.value.hint == hint
    assert name not in caught.value.sentence


@pytest.mark.usefixtures("shipped")
def test_a_catalogue_cannot_be_changed_in_place() -> None:
    found = find_sets(None)
    with pytest.raises(TypeError):
        found.sets["other"] = found.get("little")  # type: ignore[index]
