"""`aj ratings` and `aj strains` over a journal of invented people."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.cli.fakes import CANARY, Aj, is_one_refusal, lines_of


def an_entry(met: str, client: str = "C04", **more: object) -> Mapping[str, Any]:
    return {"met": met, "client": client, "set": "session", "sections": {"moment": f"The {CANARY} curtain."}, **more}


def rated(met: str, value: int, client: str = "C04") -> Mapping[str, Any]:
    return an_entry(met, client, ratings={"aims": value, "steps": value, "tie": value, "strain": 10 - value})


RATED = [rated(f"2026-09-{day:02}", value) for day, value in enumerate((8, 8, 7, 8, 8, 4, 7, 8, 8, 8, 7, 8), start=1)]
STRAINED = [
    an_entry("2026-09-02", ratings={"strain": 7}, picks={"direction": ["away"]}),
    an_entry("2026-09-09", "C11", picks={"level": ["rupture"]}),
    an_entry("2026-09-12", "C11", picks={"spoken": ["openly"]}),
    an_entry("2026-09-16", "C11", picks={"outcome": ["together"]}),
    {"met": "2026-09-20", "text": f"Nobody named, {CANARY}.", "picks": {"level": ["strain"]}},
]


@pytest.fixture
def with_ratings(aj: Aj) -> Aj:
    assert aj("import", "jsonl", "-", typed=lines_of(*RATED, rated("2026-09-05", 6, "C11"))).code == 0
    return aj


@pytest.fixture
def with_strains(aj: Aj) -> Aj:
    assert aj("import", "jsonl", "-", typed=lines_of(*STRAINED)).code == 0
    return aj


def test_ratings_are_listed_by_client_with_dips_by_their_day(with_ratings: Aj) -> None:
    ran = with_ratings("ratings")
    assert (ran.code, ran.err) == (0, "")
    assert "C04, 12 meetings rated, 1 Sep - 12 Sep 2026" in ran.out
    assert "  6 Sep 2026: together 4, strain 6, marked: strain\n" in ran.out
    assert "A dip to 4 on 6 Sep, usually about 7.8 before, back by 7 Sep." in ran.out
    assert "C11, 1 meeting rated" in ran.out
    assert CANARY not in ran.out


def test_the_shared_filters_hold(with_ratings: Aj) -> None:
    shape = with_ratings("ratings", "-c", "C04", "--since", "2026-09-10", "--json").shape
    assert list(shape["ratings"]) == ["C04"]
    assert [point["met"] for point in shape["ratings"]["C04"]["points"]] == ["2026-09-10", "2026-09-11", "2026-09-12"]
    assert shape["ratings"]["C04"]["silence"] == "few"


def test_ratings_as_json_have_their_schema(with_ratings: Aj) -> None:
    shape = with_ratings("ratings", "--json").shape
    assert shape["schema"] == "alliance-journal/ratings/1"
    assert list(shape["ratings"]) == ["C04", "C11"]
    assert shape["ratings"]["C04"]["dips"][0]["from"] == "2026-09-06"
    assert with_ratings("ratings", "--json").data == with_ratings("ratings", "--json").data


def test_in_a_narrow_terminal_there_is_a_chart(with_ratings: Aj) -> None:
    session = with_ratings.session("ratings", "-c", "C04", columns=46)
    assert session.end() == 0
    assert "  together  ▇▇▆▇▇▄▆▇▇▇▆▇" in session.scrollback
    assert "  strain    ▂▂▃▂▂▅▃▂▂▂▃▂" in session.scrollback
    assert all(len(line) <= 46 for line in session.scrollback.split("\n"))


def test_a_terminal_without_such_letters_gets_digits(with_ratings: Aj) -> None:
    session = with_ratings.session("ratings", "-c", "C04", PYTHONIOENCODING="ascii")
    assert session.end() == 0
    assert "  together  887884788878" in session.scrollback


@pytest.mark.parametrize("command", ["ratings", "strains"])
def test_a_client_nobody_wrote_about_is_not_found(with_ratings: Aj, command: str) -> None:
    ran = with_ratings(command, "-c", "C99")
    assert (ran.code, ran.out) == (3, "")
    assert is_one_refusal(ran.err)


def test_a_journal_without_ratings_or_strains_says_so(aj: Aj) -> None:
    assert aj("import", "jsonl", "-", typed=lines_of(an_entry("2026-09-02"))).code == 0
    assert aj("ratings").out.startswith("No ratings here yet.")
    assert aj("strains").out == "No strain is marked in these entries.\n"
    assert aj("ratings", "--json").shape["ratings"] == {}
    assert aj("strains", "--json").shape["strains"] == []


def test_open_strains_are_shown_with_what_was_tried_and_the_mended_ones_on_request(with_strains: Aj) -> None:
    ran = with_strains("strains")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 strain open, 1 mended\n")
    assert "C04, strain, moving away, opened 2 Sep 2026, open for" in ran.out
    assert "C11" not in ran.out
    assert "1 entry marks a strain without a client code and cannot be followed: " in ran.out
    assert "C11, rupture, opened 9 Sep 2026, mended 16 Sep 2026 (7 days)" in with_strains("strains", "--all").out


def test_strains_as_json_are_the_open_ones_or_all(with_strains: Aj) -> None:
    shape = with_strains("strains", "--json").shape
    assert shape["schema"] == "alliance-journal/strains/1"
    assert [(one["client"], one["state"]) for one in shape["strains"]] == [("C04", "open")]
    assert len(shape["without_client"]) == 1
    both = with_strains("strains", "--all", "--json").shape["strains"]
    assert [(one["client"], one["days"]) for one in both][1:] == [("C11", 7)]
    assert (both[1]["strategies"], both[1]["acted"]) == (["rs.talked"], "2026-09-12")


def test_the_strains_of_one_client(with_strains: Aj) -> None:
    assert [one["client"] for one in with_strains("strains", "-c", "C11", "--all", "--json").shape["strains"]] == [
        "C11"
    ]
    assert with_strains("strains", "-c", "C11").out.startswith("No strain is open, 1 mended\n")
