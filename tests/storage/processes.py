"""Several processes at once, and what they said."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent.parent


def all_at_once(act: str, root: Path, *, writers: int, times: int) -> list[str]:
    """Start the writers together and return every line they wrote; an error of any of them is an error here."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.storage.writers", act, str(root), str(number), str(times)],
            cwd=HERE,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    said = [process.communicate(timeout=300) for process in running]
    assert [errors for _, errors in said if errors] == []
    assert [process.returncode for process in running] == [0] * writers
    return [line for lines, _ in said for line in lines.split("\n") if line]
