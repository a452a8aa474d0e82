"""The worker's own phrases on the page and as JSON: as written, for what, when, whom and where."""

from dataclasses import replace

import pytest

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.phrase_bank import Phrase
from alliance_journal.reports.lines import Page
from alliance_journal.reports.phrases_text import NO_PHRASES, phrases_json, phrases_lines
from tests.findings.test_phrase_bank import drafted, found_in
from tests.reports.fakes import AWKWARD, FORBIDDEN, PAGES, WIDE, fits, texts_of


def three() -> tuple[Phrase, ...]:
    return found_in(
        drafted("2026-11-02", "I am sorry.", client="C11"),
        drafted("2026-11-05", "Shall we walk?\nOr sit?", client=""),
        drafted("2026-11-09", "I am sorry."),
    )


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_nothing_is_wider_than_the_page(page: Page) -> None:
    found = found_in(drafted("2026-11-02", AWKWARD, client="C" * 32), drafted("2026-11-05", f"{AWKWARD}\n{AWKWARD}"))
    assert fits(phrases_lines(found, page, most=1), page)
    assert fits(phrases_lines(found, page, most=20), page)
    assert fits(phrases_lines((), page, most=20), page)


def test_each_phrase_stands_as_it_was_written_with_its_question_day_client_and_place() -> None:
    found = three()
    entry, other = found[0].newest.facts, found[1].newest.facts
    assert texts_of(phrases_lines(found, Page(200), most=20)) == [
        "Words of your own to begin with: 2 phrases",
        "",
        '  1. "I am sorry."',
        "     opening",
        f"     9 Nov 2026, C04, {entry.id}, written 2 times since 2 Nov 2026",
        f"     {found[0].where}",
        "",
        '  2. "Shall we walk?',
        '     Or sit?"',
        "     opening",
        f"     5 Nov 2026, {other.id}",
        f"     {found[1].where}",
    ]


def test_a_question_without_words_is_named() -> None:
    document = drafted("2026-11-05")
    bare = read(document.text.replace("## opening ", "## "), path=document.path)
    (phrase,) = found_in(bare)
    assert phrase.newest.asked == ""
    assert "     opening" in texts_of(phrases_lines([phrase], WIDE, most=1))


def test_a_private_one_is_marked() -> None:
    document = drafted("2026-11-05")
    secret = replace(document.entry, answers=tuple(replace(one, private=True) for one in document.entry.answers))
    found = found_in(read(write(secret), path=document.path))
    assert [text for text in texts_of(phrases_lines(found, WIDE, most=1)) if text.endswith(", private")]
    assert phrases_json(found, most=1)["phrases"][0]["drafts"][0]["private"] is True


def test_older_ones_are_counted_and_no_more_are_shown_than_asked_for() -> None:
    lines = texts_of(phrases_lines(three(), WIDE, most=1))
    assert not any("Shall we walk" in line for line in lines)
    assert lines[-1] == "1 older; all of them with -n 2"


def test_where_there_are_none_it_is_said_where_they_come_from() -> None:
    assert " ".join(texts_of(phrases_lines((), WIDE, most=20))) == NO_PHRASES


def test_nothing_is_judged() -> None:
    said = " ".join(texts_of(phrases_lines(three(), WIDE, most=20))).lower()
    assert [word for word in FORBIDDEN if word in said] == []


def test_json_names_every_place_and_counts_all() -> None:
    found = three()
    shape = phrases_json(found, most=1)
    assert (shape["schema"], shape["of"], len(shape["phrases"])) == ("alliance-journal/phrases/1", 2, 1)
    (one,) = shape["phrases"]
    drafts = one.pop("drafts")
    assert one == {"words": "I am sorry.", "times": 2, "first": "2026-11-02", "last": "2026-11-09"}
    newest, place = found[0].newest, found[0].newest.place
    assert drafts[0] == {
        "entry": newest.facts.id,
        "path": newest.facts.path,
        "met": "2026-11-09",
        "client": "C04",
        "set": "repair",
        "question": "opening",
        "asked": "opening",
        "private": False,
        "line": place.line,
        "start": 0,
        "end": len("I am sorry."),
    }
    assert phrases_json(found, most=2)["phrases"][1]["drafts"][0]["client"] is None
