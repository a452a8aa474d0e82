"""A dated afterthought at the end of an entry: what stood there before keeps every byte."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.layout import find_fences, newline_of
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import section, title_for
from alliance_journal.errors import AllianceJournalError, DamagedEntryError, NewerFormatError
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import Answer, Entry

AFTERTHOUGHT: Final = QuestionId("afterthought")
"""The question id of the first afterthought in an entry; later ones are numbered, `afterthought_2` and so on."""
_NUMBERED: Final = re.compile(rf"{AFTERTHOUGHT}(?:_[1-9]\d*)?", re.ASCII)
_LIKE_A_MARK: Final = re.compile(r"(?m)^(?=\+\+\+|format[ \t]*=|## [^\n]*<!-- [a-z0-9]{4,32}:\S)")
"""Where a line begins that would make a note without front matter look like a damaged entry."""


def is_afterthought(question: str) -> bool:
    """Whether a question id is that of an afterthought."""
    return _NUMBERED.fullmatch(question) is not None


def afterthought(entry: Entry, text: str, day: date, *, private: bool = False) -> Answer:
    """Return the words as one more answer of the entry, under an id of its own and a heading with the day."""
    taken = {answer.question for answer in entry.answers}
    question = next(one for one in _ids() if one not in taken)
    return Answer(question, f"Afterthought, {title_for(day, None)}", text, private)


def afterthoughts_in(entry: Entry) -> tuple[Answer, ...]:
    """Return the afterthoughts of an entry, in the order of the file."""
    return tuple(answer for answer in entry.answers if is_afterthought(answer.question))


def with_afterthought(document: Document, answer: Answer) -> str:
    """Return the document's text with one more answer behind it; everything before that stays as it is.

    A note without front matter has no sections: there the words stand under a heading inside the note, where they
    cannot be private (see `has_sections`). Raises NewerFormatError where the document can only be read, and
    DamagedEntryError where its end is so odd that nothing can be put behind it.
    """
    if document.read_only:
        raise NewerFormatError(
            f"{document.path} was written by a newer version of this program and cannot be changed here",
            hint="update alliance-journal; the entry can be read meanwhile",
        )
    wanted = [*document.entry.answers, answer]
    for addition in _additions(document, answer):
        text = document.text + addition
        if not has_sections(document) or _answers(text, document.path) == wanted:
            return text
    raise DamagedEntryError(document.path, line=document.text.count("\n") + 1, why="nothing can be put behind its end")


def has_sections(document: Document) -> bool:
    """Whether the document has front matter, so that an answer can have a section of its own and be private."""
    return find_fences(document.text) is not None


def _ids() -> Iterator[QuestionId]:
    yield AFTERTHOUGHT
    number = 2
    while True:
        yield QuestionId(f"{AFTERTHOUGHT}_{number}")
        number += 1


def _additions(document: Document, answer: Answer) -> Iterable[str]:
    """Yield what may be put behind the text, the likeliest first: the blank line before it depends on how it ends."""
    fences = find_fences(document.text)
    if fences is None:
        newline = newline_of(document.text)
        words = f"## {answer.heading}\n\n{_in_a_note(answer.text)}\n"
    else:
        newline = fences.newline
        words = f"{section(answer, document.entry.id)}\n"
    ended = document.text.endswith("\n")
    for gap in (newline, newline * 2) if ended else (newline * 2, "\n\n", newline):
        yield gap + words.replace("\n", newline)


def _in_a_note(text: str) -> str:
    """Return words so that a note that holds them is still a note; NUL, which no entry may hold, becomes U+FFFD."""
    return _LIKE_A_MARK.sub(" ", text.replace("\0", "\ufffd"))


def _answers(text: str, path: str) -> list[Answer]:
    """Return the answers in a text; none where it cannot be read."""
    try:
        return list(read(text, path=path).entry.answers)
    except AllianceJournalError:
        return []
