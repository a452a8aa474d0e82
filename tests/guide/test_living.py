"""Sets that use the journal: what they ask of it, and the set with that put into it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.building import set_from, table_of
from alliance_journal.guide.keeping import from_draft, to_draft
from alliance_journal.guide.living import AT_ITS_TIME, Guess, Offered, asks_of_journal, judged, named, with_journal
from alliance_journal.guide.living_picks import theme_pick
from alliance_journal.guide.parsing import parse_set
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import QuestionId, SetId, ThemeId
from alliance_journal.model.prompts import (
    DRAWS,
    SHOWS,
    Condition,
    Evidence,
    Offer,
    Option,
    PromptSet,
    Question,
    QuestionKind,
)
from tests.guide.fakes import MINIMAL, a_set, prompt_sets, question, when

QUIET: Final = ThemeId("cw.minimal")
TOOK_OVER: Final = ThemeId("wc.paternal")
LIVING: Final = (Option("entry-k7f3", "20 November, C04"), Option("entry-b2c3", "12 November, C04"))
OWN: Final = (Option("none", "none of these"),)
words = st.text(max_size=30)


def show(name: str, shows: str) -> Question:
    return replace(question(name, "show"), shows=shows)


def pick(name: str, draws: str, *options: Option, kind: str = "picks") -> Question:
    return replace(question(name, kind), draws=draws, options=options)


def guess(theme: ThemeId, *sentences: str) -> Guess:
    evidence = tuple(Evidence(theme, f"entries/2026/{n}.md", one) for n, one in enumerate(sentences))
    return Guess(theme, f"Label of {theme}", "In 4 of 9 entries.", evidence)


def asked_about(name: str) -> Question:
    options = tuple(Option(one, one) for one in ("yes", "no", "other"))
    return replace(pick(name, "recurring", *options, kind="pick"), short=f"guess {name}")


GUESSING: Final = a_set(
    asked_about("one"),
    question("name_one", "line", when=[when("one", any_of="other")]),
    asked_about("two"),
    question("name_two", "line", when=[when("two", any_of="other")]),
    question("last"),
)
TWO: Final = Offered(guesses=(guess(QUIET, "She went quiet."), guess(TOOK_OVER, "I took over.", "I filled it in.")))


@st.composite
def living_sets(draw: st.DrawFn) -> PromptSet:
    """Any set in which shows and picks may draw on the journal."""
    questions = []
    for asked in draw(prompt_sets()).questions:
        if asked.kind is QuestionKind.SHOW:
            questions.append(replace(asked, shows=draw(st.sampled_from(SHOWS))))
        elif asked.options:
            draws = draw(st.sampled_from(("", *DRAWS)) if asked.kind is QuestionKind.PICK else st.just("entries"))
            questions.append(replace(asked, draws=draws))
        else:
            questions.append(asked)
    return a_set(*questions)


offers = st.builds(
    Offered,
    texts=st.dictionaries(st.sampled_from(SHOWS), words),
    options=st.dictionaries(st.sampled_from(DRAWS), st.just(LIVING) | st.just(())),
    guesses=st.sampled_from([(), TWO.guesses[:1], TWO.guesses]),
)


@given(living_sets(), offers)
def test_what_is_left_can_be_asked_and_read_back(asking: PromptSet, offered: Offered) -> None:
    ready = with_journal(asking, offered)
    assert set_from(table_of(ready)) == ready
    asked: set[str] = set()
    for one in ready.questions:
        assert not one.draws or one.options
        assert one.shows in AT_ITS_TIME or one.aside
        assert {condition.question for condition in one.when} <= asked
        asked.add(one.id)
    kept = [one for one in asking.questions if one.id in asked]
    assert [(one.id, one.kind, one.private, one.role) for one in kept] == [
        (one.id, one.kind, one.private, one.role) for one in ready.questions
    ]


def ids(prompt_set: PromptSet) -> list[str]:
    return [one.id for one in prompt_set.questions]


@given(prompt_sets(), words)
def test_a_set_that_asks_for_nothing_stays_as_it_is(prompt_set: PromptSet, text: str) -> None:
    assert asks_of_journal(prompt_set) == frozenset()
    assert with_journal(prompt_set, Offered({"week": text}, {"entries": LIVING}, TWO.guesses)) == prompt_set


def test_what_a_set_asks_for_is_named() -> None:
    asking = a_set(show("a", "open_strain"), show("b", "last_entry"), pick("c", "entries"), question("d"))
    assert asks_of_journal(asking) == {"open_strain", "entries"}


def test_what_is_shown_becomes_part_of_the_question() -> None:
    (shown,) = with_journal(a_set(show("a", "week")), Offered({"week": "6 entries"})).questions
    assert shown.aside == "6 entries"


def test_choices_of_the_journal_stand_before_those_of_the_set() -> None:
    (asked,) = with_journal(a_set(pick("a", "entries", *OWN)), Offered(options={"entries": LIVING})).questions
    assert asked.options == (*LIVING, *OWN)


def test_of_two_choices_with_one_id_the_first_stays() -> None:
    (asked,) = with_journal(a_set(pick("a", "entries", *OWN)), Offered(options={"entries": (*OWN, *LIVING)})).questions
    assert asked.options == (*OWN, *LIVING)


def test_a_question_for_which_there_is_nothing_is_left_out_and_so_is_what_hangs_on_it() -> None:
    asking = a_set(
        show("shown", "agenda"),
        pick("chosen", "standards", *OWN),
        question("how", "line", when=[when("chosen", answered=False)]),
        question("why", "line", when=[when("how", answered=True)]),
        question("last"),
        offers=(Offer(SetId("strain"), "More?", (when("how", answered=False),)), Offer(SetId("jot"), "Or this?")),
    )
    left = with_journal(asking, Offered())
    assert ids(left) == ["last"]
    assert [offer.set for offer in left.offers] == ["jot"]


def test_each_guess_is_asked_about_once_in_the_order_of_the_guesses() -> None:
    asking = with_journal(GUESSING, TWO)
    assert ids(asking) == ids(GUESSING)
    first, _, second, *_ = asking.questions
    assert first.ask == f"Label of {QUIET}. What about one?"
    assert first.short == f"guess one: Label of {QUIET}"
    assert second.evidence == TWO.guesses[1].evidence
    assert [option.id for option in second.options] == [
        "theme-wc.paternal-yes",
        "theme-wc.paternal-no",
        "theme-wc.paternal-other",
    ]


def test_a_guess_that_is_missing_is_not_asked_about() -> None:
    assert ids(with_journal(GUESSING, Offered(guesses=TWO.guesses[:1]))) == ["one", "name_one", "last"]


def test_conditions_and_offers_follow_the_choices_of_a_guess() -> None:
    offer = Offer(SetId("strain"), "More?", (Condition(QuestionId("one"), none_of=("no",)),))
    asking = with_journal(replace(GUESSING, offers=(offer,)), TWO)
    assert asking.questions[1].when[0].any_of == (theme_pick(QUIET, "other"),)
    assert asking.offers[0].when[0].none_of == (theme_pick(QUIET, "no"),)
    walk = Walk.started(asking).answer(theme_pick(QUIET, "other"))
    assert walk.at == "name_one"


def answered(*answers: str) -> Walk:
    walk = Walk.started(with_journal(GUESSING, TWO))
    for answer in answers:
        walk = walk.answer(answer) if answer else walk.skip()
    return walk


def test_yes_no_and_another_name_speak_of_every_sentence_that_was_shown() -> None:
    walk = answered("theme-cw.minimal-no", "theme-wc.paternal-other", "my tour-guide  voice")
    found = list(judged(walk.prompt_set, walk.answers()))
    assert [(one.words, is_yes) for one, is_yes in found] == [
        ("She went quiet.", False),
        ("I took over.", True),
        ("I filled it in.", True),
    ]
    assert list(named(walk.prompt_set, walk.answers())) == [(TOOK_OVER, "my tour-guide voice")]


def test_a_skipped_guess_says_nothing() -> None:
    walk = answered("", "theme-wc.paternal-yes")
    assert [one.theme for one, _ in judged(walk.prompt_set, walk.answers())] == [TOOK_OVER, TOOK_OVER]
    assert list(named(walk.prompt_set, walk.answers())) == []


def test_a_name_that_was_left_out_names_nothing() -> None:
    walk = answered("theme-cw.minimal-other", "")
    assert list(named(walk.prompt_set, walk.answers())) == []


def test_a_name_counts_for_nothing_once_the_guess_is_answered_otherwise() -> None:
    walk = answered("theme-cw.minimal-other", "the fog").go_to("one").answer("theme-cw.minimal-yes")
    assert list(named(walk.prompt_set, walk.answers())) == []


@given(words, st.lists(words.filter(str.strip), min_size=1, max_size=3), words)
def test_a_draft_keeps_all_that_the_journal_offered(shown: str, sentences: list[str], aside: str) -> None:
    asking = a_set(show("shown", "week"), pick("chosen", "entries"), *GUESSING.questions)
    offered = Offered({"week": shown}, {"entries": LIVING}, (replace(guess(QUIET, *sentences), aside=aside),))
    walk = Walk.started(with_journal(asking, offered))
    kept = from_draft(
        to_draft(walk, client=None, met=date(2026, 11, 20), started=datetime(2026, 11, 20, 9, tzinfo=UTC), draft_id="d")
    )
    assert kept.walk == walk


def parsed(keys: str) -> tuple[PromptSet | None, list[str]]:
    text = f'{MINIMAL}[[questions]]\nid = "a"\nask = "A?"\n{keys}'
    found, problems = parse_set(text, path="little.toml")
    return found, [one.sentence for one in problems]


def test_a_set_can_take_its_choices_from_the_journal() -> None:
    found, problems = parsed('kind = "picks"\nfrom = "entries"\n')
    assert problems == []
    assert found is not None
    assert found.questions[0].draws == "entries"


def test_a_wrong_source_of_choices_is_named() -> None:
    assert parsed('kind = "picks"\nfrom = "entrys"\n')[1][0].startswith("'from' should be one of entries, agenda")
    assert parsed('kind = "text"\nfrom = "entries"\n')[1] == [
        "'from' belongs to kind pick or picks only; leave it out here"
    ]
    for keys in (
        'kind = "pick"\nfrom = "recurring"\n',
        'kind = "picks"\nfrom = "recurring"\noptions = [{id="yes",label="y"}]\n',
    ):
        (sentence,) = parsed(keys)[1]
        assert sentence.startswith('from = "recurring" belongs to kind pick')


def test_what_may_be_shown_is_four_things() -> None:
    assert parsed('kind = "show"\nshows = "week"\n')[1] == []
    assert "last_entry, open_strain, week, agenda" in parsed('kind = "show"\nshows = "weak"\n')[1][0]


def test_a_file_cannot_say_what_only_the_journal_may() -> None:
    assert "no key 'evidence'" in parsed('kind = "text"\nevidence = []\n')[1][0]
    assert "no key 'aside'" in parsed('kind = "text"\naside = "x"\n')[1][0]
