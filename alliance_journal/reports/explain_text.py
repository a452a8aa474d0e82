"""Why a theme was seen, for people: the quote, what found it, each step of the reading, and whether it counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alliance_journal.findings.counting import is_only_suggested
from alliance_journal.findings.explaining import Explanation
from alliance_journal.findings.lessons import Grounds
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Source, Status, Theme
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import Line, Page, wrapped
from alliance_journal.reports.suggested import in_quotes

SCHEMA: Final = "alliance-journal/explain/1"
NOWHERE: Final = "Your words did not match it there; that says nothing about what was there."
_SOURCE: Final[Mapping[Source, str]] = {
    Source.PICK: "ticked by you",
    Source.REVIEW: "you said so",
    Source.PHRASE: "found in your words",
    Source.LEARNED: "a suggestion of the learned coder",
    Source.MODEL: "suggested",
}
_STATUS: Final[Mapping[Status, str]] = {
    Status.NEGATED: "it is said not to be so",
    Status.SUPPOSED: "it is supposed or planned",
    Status.PAST: "it is from before",
    Status.ELSEWHERE: "it belongs somewhere else",
}
_HOLDER: Final[Mapping[Holder, str]] = {
    Holder.WORKER: "you",
    Holder.CLIENT: "the client",
    Holder.BOTH: "the two of you",
    Holder.DYAD: "the two of you",
    Holder.CONTEXT: "what is around you",
    Holder.OTHER: "somebody else",
}
_NEARNESS: Final = ((0.85, "very near"), (0.7, "near"), (0.5, "somewhat near"))
"""How near two sentences are, by the least cosine of their vectors."""


def explain_lines(theme: Theme, found: Sequence[Explanation], page: Page) -> tuple[Line, ...]:
    """Return what the theme is, then each place with every step by which it was read."""
    lines = [*_theme_lines(theme, page)]
    for one in found:
        lines += [Line(""), *_one(one, page)]
    if not found:
        lines += [Line(""), *wrapped(NOWHERE, page, role="note")]
    return tuple(lines)


def _theme_lines(theme: Theme, page: Page) -> Iterator[Line]:
    yield from wrapped(f"{theme.label} ({theme.id})", page, role="heading")
    rows = (
        ("", theme.define),
        ("Take in: ", theme.include),
        ("Leave out: ", theme.exclude),
        ("Source: ", theme.source),
        ("Ask yourself: ", theme.ask),
    )
    for name, words in rows:
        if words:
            yield from wrapped(f"{name}{words}", page, indent="  ", hanging="    ")


def _one(one: Explanation, page: Page) -> Iterator[Line]:
    facts, sighting = one.quote.facts, one.quote.sighting
    heading = " ".join(filter(None, (say_short(facts.day), facts.client, facts.id)))
    yield from wrapped(heading, page, role="heading")
    words = "" if sighting.source is Source.PICK else f"{in_quotes(one.quote)} "
    yield from wrapped(f"{words}{one.quote.where}", page, indent="  ", hanging="    ", role="quote")
    for row in (*_stands_on(one), verdict(one)):
        yield from wrapped(row, page, indent="  ", hanging="    ")
    if one.grounds:
        yield from _like_it(one.grounds, page)


def _stands_on(one: Explanation) -> Iterator[str]:
    """Yield what the sighting stands on, one row each."""
    found = _SOURCE[one.quote.sighting.source]
    if one.words:
        found = f"{found}: '{one.words}', by the phrase {one.phrase}"
    elif one.phrase:
        found = f"{found}: {one.phrase}"
    elif one.grounds:
        found = f"{found}: {_confidence(one.grounds)}"
    yield found
    if one.grounds and one.grounds.moved:
        yield _moved(one.grounds)
    if one.heading:
        yield f"in your answer to: {one.heading}"
    for step in one.steps:
        yield step.text


def _confidence(grounds: Grounds) -> str:
    least = "" if grounds.threshold is None else f", this theme is suggested from {decimal(grounds.threshold)} on"
    return f"confidence {decimal(grounds.confidence)}{least}"


def _moved(grounds: Grounds) -> str:
    """Return what the worker's own answers did."""
    own = decimal(grounds.own or 0.0)
    did = "raised" if grounds.moved > 0 else "lowered"
    return f"its own confidence was {own}: your yes and no to sentences like this one {did} it"


def _like_it(grounds: Grounds, page: Page) -> Iterator[Line]:
    """Yield the sentences of the theme that come nearest, and that nobody ever wrote them."""
    if not grounds.examples:
        yield from wrapped("Nothing that it was taught with can be set beside it here.", page, indent="  ", role="note")
        return
    taught = "What comes nearest among the sentences it was taught with, all of them invented:"
    yield from wrapped(taught, page, indent="  ", hanging="    ", role="note")
    for example in grounds.examples:
        said = f'{nearness(example.nearness)}: "{example.words}"'
        yield from wrapped(said, page, indent="    ", hanging="      ", role="note")


def nearness(cosine: float) -> str:
    """Return in words how near one sentence comes to another."""
    return next((words for least, words in _NEARNESS if cosine >= least), "not near")


def decimal(value: float) -> str:
    """Return a number from 0 to 1 with two decimals: `.71`."""
    return f"{value:.2f}".removeprefix("0")


def verdict(one: Explanation) -> str:
    """Return whether a place counts, and the reason where it does not."""
    if one.counts and is_only_suggested(one.quote.sighting):
        return "counts as a suggestion, until you say yes or no to it: aj review"
    if one.counts:
        return "counts"
    sighting = one.quote.sighting
    reason = _STATUS.get(sighting.status)
    if reason is None:
        reason = f"it is about {_HOLDER[sighting.holder]}, the theme about {_HOLDER[one.theme.holder]}"
    return f"does not count: {reason}"


def explain_json(theme: Theme, found: Sequence[Explanation]) -> Json:
    """Return the theme and its places in the shape `alliance-journal/explain/1`."""
    return {
        "schema": SCHEMA,
        "theme": {
            "id": theme.id,
            "label": theme.label,
            "family": theme.family,
            "holder": theme.holder.value,
            "define": theme.define,
            "include": theme.include,
            "exclude": theme.exclude,
            "source": theme.source,
            "ask": theme.ask,
        },
        "sightings": [_sighting_json(one) for one in found],
    }


def _sighting_json(one: Explanation) -> Json:
    facts, sighting = one.quote.facts, one.quote.sighting
    return {
        "entry": facts.id,
        "met": facts.day.isoformat(),
        "client": facts.client,
        "path": facts.path,
        "line": sighting.place.line,
        "start": sighting.place.start,
        "end": sighting.place.end,
        "quote": one.quote.words,
        "heading": one.heading,
        "source": sighting.source.value,
        "confidence": round(sighting.confidence, 2),
        "phrase": one.phrase,
        "words": one.words,
        "status": sighting.status.value,
        "holder": sighting.holder.value,
        "steps": [
            {"about": step.about, "rule": step.rule, "words": step.words, "result": step.result, "text": step.text}
            for step in one.steps
        ],
        "counts": one.counts,
        "verdict": verdict(one),
        "learned": _grounds_json(one.grounds) if one.grounds else None,
    }


def _grounds_json(grounds: Grounds) -> Json:
    return {
        "threshold": grounds.threshold,
        "own_confidence": None if grounds.own is None else round(grounds.own, 2),
        "examples": [{"words": one.words, "nearness": round(one.nearness, 2)} for one in grounds.examples],
    }
