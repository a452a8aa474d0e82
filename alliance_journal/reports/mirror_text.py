"""Mirrors in plain sentences, each only where there is enough to look at; and what stood before an absence."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from alliance_journal.findings.absence import AbsenceAfter, Before
from alliance_journal.findings.disguise import PLAIN, Disguise
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.mirrors import Acting, Mirrors, Noticing, Rare
from alliance_journal.findings.quotes import Reader
from alliance_journal.model.themes import Sighting
from alliance_journal.reports.jsontext import Json
from alliance_journal.reports.lines import Line, Page, counted, in_sentence, listed
from alliance_journal.reports.named_rows import named_rows

LEAST_STRAIN_ENTRIES: Final = 1
"""Asked and answered are two counts that say all there is, even of one entry."""
LEAST_SIDES: Final = 5
"""Under five entries, asked against guessed is a matter of which set happened to be walked."""
LEAST_TOLD: Final = 5
"""The same for when a strain began."""
LEAST_STRAINS: Final = 3
"""From one or two strains nothing can be seen about how soon something is tried."""
LEAST_BEFORE: Final = 2
"""What stood before one absence only is an accident."""
MOST_BEFORE: Final = 3
MOST_PLACES: Final = 3
WEEK: Final = 7
"""Days."""
Spot = Callable[[EntryFacts, Sighting], str]
"""How a place is called where it is told."""


def mirror_lines(mirrors: Mirrors, page: Page) -> Iterator[Line]:
    """Yield one row for each mirror that has enough to show."""
    for name, text in mirror_rows(mirrors):
        yield from named_rows(name, (text,), page)


def mirror_rows(mirrors: Mirrors, called: Disguise = PLAIN) -> Iterator[tuple[str, str]]:
    """Yield name and text of each mirror that has enough to show, with clients and days as they are called."""
    rows = (
        ("My own part", _own_part(mirrors)),
        ("Their side", _their_side(mirrors)),
        ("Noticing", _noticing(mirrors.noticing)),
        ("Acting", _acting(mirrors.acting)),
        ("Less often", _rarely(mirrors, called)),
    )
    yield from (row for row in rows if row[1])


def _own_part(mirrors: Mirrors) -> str:
    own = mirrors.own_part
    if own.asked < LEAST_STRAIN_ENTRIES:
        return ""
    return f"asked in {counted(own.asked, 'strain entry', 'strain entries')}, answered in {own.answered}"


def _their_side(mirrors: Mirrors) -> str:
    side = mirrors.their_side
    if side.asked + side.guessed < LEAST_SIDES:
        return ""
    return f"guessed in {counted(side.guessed, 'entry', 'entries')}, asked of them in {side.asked}"


def _noticing(noticing: Noticing) -> str:
    if noticing.told < LEAST_TOLD:
        return ""
    began = (
        f"in that very moment {noticing.moment}",
        f"earlier in the meeting {noticing.earlier}",
        f"in the weeks before {noticing.weeks}",
    )
    return f"in {noticing.told} entries it had begun {', '.join(began)}"


def _acting(acting: Acting) -> str:
    if acting.strains < LEAST_STRAINS:
        return ""
    same_day = sum(days == 0 for days in acting.days)
    within = sum(0 < days <= WEEK for days in acting.days)
    later = len(acting.days) - same_day - within
    spans = ((same_day, "on the day it opened"), (within, "within a week"), (later, "later"))
    told = [f"{when} {count}" for count, when in spans if count]
    rest = acting.strains - len(acting.days)
    told += [f"nothing noted yet {rest}"] if rest else []
    return f"of {acting.strains} strains, something was first tried {', '.join(told)}" if acting.days else ""


def _rarely(mirrors: Mirrors, called: Disguise) -> str:
    if not mirrors.rarely or mirrors.since is None:
        return ""
    told = listed([_rare(one, called) for one in called.in_order(mirrors.rarely, lambda one: one.client)])
    return f"written about least since {called.short_day(mirrors.since)}: {told}"


def _rare(one: Rare, called: Disguise) -> str:
    return f"{called.client(one.client)} (last on {called.short_day(one.last)})"


def mirror_json(mirrors: Mirrors) -> Json:
    """Return every mirror with its counts, however few."""
    noticing, acting = mirrors.noticing, mirrors.acting
    return {
        "own_part": {"asked": mirrors.own_part.asked, "answered": mirrors.own_part.answered},
        "their_side": {"asked": mirrors.their_side.asked, "guessed": mirrors.their_side.guessed},
        "noticing": {
            "moment": noticing.moment,
            "earlier": noticing.earlier,
            "weeks": noticing.weeks,
            "first_sign": {"asked": noticing.sign_asked, "answered": noticing.sign_named},
        },
        "acting": {"strains": acting.strains, "acted": len(acting.days), "days": list(acting.days)},
        "rarely": [
            {
                "client": one.client,
                "entries": one.entries,
                "last": one.last.isoformat(),
                "since": mirrors.since.isoformat() if mirrors.since else None,
            }
            for one in mirrors.rarely
        ],
    }


def absence_lines(absence: AbsenceAfter, page: Page) -> Iterator[Line]:
    """Yield what stood in the entry before an absence, both sides beside each other, or nothing where it was rare."""
    yield from named_rows("Absence after", absence_texts(absence, _spot), page)


def absence_texts(absence: AbsenceAfter, spot: Spot) -> tuple[str, ...]:
    """Return what is counted, then their side, then one's own; nothing where it was rare."""
    client, worker = _often(absence.client), _often(absence.worker)
    if not absence.is_enough or not (client or worker):
        return ()
    heading = f"in the entry before {len(absence.absences)} missed meetings, and in the other {absence.others} entries"
    return heading, f"theirs: {_told(client, absence, spot)}", f"mine: {_told(worker, absence, spot)}"


