"""Points on a sheet: kept ones only, and none that stands on what is private."""

from dataclasses import replace

from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.findings.sheet_points import Border, clients_of, points_leaving, theme_of
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.supervision import Point
from tests.findings.fakes import THEMES, facts_with, ticked
from tests.findings.sheet_fakes import ASHAMED, a_border, a_point, a_prepared, held


def leaving(border: Border, *points: Point, client: str = "") -> tuple[Point, ...]:
    return points_leaving(a_prepared(*points), border, client).points


def test_kept_points_stay_in_the_order_of_the_worker() -> None:
    one, other = held("2026-11-03"), held("2026-11-10", "C07")
    points = a_point(other), Point("own", "Why do I hurry?"), a_point(one)
    assert leaving(a_border(one, other), *points) == points


def test_a_dropped_point_never_leaves() -> None:
    one = held("2026-11-03")
    assert leaving(a_border(one), replace(a_point(one), kept=False), Point("own", "x", kept=False)) == ()


def test_a_point_of_a_private_entry_stays_behind_unless_the_entry_is_named() -> None:
    one = held("2026-11-03", tags=["private"])
    point = a_point(one)
    assert leaving(a_border(one), point) == ()
    assert leaving(a_border(one, named=[point.entry]), point) == (point,)


def test_a_sentence_of_a_private_answer_stays_behind_with_its_point() -> None:
    one = held("2026-11-03")
    point = a_point(one, quote=ASHAMED)
    assert leaving(a_border(one), point) == ()
    assert leaving(a_border(one, named=["past"]), point) == (point,)


def test_a_point_that_was_called_private_leaves_only_where_its_entry_or_its_question_is_named() -> None:
    one = held("2026-11-03")
    open_words, shut_words = replace(a_point(one), private=True), replace(a_point(one, quote=ASHAMED), private=True)
    assert leaving(a_border(one), open_words, shut_words) == ()
    assert leaving(a_border(one, named=["past"]), open_words, shut_words) == (shut_words,)
    assert leaving(a_border(one, named=[one[1].id]), open_words, shut_words) == (open_words, shut_words)
    without_words = replace(open_words, quote="")
    assert leaving(a_border(one, named=["past"]), without_words) == ()


def test_a_private_point_without_an_entry_never_leaves() -> None:
    assert leaving(a_border(), Point("own", "x", private=True)) == ()


def test_a_point_whose_entry_is_gone_stays_behind() -> None:
    assert leaving(a_border(held("2026-11-03")), a_point(held("2026-11-04"))) == ()


def test_a_sentence_that_the_worker_changed_is_told_as_it_was_kept_where_no_answer_of_the_entry_stays_behind() -> None:
    shut = held("2026-11-03")
    opened = tuple(replace(answer, private=False) for answer in shut[0].entry.answers)
    document = read(write(replace(shut[0].entry, answers=opened)), path=shut[0].path)
    one = (document, facts_with(document))
    point = a_point(one, quote="He went quiet.\nC07 did too.")
    assert leaving(a_border(one), point) == (point,)
    assert leaving(a_border(shut), point) == ()
    assert leaving(a_border(shut, named=["past"]), point) == (point,)


def test_a_point_that_stands_on_a_tick_leaves_only_where_that_tick_does() -> None:
    shut = held("2026-11-03", set_id="unknown", picks={"belongs": ["wc.paternal"]})
    ticks = ticked(shut[0], "wc.paternal", "belongs", "wc.paternal")
    one = (shut[0], replace(shut[1], sightings=(shut[1].sightings[0], ticks)))
    border = replace(a_border(one), themes=THEMES)
    quiet, took = (f"{THEMES[name].label}, in 3 entries" for name in ("cw.minimal", "wc.paternal"))
    stays = [a_point(one, "theme", words, quote="") for words in (took, "My own words for it")]
    stays += [a_point(one, kind, "A loop", quote="") for kind in ("loop", "strain", "well")]
    leaves = a_point(one, "theme", quiet, quote=""), a_point(one, quote="")
    assert leaving(border, *stays, *leaves) == leaves
    everything = replace(a_border(one, named=[one[1].id]), themes=THEMES)
    assert leaving(everything, *stays, *leaves) == (*stays, *leaves)


def test_line_ends_and_blanks_make_no_other_sentence() -> None:
    one = held("2026-11-03")
    assert leaving(a_border(one), a_point(one, quote=ASHAMED.replace(" own ", "\n own  "))) == ()


def test_a_step_of_a_private_entry_stays_behind_with_its_point() -> None:
    one, other = held("2026-11-03", tags=["private"]), held("2026-11-04")
    steps = tuple(AgreedAction(what, what, origin=pair[1].id) for what, pair in (("Ask", one), ("Rest", other)))
    elsewhere = AgreedAction("c", "Read", origin="supervision-2026-11-05")
    border = replace(a_border(one, other), steps=(*steps, elsewhere))
    assert border.steps_leaving() == (steps[1], elsewhere)
    points = tuple(Point("step", words) for words in (" Ask", "Rest", "Read", "Ask him, in other words"))
    assert leaving(border, *points) == points[1:3]
    assert leaving(replace(a_border(one, other, named=[one[1].id]), steps=steps), *points) == points


def test_a_step_of_an_entry_that_is_in_the_trash_or_cannot_be_read_stays_behind() -> None:
    gone = AgreedAction("a", "Ask", origin="e00099")
    border = replace(a_border(held("2026-11-04")), steps=(gone, AgreedAction("b", "Rest")))
    assert [step.id for step in border.steps_leaving()] == ["b"]
    assert leaving(border, Point("step", "Ask"), Point("step", "Rest")) == (Point("step", "Rest"),)


def test_a_step_in_the_words_of_a_private_answer_stays_behind_unless_it_is_named() -> None:
    one = held("2026-11-03")
    steps = AgreedAction("a", ASHAMED.rstrip(".").upper(), origin=one[1].id), AgreedAction("b", "I was as")
    assert replace(a_border(one), steps=steps).steps_leaving() == steps[1:]
    assert replace(a_border(one, named=["past"]), steps=steps).steps_leaving() == steps


def test_with_a_client_named_points_of_others_are_left_out() -> None:
    one, other = held("2026-11-03"), held("2026-11-10", "C07")
    own = Point("own", "Why do I hurry?")
    assert leaving(a_border(one, other), a_point(one), a_point(other), own, client="C07") == (a_point(other), own)


def test_the_theme_of_a_point_is_the_one_named_first() -> None:
    quiet, took = THEMES["cw.minimal"], THEMES["wc.paternal"]
    words = f'{quiet.label}, in 5 entries; beside it "{took.label}" in 3'
    assert theme_of(Point("theme", words), THEMES) == quiet
    assert theme_of(Point("theme", "The form"), THEMES) is None


def test_a_point_is_about_its_client_and_a_strain_comes_first() -> None:
    one, two, three = held("2026-11-03", "C01"), held("2026-11-04", "C02"), held("2026-11-05", "C03")
    points = a_point(three, "theme"), a_point(one), a_point(two, "strain"), Point("own", "x")
    assert clients_of(a_prepared(*points)) == ("C02", "C01")


def test_where_only_themes_name_somebody_these_clients_are_meant() -> None:
    one = held("2026-11-03", "C01")
    assert clients_of(a_prepared(a_point(one, "theme"), Point("own", "x"))) == ("C01",)
    assert clients_of(a_prepared(Point("own", "x"))) == ()
