"""The command line inside this process and as a program of its own, and a journal of invented people."""

import io
import json
import os
import subprocess
import sys
from calendar import day_name
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from alliance_journal.cli.app import run
from tests.terminal.fakes import MEASURED, Session

ROOT: Final = Path(__file__).parent.parent.parent
PROGRAM: Final = (sys.executable, "-m", "alliance_journal")
CANARY: Final = "heliotrope"
"""A word that stands in every invented entry and may never stand on stderr."""
ENTRIES: Final[tuple[Mapping[str, Any], ...]] = (
    {
        "met": "2026-09-04",
        "time": "10:15",
        "client": "C04",
        "set": "session",
        "id": "first",
        "written": "2026-09-04T17:00:00+00:00",
        "sections": {
            "moment": f"He went quiet and looked at the {CANARY} curtain.\n\n'Whatever you think,' he said.",
            "own_part": "I took over the form. I explained it again.",
        },
        "headings": {"moment": "One moment", "own_part": "My own part"},
        "private": ["own_part"],
        "ratings": {"strain": 6, "tie": 4},
        "picks": {"between": ["off"]},
        "feelings": {"impatient": 2},
        "tags": ["forms"],
        "starred": True,
    },
    {
        "met": "2026-09-11",
        "client": "C07",
        "id": "second",
        "written": "2026-09-11T17:00:00+00:00",
        "text": f"She did not come. The {CANARY} chair stayed empty.",
    },
    {
        "met": "2026-10-02",
        "client": "C04",
        "id": "third",
        "written": "2026-10-02T17:00:00+00:00",
        "text": f"He went quiet again. Café, naïveté, {CANARY} 漢字.",
    },
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How one command line ended and what it wrote."""

    code: int
    data: bytes = field(repr=False)
    err: str

    @property
    def out(self) -> str:
        """What was asked for."""
        return self.data.decode("utf-8", "surrogateescape")

    @property
    def shape(self) -> Any:  # noqa: ANN401  JSON may hold anything
        """What was asked for, as JSON."""
        return json.loads(self.out)

    @property
    def id(self) -> str:
        """The id in "Saved as k7f3q2mx: entries/..."."""
        return next(line for line in self.err.split("\n") if line.startswith("Saved as ")).split()[2].rstrip(":")


def unmeasured() -> dict[str, str]:
    """Return the environment for a program that is not measured for coverage; that would double its time."""
    return {name: value for name, value in os.environ.items() if name != MEASURED}


@dataclass(frozen=True, slots=True)
class Aj:
    """The program over one journal, which need not exist."""

    root: Path
    home: Path
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str, typed: bytes | str = b"", encoding: str = "utf-8") -> Ran:
        """Run a command line in this process, with nobody at the terminal; `encoding` is that of stdout."""
        content = typed.encode() if isinstance(typed, str) else typed
        streams = [io.TextIOWrapper(io.BytesIO(one), name) for one, name in _ends(content, encoding)]
        with self.monkeypatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = run(words)
        data, said = (stream.buffer.getvalue() for stream in streams[1:])  # type: ignore[attr-defined]  a BytesIO
        return Ran(code, data, said.decode())

    def process(self, *words: str, typed: bytes = b"", **environ: str) -> Ran:
        """Run a command line as a program of its own, with nobody at the terminal."""
        ran = subprocess.run(
            [*PROGRAM, *words],
            input=typed,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**unmeasured(), **environ},
            timeout=60,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr.decode())

    def session(self, *words: str, columns: int = 80, lines: int = 24, **environ: str) -> Session:
        """Run a command line in a terminal of its own."""
        return Session([*PROGRAM, *words], columns=columns, lines=lines, environ=environ, cwd=ROOT)

    def shell(self, script: str, **environ: str) -> Ran:
        """Run a line of shell, in which `$AJ` is the program."""
        env = {**unmeasured(), "AJ": " ".join(PROGRAM), **environ}
        ran = subprocess.run(["bash", "-c", script], capture_output=True, check=False, cwd=ROOT, env=env, timeout=60)
        return Ran(ran.returncode, ran.stdout, ran.stderr.decode())

    @property
    def files(self) -> list[Path]:
        """Every entry's file, by name."""
        return sorted(self.root.glob("entries/*/*.md"))

    def settle(self) -> None:
        """Make every entry's file old: what has only just been written is read again and not taken from the index."""
        for number, path in enumerate(self.files):
            os.utime(path, (10**9 + number, 10**9 + number))

    def file_of(self, entry: str) -> Path:
        """Return the one file of an entry's id."""
        (path,) = self.root.glob(f"entries/*/*-{entry}.md")
        return path


def _ends(typed: bytes, encoding: str) -> tuple[tuple[bytes, str], ...]:
    """Return what stdin, stdout and stderr hold at first, and their encodings."""
    return (typed, "utf-8"), (b"", encoding), (b"", "utf-8")


def lines_of(*entries: Mapping[str, Any]) -> str:
    """Return entries as lines of JSON."""
    return "".join(json.dumps(entry) + "\n" for entry in entries)


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Return every file under a folder with its bytes, and every folder with None; the empty lock is left out."""
    paths = (path for path in folder.rglob("*") if path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in paths}


def is_one_refusal(said: str) -> bool:
    """Whether stderr holds one lower-case sentence, and at most one thing to try under it."""
    lines = said.split("\n")
    if lines.pop() or not 1 <= len(lines) <= 2:
        return False
    sentence, *tries = lines
    is_low = not sentence[4:5].isupper() or sentence.split()[1] in day_name
    is_sentence = sentence.startswith("aj: ") and not sentence.endswith(".") and is_low
    return is_sentence and all(line.startswith("  try: ") and line.strip() != "try:" for line in tries)
