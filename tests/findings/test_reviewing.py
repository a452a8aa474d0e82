"""What is asked about and in which order, and what became of each theme's sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered, gather, workbench
from alliance_journal.findings.quotes import Reader
from alliance_journal.findings.reviewing import (
    Found,
    ReviewCount,
    Suggestion,
    by_sentence,
    coverage,
    put_into_words,
    refused_by,
    review_counts,
    still_open,
    unanswered,
)
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source, Status
from alliance_journal.storage.folder import Journal
from tests.findings.fakes import SHIPPED, THEMES, a_document, coder, facts_with, reader_over, said, ticked
from tests.findings.review_fakes import QUIET, TOOK_OVER, USELESS, a_journal, put

ALL = frozenset(THEMES)
NO_WORDS: list[str] = []


def order(entries: tuple[EntryFacts, ...], wanted: frozenset[ThemeId] = ALL) -> list[tuple[str, str]]:
    return [(one.theme, str(facts.day)[5:]) for facts, one in unanswered(entries, THEMES, wanted)]


def a_day(day: str, *found: str, source: Source = Source.PHRASE) -> EntryFacts:
    """Return the facts of an entry in which these themes were found, each in a sentence of its own."""
    document = a_document(f"2026-{day}", answers={"moment": " ".join(f"Said {n} {t}." for n, t in enumerate(found))})
    sightings = (said(document, theme, f"Said {n} {theme}.", source=source) for n, theme in enumerate(found))
    return facts_with(document, *sightings)


def test_only_suggestions_that_count_are_asked_about() -> None:
    document = a_document("2026-11-20", answers={"moment": "A. B. C. D. E. F."}, picks={"my_moves": ["wc.paternal"]})
    facts = facts_with(
        document,
        said(document, QUIET, "A."),
        said(document, QUIET, "B.", source=Source.REVIEW),
        said(document, QUIET, "C.", status=Status.NEGATED),
        said(document, QUIET, "D.", holder=Holder.OTHER),
        said(document, QUIET, "E.", source=Source.LEARNED),
        said(document, QUIET, "F.", source=Source.MODEL),
        ticked(document, TOOK_OVER, "my_moves", "wc.paternal"),
    )
    strange = replace(facts.sightings[0], theme=ThemeId("own.gone"))
    facts = replace(facts, sightings=(*facts.sightings, strange))
    found = unanswered((facts,), THEMES, ALL)
    assert [one.quote_in(document.text) for _, one in found] == ["A.", "E.", "F."]


def test_only_wanted_themes_are_asked_about() -> None:
    entries = (a_day("11-01", QUIET, USELESS), a_day("11-02", USELESS))
    assert order(entries, frozenset({USELESS})) == [(USELESS, "11-02"), (USELESS, "11-01")]


def test_the_newest_sentence_comes_first_and_an_entry_is_asked_from_its_beginning() -> None:
    entries = (a_day("11-01", QUIET), a_day("11-02", USELESS, TOOK_OVER))
    assert order(entries) == [(USELESS, "11-02"), (TOOK_OVER, "11-02"), (QUIET, "11-01")]


def test_themes_that_keep_coming_back_go_before_the_others() -> None:
    entries = (a_day("11-01", QUIET), a_day("11-09", QUIET), a_day("11-17", QUIET), a_day("11-18", USELESS))
    assert order(entries) == [(QUIET, "11-17"), (QUIET, "11-09"), (QUIET, "11-01"), (USELESS, "11-18")]


def test_themes_take_turns_beginning_with_the_one_confirmed_least() -> None:
    entries = (
        a_day("11-01", QUIET, QUIET, USELESS),
        a_day("11-02", TOOK_OVER, TOOK_OVER, source=Source.REVIEW),
        a_day("11-03", TOOK_OVER, QUIET),
    )
    assert [theme for theme, _ in order(entries)] == [QUIET, USELESS, QUIET, TOOK_OVER, QUIET]


def test_the_order_is_the_same_each_time() -> None:
    entries = tuple(a_day(f"11-{day:02}", QUIET, USELESS, TOOK_OVER) for day in range(1, 9))
    assert order(entries) == order(entries)
    assert len(order(entries)) == 24


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def gathered(journal: Journal) -> Gathered:
    bench = workbench(journal.root, Catalogue(SHIPPED), journal.root.parent / "cache", suggests=False)[0]
    bench.coders.append(coder())
    return gather(journal, bench)


def found_in(all_: Gathered) -> tuple[Found, ...]:
    return unanswered(all_.entries, THEMES, ALL)


def test_suggestions_have_their_words_and_no_more_of_them_than_asked_for(journal: Journal) -> None:
    file = put(journal, "She went quiet.\nHe shut down. I waited.")
    all_ = gathered(journal)
    told: list[str] = []
    worded = put_into_words(found_in(all_), all_.reader, told.append)
    assert worded == (Suggestion(file.path, QUIET, "She went quiet."), Suggestion(file.path, QUIET, "He shut down."))
    assert put_into_words(found_in(all_), all_.reader, told.append, most=1) == worded[:1]
    assert told == []


def test_equal_sentences_of_an_entry_are_asked_about_once(journal: Journal) -> None:
    put(journal, "She went quiet. I waited. She went quiet.")
    put(journal, "She went quiet.")
    all_ = gathered(journal)
    worded = put_into_words(found_in(all_), all_.reader, NO_WORDS.append)
    assert len(worded) == 2
    assert (
        still_open(found_in(all_), {worded[0].key}, all_.reader)
        + still_open(found_in(all_), {worded[1].key}, all_.reader)
        == 3
    )
    assert still_open(found_in(all_), {one.key for one in worded}, all_.reader) == 0


def test_what_was_never_put_into_words_stays_open_and_is_not_read(journal: Journal) -> None:
    put(journal, "She went quiet.", day="2026-11-01")
    put(journal, "He shut down.", day="2026-11-20")
    all_ = gathered(journal)
    (first,) = put_into_words(found_in(all_), all_.reader, NO_WORDS.append, most=1)
    assert still_open(found_in(all_), {first.key}, all_.reader) == 1
    assert set(all_.reader.texts) == {first.path}


def test_an_entry_of_a_newer_format_is_told_once_and_left_out(journal: Journal) -> None:
    file = put(journal, "She went quiet. He shut down.")
    where = journal.root / file.path
    where.write_text(where.read_text().replace("format = 1", "format = 2"))
    put(journal, "I felt useless.")
    all_ = gathered(journal)
    told: list[str] = []
    assert [one.theme for one in put_into_words(found_in(all_), all_.reader, told.append)] == [USELESS]
    assert told == [f"not asked: {file.path} is of a newer format: it can be read here, not changed"]


def test_an_entry_that_has_changed_or_gone_is_told_once_and_left_out() -> None:
    document = a_document("2026-11-20", answers={"moment": "She went quiet. He shut down."})
    facts = facts_with(document, said(document, QUIET, "She went quiet."), said(document, QUIET, "He shut down."))
    moved = replace(document, text=f"\n\n{document.text}")
    told: list[str] = []
    assert put_into_words([(facts, one) for one in facts.sightings], reader_over(moved), told.append) == ()

    def refuse(_path: str) -> None:
        raise DiskError("it is not there")

    assert put_into_words([(facts, facts.sightings[0])], Reader(refuse), told.append) == ()  # type: ignore[arg-type]  it never returns
    assert len(told) == 2
    assert told[0].startswith(f"not asked: {facts.path}:")
    assert told[1] == "not asked: it is not there"


def test_what_was_found_in_one_sentence_stands_side_by_side() -> None:
    one, two, three = (Suggestion("a.md", theme, "She  left.") for theme in (QUIET, USELESS, TOOK_OVER))
    other = Suggestion("b.md", QUIET, "She left.")
    wrapped = replace(three, words="She\nleft.")
    assert by_sentence((one, other, two, wrapped)) == (one, two, wrapped, other)


def test_counts_by_theme(journal: Journal) -> None:
    put(
        journal,
        "She went quiet. I felt useless. He shut down. She went quiet. He clammed up.",
        Review(QUIET, "yes", "She went quiet."),
        Review(QUIET, "no", "He shut down.", "other_person"),
        Review(QUIET, "no", "These words are gone."),
        Review(TOOK_OVER, "no"),
    )
    all_ = gathered(journal)
    counts = review_counts(all_.entries, THEMES, refused_by(all_.reader, THEMES))
    assert counts == {
        QUIET: ReviewCount(QUIET, confirmed=2, refused=1, unreviewed=1),
        USELESS: ReviewCount(USELESS, confirmed=0, refused=0, unreviewed=1),
        TOOK_OVER: ReviewCount(TOOK_OVER, confirmed=0, refused=1, unreviewed=0),
    }
    assert (counts[QUIET].looked_at, counts[QUIET].of) == (3, 4)
    assert coverage(counts.values()) == (4, 6)
    assert coverage(()) == (0, 0)
