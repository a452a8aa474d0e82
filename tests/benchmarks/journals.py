"""Journals of any size for measuring: the demo's invented sentences, shuffled with a fixed seed."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from alliance_journal.entrytext.reading import encode
from alliance_journal.entrytext.writing import title_for, write
from alliance_journal.exchange.demo import SOURCE
from alliance_journal.model.codes import ClientCode, QuestionId, SetId, new_entry_id
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.storage.folder import open_journal
from alliance_journal.storage.names import entry_folder, entry_name

WORDS: Final = 150
"""Words in each entry."""
BEGAN: Final = datetime(2001, 1, 1, 9, 0, tzinfo=UTC)


def sentences() -> tuple[str, ...]:
    """Return the demo's sentences."""
    shapes = [json.loads(line) for line in SOURCE.read_text(encoding="utf-8").split("\n") if line]
    texts = [text for shape in shapes for text in shape.get("sections", {}).values()]
    return tuple(sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence)


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """Yield invented entries of about 150 words, two a day, twelve clients."""
    chance = random.Random(seed)  # noqa: S311  the same journal every time, not a secret
    said = sentences()
    for number in range(count):
        words: list[str] = []
        while sum(len(sentence.split()) for sentence in words) < WORDS:
            words.append(chance.choice(said))
        met = (BEGAN + timedelta(hours=12 * number)).replace(tzinfo=None)
        third = len(words) // 3
        parts = (words[:third], words[third : 2 * third], words[2 * third :])
        asked = ("moment", "own_part", "their_side")
        answers = (Answer(QuestionId(name), name, " ".join(part)) for name, part in zip(asked, parts, strict=True))
        client = ClientCode(f"C{chance.randrange(12):02}")
        yield Entry(
            id=new_entry_id(chance.choice),
            written=BEGAN + timedelta(hours=12 * number),
            met=met,
            set=SetId("session"),
            client=client,
            title=title_for(met, client),
            answers=tuple(answers),
            ratings={"tie": chance.randrange(11), "strain": chance.randrange(11)},
            picks={"between": (chance.choice(("easy", "thin", "off")),)},
        )


def make_journal(root: Path, count: int) -> Path:
    """Return a journal of so many entries, written quickly: measuring is about reading."""
    open_journal(root, create=True)
    for entry in entries(count):
        folder = root / entry_folder(entry)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / entry_name(entry)).write_bytes(encode(write(entry)))
    return root
