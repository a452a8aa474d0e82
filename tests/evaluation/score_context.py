"""`python -m tests.evaluation.score_context [FILE]`: how well the context of marked phrases is read.

Prints, over the sentences on which both coders agreed, in how many the holder, the polarity, the status and all three
are right, beside a dictionary that takes every phrase for the theme's own, affirmed, here and now.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status, Theme
from alliance_journal.themes.codebook import load_codebook
from alliance_journal.themes.coder import Coder

HELD_OUT: Final = Path(__file__).with_name("context_heldout.jsonl")
_OPEN, _CLOSE = "[[", "]]"


class Reading(NamedTuple):
    """What is said of one marked phrase."""

    holder: Holder
    status: Status


class Scored(NamedTuple):
    """What was right about one sentence."""

    holder: bool
    polarity: bool
    status: bool

    @property
    def everything(self) -> bool:
        """Whether all three were."""
        return all(self)


def sentences(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the sentences on which both coders agreed."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and (shape := json.loads(line)).get("agreed", True):
            yield shape


def marked(sentence: str) -> tuple[str, int, int]:
    """Return the sentence without its marks, and where the phrase stands in it."""
    start = sentence.index(_OPEN)
    end = sentence.index(_CLOSE) - len(_OPEN)
    return sentence.replace(_OPEN, "").replace(_CLOSE, ""), start, end


def scored(gold: Mapping[str, Any], said: Reading, theme: Theme) -> Scored:
    """Return what is right.

    "We" is the worker too; what happens between the two is told by either; whom an event around them befalls is
    not asked.
    """
    holder = Holder(gold["holder"])
    same = said.holder is holder or (holder is Holder.BOTH and said.holder is Holder.WORKER is theme.holder)
    between = said.holder is Holder.DYAD and holder in {Holder.WORKER, Holder.CLIENT, Holder.BOTH}
    negated = said.status is Status.NEGATED
    return Scored(
        same or between or theme.holder is Holder.CONTEXT,
        negated is (gold["polarity"] == "negated"),
        said.status is Status(gold["status"]),
    )


def read(coder: Coder, gold: Mapping[str, Any], theme: Theme) -> Reading:
    """Return how the coder reads the phrase."""
    text, start, end = marked(gold["sentence"])
    found = coder.read_span(text, start, end, theme, gold["question"])
    return Reading(found.holder, found.status)


def row(name: str, all_scored: Iterable[Scored]) -> str:
    """Return one line of the table."""
    held = list(all_scored)
    parts = [sum(one.holder for one in held), sum(one.polarity for one in held), sum(one.status for one in held)]
    counts = [*parts, sum(one.everything for one in held)]
    return f"{name:<12}" + "".join(f"{count:>6} {count / len(held):5.3f}" for count in counts) + f"   of {len(held)}"


def main(words: list[str]) -> None:
    """Print the table."""
    book = load_codebook()[0]
    coder = Coder(book)
    golds = [(gold, book.themes[ThemeId(gold["theme"])]) for gold in sentences(Path(words[0]) if words else HELD_OUT)]
    sys.stdout.write(f"{'':<12}{'holder':>12}{'polarity':>12}{'status':>12}{'all three':>12}\n")
    plain = (scored(gold, Reading(theme.holder, Status.PRESENT), theme) for gold, theme in golds)
    sys.stdout.write(f"{row('dictionary', plain)}\n")
    sys.stdout.write(f"{row('coder', (scored(gold, read(coder, gold, theme), theme) for gold, theme in golds))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
