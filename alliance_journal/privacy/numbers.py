"""Identifiers with a shape of their own: e-mail, web, phones, person and case numbers, banks, cards, postcodes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from alliance_journal.privacy import checksums
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.patterns import Pattern, most_digits

CUE_REACH: Final = 40
"""How many characters before a number may hold the word that says what it is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of identifier: how it is written, the digits it has at least in one row, and what must hold for it.

    `cue` are words one of which must stand before it, `unless` words of which none may.
    """

    kind: Kind
    digits: int
    written: Pattern
    holds: Callable[[str], bool] = checksums.anything
    cue: Pattern | None = None
    unless: Pattern | None = None


def _cue(words: str) -> Pattern:
    return Pattern(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)


def _phone(written: str, holds: Callable[[str], bool] = checksums.is_phone, cue: Pattern | None = None) -> Shape:
    """Return a shape of phone numbers, with an extension or without."""
    return Shape(Kind.PHONE, 7, Pattern(rf"{written} (?:[ ]?(?:x|ext\.?)[ ]?\d{{1,6}})? (?![\w/]|-\d)"), holds, cue)


_I: Final = re.IGNORECASE
_NUMBERED: Final = r"(?:[ ]?(?:numbers?|num|nos?|id|ref(?:erence)?|code|card)\b\.?|[ ]?\#)?"
_SAID: Final = r"[ ]?(?:is|was|are|=|[:\#])?[ ]{0,3}"
_MARK: Final = (
    r"(?P<it>(?=[A-Za-z\d/-]{0,9}\d)[A-Za-z\d]{1,12}(?:[/-][A-Za-z\d]{1,12}){0,4}(?:[ ]\d{2,6}){0,3})(?!\w|[.,:]\d)"
)
_PHONE_CUE: Final = _cue(
    r"phones?|telephone|tel|mobile|mob|cell|call(?:ed|ing)?|ring|rang|text(?:ed)?|dial|fax|office|whatsapp|reach|"
    r"answering|contact|number|landline|extension|messages?"
)
_CARD_CUE: Final = _cue(r"cards?|cc|visa|mastercard|amex|maestro|debit|credit")
_POST_CUE: Final = _cue(r"zip|zip[ -]?code|post[ -]?code|postal[ -]?code|postal|plz|eircode|cep|psc")

_SPACED_IBAN: Final = r"(?<!\w) [A-Z]{2}\d{2}(?:[ ][A-Z\d]{4}){2,7}(?:[ ](?=[A-Z\d]{0,2}\d)[A-Z\d]{1,3})? (?!\w)"
_WHOLE_PHONE: Final = r"(?:0\d{8,12}|[1-9]\d{9,10})(?!\d)"

SHAPES: Final = (
    Shape(
        Kind.EMAIL, 0, Pattern(r"(?<![\w.+%-]) [\w.+%-]{1,64} @ [\w-]{1,63} (?:\.[\w-]{1,63}){1,5} (?!\w)", needs="@")
    ),
    Shape(
        Kind.URL,
        0,
        Pattern(
            r"(?<!\w) (?:(?:https?|ftp)://|www\d?\.) [^\s<>\"”]{2,500} (?<![.,;:!?)\]'\u2019])",
            _I,
            needs="// www WWW Www",
        ),
    ),
    Shape(
        Kind.URL,
        0,
        Pattern(
            r"""(?<![\w.@/-]) (?:[a-z\d][a-z\d-]{0,62}\.){1,4}
            (?:com|org|net|edu|gov|info|biz|io|app|co|uk|ie|de|fr|nl|es|it|pl|cz|se|no|dk|fi|eu|ca|au|nz|us|ch|at|be|pt)
            (?:/[^\s<>"”]{0,300}(?<![.,;:!?)\]]))? (?![\w@])""",
            needs="""
            .com .org .net .edu .gov .info .biz .io .app .co .uk .ie .de .fr .nl .es .it .pl .cz .se .no .dk .fi .eu .ca
            .au .nz .us .ch .at .be .pt
            """,
        ),
        checksums.is_domain,
    ),
    Shape(Kind.BANK, 6, Pattern(r"(?<!\w) [A-Z]{2}\d{2}[A-Z\d]{11,30} (?!\w)", _I), checksums.is_iban),
    Shape(Kind.BANK, 6, Pattern(_SPACED_IBAN), checksums.is_iban),
    Shape(Kind.BANK, 6, Pattern(r"(?<!\w) [A-Z]{2}\d{2}[A-Z\d]{8,30} (?!\w)", _I), cue=_cue("iban")),
    Shape(Kind.BANK, 6, Pattern(_SPACED_IBAN), cue=_cue("iban")),
    Shape(
        Kind.BANK,
        6,
        Pattern(r"(?<![\d-]) \d{2}[- ]\d{2}[- ]\d{2} (?:[ ,]{1,3}\d{8})? (?![\d-])"),
        cue=_cue("sort code"),
    ),
    Shape(
        Kind.BANK,
        6,
        Pattern(
            rf"""(?<!\w) (?:bank[ ]account|account|acct|a/c|routing|sort[ ]code)
            {_NUMBERED}{_SAID}(?P<it>\d[\d -]{{4,20}}\d)\b""",
            _I,
        ),
    ),
    Shape(Kind.CARD, 12, Pattern(r"(?<![\w.+-]) [1-6](?:[ -]?\d){11,18} (?![\w-])"), checksums.is_card),
    Shape(Kind.CARD, 12, Pattern(r"(?<![\w.-]) \d(?:[ -]?\d){11,18} (?![\w-])"), cue=_CARD_CUE),
    Shape(Kind.IP, 4, Pattern(r"(?<![\w.])(?<!ersion[ ]) \d{1,3}(?:\.\d{1,3}){3} (?![\w]|\.\d)"), checksums.is_ip4),
    Shape(Kind.IP, 0, Pattern(r"(?<![\w:]) (?:[\da-f]{1,4}:){7}[\da-f]{1,4} (?![\w:])", _I, needs=":")),
    Shape(Kind.IP, 0, Pattern(r"(?<![\w:]) (?:[\da-f]{1,4}:){1,6}(?::[\da-f]{1,4}){1,6} (?![\w:])", _I, needs=":")),
    Shape(Kind.IP, 0, Pattern(r"(?<![\w:]) [\da-f]{2}(?::[\da-f]{2}){5} (?![\w:])", _I, needs=":")),
    Shape(Kind.PERSON_NUMBER, 4, Pattern(r"(?<![\w-]) \d{3}-\d{2}-\d{4} (?![\w-])")),
    Shape(Kind.PERSON_NUMBER, 4, Pattern(r"(?<![\w-]) \d{3}[ ]\d{3}[ ]\d{4} (?![\w-])"), checksums.is_nhs),
    Shape(Kind.PERSON_NUMBER, 4, Pattern(r"(?<![\w-]) \d{3}[- ]?\d{3}[- ]?\d{4} (?![\w-])"), cue=_cue("nhs|chi")),
    Shape(
        Kind.PERSON_NUMBER,
        4,
        Pattern(r"(?<!\w) [A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D] (?!\w)", _I),
    ),
    Shape(
        Kind.PERSON_NUMBER,
        4,
        Pattern(
            rf"""(?<!\w) (?:nhs|chi|ssn|sin|tfn|ni|nino|social[ ]security|social[ ]insurance|national[ ]insurance|
            passport|medicare|medicaid|tax|driving[ ]licen[cs]e|driver'?s?[ ]licen[cs]e|licen[cs]e|hospital|mrn|patient|
            inmate|prisoner|prison|student|pupil|employee|staff|payroll|identity|id|pesel|bsn|dni|nie|cpr|personnummer|
            registration|nmc|pin) {_NUMBERED}{_SAID}{_MARK}""",
            _I,
        ),
        checksums.has_four_digits,
    ),
    Shape(
        Kind.CASE_NUMBER,
        3,
        Pattern(
            rf"""(?<!\w) (?:case|file|claim|ref|reference|docket|policy|incident|crime|record|urn|matter|complaint|
            booking|court|referral|permit|visa|badge|charge|invoice|ticket|member(?:ship)?|caseload)
            {_NUMBERED}{_SAID}{_MARK}""",
            _I,
        ),
        checksums.has_three_digits,
    ),
    Shape(
        Kind.CASE_NUMBER,
        3,
        Pattern(r"(?<![\w./)+-]) (?:\d{1,4}/|[1-9]\d{0,3}-(?=\d{5}))\d{4,10}[A-Z]{0,2} (?![\w/]|-\d)"),
        checksums.has_seven_digits,
    ),
    Shape(
        Kind.CASE_NUMBER,
        3,
        Pattern(
            r"""(?<![\w./-]) (?=[A-Z]{0,5}[/-]?\d) [A-Z\d]{1,6}[/-]?\d{2,8}[A-Z]{0,3}(?:[/-][A-Z\d]{2,8}){0,2}
            (?![\w/]|-\d)"""
        ),
        checksums.is_file_mark,
    ),
    _phone(r"(?<![\w+]) \+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}"),
    _phone(r"(?<![\w.+-]) \(\d{1,5}\)(?:[ ./-]{0,2}\d{1,5}){1,4}"),
    _phone(r"(?<![\w.+/-]) 0\d{1,4}(?:[ ./-]\d{2,8}){1,5}"),
    _phone(r"(?<![\w.+/-]) 0\d{8,12}", checksums.anything),
    _phone(r"(?<![\w.+/-]) \d{1,4}(?:([ .-])\d{2,4})(?:\1\d{2,4}){1,3}", checksums.is_plain_phone),
    _phone(r"(?<![\w.+/-]) \d{3}[ -]\d{4}", checksums.is_local_phone),
    _phone(r"(?<![\w.+/-]) \d{4}[ .-]\d{4}"),
    _phone(r"(?<![\w.+/-]) \d{2}(?:[ ]\d{2}){3,4}"),
    _phone(r"(?<![\w.+/-]) \d{2}[ -]\d{6,7}", checksums.anything),
    _phone(r"(?<![\w.+/-]) \d{1,5}(?:[ .-]?\d{1,5}){1,5}", cue=_PHONE_CUE),
    _phone(r"(?<![\w.+/-]) [1-9]\d{9,10}", checksums.anything),
    Shape(
        Kind.CASE_NUMBER,
        7,
        Pattern(rf"(?<![\w.+/,)-])(?<!\)[ ])(?<!\d[ .-]) (?!{_WHOLE_PHONE}) \d{{7,24}} (?![\w/]|[.,]\d)"),
        unless=_PHONE_CUE,
    ),
    Shape(Kind.POSTCODE, 1, Pattern(r"(?<!\w) [A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2} (?!\w)")),
    Shape(
        Kind.POSTCODE,
        1,
        Pattern(r"(?<!\w) [A-Z]{1,2}\d[A-Z\d]?[ ]?\d[ABD-HJLNP-UW-Z]{2} (?!\w)", _I),
        checksums.is_uk_postcode,
    ),
    Shape(Kind.POSTCODE, 1, Pattern(r"(?<!\w) [ABCEGHJ-NPR-TVXY]\d[A-Z][ -]?\d[A-Z]\d (?!\w)")),
    Shape(Kind.POSTCODE, 1, Pattern(r"(?<![\w-]) \d{5}-\d{3,4} (?![\w-])")),
    Shape(Kind.POSTCODE, 1, Pattern(r"(?<![\w-]) \d{4}[ ][A-Z]{2} (?!\w)"), checksums.is_dutch_postcode),
    Shape(Kind.POSTCODE, 1, Pattern(r"(?<![\w-]) \d{2}-\d{3} (?=[ ][A-Z])")),
    Shape(
        Kind.POSTCODE,
        1,
        Pattern(
            r"""(?<!\w) (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|
            T[NX]|UT|V[AT]|W[AIVY]|A[AEP]|N[ST]W?|QLD|VIC|SA|TAS|ACT)[ ](?P<it>\d{4,5}(?:-\d{4})?) (?![\w-])"""
        ),
    ),
    Shape(
        Kind.POSTCODE,
        1,
        Pattern(r"(?<![\w-]) (?=[A-Z\d]{0,4}\d) [A-Z\d]{2,5}(?:[ -][A-Z\d]{2,4})? (?![\w-])", _I),
        checksums.has_three_digits,
        _POST_CUE,
    ),
)


def shaped(text: str) -> Iterator[Identifier]:
    """Yield every place in `text` that has the shape of an identifier and bears its checks; they may overlap."""
    digits = most_digits(text)
    for shape in SHAPES:
        if shape.digits > digits:
            continue
        for start, end in shape.written.places_in(text):
            if shape.holds(text[start:end]) and _stands(shape, text, start):
                yield Identifier(shape.kind, start, end)


def _stands(shape: Shape, text: str, start: int) -> bool:
    """Say whether the words before a place allow the shape."""
    if shape.cue is not None and not _cued(shape.cue, text, start):
        return False
    return shape.unless is None or not _cued(shape.unless, text, start)


def _cued(cue: Pattern, text: str, start: int) -> bool:
    """Say whether the words before a place say what it is."""
    return cue.compiled.search(text, max(0, start - CUE_REACH), start) is not None
