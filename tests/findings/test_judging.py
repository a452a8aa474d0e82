"""The worker's yes and no, kept in the entries whose sentences were shown: once, undoably, and never over a change."""

from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.judging import Kept, keep_judgements, name_theme
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.prompts import Evidence
from alliance_journal.storage.folder import EntryFile, Journal
from alliance_journal.storage.history import undo
from alliance_journal.themes.codebook import load_codebook
from tests.findings.living_fakes import QUIET, TOOK_OVER, a_journal, put

MINIMAL, PATERNAL = ThemeId("cw.minimal"), ThemeId("wc.paternal")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path)


def reviewed(journal: Journal, file: EntryFile) -> tuple[Review, ...]:
    return journal.read(journal.file_at(file.path)).document.entry.reviewed


def test_a_yes_and_a_no_become_reviews_of_exactly_these_sentences(journal: Journal) -> None:
    one = put(journal, "2026-11-12", answers={"moment": f"{QUIET} She left.", "own_part": TOOK_OVER})
    two = put(journal, "2026-11-19", answers={"moment": QUIET})
    kept = keep_judgements(
        journal,
        [
            (Evidence(MINIMAL, one.path, QUIET), True),
            (Evidence(MINIMAL, two.path, QUIET), True),
            (Evidence(PATERNAL, one.path, TOOK_OVER), False),
        ],
    )
    assert kept == Kept(3, 2)
    assert reviewed(journal, one) == (Review(MINIMAL, "yes", QUIET), Review(PATERNAL, "no", TOOK_OVER))
    assert reviewed(journal, two) == (Review(MINIMAL, "yes", QUIET),)


def test_it_can_be_taken_back(journal: Journal) -> None:
    file = put(journal, "2026-11-12", answers={"moment": QUIET, "own_part": TOOK_OVER})
    before = journal.text(file)
    keep_judgements(
        journal,
        [(Evidence(MINIMAL, file.path, QUIET), True), (Evidence(PATERNAL, file.path, TOOK_OVER), True)],
    )
    undo(journal)
    assert journal.text(file) == before


def test_a_second_time_changes_nothing_and_an_earlier_word_stays(journal: Journal) -> None:
    no = Review(MINIMAL, "no", QUIET)
    file = put(journal, "2026-11-12", answers={"moment": QUIET}, reviewed=[no])
    assert keep_judgements(journal, [(Evidence(MINIMAL, file.path, QUIET), True)]) == Kept()
    assert reviewed(journal, file) == (no,)


def test_an_entry_whose_words_have_changed_is_left_alone_and_named(journal: Journal) -> None:
    file = put(journal, "2026-11-12", answers={"moment": QUIET, "own_part": TOOK_OVER})
    where = journal.root / file.path
    where.write_text(where.read_text(encoding="utf-8").replace(QUIET, "He sang."), encoding="utf-8")
    changed = where.read_bytes()
    kept = keep_judgements(
        journal,
        [(Evidence(PATERNAL, file.path, TOOK_OVER), True), (Evidence(MINIMAL, file.path, QUIET), True)],
    )
    assert kept == Kept(left=(f"{file.path} has changed meanwhile",))
    assert where.read_bytes() == changed


def test_an_entry_that_has_gone_is_named_and_the_others_are_kept(journal: Journal) -> None:
    gone = put(journal, "2026-11-12", answers={"moment": QUIET})
    there = put(journal, "2026-11-19", answers={"moment": QUIET})
    (journal.root / gone.path).unlink()
    kept = keep_judgements(journal, [(Evidence(MINIMAL, one.path, QUIET), True) for one in (gone, there)])
    assert (kept.sentences, kept.entries, len(kept.left)) == (1, 1, 1)
    assert QUIET not in "".join(kept.left)


def label_of(journal: Journal, theme: ThemeId) -> str:
    return load_codebook(journal.root / "codebook.toml")[0].themes[theme].label


def test_a_theme_gets_a_name_of_the_workers_own_and_nothing_else_of_it_changes(journal: Journal) -> None:
    (journal.root / "codebook.toml").write_text("# mine\n", encoding="utf-8")
    shipped = load_codebook(None)[0].themes[MINIMAL]
    name_theme(journal, MINIMAL, 'the "polite" fog')
    book, problems = load_codebook(journal.root / "codebook.toml")
    assert problems == ()
    assert book.themes[MINIMAL].label == 'the "polite" fog'
    assert (book.themes[MINIMAL].phrases, book.themes[MINIMAL].holder) == (shipped.phrases, shipped.holder)
    assert (journal.root / "codebook.toml").read_text(encoding="utf-8").startswith("# mine\n")


@pytest.mark.parametrize(
    ("before", "theme", "label"),
    [
        ('[[themes]]\nid = "cw.minimal"\nlabel = "Fog"\n', MINIMAL, "Mist"),
        ("", ThemeId("own.fog"), "Mist"),
        ("[[themes\n", MINIMAL, "Mist"),
        ("", MINIMAL, "x" * 500),
        ("caf\xe9", MINIMAL, "Mist"),
    ],
    ids=["named already", "no shipped theme", "no TOML", "too long", "no UTF-8"],
)
def test_a_name_that_cannot_be_put_there_leaves_the_file_as_it_was(
    journal: Journal, before: str, theme: ThemeId, label: str
) -> None:
    own = journal.root / "codebook.toml"
    own.write_bytes(before.encode("latin-1"))
    with pytest.raises(AllianceJournalError, match="could not be put"):
        name_theme(journal, theme, label)
    assert own.read_bytes() == before.encode("latin-1")


def test_the_first_name_makes_the_file(journal: Journal) -> None:
    name_theme(journal, MINIMAL, "The fog")
    assert label_of(journal, MINIMAL) == "The fog"
