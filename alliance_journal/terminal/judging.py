"""After the save: what the worker said to guesses is kept in the entries whose sentences were shown."""

from collections.abc import Iterable

from alliance_journal.errors import AllianceJournalError
from alliance_journal.guide.living import judged, named
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ThemeId
from alliance_journal.reports.lines import counted
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import say


def after_saving(room: Room, walk: Walk) -> None:
    """Keep the worker's yes, no and own names from a walk that is safely on disk, and say what was kept where.

    Doing it twice changes nothing. What cannot be kept is said and stays in the entry of the walk; it is no failure.
    """
    answers = walk.answers()
    sentences = tuple(judged(walk.prompt_set, answers))
    if not sentences:
        return
    from alliance_journal.findings.judging import keep_judgements  # noqa: PLC0415  only after a guess was answered

    kept = keep_judgements(room.journal, sentences)
    if kept.sentences:
        about = f"{counted(kept.sentences, 'sentence')} in {counted(kept.entries, 'entry', 'entries')}"
        say(room.screen, f"Your word on {about} is kept. aj undo takes back the last; aj review --list shows all.")
    for reason in kept.left:
        say(room.screen, f"Not kept: {reason}. aj review asks about it anew.")
    _name(room, named(walk.prompt_set, answers))


def _name(room: Room, names: Iterable[tuple[ThemeId, str]]) -> None:
    """Give themes the worker's own names; a name that cannot be used stays in the entry, and that is said."""
    from alliance_journal.findings.judging import name_theme  # noqa: PLC0415  the same

    for theme, name in names:
        try:
            name_theme(room.journal, theme, name)
        except AllianceJournalError as error:
            say(room.screen, f"Your name for {theme} stays in this entry only: {error.sentence}.")
        else:
            say(room.screen, f"From now on {theme} bears your own name here; it stands in codebook.toml.")
