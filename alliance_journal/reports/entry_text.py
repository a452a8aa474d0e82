"""One entry, and one question of a set, for people to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from alliance_journal.guide.living_picks import pick_in_words
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import Option, PromptSet, Question, QuestionKind
from alliance_journal.queries.almanac import say_day
from alliance_journal.reports.columns import columns
from alliance_journal.reports.lines import Line, Page, wrapped

Label = Callable[[ThemeId], str]
"""Gives the name of a theme."""


def shipped_label(theme: ThemeId) -> str:
    """Return the name of a shipped theme, any other by its id."""
    from alliance_journal.themes.codebook import load_codebook  # noqa: PLC0415  few entries hold such a choice

    known = load_codebook(None)[0].themes.get(theme)
    return known.label if known else theme


def entry_text(
    entry: Entry, known: PromptSet | None, page: Page, path: str, *, label: Label = shipped_label
) -> tuple[Line, ...]:
    """Return the whole entry: when and whom, what was rated and ticked, and every answer as it was written."""
    return (
        *_heading(entry, known, page),
        *_marks(entry, known, page, label),
        *_answers(entry, page),
        Line(""),
        Line(path, "note"),
    )


def _heading(entry: Entry, known: PromptSet | None, page: Page) -> Iterator[Line]:
    client = f", {entry.client}" if entry.client else ""
    yield from wrapped(f"{say_day(entry.met)}{client}", page, role="heading")
    set_name = known.title if known else entry.set
    marks = ["starred"] if entry.starred else []
    marks += [f"#{tag}" for tag in entry.tags]
    yield from wrapped(", ".join((set_name, *marks)), page, role="note")


def _marks(entry: Entry, known: PromptSet | None, page: Page, label: Label) -> Iterator[Line]:
    marks = [f"{_title(known, name)} {value}" for name, value in entry.ratings.items()]
    ticks = [
        f"{_title(known, name)}: {', '.join(_labels(known, name, ids, label))}" for name, ids in entry.picks.items()
    ]
    feelings = [f"{word} {strength}" for word, strength in entry.feelings.items()]
    for name, words in (("Ratings (0-10)", marks), ("Feelings (0-3)", feelings)):
        if words:
            yield Line("")
            yield from wrapped(f"{name}: {', '.join(words)}", page, hanging="  ")
    if ticks:
        yield Line("")
        for tick in ticks:
            yield from wrapped(tick, page, hanging="  ")


def _title(known: PromptSet | None, name: str) -> str:
    question = known.question(name) if known else None
    return question.title if question else name.replace("_", " ")


def _labels(known: PromptSet | None, name: str, ids: Sequence[str], label: Label) -> list[str]:
    question = known.question(name) if known else None
    labels = {option.id: option.label for option in question.options} if question else {}
    if question is None or question.draws:
        # What came from the journal stands in no set; its id says what it was.
        return [labels.get(one) or pick_in_words(one, label) for one in ids] or ["none"]
    return [labels.get(one, one) for one in ids] or ["none"]


def _answers(entry: Entry, page: Page) -> Iterator[Line]:
    for answer in entry.answers:
        yield Line("")
        if answer.heading:
            yield from wrapped(answer.heading + (" (private)" if answer.private else ""), page, role="heading")
        elif answer.private:
            yield Line("(private)", "heading")
        for line in answer.text.strip("\n").split("\n"):
            yield from _as_written(line, page)


def _as_written(line: str, page: Page) -> Iterable[Line]:
    """Return a line of an answer as it stands; one that is wider than the page goes on below, indented alike."""
    if columns(line) <= page.width:
        return (Line(line),)
    return wrapped(line, page, indent=line[: len(line) - len(line.lstrip())][: page.width // 2])


def question_lines(question: Question, page: Page, *, number: str = "") -> Iterator[Line]:
    """Yield one question of a set: how it is answered, what it asks, its choices, when it applies."""
    private = ", private" if question.private else ""
    strategy = f", strategy {question.strategy}" if question.strategy else ""
    asked = f"{question.ask} [{question.kind.value}{private}{strategy}]"
    yield from wrapped(asked, page, indent=f"{number:>2} ", hanging="   ")
    notes = [*_scale_ends(question), *_from_journal(question)]
    notes += [f"- {option.label}{_themed(option)}" for option in question.options]
    if question.when:
        names = ", ".join(dict.fromkeys(str(condition.question) for condition in question.when))
        notes.append(f"asked only after a fitting answer to: {names}")
    for note in notes:
        yield from wrapped(note, page, indent="   ", hanging="     ", role="note")


def _scale_ends(question: Question) -> Iterator[str]:
    if question.kind is QuestionKind.SCALE and (question.low or question.high):
        yield f"0 {question.low} - 10 {question.high}"


def _from_journal(question: Question) -> Iterator[str]:
    """Yield what the journal puts in when the set is walked."""
    if known := _FROM_JOURNAL.get(question.draws or question.shows):
        yield f"from the journal: {known}; left out where there is nothing"


def _themed(option: Option) -> str:
    return f" ({option.theme})" if option.theme else ""


_FROM_JOURNAL: Final = {
    "last_entry": "the last entry with this client",
    "open_strain": "the open strain with this client",
    "week": "the last seven days in counts",
    "agenda": "open strains, what kept coming back, due steps, starred entries",
    "entries": "the newest entries, this client's if there are any",
    "standards": "the lines of standards.txt",
    "recurring": "a theme that kept coming back, with your own sentences",
}