def _spot(facts: EntryFacts, sighting: Sighting) -> str:
    return f"{facts.id}:{sighting.place.line}"


def _often(rows: Iterable[Before]) -> list[Before]:
    return [row for row in rows if row.entries >= LEAST_BEFORE][:MOST_BEFORE]


def _told(rows: Iterable[Before], absence: AbsenceAfter, spot: Spot) -> str:
    told = [_before(row, absence, spot) for row in rows]
    return "; ".join(told) or "nothing that your words show more than once"


def _before(row: Before, absence: AbsenceAfter, spot: Spot) -> str:
    counts = f"{row.entries} of {len(absence.absences)}, elsewhere {row.elsewhere} of {absence.others}"
    places = list(dict.fromkeys(spot(facts, sighting) for facts, sighting in row.evidence))
    more = ", ..." if len(places) > MOST_PLACES else ""
    return f"{in_sentence(row.theme.label)} {counts} ({', '.join(places[:MOST_PLACES])}{more})"


def absence_json(absence: AbsenceAfter, reader: Reader) -> Json:
    """Return what stood before each absence, with its places; both sides are empty where there were too few."""
    return {
        "absences": [{"before": before, "missed": missed} for before, missed in absence.absences],
        "others": absence.others,
        "client": [_before_json(row, reader) for row in absence.client],
        "worker": [_before_json(row, reader) for row in absence.worker],
    }


def _before_json(row: Before, reader: Reader) -> Json:
    quotes = [reader.quoted(facts, sighting) for facts, sighting in row.evidence]
    return {
        "id": row.theme.id,
        "label": row.theme.label,
        "entries": row.entries,
        "elsewhere": row.elsewhere,
        "sightings": [
            {
                "entry": quote.facts.id,
                "path": quote.facts.path,
                "met": quote.facts.day.isoformat(),
                "line": quote.sighting.place.line,
                "source": quote.sighting.source.value,
                "quote": quote.words,
            }
            for quote in quotes
        ],
    }
