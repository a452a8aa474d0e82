"""Pages of every width and kind, and entries whose words are as awkward to lay out as words can be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.summary import Summary, summarise
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Theme
from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import Line, Page
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, reader_over, said, ticked

PAGES: Final = tuple(
    Page(width, plain=plain, ascii_only=ascii_only)
    for width in (46, 73, 74, 80, 120)
    for plain in (False, True)
    for ascii_only in (False, True)
)
WIDE: Final = Page(80)
HEBREW: Final = "היא שתקה כשהסברתי את הטופס שוב"
EMOJI: Final = "\U0001f937\U0001f3fd\u200d\u2640\ufe0f" * 30
JAPANESE: Final = "\u5f7c\u5973\u306f\u9ed9\u3063\u3066\u3044\u305f" * 12
AWKWARD: Final = f"She went quiet {HEBREW} and then {EMOJI} and {JAPANESE} and {'so' * 90} it went."
FORBIDDEN: Final = ("%", "detected", "resistant", "diagnos", "score", "risk level", "caused", "leads to", "withdrawn")


def long_named(name: str, holder: Holder, label: str) -> Theme:
    return Theme(ThemeId(name), label, "own_family", holder, "", ask=f"What would {label} say?")


LONG_THEMES: Final = dict(THEMES) | {
    theme.id: theme
    for theme in (
        long_named("own.long", Holder.CLIENT, "Went on " + "and on " * 20),
        long_named("own.wide", Holder.CLIENT, JAPANESE),
    )
}


def texts_of(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines]


def fits(lines: Iterable[Line], page: Page) -> bool:
    """Whether no line is wider than the page; a path or name that must stay whole is alone on its line."""
    return all(columns(line.text) <= page.width for line in lines)


def journal(entries: int, themes: Sequence[str]) -> list[tuple[Document, EntryFacts]]:
    """Return so many awkward entries, a week apart, with every theme in each of them."""
    return [awkward_entry(TODAY - timedelta(weeks=entries - number), themes) for number in range(entries)]


def awkward_entry(day: date, themes: Sequence[str]) -> tuple[Document, EntryFacts]:
    document = a_document(
        str(day),
        "C" * 32,
        answers={"moment": AWKWARD, "own_part": "I moved on and told her."},
        ratings={"strain": 7},
        picks={"my_moves": ["wc.paternal"]},
        feelings={"over-protective": 2, HEBREW: 1},
    )
    words = "She went quiet" + AWKWARD.removeprefix("She went quiet")
    own = [said(document, name, words, holder=LONG_THEMES[ThemeId(name)].holder) for name in themes if name in THEMES]
    others = [
        replace(said(document, "cw.minimal", words), theme=ThemeId(name), holder=LONG_THEMES[ThemeId(name)].holder)
        for name in themes
        if name not in THEMES
    ]
    return document, facts_with(document, ticked(document, "wc.paternal", "my_moves", "wc.paternal"), *own, *others)


def summary_over(
    pairs: Sequence[tuple[Document, EntryFacts]], *, quotes: int | None = 1, before: bool = False
) -> Summary:
    lens = Lens(LONG_THEMES, SETS, TODAY, quotes=quotes)
    entries = [facts for _, facts in pairs]
    reader = reader_over(*(document for document, _ in pairs))
    return summarise(entries, lens, reader, earlier=entries if before else None)
