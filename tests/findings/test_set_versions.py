"""Which version of a set is asked: one number for one set of questions, for good, whatever the disk says."""

from pathlib import Path

import pytest

from alliance_journal.errors import AllianceJournalError, ConflictError, DiskError, UsageError
from alliance_journal.findings.own_sets import OwnSet, with_key, write_set
from alliance_journal.findings.set_versions import free_version, to_be_asked
from alliance_journal.guide.catalogue import Catalogue, find_sets
from alliance_journal.guide.former import former_name
from alliance_journal.guide.parsing import parse_set
from alliance_journal.guide.rendering import set_text
from alliance_journal.model.codes import SetId
from alliance_journal.model.prompts import PromptSet
from alliance_journal.storage.folder import Journal, open_journal
from alliance_journal.storage.own_sets import FORMER_SETS, LARGEST, keep_former, put_set, read_set
from tests.guide.fakes import MINIMAL

TEXT = MINIMAL + '[[questions]]\nid = "one"\nask = "What?"\nkind = "text"\n'


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = open_journal(tmp_path / "journal", create=True)
    put_set(made, "prompts/little.toml", TEXT.encode(), None)
    return made


def known(journal: Journal) -> Catalogue:
    return find_sets(journal.root / "prompts")


def little(journal: Journal) -> PromptSet:
    return known(journal).get("little")


def test_a_set_asked_twice_is_kept_once(journal: Journal) -> None:
    for _ in range(2):
        assert to_be_asked(journal, known(journal), little(journal)).version == 1
    assert [path.name for path in (journal.root / FORMER_SETS).iterdir()] == ["little-1.toml"]
    assert (journal.root / FORMER_SETS / "little-1.toml").read_bytes() == TEXT.encode()


def test_a_set_that_is_in_no_file_any_more_is_kept_rendered(journal: Journal) -> None:
    found, _ = parse_set(TEXT.replace("What?", "What then?").replace("version = 1", "version = 6"), path="")
    assert found is not None
    assert to_be_asked(journal, known(journal), found).version == 6
    assert known(journal).former.get("little", 6) == found
    assert (journal.root / FORMER_SETS / "little-6.toml").read_text(encoding="utf-8") == set_text(found)


def test_a_version_taken_by_another_aj_in_the_same_moment_is_passed_over(journal: Journal) -> None:
    before = known(journal)
    keep_former(journal, former_name("little", 1), TEXT.replace("What?", "Theirs?").encode())
    assert to_be_asked(journal, before, little(journal)).version == 2
    assert free_version(known(journal), little(journal)) == 2


def test_where_nothing_can_be_kept_the_set_is_asked_all_the_same(journal: Journal) -> None:
    (journal.root / FORMER_SETS).write_text("in the way", encoding="utf-8")
    assert to_be_asked(journal, known(journal), little(journal)) == little(journal)


def test_a_set_with_mistakes_is_never_written(journal: Journal) -> None:
    file = OwnSet(SetId("little"), "prompts/little.toml", TEXT.encode())
    with pytest.raises(AllianceJournalError, match="has mistakes"):
        write_set(journal, known(journal), file, TEXT.replace('"text"', '"zz"'))
    assert (journal.root / "prompts" / "little.toml").read_bytes() == TEXT.encode()


def test_a_key_is_changed_only_where_that_is_sure_to_be_right() -> None:
    assert with_key(f"# note\n{TEXT}", "version", "8") == f"# note\n{TEXT}".replace("version = 1", "version = 8")
    assert with_key(TEXT.replace('"little"', "'little' # mine"), "id", '"other"').startswith('id = "other" # mine')
    odd = TEXT.replace("version = 1", "version = 0x1")
    assert with_key(odd, "version", "8") == odd
    assert with_key("no set at all", "version", "8") == "no set at all"


def test_what_is_no_plain_file_is_refused(journal: Journal) -> None:
    (journal.root / "prompts" / "folder.toml").mkdir()
    with pytest.raises(DiskError, match="no guided set"):
        read_set(journal, "prompts/folder.toml")
    (journal.root / "prompts" / "huge.toml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(DiskError, match="no guided set"):
        read_set(journal, "prompts/huge.toml")


def test_nothing_is_put_over_a_file_that_changed_or_appeared(journal: Journal) -> None:
    with pytest.raises(ConflictError):
        put_set(journal, "prompts/little.toml", b"mine", None)
    with pytest.raises(ConflictError):
        put_set(journal, "prompts/little.toml", b"mine", b"theirs")
    assert put_set(journal, "prompts/little.toml", TEXT.encode(), TEXT.encode()) == ""
    assert (journal.root / "prompts" / "little.toml").read_bytes() == TEXT.encode()


def test_a_text_that_is_no_utf8_is_said_to_be_none() -> None:
    with pytest.raises(UsageError, match="not UTF-8"):
        _ = OwnSet(SetId("little"), "prompts/little.toml", b"\xe9").text
    assert OwnSet(SetId("little"), "prompts/little.toml").text == ""
