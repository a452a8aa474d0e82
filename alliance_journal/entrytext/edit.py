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
    from tomlkit.items import AoT, Table

    Values = dict[str, str]


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
    taken = _taken(before, after)
    if isinstance(present, tomlkit.items.AoT) and present and after and _in_order(taken):
        _edit_in_place(present, before, after, taken)
        return
    former = _tables_of(present)
    document.pop("reviewed", None)
    if after:
        _blank_line_before_the_end(document)
        document.append("reviewed", _tables(former, before, after, taken))


def _taken(before: "list[Values]", after: "list[Values]") -> list[int | None]:
    """Return which former review each new one is, by its number: the same one, else one about the same words."""
    free = list(range(len(before)))
    taken: list[int | None] = [None] * len(after)
    for is_same in (lambda one, other: one == other, lambda one, other: _about(one) == _about(other)):
        for place, values in enumerate(after):
            number = next((n for n in free if taken[place] is None and is_same(before[n], values)), None)
            if number is not None:
                taken[place] = number
                free.remove(number)
    return taken


def _about(values: "Values") -> tuple[str, str]:
    return values["theme"], values.get("quote", "")


def _in_order(taken: list[int | None]) -> bool:
    """Whether the reviews that stay keep their order and all new ones come behind them."""
    stayed = [number for number in taken if number is not None]
    return taken[: len(stayed)] == sorted(stayed)


def _edit_in_place(present: "AoT", before: "list[Values]", after: "list[Values]", taken: list[int | None]) -> None:
    """Change, take out and add tables without touching the bytes of the others."""
    import tomlkit  # noqa: PLC0415  as above

    for number, values in zip(taken, after, strict=True):
        if number is not None:
            _edit_keys(present[number], before[number], values)
    for values in after[len(after) - taken.count(None) :] if None in taken else ():
        table = tomlkit.table()
        _edit_keys(table, {}, values)
        if present[-1].as_string().endswith(("\n\n", "\n\r\n")):
            table.add(tomlkit.nl())
        else:
            table.trivia.indent = "\n"
        present.append(table)
    for number in sorted(set(range(len(before))).difference(taken), reverse=True):
        del present[number]


def _tables(former: "list[Table]", before: "list[Values]", after: "list[Values]", taken: list[int | None]) -> "AoT":
    """Return the reviews as tables afresh, the former ones with their comments and unknown keys."""
    import tomlkit  # noqa: PLC0415  as above

    tables = tomlkit.aot()
    for number, values in zip(taken, after, strict=True):
        table = tomlkit.table() if number is None else former[number]
        _edit_keys(table, {} if number is None else before[number], values)
        tables.append(table)
    return tables


def _tables_of(present: Any) -> "list[Table]":  # noqa: ANN401  an array of tables, a list on one line, or nothing
    """Return the reviews as they stand; those of a list on one line become tables."""
    import tomlkit  # noqa: PLC0415  as above

    if isinstance(present, tomlkit.items.AoT):
        return list(present)
    tables = []
    for one in present or ():
        tables.append(tomlkit.table())
        for key, value in one.items():
            tables[-1][key] = tomlkit.item(value.unwrap())
    return tables
