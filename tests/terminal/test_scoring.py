"""A saved entry is scored at once, so that the next summary need not; whatever stops that is silent and harmless."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.findings import gathering
from alliance_journal.model.holders import Holder
from alliance_journal.themes.learned import coder
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.scored import Scored
from tests.cli.fakes import Aj

ANSWERS = '{"set": "jot", "client": "C04", "answers": {"note": "She kept her coat on."}}'


class Reader:
    """A coder that sees nothing, and counts."""

    stamp = "abc"
    thresholds: Mapping[str, float] = {}
    yielding: Mapping[str, float] = {}

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.read = 0

    def scored(self, document: Document, _holders: Mapping[str, Holder]) -> Sequence[Scored]:
        assert "coat" in document.text
        self.read += 1
        if self.error:
            raise self.error
        return ()


@pytest.fixture
def aj(tmp_path: Path, a_home_of_its_own: Path, monkeypatch: pytest.MonkeyPatch) -> Aj:
    root = tmp_path / "journal"
    monkeypatch.setenv("ALLIANCE_JOURNAL", str(root))
    monkeypatch.delenv("ALLIANCE_JOURNAL_SUGGESTIONS")
    monkeypatch.setattr(gathering, "shipped_stamp", lambda: "abc")
    return Aj(root, a_home_of_its_own, monkeypatch)


def saved(aj: Aj, words: str = "She kept her coat on.") -> str:
    sheet = aj.root.parent / "answers.md"
    sheet.write_text(words, encoding="utf-8")
    ran = aj("reflect", "jot", "-c", "C04", "--from", str(sheet))
    assert ran.code == 0
    return ran.err


def test_what_was_said_of_it_is_there_for_the_next_summary(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: reader)
    saved(aj)
    assert reader.read == 1
    assert aj("summary").code == 0
    assert reader.read == 1


@pytest.mark.parametrize("error", [LearnedUnavailableError("no network"), OSError("disk"), KeyboardInterrupt()])
def test_what_stops_it_is_not_told(aj: Aj, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    plain = Reader()
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: plain)
    usual = saved(aj)
    broken = Reader(error)
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: broken)
    said = saved(aj, "She kept her coat on again.")
    assert broken.read == 1
    assert "Saved as" in said
    assert len(said.splitlines()) == len(usual.splitlines())


def test_where_suggestions_are_off_nothing_is_scored(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: reader)
    monkeypatch.setenv("ALLIANCE_JOURNAL_SUGGESTIONS", "off")
    saved(aj)
    assert reader.read == 0
