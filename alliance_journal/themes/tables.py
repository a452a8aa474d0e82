"""Themes from a codebook file: every mistake at once, each with its line and what to write instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Theme
from alliance_journal.themes.checks import TEXTS, checked_id, checked_lists, checked_texts, listed_keys, shown_key
from alliance_journal.themes.context import shipped_slots
from alliance_journal.themes.grammar import count_ways
from alliance_journal.themes.lines import Lines
from alliance_journal.themes.toml import TomlError, parsed

MOST_THEMES: Final = 500
MOST_WAYS: Final = 50_000
"""Ways to say the phrases of one file together; the shipped codebook has some thirty thousand."""
_TOO_MANY: Final = f"more than {MOST_WAYS:,} ways to say the phrases of this file; shorter lists of a|b|c make fewer"
MOST_PROBLEMS: Final = 100
_HOLDERS: Final = tuple(holder.value for holder in Holder if holder not in {Holder.BOTH, Holder.OTHER})
_LISTS: Final = ("phrases", "add_phrases", "yes", "no")
_KEYS: Final = frozenset({"id", "holder", *TEXTS, *_LISTS})
_TOP: Final = frozenset({"family", "language", "themes", "loops"})
_NEEDED: Final = ("label", "family", "holder", "define")


@dataclass(slots=True)
class Reading:
    """One file being read: where lines are, and the mistakes so far."""

    path: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, sentence: str) -> None:
        """Note a mistake; after the hundredth nothing is gained by more."""
        self.problems.append(Problem(self.path, line, sentence))

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that nothing is gained by reading on."""
        return len(self.problems) >= MOST_PROBLEMS


def read_themes(
    text: str, *, path: str, known: Mapping[ThemeId, Theme]
) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """Return the themes of a codebook file and its mistakes; a theme whose id is known changes only what it says."""
    reading = Reading(path, Lines(text))
    try:
        table = parsed(text)
    except TomlError as wrong:
        return (), (Problem(path, wrong.line, wrong.sentence),)
    for key in sorted(table.keys() - _TOP)[:MOST_PROBLEMS]:
        reading.wrong(
            reading.lines.of_key(key, 1), f"{shown_key(key)} is not a key of a codebook; known: {listed_keys(_TOP)}"
        )
    themes = tuple(_themes(table, reading, known))
    return themes, tuple(sorted(reading.problems))


def trusted_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes of a shipped file, unchecked for speed: a test reads every one of them with `read_themes`."""
    table = parsed(text)
    return tuple(
        Theme(
            **{
                **row,
                "family": table["family"],
                "holder": Holder(row["holder"]),
                **{key: tuple(row.get(key, ())) for key in ("phrases", "yes", "no")},
            }
        )
        for row in table["themes"]
    )


def _themes(table: Mapping[str, Any], reading: Reading, known: Mapping[ThemeId, Theme]) -> Iterator[Theme]:
    family = table.get("family", "")
    rows = table.get("themes", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or not isinstance(family, str):
        reading.wrong(1, "family is one name, and each theme begins with a line [[themes]]")
        return
    if len(rows) > MOST_THEMES:
        reading.wrong(1, f"has {len(rows):,} themes; {MOST_THEMES} is the most")
        return
    seen: set[ThemeId] = set()
    ways, slots = 0, shipped_slots()
    for number, row in enumerate(rows):
        if reading.is_full:
            return
        theme = _theme({"family": family, **row} if family else row, number, reading, known)
        if theme is not None and theme.id in seen:
            reading.wrong(reading.lines.of_theme(number), f"{theme.id} stands in this file twice")
        elif theme is not None:
            seen.add(theme.id)
            ways += sum(count_ways(phrase, slots) for phrase in theme.phrases)
            if ways > MOST_WAYS:
                reading.wrong(reading.lines.of_theme(number), f"with {theme.id} there are {_TOO_MANY}")
                return
            yield theme


def _theme(row: Mapping[str, Any], number: int, reading: Reading, known: Mapping[ThemeId, Theme]) -> Theme | None:
    """Return the theme of one table, or None where something in it is wrong."""
    before = len(reading.problems)
    head = reading.lines.of_theme(number)

    def note(key: str, sentence: str, *, words: str = "") -> None:
        if not reading.is_full:
            reading.wrong(reading.lines.of_key(key, head, words=words), sentence)

    for key in sorted(row.keys() - _KEYS):
        note(key, f"{shown_key(key)} is not a key of a theme; known: {listed_keys(_KEYS)}")
    theme_id = checked_id(row.get("id"), note)
    texts = checked_texts(row, note)
    lists = checked_lists(row, _LISTS, note)
    holder = row.get("holder")
    if holder is not None and holder not in _HOLDERS:
        note("holder", f"holder is one of {', '.join(_HOLDERS)}")
    old = known.get(theme_id)
    missing = [key for key in _NEEDED if key not in row] if old is None else []
    if missing:
        note("id", f"a new theme also needs {', '.join(missing)}")
    if len(reading.problems) > before:
        return None
    return _made(theme_id, texts, lists, old, Holder(holder) if holder else None)


def _made(
    theme_id: ThemeId,
    texts: Mapping[str, str],
    lists: Mapping[str, tuple[str, ...]],
    old: Theme | None,
    holder: Holder | None,
) -> Theme:
    base = old or Theme(id=theme_id, label="", family="", holder=holder or Holder.CONTEXT, define="")
    plain = {key: value for key, value in lists.items() if key != "add_phrases"}
    phrases = (*plain.get("phrases", base.phrases), *lists.get("add_phrases", ()))
    changes: dict[str, Any] = {**texts, **plain, "phrases": phrases, "holder": holder or base.holder}
    return replace(base, **changes)
