"""The words of a saved entry as texts, and the entry with other words: each goes back where it came from."""

from dataclasses import replace

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.entries import Review
from alliance_journal.terminal.entry_texts import texts_of_entry, with_entry_texts
from tests.storage.examples import an_entry

ENTRY = replace(
    an_entry(words="Anna left."),
    title="With Anna",
    tags=("anna", "forms"),
    feelings={"warm": 1, "cross with Anna": 2},
    reviewed=(Review(ThemeId("cw.left"), "yes", "Anna left."),),
)


def test_answers_come_first_and_then_what_stands_around_them() -> None:
    assert [(one.title, one.text) for one in texts_of_entry(ENTRY)] == [
        ("One moment", "Anna left."),
        ("The title", "With Anna"),
        ("A tag", "anna"),
        ("A tag", "forms"),
        ("A feeling in your own words", "cross with Anna"),
        ("A sentence that you reviewed", "Anna left."),
    ]


def test_every_text_goes_back_where_it_came_from() -> None:
    texts = [one.text for one in texts_of_entry(ENTRY)]
    assert with_entry_texts(ENTRY, texts) == ENTRY
    changed = with_entry_texts(ENTRY, [f"{n} {text}" for n, text in enumerate(texts)])
    assert changed.answers[0].text == "0 Anna left."
    assert (changed.title, changed.tags) == ("1 With Anna", ("2 anna", "3 forms"))
    assert changed.feelings == {"warm": 1, "4 cross with Anna": 2}
    assert changed.reviewed[0].quote == "5 Anna left."


def test_a_title_that_every_entry_gets_stays() -> None:
    entry = replace(an_entry(), title="22 November 2026, C07")
    assert with_entry_texts(entry, ["x"]).title == "22 November 2026, C07"


def test_words_without_a_heading_are_called_so() -> None:
    entry = an_entry()
    assert texts_of_entry(replace(entry, answers=(replace(entry.answers[0], heading=""),)))[0].title == (
        "Words without a heading"
    )
