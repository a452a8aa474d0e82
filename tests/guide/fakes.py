"""Small sets to walk through, and hypothesis strategies for any set and any way through it."""

from collections.abc import Sequence

from hypothesis import strategies as st

from alliance_journal.guide.answers import option_ids
from alliance_journal.model.codes import QuestionId, SetId, ThemeId
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Condition, Offer, Option, PromptSet, Question, QuestionKind, Role

MINIMAL = """\
id = "little"
title = "A little set"
purpose = "To be tested."
minutes = 2
version = 1
opening = "Begin."
"""
"""The six lines above the questions; a question begins on line 7."""


def question(name: str, kind: str = "text", *, when: Sequence[Condition] = (), options: str = "") -> Question:
    return Question(
        QuestionId(name),
        f"What about {name}?",
        QuestionKind(kind),
        when=tuple(when),
        options=tuple(Option(option, option.upper()) for option in options.split()),
    )


def a_set(*questions: Question, offers: Sequence[Offer] = ()) -> PromptSet:
    return PromptSet(SetId("little"), "A little set", "To be tested.", 2, 1, "Begin.", questions, offers=tuple(offers))


def when(name: str, at_least: int | None = None, any_of: str = "", *, answered: bool | None = None) -> Condition:
    return Condition(QuestionId(name), at_least=at_least, any_of=tuple(any_of.split()), answered=answered)


SESSION = a_set(
    question("moment"),
    question("strain", "scale"),
    question("between", "pick", options="easy off tense"),
    question("sign", "line", when=[when("between", any_of="off tense")]),
    question("helped", "line", when=[when("between", any_of="easy")]),
    question("moves", "picks", options="told left kept", when=[when("strain", 4)]),
    question("felt", "feelings"),
    question("last", "draft"),
)
"""A branching set: five questions without answers, up to seven with them."""

lines = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12).filter(str.strip)


@st.composite
def conditions(draw: st.DrawFn, earlier: Sequence[Question]) -> Condition:
    asked = draw(st.sampled_from(earlier))
    ids = option_ids(asked)
    if ids and draw(st.booleans()):
        some = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)))
        return draw(st.sampled_from([Condition(asked.id, any_of=some), Condition(asked.id, none_of=some)]))
    if asked.kind in {QuestionKind.SCALE, QuestionKind.FEELINGS} and draw(st.booleans()):
        level = draw(st.integers(0, 3))
        return draw(st.sampled_from([Condition(asked.id, at_least=level), Condition(asked.id, at_most=level)]))
    return Condition(asked.id, answered=draw(st.booleans()))


@st.composite
def prompt_sets(draw: st.DrawFn) -> PromptSet:
    """Any set of one to eight questions whose conditions name earlier ones."""
    questions: list[Question] = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(list(QuestionKind)))
        picked = kind in {QuestionKind.PICK, QuestionKind.PICKS}
        theme = draw(st.none() | st.just(ThemeId("wc.paternal")))
        questions.append(
            Question(
                QuestionId(f"q{number}"),
                draw(lines).strip(),
                kind,
                short=draw(st.just("") | lines),
                help=draw(st.just("") | lines),
                holder=draw(st.sampled_from([Holder.WORKER, Holder.BOTH])),
                private=draw(st.booleans()),
                strategy=draw(st.none() | st.integers(1, 6)),
                role=draw(st.sampled_from([Role.NONE, Role.OWN_PART])),
                shows="last_entry" if kind is QuestionKind.SHOW else "",
                options=tuple(Option(f"o{n}", f"option {n}", theme) for n in range(3 * picked)),
                when=tuple(draw(st.lists(conditions(questions), max_size=2))) if questions else (),
            )
        )
    offers = draw(st.lists(conditions(questions).map(lambda one: Offer(SetId("other"), "More?", (one,))), max_size=2))
    return a_set(*questions, offers=offers)


def values(asked: Question) -> st.SearchStrategy[object]:
    """Any answer that fits a question, in the form in which it is kept."""
    ids = option_ids(asked)
    ticks = st.sets(st.sampled_from(ids or ("-",)))
    kinds: dict[QuestionKind, st.SearchStrategy[object]] = {
        QuestionKind.SCALE: st.integers(0, 10),
        QuestionKind.PICK: st.sampled_from(ids or ("-",)).map(lambda one: (one,)),
        QuestionKind.YESNO: st.sampled_from(ids or ("-",)).map(lambda one: (one,)),
        QuestionKind.PICKS: ticks.map(lambda some: tuple(one for one in ids if one in some)),
        QuestionKind.FEELINGS: st.dictionaries(st.sampled_from(FEELINGS), st.integers(1, 3), max_size=3),
        QuestionKind.TEXT: st.text(min_size=1).filter(str.strip),
        QuestionKind.DRAFT: st.text(min_size=1).filter(str.strip),
    }
    return kinds.get(asked.kind, lines.map(str.strip))
