"""Storage is tested where syncing costs nothing, if this machine has such a place."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Give every test a folder in memory, or an ordinary temporary one; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="aj-test-", dir=MEMORY if MEMORY.is_dir() else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
