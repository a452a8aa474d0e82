"""Invented entries and preparations for sheets: one open answer, one private one, and points that stand on them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, Workbench
from alliance_journal.findings.going_out import going_out
from alliance_journal.findings.sheet_points import Border
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.storage.index import open_index
from tests.findings.fakes import CODEBOOK, SETS, a_document, facts_with, reader_over, said

DAY: Final = date(2026, 11, 22)
QUIET: Final = "He went quiet and gave short answers."
TOOK: Final = "I took over the form."
ASHAMED: Final = "I was ashamed of my own voice."
Held = tuple[Document, EntryFacts]


def a_bench(tmp_path: Path) -> Workbench:
    return Workbench(CODEBOOK, SETS, open_index(tmp_path, tmp_path, stamp="x"))


def held(day: str, client: str = "C04", *, tags: Sequence[str] = (), **rest: Any) -> Held:  # noqa: ANN401  passed on
    """Return an entry with an open answer, in which a theme of either side shows, and a private one."""
    answers = {"moment": f"{QUIET} {TOOK}", "past": ASHAMED}
    made = a_document(day, client, answers=answers, **rest).entry
    marked = tuple(replace(one, private=one.question == "past") for one in made.answers)
    entry = replace(made, answers=marked, tags=tuple(tags))
    document = read(write(entry), path=f"entries/2026/{day[:10]}-1200-{entry.id.value}.md")
    return document, facts_with(document, said(document, "cw.minimal", QUIET), said(document, "wc.paternal", TOOK))


def gathered(*pairs: Held) -> Gathered:
    return Gathered(tuple(facts for _, facts in pairs), (), reader_over(*(document for document, _ in pairs)))


def a_border(*pairs: Held, named: Sequence[str] = ()) -> Border:
    whole = gathered(*pairs)
    return Border(whole, going_out(whole, SETS, named), named)


def a_point(pair: Held, kind: str = "starred", words: str = "After a session", quote: str = QUIET) -> Point:
    facts = pair[1]
    return Point(kind, words, quote, facts.id, facts.client, facts.day)


def a_prepared(*points: Point, want: str = "", rivals: str = "", question: str = "") -> Prepared:
    return Prepared("p001", DAY, date(2026, 9, 1), "", points, want, rivals, question)
