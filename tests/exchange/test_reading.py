"""Text from a file or a pipe: what is not UTF-8 text is refused before anything is written."""

import io
import sys
from pathlib import Path

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.exchange import reading
from alliance_journal.exchange.reading import read_text


def a_file(folder: Path, content: bytes) -> str:
    path = folder / "from-elsewhere.jsonl"
    path.write_bytes(content)
    return str(path)


def refusal(folder: Path, content: bytes) -> UsageError:
    with pytest.raises(UsageError) as caught:
        read_text(a_file(folder, content))
    return caught.value


def test_a_text_comes_whole_and_unchanged_but_for_its_byte_order_mark(tmp_path: Path) -> None:
    text = "one\r\ntwo\x85three\u2028é\n\n"
    assert read_text(a_file(tmp_path, b"\xef\xbb\xbf" + text.encode())) == text


def test_nul_bytes_are_not_text(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"Anna\0cried").sentence == "this is not text: it holds NUL bytes"


def test_utf_16_is_refused(tmp_path: Path) -> None:
    assert "UTF-16" in refusal(tmp_path, '{"text": "Anna cried"}'.encode("utf-16")).sentence


def test_latin_1_is_refused_with_its_line_and_without_its_words(tmp_path: Path) -> None:
    error = refusal(tmp_path, b'{"text": "one"}\n{"text": "Ann\xe9 cried"}\n')
    assert error.sentence == "this is not UTF-8 text at line 2"
    assert "cried" not in f"{error} {error.hint} {error.__cause__}"


def test_a_program_is_not_text(tmp_path: Path) -> None:
    assert "not UTF-8 text at line 1" in refusal(tmp_path, b"\x7fELF\x80\x81").sentence


def test_a_file_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 4)
    assert "larger" in refusal(tmp_path, b"12345").sentence
    assert read_text(a_file(tmp_path, b"1234")) == "1234"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.jsonl cannot be read \(No such file or directory\)"):
        read_text(str(tmp_path / "gone.jsonl"))


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_text(str(tmp_path))


def test_a_dash_is_what_is_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("schön".encode()), encoding="ascii"))
    assert read_text("-") == "schön"
