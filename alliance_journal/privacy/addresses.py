"""Street addresses, as several countries write them, and the codes of towns beside a place."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import Final

from alliance_journal.privacy.cues import GENERIC, LONE_STREETS, STREETS
from alliance_journal.privacy.kinds import Identifier, Kind
from alliance_journal.privacy.lists import folded
from alliance_journal.privacy.patterns import Pattern
from alliance_journal.privacy.senses import is_capital, is_family, is_given, is_ordinary, is_place

BLOCK_LINES: Final = 4
"""How many lines an address on an envelope may have below its street."""
CODE_REACH: Final = 10
_YEARS: Final = range(1900, 2100)
_CAPITAL: Final = r"(?:[^\W\d_a-zß-öø-ÿ]['\u2019]?\w{0,30}[.]?)"
"""A word that starts with a capital, or with a letter of an alphabet that has none."""
_LITTLE: Final = "of|on|in|the|to|and|at|for|a|or|down|along|from|by|up"
_OF_STREETS: Final = (
    r"(?:d[eao]s?[ ]|della[ ]|la[ ])?[A-ZÀ-Þ][\w'\u2019.-]{1,30}"
    r"(?:[ ](?:[eyi]|d[eao]s?)?[ ]?[A-ZÀ-Þ][\w'\u2019.-]{0,30}){0,3}(?:,?[ ]\d{1,5}\b){0,2}"
)
_HOUSE: Final = r"\#?\d{1,6}(?:/\d{1,4})?[A-Za-z]?"
_ROOM: Final = r"(?:apt|apartment|suite|ste|flat|p\.?[ ]?o\.?[ ]box|psc)\.?[ ]?\#?\d{1,5}[a-z]?"


def _one_of(words: frozenset[str]) -> str:
    return "|".join(sorted((word.capitalize() for word in words), key=lambda word: (-len(word), word)))


_STREET: Final = _one_of(STREETS)
_NEEDED: Final = " ".join(word.capitalize() for word in sorted(STREETS))
_NUMBERED_WAYS: Final = (
    Pattern(
        rf"""(?<![\w-])(?:{_HOUSE},?[ ]){{1,2}}(?:{_CAPITAL}[ ]){{1,4}}?
        (?:(?:Dr|St)\b\.?(?![ ][A-Z][a-z])|(?!(?:Dr|St)\b)(?:{_STREET})\b\.?)(?:[ ](?:{_STREET})\b\.?)?""",
        needs=_NEEDED,
    ),
    Pattern(
        rf"""(?<![\w-])(?:{_HOUSE},?[ ]){{1,2}}(?:(?!(?:{_LITTLE})\b)[a-z]{{3,20}}[ ]){{1,2}}?
        (?:street|road|avenue|lane|crescent|str|rd)\b\.?""",
        needs="_street _road _avenue _lane _crescent _str _rd",
    ),
    Pattern(
        rf"""(?<![\w-])\d{{1,5}}[a-z]?(?:[ ](?:bis|ter))?,?[ ](?:[Aa]venue|[Bb]oulevard|[Cc]hemin|[Pp]lace|[Qq]uai|
        [Ii]mpasse|[Rr]oute|[Aa]ll[ée]e)[ ](?:d[eu]s?[ ](?:la[ ]|l['\u2019])?)?{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}""",
        needs="venue_ oulevard_ hemin_ lace_ uai_ mpasse_ oute_ lée_ lee_",
    ),
    Pattern(
        rf"""(?<![\w-])(?:\d{{1,6}}[a-z]?,?[ ]){{0,2}}(?:Via|[Rr][uú]a|[Aa]v\.?|[Pp]laza|[Vv]icolo|
        [Bb]oulevard|[Aa]venue|[Cc]hauss[ée]e|[Cc]amino|[Cc]arrer|[Ll]argo|[Cc]hemin|[Cc]orso|[Bb]ulevar|[Nn][áa]m[ěe]st[íi]|[Aa]l\.|[Pp]l\.|
        [Pp]lac|[Oo]s\.|[Rr]otonda|[Cc]ontrada|[Rr]onda|[Cc]uesta|[Aa]lameda|[Ii]mpasse|[Qq]uai|[Aa]ll[ée]e|[Vv]ial|
        [Uu]rbanizaci[óo]n|[Pp]asaje|[Gg]lorieta|[Ss]oseaua|[Dd]rumul|[Ii]ntrarea)[ ]{_OF_STREETS}
        (?:,?[ ](?:Nr\.?[ ])?\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,4}})?\b)""",
        needs="""
        Via_ ua_ úa_ av_ Av_ av._ Av._ laza_ icolo_ oulevard_ venue_ auss amino_ arrer_ argo_ hemin_ orso_ ulevar_ st í_
        l._ lac_ Os._ os._ onda_ ontrada_ uesta_ lameda_ mpasse_ uai_ all All vial_ Vial_ rbaniz asaje_ lorieta_ oseaua_
        rumul_ ntrarea_
        """,
    ),
    Pattern(
        r"""(?<![\w-])(?:\d{1,6}[ ]){0,2}[A-ZÀ-Þ][\w'\u2019.-]{1,30}[ ](?:[A-ZÀ-Þ]?[\w'\u2019.-]{1,30}[ ])?
        (?:[Ss]tra(?:ß|ss)e|utca|[úu]tja|[úu]t|t[ée]r|tee|tn|mnt|g\.|krt\.|k[öo]r[úu]t|iela|gatv[ėe]|u\.|str\.?|ulice|vej|
        terrasse|all[ée]|plads|gate|vei|veg|tie|katu|polku|laan|straat|weg)[ ]\d{1,5}[a-z]?\b""",
        needs="""
        trasse_ traße_ _utca_ tja_ _út_ _ut_ _tér_ _ter_ _tee_ _tn_ _mnt_ _g._ _krt. rút_ rut_ _iela_ _gatv _u._ _str
        _ulice_ _vej_ _terrasse_ _all _plads_ _gate_ _vei_ _veg_ _tie_ _katu_ _polku_ _laan_ _straat_ _weg_
        """,
    ),
    Pattern(
        rf"(?<!\w){_ROOM}(?:,?[ ]box[ ]\d{{1,6}})?(?!\w)",
        re.IGNORECASE,
        needs="apt Apt APT part uit UIT ste_ Ste_ lat_ LAT_ ox_ OX_ psc PSC",
    ),
    Pattern(r"(?<!\w)(?:unit|psc)[ ]\d{1,6},?[ ]box[ ]\d{1,6}(?!\w)", re.IGNORECASE, needs="box Box BOX"),
    Pattern(r"(?<!\w)[AFD]PO[ ]A[AEP](?:[ ]\d{5}(?:-\d{4})?)?(?!\w)", needs="PO_A"),
    Pattern(r"(?<=ddress:)[ \t]{1,5}(?P<it>(?=[^\n@]{0,60}\d)[^\n@]{4,80})", needs="ddress:"),
    Pattern(r"(?<=ddress[ ]is)[ :]{1,3}(?P<it>(?=[A-Z\d][^\n@.?!]{0,60}\d)[^\n@.?!]{4,80})", needs="ddress_is"),
)
_OTHER_WAYS: Final = (
    Pattern(
        rf"""(?<!\w)(?:[Tt]he[ ])?[Cc]orner[ ]of[ ](?:\d{{1,5}}[ ])?{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}?(?:[ ]\d{{1,5}})?
        [ ]and[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}(?:[ ]\d{{1,5}})?""",
        needs="orner_of",
    ),
    Pattern(
        rf"""(?<![\w-])(?:\d{{1,6}}[a-z]?,?[ ]){{0,2}}(?:[Uu]l\.|[Uu]lica|[Rr]ue|[Cc]alle|[Aa]venida|[Pp]iazza|[Vv]iale|
        [Ss]trada|[Pp]ra[çc]a|[Tt]ravessa|[Aa]leea|[Aa]leja|[Bb]ulevardul)[ ]{_OF_STREETS}""",
        needs="ul. Ul. lica_ rue_ Rue_ alle_ venida_ iazza_ iale_ trada_ raça_ raca_ ravessa_ leea_ leja_ levardul_",
    ),
)
_SUFFIXED: Final = Pattern(
    r"""(?<![\w-])(?:\d{1,6}[a-z]?[ ])?[^\W\d_][\w-]{1,40}(?:stra(?:ß|ss)e|gatan?|katu|straat|utca|gasse|gate|gade|
    veien|vegen|vägen|vej|kuja|laan|plein|gracht|weg|str(?:ae|æ)[dt][ei]|allee|platz|brücke|ulica|all[ée]en?|ring|hof|pad|
    baan|steeg|gränd|torget|stigen|tie|polku|kade|singel|damm|ufer|steig|chaussee|markt|torv|plads|bakken|väg|myra|
    bulevardi|str\.)
    [ ]\d{1,4}(?:[/-]\d{1,4})?[A-Za-z]?\b"""
)
_PLAIN: Final = Pattern(
    r"""(?<![\w:.,-])\d{2,6}(?:[ ]\d{1,5})?[ ](?:[A-ZÀ-Þ][\w'\u2019-]{1,30}
    (?:[ ](?:n[ao]d[ ])?[A-ZÀ-Þ][\w'\u2019.-]{1,30}){0,3})
    [ ]\d{1,4}[a-z]?(?![\w:]|[.,]\d)"""
)
_LONE: Final = Pattern(
    rf"(?<![\w-])(?:[A-ZÀ-Þ][\w'\u2019.-]{{1,30}}[ ]){{1,3}}(?:{_one_of(LONE_STREETS)})\b(?:[ ]\d{{1,5}}[a-z]?\b)?",
    needs=" ".join(f"_{word.capitalize()}" for word in sorted(LONE_STREETS)),
)
_NUMBERED: Final = Pattern(r"[ ]\d{1,4}(?!\d)[a-z]?(?=[ ]*(?:\n|$|[,.;?](?!\d)|[Aa]pt|[Ss]uite|\d{4,5}\b|[A-Z]{3}))")
_HOUSED: Final = Pattern(r"[ ,]{1,2}(?:Nr\.?[ ])?\d{1,4}(?!\d)(?:[/-]\d{1,4})?[A-Za-z]?(?!\w|[.,:]\d)")
_AFTER_PLACE: Final = Pattern(
    r"[ ,\n]{1,3}(?:[A-Z]{2}[ ,]{1,2})?(?P<it>\d{3}[ ]\d{2}|\d{4,6}(?:-\d{3,4})?)(?![\w-]|[.,:]\d)"
)
_BEFORE_PLACE: Final = Pattern(r"(?<![\w.,-])(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3}[ ]\d{2})(?=[ ]{1,2}\Z)")
_UNDER: Final = Pattern(
    r"""[ \t,]{0,3}\n[ \t>,]{0,4}(?:(?P<it>[A-ZÀ-ÞΑ-Ω][^\n\d,.;:!?]{1,40}?)[ ,]{0,2})?
    (?P<code>(?<=[ ,\n>])\d[\d -]{2,8})?
    (?=[ \t,]*(?:\n|\Z))"""
)


def addressed(text: str) -> Iterator[Identifier]:
    """Yield every address that is told by how it is written; they may overlap."""
    numbered = any("0" <= character <= "9" for character in text)
    for written in (*_OTHER_WAYS, *_NUMBERED_WAYS) if numbered else _OTHER_WAYS:
        yield from (Identifier(Kind.ADDRESS, start, _bare(text, end)) for start, end in written.places_in(text))
    for written in (_SUFFIXED, _PLAIN) if numbered else ():
        for start, end in written.places_in(text):
            if _unheard(text[start:end]):
                yield Identifier(Kind.ADDRESS, start, end)


def streets(text: str) -> Iterator[Identifier]:
    """Yield streets without a number before them: capitalised words and a word for a street."""
    for start, end in _LONE.places_in(text):
        words = text[start:end].split(" ")
        telling = list(dropwhile(lambda word: word.lower() in GENERIC, words))
        if len(telling) > 1 + words[-1][:1].isdigit():
            yield Identifier(Kind.ADDRESS, end - len(" ".join(telling)), end)


def beside(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """Yield house numbers and codes of towns that stand right beside a name or a place already found."""
    for one in found:
        house = _house_after(text, one)
        if house and not _is_year(house[0]):
            yield Identifier(Kind.ADDRESS, one.start, house.end())
        code = _AFTER_PLACE.compiled.match(text, one.end)
        if code and not _is_year(code["it"]):
            yield Identifier(Kind.POSTCODE, *code.span("it"))
        before = (
            _BEFORE_PLACE.compiled.search(text, max(0, one.start - CODE_REACH), one.start)
            if one.kind is Kind.PLACE
            else None
        )
        if before and not _is_year(before[0]):
            yield Identifier(Kind.POSTCODE, *before.span())


def _bare(text: str, end: int) -> int:
    """Return the end without the dot that may end the sentence as well."""
    return end - text.startswith(".", end - 1)


def _house_after(text: str, name: Identifier) -> re.Match[str] | None:
    """Return the number of a house after a name that is hardly a person's; after one of the lists only at an end."""
    if name.kind is not Kind.NAME:
        return None
    first = folded(text[name.start : name.end].partition(" ")[0])
    if is_given(first) or is_place(first):
        return None
    return (_NUMBERED if is_family(first) else _HOUSED).compiled.match(text, name.end)


def below(text: str, addresses: Sequence[Identifier]) -> Iterator[Identifier]:
    """Yield the town, the country and the code on the lines under an address."""
    for one in addresses:
        at = one.end
        for _line in range(BLOCK_LINES):
            match = _UNDER.compiled.match(text, at)
            if match is None:
                break
            at = match.end()
            if match["it"]:
                yield Identifier(Kind.PLACE, *match.span("it"))
            if match["code"]:
                yield Identifier(
                    Kind.POSTCODE, match.start("code"), match.start("code") + len(match["code"].rstrip(" -"))
                )


def _unheard(name: str) -> bool:
    """Say whether a word among several is neither ordinary nor written with a capital by custom."""
    keys = [folded(word.strip(".,")) for word in name.split() if word[:1].isupper()]
    return any(not is_ordinary(key) and not is_capital(key) for key in keys)


def _is_year(number: str) -> bool:
    plain = number.strip(" .")
    return len(plain) == 4 and plain.isdecimal() and int(plain) in _YEARS
