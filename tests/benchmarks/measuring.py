"""CPU seconds and peak memory of a whole command, as the operating system accounts for them."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

PYTHON: Final = sys.executable
NOTHING: Final = (PYTHON, "-c", "pass")
_SCRIPT: Final = Path(PYTHON).with_name("aj")
PROGRAM: Final = (str(_SCRIPT),) if _SCRIPT.exists() else (PYTHON, "-m", "alliance_journal")
"""The program as a user starts it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost: CPU seconds of the process and its children, peak memory in MB."""

    cpu: float
    memory: float


_LAUNCH: Final = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as report:
    report.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(done.returncode)
"""
"""A small process starts the command: a child's peak counts from that of whoever starts it, and tests are large."""


def once(command: Sequence[str], environment: Mapping[str, str], typed: bytes = b"") -> Cost:
    """Run a command to its end and return what it cost; raises where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "cost"
        ran = subprocess.run(
            (PYTHON, "-c", _LAUNCH, str(report), *command),
            env=dict(environment),
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout[-2000:]
        cpu, peak = report.read_text(encoding="ascii").split()
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(float(cpu), float(peak) / scale)


def cost(command: Sequence[str], home: Path, runs: int = 5, typed: bytes = b"") -> Cost:
    """Return the median cost of several runs after one that does not count."""
    environment = environment_of(home)
    once(command, environment, typed)
    costs = [once(command, environment, typed) for _ in range(runs)]
    return Cost(median(one.cpu for one in costs), median(one.memory for one in costs))


def environment_of(home: Path) -> dict[str, str]:
    """Return an environment with a home of its own, without the learned coder: that is measured by itself."""
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "ALLIANCE_JOURNAL_SUGGESTIONS": "off"}
    return {**own, "PATH": os.environ["PATH"], "TERM": "dumb", "LANG": "C.UTF-8"}


def aj(root: Path, *words: str) -> tuple[str, ...]:
    """Return the command line of `aj` on a journal."""
    return (*PROGRAM, "--journal", str(root), *words)
