"""What can say who somebody is, and one place in a text where it stands."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """A kind of identifier; the value is its name in files and machine-readable output."""

    NAME = "name"
    ORGANISATION = "organisation"
    PLACE = "place"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    IP = "ip"
    BIRTH_DATE = "birth-date"
    PERSON_NUMBER = "person-number"
    CASE_NUMBER = "case-number"
    BANK = "bank"
    CARD = "card"
    DATE = "date"
    DAY = "day"
    AGE = "age"

    @property
    def words(self) -> str:
        """What a worker reads, with its article: `a name`, `a phone number`."""
        return _WORDS[self]


_WORDS = {
    Kind.NAME: "a name",
    Kind.ORGANISATION: "an organisation",
    Kind.PLACE: "a place",
    Kind.ADDRESS: "an address",
    Kind.POSTCODE: "a postcode",
    Kind.PHONE: "a phone number",
    Kind.EMAIL: "an e-mail address",
    Kind.URL: "a web address",
    Kind.IP: "a computer's address",
    Kind.BIRTH_DATE: "a date of birth",
    Kind.PERSON_NUMBER: "a person's number",
    Kind.CASE_NUMBER: "a case number",
    Kind.BANK: "a bank account",
    Kind.CARD: "a card number",
    Kind.DATE: "a date",
    Kind.DAY: "a day or a time",
    Kind.AGE: "an age",
}


@dataclass(frozen=True, slots=True)
class Identifier:
    """One place in a text, as offsets of its first character and of the one after its last.

    Dates, days and ages are `weak`: alone they point to nobody, together with a rare fact they may.
    """

    kind: Kind
    start: int
    end: int
    weak: bool = False
