"""Words that keep coming back beyond the codebook."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.themes.wordings import LEAST_ENTRIES, Note, Wording, note_of, recurring_wordings

BEGAN = date(2026, 1, 5)
ORDINARY = ("She sat down and we went through the list.", "He rang about the letter.", "I read it again.")


def notes(*texts: str, every: int = 7) -> tuple[Note, ...]:
    """Return notes a week apart."""
    return tuple(
        note_of(f"e{number}", BEGAN + timedelta(days=every * number), text, [(0, len(text))])
        for number, text in enumerate(texts)
    )


def said(found: tuple[Wording, ...], *texts: str) -> list[str]:
    """Return the words of each wording, cut from its newest place."""
    by_entry = {f"e{number}": text for number, text in enumerate(texts)}
    return [by_entry[one.places[0].entry][one.places[0].start : one.places[0].end] for one in found]


def found(*texts: str, others: tuple[Note, ...] = ()) -> list[str]:
    return said(recurring_wordings(notes(*texts), others, ORDINARY), *texts)


def test_words_in_three_entries_come_back() -> None:
    assert found("He was running late.", "Running late, he said.", "She said she was running late.") == ["running late"]


def test_words_in_two_entries_do_not() -> None:
    assert found("He was running late.", "Running late, he said.", "She came on time.") == []


def test_words_of_one_part_of_the_time_do_not() -> None:
    texts = ("A ferret.", "The ferret.", "His ferret.", "Nothing of the kind.")
    days = (BEGAN, BEGAN, BEGAN + timedelta(days=1), BEGAN + timedelta(days=200))
    crowded = tuple(note_of(f"e{n}", day, t, [(0, len(t))]) for n, (day, t) in enumerate(zip(days, texts, strict=True)))
    assert recurring_wordings(crowded, (), ORDINARY) == ()


def test_small_words_and_what_is_ordinary_in_any_journal_say_nothing() -> None:
    assert found("The session was about it.", "It was the session.", "About the session, then.") == []


@pytest.mark.parametrize("name", ["Marlow", "C07", "K3", "2026"])
def test_names_codes_and_numbers_are_never_shown(name: str) -> None:
    assert found(f"I met {name} there.", f"I saw that {name} was tired.", f"Then {name} left.") == []


def test_a_shorter_wording_is_part_of_the_longer_one_that_is_nearly_as_frequent() -> None:
    texts = ("A grey circle on the screen.", "The grey circle.", "That grey circle again.", "A circle of chairs.")
    assert found(*texts) == ["grey circle"]


def test_a_longer_wording_is_left_out_where_the_shorter_one_is_much_more_frequent() -> None:
    texts = (*["The grey ferret."] * 3, *["A ferret."] * 4)
    assert found(*texts) == ["ferret"]


def test_what_the_other_notes_are_full_of_too_is_not_told() -> None:
    here = ("The ferret and the depot.", "A depot; a ferret.", "Ferret. Depot.")
    others = notes(*["The depot was cold."] * 12)
    assert found(*here, others=others) == ["Ferret"]


def test_the_newest_place_stands_first_and_each_is_cut_from_its_own_entry() -> None:
    texts = ("His ferret.", "Nothing.", "A ferret!", "Oh, the ferret.")
    (one,) = recurring_wordings(notes(*texts), (), ORDINARY)
    assert [place.entry for place in one.places] == ["e3", "e2", "e0"]
    assert one.entries == LEAST_ENTRIES


def test_what_is_shown_of_a_note_holds_no_words() -> None:
    assert "ferret" not in repr(notes("His ferret."))


def test_an_empty_journal_has_no_wordings() -> None:
    assert recurring_wordings(()) == ()


def test_planted_wordings_are_among_the_first_twenty() -> None:
    chance = random.Random(7)  # noqa: S311  the same notes every time
    ordinary = [f"{chance.choice('bcdfghklmnprst')}{chance.choice('aeiou')}{n}x" for n in range(400)]
    planted = ["grey circle", "counting ceiling tiles", "ferret", "burnt toast smell", "wading boots"]
    texts = []
    for number in range(60):
        sentences = [" ".join(chance.choices(ordinary, k=12)) for _ in range(8)]
        sentences += [f"There was the {one} again" for place, one in enumerate(planted) if number % 9 == place]
        chance.shuffle(sentences)
        texts.append(". ".join(sentences) + ".")
    background = [" ".join(chance.choices(ordinary, k=12)) for _ in range(2000)]
    shown = said(recurring_wordings(notes(*texts), (), background), *texts)
    assert set(planted) <= set(shown[:20])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab C07.\n", max_size=40), max_size=8))
def test_every_place_is_a_slice_of_words_in_its_own_entry(texts: list[str]) -> None:
    for one in recurring_wordings(notes(*texts), (), ORDINARY):
        assert one.entries >= LEAST_ENTRIES
        words = {texts[int(place.entry[1:])][place.start : place.end].lower().split()[0] for place in one.places}
        assert len(words) == 1
