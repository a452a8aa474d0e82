"""What on a paper may say who somebody is: every text of it is looked through, and no place is told by its words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.findings.disguise import PLAIN, WEEK_OF, Disguise
from alliance_journal.findings.unsettled import FILE_NAME, Unsettled, unsettled
from alliance_journal.model.papers import Block, Bullets, Facts, Heading, Paper, Quote, Room, Table, Words
from alliance_journal.privacy.exact_days import exact_days_in
from alliance_journal.privacy.kinds import Kind
from alliance_journal.privacy.watching import WatchList
from alliance_journal.queries.almanac import MONTHS, say_date

TITLE: Final = "the title"
NOTICES: Final = "the notices"
CODE: Final = "a client's code inside a word"
TOP: Final = "before the first heading"
_NAMES: Final[Mapping[type, str]] = {Words: "text", Bullets: "list", Room: "room to write"}
_RUNNING: Final = (Words, Quote, Bullets)
"""Blocks that may hold the worker's sentences, in which the program adds no day by itself but as weeks."""
_ALL_BUT_LINE_ENDS: Final = re.compile(r"[^\n]")
_MONTHS: Final = tuple(month[:3] for month in MONTHS)
_MONTH: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_WEEK: Final = re.compile(rf"(?<!\w)(?i:{WEEK_OF}) (\d{{1,2}}) ({_MONTH})(?: (\d{{4}}))?(?!\w)")
_NOT_IN_A_DAY: Final = re.compile(r"_|(?<!\d)-|-(?!\d)")
"""What parts the words of a file's name."""
_SHORTEST_OWN: Final = 3
"""Characters; a shorter text of the program's own would make too much look settled."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What a paper is looked through with: the list of names, how clients and days are told on it, and `own`.

    `own` are texts that the program ships, and what the author calls themselves: they count nowhere on the paper.
    """

    watched: WatchList = field(default_factory=WatchList, repr=False)
    disguise: Disguise = PLAIN
    own: Collection[str] = field(default=(), repr=False)


def unsettled_in(paper: Paper, looking: Looking, file_name: str = "") -> tuple[Unsettled, ...]:
    """Return every place of a paper, and of the name of its file, that may say who somebody is, in reading order.

    Where days are told as weeks, an exact day counts too; the day on which the paper was made may stand everywhere but
    in running text, quotes and lists. Where clients are called anew, a code inside a longer word counts.
    """
    texts = _each_once(_texts(paper, looking))
    if file_name:
        texts[FILE_NAME] = re.sub(r"[\W_]+", " ", file_name)
    found = list(unsettled(texts, looking.watched, looking.disguise.known))
    found += [one for where, text in texts.items() for one in _codes(where, text, looking.disguise)]
    if looking.disguise.weeks:
        named = _NOT_IN_A_DAY.sub(" ", file_name).replace(paper.made.isoformat(), " ")
        found += [one for where, text in (texts | {FILE_NAME: named}).items() for one in _days(where, text)]
    order = {where: number for number, where in enumerate((*texts, FILE_NAME))}
    return tuple(sorted(found, key=lambda one: (order[one.where], one.line)))


def _texts(paper: Paper, looking: Looking) -> Iterator[tuple[str, str]]:
    """Yield where a text stands, and the text as it is looked through."""
    own, made = (*looking.own, paper.author), say_date(paper.made)
    counted: Counter[str] = Counter()
    under, headings = TOP, 0
    yield TITLE, _without(paper.title, (*own, made))
    for block in paper.blocks:
        text = _without(_text_of(block), own if isinstance(block, _RUNNING) else (*own, made))
        if isinstance(block, Heading):
            headings += 1
            counted.clear()
            under = _called(block, text, headings, looking)
            yield f"heading {headings}", text
        else:
            name = _NAMES.get(type(block), type(block).__name__.lower())
            counted[name] += 1
            yield f"{under}, {name} {counted[name]}", text
    yield NOTICES, _without("\n".join(paper.notices), (*own, made))


def _each_once(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the texts by where they stand; a second place of the same name gets a number."""
    found: dict[str, str] = {}
    for where, text in texts:
        others = sum(other == where or other.startswith(f"{where} (") for other in found)
        found[f"{where} ({others + 1})" if others else where] = text
    return found


def _called(heading: Heading, text: str, number: int, looking: Looking) -> str:
    """Return a heading as places are told by it; one that may say who somebody is, is told by its number."""
    is_settled = not unsettled({"": text}, looking.watched, looking.disguise.known)
    return heading.text if is_settled else f"heading {number}"


def _text_of(block: Block) -> str:
    """Return every text of a block, one under the other; of tables and facts, row under row."""
    match block:
        case Table():
            return "\n".join([block.caption, *(" | ".join(row) for row in (block.head, *block.rows))])
        case Facts():
            return "\n".join(" | ".join(pair) for pair in block.pairs)
    return "\n".join(block.texts())


def _without(text: str, own: Iterable[str]) -> str:
    """Return the text with blanks where one of these stands in it."""
    wanted = sorted({one for one in own if len(one) >= _SHORTEST_OWN and one in text}, key=len, reverse=True)
    for one in wanted:
        whole = re.compile(rf"(?<!\w){re.escape(one)}(?!\w)")
        text = whole.sub(lambda found: _ALL_BUT_LINE_ENDS.sub(" ", found[0]), text)
    return text


def _codes(where: str, text: str, disguise: Disguise) -> Iterator[Unsettled]:
    """Yield every code that still stands inside a longer word."""
    for start, _ in disguise.left_in(text):
        yield Unsettled(where, text.count("\n", 0, start) + 1, Kind.CASE_NUMBER, CODE)


def _days(where: str, text: str) -> Iterator[Unsettled]:
    """Yield every exact day in a text; a week, a month and a year say less."""
    told = _WEEK.sub(_blank_week, text)
    for start, _ in exact_days_in(told):
        yield Unsettled(where, told.count("\n", 0, start) + 1, Kind.DATE)


def _blank_week(found: re.Match[str]) -> str:
    """Return blanks for a week as the program tells it: by its Monday; any other day is a day, as it was written."""
    day, month, year = found.groups()
    is_week = year is None or _is_monday(int(year), _MONTHS.index(month[:3]) + 1, int(day))
    return " " * len(found[0]) if is_week else found[0]


def _is_monday(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).weekday() == 0
    except ValueError:
        return False
