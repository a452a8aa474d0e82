"""An account as a paper in its layout, and as blocks of plain text to paste into a form on the web."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from alliance_journal.findings.disguise import Disguise
from alliance_journal.guide.accounts import Filled
from alliance_journal.model.layouts import Layout
from alliance_journal.model.papers import (
    Block,
    Bullets,
    Facts,
    Heading,
    Paper,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.reports.paper.texts import readable

LINES_LEFT: Final = 4
"""Ruled lines under a heading that nothing was written for."""
LEFT_OPEN: Final = "Not written yet"
ROW: Final = "At a glance"
"""What the row of a plan is called above it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What goes onto the paper: the layout with what was written, the day, and the days of the entries it came from.

    `recognisable` is whether the writer said that somebody in it could be recognised, or was not sure.
    """

    layout: Layout
    filled: tuple[Filled, ...] = field(repr=False)
    day: date
    days: tuple[date, ...] = ()
    recognisable: bool = False


def account_paper(account: Account, called: Disguise, made: date) -> Paper:
    """Return the account under the headings of its layout, with its facts above and the lines to sign below.

    Ratings, feelings and ticks are not in it, but for the standards that a heading asks for.
    """
    layout = account.layout
    facts = tuple(_facts(account, called, made))
    blocks: list[Block] = [Facts(facts)] if facts else []
    blocks += _row(account, called)
    for one in account.filled:
        if one.heading.spot == "block":
            blocks += _block(one, called)
    if layout.signatures:
        blocks.append(Signatures(tuple(map(called.words, layout.signatures))))
    return Paper(title=called.words(layout.title), blocks=tuple(blocks), made=made, language=layout.language)


def fixed_texts(layout: Layout, *, shipped: bool) -> tuple[str, ...]:
    """Return what the program itself puts onto a paper, and so says nothing about anybody.

    The headings of a layout are among it only where that is `shipped`: in one of their own, a worker may write a name.
    """
    ours = (layout.title, *layout.signatures, *(heading.heading for heading in layout.headings)) if shipped else ()
    return (*ours, *_NAMES.values(), LEFT_OPEN, ROW)


_NAMES: Final = {"date": "Written for", "period": "Made from entries of"}


def _facts(account: Account, called: Disguise, made: date) -> Iterator[tuple[str, str]]:
    if "date" in account.layout.facts and account.day != made:  # that day stands on the paper anyway
        yield _NAMES["date"], called.day(account.day)
    if "period" in account.layout.facts and account.days:
        yield _NAMES["period"], _period(account.days, called)
    for one in account.filled:
        if one.heading.spot == "facts" and not one.is_empty:
            yield called.words(one.heading.heading), "; ".join(_lines(one, called))


def _period(days: Sequence[date], called: Disguise) -> str:
    first, last = called.day(min(days)), called.day(max(days))
    return first if first == last else f"{first} to {last}"


def _row(account: Account, called: Disguise) -> Iterator[Table]:
    """Yield the row of the plan, where the layout has one."""
    fields = [one for one in account.filled if one.heading.spot == "row"]
    if fields:
        head = tuple(called.words(one.heading.heading) for one in fields)
        yield Table(ROW, head, (tuple("; ".join(_lines(one, called)) for one in fields),))


def _block(one: Filled, called: Disguise) -> Iterator[Block]:
    yield Heading(called.words(one.heading.heading))
    if one.is_empty:
        yield Room(LEFT_OPEN, LINES_LEFT)
    elif one.standards:
        yield Bullets(tuple(called.words(line) for line in one.standards))
    else:
        yield Words(_said(one, called))


def _lines(one: Filled, called: Disguise) -> tuple[str, ...]:
    """Return what stands under a heading as short pieces; nothing where it is empty."""
    if one.standards:
        return tuple(called.words(line) for line in one.standards)
    return (_said(one, called),) if one.words.strip() else ()


def _said(one: Filled, called: Disguise) -> str:
    """Return the words as they are called on the paper; a day of its own is a day as it is told there."""
    if one.heading.kind == "date":
        try:
            return called.day(date.fromisoformat(one.words.strip()))
        except ValueError:
            pass
    return called.words(one.words)


def account_text(paper: Paper, *, bare: bool = False) -> str:
    """Return a paper of an account as blocks of plain text, an empty line between them: nothing but words to paste.

    Headings stand in capitals, so that they are seen in a box without any markup; no line is broken. A `bare` one is
    without the title and the notices, and a single block in it without its heading too.
    """
    blocks = tuple(filter(None, map(_plain, paper.blocks)))
    if not bare:
        return readable("\n\n".join((paper.title, *blocks, *paper.notices))) + "\n"
    is_single = len(paper.blocks) == _HEADING_AND_WORDS and isinstance(paper.blocks[0], Heading)
    return readable("\n\n".join(blocks[1:] if is_single else blocks)) + "\n"


_HEADING_AND_WORDS: Final = 2


def _plain(block: Block) -> str:
    """Return a block as plain text; what an account never holds is nothing."""
    if isinstance(block, Facts):
        return "\n".join(f"{name}: {said}" for name, said in block.pairs)
    if isinstance(block, Table):
        return "\n\n".join("\n".join(map(": ".join, zip(block.head, row, strict=True))) for row in block.rows)
    if isinstance(block, Signatures):
        return "\n".join(f"{name}: ____________________  Date: ____________" for name in block.names)
    if isinstance(block, Bullets):
        return "\n".join(f"- {item}" for item in block.items)
    return _in_one_text(block)


def _in_one_text(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text.upper()
    if isinstance(block, Room):
        return f"[{block.label}]"
    return block.text.strip("\n") if isinstance(block, Words) else ""
