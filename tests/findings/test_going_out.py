"""What may leave a journal: nothing private, nothing found in what is private, unless the worker names it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import feeling_place, place_at
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered
from alliance_journal.findings.going_out import (
    entries_of_unread_sets,
    going_out,
    hidden_in,
    is_private,
    may_leave,
    without_private,
)
from alliance_journal.findings.quotes import QuoteMismatchError, Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.guide.former import Former
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.entries import Answer, Review
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet, Question, QuestionId, QuestionKind
from alliance_journal.model.themes import Place, Sighting, Source, Status
from alliance_journal.themes.learned.scored import VECTOR_LENGTH, Judged, Scored
from tests.findings.fakes import a_document, facts_with, reader_over, ticked

OPEN, SHUT = "I explained it again.", "I heard my father\nin my voice."
QUIET, BOSSY = ThemeId("cw.minimal"), ThemeId("wc.paternal")


def a_set(*, feelings_private: bool = False, version: int = 1) -> PromptSet:
    questions = (
        Question(QuestionId("moment"), "One moment", QuestionKind.TEXT),
        Question(QuestionId("past"), "An echo of mine", QuestionKind.TEXT, private=True),
        Question(QuestionId("belongs"), "Where it belongs", QuestionKind.PICKS, private=True),
        Question(QuestionId("heat"), "How strong", QuestionKind.SCALE, private=True),
        Question(QuestionId("felt"), "What I felt", QuestionKind.FEELINGS, private=feelings_private),
    )
    return PromptSet(SetId("echoes"), "Echoes", "For a test.", 5, version, "", questions)


SETS = Sets({SetId("echoes"): a_set()})
SHY = Sets({SetId("echoes"): a_set(feelings_private=True)})


def an_entry(*, set_id: str = "echoes", tags: tuple[str, ...] = (), marked: bool = False) -> Document:
    """Return an entry with an open answer and one to the private question `past`; `marked` marks that answer itself."""
    made = a_document(
        "2026-11-20",
        set_id=set_id,
        answers={"moment": OPEN, "past": SHUT, "later": "It stayed with me."},
        ratings={"heat": 8, "strain": 6},
        picks={"belongs": ["wc.paternal"], "between": ["off"]},
        feelings={"ashamed": 2},
    )
    answers = tuple(replace(one, private=marked and one.question == "past") for one in made.entry.answers)
    reviews = (
        Review(BOSSY, "yes", "in my voice."),
        Review(QUIET, "no", "I heard my father in my voice."),
        Review(BOSSY, "yes", OPEN),
        Review(QUIET, "no"),
    )
    return read(write(replace(made.entry, answers=answers, tags=tags, reviewed=reviews)), path=made.path)


def found_in(document: Document) -> EntryFacts:
    """Return the facts with a sighting in each answer and at each tick, with feelings, and with what was scored."""
    rated = feeling_place(document, "ashamed")
    assert rated is not None
    inside, outside = place_of(document, SHUT), place_of(document, OPEN)
    facts = facts_with(
        document,
        Sighting(BOSSY, Source.PHRASE, Status.PRESENT, Holder.WORKER, outside),
        Sighting(QUIET, Source.REVIEW, Status.PRESENT, Holder.CLIENT, inside),
        ticked(document, "wc.paternal", "belongs", "wc.paternal"),
        Sighting(QUIET, Source.PICK, Status.PRESENT, Holder.WORKER, rated),
    )
    vector = bytes(VECTOR_LENGTH)
    return replace(
        facts,
        felt=(("ashamed", inside), ("impatient", outside)),
        scored=(Scored(inside, vector, {QUIET: 0.5}), Scored(outside, vector, {BOSSY: 0.5})),
        judged=(Judged(QUIET, is_yes=True, vector=vector),),
        stale=("cw.minimal",),
        refused=("cw.minimal",),
    )


def place_of(document: Document, words: str) -> Place:
    """Return where words stand in an answer: the last place, since the front matter may quote them too."""
    start = document.text.rindex(words)
    return place_at(document.text, start, start + len(words))


def gathered(document: Document, facts: EntryFacts | None = None) -> Gathered:
    return Gathered((facts or found_in(document),), (), reader_over(document))


def test_what_belongs_to_private_questions_stays_behind() -> None:
    document = an_entry()
    (facts,) = going_out(gathered(document), SETS).entries
    assert facts.answered == ("moment", "later")
    assert facts.words == len(f"{OPEN} It stayed with me.".split())
    assert (facts.ratings, facts.picks) == ({"strain": 6}, {"between": ("off",)})
    assert [one.theme for one in facts.sightings] == [QUIET, BOSSY]
    assert [one.quote_in(document.text) for one in facts.sightings] == ["ashamed", OPEN]
    assert [word for word, _ in facts.felt] == ["impatient"]
    assert [list(one.themes) for one in facts.scored or ()] == [[BOSSY]]
    assert (facts.stale, facts.refused, facts.judged) == ((), (), ())
    assert facts.feelings == {"ashamed": 2}


def test_an_answer_that_is_marked_private_stays_behind_whatever_its_set_says() -> None:
    document = an_entry(set_id="nobody_knows_it", marked=True)
    (facts,) = going_out(gathered(document), SETS).entries
    assert facts.answered == ("moment", "later")
    assert "father" not in going_out(gathered(document), SETS).reader.text(document.path)


def test_ratings_ticks_and_feelings_of_a_set_that_cannot_be_read_stay_behind_unless_their_entry_is_named() -> None:
    document = an_entry(set_id="nobody_knows_it")
    whole = gathered(document)
    (facts,) = going_out(whole, SETS).entries
    assert (facts.ratings, facts.picks, facts.feelings) == ({}, {}, {})
    assert [one.quote_in(document.text) for one in facts.sightings] == [OPEN, SHUT]
    left = may_leave(document.entry, SETS)
    assert left is not None
    assert (left.ratings, left.picks, left.feelings) == ({}, {}, {})
    assert entries_of_unread_sets(whole, SETS) == 1
    assert going_out(whole, SETS, {facts.id}).entries == whole.entries
    assert entries_of_unread_sets(whole, SETS, {facts.id}) == 0
    assert going_out(whole, SETS, {"strain"}).entries[0].ratings == {"strain": 6}


def test_feelings_alone_stay_behind_where_the_set_cannot_be_read() -> None:
    entry = replace(an_entry(set_id="nobody_knows_it").entry, ratings={}, picks={"outcome": ("open",)})
    left = may_leave(entry, SETS)
    assert left is not None
    assert (left.picks, left.feelings) == ({"outcome": ("open",)}, {})


def test_where_only_another_version_can_be_read_what_it_asks_openly_leaves_and_nothing_it_does_not_ask() -> None:
    newer = Sets({SetId("echoes"): a_set(version=2)})
    (facts,) = going_out(gathered(an_entry()), newer).entries
    assert (facts.ratings, facts.picks, facts.feelings) == ({}, {}, {"ashamed": 2})


def test_a_question_is_private_where_any_version_says_so_and_the_set_itself_cannot_be_read(tmp_path: Path) -> None:
    shut = b"id = 'echoes'\ntitle = 'E'\npurpose = 'P.'\nminutes = 5\nversion = %d\nopening = 'Begin.'\n[[questions]]\n"
    asks = b"id = 'felt'\nask = 'What I felt'\nkind = 'feelings'\nprivate = %s\n"
    files = {}
    for version, private in ((1, b"false"), (2, b"true")):
        path = tmp_path / f"echoes-{version}.toml"
        path.write_bytes(shut % version + asks % private)
        files[SetId("echoes"), version] = path
    assert "felt" in hidden_in(an_entry().entry, Sets({}, former=Former(files)))
    assert "felt" not in hidden_in(an_entry().entry, Sets({SetId("echoes"): a_set()}, former=Former(files)))


def test_rated_feelings_stay_behind_where_their_question_is_private() -> None:
    document = an_entry()
    (facts,) = going_out(gathered(document), SHY).entries
    assert facts.feelings == {}
    assert [one.quote_in(document.text) for one in facts.sightings] == [OPEN]


def test_a_question_that_became_private_later_is_private_now() -> None:
    document = an_entry()
    sets = Sets({SetId("echoes"): a_set(version=2, feelings_private=True)}, shipped={SetId("echoes"): a_set()})
    assert sets.asked("echoes", 1) == a_set()
    assert "felt" in hidden_in(document.entry, sets)


def test_an_entry_with_nothing_private_is_as_it_was() -> None:
    document = an_entry(set_id="plain")
    plain = Sets({SetId("plain"): replace(a_set(), id=SetId("plain"), questions=a_set().questions[:1])})
    facts = found_in(document)
    assert going_out(gathered(document, facts), plain).entries == (facts,)
    assert may_leave(document.entry, plain) is document.entry


def test_what_the_learned_coder_has_not_read_stays_unread() -> None:
    document = an_entry()
    (facts,) = going_out(gathered(document, replace(found_in(document), scored=None)), SETS).entries
    assert facts.scored is None


@pytest.mark.parametrize("tag", ["private", "Private"])
def test_a_private_entry_stays_behind_whole(tag: str) -> None:
    document = an_entry(tags=("hard", tag))
    out = going_out(gathered(document), SETS)
    assert out.entries == ()
    assert may_leave(document.entry, SETS) is None
    left = out.reader.document(document.path)
    assert (left.text.strip(), left.sections, left.entry.answers) == ("", (), ())


def test_only_the_tag_itself_makes_an_entry_private() -> None:
    assert not is_private(("privately", "not-private"))


def test_an_entry_that_is_named_goes_with_all_its_answers() -> None:
    document = an_entry(tags=("private",), marked=True)
    facts = found_in(document)
    out = going_out(gathered(document, facts), SHY, {facts.id})
    assert out.entries == (facts,)
    assert may_leave(document.entry, SHY, {facts.id}) is document.entry
    assert out.reader.text(document.path) == document.text


def test_a_question_that_is_named_goes_and_the_others_stay() -> None:
    (facts,) = going_out(gathered(an_entry(marked=True)), SETS, {"past"}).entries
    assert "past" in facts.answered
    assert "belongs" not in facts.picks


def test_naming_a_question_opens_no_private_entry() -> None:
    assert going_out(gathered(an_entry(tags=("private",))), SETS, {"past"}).entries == ()


def test_the_reader_shows_blanks_where_private_answers_stand_and_every_other_place_as_it_was() -> None:
    document = an_entry()
    facts = found_in(document)
    out = going_out(gathered(document, facts), SETS)
    text = out.reader.text(document.path)
    assert len(text) == len(document.text)
    assert text.count("\n") == document.text.count("\n")
    assert "father" not in text
    assert "father" not in out.reader.answers(document.path)
    assert out.reader.quoted(facts, facts.sightings[-2]).words == OPEN
    with pytest.raises(QuoteMismatchError):
        out.reader.quoted(facts, facts.sightings[-1])


def test_a_place_that_no_longer_fits_is_forgotten_as_before() -> None:
    document, forgotten = an_entry(), list[str]()
    facts = found_in(document)
    out = going_out(Gathered((facts,), (), Reader({document.path: document}.__getitem__, forgotten.append)), SETS)
    with pytest.raises(QuoteMismatchError):
        out.reader.quoted(facts, facts.sightings[-1])
    assert forgotten == [document.path]


def test_an_entry_that_leaves_has_no_private_answer_and_no_review_of_one() -> None:
    left = may_leave(an_entry().entry, SHY)
    assert left is not None
    assert [answer.question for answer in left.answers] == ["moment", "later"]
    assert [(one.theme, one.quote) for one in left.reviewed] == [(BOSSY, OPEN), (QUIET, "")]
    assert (left.ratings, left.picks, left.feelings) == ({"strain": 6}, {"between": ("off",)}, {})


def test_a_review_of_a_whole_entry_that_begins_privately_stays_behind() -> None:
    entry = replace(an_entry().entry, answers=an_entry().entry.answers[1:])
    left = may_leave(entry, SETS)
    assert left is not None
    assert left.reviewed == ()


def test_a_document_that_leaves_has_sections_and_answers_that_match() -> None:
    left = without_private(an_entry(marked=True), SETS)
    assert [one.question for one in left.sections] == [one.question for one in left.entry.answers]
    assert [left.text[one.start : one.end].strip() for one in left.sections] == [OPEN, "It stayed with me."]


def test_the_day_and_the_client_of_an_entry_are_left_as_they_are() -> None:
    (facts,) = going_out(gathered(an_entry()), SETS).entries
    assert (facts.day, facts.client) == (date(2026, 11, 20), "C04")


@st.composite
def planted(draw: st.DrawFn) -> tuple[Document, frozenset[str], frozenset[str]]:
    """Return an entry with a word of its own in every answer, the names the worker gave, and the words that may go."""
    questions = draw(st.lists(st.sampled_from(("moment", "past", "belongs", "felt", "other")), max_size=5))
    answers = tuple(
        Answer(QuestionId(name), name, f"It was word{number}x.\nAnd\n\nword{number}y again.", draw(st.booleans()))
        for number, name in enumerate(questions)
    )
    tags = tuple(draw(st.lists(st.sampled_from(("hard", "private", "Private")), max_size=2, unique=True)))
    made = an_entry()
    named = draw(st.frozensets(st.sampled_from((made.entry.id.value, "moment", "past", "belongs", "felt", "nobody"))))
    reviews = tuple(Review(QUIET, "yes", answer.text) for answer in answers)
    entry = replace(made.entry, answers=answers, tags=tags, reviewed=reviews)
    shut = {"past", "belongs", "heat", *(one.question for one in answers if one.private)} - named
    whole = made.entry.id.value in named
    leaves = {
        f"word{n}" for n, one in enumerate(answers) if whole or (one.question not in shut and not is_private(tags))
    }
    return read(write(entry), path=made.path), named, frozenset(leaves)


@given(planted())
def test_exactly_the_words_that_may_leave_do(case: tuple[Document, frozenset[str], frozenset[str]]) -> None:
    document, named, leaves = case
    out = going_out(gathered(document, facts_with(document)), SETS, named)
    left = may_leave(document.entry, SETS, named)
    texts = (
        " ".join(f"{answer.text}" for answer in left.answers) if left else "",
        out.reader.answers(document.path) if out.entries else "",
        out.reader.text(document.path),
    )
    assert [frozenset(re.findall(r"word\d", text)) for text in texts] == [leaves] * 3
    quotes = " ".join(review.quote for review in left.reviewed) if left else ""
    assert frozenset(re.findall(r"word\d", quotes)) == leaves
    assert len(texts[2]) == len(document.text)
