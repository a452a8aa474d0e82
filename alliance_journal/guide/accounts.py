"""Accounts: a layout as the walk that asks for its headings, and what an entry says under each of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Final

from alliance_journal.guide.layouts import Layouts
from alliance_journal.guide.living_picks import entry_pick, pick_in_words, standard_pick
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.entries import Answer, Entry
from alliance_journal.model.holders import Holder
from alliance_journal.model.layouts import Excess, HeadingKind, Layout, LayoutHeading
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind

ACCOUNT: Final = SetId("account")
"""The guided set of every account, whichever layout it was written in."""
LAYOUT: Final = QuestionId("layout")
ENTRIES: Final = QuestionId("entries")
STANDARDS: Final = QuestionId("standards")
STRANGER: Final = QuestionId("stranger")
_CLOSING: Final = (STRANGER, QuestionId("next"), QuestionId("kind"))
"""Questions of the account set that end the walk of every layout; they are for the writer and in no layout."""
_ENTRY: Final = entry_pick("")
_KINDS: Final[Mapping[HeadingKind, QuestionKind]] = {
    "text": QuestionKind.TEXT,
    "line": QuestionKind.LINE,
    "date": QuestionKind.DATE,
    "standards": QuestionKind.PICKS,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What the journal lays beside a walk: own words for each heading, the own standards, and the entries they are of.

    Words and standards may be missing; a heading of standards is left out where there are none.
    """

    words: Mapping[QuestionId, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    standards: tuple[Option, ...] = field(default=(), repr=False)
    entries: tuple[Option, ...] = ()


def account_walk(layout: Layout, account: PromptSet, beside: Beside) -> Walk:
    """Return the walk of a layout, with the layout and the entries ticked already; `account` is the account set."""
    made_from = (_ticked(account, ENTRIES, "Made from", beside.entries),) if beside.entries else ()
    closing = (one for one in map(account.question, _CLOSING) if one is not None)
    asked = (question for heading in layout.headings if (question := _asked(heading, beside)) is not None)
    prompt_set = PromptSet(
        id=account.id,
        title=layout.title,
        purpose=layout.purpose,
        minutes=layout.minutes,
        version=account.version,
        opening=layout.check,
        questions=(
            _ticked(account, LAYOUT, "Layout", (Option(layout.id, layout.title),), kind=QuestionKind.PICK),
            *made_from,
            *asked,
            *closing,
        ),
        language=layout.language,
        source=layout.source,
    )
    given = {question.id: tuple(one.id for one in question.options) for question in prompt_set.questions[:1]}
    given |= {question.id: tuple(one.id for one in question.options) for question in made_from}
    return Walk(prompt_set, at=None, given=MappingProxyType(given)).at_first_open()


def _ticked(
    account: PromptSet,
    name: QuestionId,
    short: str,
    options: tuple[Option, ...],
    *,
    kind: QuestionKind = QuestionKind.PICKS,
) -> Question:
    """Return a question that is answered before the walk begins, in the words of the account set where it has it."""
    known = account.question(name)
    return Question(
        id=name,
        ask=known.ask if known else short,
        kind=kind,
        short=known.title if known else short,
        help=known.help if known else "",
        holder=Holder.OTHER,
        options=options,
    )


def ticked_before(walk: Walk) -> frozenset[QuestionId]:
    """Return the questions of an account that were answered before its walk began; none in any other walk."""
    layout = walk.prompt_set.question(LAYOUT) if walk.prompt_set.id == ACCOUNT else None
    return frozenset({LAYOUT, ENTRIES}) if layout and len(layout.options) == 1 else frozenset()


def _asked(heading: LayoutHeading, beside: Beside) -> Question | None:
    """Return the question for a heading, None for standards where there are none."""
    if heading.kind == "standards" and not beside.standards:
        return None
    return Question(
        id=heading.id,
        ask=heading.question,
        kind=_KINDS[heading.kind],
        short=heading.heading,
        help=heading.help,
        hint=" ".join(filter(None, (heading.hint, limit_of(heading)))),
        holder=Holder.OTHER if heading.kind == "standards" else Holder.WORKER,
        options=beside.standards if heading.kind == "standards" else (),
        aside=beside.words.get(heading.id, ""),
    )


def limit_of(heading: LayoutHeading) -> str:
    """Return how long the answer may be: `At most 300 words.`; empty where there is no limit."""
    most = [f"{heading.most_words:,} words"] if heading.most_words else []
    most += [f"{heading.most_characters:,} characters"] if heading.most_characters else []
    return f"At most {' and '.join(most)}." if most else ""


def layout_of(entry: Entry, layouts: Layouts) -> Layout | None:
    """Return the layout that an account was written for, or None where it is no account or names none that is known."""
    ticked = entry.picks.get(LAYOUT, ()) if entry.set == ACCOUNT else ()
    return next((known for name in ticked if (known := layouts.known(name)) is not None), None)


def made_from(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the entries that an account was made from, as far as its choices name any."""
    return tuple(one.removeprefix(_ENTRY) for one in entry.picks.get(ENTRIES, ()) if one.startswith(_ENTRY))


def is_recognisable(entry: Entry) -> bool:
    """Whether the writer of an account said that somebody in it could be recognised, or was not sure."""
    return entry.set == ACCOUNT and entry.picks.get(STRANGER, ("no",)) not in {("no",), ()}


@dataclass(frozen=True, slots=True)
class Filled:
    """What an entry says under one heading: its words, and for a heading of standards each of them."""

    heading: LayoutHeading
    words: str = field(repr=False)
    standards: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under it."""
        return not self.words.strip() and not self.standards

    def excesses(self) -> Iterator[Excess]:
        """Yield in what way it is longer than it may be."""
        return self.heading.excesses(self.words)


def filled(layout: Layout, entry: Entry, standards: Sequence[str] = ()) -> tuple[Filled, ...]:
    """Return what an entry says under each heading of a layout; `standards` are the lines of the own list as it is now.

    An answer to the heading's own question comes first, then those to the questions that usually speak to it; each
    answer stands under one heading only. What an account was asked for the writer alone is in none.
    """
    own = {heading.id for heading in layout.headings}
    given: dict[QuestionId, list[Answer]] = {heading.id: [] for heading in layout.headings}
    for answer in entry.answers:
        found = answer.question if answer.question in own else _heading_for(answer.question, layout, entry)
        if found is not None and answer.text.strip():
            given[found].append(answer)
    return tuple(_filled(heading, given[heading.id], entry, standards) for heading in layout.headings)


def _heading_for(question: QuestionId, layout: Layout, entry: Entry) -> QuestionId | None:
    if entry.set == ACCOUNT and question in _CLOSING:
        return None
    speaking = (heading.id for heading in layout.headings if speaks_to(heading, entry.set, question))
    return next(speaking, None)


def _filled(heading: LayoutHeading, answers: Sequence[Answer], entry: Entry, standards: Sequence[str]) -> Filled:
    in_order = sorted(answers, key=lambda answer: answer.question != heading.id)
    joint = "\n\n" if heading.kind == "text" else "; "
    words = joint.join(answer.text.strip("\n") for answer in in_order)
    if heading.kind != "standards":
        return Filled(heading, words)
    ticked = entry.picks.get(heading.id) or entry.picks.get(STANDARDS, ())
    return Filled(heading, words, tuple(_standard(one, standards) for one in ticked))


def _standard(option: str, standards: Sequence[str]) -> str:
    """Return a standard in the words of the list as it is now, else as far as the choice itself tells."""
    known = (line for line in standards if standard_pick(line) == option)
    return next(known, None) or pick_in_words(option, str)


def speaks_to(heading: LayoutHeading, set_id: SetId, question: QuestionId) -> bool:
    """Whether an answer to a question of a set usually speaks to a heading."""
    return any(source.question == question and source.set in {"", set_id} for source in heading.sources)


def excesses(given: Collection[Filled]) -> tuple[Excess, ...]:
    """Return every heading under which more was written than it may have, in order."""
    return tuple(chain.from_iterable(one.excesses() for one in given))


def in_words(excess: Excess) -> str:
    """Return `What I learned has 1,204 characters; its place takes 1,000`."""
    return f'"{excess.heading}" has {excess.count:,} {excess.unit}; its place takes {excess.most:,}'
