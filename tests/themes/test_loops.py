"""Loops: shown with their contrast, few, and said to stand out only where chance would hardly have it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.themes.boards import Contrast, Note, When, board
from alliance_journal.themes.loops import Answer, Likely, asked, likely_pairs, loops_in
from tests.themes.fakes import codebook
from tests.themes.notes import ALONG, QUIET, TOOK_OVER, a_journal, a_loop, a_note, a_theme

NEVER_ALONE = ((TOOK_OVER, ALONG), (), ())
"""Every third entry of a client holds both, the others hold neither."""
PAIR = ((TOOK_OVER,), (ALONG,))
EVERYWHERE = tuple(When)


def test_under_eight_entries_nothing_is_said() -> None:
    assert loops_in(a_journal(7, [(TOOK_OVER, ALONG)]), [a_loop()]) == ()
    assert len(loops_in(a_journal(8, [(TOOK_OVER, ALONG)]), [a_loop()])) == 1


def test_a_named_loop_is_shown_from_three_entries_with_its_contrast() -> None:
    together = [a_note(day, TOOK_OVER, ALONG, client=f"C{day}") for day in range(3)]
    apart = [a_note(10 + day, *themes, client=f"D{day}") for day, themes in enumerate([(TOOK_OVER,), (ALONG,), (), ()])]
    (found,) = loops_in([*together, *apart, a_note(20, client="E")], [a_loop()])
    assert found.counts[When.SAME] == Contrast(both=3, of=4, otherwise=1, others=4)
    assert found.shown == (When.SAME,)
    assert found.is_named
    assert found.stands_out == ()
    assert found.evidence[When.SAME] == tuple((f"C{day}-00{day}",) * 2 for day in range(3))
    assert loops_in([*together[1:], *apart, a_note(20, client="E"), a_note(21, client="F")], [a_loop()]) == ()


def test_a_loop_may_show_itself_only_in_the_next_entry() -> None:
    notes = a_journal(30, [(TOOK_OVER,), (ALONG,), (), (), ()])
    (found,) = loops_in(notes, [a_loop()])
    assert found.shown == (When.NEXT,)
    assert found.counts[When.NEXT] == Contrast(both=6, of=6, otherwise=0, others=21)
    assert found.evidence[When.NEXT][0] == ("e000", "e003")


def test_what_hardly_happens_by_chance_stands_out() -> None:
    (found,) = loops_in(a_journal(60, NEVER_ALONE), [a_loop()])
    assert found.counts[When.SAME].both == 21
    assert found.stands_out == (When.SAME,)


def test_what_stands_in_every_entry_does_not_stand_out() -> None:
    (found,) = loops_in(a_journal(60, [(TOOK_OVER, ALONG)]), [a_loop()])
    assert found.counts[When.SAME].both == 60
    assert found.stands_out == ()


def test_two_clients_who_differ_do_not_make_a_loop_stand_out() -> None:
    hard = [a_note(day, TOOK_OVER, ALONG, client="Hard") for day in range(30)]
    easy = [a_note(day, client="Easy") for day in range(30)]
    (found,) = loops_in([*hard, *easy], [a_loop()])
    assert found.counts[When.SAME] == Contrast(both=30, of=30, otherwise=0, others=30)
    assert found.stands_out == ()


def test_long_entries_do_not_make_a_loop_stand_out() -> None:
    notes = [a_note(day, *(PAIR[0] + PAIR[1]) * (day % 2), words=60 + 400 * (day % 2)) for day in range(64)]
    (found,) = loops_in(notes, [a_loop()])
    assert found.counts[When.SAME].both == 32
    assert found.stands_out == ()


def test_a_pair_that_nobody_named_is_shown_only_where_it_stands_out() -> None:
    pairs = [Likely(a_loop(), EVERYWHERE)]
    (found,) = loops_in(a_journal(60, NEVER_ALONE), [], pairs)
    assert not found.is_named
    assert found.shown == found.stands_out == (When.SAME,)
    assert loops_in(a_journal(60, [(TOOK_OVER, ALONG)]), [], pairs) == ()


def test_a_pair_with_a_name_is_told_once_under_its_name() -> None:
    (found,) = loops_in(a_journal(60, NEVER_ALONE), [a_loop(name="mine")], [Likely(a_loop(), EVERYWHERE)])
    assert (found.loop.id, found.is_named) == ("mine", True)


def test_in_one_entry_the_two_sides_have_no_order() -> None:
    named = a_loop(ALONG, TOOK_OVER, name="turned")
    (found,) = loops_in(a_journal(60, NEVER_ALONE), [named], [Likely(a_loop(), EVERYWHERE)])
    assert (found.loop.id, found.stands_out) == ("turned", (When.SAME,))


def test_two_names_for_one_pair_say_the_same() -> None:
    found = loops_in(a_journal(60, NEVER_ALONE), [a_loop(name="one"), a_loop(name="two")])
    assert [(one.loop.id, one.stands_out) for one in found] == [("one", (When.SAME,)), ("two", (When.SAME,))]


def test_a_pair_inside_a_loop_that_stands_out_is_not_told_again() -> None:
    wide = a_loop(TOOK_OVER, (ALONG, QUIET), name="wide")
    (found,) = loops_in(a_journal(60, NEVER_ALONE), [wide], [Likely(a_loop(), EVERYWHERE)])
    assert (found.loop.id, found.stands_out) == ("wide", (When.SAME,))
    turned = Likely(a_loop(ALONG, TOOK_OVER), EVERYWHERE)
    assert len(loops_in(a_journal(60, NEVER_ALONE), [wide], [turned])) == 1


def test_at_most_five_pairs_are_said_to_stand_out() -> None:
    held = [*[(f"wc.a{n}", f"cw.b{n}") for n in range(7)], ()]
    loops = [a_loop(f"wc.a{n}", f"cw.b{n}") for n in range(7)]
    journal = a_journal(240, held)
    assert len(loops_in(journal, [], [Likely(loop, EVERYWHERE) for loop in loops])) == 5
    named = loops_in(journal, loops)
    assert len(named) == 7
    assert sum(bool(one.stands_out) for one in named) == 5


def test_loops_come_in_the_order_of_their_names_and_pairs_after_them() -> None:
    held = [(TOOK_OVER, ALONG), (), ("wc.a", "cw.b"), ()]
    loops = [a_loop(QUIET, TOOK_OVER, name="nowhere"), a_loop(name="named")]
    found = loops_in(a_journal(120, held), loops, [Likely(a_loop("wc.a", "cw.b"), EVERYWHERE)])
    assert [one.loop.id for one in found] == ["named", "wc.a-cw.b"]


themes = st.frozensets(st.sampled_from([TOOK_OVER, ALONG, QUIET, ThemeId("wf.guilt")]), max_size=3)
notes = st.lists(
    st.builds(
        lambda day, held, client, words: a_note(day, *held, client=client, words=words),
        st.integers(0, 20),
        themes,
        st.sampled_from(["", "C1", "C2"]),
        st.integers(1, 20),
    ),
    min_size=8,
    max_size=40,
).map(lambda many: [replace(note, entry=f"e{number:02}") for number, note in enumerate(many)])
LOOPS = (a_loop(), a_loop(QUIET, (TOOK_OVER, "wf.guilt")))
PAIRS = (Likely(a_loop("wf.guilt", QUIET), EVERYWHERE),)


@settings(max_examples=60)
@given(notes, st.randoms(use_true_random=False))
def test_the_order_in_which_entries_are_given_makes_no_difference(asked_of: list[Note], random: Random) -> None:
    shuffled = list(asked_of)
    random.shuffle(shuffled)
    assert loops_in(shuffled, LOOPS, PAIRS) == loops_in(asked_of, LOOPS, PAIRS)


@settings(max_examples=60)
@given(notes, st.permutations(range(40)))
def test_the_names_of_entries_of_one_day_change_no_count(asked_of: list[Note], order: list[int]) -> None:
    renamed = [replace(note, entry=f"x{order[number]:02}") for number, note in enumerate(asked_of)]
    once, again = (loops_in(one, LOOPS, PAIRS) for one in (asked_of, renamed))
    assert [(one.loop, one.counts, one.stands_out) for one in once] == [
        (one.loop, one.counts, one.stands_out) for one in again
    ]


@settings(max_examples=60)
@given(notes, notes)
def test_another_client_changes_nothing_for_this_one(mine: list[Note], others: list[Note]) -> None:
    named = [replace(note, client=note.client or "C3") for note in mine]
    strangers = [replace(note, client="Z", entry=f"z{note.entry}") for note in others]
    for when in When:
        alone, among = board(named, when), board([*named, *strangers], when)
        assert [pair for pair in among.evidence(PAIR) if pair[0][0] != "z"] == list(alone.evidence(PAIR))
        sizes = sorted(sum(own == n for own in alone.strata.of_unit) for n in range(len(alone.strata.sizes)))
        rest = board(strangers, when).strata.sizes
        assert sorted([*sizes, *rest]) == sorted(among.strata.sizes)


@settings(max_examples=60)
@given(notes)
def test_counts_always_add_up_to_the_places(asked_of: list[Note]) -> None:
    for when in When:
        places = board(asked_of, when)
        counts = places.contrast(PAIR)
        assert counts.of + counts.others == len(places)
        assert counts.both == len(places.evidence(PAIR)) <= counts.of
        assert 0 <= counts.otherwise <= counts.others


def test_one_side_of_every_pair_that_is_looked_at_is_the_workers_own() -> None:
    known = codebook().themes
    pairs = likely_pairs(known.values())
    assert len({pair.loop.id for pair in pairs}) == len(pairs)
    for pair in pairs:
        sides = {known[theme].holder for theme in (*pair.loop.first, *pair.loop.then)}
        assert Holder.WORKER in sides
        assert sides & {Holder.CLIENT, Holder.DYAD}
        assert Holder.CONTEXT not in sides


def test_what_was_tried_is_looked_at_with_outcomes_only() -> None:
    known = codebook().themes
    for pair in likely_pairs(known.values()):
        families = [known[theme].family for theme in (*pair.loop.first, *pair.loop.then)]
        assert ("repair_strategy" in families) <= (families == ["repair_strategy", "repair_outcome"])


def test_every_test_is_counted_once_in_each_direction_that_makes_sense() -> None:
    mine = [a_theme("wc.a", Holder.WORKER), a_theme("wf.b", Holder.WORKER)]
    theirs = [a_theme("cw.c", Holder.CLIENT), a_theme("rp.d", Holder.DYAD)]
    ended = [a_theme("ro.e", Holder.DYAD, "repair_outcome")]
    tried = [a_theme("rs.f", Holder.WORKER, "repair_strategy")]
    around = [a_theme("cx.g", Holder.CONTEXT)]
    pairs = {pair.loop.id: pair.whens for pair in likely_pairs([*mine, *theirs, *ended, *tried, *around])}
    both, after = (When.SAME, When.NEXT), (When.NEXT,)
    assert pairs == {
        **{f"{own}+{other}": both for own in ("wc.a", "wf.b") for other in ("cw.c", "rp.d", "ro.e")},
        **{f"{other}+{own}": after for own in ("wc.a", "wf.b") for other in ("cw.c", "rp.d")},
        "rs.f+ro.e": both,
    }


def test_a_pair_without_a_name_is_called_by_the_labels_of_its_themes() -> None:
    (pair, _) = likely_pairs([a_theme("wc.a", Holder.WORKER), a_theme("cw.b", Holder.CLIENT)])
    assert pair.loop.label == '"Label of cw.b" with "Label of wc.a"'


def test_a_question_about_a_strong_pattern_is_answered_with_more() -> None:
    assert asked(board(a_journal(60, NEVER_ALONE), When.SAME), PAIR) is Answer.MORE


def test_a_question_about_nothing_is_answered_with_no_more() -> None:
    held = [(TOOK_OVER,), (ALONG,), (TOOK_OVER, ALONG), ()]
    assert asked(board(a_journal(96, held), When.SAME), PAIR) is Answer.NO_MORE


@pytest.mark.parametrize(
    "asked_of",
    [
        a_journal(7, NEVER_ALONE, clients=1),
        [*a_journal(60, [()]), a_note(70, TOOK_OVER, ALONG), a_note(71, TOOK_OVER, ALONG)],
        [a_note(day, TOOK_OVER, ALONG, client=f"C{day}") for day in range(20)],
        [a_note(day, *(TOOK_OVER, ALONG) * (day % 2), client="") for day in range(40)],
        [a_note(day, *[TOOK_OVER] * (day in {10, 20, 30}), *[ALONG] * (day in {10, 20, 40})) for day in range(60)],
    ],
    ids=["few entries", "few of a side", "nothing to compare with", "no clients", "two together"],
)
def test_a_question_about_too_few_is_not_answered(asked_of: list[Note]) -> None:
    assert asked(board(asked_of, When.SAME), PAIR) is Answer.TOO_FEW
