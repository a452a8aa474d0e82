"""Wheel, editable install and bare checkout all carry the guided sets, the codebook, the help texts and the demo."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA_SUFFIXES = (".py", ".toml", ".md", ".jsonl", ".typed", ".txt", ".gz", ".json", ".npz", ".css", ".typ", ".xml")
MATERIAL = "alliance_journal/themes/material/"
"""Sentences to learn from: large, needed only by who trains, and so not in the wheel."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return next(folder.glob("*.whl"))


def in_wheel(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def in_checkout() -> set[str]:
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "alliance_journal").rglob("*") if path.is_file()}
    sets = {f"alliance_journal/_prompts/{path.name}" for path in (ROOT / "prompts").glob("*.toml")}
    return {name for name in package if name.endswith(DATA_SUFFIXES) and not name.startswith(MATERIAL)} | sets


def test_the_wheel_holds_exactly_the_files_of_the_checkout(wheel: Path) -> None:
    assert in_wheel(wheel) == in_checkout()


def test_the_wheel_has_both_names_of_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        text = archive.read(name).decode()
    assert "aj = alliance_journal.__main__:main" in text
    assert "alliance-journal = alliance_journal.__main__:main" in text


def test_a_wheel_that_is_only_unpacked_finds_its_guided_sets_and_its_codebook(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    program = (
        "from alliance_journal.guide.catalogue import find_sets, shipped_folder\n"
        "from alliance_journal.themes.codebook import load_codebook\n"
        "print(shipped_folder().name, sorted(find_sets(None).sets), len(load_codebook(None)[0].themes))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path / "unpacked",
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(tmp_path / "unpacked"), "PATH": ""},
    )
    shipped = sorted(path.stem for path in (ROOT / "prompts").glob("*.toml"))
    assert ran.stdout == f"_prompts {shipped} 67\n"


def test_a_bare_checkout_uses_the_folder_at_the_top() -> None:
    from alliance_journal.guide.catalogue import shipped_folder  # noqa: PLC0415  the checkout's own

    assert shipped_folder() == ROOT / "prompts"
