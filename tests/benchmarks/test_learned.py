"""The learned coder within its budget: random weights as many as the shipped ones, in a process of its own."""

import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.learned import MOST, MOST_MEMORY
from tests.benchmarks.measuring import PYTHON, environment_of, once
from tests.themes.learned.tiny import AS_LARGE_AS_THE_SHIPPED_ONE, tiny_network

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_network(tmp_path_factory.mktemp("large") / "network", measures=AS_LARGE_AS_THE_SHIPPED_ONE)


def environment(place: Path) -> dict[str, str]:
    """Return an environment without the variables by which coverage would slow it down."""
    return {**environment_of(place / "home"), "PYTHONPATH": str(ROOT)}


def test_loading_and_scoring_cost_no_more_than_so_many_loops(network: Path) -> None:
    command = (PYTHON, "-m", "tests.benchmarks.learned", str(network))
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment(network.parent))
    costs = {line[8:].strip(): float(line[:8]) for line in ran.stdout.splitlines()}
    assert costs.keys() == MOST.keys()
    assert {name: loops for name, loops in costs.items() if loops > MOST[name]} == {}


def test_the_whole_process_stays_small(network: Path) -> None:
    spent = once((PYTHON, "-m", "tests.benchmarks.learned", str(network)), environment(network.parent))
    assert spent.memory < MOST_MEMORY
