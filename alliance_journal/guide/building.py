"""A guided set to and from its plain table (the shape of the TOML file); the tables read here have been checked."""

from collections.abc import Mapping
from typing import Any

from alliance_journal.model.codes import QuestionId, SetId, ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Condition, Evidence, Offer, Option, PromptSet, Question, QuestionKind, Role

Table = Mapping[str, Any]


def set_from(table: Table) -> PromptSet:
    """Return the set in a table; KeyError, TypeError, ValueError or AttributeError where it has another shape."""
    return PromptSet(
        id=SetId(_words(table["id"])),
        title=_words(table["title"]),
        purpose=_words(table["purpose"]),
        minutes=_whole(table["minutes"]),
        version=_whole(table["version"]),
        opening=_words(table["opening"]),
        questions=tuple(_question(question) for question in table["questions"]),
        language=_words(table.get("language", "en")),
        source=_words(table.get("source", "")),
        offers=tuple(_offer(offer) for offer in table.get("offers", ())),
    )


def _question(table: Table) -> Question:
    strategy = table.get("strategy")
    return Question(
        id=QuestionId(_words(table["id"])),
        ask=_words(table["ask"]),
        kind=QuestionKind(table["kind"]),
        short=_words(table.get("short", "")),
        help=_words(table.get("help", "")),
        hint=_words(table.get("hint", "")),
        holder=Holder(table.get("holder", "both")),
        private=table.get("private") is True,
        strategy=None if strategy is None else _whole(strategy),
        source=_words(table.get("source", "")),
        role=Role(table.get("maps", "")),
        low=_words(table.get("low", "")),
        high=_words(table.get("high", "")),
        shows=_words(table.get("shows", "")),
        options=tuple(_option(option) for option in table.get("options", ())),
        when=_conditions(table.get("when", ())),
        draws=_words(table.get("from", "")),
        aside=_words(table.get("aside", "")),
        evidence=tuple(_evidence(sentence) for sentence in table.get("evidence", ())),
    )


def _evidence(table: Table) -> Evidence:
    return Evidence(ThemeId(_words(table["theme"])), _words(table["path"]), _words(table["words"]))


def _option(table: Table) -> Option:
    theme = table.get("theme")
    return Option(_words(table["id"]), _words(table["label"]), ThemeId(_words(theme)) if theme else None)


def _offer(table: Table) -> Offer:
    return Offer(SetId(_words(table["set"])), _words(table["line"]), _conditions(table.get("when", ())))


def _conditions(when: Any) -> tuple[Condition, ...]:  # noqa: ANN401  one table or a list of them, as TOML gives it
    tables = (when,) if isinstance(when, Mapping) else when
    return tuple(_condition(table) for table in tables)


def _condition(table: Table) -> Condition:
    at_least, at_most, answered = table.get("at_least"), table.get("at_most"), table.get("answered")
    return Condition(
        question=QuestionId(_words(table["question"])),
        at_least=None if at_least is None else _whole(at_least),
        at_most=None if at_most is None else _whole(at_most),
        any_of=tuple(_words(option) for option in table.get("any_of", ())),
        none_of=tuple(_words(option) for option in table.get("none_of", ())),
        answered=None if answered is None else answered is True,
    )


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def table_of(prompt_set: PromptSet) -> dict[str, Any]:
    """Return the set as a plain table, fit for JSON, that `set_from` reads back as the same set."""
    return {
        "id": prompt_set.id,
        "title": prompt_set.title,
        "purpose": prompt_set.purpose,
        "minutes": prompt_set.minutes,
        "version": prompt_set.version,
        "opening": prompt_set.opening,
        "questions": [_question_table(question) for question in prompt_set.questions],
        "language": prompt_set.language,
        "source": prompt_set.source,
        "offers": [
            {"set": offer.set, "line": offer.line, "when": _condition_tables(offer.when)} for offer in prompt_set.offers
        ],
    }


def _question_table(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "ask": question.ask,
        "kind": question.kind.value,
        "short": question.short,
        "help": question.help,
        "hint": question.hint,
        "holder": question.holder.value,
        "private": question.private,
        "strategy": question.strategy,
        "source": question.source,
        "maps": question.role.value,
        "low": question.low,
        "high": question.high,
        "shows": question.shows,
        "options": [{"id": option.id, "label": option.label, "theme": option.theme} for option in question.options],
        "when": _condition_tables(question.when),
        "from": question.draws,
        "aside": question.aside,
        "evidence": [{"theme": one.theme, "path": one.path, "words": one.words} for one in question.evidence],
    }


def _condition_tables(conditions: tuple[Condition, ...]) -> list[dict[str, Any]]:
    return [
        {
            "question": condition.question,
            "at_least": condition.at_least,
            "at_most": condition.at_most,
            "any_of": list(condition.any_of),
            "none_of": list(condition.none_of),
            "answered": condition.answered,
        }
        for condition in conditions
    ]
