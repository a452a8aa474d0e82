"""Whether a number can be what its shape says: check digits, ranges, and what only looks like somebody's number."""

from typing import Final

IBAN_LENGTHS: Final = range(15, 35)
CARD_LENGTHS: Final = range(12, 20)
PHONE_LENGTHS: Final = range(7, 22)
"""Up to fifteen digits (ITU-T E.164), and an extension."""
YEARS: Final = range(1900, 2100)
_BYTE: Final = 255
_ABBREVIATIONS: Final = frozenset({"e.g", "i.e", "a.m", "p.m"})


def digits(text: str) -> str:
    """Return the plain digits of a text."""
    return "".join(character for character in text if "0" <= character <= "9")


def anything(_text: str) -> bool:
    """Say yes: the shape alone is enough."""
    return True


def is_iban(text: str) -> bool:
    """Say whether the check digits of an international account number are right (ISO 13616: remainder 1 by 97)."""
    plain = "".join(text.split()).upper()
    if len(plain) not in IBAN_LENGTHS or not plain.isascii() or not plain.isalnum():
        return False
    return int("".join(str(int(character, 36)) for character in plain[4:] + plain[:4])) % 97 == 1


def is_card(text: str) -> bool:
    """Say whether the check digit of a card is right (ISO/IEC 7812, Luhn)."""
    plain = digits(text)
    return len(plain) in CARD_LENGTHS and len(set(plain)) > 1 and _luhn(plain)


def _luhn(plain: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in plain[-2::-2])
    return (sum(int(digit) for digit in plain[-1::-2]) + sum(doubled)) % 10 == 0


def is_nhs(text: str) -> bool:
    """Say whether the check digit of an NHS number is right (NHS Data Dictionary: remainder by 11)."""
    plain = digits(text)
    check = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), plain, strict=False)) % 11
    return len(plain) == 10 and len(set(plain)) > 1 and check % 11 == int(plain[-1])


def is_ip4(text: str) -> bool:
    """Say whether every part of an address of a computer is at most 255."""
    return all(int(part) <= _BYTE for part in text.split("."))


def is_domain(text: str) -> bool:
    """Say whether a name with dots is one of the web, not an abbreviation or two sentences that met."""
    host = text.partition("/")[0]
    return host not in _ABBREVIATIONS and len(host.partition(".")[0]) > 1


def is_phone(text: str) -> bool:
    """Say whether there are as many digits as a phone number has, and it is no date, sum or row of years."""
    return len(digits(text)) in PHONE_LENGTHS and not _is_other(text)


def is_plain_phone(text: str) -> bool:
    """Say whether groups of digits without a leading zero or plus can be a phone number."""
    groups = _groups(text)
    return is_phone(text) and len(groups) > 2 and ("-" in text or any(len(group) > 2 for group in groups[1:]))


def is_local_phone(text: str) -> bool:
    """Say whether three and four digits are a number to ring, not a number and a year."""
    return not _is_other(text) and int(digits(text)[3:7] or 0) not in YEARS and not text.endswith("000")


def _groups(text: str) -> list[str]:
    return "".join(character if "0" <= character <= "9" else " " for character in text).split()


def _is_other(text: str) -> bool:
    """Say whether groups of digits are a date, years, thousands, or a version."""
    groups = _groups(text)
    years = sum(len(group) == 4 and int(group) in YEARS for group in groups)
    if years and len(groups) <= 3 and not text.startswith(("+", "(", "00")):
        return True
    thousands = (
        all(len(group) == 3 for group in groups[1:]) and len(groups) > 1 and not text.startswith(("+", "0", "("))
    )
    return thousands and (groups[-1] == "000" or ("." in text and len(groups[0]) < 3))


def has_three_digits(text: str) -> bool:
    """Say whether at least three characters are digits."""
    return len(digits(text)) >= 3


def has_four_digits(text: str) -> bool:
    """Say whether at least four characters are digits, and they are not only a year."""
    return len(digits(text)) >= 4 and not (text.isdigit() and len(text) == 4 and int(text) in YEARS)


def has_seven_digits(text: str) -> bool:
    """Say whether at least seven characters are digits, and they are no date or years."""
    return len(digits(text)) >= 7 and not _is_other(text)


def is_file_mark(text: str) -> bool:
    """Say whether letters and at least five digits are mixed, as in the mark of a file; client codes are shorter."""
    letters = sum(character.isalpha() for character in text)
    return letters > 0 and len(digits(text)) >= 5


def is_uk_postcode(text: str) -> bool:
    """Say whether letters and digits in any case are a postcode of the United Kingdom rather than two words."""
    return len(text) >= 5 and (text.isupper() or (text.islower() and " " in text))


def is_dutch_postcode(text: str) -> bool:
    """Say whether four digits and two capitals are a postcode, not a year or a time and a mark."""
    return int(text[:4]) not in YEARS and text[-2:] not in {"AM", "PM", "AD", "BC", "CE", "KM", "MG", "ML"}
