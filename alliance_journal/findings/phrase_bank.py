"""The worker's own first words: every answer that was drafted to be said, where it stands, and how often.

A phrase holds no words; what it shows is cut from the entry and checked first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from alliance_journal.entrytext.document import Section
from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.counting import counts
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import QuoteMismatchError, Reader
from alliance_journal.findings.roles import Sets
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.prompts import QuestionKind, Role
from alliance_journal.model.themes import Place, Theme
from alliance_journal.queries.facts import Facts, Page
from alliance_journal.queries.tree import Query

Accepts = Callable[[EntryFacts, str], bool]
"""Whether words that were drafted in an entry are meant."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer of words to be said: in which entry, under which question as it was asked, and where it stands."""

    facts: EntryFacts
    question: str
    asked: str
    private: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same words wherever they were drafted, the newest first; one that was written twice is one phrase."""

    drafts: tuple[Draft, ...]
    reader: Reader = field(repr=False, compare=False)

    @property
    def newest(self) -> Draft:
        """The draft whose words are shown."""
        return self.drafts[0]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of meeting for which it was written."""
        return self.drafts[-1].facts.day, self.newest.facts.day

    @property
    def words(self) -> str:
        """The words as the newest entry has them, verbatim; raises QuoteMismatchError where they are not there."""
        return _cut(self.newest, self.reader)

    @property
    def where(self) -> str:
        """The place of those words as `file:line`."""
        return f"{self.newest.facts.path}:{self.newest.place.line}"

    def spots(self) -> Iterator[Draft]:
        """Yield every place of the phrase; each is checked to hold it, and QuoteMismatchError raised where not."""
        same = _same(self.words)
        for draft in self.drafts:
            if _same(_cut(draft, self.reader)) != same:
                # Which of the two has changed cannot be told.
                self.reader.forget(self.newest.facts.path)
                raise _mismatch(draft, self.reader)
            yield draft


def phrases_in(
    entries: Sequence[EntryFacts], sets: Sets, reader: Reader, accepts: Accepts = lambda _facts, _words: True
) -> tuple[Phrase, ...]:
    """Return every phrase drafted in these entries, which are in order of meeting; the newest comes first.

    Only the entries with such an answer are read. Private ones are among them: whoever shows them says so.
    """
    found: dict[str, list[Draft]] = {}
    drafting = _Drafting(sets)
    for facts in reversed(entries):
        for draft in _drafts_in(facts, drafting.questions(facts), reader):
            words = _cut(draft, reader)
            if accepts(facts, words):
                found.setdefault(_same(words), []).append(draft)
    return tuple(Phrase(tuple(drafts), reader) for drafts in found.values())


def saying(query: Query | None, themes: Mapping[ThemeId, Theme]) -> Accepts:
    """Return what accepts the words that a search is about: it looks into the phrase and not into the whole entry."""
    if query is None:
        return lambda _facts, _words: True

    def accepts(facts: EntryFacts, words: str) -> bool:
        return query.holds(Page(_as_asked(facts, words, themes)))

    return accepts


def _as_asked(facts: EntryFacts, words: str, themes: Mapping[ThemeId, Theme]) -> Facts:
    shown = frozenset(one.theme for one in facts.sightings if one.theme in themes and counts(one, themes[one.theme]))
    return Facts(facts.id, facts.day, facts.client, facts.set, facts.tags, shown, facts.starred, words)


@dataclass(slots=True)
class _Drafting:
    """Which questions of a set ask for words to be said, looked up once for all entries of the same version."""

    sets: Sets
    known: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def questions(self, facts: EntryFacts) -> frozenset[str]:
        """Return the ids of those questions in the set of an entry as it was asked."""
        name = (facts.set, facts.set_version)
        if name not in self.known:
            asked = self.sets.asked(*name)
            drafted = (q.id for q in asked.questions if _is_drafted(q.kind, q.role)) if asked else ()
            self.known[name] = frozenset(map(str, drafted))
        return self.known[name]


def _is_drafted(kind: QuestionKind, role: Role) -> bool:
    return kind is QuestionKind.DRAFT or role is Role.DRAFT


def _drafts_in(facts: EntryFacts, questions: frozenset[str], reader: Reader) -> Iterator[Draft]:
    if questions.isdisjoint(facts.answered):
        return
    text = reader.text(facts.path)
    for section in _sections(facts, questions, reader):
        if span := _trimmed(section, text):
            place = place_at(text, *span)
            yield Draft(facts, str(section.question), section.heading, section.private, place)


def _sections(facts: EntryFacts, questions: Iterable[str], reader: Reader) -> list[Section]:
    return [one for one in reader.document(facts.path).sections if one.question in questions]


def _trimmed(section: Section, text: str) -> tuple[int, int] | None:
    """Return where the words of a section begin and end, without the blank around them; None where there are none."""
    raw = text[section.start : section.end]
    start = section.start + len(raw) - len(raw.lstrip())
    words = raw.strip()
    return (start, start + len(words)) if words else None


def _cut(draft: Draft, reader: Reader) -> str:
    """Return the words of a draft; QuoteMismatchError unless they are the whole answer to its question."""
    start = draft.place.offset
    end = start + draft.place.end - draft.place.start
    text = reader.text(draft.facts.path)
    answers = [_trimmed(one, text) for one in _sections(draft.facts, (draft.question,), reader)]
    if (start, end) not in answers or place_at(text, start, end) != draft.place:
        raise _mismatch(draft, reader)
    return text[start:end]


def _mismatch(draft: Draft, reader: Reader) -> QuoteMismatchError:
    """Return the error for a place that is not what it was; the index does not keep what it knew of the file."""
    reader.forget(draft.facts.path)
    return QuoteMismatchError(draft.facts.path, draft.place.line)


def _same(words: str) -> str:
    """Return words so that the same ones are equal, however they are broken into lines and wherever capitals stand."""
    return " ".join(words.casefold().split())
