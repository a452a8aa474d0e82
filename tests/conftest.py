"""No test sees the real home, the network, or the clock of the day."""

import gc
import socket
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import pytest
from hypothesis import settings

# Thousands of tests in one process make millions of objects that live for good; looking through them takes long.
gc.set_threshold(50_000, 20, 50)

TRACED: Final = 4
"""So many cases of a test count towards coverage; the others, and properties, run at full speed without being traced:
tracing takes half as long again as the tests, and what only a fifth case reaches is not counted as covered."""

# Properties have no deadline: the machine may be busy with other things.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Trace only the first cases of each test."""
    cases: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        cases[name] += 1
        if cases[name] > TRACED or hasattr(getattr(item, "function", None), "hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def no_tracing_of_children(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the processes of a test that is not traced alone, too."""
    if request.node.get_closest_marker("no_cover"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test an empty home, so that nothing of this machine is read or written."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "ALLIANCE_JOURNAL",
        "EDITOR",
        "VISUAL",
    ):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the learned coder out, whose weights take long to load; a test of it takes the variable away."""
    monkeypatch.setenv("ALLIANCE_JOURNAL_SUGGESTIONS", "off")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every attempt to connect anywhere fail the test."""

    def refuse(*_args: object) -> NoReturn:
        pytest.fail("a test tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
