"""The worker's yes and no from a walk, put into the entries whose sentences were shown, and their names for themes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.errors import AllianceJournalError
from alliance_journal.findings.origins import shipped_themes
from alliance_journal.findings.passages import Passage, keep_reviews, passage_of
from alliance_journal.findings.reviewing import Suggestion
from alliance_journal.findings.sitting import with_review
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.model.prompts import Evidence
from alliance_journal.storage.codebooks import OWN_CODEBOOK, add_to_codebook
from alliance_journal.storage.folder import Journal
from alliance_journal.themes.tables import read_themes

LONGEST_NAME: Final = 80
"""Letters of a theme's name: more would not fit beside its counts."""
Judged = tuple[Evidence, bool]
"""A sentence that was shown, and whether the theme is in it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many sentences were judged in how many entries, and which entries were left alone, each with the reason."""

    sentences: int = 0
    entries: int = 0
    left: tuple[str, ...] = ()


def keep_judgements(journal: Journal, judged: Iterable[Judged]) -> Kept:
    """Put each yes and no into its entry as a review, one change for each entry, and return what was kept.

    A sentence with an answer already keeps that one. An entry in which the words do not stand any more is left alone.
    """
    by_path: dict[str, list[Judged]] = {}
    for one in judged:
        by_path.setdefault(one[0].path, []).append(one)
    kept = Kept()
    for path, group in by_path.items():
        try:
            count = _kept_in_entry(journal, group)
        except AllianceJournalError as error:
            kept = replace(kept, left=(*kept.left, error.sentence))
            continue
        if count is None:
            kept = replace(kept, left=(*kept.left, f"{path} has changed meanwhile"))
        elif count:
            kept = replace(kept, sentences=kept.sentences + count, entries=kept.entries + 1)
    return kept


def _kept_in_entry(journal: Journal, group: Iterable[Judged]) -> int | None:
    """Return how many sentences of one entry were judged, None where some words are gone and nothing was written."""
    found: list[tuple[Passage, Review]] = []
    for sentence, is_yes in group:
        passage = passage_of(journal, Suggestion(sentence.path, sentence.theme, sentence.words))
        if passage is None:
            return None
        if not passage.has_answer(sentence.theme):
            found.append((passage, Review(sentence.theme, "yes" if is_yes else "no", sentence.words)))
    if found:
        stored = found[-1][0].stored
        reviewed = stored.document.entry.reviewed
        for _, review in found:
            reviewed = with_review(reviewed, review)
        keep_reviews(journal, stored, reviewed)
    return len(found)


def name_theme(journal: Journal, theme: ThemeId, label: str) -> None:
    """Give a shipped theme a name of the worker's own, at the end of the journal's codebook.

    Raises AllianceJournalError, with the file as it was, where the theme is the journal's own or is changed there
    already, where the name cannot be one, or where the file has mistakes; and what `add_to_codebook` raises.
    """
    lines = f"[[themes]]\nid = {toml_string(theme)}\nlabel = {toml_string(label)}\n"
    add_to_codebook(journal, lines, partial(_check_named, theme=theme, label=label))


def _check_named(before: bytes, after: bytes, *, theme: ThemeId, label: str) -> None:
    """Raise unless the file reads as before, with the new name of the theme at its end."""
    known = shipped_themes()
    try:
        earlier, wrong = read_themes(before.decode("utf-8-sig"), path=OWN_CODEBOOK, known=known)
        now = read_themes(after.decode("utf-8-sig"), path=OWN_CODEBOOK, known=known)
    except UnicodeDecodeError:
        earlier, wrong, now = (), (), None
    is_free = theme in known and len(label) <= LONGEST_NAME and all(one.id != theme for one in earlier)
    if not is_free or now != ((*earlier, replace(known[theme], label=label)), wrong):
        raise AllianceJournalError(
            f"the name could not be put into {OWN_CODEBOOK}", hint="aj codebook check, and write it there in an editor"
        )
