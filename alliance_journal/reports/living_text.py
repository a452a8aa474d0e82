"""What the journal says inside a walk: lines beside a question, and the words of choices. Nothing here is judged."""

from collections.abc import Iterator, Mapping
from typing import Final

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.agenda import Agenda
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.quotes import Quoted
from alliance_journal.findings.recurring import RecurringThemes, ThemeGuess
from alliance_journal.findings.standing_strain import Said, StandingStrain
from alliance_journal.findings.strains import Strain
from alliance_journal.findings.theme_findings import ThemeFinding
from alliance_journal.findings.week_back import ClientCount, WeekBack
from alliance_journal.guide.living_picks import action_pick, entry_pick, standard_pick, strain_pick, theme_pick
from alliance_journal.model.actions import AgreedAction
from alliance_journal.model.codes import SetId, ThemeId
from alliance_journal.model.prompts import Option, PromptSet
from alliance_journal.model.themes import Theme
from alliance_journal.queries.almanac import say_date
from alliance_journal.reports.lines import counted, in_sentence, listed
from alliance_journal.reports.suggested import in_quotes

Sets = Mapping[SetId, PromptSet]
FIRST_WORDS: Final = 8
LONGEST_LABEL: Final = 120
MOST_BESIDE: Final = 2
MOST_THEMES: Final = 5
_SIDES: Final = {"client": "on your side", "worker": "on their side"}


def strain_lines(found: StandingStrain, themes: Mapping[ThemeId, Theme]) -> str:
    """Return an open strain as lines: since when, the worker's own words about it, and what was tried since."""
    strain = found.strain
    lines = [f"Opened {say_date(strain.opened)}, {_age(strain)}. Your own words from that entry:"]
    lines += [_said(one) for one in found.said] or ["(nothing was written under it but marks)"]
    tried = [in_sentence(_name(name, themes)) for name in strain.strategies]
    lines.append(f"Tried, by your own marks and words: {listed(tried) or 'nothing noted yet'}.")
    if strain.state == "partly" and strain.told:
        lines.append(f"On {say_date(strain.told)} you said: partly mended.")
    if found.step:
        day, said = found.step
        lines.append(f"The step you wrote down on {say_date(day)}: {_quoted(said)}")
    return "\n".join(lines)


def _age(strain: Strain) -> str:
    return f"{counted(strain.days, 'day')} ago" if strain.days else "today"


def _said(said: Said) -> str:
    return f"{said.heading}: {_quoted(said)}" if said.heading else _quoted(said)


def _quoted(said: Said) -> str:
    return f'"{" ".join(said.words.split())}"' + (" [...]" if said.is_cut else "")


def _name(theme: str, themes: Mapping[ThemeId, Theme]) -> str:
    known = themes.get(ThemeId(theme))
    return known.label if known else theme


def week_lines(week: WeekBack) -> str:
    """Return seven days in counts, clients in the order of their codes."""
    entries = counted(week.entries, "entry", "entries")
    lines = [f"{entries} from {say_date(week.since)} to {say_date(week.until)}."]
    lines += [_client(one) for one in week.clients]
    strained = counted(week.strained, "of these marks a strain", "of these mark a strain")
    lines.append(f"{strained if week.strained else 'None of these marks a strain'}.")
    if week.own_part_asked:
        lines.append(f"My own part: asked in {week.own_part_asked}, answered in {week.own_part_answered}.")
    return "\n".join(lines)


def _client(one: ClientCount) -> str:
    return f"{one.client or 'No client code'}: {counted(one.entries, 'entry', 'entries')}, {counted(one.words, 'word')}"


def guess_lines(guess: ThemeGuess, recurring: RecurringThemes) -> str:
    """Return what a guess stands on: in how many entries, the sentences with day and client, and the other side."""
    finding = guess.finding
    counts = f"In {finding.entries} of {recurring.of} entries since {say_date(recurring.since)}"
    lines = [f"{counts} your words may touch on this. For example:"]
    lines += [quote_line(quote) for quote in guess.quotes]
    lines += _other_side(finding)
    return "\n".join(lines)


def quote_line(quote: Quoted) -> str:
    """Return a sentence with its day and client: `12 November 2026, C11: "She looked at the floor."`."""
    return f"{_when(quote.facts)}: {' '.join(in_quotes(quote).split())}"


def _when(facts: EntryFacts) -> str:
    return f"{say_date(facts.day)}, {facts.client}" if facts.client else say_date(facts.day)


def _other_side(finding: ThemeFinding) -> Iterator[str]:
    """Yield what stood on the other side in the same entries: both sides are told, or none."""
    side = _SIDES.get(finding.theme.holder.value)
    if side is None:
        return
    beside = [f"{in_sentence(theme.label)} in {count}" for theme, count in finding.beside[:MOST_BESIDE]]
    yield f"In the same entries, {side}: {listed(beside) or 'your words did not match my list'}."


def agenda_options(found: Agenda, sets: Sets) -> tuple[Option, ...]:
    """Return what stands on an agenda as choices: strains, what kept coming back, due steps, starred entries."""
    themes = found.recurring.themes[:MOST_THEMES]
    return (
        *(Option(strain_pick(one.client, one.opened), _strain_label(one)) for one in found.strains),
        *(Option(theme_pick(one.theme.id), _theme_label(one, found.recurring)) for one in themes),
        *(Option(action_pick(one.id), _action_label(one)) for one in found.actions),
        *(Option(entry_pick(one.id), f"starred: {_when(one)}, {_set_name(one.set, sets)}") for one in found.starred),
    )


def agenda_lines(found: Agenda, sets: Sets) -> str:
    """Return an agenda as lines; empty where there is nothing on it."""
    return "\n".join(f"- {option.label}" for option in agenda_options(found, sets))


def _strain_label(strain: Strain) -> str:
    partly = ", partly mended" if strain.state == "partly" else ""
    return f"still open with {strain.client}: the strain of {say_date(strain.opened)}{partly}"


def _theme_label(finding: ThemeFinding, recurring: RecurringThemes) -> str:
    beside = [f"{in_sentence(theme.label)} in {count}" for theme, count in finding.beside[:1]]
    other = f"; beside it {listed(beside)}" if beside else ""
    label = in_sentence(finding.theme.label)
    return f"kept coming back: {label}, in {finding.entries} of {recurring.of} entries{other}"


def _action_label(action: AgreedAction) -> str:
    due = f"due {say_date(action.due)}" if action.due else "no day set"
    return _cut(f"agreed, {due}: {' '.join(action.what.split())}")


def entry_option(document: Document, sets: Sets) -> Option:
    """Return an entry as a choice: its day, client, set, and the first words of it."""
    entry = document.entry
    client = f", {entry.client}" if entry.client else ""
    words = next((answer.text.split() for answer in entry.answers if answer.text.strip()), [])
    first = " ".join(words[:FIRST_WORDS]) + (" ..." if len(words) > FIRST_WORDS else "")
    about = f"{say_date(entry.day)}{client}, {_set_name(entry.set, sets)}"
    return Option(entry_pick(entry.id.value), _cut(f"{about}: {first}" if first else about))


def standard_option(line: str) -> Option:
    """Return a standard of the worker's own list as a choice."""
    return Option(standard_pick(line), line)


def _set_name(name: str, sets: Sets) -> str:
    known = sets.get(SetId(name))
    return known.title if known else name


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 4].rpartition(' ')[0]} ..."
