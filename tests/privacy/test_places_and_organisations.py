"""Places, organisations, streets and postcodes, by lists and by the words beside them."""

import pytest

from alliance_journal.privacy.kinds import Kind
from tests.privacy.spotted import strongly, words

PLACES = [
    ("We met in Birmingham, then in Syria.", ["Birmingham", "Syria"]),
    ("He was born near New Delhi and moved to the Isle of Wight.", ["New Delhi", "Isle of Wight"]),
    ("He read in Reading. Reading is hard. Bath is nice.", ["Reading"]),
    ("She lives in Quorlbeck. She moved to QUORLBECK, in OSTRIVA.", ["Quorlbeck", "OSTRIVA"]),
    ("I went to Austin with Austin, then to Stoke Newington.", ["Stoke Newington"]),
    ("He was in Charlotte for a week.", ["Charlotte"]),
    ("They walked to Quorlbeck Bay from Port Ellarby.", ["Quorlbeck Bay", "Port Ellarby"]),
    ("Uruguay is far away. Leeds United won.", ["Uruguay"]),
    ("From Erin Dale came a card.", []),
    ("Port wine. Mount Anna high.", []),
]
ORGANISATIONS = [
    ("She works for Hartwell Logistics Ltd.", ["Hartwell Logistics Ltd"]),
    ("He wrote to Pellworth, Inc. and to Brandt & Co.", ["Pellworth, Inc", "Brandt & Co"]),
    ("He studied at Millbrook Primary School.", ["Millbrook Primary School"]),
    ("He was moved from St Mary's Hospital to the Green Lane Surgery.", ["St Mary's Hospital", "Green Lane Surgery"]),
    ("She has a place at the University of Leeds, then at the School of Hard Knocks.", ["University of Leeds"]),
    ("I work at Brightpath. He has a job with Zentrovia now.", ["Brightpath", "Zentrovia"]),
    ("The Leeds Clinic rang. Hillcrest House did not.", ["Leeds Clinic"]),
    ("They came from the Rathmoy Garden Centre.", ["Rathmoy Garden Centre"]),
]
NO_ORGANISATION = [
    "I went to the Job Centre with him. The Community Mental Health Team rang.",
    "At the Care Home he sat. The School was shut. In the Day Hospital we spoke. The NHS Trust wrote.",
    "Full House, he said. We met at Church.",
]
ADDRESSES = [
    ("He lives at 14 Elm Street, Flat 3.", ["14 Elm Street", "Flat 3"]),
    (
        "It was 22b Acacia Avenue, or 5 The Close, or 12 heath road.",
        ["22b Acacia Avenue", "5 The Close", "12 heath road"],
    ),
    ("On Station Road we met. The Road was long.", ["Station Road"]),
    (
        "The house is at Lindenstra\u00dfe 14, or Rua Augusta 15, or ul. Polna 3.",
        ["Lindenstra\u00dfe 14", "Rua Augusta 15", "ul. Polna 3"],
    ),
    ("He wrote from rue Lamarque.", ["rue Lamarque"]),
    ("It is 12 avenue de Blin.", ["12 avenue de Blin"]),
    ("Send it to P.O. Box 242, or PSC 12, Box 44.", ["P.O. Box 242", "PSC 12, Box 44"]),
    ("It went to APO AE 09123.", ["APO AE 09123"]),
    ("We met at the corner of Mill Lane and Oak Road.", ["the corner of Mill Lane and Oak Road"]),
    ("address: 7 the green, back door", ["7 the green, back door"]),
    ("My address is Cottage 7 behind the mill.", ["Cottage 7 behind the mill"]),
    ("She moved to Borgvika 46, and to 204 Torvby 12.", ["Borgvika 46", "204 Torvby 12"]),
    ("I sat on Kowalski 3, then left.", ["Kowalski 3"]),
]
NO_ADDRESS = [
    "Afterwards Dr Green came. On 12 May Dr Patel rang.",
    "We will investigate 3 cases, during 2 sessions. During 2 weeks.",
    "In 2019 Section 17 was used. Week 12 Unit 4 Lesson 3. 12 Steps Programme 3",
    "It ended in a tie 3 to 2, and I walked 5 miles down the road.",
    "We met via Zoom 2 times. I saw Ana 3 times, and gave Ana 3, then Kowalski 3 times.",
]
POSTCODES = [
    ("Leeds LS1 4AB", ["LS1 4AB"]),
    ("postcode sw1a 1aa", ["sw1a 1aa"]),
    ("Ottawa K1A 0B1", ["K1A 0B1"]),
    ("Beverly Hills, CA 90210-1234", ["90210-1234"]),
    ("ZIP 10001", ["10001"]),
    ("Paris 75011, and 10115 Berlin", ["75011", "10115"]),
    ("1012 NX Amsterdam; Warsaw, 00-950 Warsaw", ["1012 NX", "00-950"]),
    ("Leeds 2019 and 2020 Leeds", []),
    ("at 1000 AM, 2019 AB, 90-120 minutes", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_a_place_is_spotted(text: str, places: list[str]) -> None:
    assert words(text, Kind.PLACE) == places


@pytest.mark.parametrize(("text", "organisations"), ORGANISATIONS)
def test_an_organisation_is_spotted(text: str, organisations: list[str]) -> None:
    assert words(text, Kind.ORGANISATION) == organisations


@pytest.mark.parametrize("text", NO_ORGANISATION)
def test_a_nameless_organisation_is_left_alone(text: str) -> None:
    assert strongly(text) == []


@pytest.mark.parametrize(("text", "addresses"), ADDRESSES)
def test_an_address_is_spotted(text: str, addresses: list[str]) -> None:
    assert words(text, Kind.ADDRESS) == addresses


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_numbers_beside_words_are_no_address(text: str) -> None:
    assert words(text, Kind.ADDRESS) == []


@pytest.mark.parametrize(("text", "postcodes"), POSTCODES)
def test_a_postcode_is_spotted(text: str, postcodes: list[str]) -> None:
    assert words(text, Kind.POSTCODE) == postcodes


def test_the_lines_under_an_address_are_town_country_and_code() -> None:
    text = "She wrote:\n14 Elm Street\nQuorlbeck\n\nNorway 4711\nand more"
    assert words(text, Kind.PLACE) == ["Quorlbeck", "Norway"]
    assert words(text, Kind.POSTCODE) == ["4711"]


def test_a_name_before_an_address_keeps_its_own_words() -> None:
    assert words("Mrs Lena Okoro Suite 12 was there.", Kind.NAME) == ["Lena Okoro"]
