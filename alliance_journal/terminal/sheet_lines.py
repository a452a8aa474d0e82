r"""The lines of a sheet that are ours: headings, comments, empty boxes; and how answers that look like them differ.

Two small spellings, each with its exact inverse: a line of an answer that could be taken for one of ours, and a blank
line where an answer begins or ends, gets one more `\` in front; a carriage return, and the few characters that no
UTF-8 text can hold, become `&#N;`. Whatever looks like one of these spellings already gets one more `\` or `amp;`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind
from alliance_journal.terminal.notes import options_of

NUMBER: Final = "Number 0-10:"
HOW_TO: Final = (
    "<!-- Write under any heading, as much or as little as you like. What stays empty or is deleted is skipped.",
    "     To tick a box, put an x into it: [x]. To go on, save and close the editor. -->",
)
ONLY_IF_IT_FITS: Final = "<!-- only if it fits -->"
_COMMENTS: Final[Mapping[QuestionKind, tuple[str, ...]]] = {
    QuestionKind.PICK: ("<!-- one of these -->",),
    QuestionKind.YESNO: ("<!-- one of these -->",),
    QuestionKind.PICKS: ("<!-- any of these; 0 in a line of its own says: none of them -->",),
    QuestionKind.FEELINGS: (
        *(f"<!-- {', '.join(words)} -->" for words in (FEELINGS[:12], FEELINGS[12:])),
        "<!-- 1 a little, 2 clearly, 3 strongly, such as: irritated 2, anxious 1; your own words too; 0 for none -->",
    ),
    QuestionKind.DATE: ("<!-- a day, such as 2026-12-01 -->",),
}
_MARK = re.compile(r"<!--\s*aj:\s*([a-z0-9_]+)\s*-->")
_BARE_HEADING = re.compile(r"\s{0,3}#{2,6}\s*(.+)", re.DOTALL)
_ODD = re.compile("[\\r\\ud800-\\udfff]")
_SPELT = re.compile(r"&((?:amp;)*)#(13|5[5-7]\d{3});", re.ASCII)


def one_line(text: str) -> str:
    """Return words in one line, with single blanks between them."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return words for comparing: one line, without regard to capitals."""
    return one_line(text).casefold()


def heading_of(question: Question) -> str:
    """Return the heading of a question with the mark that names it."""
    return f"## {one_line(question.ask)} <!-- aj:{question.id} -->"


def comments_on(question: Question) -> tuple[str, ...]:
    """Return the comments under a heading: whether it fits, its hint, what its numbers mean, how it is answered."""
    hint = one_line(question.hint)
    ends = [f"{number} {one_line(words)}" for number, words in ((0, question.low), (10, question.high)) if words]
    said = [hint] * bool(hint) + [", ".join(ends)] * bool(ends)
    return (
        *([ONLY_IF_IT_FITS] if question.when else []),
        *(f"<!-- {words} -->" for words in said if "<!--" not in words and "-->" not in words),
        *_COMMENTS.get(question.kind, ()),
    )


def box_labels(question: Question) -> Mapping[str, Option]:
    """Return the words beside each box with its option; the id tells apart options that are called alike."""
    options = options_of(question)
    called = [folded(option.label) for option in options]
    return {
        one_line(option.label) if called.count(name) == 1 else f"{one_line(option.label)} ({option.id})": option
        for option, name in zip(options, called, strict=True)
    }


@dataclass(frozen=True, slots=True)
class Ours:
    """Everything on the sheet of one set that is ours; made once for a sheet by `ours_on`."""

    asked: Mapping[str, Question]
    furniture: frozenset[str]
    hints: frozenset[str]

    def heading_in(self, line: str) -> tuple[Question, str] | None:
        """Return the question whose heading a line is, by its mark or else by its words, and what was added to it."""
        if line.startswith("\\"):
            return None
        for mark in _MARK.finditer(line):
            question = self.asked.get(mark[1])
            if question is not None:
                added = (_added(line[: mark.start()], question), line[mark.end() :].strip())
                return question, "\n".join(words for words in added if words)
        bare = _BARE_HEADING.fullmatch(line)
        words = folded(bare[1]) if bare else ""
        found = next((question for question in self.asked.values() if words and folded(question.ask) == words), None)
        return (found, "") if found else None

    def is_furniture(self, line: str) -> bool:
        """Whether a line is one that we put there and nobody has filled."""
        return one_line(line) in self.furniture

    def is_hint(self, line: str) -> bool:
        """Whether a line says no more than a hint of ours."""
        return one_line(line) in self.hints

    def escaped(self, text: str) -> list[str]:
        """Return an answer as the lines in which it stands on the sheet; no answer is one blank line."""
        if not text:
            return [""]
        lines = _spelt(text).split("\n")
        last = len(lines) - 1
        return [f"\\{line}" if self._is_like_ours(line, at in {0, last}) else line for at, line in enumerate(lines)]

    def unescaped(self, lines: Sequence[str]) -> str:
        """Return the answer that stands in these lines, without the blank lines around it."""
        filled = [at for at, line in enumerate(lines) if line.strip()]
        kept = lines[filled[0] : filled[-1] + 1] if filled else ()
        return _unspelt("\n".join(line[1:] if self._is_escaped(line) else line for line in kept))

    def _is_like_ours(self, line: str, at_an_end: bool) -> bool:  # noqa: FBT001 - two facts about one line
        core = line.lstrip("\\")
        return self._is_special(core) or (not core.strip() and (at_an_end or line.startswith("\\")))

    def _is_escaped(self, line: str) -> bool:
        core = line.lstrip("\\")
        return line.startswith("\\") and (self._is_special(core) or not core.strip())

    def _is_special(self, core: str) -> bool:
        return self.heading_in(core) is not None or self.is_furniture(core) or self.is_hint(core)


def ours_on(prompt_set: PromptSet) -> Ours:
    """Return what is ours on the sheet of a set."""
    asked: dict[str, Question] = {
        question.id: question for question in prompt_set.questions if question.kind is not QuestionKind.SHOW
    }
    furniture = {NUMBER, *map(one_line, HOW_TO)}
    for question in asked.values():
        furniture.update(map(one_line, comments_on(question)))
        furniture.update(f"- [ ] {label}" for label in box_labels(question))
    hints = {one_line(question.hint) for question in asked.values() if question.hint.strip()}
    return Ours(asked, frozenset(furniture), frozenset(hints))


def _added(heading: str, question: Question) -> str:
    """Return what was typed into a heading; nothing where it has only lost words."""
    words, ask = one_line(heading.strip().lstrip("#")), one_line(question.ask)
    if folded(words) in folded(ask):
        return ""
    more = words.removeprefix(ask).strip()
    return more if re.search(r"\w", more) else ""


def _spelt(text: str) -> str:
    return _ODD.sub(lambda found: f"&#{ord(found[0])};", _SPELT.sub(r"&amp;\1#\2;", text))


def _unspelt(text: str) -> str:
    return _SPELT.sub(lambda found: f"&{found[1][4:]}#{found[2]};" if found[1] else chr(int(found[2])), text)
