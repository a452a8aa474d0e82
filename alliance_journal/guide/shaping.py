"""A walk made into the entry it becomes: words to sections, scales to ratings, choices to picks."""

from collections.abc import Iterator
from datetime import date, datetime

from alliance_journal.entrytext.writing import title_for
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.model.entries import Answer, Entry


def entry_from(
    walk: Walk, *, entry_id: EntryId, written: datetime, met: date | datetime, client: ClientCode | None
) -> Entry:
    """Return the entry of a walk, from the questions on its path; a skipped question leaves nothing.

    Words that were begun under a question and never finished are part of it, in place of what it said before; of
    several feelings questions the strongest answer for each word stands; an empty pick means: none of them.
    """
    answers = walk.answers()
    feelings: dict[str, int] = {}
    for value in answers.values():
        if not isinstance(value, str | int | tuple):
            feelings |= {word: max(strength, feelings.get(word, 0)) for word, strength in value.items()}
    return Entry(
        id=entry_id,
        written=written,
        met=met,
        set=walk.prompt_set.id,
        set_version=walk.prompt_set.version,
        client=client,
        title=title_for(met, client),
        answers=tuple(_sections(walk)),
        ratings={question: value for question, value in answers.items() if isinstance(value, int)},
        picks={question: value for question, value in answers.items() if isinstance(value, tuple)},
        feelings=feelings,
    )


def _sections(walk: Walk) -> Iterator[Answer]:
    for question in walk.path():
        if not question.kind.is_written or question.id in walk.skipped:
            continue
        words = walk.begun.get(question.id) or walk.given.get(question.id)
        if isinstance(words, str) and words.strip():
            yield Answer(question.id, question.ask, words, private=question.private)
