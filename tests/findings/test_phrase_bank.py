"""The worker's own phrases: drafted answers, verbatim, the newest first, each once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.glancing import glance
from alliance_journal.findings.phrase_bank import Accepts, Phrase, phrases_in, saying
from alliance_journal.findings.quotes import QuoteMismatchError, Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind
from alliance_journal.queries.grammar import parse_query
from tests.findings.fakes import SETS, SHIPPED, THEMES, TODAY, a_document, facts_with, reader_over, said

BAG: Final = "I noticed your bag stayed on your knees. I may be making too much of it."
OWN: Final = PromptSet(
    SetId("mine"),
    "Mine",
    "To be tested.",
    2,
    1,
    "Begin.",
    (Question(QuestionId("hello"), "How might I begin?", QuestionKind.DRAFT),),
)


def drafted(day: str, words: str = BAG, *, client: str = "C04", question: str = "opening") -> Document:
    return a_document(day, client, set_id="repair", answers={question: words})


def found_in(*documents: Document, sets: Sets = SETS, accepts: Accepts | None = None) -> tuple[Phrase, ...]:
    """Return the phrases of these entries, which stand in order of meeting."""
    facts = [glance(document) for document in documents]
    reader = reader_over(*documents)
    return phrases_in(facts, sets, reader, accepts) if accepts else phrases_in(facts, sets, reader)


def words_of(phrases: Sequence[Phrase]) -> list[str]:
    return [phrase.words for phrase in phrases]


def test_a_drafted_answer_is_a_phrase_with_its_question_and_place() -> None:
    document = drafted("2026-11-05")
    (phrase,) = found_in(document)
    assert phrase.words == BAG
    assert (phrase.newest.question, phrase.newest.asked) == ("opening", "opening")
    assert phrase.where == f"{document.path}:{document.text.split(chr(10)).index(BAG) + 1}"
    assert phrase.days == (date(2026, 11, 5), date(2026, 11, 5))
    assert not phrase.newest.private


def test_the_newest_comes_first_and_within_an_entry_what_was_written_first() -> None:
    both = a_document("2026-11-09", set_id="repair", answers={"say_mine": "I am sorry.", "say_us": "And us?"})
    phrases = found_in(drafted("2026-11-02", "The oldest."), drafted("2026-11-05", "The next."), both)
    assert words_of(phrases) == ["I am sorry.", "And us?", "The next.", "The oldest."]


def test_other_answers_are_no_phrases() -> None:
    other = a_document("2026-11-05", set_id="repair", answers={"if_fine": "I will wait.", "next": "Ring."})
    assert found_in(other, a_document("2026-11-05", answers={"moment": BAG})) == ()


def test_every_draft_of_every_shipped_set_is_found() -> None:
    asked = [(one.id, q.id) for one in SHIPPED.values() for q in one.questions if q.kind is QuestionKind.DRAFT]
    assert {name for name, _ in asked} >= {"repair", "missed", "change"}
    for name, question in asked:
        assert words_of(found_in(a_document("2026-11-05", set_id=name, answers={question: BAG}))) == [BAG]


def test_a_draft_of_a_set_of_ones_own_is_found_whatever_it_is_called() -> None:
    entry = a_document("2026-11-05", set_id="mine", answers={"hello": BAG})
    assert found_in(entry) == ()
    assert words_of(found_in(entry, sets=Sets({OWN.id: OWN}))) == [BAG]


def test_only_entries_with_such_an_answer_are_read() -> None:
    calm, other = a_document("2026-11-04", answers={"moment": "Tea."}), drafted("2026-11-05")
    asked: list[str] = []

    def at(path: str) -> Document:
        asked.append(path)
        return other

    phrases_in([glance(calm), glance(other)], SETS, Reader(at))
    assert set(asked) == {other.path}


def test_the_same_words_again_are_one_phrase_that_shows_the_newest() -> None:
    first, second = (
        drafted("2026-11-02", "I am  sorry\nfor that.", client="C11"),
        drafted("2026-11-09", "I AM sorry for that."),
    )
    (phrase,) = found_in(first, drafted("2026-11-05", "Shall we walk?"), second)[:1]
    assert phrase.words == "I AM sorry for that."
    assert [draft.facts.client for draft in phrase.spots()] == ["C04", "C11"]
    assert phrase.days == (date(2026, 11, 2), date(2026, 11, 9))


def test_other_words_are_another_phrase() -> None:
    assert len(found_in(drafted("2026-11-02", "I am sorry."), drafted("2026-11-05", "I am sorry!"))) == 2


def test_a_private_one_is_there_and_says_so() -> None:
    document = drafted("2026-11-05")
    secret = replace(document.entry, answers=tuple(replace(one, private=True) for one in document.entry.answers))
    (phrase,) = found_in(read(write(secret), path=document.path))
    assert phrase.newest.private


def test_lines_stay_as_they_are_and_blank_around_them_is_no_part_of_it() -> None:
    document = drafted("2026-11-05", "First this.\n\n  Then that.")
    spaced = document.text.replace("First this.", "\n\n  First this.").replace("Then that.", "Then that.  \n\n")
    (phrase,) = found_in(read(spaced, path=document.path))
    assert phrase.words == "First this.\n\n  Then that."
    assert document.text.split("\n")[phrase.newest.place.line - 3] == "First this."


def test_an_answer_of_nothing_but_blanks_is_no_phrase() -> None:
    document = drafted("2026-11-05", "x")
    (section,) = document.sections
    empty = document.text[: section.start] + " " + document.text[section.end :]
    facts = replace(glance(document), answered=("opening",))
    assert phrases_in([facts], SETS, reader_over(read(empty, path=document.path))) == ()


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("knees", True),
        ("knee*", True),
        ("knees AND trousers", False),
        ("NOT trousers", True),
        ("client:C04", True),
        ("client:C11", False),
        ("knees is:starred", False),
        ("theme:rs.noticed", True),
        ("theme:cw.minimal", False),
    ],
)
def test_a_search_looks_into_the_phrase_and_at_its_entry(search: str, found: bool) -> None:  # noqa: FBT001  a table
    document = a_document("2026-11-05", set_id="repair", answers={"opening": BAG, "next": "Iron my trousers."})
    facts = facts_with(document, said(document, "rs.noticed", "I noticed"))
    accepts = saying(parse_query(search, TODAY), THEMES)
    assert bool(phrases_in([facts], SETS, reader_over(document), accepts)) is found


def test_without_a_search_everything_is_meant() -> None:
    assert words_of(found_in(drafted("2026-11-05"), accepts=saying(None, THEMES))) == [BAG]


def test_a_phrase_holds_no_words() -> None:
    (phrase,) = found_in(drafted("2026-11-05"))
    assert "knees" not in repr(phrase)


MEDDLED: Final[Mapping[str, str]] = {
    "one other word": BAG.replace("bag", "hat"),
    "other words": "I noticed your hat stayed on your head",
    "fewer words": "I noticed your bag",
    "more words": f"{BAG} Or not.",
    "moved": f"\n{BAG}",
    "nothing": " ",
}


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", MEDDLED)
def test_words_that_are_no_longer_there_are_never_shown(name: str, which: int) -> None:
    documents = [drafted("2026-11-02"), drafted("2026-11-09")]
    (phrase,) = found_in(*documents)
    document = documents[which]
    changed = read(document.text.replace(BAG, MEDDLED[name]), path=document.path)
    documents[which] = changed
    forgotten: list[str] = []
    by_path = {one.path: one for one in documents}
    late = replace(phrase, reader=Reader(by_path.__getitem__, forgotten.append))
    with pytest.raises(QuoteMismatchError) as refused:
        list(late.spots())
    assert refused.value.sentence.endswith("is not what it was when it was read")
    assert "noticed" not in str(refused.value)
    assert changed.path in forgotten


lines = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)


@settings(max_examples=60)
@given(st.lists(st.lists(lines, min_size=1, max_size=3).map("\n".join), max_size=5))
def test_every_phrase_is_a_slice_of_the_file_and_every_draft_is_in_one(texts: list[str]) -> None:
    documents = [drafted(f"2026-11-{day:02}", words) for day, words in enumerate(texts, start=1) if words.strip()]
    by_path = {document.path: document for document in documents}
    phrases = found_in(*documents)
    places = [draft for phrase in phrases for draft in phrase.spots()]
    assert len(places) == sum(bool(document.entry.answers) for document in documents)
    for draft in places:
        document, place = by_path[draft.facts.path], draft.place
        cut = document.text[place.offset : place.offset + place.end - place.start]
        assert cut.split("\n")[0] in document.text.split("\n")[place.line - 1]
        (section,) = document.sections
        assert cut == document.text[section.start : section.end].strip()
    assert len({" ".join(words.casefold().split()) for words in words_of(phrases)}) == len(phrases)
