"""The tags in columns where there is room, and one after the other where there is not."""

from datetime import date

from alliance_journal.findings.tagging import TagUse
from alliance_journal.reports.lines import Page
from alliance_journal.reports.tags_text import tags_lines

USES = (
    TagUse("self-care", 12, 4, date(2026, 9, 1), date(2026, 11, 20)),
    TagUse("hope", 1, 0, date(2026, 9, 1), date(2026, 9, 1)),
)


def test_counts_stand_in_columns_on_a_wide_page() -> None:
    assert [line.text for line in tags_lines(USES, Page(80))] == [
        "self-care  12 entries, 4 clients     last 2026-11-20",
        "hope       1 entry                   last 2026-09-01",
    ]


def test_a_narrow_page_has_sentences() -> None:
    assert [line.text for line in tags_lines(USES, Page(46))] == [
        "self-care: 12 entries, 4 clients, last",
        "  2026-11-20",
        "hope: 1 entry, last 2026-09-01",
    ]
