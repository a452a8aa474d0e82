"""Which points of a preparation may go onto a paper: those that were kept and that stand on nothing private."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.gathering import Gathered
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.model.themes import Theme

_EXAMPLES: Final = frozenset({"theme", "loop", "well"})


@dataclass(frozen=True, slots=True)
class Border:
    """What a point is held against: the whole journal, what of it may leave, the private names that may go too, steps.

    A step that was agreed in an entry leaves only where the entry does.
    """

    whole: Gathered
    leaving: Gathered
    named: Collection[str] = ()
    steps: Sequence[AgreedAction] = field(default=(), repr=False)
    _by_id: dict[str, EntryFacts] = field(default_factory=dict, init=False, repr=False, compare=False)

    def may_leave(self, point: Point) -> bool:
        """Whether a point was kept, is open or named, and stands on an entry that is still there and may leave.

        A quote that stands in a private answer stays behind with its point. One that stands nowhere any more was
        changed by the worker, here or in the entry, and is told as it was kept.
        """
        if not point.kept:
            return False
        if not point.entry:
            return not point.private and not (point.kind == "step" and self._is_hidden(point))
        facts = self._entry(point.entry)
        if facts is None or (point.private and not self._is_named(point, facts)):
            return False
        if _stands_in(point.quote, self.leaving.reader.document(facts.path)):
            return True
        return not _stands_in(point.quote, self.whole.reader.document(facts.path))

    def steps_leaving(self) -> tuple[AgreedAction, ...]:
        """Return the steps that may leave, in their order."""
        hidden = {facts.id for facts in self.whole.entries} - {facts.id for facts in self.leaving.entries}
        return tuple(step for step in self.steps if step.origin not in hidden)

    def _is_hidden(self, point: Point) -> bool:
        """Whether a point tells of a step that stays behind."""
        told = {_flat(step.what) for step in self.steps} - {_flat(step.what) for step in self.steps_leaving()}
        return _flat(point.words) in told

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
    return not told or any(told in _flat(document.text[one.start : one.end]) for one in document.sections)


def _flat(words: str) -> str:
    return " ".join(words.split())
