"""A theme of one's own put into the journal's codebook, read back before the file is replaced."""

from dataclasses import replace
from itertools import count
from typing import Final

from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.origins import shipped_themes
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Theme
from alliance_journal.storage.codebooks import OWN_CODEBOOK, add_to_codebook, extended, own_codebook
from alliance_journal.storage.folder import Journal
from alliance_journal.themes.rendering import theme_text
from alliance_journal.themes.tables import read_themes

_TRIAL: Final = Theme(ThemeId("own.trial"), "Trial", "own", Holder.WORKER, "A trial.")


def add_theme(journal: Journal, theme: Theme) -> str:
    """Write a theme at the end of the journal's own codebook and return where the former version is kept, if any.

    Everything that is in the file stays, byte for byte. Raises AllianceJournalError, with the file as it was, where
    the theme would not read back as it is or anything else would read differently; and what `add_to_codebook` raises.
    """
    return add_to_codebook(journal, theme_text(theme), lambda before, after: _check(before, after, theme))


def check_can_be_added_to(journal: Journal) -> None:
    """Raise AllianceJournalError where a theme could not be added to the journal's own codebook, whichever it is."""
    before = own_codebook(journal) or b""
    taken = {theme.id for theme in _read(before)[0]}
    names = (ThemeId(f"{_TRIAL.id}{number or ''}") for number in count())
    theme = replace(_TRIAL, id=next(name for name in names if name not in taken))
    _check(before, extended(before, theme_text(theme)), theme)


def _check(before: bytes, after: bytes, theme: Theme) -> None:
    """Raise unless the file reads as before, with the theme at its end."""
    themes, wrong = _read(before)
    if _read(after) == ((*themes, theme), wrong):
        return
    if wrong:
        raise AllianceJournalError(
            f"{OWN_CODEBOOK} has mistakes, so that nothing can be added to it; the first is at line {wrong[0].line}",
            hint="aj codebook check, and mend them in an editor",
        )
    raise AllianceJournalError(
        f"the theme would not read back as it is from {OWN_CODEBOOK}, so nothing was written",
        hint="aj codebook check, and write it there in an editor: aj help codebook",
    )


def _read(content: bytes) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """Return the themes of the file and its mistakes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), (Problem(OWN_CODEBOOK, 1, "is not UTF-8 text"),)
    return read_themes(text, path=OWN_CODEBOOK, known=shipped_themes())
