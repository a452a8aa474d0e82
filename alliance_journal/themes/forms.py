"""English verb forms: from the plain form to every form a diary uses, so that a phrase needs writing only once."""

from collections.abc import Iterable, Mapping
from typing import Final

_VOWELS: Final = frozenset("aeiou")


def forms_of(lemma: str, irregular: Mapping[str, str], doubling: Iterable[str]) -> tuple[str, ...]:
    """Return every form of a verb; irregular ones come from the table, the rest by the rules of spelling."""
    if lemma in irregular:
        return (lemma, *irregular[lemma].split())
    return tuple(dict.fromkeys((lemma, _third(lemma), *_past_and_ing(lemma, doubles=lemma in doubling))))


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _past_and_ing(lemma: str, *, doubles: bool) -> tuple[str, str]:
    if doubles:
        return f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma}d", f"{lemma[:-2]}ying"
    if lemma.endswith("ee"):
        return f"{lemma}d", f"{lemma}ing"
    if lemma.endswith("e"):
        return f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ied", f"{lemma}ing"
    return f"{lemma}ed", f"{lemma}ing"
