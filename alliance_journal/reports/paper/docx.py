"""A paper as a Word file; python-docx is an extra, so that nothing here imports it before it is needed."""

from importlib import import_module

from alliance_journal.model.papers import Paper
from alliance_journal.reports.paper.formats import MissingExtraError


def docx(paper: Paper) -> bytes:
    """Return the paper as a Word file, the same bytes for the same paper; raises MissingExtraError."""
    try:
        import_module("docx")
    except ImportError:
        raise MissingExtraError("docx", "a Word file") from None
    from alliance_journal.reports.paper.docx_document import written  # noqa: PLC0415  imports what is an extra

    return written(paper)
