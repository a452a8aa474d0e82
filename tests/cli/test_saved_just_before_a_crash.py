"""A walk that was saved just before the program was stopped is not saved a second time."""

import pytest

from alliance_journal.storage import drafts
from alliance_journal.terminal import reflecting
from tests.cli.fakes import Aj

NOTE = "She came back. The heliotrope chair was taken."


class StoppedError(BaseException):
    """The program is stopped here, as by a kill."""


def test_resuming_it_removes_the_draft_and_says_where_the_entry_is(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patch:
        patch.setattr(reflecting, "remove_draft", stop)
        assert (
            aj("--plain", "reflect", "jot", "-c", "C04", "--date", "yesterday", typed=f"{NOTE}\n.\n/skip\n").code == 1
        )
    assert len(aj.files) == 1
    before = aj.files[0].read_bytes()

    ran = aj("--plain", "resume")

    assert ran.code == 0
    assert "saved already" in ran.err
    assert [path.read_bytes() for path in aj.files] == [before]
    assert list((aj.root / "drafts").glob("*.json")) == []


def test_the_entry_bears_the_id_of_its_draft(aj: Aj, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    save = drafts.save_draft
    monkeypatch.setattr(
        reflecting,
        "save_draft",
        lambda journal, draft_id, content: (kept.append(draft_id), save(journal, draft_id, content)),
    )
    ran = aj("--plain", "reflect", "jot", typed=f"{NOTE}\n.\n/skip\n")
    assert kept[0].endswith(ran.id)
