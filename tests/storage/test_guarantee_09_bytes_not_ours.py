"""Bytes that are not ours survive: being read, edited elsewhere in the file, deleted, restored, kept and taken back."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.storage.history import undo
from alliance_journal.storage.trash import delete, restore
from tests.storage.acts import OLD
from tests.storage.conftest import MEMORY
from tests.storage.examples import a_journal, bytes_of

OWN_TOUCH = bytes_of(OLD).replace(b'client = "C07"', b'my_key = [1, 2]  # mine\nclient   =   "C07" # who')
FORMS = {
    "a key and a comment of one's own": OWN_TOUCH,
    "CRLF": OWN_TOUCH.replace(b"\n", b"\r\n"),
    "BOM": b"\xef\xbb\xbf" + OWN_TOUCH,
    "no last line break": OWN_TOUCH.rstrip(b"\n"),
    "odd bytes": OWN_TOUCH.replace(b"coat", b"co\xe9at"),
    "odd separators": OWN_TOUCH.replace(b"coat", "co\u2028at\x85\x1e".encode()),
}


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS)
def test_an_edit_of_one_key_leaves_every_other_byte(tmp_path: Path, content: bytes) -> None:
    journal = a_journal(tmp_path / "journal")
    path = journal.root / journal.add(OLD).path
    path.write_bytes(content)
    stored = journal.read(journal.find("last"))
    entry = replace(stored.document.entry, client=None)
    journal.replace(stored, rewrite(stored.document, entry))
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    expected = [line for line in content.split(newline) if not line.startswith(b"client")]
    assert path.read_bytes().split(newline) == expected
    undo(journal)
    assert path.read_bytes() == content


@given(content=st.binary(max_size=300), other=st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_survive_every_way_through_the_journal(content: bytes, other: bytes) -> None:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        journal = a_journal(Path(folder) / "journal")
        path = journal.root / journal.add(OLD).path
        path.write_bytes(content)
        file = journal.find("last")
        journal.replace_bytes(file, content, other)
        assert path.read_bytes() == other
        journal.replace_bytes(file, other, content)
        undo(journal)
        undo(journal)
        assert path.read_bytes() == content
        restore(journal, delete(journal, file).id)
        assert path.read_bytes() == content


@given(
    content=st.binary(max_size=200).filter(
        lambda data: b"\0" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
    )
)
@settings(max_examples=40, deadline=None)
def test_text_that_is_taken_out_and_put_back_is_the_same_bytes(content: bytes) -> None:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        journal = a_journal(Path(folder) / "journal")
        path = journal.root / journal.add(OLD).path
        path.write_bytes(content)
        file = journal.find("last")
        text = journal.text(file)
        journal.replace_text(file, text, f"{text}more")
        assert path.read_bytes() == content + b"more"
