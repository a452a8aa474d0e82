"""Which points of a preparation may go onto a paper: those that were kept and that stand on nothing private."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered
from alliance_journal.model.actions import AgreedAction, supervision_day
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.model.themes import Theme

_EXAMPLES: Final = frozenset({"theme", "loop", "well"})


@dataclass(frozen=True, slots=True)
class Border:
    """What a point is held against: the whole journal, what of it may leave, the private names that may go too, steps.

    A step that was agreed in an entry leaves only where the entry does. `themes` say which theme a point names.
    """

    whole: Gathered
    leaving: Gathered
    named: Collection[str] = ()
    steps: Sequence[AgreedAction] = field(default=(), repr=False)
    themes: Mapping[ThemeId, Theme] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    _by_id: dict[str, EntryFacts] = field(default_factory=dict, init=False, repr=False, compare=False)
    _behind: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def may_leave(self, point: Point) -> bool:
        """Whether a point was kept, is open or named, and stands on an entry that is still there and may leave.

        A quote that stands in a private answer stays behind with its point. One that stands nowhere any more was
        changed by the worker, here or in the entry: it is told as it was kept, but not where it may have stood in an
        answer that stays. A point without a quote leaves only with what it stands on.
        """
        if not point.kept:
            return False
        if not point.entry:
            return not point.private and not (point.kind == "step" and self._is_hidden(point))
        facts = self._entry(point.entry)
        if facts is None or (point.private and not self._is_named(point, facts)):
            return False
        if not point.quote.strip():
            return self._rests_on_open(point, facts)
        if _stands_in(point.quote, self.leaving.reader.document(facts.path)):
            return True
        return not any(self._hidden_answers(facts))

    def steps_leaving(self) -> tuple[AgreedAction, ...]:
        """Return the steps that may leave, in their order: none of an entry that stays behind or is not there.

        A step in the words of an answer that stays behind stays with it.
        """
        known = {facts.id for facts in self.leaving.entries}
        open_steps = [one for one in self.steps if not one.origin or supervision_day(one.origin) or one.origin in known]
        return tuple(step for step in open_steps if not _is_told_in(step.what, self._staying_words()))

    def _is_hidden(self, point: Point) -> bool:
        """Whether a point tells of a step that stays behind, or may do so in other words.

        A point keeps the words of a step and not its id: one that tells no step any more may tell one that stays.
        """
        leaving, told = {_flat(step.what) for step in self.steps_leaving()}, _flat(point.words)
        staying = {_flat(step.what) for step in self.steps} - leaving
        return told in staying or (bool(staying) and told not in leaving)

    def _rests_on_open(self, point: Point, facts: EntryFacts) -> bool:
        """Whether what a point without a quote stands on leaves: its theme, else every tick and rating of its entry."""
        if point.kind == "starred":
            return True
        whole = next(one for one in self.whole.entries if one.id == facts.id)
        if (whole.picks, whole.ratings, whole.feelings) == (facts.picks, facts.ratings, facts.feelings):
            return not any(self._hidden_answers(facts)) or whole.sightings == facts.sightings
        theme = theme_of(point, self.themes) if point.kind == "theme" else None
        return theme is not None and any(one.theme == theme.id for one in facts.sightings)

    def _hidden_answers(self, facts: EntryFacts) -> Iterator[str]:
        """Yield the answers of an entry that stay behind; of a private entry all of them."""
        leaving = self.leaving.reader.document(facts.path)
        shown = {section.question for section in leaving.sections}
        whole = self.whole.reader.document(facts.path)
        yield from (whole.text[one.start : one.end] for one in whole.sections if one.question not in shown)

    def _staying_words(self) -> str:
        """Return every answer of the journal that stays behind, folded; read once, for it takes every entry."""
        if not self._behind:
            answers = (answer for facts in self.whole.entries for answer in self._hidden_answers(facts))
            self._behind.append("\n".join(map(_folded, answers)))
        return self._behind[0]

    def _entry(self, name: str) -> EntryFacts | None:
        if not self._by_id:
            self._by_id.update((facts.id, facts) for facts in self.leaving.entries)
        return self._by_id.get(name)

    def _is_named(self, point: Point, facts: EntryFacts) -> bool:
        """Whether the entry of a private point was named, or the question that its quote answers."""
        if point.entry in self.named:
            return True
        document, told = self.leaving.reader.document(facts.path), _flat(point.quote)
        answers = (_flat(document.text[one.start : one.end]) for one in document.sections if one.question in self.named)
        return bool(told) and any(told in answer for answer in answers)


def points_leaving(prepared: Prepared, border: Border, client: str = "") -> Prepared:
    """Return the preparation with the points that may leave and, where a client is named, none of another one.

    Raises what reading an entry raises.
    """
    kept = (one for one in prepared.points if client in {"", one.client} or not one.client)
    return replace(prepared, points=tuple(one for one in kept if border.may_leave(one)))


def theme_of(point: Point, themes: Mapping[ThemeId, Theme]) -> Theme | None:
    """Return the theme whose name comes first in the words of a point, the longest of those that begin there."""
    found = [(point.words.find(theme.label), -len(theme.label), name) for name, theme in themes.items()]
    named = sorted(one for one in found if one[0] >= 0)
    return themes[named[0][2]] if named else None


def clients_of(prepared: Prepared) -> tuple[str, ...]:
    """Return the clients whom the points are about: those of a strain first, then in the order of the points.

    Beside a theme, a loop and what went well a client stands only for one of many sentences: these name somebody only
    where no other point does.
    """
    strained = [one.client for one in prepared.points if one.kind == "strain"]
    others = [one.client for one in prepared.points if one.kind not in _EXAMPLES]
    named = [code for code in (*strained, *others) if code]
    return tuple(dict.fromkeys(named or (one.client for one in prepared.points if one.client)))


def _stands_in(quote: str, document: Document) -> bool:
    told = _flat(quote)
    return any(told in _flat(document.text[one.start : one.end]) for one in document.sections)


def _is_told_in(what: str, hidden: str) -> bool:
    """Whether a step stands among these folded words, as whole words; its full stop makes no other step of it."""
    told = _folded(what).rstrip(".!")
    return bool(told) and re.search(rf"(?<!\w){re.escape(told)}(?!\w)", hidden) is not None


def _folded(words: str) -> str:
    return _flat(words).casefold()


def _flat(words: str) -> str:
    return " ".join(words.split())
