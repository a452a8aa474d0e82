"""The worker's own question: two sides by their names, four counts, one answer, and the sentences it stands on."""

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.findings.asking import Asked, NamedSide, ask, side_named, sides_named
from alliance_journal.model.themes import Status
from alliance_journal.themes.boards import Contrast, When
from alliance_journal.themes.loops import Answer
from tests.findings.fakes import THEMES, a_document, facts_with, reader_over, said
from tests.findings.test_loops import SAID, Pairs, an_entry

SIDES = sides_named("wc.paternal", "cw.appease", THEMES)


def asked_of(pairs: Pairs, when: When = When.SAME) -> Asked:
    reader = reader_over(*(document for document, _ in pairs))
    return ask([facts for _, facts in pairs], SIDES, when, THEMES, reader)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("cw.appease", ("cw.appease",)),
        ("CW.Appease", ("cw.appease",)),
        ("went along", ("cw.appease",)),
        ("Went Along", ("cw.appease",)),
        ("Pulled back from me", ("cw.distance",)),
        ("ro", ("ro.repaired", "ro.unresolved", "ro.growth")),
        ("ro.", ("ro.repaired", "ro.unresolved", "ro.growth")),
        ("repair_outcome", ("ro.repaired", "ro.unresolved", "ro.growth")),
    ],
)
def test_a_side_is_named_by_an_id_a_family_or_a_part_of_one_label(name: str, meant: tuple[str, ...]) -> None:
    assert side_named(name, THEMES).themes == meant


def test_a_side_says_what_it_is_called() -> None:
    assert side_named("went along", THEMES).label == '"Agreed too easily / went along"'
    assert side_named("ro", THEMES) == NamedSide(
        "any of the 3 themes of ro", tuple(theme for theme in THEMES if theme.startswith("ro."))
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cw.apease", "cw.appease"),
        ("pulled bak from me", "cw.distance"),
        ("zzzz", "aj themes --all"),
        ("", "aj themes"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        side_named(name, THEMES)
    assert caught.value.exit_code == 2
    assert caught.value.hint.startswith(hint)
    assert not name or name not in str(caught.value)


def test_a_part_of_several_labels_is_refused_with_their_ids() -> None:
    with pytest.raises(UsageError) as caught:
        side_named("complaint", THEMES)
    assert caught.value.sentence.startswith("2 themes")
    assert caught.value.hint == "cc.worker or cc.service"


@pytest.mark.parametrize(("first", "then"), [("cw", "cw.appease"), ("cw.appease", "went along"), ("wc", "wc")])
def test_one_theme_cannot_stand_on_both_sides(first: str, then: str) -> None:
    with pytest.raises(UsageError, match="stand on both sides"):
        sides_named(first, then, THEMES)


def test_an_answer_comes_with_its_counts_and_both_sides_sentences() -> None:
    pairs = [an_entry(day, *(SAID if day % 3 == 0 else ())) for day in range(30)]
    asked = asked_of(pairs)
    assert asked.counts == Contrast(both=10, of=10, otherwise=0, others=20)
    assert (asked.answer, asked.entries, asked.clients, asked.without_client) == (Answer.MORE, 30, 1, 0)
    assert len(asked.quotes()) == 10
    assert [(one.words, two.words) for one, two in asked.quotes(2)] == [tuple(SAID.values())] * 2
    assert asked.quotes(1)[0][0].facts.path == pairs[27][1].path


def test_the_next_entry_is_asked_about_by_itself() -> None:
    pairs = [an_entry(day, *([list(SAID)[day % 4]] if day % 4 < 2 else [])) for day in range(40)]
    same, following = asked_of(pairs), asked_of(pairs, When.NEXT)
    assert (same.counts.both, same.answer) == (0, Answer.NO_MORE)
    assert (following.counts.both, following.answer) == (10, Answer.MORE)


def test_entries_without_a_client_are_counted_but_not_compared() -> None:
    asked = asked_of([an_entry(day, *(SAID if day % 3 == 0 else ()), client="") for day in range(30)])
    assert (asked.counts.both, asked.without_client, asked.clients) == (10, 30, 0)
    assert asked.answer is Answer.TOO_FEW


def test_what_did_not_happen_and_what_the_codebook_does_not_know_is_not_counted() -> None:
    document = a_document("2026-03-02", answers={"moment": f"{SAID['wc.paternal']} {SAID['cw.appease']}"})
    negated = said(document, "wc.paternal", SAID["wc.paternal"], status=Status.NEGATED)
    facts = facts_with(document, negated, said(document, "cw.appease", SAID["cw.appease"]))
    assert asked_of([(document, facts)]).counts == Contrast(both=0, of=0, otherwise=1, others=1)
    without = {name: theme for name, theme in THEMES.items() if name != "wc.paternal"}
    asked = ask([facts], SIDES, When.SAME, without, reader_over(document))
    assert asked.counts.of == 0
