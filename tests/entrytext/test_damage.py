"""A damaged file is either still readable, with every word accounted for, or named by file and line; nothing else."""

import random
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import decode, encode, read
from alliance_journal.errors import DamagedEntryError

PATH: Final = "entries/2026/2026-11-22-1500-k7f3.md"
GOLDEN: Final = (Path(__file__).parent / "golden" / "format-1.md").read_bytes()
WORD: Final = re.compile(r"\w+")


def flipped(file: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(file))
    return file[:at] + bytes([file[at] ^ 1 << chance.randrange(8)]) + file[at + 1 :]


def cut(file: bytes, chance: random.Random) -> bytes:
    return file[: chance.randrange(len(file))] if chance.random() < 0.7 else file[chance.randrange(len(file)) :]


def duplicated(file: bytes, chance: random.Random) -> bytes:
    start, end = sorted((chance.randrange(len(file)), chance.randrange(len(file))))
    return chance.choice([file + file, file[:end] + file[start:]])


def with_nul(file: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(file))
    return file[:at] + b"\0" * chance.randrange(1, 600) + file[at:]


def latin_1(file: bytes, chance: random.Random) -> bytes:
    return file.decode().replace("…", chance.choice("éß»")).encode("latin-1")


def utf_16(file: bytes, chance: random.Random) -> bytes:
    return file.decode().encode(chance.choice(["utf-16", "utf-16-le", "utf-16-be"]))


def with_bom_or_crlf(file: bytes, chance: random.Random) -> bytes:
    file = file.replace(b"\n", b"\r\n") if chance.random() < 0.7 else file
    return b"\xef\xbb\xbf" + file if chance.random() < 0.7 else file


def without_a_fence(file: bytes, chance: random.Random) -> bytes:
    lines = file.split(b"\n")
    fences = [number for number, line in enumerate(lines) if line == b"+++"]
    for number in sorted(chance.sample(fences, chance.randrange(1, 4)), reverse=True):
        del lines[number]
    return b"\n".join(lines)


def with_a_bad_date(file: bytes, chance: random.Random) -> bytes:
    day = chance.choice(
        [b"2026-02-30", b"26-1-1", b"0000-00-00", b"yesterday", b'"2026-11-22"', b"", b"12", b"10:30:00"]
    )
    return re.sub(rb"(met|written) = .*", rb"\1 = " + day, file, count=chance.choice([1, 2]))


def with_a_huge_line(file: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(file))
    piece = chance.choice(
        [b"x", b"[", b"{a=", b"9", b'"', b"a.", b"## <!-- ", b"<!-- k7f3q2mx:", b"\\", b" ", b"&amp;"]
    )
    return file[:at] + piece * chance.randrange(1, 3000) + file[at:]


def with_moved_lines(file: bytes, chance: random.Random) -> bytes:
    lines = file.split(b"\n")
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"\n".join(lines)


MUTATIONS: Final = (
    flipped, cut, duplicated, with_nul, latin_1, utf_16, with_bom_or_crlf, without_a_fence, with_a_bad_date,
    with_a_huge_line, with_moved_lines,
)  # fmt: skip


def opened(file: bytes) -> Document | DamagedEntryError:
    try:
        return read(decode(file, PATH), path=PATH)
    except DamagedEntryError as error:
        return error


def assert_nothing_is_lost(file: bytes, found: Document | DamagedEntryError) -> None:
    if isinstance(found, DamagedEntryError):
        assert found.path == PATH
        assert 1 <= found.line <= file.count(b"\n") + 1
        return
    assert encode(found.text) == file
    entry = found.entry
    kept = " ".join([entry.title, *(f"{one.question} {one.heading} {one.text}" for one in entry.answers)])
    body = re.split(r"^\+\+\+[ \t]*\r?$", found.text, maxsplit=2, flags=re.MULTILINE)[-1]
    marks = {str(entry.id), "private", "amp", "0", "10", "32"}
    assert set(WORD.findall(body)) - set(WORD.findall(kept)) - marks == set()


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_five_thousand_mutations_lose_no_word_and_raise_nothing_else(mutation: object) -> None:
    assert callable(mutation)
    chance = random.Random(mutation.__name__)  # noqa: S311  a fixed seed, so that a failure can be seen again
    for _ in range(500):
        file = mutation(GOLDEN, chance)
        if chance.random() < 0.3:
            file = chance.choice(MUTATIONS[:4])(file or b"x", chance)
        assert_nothing_is_lost(file, opened(file))


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_at_all_are_read_or_damaged(file: bytes) -> None:
    assert_nothing_is_lost(file, opened(file))


