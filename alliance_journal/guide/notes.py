"""A jot: free words as a walk of one question, so that they are kept like any other."""

from typing import Final

from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind

NOTE: Final = QuestionId("note")
JOT: Final = PromptSet(
    id=SetId("jot"),
    title="A free note",
    purpose="Write freely.",
    minutes=3,
    version=1,
    opening="Just write.",
    questions=(Question(id=NOTE, ask="What is on my mind", kind=QuestionKind.TEXT, short="Note"),),
)
"""The least a jot needs, in the words of the shipped set `jot`, for when no set is read at all."""


def note_walk(text: str, *, prompt_set: PromptSet = JOT) -> Walk:
    """Return a finished walk with `text` under the set's question `note`; nothing else is asked."""
    walk = Walk.started(prompt_set).go_to(NOTE).answer(text)
    while not walk.finished:
        walk = walk.skip()
    return walk
