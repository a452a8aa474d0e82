"""Scores spotted identifiers against a labelled file: score_identifiers.py FILE [--missed KIND] [--false N].

One JSON object a line: `text`, and its labelled places as `spans` (`start`, `end`, `kind`), as `pii` (exact pieces of
the text with their kind), or as `names` (pieces that name a person). A place counts as found where anything spotted
shares a character with it, and as found by kind where something of a fitting kind does. False flags are strong ones
that share no character with a labelled place; they are counted in 100 texts that name nobody.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.spotting import identifiers_in

FITTING = {
    "person": {Kind.NAME},
    "name": {Kind.NAME},
    "organization": {Kind.ORGANISATION, Kind.NAME},
    "corporation": {Kind.ORGANISATION, Kind.NAME},
    "org": {Kind.ORGANISATION},
    "gpe": {Kind.PLACE, Kind.NAME, Kind.ADDRESS},
    "location": {Kind.PLACE, Kind.NAME, Kind.ADDRESS},
    "street_address": {Kind.ADDRESS, Kind.POSTCODE},
    "zip_code": {Kind.POSTCODE, Kind.ADDRESS},
    "phone_number": {Kind.PHONE},
    "email_address": {Kind.EMAIL},
    "domain_name": {Kind.URL},
    "ip_address": {Kind.IP},
    "credit_card": {Kind.CARD},
    "iban_code": {Kind.BANK},
    "us_ssn": {Kind.PERSON_NUMBER},
    "id_number": {Kind.CASE_NUMBER, Kind.PERSON_NUMBER},
    "date_time": {Kind.DATE, Kind.DAY, Kind.BIRTH_DATE},
    "age": {Kind.AGE},
}


@dataclass(frozen=True, slots=True)
class Place:
    """One labelled place of a text."""

    start: int
    end: int
    kind: str


def meets(one: Identifier, place: Place) -> bool:
    """Say whether a spotted and a labelled place share a character."""
    return one.start < place.end and place.start < one.end


def places(row: dict[str, Any]) -> Iterator[Place]:
    """Yield the labelled places of a line, whatever its form."""
    for span in row.get("spans", ()):
        yield Place(span["start"], span["end"], span["kind"].lower())
    pieces = [*row.get("pii", ()), *({"text": name, "kind": "name"} for name in row.get("names", ()))]
    for piece in pieces:
        start = row["text"].find(piece["text"])
        while start >= 0:
            yield Place(start, start + len(piece["text"]), piece["kind"])
            start = row["text"].find(piece["text"], start + 1)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@dataclass(slots=True)
class Tally:
    """Counts by kind, and the places that were missed or flagged falsely."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    fitting: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    free: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, str]] = field(default_factory=list)

    def add(self, row: dict[str, Any]) -> None:
        """Count one text."""
        text, marked = row["text"], list(places(row))
        spotted = identifiers_in(text)
        for place in marked:
            self._place(text, place, [one for one in spotted if meets(one, place)])
        stray = [one for one in spotted if not any(meets(one, place) for place in marked)]
        self.flagged.update(one.kind.value for one in spotted)
        self.wrong.update(one.kind.value for one in stray)
        strong = [one for one in stray if not one.weak]
        if not any(place.kind in {"name", "person"} for place in marked):
            self.free.update(texts=1, flags=len(strong), names=sum(one.kind is Kind.NAME for one in strong))
        self.false.extend((one.kind.value, around(text, one.start, one.end)) for one in strong)

    def _place(self, text: str, place: Place, hits: Sequence[Identifier]) -> None:
        """Count one labelled place and what met it."""
        fits = any(one.kind in FITTING.get(place.kind, ()) for one in hits)
        self.labelled[place.kind] += 1
        self.found[place.kind] += bool(hits)
        self.fitting[place.kind] += fits
        if not fits:
            self.missed.append((place.kind, around(text, place.start, place.end)))


def around(text: str, start: int, end: int) -> str:
    """Return a place with some of the text around it."""
    return f"{text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}"


def report(tally: Tally) -> str:
    """Return the figures, a line for each kind."""
    lines = [
        f"{kind:16} labelled {n:4}  found {tally.found[kind] / n:.3f}  by kind {tally.fitting[kind] / n:.3f}"
        for kind, n in sorted(tally.labelled.items())
    ]
    lines += [
        f"{kind:16} flagged  {n:4}  precision {1 - tally.wrong[kind] / n:.3f}"
        for kind, n in sorted(tally.flagged.items())
    ]
    names, flags = (100 * tally.free[key] / max(1, tally.free["texts"]) for key in ("names", "flags"))
    free = f"{tally.free['texts']} texts that name nobody; in 100 of them {names:.1f} names"
    return "\n".join([*lines, f"{free}, {flags:.1f} strong flags of any kind"])


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--missed", default="", help="a labelled kind whose missed places are printed")
    parser.add_argument("--false", type=int, default=0, dest="falsely", help="how many false flags to print")
    asked = parser.parse_args()
    rows, tally = rows_of(asked.file), Tally()
    began = time.process_time()
    for row in rows:
        tally.add(row)
    spent = time.process_time() - began
    shown = [f"missed {kind} {place}" for kind, place in tally.missed if kind == asked.missed]
    shown += [f"false {kind} {place}" for kind, place in tally.false[: asked.falsely]]
    sys.stdout.write("\n".join([*shown, report(tally), f"{spent:.2f} s of CPU for {len(rows)} texts", ""]))


if __name__ == "__main__":
    main()
