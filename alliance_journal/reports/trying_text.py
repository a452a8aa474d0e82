"""A tried text for people: each theme found with its phrase, whose, when, and whether it counts; or what comes near."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alliance_journal.findings.trying import Near, Tried, phrase_of
from alliance_journal.model.themes import Sighting, Source, Status
from alliance_journal.reports.codebook_text import WHOSE
from alliance_journal.reports.lines import Line, Page, wrapped
from alliance_journal.reports.sighting_text import NOTHING

_WHEN: Final[Mapping[Status, str]] = {
    Status.PRESENT: "here and now",
    Status.NEGATED: "said not to be so",
    Status.SUPPOSED: "supposed or planned",
    Status.PAST: "from before",
    Status.ELSEWHERE: "somewhere else",
}
_SUGGESTED: Final = frozenset({Source.LEARNED, Source.MODEL})


def trying_lines(found: Sequence[Tried], near: Sequence[Near], page: Page) -> tuple[Line, ...]:
    """Return what was found in a text, and on which grounds; where nothing was, the phrases that come nearest."""
    if not found:
        return (*wrapped(NOTHING, page, role="note"), *_near(near, page))
    several = len({one.sighting.place for one in found}) > 1
    lines: list[Line] = []
    for number, one in enumerate(found):
        if several and (not number or found[number - 1].sighting.place != one.sighting.place):
            lines += wrapped(f'"{one.sentence}"', page, role="quote")
        lines += _one(one, page)
    return tuple(lines)


def _one(one: Tried, page: Page) -> Iterator[Line]:
    sighting, theme = one.sighting, one.theme
    verdict = "counts" if one.counts else f"does not count: {_why_not(one)}"
    yield from wrapped(f"{theme.label} ({theme.id}): {verdict}", page, hanging="  ", role="heading")
    phrase = phrase_of(sighting)
    if phrase:
        yield from wrapped(f"phrase: {phrase}", page, indent="  ", hanging="    ")
    elif sighting.source in _SUGGESTED:
        yield from wrapped("suggested, by no phrase", page, indent="  ", hanging="    ")
    yield from wrapped(f"whose: {WHOSE[sighting.holder]}{_by(sighting, 'holder: ')}", page, indent="  ", hanging="    ")
    yield from wrapped(f"when: {_WHEN[sighting.status]}{_by(sighting, 'status: ')}", page, indent="  ", hanging="    ")


def _why_not(one: Tried) -> str:
    sighting = one.sighting
    if sighting.status is not Status.PRESENT:
        return _WHEN[sighting.status]
    return f"it is {WHOSE[sighting.holder]}, and the theme is {WHOSE[one.theme.holder]}"


def _by(sighting: Sighting, kind: str) -> str:
    """Return the rule that said so, in brackets; nothing where it would only repeat the answer."""
    rule = next((rule.removeprefix(kind) for rule in sighting.rule if rule.startswith(kind)), "")
    return f" ({rule})" if rule and rule != _WHEN[Status.PRESENT] else ""


def _near(near: Sequence[Near], page: Page) -> Iterator[Line]:
    for number, one in enumerate(near):
        told = f'{one.theme.label} ({one.theme.id}), by the phrase "{one.phrase}"'
        yield from wrapped(told, page, indent="            " if number else "  close to: ", hanging=" " * 14)
