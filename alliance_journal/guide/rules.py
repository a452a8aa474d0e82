"""Mistakes between the parts of a guided set: ids given twice, stray options, conditions that lead nowhere."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from alliance_journal.guide.answers import YES_NO
from alliance_journal.guide.habits import mistakes_in_keys
from alliance_journal.guide.nearest import did_you_mean
from alliance_journal.guide.shape import (
    CONDITION_KEYS,
    OFFER_KEYS,
    OPTION_KEYS,
    QUESTION_KEYS,
    SET_KEYS,
    Mistake,
    Place,
    named,
    tables_in,
)
from alliance_journal.model.feelings import STRONGEST_FEELING
from alliance_journal.model.prompts import DRAFTS, QuestionKind

Table = Mapping[str, Any]
_TESTS: Final = frozenset(CONDITION_KEYS) - {"question"}
_TOP: Final = {"scale": 10, "feelings": STRONGEST_FEELING}
_KINDS: Final = tuple(kind.value for kind in QuestionKind)
_PICKED: Final = ("pick", "picks")
_ONLY_FOR: Final = {"low": ("scale",), "high": ("scale",), "shows": ("show",), "options": _PICKED, "from": _PICKED}


def mistakes_in(table: Table) -> Iterator[Mistake]:
    """Yield every mistake in the table of a guided set, in no particular order."""
    yield from mistakes_in_keys(table, SET_KEYS, (), "a set")
    questions = list(tables_in(table.get("questions")))
    everywhere = frozenset(str(question.get("id")) for _, question in questions)
    earlier: dict[str, Table] = {}
    for index, question in questions:
        place = ("questions", index)
        yield from mistakes_in_keys(question, QUESTION_KEYS, place, "a question")
        yield from _kind_mistakes(question, place)
        yield from _option_mistakes(question, place)
        yield from _when_mistakes(question, place, earlier, everywhere)
        yield from _noted(question, earlier, place)
    for index, offer in tables_in(table.get("offers")):
        yield from mistakes_in_keys(offer, OFFER_KEYS, ("offers", index), "an offer")
        yield from _when_mistakes(offer, ("offers", index), earlier, everywhere)
        if isinstance(offer.get("set"), str) and offer.get("set") == table.get("id"):
            yield Mistake(("offers", index, "set"), "a set cannot offer itself; name another set")


def _noted(table: Table, earlier: dict[str, Table], place: Place) -> Iterator[Mistake]:
    """Remember a question or an option by its id; one that is there already is a mistake."""
    name = table.get("id")
    if not isinstance(name, str):
        return
    if name in earlier:
        yield Mistake((*place, "id"), f"the id {named(name)} is taken already; give this one another")
    earlier.setdefault(name, table)


def _kind_mistakes(question: Table, place: Place) -> Iterator[Mistake]:
    kind = question.get("kind")
    if kind not in _KINDS:
        return
    for name, kinds in _ONLY_FOR.items():
        if name in question and kind not in kinds and question[name] != DRAFTS:
            yield Mistake((*place, name), f"'{name}' belongs to kind {' or '.join(kinds)} only; leave it out here")
    if kind == "show" and "shows" not in question:
        yield Mistake(place, 'a question of kind show needs shows = "last_entry" or shows = "open_strain"')
    if kind in _ONLY_FOR["options"] and "options" not in question and "from" not in question:
        yield Mistake(place, f'a question of kind {kind} needs options = [{{ id = "easy", label = "easy" }}, ...]')
    if question.get("from") == "recurring" and (kind != "pick" or "options" not in question):
        yield Mistake(
            (*place, "from"), 'from = "recurring" belongs to kind pick, with options for yes and no: ids "yes" and "no"'
        )


def _option_mistakes(question: Table, place: Place) -> Iterator[Mistake]:
    earlier: dict[str, Table] = {}
    for index, option in tables_in(question.get("options")):
        inside = (*place, "options", index)
        yield from mistakes_in_keys(option, OPTION_KEYS, inside, "an option")
        yield from _noted(option, earlier, inside)


def _when_mistakes(
    table: Table, place: Place, earlier: Mapping[str, Table], everywhere: frozenset[str]
) -> Iterator[Mistake]:
    when = table.get("when")
    inside = (*place, "when")
    conditions = [(inside, when)] if isinstance(when, dict) else [((*inside, n), one) for n, one in tables_in(when)]
    for where, condition in conditions:
        yield from mistakes_in_keys(condition, CONDITION_KEYS, where, "a condition")
        if _TESTS.isdisjoint(condition):
            yield Mistake(where, f"a condition needs a test: one of {', '.join(sorted(_TESTS))}")
        name = condition.get("question")
        if not isinstance(name, str):
            continue
        if name in earlier:
            yield from _test_mistakes(condition, earlier[name], where)
        elif name == table.get("id"):
            yield Mistake((*where, "question"), "a question cannot depend on its own answer; name an earlier question")
        elif name in everywhere:
            yield Mistake((*where, "question"), f"{named(name)} is asked here or later; name an earlier question")
        else:
            yield Mistake(
                (*where, "question"), f"there is no question {named(name)} before this{did_you_mean(name, earlier)}"
            )


def _test_mistakes(condition: Table, question: Table, place: Place) -> Iterator[Mistake]:
    """Yield the tests that the tested question can never pass."""
    kind = question.get("kind")
    if kind not in _KINDS:
        return
    if kind == "show":
        yield Mistake((*place, "question"), f"{named(question.get('id'))} only shows something; name one with answers")
        return
    if condition.get("answered") is False and len(_TESTS.intersection(condition)) > 1:
        yield Mistake((*place, "answered"), "what was not answered passes no other test; leave answered = false out")
    for name in ("at_least", "at_most"):
        if name in condition:
            yield from _level_mistakes(condition[name], kind, (*place, name))
    least, most = condition.get("at_least"), condition.get("at_most")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield Mistake((*place, "at_least"), "'at_least' is more than 'at_most', so this never holds; turn them round")
    for name in ("any_of", "none_of"):
        if name in condition:
            yield from _choice_mistakes(condition[name], question, (*place, name))


def _level_mistakes(level: object, kind: str, place: Place) -> Iterator[Mistake]:
    if kind not in _TOP:
        yield Mistake(place, f"'{place[-1]}' tests a scale or feelings, not kind {kind}; use any_of or answered")
    elif isinstance(level, int) and level > _TOP[kind]:
        yield Mistake(place, f"'{place[-1]}' should be at most {_TOP[kind]}: {kind} answers end there")


def _choice_mistakes(choices: object, question: Table, place: Place) -> Iterator[Mistake]:
    kind = question["kind"]
    if kind not in {*_ONLY_FOR["options"], "yesno"}:
        yield Mistake(place, f"'{place[-1]}' tests a pick, picks or yesno, not kind {kind}; use at_least or answered")
        return
    listed = [str(option.get("id")) for _, option in tables_in(question.get("options"))]
    known = frozenset(YES_NO if kind == "yesno" else listed)
    for name in choices if isinstance(choices, list) else ():
        if isinstance(name, str) and name not in known:
            yield Mistake(
                place, f"{named(question.get('id'))} has no option {named(name)}{did_you_mean(name, sorted(known))}"
            )
