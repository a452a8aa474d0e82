"""A file with another entry in it: only what differs is touched, every other byte survives."""

import re
from typing import TYPE_CHECKING, Any

from alliance_journal.entrytext.body import edited_body
from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.layout import find_fences, newline_of
from alliance_journal.entrytext.writing import review_values, table_values, top_values, write
from alliance_journal.errors import DamagedEntryError, NewerFormatError
from alliance_journal.model.entries import Entry

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table


def rewrite(document: Document, entry: Entry) -> str:
    """Return the document's text with `entry` in it; reading that gives the entry, and what is not ours stays.

    Raises NewerFormatError for a document that can only be read here, and DamagedEntryError for a front matter
    that only a machine can have written.
    """
    if document.read_only:
        raise NewerFormatError(
            f"{document.path} was written by a newer version of this program and cannot be changed here",
            hint="update alliance-journal; the entry can be read meanwhile",
        )
    if entry == document.entry:
        return document.text
    text = document.text
    fences = find_fences(text)
    if fences is None:
        bom = "\ufeff" if text.startswith("\ufeff") else ""
        return bom + write(entry).replace("\n", newline_of(text))
    try:
        front = _edited_front(text[fences.front : fences.front_end], document.entry, entry)
    except (ValueError, RecursionError):  # tomlkit takes less than tomli does
        why = "its front matter is too intricate to be changed here"
        raise DamagedEntryError(document.path, line=1, why=why) from None
    closing = text[fences.front_end : fences.body]
    body = edited_body(document, fences, entry)
    if body and not closing.endswith("\n"):
        closing += fences.newline
    return text[: fences.front] + front + closing + body


def _edited_front(front: str, old: Entry, new: Entry) -> str:
    wanted = (top_values(new), table_values(new), review_values(new))
    if wanted == (top_values(old), table_values(old), review_values(old)):
        return front
    import tomlkit  # noqa: PLC0415  slow to import, and only editing needs it

    document = tomlkit.parse(front)
    _edit_top(document, old, new)
    _edit_tables(document, old, new)
    _edit_reviews(document, old, new)
    edited = tomlkit.dumps(document)
    every_line_crlf = front.count("\r\n") == front.count("\n")
    return re.sub(r"(?<!\r)\n", "\r\n", edited) if every_line_crlf and front else edited


def _edit_top(document: "TOMLDocument", old: Entry, new: Entry) -> None:
    before, after = top_values(old), top_values(new)
    _edit_keys(document, before, after)


def _edit_tables(document: "TOMLDocument", old: Entry, new: Entry) -> None:
    import tomlkit  # noqa: PLC0415  as above

    before, after = table_values(old), table_values(new)
    for name, values in after.items():
        if values == before[name]:
            continue
        if name not in document:
            _blank_line_before_the_end(document)
            document.append(name, tomlkit.table())
        _edit_keys(document[name], before[name], values)


def _edit_keys(table: Any, before: dict[str, str], after: dict[str, str]) -> None:  # noqa: ANN401  a document or any kind of table
    import tomlkit  # noqa: PLC0415  as above

    for key in before.keys() - after.keys():
        table.pop(key, None)
    for key, value in after.items():
        if before.get(key) != value:
            table[key] = tomlkit.value(value)


def _blank_line_before_the_end(document: "TOMLDocument") -> None:
    import tomlkit  # noqa: PLC0415  as above

    if not document.as_string().endswith("\n\n"):
        document.add(tomlkit.nl())


def _edit_reviews(document: "TOMLDocument", old: Entry, new: Entry) -> None:
    """Put the reviews in their new order; those that stay keep their comments and unknown keys."""
    import tomlkit  # noqa: PLC0415  as above

    before, after = review_values(old), review_values(new)
    if before == after:
        return
    present = document.get("reviewed")
    spare = list(zip(before, present, strict=True)) if isinstance(present, tomlkit.items.AoT) else []
    tables = tomlkit.aot()
    for values in after:
        tables.append(_taken(spare, values))
    if spare and after:
        document["reviewed"] = tables
        return
    document.pop("reviewed", None)
    if after:
        _blank_line_before_the_end(document)
        document.append("reviewed", tables)


def _taken(spare: "list[tuple[dict[str, str], Table]]", values: dict[str, str]) -> "Table":
    import tomlkit  # noqa: PLC0415  as above

    for number, (former, _table) in enumerate(spare):
        if former == values:
            return spare.pop(number)[1]
    table = tomlkit.table()
    for key, value in values.items():
        table[key] = tomlkit.value(value)
    return table
