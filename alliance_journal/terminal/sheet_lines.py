r"""The lines of a sheet that are ours: headings, comments, empty boxes; and how answers that look like them differ.

Two small spellings, each with its exact inverse: a line of an answer that could be taken for one of ours, and a blank
line where an answer begins or ends, gets one more `\` in front; a carriage return, and the few characters that no
UTF-8 text can hold, become `&#N;`. Whatever looks like one of these spellings already gets one more `\` or `amp;`.

Lines are compared as a person would: what an editor or a word processor makes of quotes, dashes and blanks counts
for nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
_MARK = re.compile(r"<!\s*[-\u2013\u2014]{1,3}\s*aj:\s*((?:[a-z0-9]|\\?_)+)\s*[-\u2013\u2014]{1,3}\s*>")
_BARE_HEADING = re.compile(r"\s{0,3}#{2,6}\s*(.+)", re.DOTALL)
_COMMENT = re.compile("<!.*?>", re.DOTALL)
_DRESSED = re.compile(
    r"\s*(?P<level>#{1,6})?\s*(?:\d{1,2}(?:\s+of\s+\d{1,2}|[.):])\s+)?"
    r"(?P<bold>[*_]{0,3})(?P<words>.+?)[*_]{0,3}\s*[*_:#]*\s*",
    re.DOTALL,
)
_ALIKE: Final = {
    **dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"), None),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    ord("\u2026"): "...",
}
_INVISIBLE: Final = {code: None for code, plain in _ALIKE.items() if plain is None}
_ODD = re.compile("[\\r\\ud800-\\udfff]")
_SPELT = re.compile(r"&((?:amp;)*)#(13|5[5-7]\d{3});", re.ASCII)


def one_line(text: str) -> str:
    """Return words in one line, with single blanks between them."""
    return " ".join(text.split())


def alike(text: str) -> str:
    """Return words for comparing: one line, with plain quotes and single dashes, and nothing invisible in it."""
    return re.sub("-{2,}", "-", one_line(text.translate(_ALIKE)))


def folded(text: str) -> str:
    """Return words for comparing without regard to capitals."""
    return alike(text).casefold()


@dataclass(frozen=True, slots=True)
class Undressed:
    """The words of a line that may be a heading, and whether `#` or bold letters say that it is one."""

    words: str = field(repr=False)
    is_heading: bool
    is_bold: bool


def undressed(line: str) -> Undressed:
    """Return a line without `#`, a number, bold letters or a colon around its words."""
    found = _DRESSED.fullmatch(line.translate(_ALIKE))
    if found is None:
        return Undressed("", is_heading=False, is_bold=False)
    return Undressed(folded(found["words"]), is_heading=bool(found["level"]), is_bold=bool(found["bold"]))


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


Heading = tuple[Question, str]
"""The question that a line is the heading of, and the words that were added to it."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Everything on the sheet of one set that is ours; made once for a sheet by `ours_on`."""

    asked: Mapping[str, Question]
    furniture: frozenset[str]
    hints: frozenset[str]
    comments: frozenset[str]

    def marked_heading_in(self, line: str) -> Heading | None:
        """Return the question whose mark a line holds, and what was added to the heading."""
        if line.startswith("\\"):
            return None
        for mark in _MARK.finditer(line):
            question = self.asked.get(mark[1].replace("\\", ""))
            if question is not None:
                added = (_added(line[: mark.start()], question), self._without_comments(line[mark.end() :]))
                return question, "\n".join(words for words in added if words)
        return None

    def worded_heading_in(self, line: str) -> Heading | None:
        """Return the question whose words stand as a heading in a line."""
        bare = _BARE_HEADING.fullmatch(line.translate(_ALIKE))
        words = folded(bare[1]) if bare else ""
        found = next((question for question in self.asked.values() if words and folded(question.ask) == words), None)
        return (found, "") if found else None

    def is_furniture(self, line: str) -> bool:
        """Whether a line is one that we put there and nobody has filled."""
        return alike(line) in self.furniture

    def is_hint(self, line: str) -> bool:
        """Whether a line says no more than a hint of ours."""
        return alike(line) in self.hints

    def is_comment(self, text: str) -> bool:
        """Whether a text, be it of several lines, is one of our comments."""
        return alike(text) in self.comments

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
        is_heading = self.marked_heading_in(core) is not None or self.worded_heading_in(core) is not None
        return is_heading or self.is_furniture(core) or self.is_hint(core) or alike(core).startswith("<!")

    def _without_comments(self, text: str) -> str:
        return _COMMENT.sub(lambda found: "" if self.is_comment(found[0]) else found[0], text).strip()


def ours_on(prompt_set: PromptSet) -> Ours:
    """Return what is ours on the sheet of a set."""
    asked: dict[str, Question] = {
        question.id: question for question in prompt_set.questions if question.kind is not QuestionKind.SHOW
    }
    furniture = {NUMBER, *HOW_TO}
    comments = {" ".join(HOW_TO)}
    for question in asked.values():
        comments.update(comments_on(question))
        furniture.update(f"- [ ] {label}" for label in box_labels(question))
    hints = {question.hint for question in asked.values() if question.hint.strip()}
    return Ours(asked, _all_alike(furniture | comments), _all_alike(hints), _all_alike(comments))


def _all_alike(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(map(alike, lines))


def _added(heading: str, question: Question) -> str:
    """Return what was typed into a heading; nothing where it has only lost words."""
    ask = folded(question.ask)
    if folded(heading.strip().lstrip("#")) in ask or undressed(heading).words in ask:
        return ""
    words = one_line(heading.translate(_INVISIBLE).strip().lstrip("#")).split()
    asked = len(question.ask.split())
    more = words[asked:] if folded(" ".join(words[:asked])) == ask else words
    typed = " ".join(more).removeprefix(one_line(question.ask)).strip()
    return typed if re.search(r"\w", typed) else ""


def _spelt(text: str) -> str:
    return _ODD.sub(lambda found: f"&#{ord(found[0])};", _SPELT.sub(r"&amp;\1#\2;", text))


def _unspelt(text: str) -> str:
    return _SPELT.sub(lambda found: f"&{found[1][4:]}#{found[2]};" if found[1] else chr(int(found[2])), text)
