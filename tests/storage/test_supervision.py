"""What was prepared and what came of it on disk: whole or not at all, in place of nothing, and to be taken back."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import AllianceJournalError, DiskError
from alliance_journal.model.supervision import Meeting, Point, Prepared, Supervision
from alliance_journal.storage.checks import verify
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.history import undo
from alliance_journal.storage.supervision import (
    FIRST_LINES,
    LOGGING,
    PREPARING,
    add_meeting,
    keep_prepared,
    own_draft,
    read_supervision,
    remove_own_draft,
    save_own_draft,
)
from tests.storage.examples import a_journal
from tests.storage.fakes import FailingDisk

NAME: Final = "supervision.toml"
PREPARED: Final = Prepared("", date(2026, 11, 20), points=(Point("own", "How do I wait?"),), question="When?")
MET: Final = Meeting("", date(2026, 11, 21), "peer", "Wait.", ("k7f3",))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return a_journal(tmp_path / "journal")


def text_in(journal: Journal) -> str:
    return (journal.root / NAME).read_text(encoding="utf-8")


def test_a_journal_without_a_file_has_nothing_prepared_and_looking_makes_none(journal: Journal) -> None:
    assert read_supervision(journal) == (Supervision(), ())
    assert not (journal.root / NAME).exists()


def test_what_is_kept_gets_an_id_and_reads_back(journal: Journal) -> None:
    prepared, met = keep_prepared(journal, PREPARED), add_meeting(journal, MET)
    assert read_supervision(journal) == (Supervision((prepared,), (met,)), ())
    assert len({prepared.id, met.id, ""}) == 3
    assert (replace(prepared, id=""), replace(met, id="")) == (PREPARED, MET)
    assert verify(journal) == ()
    assert (journal.root / NAME).stat().st_mode & 0o077 == 0


def test_a_preparation_takes_the_place_of_its_former_self(journal: Journal) -> None:
    first = keep_prepared(journal, PREPARED)
    changed = keep_prepared(journal, replace(first, want="To be heard."))
    assert changed.id == first.id
    assert read_supervision(journal)[0].prepared == (changed,)


def test_one_that_was_changed_by_hand_stays_and_the_new_one_stands_beside_it(journal: Journal) -> None:
    first = keep_prepared(journal, PREPARED)
    path = journal.root / NAME
    path.write_text(text_in(journal).replace('question = "When?"', 'question = "When?"  # mine'), encoding="utf-8")
    second = keep_prepared(journal, replace(first, want="To be heard."))
    assert second.id != first.id
    assert read_supervision(journal)[0].prepared == (first, second)
    assert "# mine" in text_in(journal)


def test_an_id_that_a_meeting_has_is_not_given_again(journal: Journal) -> None:
    met = add_meeting(journal, MET)
    assert add_meeting(journal, met).id != met.id
    letters = iter(met.id + "2345")
    picky = replace(journal, choose=lambda _letters: next(letters))
    assert keep_prepared(picky, PREPARED).id == "2345"


def test_the_last_of_them_can_be_taken_back_and_given_back(journal: Journal) -> None:
    prepared = keep_prepared(journal, PREPARED)
    met = add_meeting(journal, MET)
    undo(journal)
    assert read_supervision(journal)[0] == Supervision((prepared,))
    undo(journal)
    assert read_supervision(journal)[0] == Supervision((prepared,), (met,))


def test_taking_back_the_first_leaves_the_file_with_nothing_in_it(journal: Journal) -> None:
    keep_prepared(journal, PREPARED)
    assert "is as it was before" in undo(journal)
    assert text_in(journal) == FIRST_LINES


def test_a_mark_at_the_beginning_and_remarks_stay(journal: Journal) -> None:
    (journal.root / NAME).write_bytes(b"\xef\xbb\xbf# mine\n")
    add_meeting(journal, MET)
    assert (journal.root / NAME).read_bytes().startswith(b"\xef\xbb\xbf# mine\n\n[[meeting]]\n")


def test_what_is_no_utf_8_is_named_at_its_line_and_left_alone(journal: Journal) -> None:
    content = b'# mine\n[[meeting]]\nid = "\xff"\n'
    (journal.root / NAME).write_bytes(content)
    assert [str(one) for one in read_supervision(journal)[1]] == [f"{NAME}:3: is not UTF-8 text; save it as UTF-8"]
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        add_meeting(journal, MET)
    assert (journal.root / NAME).read_bytes() == content


def test_a_damaged_file_is_left_alone(journal: Journal) -> None:
    (journal.root / NAME).write_text("[[meeting\n", encoding="utf-8")
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        keep_prepared(journal, PREPARED)
    assert text_in(journal) == "[[meeting\n"


def test_a_link_is_not_followed(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("", encoding="utf-8")
    (journal.root / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DiskError):
        read_supervision(journal)


@pytest.mark.parametrize("at", range(1, 40, 3))
def test_a_disk_that_refuses_leaves_the_old_or_the_new(tmp_path: Path, at: int) -> None:
    journal = a_journal(tmp_path / "journal")
    first = keep_prepared(journal, PREPARED)
    disk = FailingDisk(at)
    with suppress(DiskError):
        add_meeting(replace(journal, disk=disk), MET)
    found, problems = read_supervision(journal)
    assert (found.prepared, problems) == ((first,), ())
    assert len(found.meetings) <= 1


@pytest.mark.parametrize("path", [PREPARING, LOGGING])
def test_a_draft_is_kept_until_it_is_removed(journal: Journal, path: str) -> None:
    assert own_draft(journal, path) == ""
    save_own_draft(journal, path, "want = 1\n")
    save_own_draft(journal, path, "want = 2\n")
    assert own_draft(journal, path) == "want = 2\n"
    assert verify(journal) == ()
    remove_own_draft(journal, path)
    remove_own_draft(journal, path)
    assert own_draft(journal, path) == ""


def test_a_draft_that_is_a_link_is_as_good_as_none(journal: Journal, tmp_path: Path) -> None:
    save_own_draft(journal, PREPARING, "x")
    (journal.root / PREPARING).unlink()
    (journal.root / PREPARING).symlink_to(tmp_path)
    assert own_draft(journal, PREPARING) == ""
