"""A walk made into the entry it becomes: words to sections, scales to ratings, choices to picks."""

from datetime import date, datetime

from alliance_journal.entrytext.writing import title_for
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode, EntryId
from alliance_journal.model.entries import Answer, Entry


def entry_from(
    walk: Walk, *, entry_id: EntryId, written: datetime, met: date | datetime, client: ClientCode | None
) -> Entry:
    """Return the entry of a walk; a skipped question leaves nothing.

    All words of the walk are part of it (see `Walk.words`), on whatever path they were written; numbers, choices and
    feelings count only on the path as it is now. Of several feelings questions the strongest answer for each word
    stands; an empty pick means: none of them.
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
        answers=tuple(Answer(one.id, one.ask, words, private=one.private) for one, words in walk.words()),
        ratings={question: value for question, value in answers.items() if isinstance(value, int)},
        picks={question: value for question, value in answers.items() if isinstance(value, tuple)},
        feelings=feelings,
    )
