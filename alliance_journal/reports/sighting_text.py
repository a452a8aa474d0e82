"""Sightings for people: each theme with the sentence it stands on, its file and line, and how sure it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alliance_journal.findings.counting import counts, is_only_suggested
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Sighting, Source, Status, Theme
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.lines import Line, Page, wrapped
from alliance_journal.reports.suggested import LEGEND, in_quotes

NOTHING: Final = "Your words did not match the list; that says nothing about what was there."
NOTHING_OF_THAT: Final = "Nothing here stands on that; that says nothing about what was there."
_STATUS: Final[Mapping[Status, str]] = {
    Status.NEGATED: "said not to be so",
    Status.SUPPOSED: "supposed or planned",
    Status.PAST: "from before",
    Status.ELSEWHERE: "somewhere else",
}
_WHOSE: Final[Mapping[Holder, str]] = {
    Holder.WORKER: "about you",
    Holder.CLIENT: "about the client",
    Holder.BOTH: "about the two of you",
    Holder.DYAD: "about the two of you",
    Holder.CONTEXT: "about what is around you",
    Holder.OTHER: "about somebody else",
}
_SOURCE: Final[Mapping[Source, str]] = {
    Source.PICK: "ticked",
    Source.REVIEW: "confirmed by you",
    Source.PHRASE: "found in your words",
    Source.LEARNED: "by the learned coder",
    Source.MODEL: "suggested",
}


def sighting_lines(  # noqa: PLR0913  what is shown and how, each by name
    entries: Sequence[EntryFacts],
    themes: Mapping[ThemeId, Theme],
    reader: Reader,
    page: Page,
    *,
    only: Sequence[str] = (),
    nothing: str = NOTHING,
) -> tuple[Line, ...]:
    """Return every place in these entries where a theme shows itself; what does not count says why.

    `nothing` is said where there is no such place.
    """
    lines = [line for facts in entries for line in _entry(facts, themes, reader, page, only)]
    if any(is_only_suggested(one) and shown(one, themes, only) for facts in entries for one in facts.sightings):
        lines += [Line(""), *wrapped(LEGEND, page, role="note")]
    return tuple(lines or wrapped(nothing, page, role="note"))


def shown(sighting: Sighting, themes: Mapping[ThemeId, Theme], only: Sequence[str]) -> bool:
    """Whether a sighting's theme is in the codebook and was asked for, by its id or its family's prefix."""
    theme = sighting.theme
    return theme in themes and (not only or any(theme == name or theme.startswith(f"{name}.") for name in only))


def _entry(
    facts: EntryFacts, themes: Mapping[ThemeId, Theme], reader: Reader, page: Page, only: Sequence[str]
) -> Iterator[Line]:
    seen = [sighting for sighting in facts.sightings if shown(sighting, themes, only)]
    if seen:
        heading = " ".join(filter(None, (say_short(facts.day), facts.client, facts.id)))
        yield from wrapped(heading, page, role="heading")
    for sighting in seen:
        theme = themes[sighting.theme]
        yield from wrapped(f"{theme.label} ({theme.id}), {_how(sighting, theme)}", page, indent="  ", hanging="    ")
        quote = reader.quoted(facts, sighting)
        words = "" if sighting.source is Source.PICK else f"{in_quotes(quote)} "
        yield from wrapped(f"{words}{quote.where}", page, indent="     ", hanging="       ", role="quote")


def _how(sighting: Sighting, theme: Theme) -> str:
    how = _SOURCE[sighting.source]
    if counts(sighting, theme):
        return how
    reason = _STATUS.get(sighting.status) or _WHOSE[sighting.holder]
    return f"{how}, not counted: {reason}"
