"""What the phrases of themes find of their own examples, for people."""

from collections.abc import Iterator, Sequence

from alliance_journal.findings.checking import Checked
from alliance_journal.findings.proving import Proof, idle_phrases
from alliance_journal.model.themes import Theme
from alliance_journal.reports.lines import Line, Page, counted, wrapped


def proof_lines(checked: Checked, page: Page, *, with_idle: bool = False) -> tuple[Line, ...]:
    """Return for each theme how many of its `yes` sentences its phrases find; with the phrases that find none of them.

    Mistakes are not repeated here.
    """
    if checked.too_many:
        told = "The phrases can be said in too many ways to prove them on the examples: write fewer |, ? and lists."
        return tuple(wrapped(told, page, role="note"))
    lines: list[Line] = []
    if any(proof.theme.yes for proof in checked.proofs):
        lines += wrapped(
            "yes sentences found by phrases; the others are for the reader, and for a coder that learns:", page
        )
    for proof in checked.proofs:
        lines += wrapped(_told(proof), page, indent="  ", hanging="    ")
        lines += _idle(proof.theme, page) if with_idle else ()
    if not checked.problems:
        lines += wrapped(f"{counted(len(checked.proofs), 'theme')}, no mistakes", page)
    return tuple(lines)


def _told(proof: Proof) -> str:
    theme = proof.theme
    return f"{theme.id}: {len(proof.found)} of {len(theme.yes)}" if theme.yes else f"{theme.id}: no yes sentences"


def _idle(theme: Theme, page: Page) -> Iterator[Line]:
    phrases: Sequence[str] = idle_phrases(theme)
    if phrases:
        yield from wrapped("in no yes sentence of its own:", page, indent="    ")
    for phrase in phrases:
        yield from wrapped(phrase, page, indent="      ", hanging="        ", role="note")
