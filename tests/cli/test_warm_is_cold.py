"""Whatever has happened to a journal, its cache changes nothing but time: warm output is cold output, byte for byte."""

import os
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from alliance_journal.cli.desk import Desk
from tests.cli.fakes import Aj, Ran, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED: Final = (
    ("summary",),
    ("summary",),
    ("summary", "--all", "--quotes", "2"),
    ("summary", "-c", "C04"),
    ("summary", "--since", "2026-10-01", "--confirmed-only"),
    ("summary", "--json"),
    ("themes", "--all"),
    ("strains", "--all"),
)
SAID: Final = (
    "She went quiet when I brought out the form.",
    "He didn't turn up.",
    "I took over and told him what to do.",
    "I felt frustrated.",
    "He agreed with everything I said.",
    "We talked about how we work together.",
    "The ferret again.",
    "Nothing much.",
)
OWN_THEME: Final = """[[themes]]
id = "own.ferret"
label = "The ferret"
family = "own"
holder = "client"
define = "The ferret comes up."
phrases = ["the ferret"]
"""
OWN_SET: Final = """id = "session"
title = "After a session"
purpose = "Ours."
minutes = 2
version = 9
opening = "Hello."
[[questions]]
id = "moment"
ask = "What happened?"
kind = "text"
holder = "worker"
"""


class Life:
    """A journal to which things happen, by chance but always the same ones for one seed."""

    def __init__(self, aj: Aj, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.aj = aj
        self.chance = random.Random(seed)  # noqa: S311  the same life every time
        self.now = datetime(2026, 11, 22, 12).astimezone()
        monkeypatch.setattr(Desk, "now", property(lambda _desk: self.now))

    def step(self) -> str:
        """Let one thing happen and return what it was."""
        happenings: tuple[Callable[[], object], ...] = (
            self.write,
            self.write,
            self.grow_old,
            self.grow_old,
            self.change_in_place,
            self.rename,
            self.delete,
            self.restore,
            self.undo,
            self.codebook,
            self.set_of_ones_own,
            self.sleep,
            self.damage,
            self.tear_the_cache,
        )
        happening = self.chance.choice(happenings)
        happening()
        return happening.__name__

    def write(self) -> None:
        """Add one to four entries."""
        entries = [self._entry() for _ in range(self.chance.randint(1, 4))]
        assert self.aj("import", "jsonl", "-", typed=lines_of(*entries)).code == 0

    def _entry(self) -> dict[str, object]:
        met = datetime(2026, 9, 1) + timedelta(days=self.chance.randrange(80))  # noqa: DTZ001  a day
        return {
            "met": met.date().isoformat(),
            "client": self.chance.choice(("C04", "C07", "C09")),
            "set": "session",
            "sections": {"moment": " ".join(self.chance.sample(SAID, 3)), "own_part": self.chance.choice(SAID)},
            "ratings": {name: self.chance.randrange(11) for name in ("aims", "steps", "tie", "strain")},
            "picks": {"between": [self.chance.choice(("easy", "off", "tense"))]},
            "feelings": {self.chance.choice(("irritated", "warm")): self.chance.randrange(4)},
        }

    def grow_old(self) -> None:
        """Let time pass, so that the cache may be trusted."""
        self.aj.settle()

    def _one(self) -> Path | None:
        return self.chance.choice(self.aj.files) if self.aj.files else None

    def change_in_place(self) -> None:
        """Change words without changing the size of the file, as an editor might."""
        if path := self._one():
            before = path.stat()
            path.write_bytes(path.read_bytes().replace(b"quiet", b"sober").replace(b"ferret", b"garden"))
            if self.chance.random() < 0.5:
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 3_000_000_000))

    def rename(self) -> None:
        """Give a file another name by hand."""
        if path := self._one():
            path.rename(path.with_name(f"2026-01-0{self.chance.randint(1, 9)} {self.chance.randrange(10**6)}.md"))

    def delete(self) -> None:
        """Delete one."""
        if path := self._one():
            self.aj("delete", path.stem.rpartition("-")[2], "--yes")

    def restore(self) -> None:
        """Bring one back."""
        trash = sorted(self.aj.root.glob(".trash/**/*.md"))
        if trash:
            self.aj("restore", self.chance.choice(trash).stem.rpartition("-")[2])

    def undo(self) -> None:
        """Take the last change back."""
        self.aj("undo")

    def codebook(self) -> None:
        """Begin or end a codebook of one's own."""
        path = self.aj.root / "codebook.toml"
        if path.exists():
            path.unlink()
        else:
            path.write_text(OWN_THEME, encoding="utf-8")

    def set_of_ones_own(self) -> None:
        """Begin or end a set of one's own."""
        path = self.aj.root / "prompts" / "session.toml"
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            path.unlink()
        else:
            path.write_text(OWN_SET, encoding="utf-8")

    def sleep(self) -> None:
        """Go on to another day, or back where the clock was wrong."""
        self.now += timedelta(days=self.chance.choice((1, 30, -7)))

    def damage(self) -> None:
        """Spoil a file."""
        if (path := self._one()) and self.chance.random() < 0.3:
            path.write_bytes(path.read_bytes().replace(b"format = 1", b"format = x"))

    def tear_the_cache(self) -> None:
        """Cut a file of the cache in two."""
        for path in self.aj.home.rglob("*.json"):
            path.write_bytes(path.read_bytes()[: self.chance.randrange(2_000)])


@pytest.mark.no_cover  # other tests measure the same lines, and measuring takes most of the time here
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_warm_output_is_cold_output(aj: Aj, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    life = Life(aj, seed, monkeypatch)
    life.write()
    happened: list[str] = []
    for number in range(10):
        happened.append(life.step())
        warm = [aj(*words) for words in ASKED]
        with monkeypatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cold-{number}"))
            cold = [aj(*words) for words in ASKED]
        for words, one, other in zip(ASKED, warm, cold, strict=True):
            assert said(one) == said(other), (happened, words)


def said(ran: Ran) -> tuple[int, bytes, str]:
    return ran.code, ran.data, ran.err
