"""Sets that use the journal while they are walked: what they ask of it, and the set with that put into it.

The set that comes out is an ordinary one. A walk keeps its own set, so its draft keeps what the journal offered too.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from alliance_journal.guide.living_picks import theme_pick
from alliance_journal.model.codes import QuestionId, ThemeId
from alliance_journal.model.prompts import DRAFTS, Condition, Evidence, Option, PromptSet, Question

RECURRING: Final = "recurring"
OTHER_NAME: Final = "other"
_VERDICTS: Final[Mapping[str, bool]] = {"yes": True, OTHER_NAME: True, "no": False}
"""What the ids of the options under a guess say about its sentences; any other says nothing."""
AT_ITS_TIME: Final = frozenset({"", "last_entry", DRAFTS})
"""What is shown when its question comes, so that nothing has to be fetched for it before the first one."""
Renamed = Mapping[QuestionId, Mapping[str, str]]
"""For each question with other option ids than its set writes, the id that stands for each."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One theme that kept coming back, as it is put to the worker: its name, what is said of it, and the sentences."""

    theme: ThemeId
    label: str
    aside: str = field(repr=False)
    evidence: tuple[Evidence, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the journal offers a walk: texts by `shows`, options by `from`, and the guesses, the first one first."""

    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    guesses: tuple[Guess, ...] = field(default=(), repr=False)


def asks_of_journal(prompt_set: PromptSet) -> frozenset[str]:
    """Return what has to be fetched before the set can be walked: values of `shows` and `from`; mostly nothing."""
    asked = {name for question in prompt_set.questions for name in (question.shows, question.draws)}
    return frozenset(asked - AT_ITS_TIME)


def with_journal(prompt_set: PromptSet, offered: Offered) -> PromptSet:
    """Return the set with what the journal offers; a question for which it offers nothing is left out.

    So is whatever could only be asked after an answer to such a question.
    Options that are written in the set stay, behind those of the journal. Each question about a recurring theme takes
    the next guess; its options then name the theme as well, and conditions on them follow. Of two options with one id
    the first stays.
    """
    guesses = iter(offered.guesses)
    questions: list[Question] = []
    renamed: dict[QuestionId, Mapping[str, str]] = {}
    gone: set[QuestionId] = set()
    for question in prompt_set.questions:
        made = _with_guess(question, next(guesses, None)) if question.draws == RECURRING else _made(question, offered)
        if made is None or _asks_after(made.when, gone):
            gone.add(question.id)
            continue
        if question.draws == RECURRING:
            pairs = zip(question.options, made.options, strict=True)
            renamed[question.id] = {written.id: one.id for written, one in pairs}
        questions.append(replace(made, when=_following(made.when, renamed)))
    offers = tuple(
        replace(offer, when=_following(offer.when, renamed))
        for offer in prompt_set.offers
        if not _asks_after(offer.when, gone)
    )
    return replace(prompt_set, questions=tuple(questions), offers=offers)


def _made(question: Question, offered: Offered) -> Question | None:
    """Return the question with what the journal offers for it, None where that is nothing."""
    if question.draws:
        options = offered.options.get(question.draws, ())
        return replace(question, options=_distinct((*options, *question.options))) if options else None
    if question.shows in AT_ITS_TIME:
        return question
    text = offered.texts.get(question.shows, "")
    return replace(question, aside=text) if text else None


def _with_guess(question: Question, guess: Guess | None) -> Question | None:
    """Return the question about one theme, None where there is no guess left."""
    if guess is None:
        return None
    return replace(
        question,
        ask=f"{guess.label}. {question.ask}",
        short=f"{question.short}: {guess.label}" if question.short else guess.label,
        aside=guess.aside,
        evidence=guess.evidence,
        options=tuple(replace(option, id=theme_pick(guess.theme, option.id)) for option in question.options),
    )


def _following(when: Iterable[Condition], renamed: Renamed) -> tuple[Condition, ...]:
    """Return conditions that name options as they are called now."""
    return tuple(_condition_following(condition, renamed.get(condition.question, {})) for condition in when)


def _condition_following(condition: Condition, names: Mapping[str, str]) -> Condition:
    return replace(
        condition,
        any_of=tuple(names.get(option, option) for option in condition.any_of),
        none_of=tuple(names.get(option, option) for option in condition.none_of),
    )


def _asks_after(when: Iterable[Condition], gone: Container[QuestionId]) -> bool:
    """Whether a condition is about a question that is not asked, so that it can never hold."""
    return any(condition.question in gone for condition in when)


def _distinct(options: Iterable[Option]) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for option in options:
        found.setdefault(option.id, option)
    return tuple(found.values())


def judged(prompt_set: PromptSet, answers: Mapping[QuestionId, object]) -> Iterator[tuple[Evidence, bool]]:
    """Yield every sentence whose guess was answered on this walk, and whether that was a yes; another name is a yes."""
    for question in prompt_set.questions:
        ticked = answers.get(question.id)
        for one in question.evidence:
            for answer, is_yes in _VERDICTS.items():
                if ticked == (theme_pick(one.theme, answer),):
                    yield one, is_yes


def named(prompt_set: PromptSet, answers: Mapping[QuestionId, object]) -> Iterator[tuple[ThemeId, str]]:
    """Yield every theme that got another name on this walk, with that name: the line asked for after `other`."""
    for question in prompt_set.questions:
        for one in question.evidence[:1]:
            option = theme_pick(one.theme, OTHER_NAME)
            for name in prompt_set.questions:
                asks = any((when.question, when.any_of) == (question.id, (option,)) for when in name.when)
                words = answers.get(name.id)
                if asks and isinstance(words, str) and answers.get(question.id) == (option,):
                    yield one.theme, " ".join(words.split())
