"""One entry a line as JSON: what `aj export jsonl` writes, `aj import jsonl` reads back without loss."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from alliance_journal.entrytext.writing import title_for
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Answer, Entry, Review
from alliance_journal.model.prompts import PromptSet

NOTE: Final = "note"
NOTE_SET: Final = SetId("jot")
OTHER_SET: Final = SetId("imported")
Json = dict[str, Any]


def default_heading(question: str, known: PromptSet | None) -> str:
    """Return the heading for a question that came without one: as its set asks it, else its id as words."""
    if not question:
        return ""
    asked = known.question(question) if known else None
    return asked.ask if asked else _as_words(question)


def _as_words(question: str) -> str:
    """Return an id such as `own_part` as words; words that came as an id stay as they are."""
    return question.replace("_", " ").capitalize() if question.islower() else question


def to_line(entry: Entry, sets: Mapping[SetId, PromptSet]) -> str:
    """Return the entry as one line of JSON, without the newline."""
    shape = _head(entry) | _words(entry, sets.get(entry.set)) | _marks(entry)
    line = json.dumps(shape, ensure_ascii=False)
    return line if line.isascii() or _is_sound(line) else json.dumps(shape)


def _is_sound(text: str) -> bool:
    """Whether the text can be written as UTF-8 (bytes that were not UTF-8 in the file are kept as surrogates)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _head(entry: Entry) -> Json:
    head: Json = {"met": entry.day.isoformat()}
    if isinstance(entry.met, datetime):
        head["time"] = entry.met.time().isoformat("auto" if entry.met.second or entry.met.microsecond else "minutes")
    if entry.client:
        head["client"] = entry.client.value
    if entry.set != _set_of(entry):
        head["set"] = entry.set
    if entry.set_version != 1:
        head["set_version"] = entry.set_version
    return head | {"id": entry.source_id or entry.id.value, "written": entry.written.isoformat()}


def _is_note(entry: Entry) -> bool:
    return len(entry.answers) == 1 and entry.answers[0].question == NOTE and not entry.answers[0].private


def _set_of(entry: Entry) -> SetId:
    """Return the set that an import takes when the line names none."""
    return NOTE_SET if _is_note(entry) else OTHER_SET


def _words(entry: Entry, known: PromptSet | None) -> Json:
    words = _note(entry.answers[0], known) if _is_note(entry) else _sections(entry.answers)
    if entry.title != title_for(entry.met, entry.client):
        words["title"] = entry.title
    return words


def _note(answer: Answer, known: PromptSet | None) -> Json:
    usual = answer.heading == default_heading(NOTE, known)
    return {"text": answer.text} | ({} if usual else {"headings": {NOTE: answer.heading}})


def _sections(answers: tuple[Answer, ...]) -> Json:
    """Return question -> text with the headings as they were asked, for no set stays the same for ever.

    Where a question stands in the entry twice, the sections are a list, each with its question, heading and text.
    """
    if len({answer.question for answer in answers}) < len(answers):
        return {"sections": [_section(answer) for answer in answers]}
    words: Json = {"sections": {answer.question: answer.text for answer in answers}}
    if headings := {answer.question: answer.heading for answer in answers if answer.question or answer.heading}:
        words["headings"] = headings
    if private := [answer.question for answer in answers if answer.private]:
        words["private"] = private
    return words


def _section(answer: Answer) -> Json:
    section: Json = {"question": answer.question, "heading": answer.heading, "text": answer.text}
    return section | ({"private": True} if answer.private else {})


def _marks(entry: Entry) -> Json:
    marks: Json = {
        "ratings": dict(entry.ratings),
        "picks": {question: list(ids) for question, ids in entry.picks.items()},
        "feelings": dict(entry.feelings),
        "reviewed": [_review(one) for one in entry.reviewed],
        "tags": list(entry.tags),
        "starred": entry.starred,
    }
    return {name: value for name, value in marks.items() if value}


def _review(one: Review) -> Json:
    optional = {"quote": one.quote, "why": one.why}
    return {"theme": one.theme, "verdict": one.verdict} | {name: text for name, text in optional.items() if text}
