"""Papers read block by block: what stands under a heading, and all of it as one text."""

from collections.abc import Iterable

from alliance_journal.model.papers import Block, Heading, Paper


def headings(paper: Paper, level: int = 1) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == level]


def under(paper: Paper, heading: str) -> list[Block]:
    """Return the blocks below a heading, up to the next one of its level or above."""
    found: list[Block] = []
    level = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            level = block.level if block.text == heading else level
        elif level:
            found.append(block)
    return found


def texts(blocks: Iterable[Block]) -> list[str]:
    return [text for block in blocks for text in block.texts() if text]


def all_of(paper: Paper) -> str:
    return "\n".join(paper.texts())