@given(st.text(st.sampled_from(list("+\n\r=[]{}\"'.#_ ab12:-T\\u")), max_size=200))
@settings(max_examples=300)
def test_any_front_matter_at_all_is_read_or_damaged(front: str) -> None:
    head = '+++\nformat = 1\nid = "k7f3"\nmet = 2026-11-22\nwritten = 2026-11-22T10:00:00Z\n'
    file = f"{head}{front}\n+++\n\nwords\n".encode()
    assert_nothing_is_lost(file, opened(file))


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("format = 1\n", "", 1),
        ("format = 1", "format = 0", 2),
        ("format = 1", "format = true", 2),
        ('id = "k7f3q2mx"', 'id = "No"', 3),
        ('id = "k7f3q2mx"', "id = 7", 3),
        ('id = "k7f3q2mx"', 'id = "k7f3q2my"', 41),
        ("+01:00", "", 4),
        ("met = 2026-11-22T15:00:00", "met = 2026-11-22T15:00:00Z", 5),
        ("met = 2026-11-22T15:00:00", "met = 15:00:00", 5),
        ("met = 2026-11-22T15:00:00", "met = 2026-11-31", 5),
        ('client = "C07"', 'client = "Anna B."', 6),
        ('client = "C07"', "client = 7", 6),
        ('set = "session"', "set = 1", 7),
        ("set_version = 3", 'set_version = "3"', 8),
        ('source_id = "old/17"', "source_id = 17", 9),
        ('"first year", ', "1, ", 10),
        ("starred = true", 'starred = "yes"', 11),
        ("aims = 6", "aims = 11", 14),
        ("aims = 6", "aims = 6.5", 14),
        ("strain = 0", "strain = false", 15),
        ('"how close" = 10', '"how close" = -1', 16),
        ("[ratings]", "[[ratings]]", 13),
        ("my_moves = [", "my_moves = [1, ", 20),
        ('between = ["off"]', 'between = "off"', 19),
        ("irritated = 2", "irritated = 4", 24),
        ('theme = "cw.appease"', "theme = 1", 28),
        ('verdict = "no"', 'verdict = "maybe"', 34),
        ('theme = "wc.rigid"\n', "", 32),
        ('verdict = "yes"\nquote = ', 'verdict = "yes"\nquote = 1 # ', 30),
        ("[[reviewed]]\n", "", 27),
        ("tags = [", "tags = [[", 11),
        ("tags = [", "tags = " + "[" * 2000, 10),
        ("set_version = 3", "set_version = " + "9" * 5000, 8),
    ],
)
def test_the_line_to_mend_is_named(was: str, becomes: str, line: int) -> None:
    assert GOLDEN.decode().count(was) >= 1
    with pytest.raises(DamagedEntryError) as caught:
        read(GOLDEN.decode().replace(was, becomes, 1), path=PATH)
    assert caught.value.line == line


def test_a_rating_of_the_wrong_kind_is_found_where_the_table_is_written_in_one_line() -> None:
    text = '+++\nformat = 1\nid = "abcd"\nmet = 2026-11-22\nwritten = 2026-11-22T10:00:00Z\nreviewed = [1]\n+++\n'
    with pytest.raises(DamagedEntryError, match="at line 6: a review needs a theme"):
        read(text, path=PATH)
    with pytest.raises(DamagedEntryError, match="at line 6: reviewed must be tables"):
        read(text.replace("[1]", "1"), path=PATH)
    with pytest.raises(DamagedEntryError, match="at line 6: ratings must be a table"):
        read(text.replace("reviewed", "ratings"), path=PATH)


def test_no_word_of_the_entry_is_in_the_error() -> None:
    with pytest.raises(DamagedEntryError) as caught:
        read(GOLDEN.decode().replace('"old/17"', "'old/17"), path=PATH)
    assert str(caught.value) == f"{PATH} cannot be read at line 9: the front matter is not valid TOML"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_front_matter_of_a_million_letters_is_refused_at_once() -> None:
    with pytest.raises(DamagedEntryError, match="too large"):
        read(GOLDEN.decode().replace("[ratings]", f"x = '{'y' * 1_000_000}'\n[ratings]"), path=PATH)


def test_utf_16_and_nul_bytes_are_damaged_with_their_line() -> None:
    with pytest.raises(DamagedEntryError, match="at line 1: it is UTF-16"):
        decode("words".encode("utf-16"), PATH)
    with pytest.raises(DamagedEntryError, match="at line 3: it holds a NUL byte"):
        decode(b"a\nb\nc\0d", PATH)


def test_a_missing_fence_is_never_taken_for_a_note() -> None:
    text = GOLDEN.decode()
    with pytest.raises(DamagedEntryError, match="at line 1: the \\+\\+\\+ that opens"):
        read(text.removeprefix("+++\n"), path=PATH)
    with pytest.raises(DamagedEntryError, match="at line 1: the \\+\\+\\+ that opens"):
        read("## Why <!-- abcd:why -->\n\nSo.\n", path=PATH)
    with pytest.raises(DamagedEntryError, match="at line 1: its front matter has no closing"):
        read(text.replace("\n+++\n", "\n+++x\n").replace("\n+++x\n\n#", "\n++\n\n#"), path=PATH)


def test_text_that_no_file_can_hold_is_encoded_all_the_same() -> None:
    assert encode("a\ud800b\udcffc") == b"a\xef\xbf\xbdb\xffc"
