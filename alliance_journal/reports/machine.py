"""Stable JSON: the shapes that other programs rely on; tests pin them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Quoted, Reader
from alliance_journal.findings.summary import Summary
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.themes import Theme
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.loops_text import loops_json
from alliance_journal.reports.mirror_text import absence_json, mirror_json
from alliance_journal.reports.rating_json import ratings_json
from alliance_journal.reports.sighting_text import shown
from alliance_journal.reports.strain_text import strain_json
from alliance_journal.reports.words_text import wording_json

SUMMARY_SCHEMA: Final = "alliance-journal/summary/1"
THEMES_SCHEMA: Final = "alliance-journal/themes/1"
ENTRIES_SCHEMA: Final = "alliance-journal/entries/1"


def summary_json(summary: Summary) -> Json:
    """Return the summary in the shape `alliance-journal/summary/1`."""
    since, until = summary.period.since, summary.period.until
    return {
        "schema": SUMMARY_SCHEMA,
        "period": {"from": since.isoformat() if since else None, "to": until.isoformat() if until else None},
        "entries": summary.entries,
        "clients": summary.clients,
        "themes": [_theme_json(finding, summary.entries) for finding in summary.themes],
        "loops": loops_json(summary.loops, quoted_json),
        "strains": [strain_json(strain) for strain in summary.strains],
        "strategies": [
            {
                "number": strategy.number,
                "id": strategy.theme.id,
                "label": strategy.theme.label,
                "entries": strategy.entries,
                "looked_at": strategy.looked_at,
            }
            for strategy in summary.strategies
        ],
        "ratings": ratings_json(summary.series),
        "phrases": [wording_json(one) for one in summary.wordings],
        "feelings": [
            {
                "word": feeling.word,
                "entries": feeling.entries,
                "strongest": feeling.strongest,
                "in_words": feeling.in_words,
            }
            for feeling in summary.feelings
        ],
        "mirror": mirror_json(summary.mirrors),
        "absence_after": absence_json(summary.absence, summary.reader),
        "eased": [
            {
                "id": one.theme.id,
                "label": one.theme.label,
                "entries": one.entries,
                "sightings": [quoted_json(quote, one.theme) for quote in one.quotes],
            }
            for one in summary.eased
        ],
        "reviewed": {"looked_at": summary.looked_at, "of": summary.to_look_at, "stale": summary.stale},
    }


def _theme_json(finding: ThemeFinding, of: int) -> Json:
    return {
        "id": finding.theme.id,
        "label": finding.theme.label,
        "family": finding.theme.family,
        "entries": finding.entries,
        "of": of,
        "clients": finding.clients,
        "first": finding.first.isoformat(),
        "last": finding.last.isoformat(),
        "longest_run": finding.longest_run,
        "recurring": finding.recurs,
        "before": finding.before,
        "confirmed": finding.confirmed,
        "only_learned": finding.only_learned,
        "beside": [{"id": theme.id, "entries": count} for theme, count in finding.beside],
        "sightings": [quoted_json(quote, finding.theme) for quote in finding.quotes],
    }


def quoted_json(quote: Quoted, theme: Theme) -> Json:
    """Return one sighting with its words and place."""
    return {"entry": quote.facts.id, "path": quote.facts.path, "met": quote.facts.day.isoformat()} | sighting_json(
        quote, theme
    )


def sighting_json(quote: Quoted, theme: Theme) -> Json:
    """Return one sighting as `alliance-journal/themes/1` has it."""
    sighting = quote.sighting
    return {
        "theme": sighting.theme,
        "family": theme.family,
        "source": sighting.source.value,
        "confidence": round(sighting.confidence, 2),
        "status": sighting.status.value,
        "holder": sighting.holder.value,
        "quote": quote.words,
        "line": sighting.place.line,
        "start": sighting.place.start,
        "end": sighting.place.end,
    }


def themes_json(
    entries: Sequence[EntryFacts], themes: Mapping[ThemeId, Theme], reader: Reader, *, only: Sequence[str] = ()
) -> Json:
    """Return every sighting of these entries in the shape `alliance-journal/themes/1`."""
    return {"schema": THEMES_SCHEMA, "entries": [_entry_themes(facts, themes, reader, only) for facts in entries]}


def _entry_themes(facts: EntryFacts, themes: Mapping[ThemeId, Theme], reader: Reader, only: Sequence[str]) -> Json:
    known = [sighting for sighting in facts.sightings if shown(sighting, themes, only)]
    return heading_json(facts) | {
        "sightings": [sighting_json(reader.quoted(facts, one), themes[one.theme]) for one in known]
    }


def heading_json(facts: EntryFacts) -> Json:
    """Return what names an entry: id, day, client, path."""
    return {
        "id": facts.id,
        "source_id": facts.source_id or None,
        "met": facts.day.isoformat(),
        "client": facts.client or None,
        "path": facts.path,
    }


def entries_json(entries: Iterable[EntryFacts]) -> Json:
    """Return a listing in the shape `alliance-journal/entries/1`: no words, only what stands around them."""
    return {
        "schema": ENTRIES_SCHEMA,
        "entries": [
            heading_json(facts)
            | {
                "time": facts.time or None,
                "set": facts.set,
                "words": facts.words,
                "starred": facts.starred,
                "tags": list(facts.tags),
                "ratings": dict(facts.ratings),
                "picks": {name: list(ids) for name, ids in facts.picks.items()},
                "feelings": dict(facts.feelings),
            }
            for facts in entries
        ],
    }
