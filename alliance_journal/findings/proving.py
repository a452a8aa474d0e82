"""Themes proved on their own examples: what their phrases find of the `yes` sentences, and wrongly of the `no`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alliance_journal.findings.trying import phrase_of, tried
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Source, Theme
from alliance_journal.themes.codebook import codebook_of
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.context import shipped_context
from alliance_journal.themes.grammar import Keys, variants_of
from alliance_journal.themes.phrases import Phrasebook
from alliance_journal.themes.words import words_in


@dataclass(frozen=True, slots=True)
class Struck:
    """A `no` sentence (its number from 1) in which a phrase of its own theme would count."""

    number: int
    sentence: str = field(repr=False)
    phrase: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a theme's phrases make of its own examples: which `yes` they find, by number from 1, and which `no`."""

    theme: Theme
    found: tuple[int, ...]
    struck: tuple[Struck, ...]


def prove(themes: Sequence[Theme]) -> tuple[Proof, ...]:
    """Return for each theme which of its own examples its phrases find."""
    coder = Coder(codebook_of(themes, stamp=""))
    by_id = {theme.id: theme for theme in themes}
    return tuple(_proof(theme, lambda text: _counting(text, coder, by_id)) for theme in themes)


def idle_phrases(theme: Theme) -> tuple[str, ...]:
    """Return the phrases of a theme that match nothing in any `yes` sentence of its own."""
    book = Phrasebook(ways_to_say([theme]), shipped_context().vocabulary)
    used = {match.line for yes in theme.yes for match in book.matches(words_in(yes, 0, len(yes)))}
    return tuple(phrase for line, phrase in enumerate(theme.phrases) if line not in used)


def ways_to_say(themes: Iterable[Theme]) -> list[tuple[Keys, ...]]:
    """Return every way in which each phrase of these themes can be said, phrase by phrase."""
    slots = shipped_context().slots
    return [variants_of(phrase, slots) for theme in themes for phrase in theme.phrases]


def _proof(theme: Theme, counting: Callable[[str], Mapping[ThemeId, str]]) -> Proof:
    struck = ((number, no, counting(no).get(theme.id)) for number, no in enumerate(theme.no, start=1))
    return Proof(
        theme,
        found=tuple(number for number, yes in enumerate(theme.yes, start=1) if theme.id in counting(yes)),
        struck=tuple(Struck(number, no, phrase) for number, no, phrase in struck if phrase is not None),
    )


def _counting(text: str, coder: Coder, themes: Mapping[ThemeId, Theme]) -> dict[ThemeId, str]:
    """Return the themes that count in a text by a phrase, each with the phrase."""
    seen = (one for one in tried(text, coder, themes) if one.counts and one.sighting.source is Source.PHRASE)
    return {one.theme.id: phrase_of(one.sighting) for one in seen}
