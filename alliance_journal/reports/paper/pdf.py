"""A paper as PDF: A4, tagged, with everything anybody wrote handed to the template as data."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import singledispatch
from importlib import resources
from typing import Final, Literal, NamedTuple

from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Curve,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.reports.paper.formats import MissingExtraError
from alliance_journal.reports.paper.laying import (
    WORDS,
    bar_share,
    by_line,
    chart_in_words,
    crowded,
    height,
    is_dense,
    is_short,
    number_shares,
    number_tables,
    places,
    reads_leftwards,
    runs,
    shares,
    value_on,
    with_leads,
)
from alliance_journal.reports.paper.texts import has_values, in_order, one_line, paragraphs, said, told_of

Fields = Mapping[str, object]
_Standard = Literal["ua-1"]
_TEMPLATE: Final = "sheet.typ"
_STRICT: Final[_Standard] = "ua-1"
"""PDF/UA-1, the standard for PDF files that everybody can read; it refuses signs that no font at hand can show."""
_UNSHOWN: Final = "could not be displayed"
"""What Typst says of such a sign."""


class UnsetPaperError(AllianceJournalError):
    """The PDF could not be set; another format can (exit 1)."""


def pdf(paper: Paper) -> bytes:
    """Return the paper as a PDF file, the same bytes for the same paper; raises MissingExtraError, UnsetPaperError.

    It keeps to PDF/UA-1 wherever the fonts of this computer have every sign; otherwise it is tagged all the same, and
    says at its end that some signs could not be shown.
    """
    strict = _set(paper, _STRICT)
    if isinstance(strict, bytes):
        return strict
    loose = _set(paper, None, unshown=_UNSHOWN in strict.complaint)
    if isinstance(loose, bytes):
        return loose
    raise UnsetPaperError("this paper cannot be set as a PDF", hint="--format html, which a browser prints as well")


class _Refusal(NamedTuple):
    """What Typst complains of; it may hold words of the paper and is never shown."""

    complaint: str


def _set(paper: Paper, standard: _Standard | None, *, unshown: bool = False) -> bytes | _Refusal:
    try:
        import typst  # noqa: PLC0415  an extra, and only where a PDF is asked for
    except ImportError:
        raise MissingExtraError("pdf", "a PDF file") from None

    template = resources.files("alliance_journal.reports.paper").joinpath(_TEMPLATE).read_bytes()
    told = json.dumps({**sheet(paper), "unshown": unshown})
    made = datetime.combine(paper.made, time(), UTC)
    try:
        return typst.compile(
            template,
            format="pdf",
            sys_inputs={"paper": told},
            pdf_standards=standard,
            timestamp=int(made.timestamp()),
        )
    except typst.TypstError as error:
        return _Refusal(str(error))


def sheet(paper: Paper) -> dict[str, object]:
    """Return the paper as the template takes it: fields of plain texts, numbers and lists."""
    language, region = _language(paper.language)
    return {
        "title": one_line(paper.title),
        "author": [one_line(paper.author)] if one_line(paper.author) else [],
        "made": [paper.made.year, paper.made.month, paper.made.day],
        "lang": language,
        "region": region,
        "heading": _text(paper.title),
        "by": _text(by_line(paper)),
        "notices": [one for notice in paper.notices for one in _text(notice)],
        "blocks": list(_blocks(paper)),
        "words": WORDS._asdict(),
    }


def _blocks(paper: Paper) -> Iterator[Fields]:
    for block, leads in with_leads(tuple(in_order(paper.blocks))):
        yield {**_fields(block), "leads": leads}


def _language(tag: str) -> tuple[str, str | None]:
    """Return the language and the region of a BCP 47 tag as Typst takes them; English where it is none."""
    first, *others = tag.split("-")
    language = first.lower() if first.isascii() and first.isalpha() and len(first) in {2, 3} else "en"
    return language, next((part for part in others if len(part) == 2 and part.isascii() and part.isalpha()), None)


def _text(text: str) -> list[Fields]:
    return [{"leftwards": reads_leftwards("".join(lines)), "lines": lines} for lines in paragraphs(text)]


def _texts(texts: Iterable[str]) -> list[list[Fields]]:
    return [_text(text) for text in texts]


@singledispatch
def _fields(block: Block) -> Fields:
    raise TypeError(type(block).__name__)


@_fields.register
def _(block: Heading) -> Fields:
    return {"kind": "heading", "text": _text(block.text), "level": block.level, "new_page": block.new_page}


@_fields.register
def _(block: Words) -> Fields:
    return {"kind": "words", "text": _text(block.text), "role": block.role}


@_fields.register
def _(block: Quote) -> Fields:
    return {"kind": "quote", "text": _text(block.text), "source": _text(block.source)}


@_fields.register
def _(block: Bullets) -> Fields:
    return {"kind": "bullets", "items": _texts(block.items), "numbered": block.numbered}


@_fields.register
def _(block: Facts) -> Fields:
    return {"kind": "facts", "pairs": [_texts(pair) for pair in block.pairs]}


@_fields.register
def _(block: Table) -> Fields:
    return _table(block, shares(block))


def _table(block: Table, widths: Sequence[float]) -> Fields:
    return {
        "kind": "table",
        "caption": _text(block.caption),
        "head": _texts(block.head),
        "rows": [_texts(row) for row in block.rows],
        "numbers": sorted(block.numbers),
        "shares": widths,
        "crowded": crowded(block, widths),
        "dense": is_dense(block),
        "together": is_short(block),
    }


@_fields.register
def _(block: Bars) -> Fields:
    return {
        "kind": "bars",
        "caption": _text(block.caption),
        "head": _text(told_of(block)),
        "bars": [_bar(bar, block) for bar in block.bars],
        "whole": block.of > 0,
        "together": is_short(block),
        "noted": any(one_line(bar.note) for bar in block.bars),
    }


def _bar(bar: Bar, bars: Bars) -> Fields:
    return {
        "label": _text(bar.label),
        "count": bar.count,
        "note": _text(bar.note),
        "share": bar_share(bar, bars),
    }


@_fields.register
def _(block: Chart) -> Fields:
    drawn = has_values(block)
    tables = number_tables(block) if drawn else ()
    return {
        "kind": "chart",
        "caption": _text(block.caption),
        "days": _texts(block.days),
        "places": list(places(block)) if drawn else [],
        "scale": sorted(_scale(block)),
        "curves": [_curve(curve, block) for curve in block.curves],
        "alt": chart_in_words(block) if drawn else "",
        "numbers": [_table(table, number_shares(table)) for table in tables],
    }


def _scale(chart: Chart) -> Iterator[tuple[float, str]]:
    """Yield the heights of the lines across a chart and what stands beside them."""
    ends = {chart.low, chart.high}
    middle = (chart.low + chart.high) / 2
    for value in ends | ({middle} if middle == int(middle) else set()):
        yield height(value, chart), said(value)


def _curve(curve: Curve, chart: Chart) -> Fields:
    return {
        "label": _text(curve.label),
        "runs": [[(day, _height(curve, day, chart)) for day in run] for run in runs(curve, len(chart.days))],
    }


def _height(curve: Curve, day: int, chart: Chart) -> float:
    return height(value_on(curve, day) or 0.0, chart)


@_fields.register
def _(block: Signatures) -> Fields:
    return {"kind": "signatures", "names": _texts(block.names)}


@_fields.register
def _(block: Room) -> Fields:
    return {"kind": "room", "label": _text(block.label), "lines": block.lines}
