"""Names of people: by a capital in mid-sentence, by lists, by titles, and by what stands beside an ambiguous word."""

import pytest

from alliance_journal.privacy.kinds import Kind
from tests.privacy.spotted import strongly, words

NAMED = [
    ("I said to Priya that we would wait.", ["Priya"]),
    ("Martin said he was fine. Then Okonkwo laughed.", ["Martin", "Okonkwo"]),
    ("Will you come? Will said no, and I told Will so.", ["Will", "Will"]),
    ("Mark my words. Mark was cross.", ["Mark"]),
    ("Grace under pressure. Grace looked away.", ["Grace"]),
    ("Hope is what she needs. Hope told me she would go.", ["Hope"]),
    ("Patience is needed. Patience said so.", ["Patience"]),
    ("Rose from the chair. Rose didn't.", ["Rose"]),
    ("Grant application due. Grant told me.", ["Grant"]),
    ("I spoke with Will about Rose and Faith.", ["Will", "Rose", "Faith"]),
    ("Faith's mother rang. Summer's end is near.", ["Faith"]),
    ("Mrs Green cried; Dr. Black did not.", ["Green", "Black"]),
    ("MR JONES SHOUTED.", ["JONES"]),
    ("The nurse Hill came in, and judge Brown ruled.", ["Hill", "Brown"]),
    ("Mgr. Lubos Vranek leaves early.", ["Lubos Vranek"]),
    ("Anna's mother rang Kieran Ashdown-Pryce.", ["Anna", "Kieran Ashdown-Pryce"]),
    ("Jean-Luc, Maria de la Cruz and Piet van der Berg ate.", ["Jean-Luc", "Maria de la Cruz", "Piet van der Berg"]),
    ("It was van der Berg who came.", ["van der Berg"]),
    ("I saw O'Neil, McAllister and Juan del Rio.", ["O'Neil", "McAllister", "Juan del Rio"]),
    ("J.K. was angry, K. Nowak was not, and John F. Adeyemi II slept.", ["J.K.", "K. Nowak", "John F. Adeyemi II"]),
    ("James was late. I rang JAMES.", ["James", "JAMES"]),
    ("Jamal: no. Zerkowski, please sit. (Vrboska) sat.", ["Jamal", "Zerkowski", "Vrboska"]),
    ("Qadriwa simply left. Qadriwa then left. Qadriwa's bag stayed.", ["Qadriwa", "Qadriwa", "Qadriwa"]),
    ("What is your last name? Lundqvarn", ["Lundqvarn"]),
    ("Lundqvarn Ahmed rang.", ["Lundqvarn Ahmed"]),
    ("\u201cTell Ahmed,\u201d she said, \u201cthat Fatima is here.\u201d", ["Ahmed", "Fatima"]),
    ("I rang \u017dofie and \u0141ukasz.", ["\u017dofie", "\u0141ukasz"]),
    ("She was tired. J\u00fcrgen's\nmother was not.", ["J\u00fcrgen"]),
    ("May I ask? I sat with June Abara.", ["June Abara"]),
    ("I was at the table for a long while with the boy, and then\nMarek came.", ["Marek"]),
]
NAMELESS = [
    "He was late on Monday, and in May we will meet in English.",
    "The GP wrote that PTSD is likely. CBT and DBT. GPs and OTs met. PHQ-9 was 14.",
    "C07 was quiet. K3 too. Mrs K. came by. We spoke. A sat down.",
    "I Think that I Felt Sad About This.",
    "HELLO THERE. I WAS SO ANGRY.",
    "Absolutley fuming. Defintely not. Hmm. Ugh, no. Unfortunatly, he left.",
    "The Motivational Interviewing course; a SMART goal; Section 17 leave; Year 9; Band 6; Key Stage 2; Unit 7.",
    "We used Zoom, WhatsApp, YouTube and an iPhone. He drew in MS Excel.",
    "Joy was hard to find. Summer was long. Bill it to me. Sue them. Chase up the referral. Drew a line. Frank talk.",
    "Mum and Dad came. The Doctor said no. Mr. Teacher laughed.",
    "A Jungian view, a Marxist one, a Kleinian one: Bowlby, Maslow.",
    "Isn't it odd? I'm sure. It's fine. She\u2019s well.",
    "P.S. I was in the U.K. at 9 A.M.",
    "King of the hill. The April fool. Major change.",
    "St. was written there.",
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_a_name_is_spotted(text: str, names: list[str]) -> None:
    assert words(text, Kind.NAME) == names


@pytest.mark.parametrize("text", NAMELESS)
def test_words_that_name_nobody_are_left_alone(text: str) -> None:
    assert strongly(text) == []


def test_a_name_in_lower_case_is_left_to_the_list_of_the_worker() -> None:
    assert strongly("i met priya") == []


def test_an_ordinary_word_after_the_dot_of_an_initial_starts_a_sentence() -> None:
    assert words("I sat with Mrs K. We spoke of Lena.", Kind.NAME) == ["Lena"]
