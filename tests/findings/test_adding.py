"""A theme goes into the journal's own codebook whole, or not at all, and nothing else in it changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.adding import add_theme, check_can_be_added_to
from alliance_journal.storage.codebooks import OWN_CODEBOOK, own_codebook
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.themes.codebook import load_codebook
from alliance_journal.themes.tables import read_themes
from tests.findings.codebook_fakes import CODEBOOK_FILE, PHONE
from tests.themes.test_codebook import HOSTILE, NEW

CALL = replace(PHONE, id="own.call")  # type: ignore[arg-type]  any id will do
HALF_WRONG = NEW.replace("own.phone", "own.other") + '[[themes]]\nid = "cw.minimal"\nholder = "x"\n'


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def put(journal: Journal, content: str | bytes) -> None:
    (journal.root / OWN_CODEBOOK).write_bytes(content.encode() if isinstance(content, str) else content)


def test_the_theme_is_in_the_codebook_from_then_on(journal: Journal) -> None:
    put(journal, CODEBOOK_FILE)
    add_theme(journal, CALL)
    book, wrong = load_codebook(journal.root / OWN_CODEBOOK)
    assert (wrong, book.themes[CALL.id]) == ((), CALL)


def test_mistakes_elsewhere_in_the_file_do_no_harm_and_stay(journal: Journal) -> None:
    put(journal, HALF_WRONG)
    check_can_be_added_to(journal)
    add_theme(journal, PHONE)
    content = own_codebook(journal) or b""
    assert content.startswith(HALF_WRONG.encode())
    themes, wrong = read_themes(content.decode(), path="c.toml", known=load_codebook(None)[0].themes)
    assert ([theme.id for theme in themes], len(wrong)) == (["own.other", "own.phone"], 1)


UNSAFE = {
    "no TOML": "a = \n",
    "an open string": 'a = "\n',
    "an open list": "a = [\n",
    "not text": b"# caf\xe9\n",
    "other letters": CODEBOOK_FILE.encode("utf-16"),
    "no more themes": "[[themes]]\nid = 'Q'\n" * 499 + NEW,
    "full of mistakes": NEW * 150,
    "large": "#" * 999_950,
    **{name: HOSTILE[name] for name in ("brackets", "dots", "too large", "many themes", "null")},
}
CLOSED = ("themes = []\n", "themes = [{}]\n", "[themes]\n")


@pytest.mark.parametrize("name", UNSAFE)
def test_a_file_that_cannot_take_a_theme_is_refused_and_kept(journal: Journal, name: str) -> None:
    put(journal, UNSAFE[name])
    before = own_codebook(journal)
    for act in (lambda: check_can_be_added_to(journal), lambda: add_theme(journal, CALL)):
        with pytest.raises(AllianceJournalError) as refused:
            act()
        assert "codebook.toml" in refused.value.sentence
        assert refused.value.hint
    assert own_codebook(journal) == before
    assert not (journal.root / ".history" / OWN_CODEBOOK).exists()


@pytest.mark.parametrize("text", CLOSED)
def test_a_file_whose_themes_are_closed_is_refused_and_kept(journal: Journal, text: str) -> None:
    put(journal, text)
    for act in (lambda: check_can_be_added_to(journal), lambda: add_theme(journal, CALL)):
        with pytest.raises(AllianceJournalError):
            act()
    assert own_codebook(journal) == text.encode()


def test_a_theme_that_is_there_already_is_refused(journal: Journal) -> None:
    put(journal, CODEBOOK_FILE)
    with pytest.raises(AllianceJournalError, match="would not read back"):
        add_theme(journal, PHONE)
    assert own_codebook(journal) == CODEBOOK_FILE.encode()


def test_asking_whether_a_file_can_take_a_theme_changes_nothing(journal: Journal) -> None:
    check_can_be_added_to(journal)
    assert own_codebook(journal) is None
    put(journal, CODEBOOK_FILE.replace("own.phone", "own.trial"))
    check_can_be_added_to(journal)


comments = st.text(st.characters(exclude_categories=["C"], exclude_characters=".[{"), max_size=20)
lines = st.one_of(
    comments.map("# {}\n".format),
    st.sampled_from(["\n", " \t\n", 'language = "en"\n', "\r\n", NEW.replace("own.phone", "own.other")]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(lines, max_size=5).map("".join),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
    st.sampled_from(["", "\n", "# no line end"]),
)
def test_whatever_was_in_the_file_is_there_byte_for_byte_and_the_file_reads_without_mistakes(
    journal: Journal,
    text: str,
    mark: bytes,
    end: str,
) -> None:
    before = mark + (text + end).encode()
    old, wrong = read_themes(text + end, path="c.toml", known={})
    assume(not wrong)
    put(journal, before)
    add_theme(journal, PHONE)
    after = own_codebook(journal) or b""
    assert after.startswith(before)
    assert read_themes(after.decode("utf-8-sig"), path="c.toml", known={}) == ((*old, PHONE), ())
