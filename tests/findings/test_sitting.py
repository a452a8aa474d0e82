"""A sitting as a value: every answer is kept, every step can be taken back, and nothing else is touched."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.findings.sitting import Answer, Kind, Reviewed, Sitting, Tally, with_review
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review

QUIET, RIGID, USELESS = map(ThemeId, ("cw.minimal", "wc.rigid", "wf.inadequate"))
ASKED = (
    Suggestion("a.md", QUIET, "She went quiet."),
    Suggestion("a.md", RIGID, "She went quiet."),
    Suggestion("b.md", QUIET, "He shut\ndown."),
    Suggestion("a.md", QUIET, "I waited."),
)
YES, NO, SKIP = Answer(Kind.YES), Answer(Kind.NO), Answer(Kind.SKIP)


@dataclass
class Table:
    """A sitting with the entries it is about, as files would hold them."""

    sitting: Sitting = field(default_factory=lambda: Sitting(ASKED))
    entries: dict[str, Reviewed] = field(default_factory=lambda: {"a.md": (), "b.md": ()})

    def answer(self, *answers: Answer) -> "Table":
        for answer in answers:
            current = self.sitting.current
            if current is not None:
                reviewed = self.entries[current.path]
                self.sitting, self.entries[current.path] = self.sitting.answered(answer, reviewed)
        return self

    def back(self) -> "Table":
        path = self.sitting.done[-1].path
        self.sitting, self.entries[path] = self.sitting.back(self.entries[path])
        return self


@pytest.mark.parametrize(
    ("answer", "reviews"),
    [
        (YES, [("cw.minimal", "yes", "")]),
        (NO, [("cw.minimal", "no", "")]),
        (Answer(Kind.WRONG_PERSON), [("cw.minimal", "no", "other_person")]),
        (Answer(Kind.NOT_NOW), [("cw.minimal", "no", "not_now")]),
        (Answer(Kind.OTHER, (RIGID,)), [("cw.minimal", "no", "other_theme"), ("wc.rigid", "yes", "")]),
        (Answer(Kind.ADD, (RIGID,)), [("wc.rigid", "yes", "")]),
        (Answer(Kind.NAMED, (RIGID, QUIET)), [("wc.rigid", "yes", ""), ("cw.minimal", "yes", "")]),
        (Answer(Kind.NAMED), []),
        (SKIP, []),
    ],
)
def test_each_answer_puts_its_reviews_into_the_entry(answer: Answer, reviews: list[tuple[str, str, str]]) -> None:
    put = Table().answer(answer).entries["a.md"]
    assert [(one.theme, one.verdict, one.why) for one in put] == reviews
    assert {one.quote for one in put} <= {"She went quiet."}


def test_an_answer_leads_on_and_an_added_theme_stays() -> None:
    assert Table().answer(YES).sitting.current == ASKED[1]
    assert Table().answer(Answer(Kind.ADD, (USELESS,))).sitting.current == ASKED[0]
    assert Table().answer(Answer(Kind.NAMED, (USELESS,))).sitting.current == ASKED[0]
    assert Table().answer(YES, NO, SKIP, YES).sitting.current is None


def test_the_position_counts_from_one_and_stays_at_the_end() -> None:
    table = Table()
    assert table.sitting.position == (1, 4)
    assert table.answer(YES, YES, YES, YES).sitting.position == (4, 4)
    assert Sitting(()).current is None


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    before = (Review(RIGID, "no"), Review(QUIET, "no", "She  went\nquiet.", "not_now"), Review(USELESS, "yes", "So."))
    table = Table(entries={"a.md": before, "b.md": ()}).answer(YES)
    assert table.entries["a.md"] == (before[0], Review(QUIET, "yes", "She went quiet."), before[2])
    assert table.back().entries["a.md"] == before


def test_of_answers_that_were_piled_up_by_hand_the_last_one_is_replaced() -> None:
    piled = (Review(QUIET, "yes", "I waited."), Review(QUIET, "no", "I waited."))
    assert with_review(piled, Review(QUIET, "yes", "I waited.", "x")) == (
        piled[0],
        Review(QUIET, "yes", "I waited.", "x"),
    )


def test_a_review_of_the_whole_entry_is_another_one() -> None:
    assert with_review((Review(QUIET, "no"),), Review(QUIET, "yes", "So.")) == (
        Review(QUIET, "no"),
        Review(QUIET, "yes", "So."),
    )
    assert with_review((Review(QUIET, "no"),), Review(QUIET, "yes", " ")) == (Review(QUIET, "yes", " "),)


def test_taking_back_leaves_alone_what_somebody_else_has_changed_meanwhile() -> None:
    table = Table().answer(YES)
    changed = (Review(QUIET, "no", "She went quiet."), Review(RIGID, "yes"))
    table.entries["a.md"] = changed
    assert table.back().entries["a.md"] == changed
    assert table.sitting.current == ASKED[0]


def test_what_is_passed_over_is_no_step() -> None:
    sitting = Table().answer(YES).sitting.passed()
    assert sitting.current == ASKED[2]
    assert sitting.back(())[0].current == ASKED[0]


def test_a_sentence_is_named_once_for_all_that_was_found_in_it() -> None:
    table = Table().answer(Answer(Kind.NAMED, (USELESS,)))
    assert table.sitting.is_named
    assert table.answer(NO).sitting.is_named
    assert not table.answer(NO).sitting.is_named
    assert not table.answer(SKIP, SKIP).sitting.is_named


def test_the_tally_counts_suggestions_and_what_was_added() -> None:
    table = Table().answer(YES, Answer(Kind.OTHER, (USELESS,)), Answer(Kind.ADD, (RIGID,)), SKIP, NO)
    assert table.sitting.tally() == Tally(confirmed=1, refused=2, added=2, agreed=0, compared=0)
    assert table.back().sitting.tally().refused == 1


def test_a_suggestion_that_was_answered_on_the_way_is_counted() -> None:
    table = Table().answer(Answer(Kind.ADD, (RIGID,)), YES)
    assert table.sitting.tally() == Tally(confirmed=2, refused=0, added=0, agreed=0, compared=0)


def test_blind_agreement_counts_suggestions_named_before_any_was_shown() -> None:
    table = Table().answer(Answer(Kind.NAMED, (QUIET, USELESS)), SKIP, NO, Answer(Kind.NAMED), YES)
    assert table.sitting.tally() == Tally(confirmed=2, refused=1, added=1, agreed=1, compared=3)


def test_naming_again_after_a_look_changes_no_agreement() -> None:
    table = Table().answer(Answer(Kind.NAMED)).back().answer(Answer(Kind.NAMED, (QUIET, RIGID)))
    assert (table.sitting.tally().agreed, table.sitting.tally().compared) == (0, 2)


themes = st.sampled_from([QUIET, RIGID, USELESS])
answers = st.one_of(
    st.sampled_from([YES, NO, SKIP, Answer(Kind.WRONG_PERSON), Answer(Kind.NOT_NOW)]),
    st.builds(Answer, st.sampled_from([Kind.OTHER, Kind.ADD]), themes.map(lambda theme: (theme,))),
    st.builds(Answer, st.just(Kind.NAMED), st.lists(themes, unique=True).map(tuple)),
)
words = st.sampled_from(["She went quiet.", "She went\nquiet.", "He shut down.", "I waited.", "Gone.", ""])
reviews = st.builds(Review, themes, st.sampled_from(["yes", "no"]), words, st.sampled_from(["", "not_now"]))
held = st.lists(reviews, max_size=4).map(tuple)


@given(held, held, st.lists(answers, max_size=5), answers)
def test_back_undoes_exactly_one(a: Reviewed, b: Reviewed, first: Sequence[Answer], last: Answer) -> None:
    table = Table(entries={"a.md": a, "b.md": b}).answer(*first)
    before, entries = table.sitting, dict(table.entries)
    if before.current is not None:
        table.answer(last).back()
    assert table.entries == entries
    assert (table.sitting.at, table.sitting.done) == (before.at, before.done)


@given(held, held, st.lists(st.none() | answers, max_size=12))
def test_any_order_of_answers_and_steps_back_leaves_what_the_remaining_answers_say(
    a: Reviewed, b: Reviewed, steps: Sequence[Answer | None]
) -> None:
    table = Table(entries={"a.md": a, "b.md": b})
    remaining: list[Answer] = []
    for step in steps:
        if step is None and remaining:
            table.back()
            remaining.pop()
        elif step is not None and table.sitting.current is not None:
            table.answer(step)
            remaining.append(step)
    assert table.entries == Table(entries={"a.md": a, "b.md": b}).answer(*remaining).entries


@given(held, st.lists(answers, max_size=8))
def test_no_order_of_answers_loses_an_earlier_one(before: Reviewed, given_answers: Sequence[Answer]) -> None:
    table = Table(entries={"a.md": before, "b.md": before}).answer(*given_answers)
    verdicts = table.sitting.verdicts()
    for path, after in table.entries.items():
        last = {Suggestion(path, one.theme, one.quote).key: one.verdict for one in after}
        assert last.items() >= {key: verdict for key, verdict in verdicts.items() if key[0] == path}.items()
        kept = [one for one in before if Suggestion(path, one.theme, one.quote).key not in verdicts]
        assert [one for one in after if one in kept] == kept
