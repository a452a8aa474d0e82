"""A paper as one HTML file: no script, nothing from outside, and a policy in it that forbids both."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

from alliance_journal.model.papers import Paper
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.columns import shortened
from alliance_journal.reports.paper.elements import element, words
from alliance_journal.reports.paper.html_blocks import block_html
from alliance_journal.reports.paper.texts import in_order, one_line

_STYLE: Final = Path(__file__).with_name("style.css")
_UNTITLED: Final = "Untitled"
_FOOT_COLUMNS: Final = 110
"""The widest line at the head or foot of a printed page."""


def html(paper: Paper) -> str:
    """Return the whole file."""
    style = f"\n{_STYLE.read_text(encoding='utf-8')}{_pages(paper)}"
    title = one_line(paper.title) or _UNTITLED
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex, nofollow"),
        element("title", words(title)),
        element("style", style),
    )
    page = element("html", _joined("head", *head), "\n", _body(paper, title), "\n", lang=paper.language or "en")
    return f"<!DOCTYPE html>\n{page}\n"


def _policy(style: str) -> str:
    """Return the policy that lets in this one style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _joined(name: str, *parts: str) -> str:
    return element(name, "\n", *(f"{part}\n" for part in parts if part))


def _body(paper: Paper, title: str) -> str:
    blocks = (block_html(block, f"b{number}") for number, block in enumerate(in_order(paper.blocks), 1))
    notices = (element("p", words(one_line(notice)), dir="auto") for notice in paper.notices if one_line(notice))
    foot = _joined("footer", *notices) if paper.notices else ""
    # Inside the main part, a browser can keep the foot on the page of what stands before it.
    return _joined("body", _joined("header", *_opening(paper, title)), _joined("main", *blocks, foot))


def _opening(paper: Paper, title: str) -> tuple[str, ...]:
    author = f"{element('span', words(one_line(paper.author)), dir='auto')}, " if one_line(paper.author) else ""
    made = element("time", say_date(paper.made), datetime=paper.made.isoformat())
    return (element("h1", words(title), dir="auto"), element("p", author, made, class_="made"))


def _pages(paper: Paper) -> str:
    """Return what stands at the head and foot of every printed page."""
    head, foot = one_line(paper.title), " ".join(filter(None, map(one_line, paper.notices)))
    return (
        f"@page {{ @top-left {{ content: {_css_string(head)} }} @bottom-left {{ content: {_css_string(foot)} }} }}\n"
        "@page :first { @top-left { content: none } }\n"
    )


def _css_string(text: str) -> str:
    """Return a text as a string of CSS that nothing in it can end: all but ASCII letters and digits by their number."""
    line = shortened(text, _FOOT_COLUMNS)
    signs = (sign if _is_plain(sign) else f"\\{ord(sign):x} " for sign in line)
    return f'"{"".join(signs)}"'


def _is_plain(sign: str) -> bool:
    return sign == " " or (sign.isascii() and sign.isalnum())
