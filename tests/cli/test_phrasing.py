"""`aj phrases`: the first words that were drafted, found again."""

from typing import Any, Final

import pytest

from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal, lines_of

BAG: Final = f"I noticed your {CANARY} bag stayed on your knees."


def an_entry(name: str, met: str, client: str, drafted: dict[str, str]) -> dict[str, Any]:
    """Return an entry of the set of this name with words drafted under one question, and a next step."""
    written = {**drafted, "next": "Iron my trousers."}
    headings = {question: f"My {question}" for question in written}
    return {"met": met, "client": client, "set": name, "sections": written, "headings": headings}


ENTRIES: Final = (
    an_entry("repair", "2026-09-02", "C04", {"opening": BAG}),
    an_entry("missed", "2026-09-09", "C07", {"first_words": "The kettle is on, or shall I ring?"}),
    an_entry("repair", "2026-09-16", "C04", {"opening": BAG.lower()}),
    an_entry("session", "2026-09-23", "C11", {"moment": "Nothing was drafted here."}),
)


@pytest.fixture
def drafted(aj: Aj) -> Aj:
    """A journal in which first words were drafted three times."""
    assert aj("import", "jsonl", "-", typed=lines_of(*ENTRIES)).code == 0
    return aj


def test_phrases_are_shown_with_what_they_answer_and_where_they_stand(drafted: Aj) -> None:
    ran = drafted("phrases")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Words of your own to begin with: 2 phrases\n")
    assert f'"{BAG.lower()}"\n     My opening\n     16 Sep 2026, C04, ' in ran.out
    assert "written 2 times since 2 Sep 2026" in ran.out
    assert ran.out.index(BAG.lower()) < ran.out.index("The kettle")


def test_every_place_in_json_holds_the_words(drafted: Aj) -> None:
    shape = drafted("phrases", "--json").shape
    assert (shape["schema"], shape["of"]) == ("alliance-journal/phrases/1", 2)
    ids = {listed["id"] for listed in drafted("list", "--json").shape["entries"]}
    for phrase in shape["phrases"]:
        for draft in phrase["drafts"]:
            line = (drafted.root / draft["path"]).read_text().split("\n")[draft["line"] - 1]
            assert line[draft["start"] : draft["end"]].lower() == phrase["words"].lower()
            assert draft["entry"] in ids


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("kettle",), "The kettle"),
        (("set:missed",), "The kettle"),
        (("--set", "missed"), "The kettle"),
        (("-c", "C07"), "The kettle"),
        (("-c", "C04"), BAG.lower()),
        (("--until", "2026-09-03"), BAG),
        (("--since", "2026-09-10"), BAG.lower()),
        (("noticed", "knees", "--until", "2026-09-09"), BAG),
    ],
)
def test_words_and_filters_choose(drafted: Aj, words: tuple[str, ...], first: str) -> None:
    shape = drafted("phrases", *words, "--json").shape
    assert [phrase["words"].startswith(first) for phrase in shape["phrases"]] == [True]


@pytest.mark.parametrize(
    "words", [("trousers",), ("--tag", "x"), ("-c", "C99"), ("-c", "C11"), ("kettle", "-c", "C04")]
)
def test_where_nothing_matches_that_is_said(drafted: Aj, words: tuple[str, ...]) -> None:
    ran = drafted("phrases", *words)
    assert (ran.code, ran.data, is_one_refusal(ran.err)) == (3, b"", True)
    assert "nothing matches" in ran.err


def test_a_search_can_be_kept_out_of_the_history_of_the_shell(drafted: Aj) -> None:
    ran = drafted("phrases", "-", typed="kettle\n")
    assert (ran.code, ran.err) == (0, "")
    assert "1 phrase\n" in ran.out
    assert drafted("phrases", "-", typed="\n").code == 2


def test_at_a_terminal_the_search_is_asked_for(drafted: Aj) -> None:
    session = drafted.session("phrases", "-", columns=46, lines=40)
    session.wait("Search for:")
    session.type("kettle\n")
    assert session.end() == 0
    assert "The kettle is on" in session.text


def test_no_more_are_shown_than_are_asked_for(drafted: Aj) -> None:
    assert drafted("phrases", "-n", "1").out.endswith("1 older; all of them with -n 2\n")
    assert len(drafted("phrases", "-n", "1", "--json").shape["phrases"]) == 1


def test_a_draft_of_a_walk_is_kept_as_a_phrase(aj: Aj) -> None:
    answers = aj.home / "a.toml"
    answers.write_text('rung = "us"\nsay_us = """\nWe both keep it light.\nDo you see that too?"""\n')
    assert aj("reflect", "repair", "-c", "C04", "--date", "2026-09-02", "--answers", str(answers)).code == 0
    (phrase,) = aj("phrases", "--json").shape["phrases"]
    assert phrase["words"] == "We both keep it light.\nDo you see that too?"
    assert phrase["drafts"][0]["asked"].startswith("My first words about the two of us")


def test_a_journal_without_drafts_says_where_they_come_from(journal: Aj) -> None:
    ran = journal("phrases")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("You have drafted no words yet.")
    assert journal("phrases", "--json").shape["phrases"] == []


@pytest.mark.parametrize("words", [("-n", "0"), ("-c", "../x"), ("--since", "someday"), ('"open',)])
def test_what_cannot_be_followed_is_refused(drafted: Aj, words: tuple[str, ...]) -> None:
    ran = drafted("phrases", *words)
    assert (ran.code, ran.data, is_one_refusal(ran.err)) == (2, b"", True)
    assert CANARY not in ran.err


def test_without_a_journal_that_is_said_and_none_is_made(aj: Aj) -> None:
    ran = aj("phrases")
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)
    assert not aj.root.exists()


def test_looking_at_phrases_writes_nothing_into_the_journal(drafted: Aj) -> None:
    before = everything_in(drafted.root)
    drafted("phrases")
    drafted("phrases", "--json")
    assert everything_in(drafted.root) == before
