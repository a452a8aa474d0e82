"""Themes from feelings: rated in the walk, which is certain, or named in words as the writer's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import feeling_place
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place, Sighting, Source, Status, Theme
from alliance_journal.themes.context import shipped_context
from alliance_journal.themes.feelings import FeltWord, Scanned, named_feelings, theme_of_feeling

CONFIDENCE: Final = 0.8
"""As for phrases: built for precision, and of no degrees."""


class FeltTheme(NamedTuple):
    """A feeling named in words that speaks for a theme, and the sighting of that theme."""

    felt: FeltWord
    sighting: Sighting

    @property
    def phrase(self) -> str:
        """The phrase of the table that names the feeling."""
        return self.felt.rule[0].partition(": ")[2]


Felt = FeltTheme | FeltWord
"""A feeling named in words, with the theme it speaks for where there is one."""


def rated(document: Document, themes: Mapping[ThemeId, Theme]) -> Iterator[Sighting]:
    """Yield a certain sighting for every feeling that was rated above 0 and speaks for a theme, each theme once."""
    seen: set[ThemeId] = set()
    for word, strength in document.entry.feelings.items():
        theme = themes.get(theme_of_feeling(word) or ThemeId(""))
        place = feeling_place(document, word) if theme and strength > 0 and theme.id not in seen else None
        if theme and place:
            seen.add(theme.id)
            yield Sighting(theme.id, Source.PICK, Status.PRESENT, theme.holder, place, rule=(f"rated: {strength}",))


def named(
    document: Document, themes: Mapping[ThemeId, Theme], holders: Mapping[str, Holder], scanned: Sequence[Scanned]
) -> tuple[Felt, ...]:
    """Return every feeling that the entry names as the writer's own, in reading order; one of `scanned` a section."""
    asked = shipped_context().questions
    return tuple(
        _with_theme(felt, themes)
        for section, words in zip(document.sections, scanned, strict=True)
        for felt in named_feelings(
            document.text,
            section.start,
            section.end,
            holder=holders.get(section.question) or asked.get(section.question, Holder.BOTH),
            scanned=words,
        )
    )


def _with_theme(felt: FeltWord, themes: Mapping[ThemeId, Theme]) -> Felt:
    theme = themes.get(theme_of_feeling(felt.word) or ThemeId(""))
    if theme is None:
        return felt
    said = Sighting(theme.id, Source.PHRASE, Status.PRESENT, theme.holder, felt.place, CONFIDENCE, felt.rule)
    return FeltTheme(felt, said)


def places_of(felt: Iterable[Felt]) -> tuple[tuple[str, Place], ...]:
    """Return each feeling with the place of its sentence."""
    words = (one.felt if isinstance(one, FeltTheme) else one for one in felt)
    return tuple((one.word, one.place) for one in words)
