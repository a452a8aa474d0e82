"""A fictional journal for `aj demo`: invented people, five months, moved so that it ends just before today."""

import json
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from alliance_journal.errors import UsageError
from alliance_journal.exchange.bringing import bring_in, reading_now
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.storage.folder import open_journal

SOURCE: Final = Path(__file__).parent.parent / "demo" / "journal.jsonl"
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the fictional journal is, and how many entries it has."""

    root: Path
    entries: int


def make_demo(folder: Path | None, now: datetime) -> Demo:
    """Return a new fictional journal in a folder that must not exist yet, or in a throw-away one."""
    root = folder.absolute() if folder else Path(tempfile.mkdtemp(prefix="aj-demo-")) / "journal"
    if root.exists():
        raise UsageError(
            f"{root} is already there, and the demo never writes into a folder it has not made", hint="aj demo"
        )
    text = demo_lines(SOURCE.read_text(encoding="utf-8"), now.date())
    reading = reading_now(find_sets(None).sets, now)
    report = bring_in(text, open_journal(root, create=True), reading, path="demo")
    return Demo(root, report.brought)


def demo_lines(text: str, today: date) -> str:
    """Return the lines with every date moved by whole weeks, so that the last one lies within a week before today."""
    shapes = [json.loads(line) for line in text.split("\n") if line.strip()]
    last = max(date.fromisoformat(shape["met"]) for shape in shapes)
    moved = (today - timedelta(days=1) - last) // _WEEK * _WEEK
    for shape in shapes:
        met = date.fromisoformat(shape["met"]) + moved
        shape["met"] = met.isoformat()
        shape["written"] = f"{met.isoformat()}T{shape.get('time', '17:00')}:00+00:00"
    return "\n".join(json.dumps(shape, ensure_ascii=False) for shape in shapes)
