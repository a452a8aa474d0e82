"""The answers in a line of JSON: a plain text, sections by question, or a list of whole sections."""

from collections.abc import Iterator

from alliance_journal.exchange.checks import LineError, flag, table, word, words
from alliance_journal.exchange.jsonl import NOTE, Json, default_heading
from alliance_journal.model.codes import QuestionId
from alliance_journal.model.entries import Answer
from alliance_journal.model.prompts import PromptSet


def answers_in(shape: Json, known: PromptSet | None) -> tuple[Answer, ...]:
    """Return every answer of a line, the plain text before the sections; raises LineError."""
    return tuple(_answer(section, known) for section in (*_named(shape), *_whole_ones(shape)))


def _named(shape: Json) -> Iterator[Json]:
    """Yield the plain text and the sections by question as whole sections."""
    headings, private = table(shape, "headings"), words(shape.get("private", []), "private")
    sections = shape.get("sections", {})
    pairs = [*sections.items()] if isinstance(sections, dict) else []
    for question, text in ([(NOTE, shape["text"])] if "text" in shape else []) + pairs:
        heading = {"heading": headings[question]} if question in headings else {}
        yield {"question": question, "text": text, "private": question in private} | heading


def _whole_ones(shape: Json) -> list[object]:
    sections = shape.get("sections", [])
    if not isinstance(sections, list | dict):
        raise LineError("has `sections` that are not question ids with their text")
    return sections if isinstance(sections, list) else []


def _answer(section: object, known: PromptSet | None) -> Answer:
    match section:
        case {"question": str(question), "text": str(text), **rest}:
            heading = word(rest, "heading", default_heading(question, known))
            return Answer(QuestionId(question), heading, text, flag(rest, "private"))
    raise LineError("has a text or section that is not a question id with its text")
