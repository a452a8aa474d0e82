"""The learned coder reads what was saved once it is safe, never while a question waits; its absence is told once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from alliance_journal.cli.desk import Desk
from alliance_journal.entrytext.document import Document
from alliance_journal.findings import gathering
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import PromptSet
from alliance_journal.terminal import parting
from alliance_journal.terminal.preparing import prepared
from alliance_journal.themes.learned import coder
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.scored import Scored
from tests.cli.fakes import ENTRIES, Aj, lines_of
from tests.findings.fakes import SHIPPED


@dataclass
class Reader:
    """A coder that sees nothing, and counts; it may raise an error."""

    error: BaseException | None = None
    read: int = 0
    stamp: str = "abc"
    thresholds: Mapping[str, float] = field(default_factory=dict)
    yielding: Mapping[str, float] = field(default_factory=dict)

    def scored(self, _document: Document, _holders: Mapping[str, Holder]) -> Sequence[Scored]:
        self.read += 1
        if self.error:
            raise self.error
        return ()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The coder in place of the one that ships."""
    made = Reader()
    monkeypatch.delenv("ALLIANCE_JOURNAL_SUGGESTIONS")
    monkeypatch.setattr(coder, "shipped_coder", lambda _holders: made)
    monkeypatch.setattr(gathering, "shipped_stamp", lambda: made.stamp)
    return made


@pytest.fixture
def journal(aj: Aj) -> Aj:
    """The program over three entries that no coder has read."""
    assert aj("import", "jsonl", "-", typed=lines_of(*ENTRIES)).code == 0
    return aj


def test_an_afterthought_is_read_with_its_entry(journal: Aj, reader: Reader) -> None:
    journal("summary")
    assert reader.read == 3
    assert journal("amend", "--from", "-", typed="I was tired too.\n").code == 0
    assert reader.read == 4
    assert journal("summary").code == 0
    assert reader.read == 4


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("no memory")])
def test_what_stops_it_after_an_afterthought_is_not_told(journal: Aj, reader: Reader, error: BaseException) -> None:
    usual = journal("amend", "--from", "-", typed="I was tired too.\n")
    reader.error = error
    ran = journal("amend", "--from", "-", typed="So was he, I think.\n")
    assert reader.read == 2
    assert (ran.code, len(ran.err.splitlines())) == (usual.code, len(usual.err.splitlines())) == (0, 2)


def test_whoever_was_stopped_by_a_signal_waits_for_nothing_more(
    journal: Aj, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "part", lambda *_, **__: 143)
    assert journal("reflect", "jot", "--from", "-", typed="She kept her coat on.\n").code == 143
    assert reader.read == 0


@pytest.mark.parametrize("asked", [SHIPPED["week"], SHIPPED["supervision"]], ids=lambda one: one.id)
def test_no_question_waits_for_the_coder(journal: Aj, reader: Reader, asked: PromptSet) -> None:
    desk = Desk(named_journal=str(journal.root))
    prepared(desk.room(), asked, None, desk.today)
    assert reader.read == 0


def test_why_nothing_is_suggested_is_said_once(journal: Aj, reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    reader.error = LearnedUnavailableError("the learned coder cannot be loaded (OSError)")
    desk = Desk(named_journal=str(journal.root))
    desk.gathered()
    desk.gathered()
    assert capsys.readouterr().err == "suggestions are off: the learned coder cannot be loaded (OSError)\n"
    assert reader.read == 1
