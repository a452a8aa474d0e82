"""The summary on paper: the same rows in the same order and words as on the screen, with sentences and charts."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.disguise import PLAIN, Disguise, disguise_for
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.summary import Summary, summarise
from alliance_journal.findings.wording import WordFinding
from alliance_journal.model.papers import Bar, Bars, Chart, Curve, Facts, Heading, Quote, Words
from alliance_journal.model.themes import Source
from alliance_journal.reports.first_person import in_first_person
from alliance_journal.reports.lines import Page
from alliance_journal.reports.summary_paper import LEFT_OUT, LEFT_OUT_BUT, MEANS, own_texts, summary_paper
from alliance_journal.reports.summary_text import summary_text
from alliance_journal.themes.wordings import WordPlace
from tests.findings.fakes import CODEBOOK, SETS, THEMES, TODAY, a_document, facts_with, reader_over, said, ticked
from tests.reports.fakes import FORBIDDEN
from tests.reports.paper_fakes import all_of, headings, texts, under

MADE: Final = date(2026, 11, 25)
QUIET: Final = "He went quiet. Whatever you think, he said. I told C04 about the form."
WEEKS: Final = Disguise({"C04": "C04", "C07": "C07"}, weeks=True)
ALL: Final = Page(100_000, plain=True)
Pair = tuple[Document, EntryFacts]


def an_entry(number: int, *, source: Source = Source.PHRASE) -> Pair:
    """Return an entry in which both sides show, with ratings, feelings and a strain that is mended and comes again."""
    day = TODAY - timedelta(days=8 * (12 - number))
    document = a_document(
        str(day),
        "C04" if number % 3 else "C07",
        answers={"moment": QUIET, "own_part": "I moved on."},
        ratings={"strain": 8, "aims": 6, "steps": 6, "tie": 6} if number % 4 == 0 else {"mend": 8, "aims": 3, "tie": 3},
        picks={"my_moves": ["wc.paternal"], "spoken": ["openly"]},
        feelings={"guilty": 2},
    )
    appeased = [said(document, "cw.appease", "Whatever you think, he said.")] if number % 2 else []
    return document, facts_with(
        document,
        *appeased,
        said(document, "cw.minimal", "He went quiet.", source=source),
        said(document, "rs.owned", "I moved on."),
        ticked(document, "wc.paternal", "my_moves", "wc.paternal"),
    )


def summary_of(*pairs: Pair, before: bool = False, loops: bool = True, words: bool = False) -> Summary:
    reader = reader_over(*(document for document, _ in pairs))
    entries = [facts for _, facts in pairs]
    lens = Lens(THEMES, SETS, TODAY, loops=CODEBOOK.loops if loops else ())
    start = pairs[0][0].text.index("the form") if pairs else 0
    places = tuple(WordPlace(facts.path, start, start + len("the form")) for facts in entries[:1])
    found = WordFinding(places, 5, 2, TODAY, TODAY, reader)
    earlier = entries if before else None
    return summarise(entries, lens, reader, earlier=earlier, wordings=(found,) if words else ())


TWELVE: Final = tuple(an_entry(number) for number in range(12))


def test_every_sentence_of_the_screen_is_on_the_paper() -> None:
    summary = summary_of(*TWELVE, before=True, words=True)
    paper = summary_paper(summary, PLAIN, MADE, everything=True)
    bars = [f"{bar.label} {bar.count}" for block in paper.blocks if isinstance(block, Bars) for bar in block.bars]
    on_paper = " ".join("\n".join((*paper.texts(), *bars)).casefold().split())
    assert summary.loops
    assert len(summary.series) == 2
    told = [line.text for line in summary_text(summary, ALL, everything=True)][1:]
    parts = [part for line in told for part in _parts(line)]
    assert len(parts) > 40
    said = [(part.casefold(), in_first_person(part).casefold()) for part in parts]
    assert [ways for ways in said if not any(way in on_paper for way in ways)] == []


def _parts(line: str) -> list[str]:
    """Return what of a line of the screen has to be on the paper: no commands, no places, no names of rows."""
    without = re.sub(r" \(\w+:\d+\)|: aj .*|: aj\b.*|^Every sentence .*|^\s*Loop: ", "", line)
    parts = re.split(r", |: |; |\. |\"| - |^\d+ entries|\d+ \w{3} \w\d\d ", without)
    return [part.strip(" .") for part in parts if part.strip(" .")]


def test_headings_stand_in_the_order_of_the_screen() -> None:
    assert headings(summary_paper(summary_of(*TWELVE, words=True), PLAIN, MADE)) == [
        "Between us, what kept coming back",
        "Feelings",
        "Loops",
        "Strains",
        "Ratings",
        "What I tried",
        "To take along",
    ]


def test_what_needs_explaining_is_told_with_an_explanation_and_only_where_everything_is_asked_for() -> None:
    paper = summary_paper(summary_of(*TWELVE, words=True), PLAIN, MADE, everything=True)
    assert headings(paper)[-3:] == ["Mirrors", "Words", "To take along"]
    rows = next(block for block in under(paper, "Mirrors") if isinstance(block, Facts))
    assert all(said.startswith(MEANS[name]) for name, said in rows.pairs)


def test_bars_say_entries_out_of_all_and_how_many_are_only_suggested() -> None:
    pairs = [an_entry(number, source=Source.LEARNED if number < 5 else Source.PHRASE) for number in range(12)]
    paper = summary_paper(summary_of(*pairs), PLAIN, MADE)
    bars = under(paper, "Between us, what kept coming back")[0]
    assert isinstance(bars, Bars)
    assert (bars.of, bars.unit) == (12, "entries")
    assert bars.bars[0] == Bar("Went quiet / short answers", 12, "5 of them only suggested")
    assert 'What is marked "suggested" only the learned coder saw' in all_of(paper)
    assert "aj " not in all_of(paper)


def test_a_sentence_has_its_client_and_day_and_no_place_in_a_file() -> None:
    found = under(summary_paper(summary_of(*TWELVE), PLAIN, MADE), "Went quiet / short answers")
    assert found[-1] == Quote("He went quiet.", "C04, 14 November 2026")


def test_a_suggested_sentence_says_so_beside_client_and_day() -> None:
    pairs = [an_entry(number, source=Source.LEARNED) for number in range(12)]
    found = under(summary_paper(summary_of(*pairs), PLAIN, MADE), "Went quiet / short answers")
    assert found[-1] == Quote("He went quiet.", "suggested: C04, 14 November 2026")


def test_a_tick_is_told_as_one_and_not_as_a_sentence() -> None:
    found = under(summary_paper(summary_of(*TWELVE), PLAIN, MADE), THEMES["wc.paternal"].label)  # type: ignore[index]
    assert found[-1] == Words("C04, 14 November 2026: ticked in the walk", role="note")


def test_both_sides_of_a_loop_have_their_sentence_or_their_tick() -> None:
    summary = summary_of(*TWELVE)
    found = under(summary_paper(summary, PLAIN, MADE), "Loops")
    assert texts(found)[0].startswith("When I took over, they went along: in 6 of 12 entries")
    assert Words("C04, 14 November 2026: ticked: Took over / told (paternalistic)", role="note") in found
    assert Quote("Whatever you think, he said.", "C04, 14 November 2026") in found
    assert texts(found)[-1] == "Loops count what stood together in my words, nothing more."


def test_ratings_are_drawn_for_each_client_with_a_value_for_each_meeting() -> None:
    found = under(summary_paper(summary_of(*TWELVE), PLAIN, MADE), "Ratings")
    charts = [block for block in found if isinstance(block, Chart)]
    assert [chart.caption.partition(",")[0] for chart in charts] == ["C04", "C07"]
    assert charts[1].curves == (
        Curve("Together", (6.0, 3.0, 3.0, 3.0)),
        Curve("Strain", (8, None, None, None)),
    )
    assert charts[1].days == ("18 Aug", "11 Sep", "5 Oct", "29 Oct")
    assert "This is my view, not the client's." in texts(found)[0]


def test_private_things_are_said_to_be_left_out_without_a_number() -> None:
    summary = summary_of(*TWELVE)
    assert f"This is my view, not the client's. {LEFT_OUT}" in all_of(summary_paper(summary, PLAIN, MADE))
    assert LEFT_OUT_BUT in all_of(summary_paper(summary, PLAIN, MADE, shows_private=True))
    assert not re.search(r"\d", LEFT_OUT + LEFT_OUT_BUT)


def test_clients_and_days_are_called_as_the_disguise_says_everywhere() -> None:
    called = disguise_for(["C04", "C07"], recode=True, weeks=True, shuffle=lambda _: None)
    said_all = all_of(summary_paper(summary_of(*TWELVE, words=True), called, MADE))
    assert "C04" not in said_all
    assert "C07" not in said_all
    assert not re.search(r"(?<!week of )\b\d{1,2} (?:Aug|Sep|Oct|Nov)", said_all)
    assert "Client A, week of 9 November 2026" in said_all


def test_under_new_names_charts_stand_in_the_order_of_these_and_not_of_the_codes() -> None:
    called = disguise_for(["C04", "C07"], recode=True, weeks=False, shuffle=list.reverse)
    found = under(summary_paper(summary_of(*TWELVE), called, MADE), "Ratings")
    captions = [block.caption.partition(",")[0] for block in found if isinstance(block, Chart)]
    assert captions == ["Client A", "Client B"]
    assert called.client("C07") == "Client A"


def test_a_code_of_digits_is_called_anew_in_feelings_and_in_names_of_themes_too() -> None:
    called = disguise_for(["47", "C04", "C07"], recode=True, weeks=False, shuffle=list.sort)
    whole = summary_of(*TWELVE)
    group = replace(whole.themes[0], theme=replace(whole.themes[0].theme, label="After 47"))
    feeling = replace(whole.feelings[0], word="cross with 47")
    paper = summary_paper(replace(whole, themes=(group, *whole.themes[1:]), feelings=(feeling,)), called, MADE)
    labels = [bar.label for block in paper.blocks if isinstance(block, Bars) for bar in block.bars]
    named = called.client("47")
    assert {f"After {named}", f"cross with {named}"} <= set(labels)
    assert Heading(f"After {named}", level=2) in paper.blocks


def test_where_days_are_weeks_a_strain_is_as_old_as_so_many_weeks() -> None:
    summary = summary_of(*TWELVE)
    aged = replace(summary, strains=tuple(replace(one, days=3) for one in summary.strains))
    for one, age in ((summary, "1 week"), (aged, "under a week")):
        strains = "".join(texts(under(summary_paper(one, WEEKS, MADE), "Strains")))
        assert age in strains
        assert " day" not in strains


def test_few_entries_are_not_called_a_pattern() -> None:
    paper = summary_paper(summary_of(*TWELVE[:3]), PLAIN, MADE)
    assert "Too few notes to speak of patterns yet" in all_of(paper)
    assert "coming back" not in all_of(paper)


def test_what_is_not_shown_is_counted() -> None:
    names = [name for name, theme in THEMES.items() if theme.family in {"client_withdrawal", "worker_contribution"}]
    pairs = []
    for document, _ in TWELVE:
        pairs.append((document, facts_with(document, *(said(document, name, QUIET[:14]) for name in names))))
    summary = summary_of(*pairs, loops=False)
    assert "more, which are not shown here." in all_of(summary_paper(summary, PLAIN, MADE))
    assert "not shown here" not in all_of(summary_paper(summary, PLAIN, MADE, everything=True))


def test_of_no_entries_only_that_is_said() -> None:
    assert summary_paper(summary_of(), PLAIN, MADE).blocks == (Words("No entries here."),)


def test_the_period_of_one_day_is_told_once() -> None:
    facts = summary_paper(summary_of(TWELVE[0]), PLAIN, MADE).blocks[0]
    assert facts == Facts((("Period", "18 August 2026"), ("Entries", "1"), ("Clients", "1")))


@pytest.mark.parametrize("word", [*FORBIDDEN, "your", "you rated", "by you"])
def test_the_paper_judges_nobody(word: str) -> None:
    assert word not in all_of(summary_paper(summary_of(*TWELVE, words=True), PLAIN, MADE, everything=True)).casefold()


def test_names_and_questions_of_shipped_themes_are_the_programs_own() -> None:
    own = own_texts()
    assert {"Went quiet / short answers", "went quiet / short answers"} <= set(own)
    assert all(own)
