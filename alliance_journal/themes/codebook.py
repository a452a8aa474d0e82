"""The codebook: every theme with its phrases and examples, and the named loops, shipped and the journal's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.loops import Loop, LoopId
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Theme
from alliance_journal.themes.context import context_text
from alliance_journal.themes.loop_tables import read_loops, trusted_loops
from alliance_journal.themes.tables import read_themes, trusted_themes

FAMILIES: Final = (
    "client_withdrawal",
    "client_confrontation",
    "worker_feeling",
    "worker_contribution",
    "relationship_pattern",
    "context",
    "repair_strategy",
    "repair_outcome",
)
"""The shipped families, in the order in which they are shown; each is one file."""
_FOLDER: Final = Path(__file__).with_name("codebook")
_FEELINGS: Final = Path(__file__).with_name("feelings.toml")
"""Feelings named in words are sightings too, so that an index made with another table of them is not used."""
RULES: Final = 3
"""Counted up whenever the coder would read the same words differently, so that an index is made anew."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """All themes by id, in the order of their families, and the named loops between them.

    `stamp` changes whenever anything that is coded by does; `is_shipped`: nothing of the worker's own is in it.
    """

    themes: Mapping[ThemeId, Theme] = field(repr=False)
    families: tuple[str, ...]
    stamp: str
    loops: tuple[Loop, ...] = ()
    is_shipped: bool = False

    def of_family(self, family: str) -> tuple[Theme, ...]:
        """Return the themes of one family, in order."""
        return tuple(theme for theme in self.themes.values() if theme.family == family)


@dataclass(frozen=True, slots=True)
class _Shipped:
    """The shipped themes and loops as read once, and the hash of what the themes were read from."""

    themes: Mapping[ThemeId, Theme]
    loops: Mapping[LoopId, Loop]
    digest: bytes


def load_codebook(own: Path | None = None) -> tuple[Codebook, tuple[Problem, ...]]:
    """Return the shipped codebook with the journal's own themes and loops, by id, and all mistakes in those.

    `own` is the journal's `codebook.toml`; a file that is not there is no mistake. A theme or loop with a mistake is
    left out (or stays as shipped), the others of the same file count.
    """
    shipped = _shipped()
    text, problems = ("", ()) if own is None else _text_of(own)
    themes, loops = dict(shipped.themes), dict(shipped.loops)
    if text:
        added, wrong = read_themes(text, path=str(own), known=shipped.themes)
        themes.update((theme.id, theme) for theme in added)
        named, also = read_loops(text, path=str(own), themes=themes, known=shipped.loops)
        loops.update((loop.id, loop) for loop in named)
        problems = (*problems, *sorted((*wrong, *also)))
    digest = blake2b(shipped.digest + text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    book = codebook_of(tuple(themes.values()), tuple(loops.values()), stamp=digest)
    return replace(book, is_shipped=not text), problems


def codebook_of(themes: Sequence[Theme], loops: Sequence[Loop] = (), *, stamp: str) -> Codebook:
    """Return a codebook of these themes and loops; families come in the shipped order, new ones after them."""
    named = dict.fromkeys(theme.family for theme in themes)
    families = (*(family for family in FAMILIES if family in named), *(name for name in named if name not in FAMILIES))
    order = {family: place for place, family in enumerate(families)}
    ranked = sorted(themes, key=lambda theme: order[theme.family])
    return Codebook(MappingProxyType({theme.id: theme for theme in ranked}), families, stamp, tuple(loops))


def family_text(family: str) -> str:
    """Return the file of a shipped family (or of the loops, by that name) as it is written."""
    return (_FOLDER / f"{family}.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _shipped() -> _Shipped:
    themes: dict[ThemeId, Theme] = {}
    hasher = blake2b(f"{RULES}\n{context_text()}\n{_FEELINGS.read_text(encoding='utf-8')}".encode(), digest_size=12)
    for family in FAMILIES:
        text = family_text(family)
        hasher.update(text.encode())
        themes.update((theme.id, theme) for theme in trusted_themes(text))
    return _Shipped(themes, {loop.id: loop for loop in trusted_loops(family_text("loops"))}, hasher.digest())


def _text_of(own: Path) -> tuple[str, tuple[Problem, ...]]:
    """Return the journal's own codebook as text, or why it could not be read."""
    try:
        return own.read_text(encoding="utf-8-sig"), ()
    except FileNotFoundError:
        return "", ()
    except UnicodeDecodeError:
        return "", (Problem(str(own), 1, "is not UTF-8 text; save it as UTF-8"),)
    except OSError:
        return "", (Problem(str(own), 1, "cannot be opened; the shipped codebook is used without it"),)
