"""A theme made by answering: nothing is written before the last question, whoever stops where."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, UsageError
from alliance_journal.model.codes import ThemeId
from alliance_journal.storage.codebooks import OWN_CODEBOOK
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.terminal.new_theme import Ground, make_theme, pick_number
from alliance_journal.terminal.rows import cells
from alliance_journal.terminal.screen import Screen
from alliance_journal.themes.checks import MOST_IN_LIST
from alliance_journal.themes.codebook import load_codebook
from tests.findings.codebook_fakes import CODEBOOK_FILE
from tests.findings.fakes import THEMES
from tests.terminal.test_screen import at_terminal, text_in, through_pipes

HEAD = ("own.phone", "Turned to the phone", "", "2", "Looks at it.")
WHOLE = (
    *HEAD,
    "look+ at {his} phone",
    "",
    "She looked at her phone.",
    "The screen lit up.",
    "",
    "My phone.",
    "",
    "Why?",
)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def lines(*words: str) -> str:
    return "".join(f"{word}\n" for word in words)


def made(journal: Journal, screen: Screen, phrases: tuple[str, ...] = ()) -> int:
    return make_theme(Ground(journal, THEMES, screen), phrases)


def file_of(journal: Journal) -> Path:
    return journal.root / OWN_CODEBOOK


def written(journal: Journal) -> str:
    return file_of(journal).read_text(encoding="utf-8") if file_of(journal).exists() else ""


def test_all_answers_make_a_theme(journal: Journal) -> None:
    screen = through_pipes(lines(*WHOLE))
    assert made(journal, screen) == 0
    book, wrong = load_codebook(file_of(journal))
    theme = book.themes[ThemeId("own.phone")]
    assert wrong == ()
    assert (theme.label, theme.family, theme.holder.value, theme.define) == (HEAD[1], "own", "client", HEAD[4])
    assert (theme.phrases, theme.yes) == (("look+ at {his} phone",), ("She looked at her phone.", "The screen lit up."))
    assert (theme.no, theme.ask) == (("My phone.",), "Why?")
    said = text_in(screen.streams.talk)
    assert "Your phrases find 1 of 2 yes sentences." in said
    assert "Written into codebook.toml: Turned to the phone (own.phone)." in said
    assert text_in(screen.streams.out) == ""


def test_everything_that_was_in_the_file_stays_and_it_is_said_where_it_is_kept(journal: Journal) -> None:
    before = CODEBOOK_FILE.replace("own.phone", "own.other")
    file_of(journal).write_text(before, encoding="utf-8")
    screen = through_pipes(lines(*WHOLE))
    assert made(journal, screen) == 0
    assert written(journal).startswith(before)
    assert ".history/codebook.toml/" in text_in(screen.streams.talk)


def test_lists_questions_and_phrases_may_be_left_out(journal: Journal) -> None:
    assert made(journal, through_pipes(lines(*HEAD, "", "", "", ""))) == 0
    assert "phrases" not in written(journal)
    assert "ask" not in written(journal)


def test_a_dot_ends_a_list_and_what_is_typed_twice_is_kept_once(journal: Journal) -> None:
    assert made(journal, through_pipes(lines(*HEAD, "went  off", "went off", ".", "Yes.", "Yes.", ".", "", ""))) == 0
    assert written(journal).count('"went off"') == 1
    assert written(journal).count('"Yes."') == 1


def test_a_list_ends_where_a_codebook_holds_no_more(journal: Journal) -> None:
    phrases = (f"zebra{number}" for number in range(MOST_IN_LIST))
    assert made(journal, through_pipes(lines(*HEAD, *phrases, "", "", ""))) == 0
    assert written(journal).count("zebra") == MOST_IN_LIST


def test_phrases_that_are_there_already_are_shown_and_kept(journal: Journal) -> None:
    screen = through_pipes(lines(*HEAD, "phone came out", "", "", "", ""))
    assert made(journal, screen, ("running late",)) == 0
    assert 'phrases = [\n  "running late",\n  "phone came out",\n]' in written(journal)
    assert "phrase 1: running late\nphrase 2:" in text_in(screen.streams.talk)


@pytest.mark.parametrize("count", range(len(WHOLE)))
def test_a_pipe_that_ends_early_writes_nothing(journal: Journal, count: int) -> None:
    with pytest.raises(UsageError, match="ended before the theme was whole"):
        made(journal, through_pipes(lines(*WHOLE[:count])))
    assert written(journal) == ""


@pytest.mark.parametrize("count", range(len(WHOLE) + 1))
def test_a_person_who_leaves_early_writes_nothing(journal: Journal, count: int) -> None:
    screen = at_terminal(lines(*WHOLE[:count]))
    assert made(journal, screen) == 0
    assert text_in(screen.streams.talk).endswith("Nothing was written.\n")
    assert written(journal) == ""


class Interrupting(io.StringIO):
    """A terminal at which somebody presses Ctrl-C after so many lines."""

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize("count", range(len(WHOLE) + 1))
def test_ctrl_c_writes_nothing(journal: Journal, count: int) -> None:
    screen = at_terminal()
    streams = screen.streams._replace(typed=Interrupting(lines(*WHOLE[:count])))
    with pytest.raises(KeyboardInterrupt):
        made(journal, replace(screen, streams=streams))
    assert written(journal) == ""


def test_a_person_sees_what_will_be_written_and_may_say_no(journal: Journal) -> None:
    screen = at_terminal(lines(*WHOLE, "n"))
    assert made(journal, screen) == 0
    assert 'label = "Turned to the phone"' in text_in(screen.streams.talk)
    assert written(journal) == ""


def test_a_person_who_mistypes_is_asked_again(journal: Journal) -> None:
    wrong = ("cw.minimal", "Own phone", *HEAD[:2], "mine", "", "9", *HEAD[3:], "fr*", *WHOLE[5:], "perhaps", "y")
    screen = at_terminal(lines(*wrong))
    assert made(journal, screen) == 0
    assert 'id = "own.phone"' in written(journal)
    assert "three letters before *" in text_in(screen.streams.talk)


@pytest.mark.parametrize("typed", [("cw.minimal",), (*HEAD[:3], "9"), (*HEAD, "fr*")])
def test_a_wrong_answer_through_a_pipe_ends_it(journal: Journal, typed: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="an answer cannot be used"):
        made(journal, through_pipes(lines(*typed, *WHOLE)))
    assert written(journal) == ""


STRUCK = (*HEAD, "look+ at {his} phone", "", "", "He looked at his phone.", "", "")


def test_a_no_sentence_that_would_count_is_told_and_the_person_decides(journal: Journal) -> None:
    screen = at_terminal(lines(*STRUCK, "y"))
    assert made(journal, screen) == 0
    said = " ".join(text_in(screen.streams.talk).split())
    assert 'The phrase "look+ at {his} phone" would count in no 1.' in said
    assert 'no = [\n  "He looked at his phone.",\n]' in written(journal)


def test_a_no_sentence_that_would_count_is_refused_through_a_pipe(journal: Journal) -> None:
    with pytest.raises(UsageError, match="a no sentence would count"):
        made(journal, through_pipes(lines(*STRUCK)))
    assert written(journal) == ""


def test_a_file_that_cannot_take_a_theme_is_told_before_anything_is_asked(journal: Journal) -> None:
    file_of(journal).write_text("a = ", encoding="utf-8")
    screen = at_terminal(lines(*WHOLE, "y"))
    with pytest.raises(AllianceJournalError, match="has mistakes"):
        made(journal, screen)
    assert text_in(screen.streams.talk) == ""


def test_what_is_not_utf_8_writes_nothing(journal: Journal) -> None:
    screen = through_pipes()
    typed = io.TextIOWrapper(io.BytesIO(b"own.\xff\n"), "utf-8")
    with pytest.raises(UsageError, match="not UTF-8"):
        made(journal, replace(screen, streams=screen.streams._replace(typed=typed)))


def test_what_is_said_fits_a_narrow_terminal(journal: Journal) -> None:
    screen = replace(at_terminal(lines(*STRUCK, "n")), width=46)
    made(journal, screen)
    said = text_in(screen.streams.talk)
    file = said[said.index("[[themes]]") : said.rindex("]\n")]
    # What is typed comes with its own line end, which is not part of what is said.
    lines_said = said.replace(file, "").replace(": ", ":\n").split("\n")
    assert [line for line in lines_said if cells(line) > 46] == []


@pytest.mark.parametrize(("typed", "number"), [("2\n", 2), ("\n", None), ("", None), ("9\n0\nx\n3\n", 3)])
def test_a_number_is_picked_or_nothing(typed: str, number: int | None) -> None:
    assert pick_number(at_terminal(typed), "Which?", 3) == number


def test_a_wrong_number_through_a_pipe_is_refused() -> None:
    with pytest.raises(UsageError):
        pick_number(through_pipes("4\n"), "Which?", 3)
