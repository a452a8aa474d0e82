"""What an export has to have settled: every place counts, none is quoted."""

import pytest

from alliance_journal.findings.unsettled import FILE_NAME, Unsettled, UnsettledError, check_settled, unsettled
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList
from alliance_journal.reports import hours_paper, sheet_paper
from tests.terminal.spotting_fakes import spot_a_few

TEXTS = {"My own part": "I rang.\nAnna was out, and Anna's phone 07700 900123 too, on 3 May.", "Title": "C04"}


@pytest.fixture(autouse=True)
def _a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    spot_a_few(monkeypatch)


def test_every_place_is_told_by_text_line_and_kind() -> None:
    found = unsettled(TEXTS, WatchList())
    assert found == (
        Unsettled("My own part", 2, Kind.NAME),
        Unsettled("My own part", 2, Kind.NAME),
        Unsettled("My own part", 2, Kind.PHONE),
    )
    assert str(found[0]) == "My own part, line 2: a name"


def test_what_was_settled_or_allowed_counts_no_more() -> None:
    assert [one.kind for one in unsettled(TEXTS, WatchList(), {"Anna"})] == [Kind.PHONE]
    assert [one.kind for one in unsettled(TEXTS, WatchList(allowed=("anna",)))] == [Kind.PHONE]


def test_a_code_that_stands_on_the_list_of_names_counts_all_the_same() -> None:
    found = unsettled({"Table": "Anna | 3"}, WatchList(names=("ANNA",)), {"Anna"})
    assert [one.kind for one in found] == [Kind.NAME]


def test_no_texts_hold_nothing() -> None:
    assert unsettled({}, WatchList()) == ()


def test_an_export_with_something_unsettled_is_refused_without_its_words() -> None:
    with pytest.raises(UnsettledError) as refusal:
        check_settled(unsettled(TEXTS, WatchList()), accepted=False)
    assert refusal.value.exit_code == 3
    assert refusal.value.sentence == (
        "3 places may say who somebody is, so nothing was given out: My own part, line 2: a name"
    )
    assert "--accept-identifiers" in refusal.value.hint
    assert "Anna" not in refusal.value.sentence


def test_one_place_is_one_place() -> None:
    with pytest.raises(UnsettledError, match="1 place may say"):
        check_settled([Unsettled("Title", 1, Kind.NAME)], accepted=False)


def test_what_the_worker_accepts_or_what_holds_nothing_may_go() -> None:
    check_settled(unsettled(TEXTS, WatchList()), accepted=True)
    check_settled((), accepted=False)


@pytest.mark.parametrize(
    ("paper", "where", "how"),
    [
        (sheet_paper.TITLE, "Rival hypotheses, text 1", "supervision.toml: aj supervision prepare asks about each"),
        (sheet_paper.TITLE, "Agreed steps, table 1", "actions.toml: change them there"),
        (
            sheet_paper.TITLE,
            "What I want from supervision, facts 1",
            "supervision.toml, or hours.csv: change them there",
        ),
        (hours_paper.TITLE, "October 2026, table 1", "hours.csv, or journal.toml: change them there"),
        ("Anything else", "Eased, quote 1", "aj check --fix settles them in the entries"),
        (sheet_paper.TITLE, FILE_NAME, "another name after -o"),
    ],
)
def test_a_refusal_says_where_the_words_stand_and_what_settles_them(paper: str, where: str, how: str) -> None:
    with pytest.raises(UnsettledError) as refusal:
        check_settled([Unsettled(where, 1, Kind.NAME)] * 2, accepted=False, paper=paper)
    assert refusal.value.hint == f"{how}; --accept-identifiers gives it out as it is"
