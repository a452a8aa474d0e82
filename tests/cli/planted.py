"""A journal with planted words, and what it takes to find them again in every file that leaves it."""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from pypdf import PdfReader

OWN_SET: Final = """
id = "echoes"
title = "Echoes"
purpose = "For a test."
minutes = 5
version = 1
opening = "Begin."

[[questions]]
id = "moment"
ask = "One moment"
kind = "text"

[[questions]]
id = "own_part"
ask = "My own part"
kind = "text"
maps = "own_part"

[[questions]]
id = "buried"
ask = "What stays with me"
kind = "text"
private = true

[[questions]]
id = "shut"
ask = "Where it belongs"
kind = "picks"
private = true

[[questions.options]]
id = "nostalgia"
label = "Somewhere else"

[[questions.options]]
id = "wf.special"
label = "A pull"
theme = "wf.special"

[[questions]]
id = "heat"
ask = "How hot"
kind = "scale"
maps = "intensity"
private = true

[[questions]]
id = "felt"
ask = "What I felt"
kind = "feelings"
private = true
"""
OPEN: Final = "lighthouse"
"""A word of every public answer: what leaves must hold it, else nothing was looked through."""
PRIVATE_WORDS: Final = ("quagmire", "periwinkle", "cormorant", "juniper", "isinglass", "nostalgia", "tarpaulin")
"""Planted wherever something stays behind: in private answers, entries, reviews, ticks, tags, titles, feelings."""
CODES: Final = ("ZQ17", "zq-88")
PRIVATE_LABEL: Final = "Special or drawn in"
"""A theme that is seen only where it was ticked privately."""
PRIVATE_CODE: Final = "XV909"
"""The code of a client of whom there are private entries only."""
DAYS: Final = ("2026-09-11", "2026-09-18", "2026-09-25", "2026-10-16", "2026-10-23", "2026-10-30")
NAMES: Final = ("Anna Berg", "07700 900123")


def entry(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401  JSON may hold anything
    """Return a public entry whose private parts hold planted words."""
    code = CODES[number % 2]
    return {
        "met": DAYS[number],
        "time": "10:15",
        "client": code,
        "set": "echoes",
        "id": f"open{number}",
        "written": f"{DAYS[number]}T17:00:00+00:00",
        "sections": {
            "moment": f"He went quiet and looked at the {OPEN}. 'Whatever you think,' said {code.swapcase()}.",
            "own_part": f"I took over the form and explained it again, at the {OPEN}.",
            "buried": "I heard the quagmire. He went quiet and gave short answers in the quagmire.",
            "aside": "I felt periwinkle. I took over the form, periwinkle and all.",
        },
        "headings": {"moment": "One moment", "own_part": "My own part", "buried": "Buried", "aside": "Aside"},
        "private": ["buried", "aside"],
        "ratings": {"tie": 3 + number % 4, "heat": 9},
        "picks": {"between": ["off"], "shut": ["wf.special", "nostalgia"]},
        "feelings": {"tarpaulin": 3},
        "reviewed": [
            {"theme": "cw.minimal", "verdict": "yes", "quote": "I heard the quagmire."},
            {"theme": "wc.paternal", "verdict": "no", "quote": "I felt periwinkle."},
        ],
        "tags": ["forms"],
        "starred": True,
        **more,
    }


def private_entry(number: int) -> dict[str, Any]:
    """Return an entry that is private as a whole."""
    made = entry(
        number,
        client=PRIVATE_CODE,
        id=f"shut{number}",
        title="The cormorant",
        tags=["private", "juniper"],
        feelings={"isinglass": 3},
    )
    words = "He went quiet and looked at the cormorant. 'Whatever you think,' he said of the juniper isinglass."
    return {**made, "sections": {"moment": words, "own_part": words}, "private": []}


def account(number: int) -> dict[str, Any]:
    """Return an account with a private answer, which says what its writer read again as a stranger would."""
    made = entry(number, id="account", set="account", ratings={}, feelings={}, reviewed=[])
    code = made["client"]
    return {
        **made,
        "sections": {
            "what": f"She stood at the {OPEN} and said nothing, as {code} does.",
            "so_what": f"I explained it, and {code.lower()} nodded.",
            "now_what": "I felt periwinkle, and let it be.",
        },
        "headings": {},
        "picks": {"layout": ["what_so_what"], "shut": ["nostalgia"]},
        "private": ["now_what"],
    }


def named_entry(number: int) -> dict[str, Any]:
    """Return a public entry with a name and a number in its public answers."""
    made = entry(number, id="named")
    words = f"{NAMES[0]} rang, on {NAMES[1]}, and went quiet. {made['sections']['moment']} I never asked {NAMES[0]}."
    return {**made, "sections": {"moment": words, "own_part": words}, "private": [], "reviewed": []}


def named_account(number: int) -> dict[str, Any]:
    """Return an account with a name and a number in it."""
    made = {**account(number), "id": "named-account"}
    words = f"{NAMES[0]} rang on {NAMES[1]} from the {OPEN}."
    return {**made, "sections": {**made["sections"], "what": words}}


def journal_lines(*entries: Mapping[str, Any]) -> str:
    return "".join(json.dumps(one) + "\n" for one in entries)


def everything_said(content: bytes) -> str:
    """Return all that a file says or hides, in small letters without any blank: every layer of it, opened."""
    return re.sub(r"[\s\u00ad\u200b]+", "", "\n".join(_layers(content))).casefold()


def _layers(content: bytes) -> Iterator[str]:
    """Yield a file as it is, without its markup, and what is inside: members of a zip, pages and streams of a PDF."""
    text = content.decode("utf-8", "replace")
    yield text
    yield unescape(re.sub(r"<[^>]*>", "", text))
    yield re.sub(r"\\(.)", r"\1", text)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from _layers(archive.read(member))
    elif content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        yield from (page.extract_text() for page in reader.pages)
        yield repr(reader.metadata)
        yield repr(reader.xmp_metadata.rdf_root.toxml() if reader.xmp_metadata else "")
        yield from _titles(reader.outline)
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                yield stream.decode("latin-1")
    elif content.lstrip().startswith(b"{"):
        yield json.dumps(json.loads(content), ensure_ascii=False)


def _titles(outline: Any) -> Iterator[str]:  # noqa: ANN401  pypdf nests lists of lists
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield str(one.title)
