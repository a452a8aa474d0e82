"""A paper with every text in it told in another way, so that nothing on it can be overlooked."""

from collections.abc import Callable
from dataclasses import replace

from alliance_journal.model.papers import (
    Bars,
    Block,
    Bullets,
    Chart,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)

Retell = Callable[[str], str]


def retold(paper: Paper, retell: Retell) -> Paper:
    """Return the paper with `retell` said to every text: title, author, blocks and notices."""
    return replace(
        paper,
        title=retell(paper.title),
        author=retell(paper.author),
        blocks=tuple(_block(block, retell) for block in paper.blocks),
        notices=_all(paper.notices, retell),
    )


def _block(block: Block, retell: Retell) -> Block:  # noqa: PLR0911  one for each kind of block
    match block:
        case Heading() | Words():
            return replace(block, text=retell(block.text))
        case Quote():
            return replace(block, text=retell(block.text), source=retell(block.source))
        case Bullets():
            return replace(block, items=_all(block.items, retell))
        case Facts():
            return replace(block, pairs=tuple((retell(name), retell(said)) for name, said in block.pairs))
        case Table():
            rows = tuple(_all(row, retell) for row in block.rows)
            return replace(block, caption=retell(block.caption), head=_all(block.head, retell), rows=rows)
        case Bars():
            bars = tuple(replace(bar, label=retell(bar.label), note=retell(bar.note)) for bar in block.bars)
            return replace(block, caption=retell(block.caption), unit=retell(block.unit), bars=bars)
        case Chart():
            curves = tuple(replace(curve, label=retell(curve.label)) for curve in block.curves)
            return replace(block, caption=retell(block.caption), days=_all(block.days, retell), curves=curves)
        case Signatures():
            return replace(block, names=_all(block.names, retell))
        case Room():
            return replace(block, label=retell(block.label))


def _all(texts: tuple[str, ...], retell: Retell) -> tuple[str, ...]:
    return tuple(map(retell, texts))
