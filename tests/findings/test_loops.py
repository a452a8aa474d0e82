"""A loop stands on both sides' own sentences, at their file and line."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.loops import FoundLoop, LoopLens, loops_found, notes_of
from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.boards import When
from tests.findings.fakes import CODEBOOK, THEMES, a_document, facts_with, reader_over, said, ticked

SAID: Mapping[str, str] = {"wc.paternal": "I took over the form.", "cw.appease": "'Whatever you think,' she said."}
OTHER = "It was about other things."
Pairs = Sequence[tuple[Document, EntryFacts]]


def an_entry(day: int, *themes: str, client: str = "C04", tick: str = "") -> tuple[Document, EntryFacts]:
    """Return an entry that says these themes, in their order, and may tick one; all entries are of one length."""
    answer = "We met. " + " ".join([*(SAID[theme] for theme in themes), *[OTHER] * (len(SAID) - len(themes))])
    picks = {"my_moves": [tick]} if tick else {}
    document = a_document(str(date(2026, 3, 2) + timedelta(days=day)), client, answers={"moment": answer}, picks=picks)
    own = [said(document, theme, SAID[theme]) for theme in themes]
    return document, facts_with(document, *own, *([ticked(document, tick, "my_moves", tick)] if tick else []))


def found_in(pairs: Pairs, **lens: object) -> tuple[FoundLoop, ...]:
    entries = [facts for _, facts in pairs]
    found = {
        facts.path: {
            name: [one for one in facts.sightings if one.theme == name]
            for name in {one.theme for one in facts.sightings}
        }
        for facts in entries
    }
    settings: dict[str, object] = {"most_quotes": None, **lens}
    reader = reader_over(*(document for document, _ in pairs))
    return loops_found(entries, found, LoopLens(THEMES, CODEBOOK.loops, **settings), reader)  # type: ignore[arg-type]


def test_a_loop_quotes_both_sides_the_newest_first() -> None:
    pairs = [an_entry(day, *(SAID if day % 2 else ())) for day in range(10)]
    (found,) = found_in(pairs)
    quotes = found.quotes(When.SAME)
    assert found.finding.loop.id == "took_over.went_along"
    assert [(first.words, then.words) for first, then in quotes] == [tuple(SAID.values())] * 5
    assert [first.facts.day.day for first, _ in quotes] == [11, 9, 7, 5, 3]
    assert {first.where.rpartition(":")[0] for first, _ in quotes} == {pairs[n][1].path for n in (1, 3, 5, 7, 9)}


def test_a_loop_over_two_entries_quotes_each_from_its_own() -> None:
    pairs = [an_entry(day, list(SAID)[day % 2]) for day in range(10)]
    (found,) = found_in(pairs)
    assert found.finding.shown == (When.NEXT,)
    first, then = found.quotes(When.NEXT)[0]
    assert (first.words, then.words) == tuple(SAID.values())
    assert (first.facts.path, then.facts.path) == (pairs[8][1].path, pairs[9][1].path)


def test_words_are_quoted_before_ticks() -> None:
    pairs = [an_entry(day, *SAID, tick="wc.paternal") for day in range(9)]
    (found,) = found_in(pairs)
    assert {first.words for first, _ in found.quotes(When.SAME)} == {SAID["wc.paternal"]}


def test_a_tick_stands_where_there_are_no_words() -> None:
    pairs = [an_entry(day, "cw.appease", tick="wc.paternal") for day in range(9)]
    (found,) = found_in(pairs)
    assert {first.words for first, _ in found.quotes(When.SAME)} == {"wc.paternal"}


def test_only_as_many_pairs_are_read_as_were_asked_for() -> None:
    pairs = [an_entry(day, *SAID) for day in range(9)]
    (found,) = found_in(pairs, most_quotes=2)
    assert len(found.quotes(When.SAME)) == 2
    assert len(found.spots[When.SAME]) == 9


def test_a_loop_is_told_only_with_a_theme_that_was_asked_for() -> None:
    pairs = [an_entry(day, *SAID) for day in range(9)]
    assert len(found_in(pairs, shows=lambda theme: theme == "cw.appease")) == 1
    assert found_in(pairs, shows=lambda theme: theme == "cw.minimal") == ()


def test_too_few_entries_hold_no_loops() -> None:
    assert found_in([an_entry(day, *SAID) for day in range(7)]) == ()
    assert found_in([]) == ()


def test_entries_are_named_by_their_paths_and_carry_no_words() -> None:
    document, facts = an_entry(0, "wc.paternal")
    (note,) = notes_of([facts], {facts.path: {ThemeId("wc.paternal"): []}})
    assert (note.entry, note.client, note.words, note.themes) == (document.path, "C04", 12, frozenset({"wc.paternal"}))


def test_no_words_stand_in_a_repr() -> None:
    (found,) = found_in([an_entry(day, *SAID) for day in range(9)])
    assert "took over the form" not in repr(found)
