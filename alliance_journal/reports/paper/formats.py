"""A paper in one of its formats, as bytes; the libraries for Word and PDF are extras that need not be installed."""

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

from alliance_journal.errors import UsageError
from alliance_journal.model.papers import Paper
from alliance_journal.reports.jsontext import as_text

FORMATS: Final = ("md", "html", "docx", "pdf", "json")
"""Every format, by the ending of its files."""
USUAL: Final = "md"
_LONGEST: Final = 12
"""Letters of an ending that a sentence may repeat."""
BINARY: Final = frozenset({"docx", "pdf"})
"""Those that are no text, and so are written into a file only."""
_LIBRARIES: Final[Mapping[str, str]] = {"docx": "docx", "pdf": "typst", "encrypt": "pyrage"}
"""What each extra has to bring, by the name it is imported under."""
_NEEDED_FOR: Final[Mapping[str, str]] = {"docx": "a Word file", "pdf": "a PDF file"}
"""The formats that need the extra of their name, and what it makes."""


class MissingExtraError(UsageError):
    """A format, or encryption, needs an extra that is not installed; the hint is the command that installs it."""

    def __init__(self, extra: str, what: str) -> None:
        """Name the extra, and what is not possible without it."""
        super().__init__(
            f"{what} needs an extra that is not installed", hint=f"pip install 'alliance-journal[{extra}]'"
        )


def rendered(paper: Paper, name: str) -> bytes:
    """Return the paper in the format of that name; raises as `check_format` does."""
    check_format(name)
    return _RENDERERS[name](paper)


def check_format(name: str) -> None:
    """Raise UsageError for an unknown format, MissingExtraError where what it needs is not installed."""
    if name not in FORMATS:
        raise UsageError("there is no format of that name", hint=f"one of {', '.join(FORMATS)}")
    if name in _NEEDED_FOR:
        library_of(name, _NEEDED_FOR[name])


def format_meant(name: str | None, ending: str, more: Collection[str] = ()) -> str:
    """Return the format that is meant by its name or by the ending of a file (`docx`, empty without a file).

    `more` are formats beside `FORMATS`. Markdown is the usual one; raises UsageError where the two disagree, or where
    there is no such format.
    """
    known = (*FORMATS, *more)
    if name is None:
        if ending and ending not in known:
            says = "without an ending the name of the file" if ending == "." else f".{ending[:_LONGEST]}"
            raise UsageError(f"{says} says no format that is known", hint=f"one of .{', .'.join(known)}, or --format")
        return ending or USUAL
    wanted = name.strip().casefold().removeprefix(".")
    if wanted not in known:
        raise UsageError("there is no format of that name", hint=f"one of {', '.join(known)}")
    if ending in known and ending != wanted:
        raise UsageError("--format and the ending of the file say different things", hint="leave --format out")
    return wanted


def library_of(extra: str, what: str) -> ModuleType:
    """Return the library of an extra; raises MissingExtraError where it cannot be imported, which `what` needs."""
    try:
        return import_module(_LIBRARIES[extra])
    except ImportError:
        raise MissingExtraError(extra, what) from None


def _markdown(paper: Paper) -> bytes:
    from alliance_journal.reports.paper.markdown import markdown  # noqa: PLC0415  only the format that is asked for

    return markdown(paper).encode("utf-8", "replace")


def _html(paper: Paper) -> bytes:
    from alliance_journal.reports.paper.html import html  # noqa: PLC0415  the same

    return html(paper).encode("utf-8", "replace")


def _docx(paper: Paper) -> bytes:
    from alliance_journal.reports.paper.docx import docx  # noqa: PLC0415  the same

    return docx(paper)


def _pdf(paper: Paper) -> bytes:
    from alliance_journal.reports.paper.pdf import pdf  # noqa: PLC0415  the same

    return pdf(paper)


def _json(paper: Paper) -> bytes:
    from alliance_journal.reports.paper.structure import paper_json  # noqa: PLC0415  the same

    return as_text(paper_json(paper)).encode()


_RENDERERS: Final[Mapping[str, Callable[[Paper], bytes]]] = {
    "md": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "json": _json,
}
