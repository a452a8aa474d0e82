"""One entry a line as JSON: what `aj export jsonl` writes, `aj import jsonl` reads back without loss."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from alliance_journal.entrytext.writing import title_for
from alliance_journal.model.codes import SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.prompts import PromptSet

NOTE: Final = "note"
NOTE_SET: Final = SetId("jot")
OTHER_SET: Final = SetId("imported")
Json = dict[str, Any]


def default_heading(question: str, known: PromptSet | None) -> str:
    """Return the heading for a question that came without one: as its set asks it, else its id as words."""
    asked = known.question(question) if known else None
    return asked.ask if asked else question.replace("_", " ").capitalize()


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
        head["time"] = entry.met.time().isoformat("seconds" if entry.met.second else "minutes")
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
    answers = entry.answers
    unusual = {a.question: a.heading for a in answers if a.heading != _expected(a, known)}
    words: Json = {"text": answers[0].text} if _is_note(entry) else {"sections": _sections(answers)}
    if unusual:
        words["headings"] = unusual
    if private := [answer.question for answer in answers if answer.private]:
        words["private"] = private
    if entry.title != title_for(entry.met, entry.client):
        words["title"] = entry.title
    return words


def _expected(answer: Answer, known: PromptSet | None) -> str:
    return default_heading(answer.question, known) if answer.question else ""


def _sections(answers: tuple[Answer, ...]) -> Mapping[str, str] | list[list[str]]:
    """Return question -> text, or pairs where a question stands in the entry twice."""
    if len({answer.question for answer in answers}) == len(answers):
        return {answer.question: answer.text for answer in answers}
    return [[answer.question, answer.text] for answer in answers]


def _marks(entry: Entry) -> Json:
    marks: Json = {
        "ratings": dict(entry.ratings),
        "picks": {question: list(ids) for question, ids in entry.picks.items()},
        "feelings": dict(entry.feelings),
        "reviewed": [_review(one.theme, one.verdict, one.quote) for one in entry.reviewed],
        "tags": list(entry.tags),
        "starred": entry.starred,
    }
    return {name: value for name, value in marks.items() if value}


def _review(theme: str, verdict: str, quote: str) -> Json:
    return {"theme": theme, "verdict": verdict} | ({"quote": quote} if quote else {})
