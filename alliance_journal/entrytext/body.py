"""The body of a file with other answers: what is not touched keeps its bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alliance_journal.entrytext.document import Document, Section
from alliance_journal.entrytext.escapes import escape_line, escape_text
from alliance_journal.entrytext.layout import Fences, Heading, find_body
from alliance_journal.entrytext.writing import heading_line, is_unasked
from alliance_journal.model.codes import EntryId
from alliance_journal.model.entries import Answer, Entry


@dataclass(frozen=True, slots=True)
class Chunk:
    """One section as it stands in the file: its heading, its answer, and the raw text from heading to heading."""

    heading: Heading
    section: Section
    answer: Answer
    raw: str
    last: bool


def edited_body(document: Document, fences: Fences, entry: Entry) -> str:
    """Return the body that holds the entry's title and answers, changed only where they differ."""
    text, old = document.text, document.entry
    body = find_body(text, fences, str(old.id))
    unasked = len(document.sections) - len(body.headings)
    first = body.headings[0].start if body.headings else len(text)
    asked = list(entry.answers)
    kept = (
        entry.title == old.title
        and asked[:unasked] == list(old.answers[:unasked])
        and (len(asked) > unasked) == bool(body.headings)
        and (unasked > 0 or not (asked and is_unasked(asked[0])))
    )
    if kept:
        opening, asked = text[body.start : first], asked[unasked:]
    else:
        opening = _opening(entry, asked, fences.newline)
    spare = list(_chunks(document, body.headings, unasked)) if entry.id == old.id else []
    return opening + "".join(_rendered(text, asked, spare, (entry.id, fences.newline)))


def _chunks(document: Document, headings: Sequence[Heading], unasked: int) -> Iterator[Chunk]:
    ends = [*(heading.start for heading in headings), len(document.text)][1:]
    sections, answers = document.sections[unasked:], document.entry.answers[unasked:]
    for heading, end, section, answer in zip(headings, ends, sections, answers, strict=True):
        raw = document.text[heading.start : end]
        yield Chunk(heading, section, answer, raw, last=heading is headings[-1])


def _opening(entry: Entry, asked: list[Answer], newline: str) -> str:
    """Return title and unasked text afresh, taking the latter from the answers that are still to be written."""
    parts = [f"\n# {escape_line(entry.title)}\n"] if entry.title else []
    if asked and is_unasked(asked[0]):
        parts.append(f"\n{escape_text(asked.pop(0).text, opens_body=not entry.title)}\n")
    if asked:
        parts.append("\n")
    return "".join(parts).replace("\n", newline)


def _rendered(text: str, asked: Sequence[Answer], spare: list[Chunk], style: tuple[EntryId, str]) -> Iterator[str]:
    entry_id, newline = style
    for number, answer in enumerate(asked, start=1):
        last = number == len(asked)
        tail = newline if last else newline * 2
        chunk = _taken(spare, answer)
        if chunk and chunk.answer == answer:
            raw_end = chunk.section.end - chunk.heading.start
            yield chunk.raw if chunk.last == last else chunk.raw[:raw_end] + tail
            continue
        line = _kept_heading(text, chunk, answer) or heading_line(answer, entry_id) + newline
        yield line + newline + escape_text(answer.text).replace("\n", newline) + tail


def _taken(spare: list[Chunk], answer: Answer) -> Chunk | None:
    """Take out the section to write an answer into: the same answer, else the first of the same question."""
    same = [chunk for chunk in spare if chunk.answer.question == answer.question]
    chosen = next((chunk for chunk in same if chunk.answer == answer), same[0] if same else None)
    if chosen:
        spare.remove(chosen)
    return chosen


def _kept_heading(text: str, chunk: Chunk | None, answer: Answer) -> str:
    """Return the heading's line as it stands, where it still says the same and is whole."""
    if chunk is None or not chunk.heading.sound:
        return ""
    heading = chunk.heading
    says_the_same = heading.words == answer.heading and heading.private == answer.private
    line = text[heading.start : heading.end]
    return line if says_the_same and line.endswith("\n") else ""
