"""How it is told that nothing but the learned coder speaks for something: one word, wherever it stands."""

from typing import Final

from alliance_journal.findings.counting import is_only_suggested
from alliance_journal.findings.quotes import Quoted
from alliance_journal.findings.theme_findings import ThemeFinding

MARK: Final = "suggested"
MEANING: Final = f'What is marked "{MARK}" only the learned coder saw: it may be wrong, and counts take it in'
LEGEND: Final = f"{MEANING}: aj help coder"


def in_quotes(quote: Quoted) -> str:
    """Return the words of a sighting in quotation marks, marked where they are only suggested."""
    words = f'"{quote.words}"'
    return f"{MARK}: {words}" if is_only_suggested(quote.sighting) else words


def how_many_suggested(finding: ThemeFinding) -> str:
    """Return how many of a theme's entries are only suggested: "2 of them only suggested"; empty where none is."""
    if not finding.only_learned:
        return ""
    if finding.only_learned < finding.entries:
        return f"{finding.only_learned} of them only {MARK}"
    return f"{'all ' if finding.entries > 1 else ''}only {MARK}"
