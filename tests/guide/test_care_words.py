"""Plain words after which one thing is said: every one of them is found, whole words only."""

from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.guide.care_words import LISTS, Care, Phrase, Told, cares_in, phrases_for


def phrases(care: Care) -> list[str]:
    """Return the lines of one list as they are written in the file."""
    lines = LISTS.read_text(encoding="utf-8").split("\n")
    start = lines.index(f"{care.value} = [") + 1
    return [line.strip(' ",') for line in lines[start : lines.index("]", start)]]


def wordings(phrase: str) -> list[str]:
    """Return every wording that a phrase stands for; a star is spelled out as an ending."""
    words = [[one.replace("*", "ly") for one in word.split("|")] for word in phrase.split()]
    return [" ".join(wording).replace(" $", ".") for wording in product(*words)]


EVERY: Final = [(care, wording) for care in Care for phrase in phrases(care) for wording in wordings(phrase)]


def found(text: str, *, as_client: bool = False) -> set[str]:
    return {care.value for care in cares_in([Told(text, as_client)])}


def test_there_are_three_lists_with_phrases() -> None:
    assert all(phrases(care) for care in Care)
    assert len(EVERY) > 200


@pytest.mark.parametrize("care", list(Care), ids=lambda care: care.value)
def test_every_wording_is_found_inside_a_sentence(care: Care) -> None:
    theirs = care is Care.HARM  # "kill myself" is harm where it is not the writer's own
    told = ((words, found(f"Well, {words}", as_client=theirs)) for one, words in EVERY if one is care)
    assert [words for words, cares in told if care.value not in cares] == []


@pytest.mark.parametrize("care", [Care.HARM, Care.BOUNDARY], ids=lambda care: care.value)
def test_every_wording_is_found_in_capitals_and_between_other_words(care: Care) -> None:
    told = ((words, found(f"SHE SAID {words.upper()} TO US", as_client=True)) for one, words in EVERY if one is care)
    assert [words for words, cares in told if care.value not in cares] == []


@pytest.mark.parametrize(
    "text",
    [
        "He talked about suicide.",
        "Suicidal thoughts, she said.",
        "He said he would kill himself.",
        "She had tried to kill\nherself before.",
        "There was some self-harm last year.",
        "She self harms.",
        "An overdose in March.",
        "He is afraid he might hurt a child.",
        "He hit her again.",
        "She hits him.",
        "Years of abuse.",
        "The neglect in that house.",
        "He carries a weapon.",
        "He threatened to hurt his neighbour.",
        "She is not safe at home.",
        "She isn\u2019t safe at home.",
        "She does not feel safe at home.",
        "He wants to die.",
        "'I want to die,' he said.",
        "\u201cI can\u2019t go on, I want to die\u201d, she said.",
        "No thoughts of suicide.",
        "She was never neglected.",
    ],
)
def test_a_mention_of_harm_is_a_mention_whatever_is_said_about_it(text: str) -> None:
    assert found(text) == {"harm"}


@pytest.mark.parametrize(
    "text",
    [
        "I want to die.",
        "Some days I want to die and nobody sees it.",
        "I can't cope any more.",
        "I can\u2019t cope anymore.",
        "I cannot cope.",
        "I'm not coping",
        "I can't go on.",
        "I can't go on like this!",
        "They would all be better off without me.",
        "I feel suicidal tonight.",
        "I could kill myself.",
        "It hurts, and I want to end it all.",
        "I don't want to be here any more.",
    ],
)
def test_what_the_writer_says_of_themselves_is_their_own_and_not_harm_as_well(text: str) -> None:
    assert found(text) == {"own"}


@pytest.mark.parametrize(
    "text",
    [
        "'I can't cope any more,' she said.",
        '"I can\'t go on", he said.',
        "She said \u2018I can\u2019t go on like this\u2019 twice.",
    ],
)
def test_what_somebody_is_quoted_with_is_not_the_writers_own(text: str) -> None:
    assert found(text) == set()


def test_what_is_told_as_the_client_is_not_the_writers_own() -> None:
    assert found("I can't cope any more.", as_client=True) == set()
    assert found("I want to die.", as_client=True) == {"harm"}


def test_a_quotation_that_is_never_closed_hides_nothing_of_the_writers_own() -> None:
    assert found("'Twas a long day. I can't cope any more.") == {"own"}
    assert found('He said "fine and left.\n\nI can\'t cope any more. "Fine".') == {"own"}


def test_a_quotation_beside_it_does_not_hide_the_writers_own() -> None:
    assert found("She said 'fine'. I can't cope any more. He said 'fine'.") == {"own"}
    assert found("The clients' files are late and I can't go on.") == {"own"}


@pytest.mark.parametrize(
    "text",
    [
        "I think I am falling for him.",
        "She is flirting with me.",
        "He brought me flowers.",
        "A gift, wrapped in newspaper.",
        "She added me on Facebook.",
        "He asked for my private number.",
        "I lent him twenty pounds.",
        "She owes me money.",
        "I paid out of my own pocket.",
    ],
)
def test_what_many_take_to_supervision_is_found(text: str) -> None:
    assert found(text) == {"boundary"}


@pytest.mark.parametrize(
    "text",
    [
        "We went through the form and he went quiet.",
        "I can't go on holiday before March.",
        "I can't go on to the next step yet.",
        "I can't cope with two lifts being broken",
        "It hit me on the way home that she had been waiting.",
        "The target was hit. Her smile came back.",
        "We hit, him and me, the same wall.",
        "He killed an hour. Himself, he said, he would not mind.",
        "She is a gifted cook.",
        "I owe her an apology.",
        "How present was I?",
        "He has debts with the council.",
        "The abutment, the overdue letter, the weaponless knight",
        "",
        "...",
    ],
)
def test_ordinary_words_of_the_work_say_nothing(text: str) -> None:
    assert found(text) == set()


def test_punctuation_parts_a_phrase_and_a_line_end_does_not() -> None:
    assert found("I never hit.\n\nHer door was open.") == set()
    assert found("He hit\nher.") == {"harm"}


def test_several_answers_are_taken_together() -> None:
    told = [Told("He hit her."), Told("I can't cope."), Told("A gift.")]
    assert cares_in(told) == frozenset(Care)
    assert cares_in([]) == frozenset()


def test_a_star_stands_for_any_ending() -> None:
    phrase = Phrase.parse("over|under dos*")
    assert phrase.stands_at(["it", "under", "dosing"], 1)
    assert not phrase.stands_at(["it", "under", "do"], 1)
    assert not phrase.stands_at(["it", "under"], 1)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert cares_in([Told(text)]) <= frozenset(Care)


@given(
    st.sampled_from([words for care, words in EVERY if care is Care.HARM and "my" not in words]),
    st.sampled_from(["", "Yes. ", "x\n\n", "And then, "]),
    st.sampled_from(["", " again", ", they said.", "\n"]),
)
def test_harm_is_found_wherever_it_stands(words: str, before: str, after: str) -> None:
    assert "harm" in found(f"{before}{words}{after}")


def test_no_word_is_a_part_of_another() -> None:
    for care in Care:
        for phrase in phrases(care):
            first = phrase.split()[0].split("|")[0]
            if not first.endswith("*"):
                assert next(phrases_for(care).places([f"{first}xyz", "xyz"]), None) is None
