"""Text to entry: tolerant of how a file is written, strict about what it says; never another exception."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.escapes import unescape_text
from alliance_journal.entrytext.front import Front, read_front
from alliance_journal.entrytext.layout import Body, Fences, find_body, find_fences, lines_at, opens_with_fence, trim
from alliance_journal.errors import DamagedEntryError
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import ENTRY_FORMAT, Answer
from alliance_journal.model.problems import Problem

_INK = re.compile(r"[^ \t\r\n]")
_NO_FILE_HOLDS = "[\ud800-\udc7f\udd00-\udfff]"
_CHUNK = 1 << 20


def decode(data: bytes, path: str) -> str:
    """Return a file's text to the last byte (what is not UTF-8 as surrogates); NUL and UTF-16 are damaged."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DamagedEntryError(path, line=1, why="it is UTF-16; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise DamagedEntryError(path, line=data.count(b"\n", 0, nul) + 1, why="it holds a NUL byte")
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Return the bytes of a file, so that `decode` gives the text back; what no file can hold becomes U+FFFD."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return re.sub(_NO_FILE_HOLDS, "\ufffd", text).encode("utf-8", "surrogateescape")


def read(text: str, *, path: str) -> Document:
    """Return the document in a file's text, with warnings; or raise DamagedEntryError with the line to mend."""
    fences = find_fences(text)
    if fences is None:
        if opens_with_fence(text):
            raise DamagedEntryError(path, line=1, why="its front matter has no closing +++")
        from alliance_journal.entrytext.notes import read_note  # noqa: PLC0415  few files have no front matter

        note = read_note(text, path=path)
        return replace(note, warnings=(*note.warnings, *_undecodable(text, path)))
    front = read_front(text[fences.front : fences.front_end], path=path)
    body = find_body(text, fences, str(front.fields["id"]))
    if body.strays and not body.headings:
        line = text.count("\n", 0, body.strays[0]) + 1
        raise DamagedEntryError(path, line=line, why="this heading is broken, or carries the id of another entry")
    sections = tuple(_sections(text, fences, body))
    answers = tuple(_answers(text, fences, body, sections))
    entry = front.entry(title=body.title, answers=answers)
    spots = sorted((*_oddities(front), *_misplaced(text, body), *_twice(sections)))
    warnings = (*(Problem(path, line, sentence) for line, sentence in spots), *_undecodable(text, path))
    return Document(text, path, entry, sections, warnings, read_only=front.newer)


def _sections(text: str, fences: Fences, body: Body) -> Iterator[Section]:
    """Yield the text before the first heading, where there is some, and then every section."""
    starts = [heading.start for heading in body.headings]
    ends = [*starts, len(text)]
    start, end = trim(text, body.title_end, ends[0], newline=fences.newline, behind=2 if starts else 1)
    if _INK.search(text, start, end):
        line = text.count("\n", 0, start) + 1
        yield Section(QuestionId(""), "", 0 in body.hidden, line, start, end)
    spans = zip(body.headings, ends[1:], lines_at(text, starts), strict=True)
    for number, (heading, following, line) in enumerate(spans, start=1):
        behind = 2 if number < len(starts) else 1
        start, end = trim(text, heading.end, following, newline=fences.newline, behind=behind)
        private = heading.private or number in body.hidden
        yield Section(QuestionId(heading.question), heading.words, private, line, start, end)


def _answers(text: str, fences: Fences, body: Body, sections: Sequence[Section]) -> Iterator[Answer]:
    opens = len(sections) > len(body.headings) and body.title_end == body.start
    for section in sections:
        words = text[section.start : section.end].replace(fences.newline, "\n")
        answer = unescape_text(words, opens_body=opens)
        yield Answer(section.question, section.heading, answer, section.private)
        opens = False


def _oddities(front: Front) -> Iterator[tuple[int, str]]:
    if front.newer:
        yield 1, f"written in a newer format than {ENTRY_FORMAT}: it can be read here, not changed"
    if "set" not in front.fields:
        yield 1, "no guided set is named; it is read as a jot"


def _misplaced(text: str, body: Body) -> Iterator[tuple[int, str]]:
    for line in lines_at(text, body.strays):
        yield line, "looks like the heading of a section, but is read as part of the answer it stands in"
    for line in lines_at(text, [heading.start for heading in body.headings if not heading.sound]):
        yield line, "the comment that ends this heading is broken; the section is kept private"


def _twice(sections: Sequence[Section]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for section in sections:
        if section.question in seen:
            yield section.line, "this question is answered twice; both answers are kept"
        seen.add(section.question)


def _undecodable(text: str, path: str) -> Iterator[Problem]:
    """Yield the first line that is not UTF-8, if there is one; piece by piece, for the sake of very large files."""
    if text.isascii():
        return
    for start in range(0, len(text), _CHUNK):
        try:
            text[start : start + _CHUNK].encode()
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, start + error.start) + 1
            yield Problem(path, line, "not everything here is UTF-8; the odd bytes are kept as they are")
            return
