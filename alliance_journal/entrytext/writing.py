"""Entry to text: the exact inverse of reading."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from alliance_journal.entrytext.escapes import escape_line, escape_text, escape_word
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.model.entries import ENTRY_FORMAT, Answer, Entry

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NEEDS_ESCAPE = re.compile('["\\\\\x00-\x1f\x7f]')
_NO_FILE_HOLDS = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def title_for(met: date, client: ClientCode | None) -> str:
    """Return the title of a new entry, such as "22 November 2026, C07"."""
    day = f"{met.day} {MONTHS[met.month - 1]} {met.year}"
    return f"{day}, {client}" if client else day


def write(entry: Entry) -> str:
    """Return the file's text of an entry; reading it gives the same entry, whatever words it holds."""
    parts = ["+++\n", *(f"{line}\n" for line in _front(entry)), "+++\n"]
    if entry.title:
        parts.append(f"\n# {escape_line(entry.title)}\n")
    answers = list(entry.answers)
    if answers and is_unasked(answers[0]):
        parts.append(f"\n{escape_text(answers.pop(0).text, opens_body=not entry.title)}\n")
    parts.extend(f"\n{section(answer, entry.id)}\n" for answer in answers)
    return "".join(parts)


def is_unasked(answer: Answer) -> bool:
    """Whether an answer, as the first one, stands in a file without a heading of its own."""
    return not (answer.question or answer.heading or answer.private) and bool(answer.text.strip(" \t\r\n"))


def heading_line(answer: Answer, entry_id: EntryId) -> str:
    """Return the line that a section begins with."""
    words = f"{escape_line(answer.heading)} " if answer.heading else ""
    private = " private" if answer.private else ""
    return f"## {words}<!-- {entry_id}:{escape_word(answer.question)}{private} -->"


def section(answer: Answer, entry_id: EntryId) -> str:
    """Return heading and answer, without the line break that ends them."""
    return f"{heading_line(answer, entry_id)}\n\n{escape_text(answer.text)}"


def _front(entry: Entry) -> Iterator[str]:
    for key, value in top_values(entry).items():
        yield f"{key} = {value}"
    for table, values in table_values(entry).items():
        if values:
            yield from ("", f"[{table}]", *(f"{toml_key(key)} = {value}" for key, value in values.items()))
    for review in review_values(entry):
        yield from ("", "[[reviewed]]", *(f"{key} = {value}" for key, value in review.items()))


def top_values(entry: Entry) -> dict[str, str]:
    """Return the keys above the first table, each with its value in TOML, in the format's order."""
    values = {
        "format": str(ENTRY_FORMAT),
        "id": toml_string(str(entry.id)),
        "written": _moment(entry.written),
        "met": entry.met.isoformat(),
        "client": toml_string(str(entry.client)) if entry.client else "",
        "set": toml_string(entry.set),
        "set_version": str(int(entry.set_version)),
        "source_id": toml_string(entry.source_id) if entry.source_id else "",
        "tags": toml_list(entry.tags) if entry.tags else "",
        "starred": "true" if entry.starred else "",
    }
    return {key: value for key, value in values.items() if value}


def table_values(entry: Entry) -> dict[str, dict[str, str]]:
    """Return the three tables, each with its keys and their values in TOML."""
    return {
        "ratings": {key: str(int(rating)) for key, rating in entry.ratings.items()},
        "picks": {key: toml_list(options) for key, options in entry.picks.items()},
        "feelings": {key: str(int(strength)) for key, strength in entry.feelings.items()},
    }


def review_values(entry: Entry) -> list[dict[str, str]]:
    """Return the worker's reviews, each with its keys and their values in TOML."""
    return [
        {"theme": toml_string(one.theme), "verdict": toml_string(one.verdict)}
        | {key: toml_string(text) for key, text in (("quote", one.quote), ("why", one.why)) if text}
        for one in entry.reviewed
    ]


def toml_key(key: str) -> str:
    """Return a key as TOML writes it."""
    return key if _BARE_KEY.fullmatch(key) else toml_string(key)


def toml_string(text: str) -> str:
    """Return a text as a TOML string on one line; surrogates that no file can hold are left out."""
    text = _NO_FILE_HOLDS.sub("", text)
    return '"' + _NEEDS_ESCAPE.sub(_escaped, text) + '"'


def toml_list(texts: Sequence[str]) -> str:
    """Return texts as a TOML list on one line."""
    return "[" + ", ".join(toml_string(text) for text in texts) + "]"


def _escaped(match: re.Match[str]) -> str:
    letter = match[0]
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return short.get(letter) or f"\\u{ord(letter):04x}"


def _moment(moment: datetime) -> str:
    """Return a moment with its offset; one that TOML cannot hold (with seconds in it) is told in UTC."""
    offset = moment.utcoffset()
    return (moment.astimezone(UTC) if offset and offset.total_seconds() % 60 else moment).isoformat()
