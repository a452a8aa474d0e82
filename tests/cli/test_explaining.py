"""`aj explain`: the newest places of a theme or those of one entry, and one clear sentence where there is none."""

import pytest

from tests.cli.fakes import CANARY, Aj, is_one_refusal


def test_the_newest_places_come_first_with_every_step(journal: Aj) -> None:
    ran = journal("explain", "cw.minimal")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.split("\n")
    assert lines[0].endswith("(cw.minimal)")
    found = [line.strip() for line in lines if line.startswith(("2 Oct C04", "4 Sep C04"))]
    assert [line[:9] for line in found] == ["2 Oct C04", "4 Sep C04"]
    assert "  whose: nearest subject 'He' -> the client" in lines
    assert "  when: told as it happened -> here and now" in lines
    assert "  counts" in lines


def test_no_more_than_five_are_shown_unless_an_entry_is_named(aj: Aj) -> None:
    text = " ".join(["She went quiet."] * 7)
    aj("import", "jsonl", "-", typed=f'{{"met": "2026-09-04", "client": "C04", "text": "{text}"}}\n')
    assert len(aj("explain", "cw.minimal", "--json").shape["sightings"]) == 5
    assert len(aj("explain", "cw.minimal", "last", "--json").shape["sightings"]) == 7


def test_the_filters_of_the_other_commands_hold(journal: Aj) -> None:
    shape = journal("explain", "cw.minimal", "-c", "C04", "--until", "2026-09-30", "--json").shape
    assert [one["met"] for one in shape["sightings"]] == ["2026-09-04"]
    assert journal("explain", "cw.minimal", "--since", "2026-11-01", "--json").shape["sightings"] == []


def test_the_steps_are_read_from_the_file_though_the_index_keeps_none(journal: Aj) -> None:
    first = journal("explain", "cw.minimal", "--json").out
    journal.settle()
    assert journal("explain", "cw.minimal", "--json").out == first
    assert all(one["steps"] for one in journal("explain", "cw.minimal", "--json").shape["sightings"])


def test_a_part_of_a_name_is_enough_where_it_means_one_theme(journal: Aj) -> None:
    assert journal("explain", "went quiet", "--json").shape["theme"]["id"] == "cw.minimal"


@pytest.mark.parametrize(
    ("words", "code", "tried"),
    [
        (("cw.minimul",), 2, "cw.minimal"),
        (("cw",), 2, " or "),
        (("cw.minimal", "zzzz"), 3, ""),
        (("cw.minimal", "-c", "!!"), 2, ""),
        (("cw.minimal", "--since", "some day"), 2, ""),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_sentence(
    journal: Aj, words: tuple[str, ...], code: int, tried: str
) -> None:
    ran = journal("explain", *words)
    assert (ran.code, ran.out) == (code, "")
    assert is_one_refusal(ran.err)
    assert tried in ran.err
    assert CANARY not in ran.err
