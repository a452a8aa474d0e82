"""`aj words`: words that keep coming back, and one of them made a theme of one's own."""

from typing import Any, Final

import pytest

from alliance_journal.cli import wording as wording_command
from alliance_journal.findings import wording
from alliance_journal.reports import words_text
from alliance_journal.themes.codebook import load_codebook
from tests.cli.fakes import CANARY, Aj, everything_in, is_one_refusal, lines_of

NOTES: Final = ("A grey ferret on the wall.", "We had lunch.", "The grey ferret again!", "Grey ferret, grey sky.")
ANSWERS: Final = "1\nown.ferret\nThe ferret came up\n\n4\nIt is spoken of.\n\n\n\n\n"


def entries(*texts: str, client: str = "C04", month: int = 3) -> list[dict[str, Any]]:
    return [
        {
            "met": f"2026-{month:02}-{3 + 7 * number:02}",
            "client": client,
            "text": text,
            "id": f"{client}{month}{number}",
        }
        for number, text in enumerate(texts)
    ]


@pytest.fixture
def ferrets(aj: Aj) -> Aj:
    """A journal in which one animal keeps coming back with one client."""
    noted = [*entries(*NOTES), *entries(*["Lunch was fine."] * 4, client="C07", month=5)]
    assert aj("import", "jsonl", "-", typed=lines_of(*noted)).code == 0
    return aj


def test_words_are_shown_with_counts_and_a_sentence(ferrets: Aj) -> None:
    ran = ferrets("words")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Words that keep coming back beyond the codebook, in 8 entries\n")
    assert '"Grey ferret": 3 entries, 1 client, 3 Mar to 24 Mar\n     "Grey ferret, grey sky." entries/2026/' in ran.out


def test_json_names_each_place_and_every_place_holds_the_words(ferrets: Aj) -> None:
    shape = ferrets("words", "-c", "C04", "--json").shape
    assert (shape["schema"], shape["entries"]) == ("alliance-journal/words/1", 4)
    (one,) = (one for one in shape["words"] if one["words"] == "Grey ferret")
    ids = {listed["id"] for listed in ferrets("list", "-c", "C04", "--json").shape["entries"]}
    for place in one["places"]:
        line = (ferrets.root / place["path"]).read_text().split("\n")[place["line"] - 1]
        assert line[place["start"] : place["end"]].lower() == "grey ferret"
        assert place["entry"] in ids


def test_filters_choose_and_the_rest_is_what_it_is_compared_with(ferrets: Aj) -> None:
    assert "lunch" in ferrets("words").out.lower()
    assert "ferret" not in ferrets("words", "-c", "C07").out
    assert ferrets("words", "--until", "2026-03-10").out.startswith("No words keep coming back")
    assert ferrets("words", "--since", "2026-05-01", "--set", "jot", "--tag", "x").code == 3


def test_no_more_are_shown_than_are_asked_for(ferrets: Aj) -> None:
    assert "  1. " in ferrets("words", "-n", "1").out
    assert "  2. " not in ferrets("words", "-n", "1").out


def test_a_narrow_terminal_shows_all_of_it(ferrets: Aj) -> None:
    session = ferrets.session("words", columns=46, lines=100)
    assert session.end() == 0
    assert '"Grey ferret": 3 entries, 1 client' in session.text


def test_more_entries_than_are_searched_are_said(ferrets: Aj) -> None:
    for module in (wording, words_text, wording_command):
        ferrets.monkeypatch.setattr(module, "MOST_ENTRIES", 5)
    ran = ferrets("words", "--json")
    assert ran.err == "the newest 5 of 8 entries are searched\n"
    assert ran.shape["entries"] == 5


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("-c", "C99"), 3, "nothing matches"),
        (("--promote", "--json"), 2, "choose one"),
        (("-n", "0"), 2, "not in the range"),
        (("--since", "someday"), 2, "not a day"),
        (("-c", "../x"), 2, "a client code is"),
        (("extra",), 2, "unexpected extra argument"),
    ],
)
def test_what_cannot_be_followed_is_refused(ferrets: Aj, words: tuple[str, ...], code: int, says: str) -> None:
    ran = ferrets("words", *words)
    assert (ran.code, ran.data, is_one_refusal(ran.err)) == (code, b"", True)
    assert says in ran.err


def test_without_a_journal_that_is_said_and_none_is_made(aj: Aj) -> None:
    ran = aj("words")
    assert (ran.code, is_one_refusal(ran.err)) == (3, True)
    assert not aj.root.exists()


def test_a_young_journal_has_no_such_words(journal: Aj) -> None:
    ran = journal("words")
    assert (ran.code, ran.err) == (0, "")
    assert CANARY in ran.out or ran.out.startswith("No words keep coming back")


def number_of(aj: Aj, words: str) -> str:
    """Return the number under which words are shown."""
    line = next(line for line in aj("words").out.split("\n") if f'"{words}"' in line and line[3:4] == ".")
    return line.split(".")[0].strip()


def test_words_become_a_theme_of_ones_own_and_are_found_from_then_on(ferrets: Aj) -> None:
    ran = ferrets("words", "--promote", typed=ANSWERS.replace("1", number_of(ferrets, "Grey ferret"), 1))
    assert ran.code == 0
    assert "phrase 1: grey ferret\n" in ran.err
    book, wrong = load_codebook(ferrets.root / "codebook.toml")
    assert wrong == ()
    assert next(theme for theme in book.themes.values() if theme.id == "own.ferret").phrases == ("grey ferret",)
    assert '"Grey ferret"' not in ferrets("words").out
    assert ferrets("themes", "--all", "--theme", "own.ferret").out.count("The ferret came up") == 3


@pytest.mark.parametrize("typed", ["", "\n"])
def test_promoting_nothing_writes_nothing(ferrets: Aj, typed: str) -> None:
    ran = ferrets("words", "--promote", typed=typed)
    assert ran.code == 0
    assert ran.err.endswith("Nothing was written.\n")
    assert not (ferrets.root / "codebook.toml").exists()


def test_where_there_are_no_words_none_can_be_promoted(ferrets: Aj) -> None:
    ran = ferrets("words", "--until", "2026-03-10", "--promote")
    assert ran.code == 3
    assert "there are no words to make a theme of" in ran.err


def test_words_are_promoted_at_a_terminal(ferrets: Aj) -> None:
    session = ferrets.session("words", "--promote", "-c", "C04", columns=46, lines=24)
    session.wait("stops:")
    session.type("99\n")
    session.wait("Please type a number from 1 to")
    session.type("\x03")
    assert session.end() == 130
    assert not (ferrets.root / "codebook.toml").exists()


def test_looking_for_words_writes_nothing_but_the_index(ferrets: Aj) -> None:
    before = everything_in(ferrets.root)
    ferrets("words")
    ferrets("words", "--json")
    assert everything_in(ferrets.root) == before
