"""Identifiers with a shape: each is spotted as what it is, and what only looks like one is left alone."""

import pytest

from alliance_journal.privacy.kinds import Kind
from tests.privacy.spotted import spotted, strongly

SHAPED = [
    ("Write to jane.doe+x@example.org.", Kind.EMAIL, "jane.doe+x@example.org"),
    ("See www.example.com/x?y=1.", Kind.URL, "www.example.com/x?y=1"),
    ("See https://example.org/a_b, please.", Kind.URL, "https://example.org/a_b"),
    ("It is at example.co.uk today.", Kind.URL, "example.co.uk"),
    ("The server 192.0.2.17 failed.", Kind.IP, "192.0.2.17"),
    ("The server 2001:db8:0:0:0:0:0:1 failed.", Kind.IP, "2001:db8:0:0:0:0:0:1"),
    ("The server 2001:db8::1 failed.", Kind.IP, "2001:db8::1"),
    ("Her account is DE89 3704 0044 0532 0130 00 I think.", Kind.BANK, "DE89 3704 0044 0532 0130 00"),
    ("gb82west12345698765432 yet", Kind.BANK, "gb82west12345698765432"),
    ("My IBAN: GB00 WEST 1234 5698 7654 32", Kind.BANK, "GB00 WEST 1234 5698 7654 32"),
    ("sort code 20-45-67", Kind.BANK, "20-45-67"),
    ("account number 31926819", Kind.BANK, "31926819"),
    ("The card 4111 1111 1111 1111 was lost.", Kind.CARD, "4111 1111 1111 1111"),
    ("My card is 4111111111111112.", Kind.CARD, "4111111111111112"),
    ("NHS number 943 476 5918", Kind.PERSON_NUMBER, "943 476 5918"),
    ("I wrote 943 476 5919 down.", Kind.PERSON_NUMBER, "943 476 5919"),
    ("His is 078-05-1120.", Kind.PERSON_NUMBER, "078-05-1120"),
    ("Hers is AB 12 34 56 C.", Kind.PERSON_NUMBER, "AB 12 34 56 C"),
    ("passport number 925665416", Kind.PERSON_NUMBER, "925665416"),
    ("student no. 20211234", Kind.PERSON_NUMBER, "20211234"),
    ("Case number 2024/00417 was closed.", Kind.CASE_NUMBER, "2024/00417"),
    ("Claim no. WX-44821 is open.", Kind.CASE_NUMBER, "WX-44821"),
    ("Ref: AB/2291/17", Kind.CASE_NUMBER, "AB/2291/17"),
    ("Under 15/0000123X it stands.", Kind.CASE_NUMBER, "15/0000123X"),
    ("It says QX884213.", Kind.CASE_NUMBER, "QX884213"),
    ("It says 884213907421 there.", Kind.CASE_NUMBER, "884213907421"),
    ("Her number is 07700 900123.", Kind.PHONE, "07700 900123"),
    ("Ring (555) 010-9999 x12.", Kind.PHONE, "(555) 010-9999 x12"),
    ("It is +44 20 7946 0018 now.", Kind.PHONE, "+44 20 7946 0018"),
    ("It is +44(0)2079460018 now.", Kind.PHONE, "+44(0)2079460018"),
    ("It is 555-0199 now.", Kind.PHONE, "555-0199"),
    ("It is 5550 0199 now.", Kind.PHONE, "5550 0199"),
    ("It is 99 668472 now.", Kind.PHONE, "99 668472"),
    ("It is 02079460018 now.", Kind.PHONE, "02079460018"),
    ("It is 5552010199 now.", Kind.PHONE, "5552010199"),
    ("It is 555.201.0199 now.", Kind.PHONE, "555.201.0199"),
    ("It is 22 33 44 55 now.", Kind.PHONE, "22 33 44 55"),
    ("Tel: 496 00 00", Kind.PHONE, "496 00 00"),
    ("Call 49600001", Kind.PHONE, "49600001"),
    ("DOB 12/03/1984", Kind.BIRTH_DATE, "12/03/1984"),
    ("born on 4 May 1990", Kind.BIRTH_DATE, "4 May 1990"),
    ("born in 1971", Kind.BIRTH_DATE, "1971"),
]
WEAK = [
    ("on 2026-11-20 12:30", Kind.DATE, "2026-11-20 12:30"),
    ("on 12.3.2024", Kind.DATE, "12.3.2024"),
    ("on the 4th of March", Kind.DATE, "4th of March"),
    ("on March 4th, 2024", Kind.DATE, "March 4th, 2024"),
    ("in 2019", Kind.DATE, "2019"),
    ("on Friday", Kind.DAY, "Friday"),
    ("at 3pm", Kind.DAY, "3pm"),
    ("at 14:30", Kind.DAY, "14:30"),
    ("a 19-year-old man", Kind.AGE, "19-year-old"),
    ("aged 23", Kind.AGE, "aged 23"),
    ("She turned forty-two.", Kind.AGE, "forty-two"),
    ("He is in his late thirties.", Kind.AGE, "in his late thirties"),
]
PLAIN = [
    "We did 150-200 steps, 24/7, 50/50, 9-5, ratio 3:1.",
    "The rates were 1,000,000 and 12 000 000, or 1.200.000.",
    "Version 1.2.3.4 and 999.1.2.3. E.g. this, i.e. that. So we met.It was good.",
    "We scored 7, 8, 9 and 6 6 7. Items 1-4-2. Room 4-12.",
    "Case 3, file 88, next patient 12.45, student number 2019.",
    "From 2019-2020. In 2018 2019. A 100 2019 b.",
    "C07, K3, PHQ-9, B12 and A4.",
    "At 12:34:56 78.",
    "The sums were 123.456 and 100 000.",
]


@pytest.mark.parametrize(("text", "kind", "said"), SHAPED)
def test_a_shape_is_spotted_as_what_it_is(text: str, kind: Kind, said: str) -> None:
    assert strongly(text) == [(kind, said)]


@pytest.mark.parametrize(("text", "kind", "said"), WEAK)
def test_dates_days_and_ages_are_weak(text: str, kind: Kind, said: str) -> None:
    assert spotted(text) == [(kind, said)]
    assert strongly(text) == []


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_of_an_ordinary_entry_are_left_alone(text: str) -> None:
    assert strongly(text) == []
