"""A command line over a journal in a folder of the test's own."""

from pathlib import Path

import pytest

from tests.cli.fakes import ENTRIES, Aj, lines_of


@pytest.fixture
def aj(tmp_path: Path, a_home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch) -> Aj:
    """The program; its journal does not exist yet."""
    root = tmp_path / "journal"
    monkeypatch.setenv("ALLIANCE_JOURNAL", str(root))
    return Aj(root, a_home_of_its_own, monkeypatch)


@pytest.fixture
def journal(aj: Aj) -> Aj:
    """The program over a journal of three invented entries."""
    ran = aj("import", "jsonl", "-", typed=lines_of(*ENTRIES))
    assert (ran.code, ran.err) == (0, "3 entries imported\n")
    return aj
