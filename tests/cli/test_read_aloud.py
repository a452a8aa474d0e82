"""Plain mode as a screen reader reads it: from the first byte to the last, with nothing but words, at 40 columns."""

import re
from collections.abc import Iterator

import pytest

from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.walk import Walk
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.terminal.rows import cells
from tests.cli.fakes import ENTRIES, Aj, lines_of
from tests.terminal.fakes import Session

COLUMNS = 40
DRAWN = re.compile("[\u2190-\u21ff\u2500-\u25ff\u2800-\u28ff\u2713-\u271f\u00b7\u2022]")
"""Arrows, boxes, blocks, shapes, Braille dots, ticks: what a reader skips, or spells out."""
ANSWERS = {
    QuestionKind.TEXT: ("Some words.\r.\r", "Some words."),
    QuestionKind.DRAFT: ("Shall we look at it together?\r.\r", "Shall we look at it together?"),
    QuestionKind.LINE: ("One line.\r", "One line."),
    QuestionKind.SCALE: ("7\r", 7),
    QuestionKind.PICK: ("1\r", None),
    QuestionKind.PICKS: ("1\r", None),
    QuestionKind.YESNO: ("n\r", ("no",)),
    QuestionKind.FEELINGS: ("9:2\r", {"irritated": 2}),
    QuestionKind.DATE: ("today\r", "2026-11-25"),
    QuestionKind.SHOW: ("\r", None),
}
READ = (
    ("list",),
    ("show", "first"),
    ("search", "quiet"),
    ("summary",),
    ("strains",),
    ("ratings", "-c", "C04"),
    ("themes", "--all"),
    ("words",),
    ("explain", "cw.minimal"),
    ("prompts", "show", "strain"),
    ("codebook", "show", "cw.minimal"),
    ("help",),
    *(("help", topic) for topic in ("plain", "keys", "sets")),
)


def heard(session: Session) -> str:
    """Return every byte that came out of the terminal, as text."""
    return session.bytes.decode("utf-8")


def assert_can_be_read_aloud(text: str) -> None:
    assert "\x1b" not in text
    assert "\x08" not in text
    assert re.search(r"\r(?!\n)", text) is None, "a line that is written over"
    assert DRAWN.search(text) is None, DRAWN.findall(text)


def too_wide(text: str) -> Iterator[str]:
    """Yield the lines wider than the terminal that could have been broken at a blank."""
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.split()
        if cells(line) > COLUMNS and max(map(cells, words)) + len(line) - len(line.lstrip()) <= COLUMNS:
            yield line


def unbroken(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", ["session", "strain", "feelings"])
def test_a_whole_walk_is_heard_in_words(aj: Aj, name: str) -> None:
    prompt_set = find_sets(None).get(name)
    session = aj.session("reflect", name, "--plain", "-c", "C07", "--date", "today", columns=COLUMNS)
    walk = Walk.started(prompt_set)
    while walk.current is not None:
        question, number = walk.current, walk.position[0]
        session.until(lambda number=number: f"Question {number} of" in heard_now(session), f"question {number}")  # type: ignore[misc]
        typed, value = ANSWERS[question.kind]
        session.look(0.05)
        session.type(typed)
        walk = walk.answer((question.options[0].id,) if question.options else value)
    session.until(lambda: "Saved as" in heard_now(session), "the end")
    session.look(0.5)
    if session.process.ptyproc.isalive():
        session.type("\r")  # an offer, for later
    assert session.end() == 0
    text = unbroken(heard(session))
    assert_can_be_read_aloud(heard(session))
    assert list(too_wide(heard(session))) == []
    for number, question in enumerate(walk.path(), start=1):
        assert f"Question {number} of {len(walk.path())}. " in text or f"Question {number} of" in text
        assert unbroken(question.ask) in text
        assert f"ed {number}: {unbroken(question.title)}" in text  # Answered, or Skipped
        assert all(label in text for label in numbered(question))
    assert "Saved as" in text


def heard_now(session: Session) -> str:
    session.look()
    return heard(session)


def numbered(question: Question) -> list[str]:
    return [f"{n}. {unbroken(option.label)}" for n, option in enumerate(question.options, start=1)]


@pytest.fixture
def told(aj: Aj) -> Aj:
    """A journal with enough in it for every report to have something to say."""
    more = [
        {
            "met": f"2026-0{month}-{day:02}",
            "client": client,
            "set": "session",
            "sections": {"moment": "She went quiet and gave short answers.", "own_part": "I took over the form."},
            "ratings": {"strain": 3 + day % 6, "tie": 7 - day % 5, "aims": 6},
            "picks": {"between": ["off"]},
            "feelings": {"irritated": 2},
        }
        for month in (8, 9)
        for day in (3, 10, 17, 24)
        for client in ("C04", "C11")
    ]
    assert aj("import", "jsonl", "-", typed=lines_of(*ENTRIES, *more)).code == 0
    return aj


@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_every_report_is_heard_in_words(told: Aj, words: tuple[str, ...]) -> None:
    if words[-1] == "first":
        words = ("show", told.files[-1].stem[-8:])
    session = told.session(*words, "--plain", columns=COLUMNS)
    session.end()
    assert_can_be_read_aloud(heard(session))
    assert list(too_wide(heard(session))) == []


@pytest.mark.parametrize("environ", [{"ACCESSIBLE": "1"}, {"ACCESSIBLE": "yes"}, {"TERM": "dumb"}])
def test_plain_mode_is_turned_on_by_the_surroundings(told: Aj, environ: dict[str, str]) -> None:
    session = told.session("summary", columns=COLUMNS, **environ)
    session.end()
    assert_can_be_read_aloud(heard(session))
    walk = told.session("reflect", "jot", "-c", "C07", "--date", "today", columns=COLUMNS, **environ)
    walk.until(lambda: "Question 1 of" in heard_now(walk), "the question in words")
    walk.type("Words.\r.\r")
    walk.until(lambda: "Question 2 of" in heard_now(walk), "the next question")
    walk.type("\r")
    assert walk.end() == 0
    assert_can_be_read_aloud(heard(walk))


def test_accessible_set_to_0_or_to_nothing_changes_nothing(told: Aj) -> None:
    for value in ("0", ""):
        walk = told.session("reflect", "jot", "-c", "C07", "--date", "today", ACCESSIBLE=value)
        walk.wait("1 of 2")
        assert "\x1b[" in heard(walk)
        walk.type("\x03")
        walk.end()


def test_without_colour_nothing_is_said_by_colour(told: Aj) -> None:
    session = told.session("summary", NO_COLOR="1", lines=200)
    session.end()
    assert re.search(r"\x1b\[[0-9;]*m", heard(session)) is None
