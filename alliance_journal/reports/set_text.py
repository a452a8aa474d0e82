"""A guided set for people to read before they walk it, and as JSON."""

from collections.abc import Iterable
from typing import Any

from alliance_journal.model.prompts import Option, PromptSet, Question
from alliance_journal.reports.entry_text import question_lines
from alliance_journal.reports.lines import Line, Page, wrapped


def set_lines(prompt_set: PromptSet, page: Page) -> tuple[Line, ...]:
    """Return a set: what it is for, how long it takes, and its questions, numbered."""
    title = f"{prompt_set.title} ({prompt_set.id}, about {prompt_set.minutes} minutes)"
    lines = [
        *wrapped(title, page, role="heading"),
        *wrapped(prompt_set.purpose, page),
        *wrapped(prompt_set.opening, page, role="note"),
    ]
    for number, question in enumerate(prompt_set.questions, start=1):
        lines += question_lines(question, page, number=str(number))
    return tuple(lines)


def in_short(prompt_set: PromptSet, page: Page, *, own: bool = False) -> Iterable[Line]:
    """Return a set in a line or two: its id, its minutes, its title and purpose, and whether it is the worker's own."""
    text = f"{prompt_set.title}{' (your own)' if own else ''}. {prompt_set.purpose}"
    return wrapped(text, page, indent=f"{prompt_set.id:<10}{prompt_set.minutes:>3} min  ", hanging=" " * 19)


def set_json(prompt_set: PromptSet) -> dict[str, Any]:
    """Return a set as JSON."""
    return {
        "id": prompt_set.id,
        "title": prompt_set.title,
        "purpose": prompt_set.purpose,
        "minutes": prompt_set.minutes,
        "version": prompt_set.version,
        "language": prompt_set.language,
        "questions": [_question_json(question) for question in prompt_set.questions],
    }


def _question_json(question: Question) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": question.id, "ask": question.ask, "kind": question.kind.value}
    shape |= {"holder": question.holder.value, "private": question.private}
    if question.strategy:
        shape["strategy"] = question.strategy
    if question.shows:
        shape["shows"] = question.shows
    if question.draws:
        shape["from"] = question.draws
    if question.options:
        shape["options"] = [_option_json(option) for option in question.options]
    return shape


def _option_json(option: Option) -> dict[str, Any]:
    return {"id": option.id, "label": option.label} | ({"theme": option.theme} if option.theme else {})
