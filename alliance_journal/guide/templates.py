"""A file of answers to fill in: every question of a set with what can be said to it, and nothing answered yet."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.guide.answers import YES_NO
from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import PromptSet, Question, QuestionKind

_WIDTH: Final = 100
_HOW: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.LINE: "One line.",
    QuestionKind.SCALE: "A whole number from 0 to 10",
    QuestionKind.YESNO: f"One of {', '.join(YES_NO)}.",
    QuestionKind.FEELINGS: 'Words with 1 to 3 for how strong, such as "irritated 2, anxious 1"; "none" for none:',
    QuestionKind.DATE: "A day, such as 2026-12-01.",
}
_NEVER_IN_A_COMMENT: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def answers_template(prompt_set: PromptSet) -> str:
    """Return a TOML file that answers nothing yet; filled in, `aj reflect SET --answers FILE` reads it.

    What stays empty is skipped, and so is what does not apply with the other answers.
    """
    lines = [
        *_comment(f"{prompt_set.title}. Fill in what you like between the quotes; what stays empty is skipped."),
        *_comment(f"Then: aj reflect {prompt_set.id} --answers FILE.toml"),
    ]
    for question in prompt_set.questions:
        if question.kind is not QuestionKind.SHOW:
            lines += ["", *_question(question)]
    return "\n".join([*lines, ""])


def _question(question: Question) -> Iterator[str]:
    yield from _comment(question.ask + (" (private)" if question.private else ""))
    yield from _comment(question.hint)
    yield from _comment(_how(question))
    for option in question.options:
        yield from _comment(f'  "{option.id}"  {option.label}')
    if question.when:
        yield from _comment("Only if it fits your other answers.")
    is_long = question.kind in {QuestionKind.TEXT, QuestionKind.DRAFT}
    yield f"{question.id} = " + ("'''\n'''" if is_long else '""')


def _how(question: Question) -> str:
    if question.kind is QuestionKind.SCALE:
        ends = ", ".join(f"{n} {words}" for n, words in ((0, question.low), (10, question.high)) if words)
        return f"{_HOW[question.kind]}: {ends}." if ends else f"{_HOW[question.kind]}."
    if question.kind is QuestionKind.FEELINGS:
        return f"{_HOW[question.kind]} {', '.join(FEELINGS)}, or your own."
    if question.kind is QuestionKind.PICK:
        return 'One of these, by its word in quotes; "none" for none of them.'
    if question.kind is QuestionKind.PICKS:
        return 'Any of these, such as ["one", "another"]; "none" for none of them.'
    return _HOW.get(question.kind, "")


def _comment(text: str) -> Iterator[str]:
    """Yield a text as lines of a comment; nothing for no text."""
    line = "#"
    for word in _NEVER_IN_A_COMMENT.sub(" ", text).split(" "):
        if len(line) + 1 + len(word) > _WIDTH and line.strip("# "):
            yield line.rstrip()
            line = "#  "
        line = f"{line} {word}"
    if line.strip("# "):
        yield line.rstrip()
