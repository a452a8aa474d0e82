"""The sheet as a value: counts of what the worker kept, of the clients the points are about, until that day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from alliance_journal.findings.lens import Lens, counting
from alliance_journal.findings.sheet import Beside, Sheet, sheet_of
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.holders import Holder
from alliance_journal.model.periods import Period
from alliance_journal.model.supervision import Meeting, Point, Prepared
from alliance_journal.model.themes import Source
from tests.findings.fakes import THEMES, said
from tests.findings.sheet_fakes import DAY, TOOK, Held, a_bench, a_point, a_prepared, gathered, held

LABEL = THEMES["cw.minimal"].label  # type: ignore[index]  a ThemeId is a str
RATED = {"aims": 6, "steps": 6, "tie": 6, "strain": 2}
BESIDE = Beside(since=date(2026, 9, 1))


def sheet(tmp_path: Path, pairs: list[Held], prepared: Prepared, beside: Beside = BESIDE) -> Sheet:
    return sheet_of(prepared, gathered(*pairs), a_bench(tmp_path), beside)


def weeks(client: str = "C04", number: int = 4) -> list[Held]:
    return [held(f"2026-10-{1 + 7 * week:02}", client, ratings=RATED) for week in range(number)]


def test_only_the_days_of_the_preparation_are_counted(tmp_path: Path) -> None:
    pairs = [held("2026-08-03"), *weeks(), held("2026-11-23", "C07")]
    made = sheet(tmp_path, pairs, a_prepared(a_point(pairs[1])))
    assert (made.entries, made.clients) == (4, 1)
    assert made.period == Period(date(2026, 10, 1), date(2026, 10, 22))


def test_without_a_first_day_the_whole_journal_is_counted(tmp_path: Path) -> None:
    pairs = [held("2026-08-03"), *weeks()]
    assert sheet(tmp_path, pairs, a_prepared(), Beside()).entries == 5


def test_with_no_entry_in_these_days_the_period_is_the_one_that_was_looked_at(tmp_path: Path) -> None:
    made = sheet(tmp_path, [held("2026-08-03")], a_prepared())
    assert (made.entries, made.period) == (0, Period(BESIDE.since, DAY))


def test_a_kept_theme_has_its_finding_and_no_other_theme_has(tmp_path: Path) -> None:
    pairs = weeks()
    point = a_point(pairs[0], "theme", f"{LABEL}, in 4 entries")
    made = sheet(tmp_path, pairs, a_prepared(point))
    assert [(one, row.theme.id, row.entries) for one, row in made.themes] == [(point, "cw.minimal", 4)]


def test_a_theme_that_the_worker_worded_in_another_way_is_not_counted(tmp_path: Path) -> None:
    pairs = weeks()
    worded = a_point(pairs[0], "theme", "The form again")
    elsewhere = a_point(pairs[0], "theme", THEMES["cw.missed"].label)  # type: ignore[index]  a ThemeId is a str
    assert sheet(tmp_path, pairs, a_prepared(worded, elsewhere)).themes == ()


def test_ratings_are_of_the_clients_whom_the_points_are_about(tmp_path: Path) -> None:
    pairs = [*weeks("C04"), *weeks("C07"), held("2026-11-02", "C09")]
    made = sheet(tmp_path, pairs, a_prepared(a_point(pairs[4]), a_point(pairs[8]), Point("own", "x")))
    assert [one.client for one in made.series] == ["C07"]
    assert made.about == 5


def talked(pair: Held, source: Source, holder: Holder = Holder.WORKER) -> Held:
    """Return an entry in which talking about us shows, too."""
    document, facts = pair
    shown = said(document, "rs.talked", TOOK, source=source, holder=holder)
    return document, replace(facts, sightings=(*facts.sightings, shown))


def test_what_does_not_count_in_the_summary_was_not_tried_on_the_sheet_nor_in_a_strain(tmp_path: Path) -> None:
    others = talked(held("2026-10-05", ratings={"strain": 8}), Source.PHRASE, Holder.CLIENT)
    bench = a_bench(tmp_path)
    made = sheet(tmp_path, [others], a_prepared(a_point(others, "strain")))
    assert made.tried == ()
    assert made.strains[0].strategies == ()
    assert "rs.talked" not in counting(others[1], Lens(bench.themes, bench.sets, DAY))


def test_accounts_retell_and_are_not_counted(tmp_path: Path) -> None:
    told, retold = held("2026-10-05"), held("2026-10-12")
    retold = (retold[0], replace(retold[1], set="account"))
    assert sheet(tmp_path, [told, retold], a_prepared(a_point(told))).entries == 1


def test_what_was_tried_counts_words_and_ticks_and_says_what_became_of_the_strains(tmp_path: Path) -> None:
    opened = talked(held("2026-10-05", ratings={"strain": 8}), Source.PICK)
    mended = held("2026-10-12", ratings={"mend": 9, "strain": 6})
    again = talked(held("2026-11-02", ratings={"strain": 8}), Source.PHRASE)
    made = sheet(tmp_path, [opened, mended, again], a_prepared(a_point(again, "strain")))
    found = next(one for one in made.tried if one.theme.id == "rs.talked")
    assert (found.entries, found.strains, found.mended) == (2, 2, 1)
    assert [(one.client, one.opened) for one in made.strains] == [("C04", date(2026, 11, 2))]


def test_a_strain_that_was_not_kept_is_not_told(tmp_path: Path) -> None:
    kept, dropped = held("2026-10-05", "C04", ratings={"strain": 8}), held("2026-10-06", "C07", ratings={"strain": 8})
    made = sheet(tmp_path, [kept, dropped], a_prepared(a_point(kept, "strain"), a_point(dropped)))
    assert [one.client for one in made.strains] == ["C04"]


def test_a_strain_that_was_mended_meanwhile_is_not_called_open(tmp_path: Path) -> None:
    opened = held("2026-10-05", ratings={"strain": 8})
    mended = held("2026-10-12", ratings={"mend": 9, "strain": 6})
    assert sheet(tmp_path, [opened, mended], a_prepared(a_point(opened, "strain"))).strains == ()


def steps_of(
    tmp_path: Path, *steps: AgreedAction, kept: tuple[str, ...] = (), met: date | None = None
) -> list[list[str]]:
    points = [Point("step", words, day=date(2026, 11, 20)) for words in kept]
    beside = replace(BESIDE, steps=steps, met=Meeting("m001", met) if met else None)
    made = sheet(tmp_path, [], a_prepared(*points), beside).steps
    return [[one.what for one in group] for group in (made.due, made.coming, made.done)]


def test_of_the_due_steps_only_the_kept_ones_are_told(tmp_path: Path) -> None:
    steps = [AgreedAction(str(n), what, due=date(2026, 11, 20)) for n, what in enumerate(("One  step", "Another"))]
    assert steps_of(tmp_path, *steps, kept=("One step",)) == [["One  step"], [], []]


def test_a_step_whose_words_were_changed_is_told_as_it_was_kept(tmp_path: Path) -> None:
    assert steps_of(tmp_path, AgreedAction("a", "Ask"), kept=("Ask her",)) == [["Ask her"], [], []]


def test_a_step_that_is_not_due_yet_is_told_and_one_agreed_later_is_not(tmp_path: Path) -> None:
    coming = AgreedAction("a", "Read", agreed=date(2026, 10, 1), due=date(2026, 12, 1))
    later = AgreedAction("b", "Write", agreed=date(2026, 11, 23), due=date(2026, 12, 1))
    assert steps_of(tmp_path, coming, later) == [[], ["Read"], []]


def test_steps_done_since_the_last_supervision_are_told_and_a_kept_one_that_is_done_only_there(tmp_path: Path) -> None:
    old, new = (
        AgreedAction(name, name, done=day) for name, day in (("x", date(2026, 10, 1)), ("y", date(2026, 11, 1)))
    )
    assert steps_of(tmp_path, old, new, kept=("y",), met=date(2026, 10, 20)) == [[], [], ["y"]]
    assert steps_of(tmp_path, old, new) == [[], [], ["x", "y"]]


def test_with_one_client_the_others_are_not_counted(tmp_path: Path) -> None:
    made = sheet(tmp_path, [*weeks("C04"), *weeks("C07", 2)], a_prepared(), replace(BESIDE, client="C07"))
    assert (made.entries, made.clients) == (2, 1)
