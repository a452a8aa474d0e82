"""The worker's own question: whether two things stand together more often than chance would have it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.loops import Spots, notes_of, spots_of
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.findings.theme_names import nearest_hint, themes_like, themes_meant
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Sighting, Theme
from alliance_journal.themes.boards import Contrast, When, board
from alliance_journal.themes.loops import Answer, asked

Themes = Mapping[ThemeId, Theme]


@dataclass(frozen=True, slots=True)
class NamedSide:
    """One side of a question: the themes it means, and how it is called."""

    label: str
    themes: tuple[ThemeId, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its counts, its answer and the places it stands on, the newest pair of entries first.

    `without_client` counts entries that were counted but could not be compared, because nobody is named in them.
    """

    first: NamedSide
    then: NamedSide
    when: When
    entries: int
    clients: int
    without_client: int
    counts: Contrast
    answer: Answer
    spots: Spots = field(repr=False)
    themes: Themes = field(repr=False)
    reader: Reader = field(repr=False, compare=False)

    def quotes(self, most: int | None = None) -> tuple[tuple[Quoted, Quoted], ...]:
        """Return the words of both sides of the newest pairs, read from their files only now."""
        return tuple((self.reader.quoted(*first), self.reader.quoted(*then)) for first, then in self.spots[:most])


def sides_named(first: str, then: str, themes: Themes) -> tuple[NamedSide, NamedSide]:
    """Return the two sides that names mean; raises UsageError where one means nothing, too much, or both the same."""
    sides = side_named(first, themes), side_named(then, themes)
    shared = set(sides[0].themes).intersection(sides[1].themes)
    if shared:
        raise UsageError(f"{min(shared)} would stand on both sides", hint="aj ask wc.paternal cw.appease")
    return sides


def side_named(name: str, themes: Themes) -> NamedSide:
    """Return the side that a name means: a theme's id, a family (`cw`, `client_withdrawal`), or a part of one label."""
    with suppress(NotFoundError):
        meant = themes_meant([name], themes)
        return _side(name.strip(), tuple(theme for theme in themes if theme in meant), themes)
    like = themes_like(name, themes)
    if len(like) > 1:
        ids = " or ".join(theme.id for theme in like[:5])
        raise UsageError(f"{len(like)} themes have one of these names", hint=ids)
    if not like:
        raise UsageError("there is no theme or family of one of these names", hint=nearest_hint(name, themes))
    return _side(name, (like[0].id,), themes)


def _side(name: str, meant: tuple[ThemeId, ...], themes: Themes) -> NamedSide:
    if len(meant) == 1:
        return NamedSide(f'"{themes[meant[0]].label}"', meant)
    return NamedSide(f"any of the {len(meant)} themes of {name}", meant)


def ask(
    entries: Sequence[EntryFacts], sides: tuple[NamedSide, NamedSide], when: When, themes: Themes, reader: Reader
) -> Asked:
    """Return the answer to one question about these entries."""
    found = {facts.path: _counting(facts, themes) for facts in entries}
    meant = (sides[0].themes, sides[1].themes)
    places = board(notes_of(entries, found), when)
    return Asked(
        first=sides[0],
        then=sides[1],
        when=when,
        entries=len(entries),
        clients=len({facts.client for facts in entries if facts.client}),
        without_client=sum(not facts.client for facts in entries),
        counts=places.contrast(meant),
        answer=asked(places, meant),
        spots=spots_of(places.evidence(meant), meant, found, {facts.path: facts for facts in entries}),
        themes=themes,
        reader=reader,
    )


def _counting(facts: EntryFacts, themes: Themes) -> dict[ThemeId, list[Sighting]]:
    found: dict[ThemeId, list[Sighting]] = {}
    for sighting in facts.sightings:
        theme = themes.get(sighting.theme)
        if theme is not None and counts(sighting, theme) and not is_only_suggested(sighting):
            found.setdefault(sighting.theme, []).append(sighting)
    return found
