"""No test sees the real home, the network, or the clock of the day."""

import gc
import socket
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

# Thousands of tests in one process make millions of objects that live for good; looking through them takes long.
gc.set_threshold(50_000, 20, 50)

# Properties have no deadline: the machine may be busy with other things.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


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
