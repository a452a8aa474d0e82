"""What somebody meant who wrote a line that is not TOML: said in a sentence, and the line as it was meant."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_KEY: Final = r"[A-Za-z_][A-Za-z0-9_-]*"
_PAIR: Final = re.compile(rf"(\s*({_KEY})\s*=\s*)(.*)")
_OTHER_SIGN: Final = re.compile(rf"(\s*({_KEY}))\s*(?::=|=>|==|:)\s*(.*)")
_COLON_INSIDE: Final = re.compile(rf"([{{,]\s*{_KEY})\s*:\s*")
_NO_SIGN: Final = re.compile(rf"(\s*({_KEY}))\s+([\"'].*)")
_HEADER: Final = re.compile(rf"\s*\[[\s\[]*({_KEY})[\s\]]*(.*)")
_CURLY: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_CURLY_SINGLE: Final = "\u2018\u2019\u201a\u2039\u203a"
_STRAIGHT: Final = str.maketrans(dict.fromkeys(_CURLY, '"') | dict.fromkeys(_CURLY_SINGLE, "'"))
_WORD: Final = re.compile(r"[^\s,\]}\"'][^,\]}\"']*")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f]")
_NOTHING: Final = frozenset({"none", "null", "nil", "n/a"})
_TRUE: Final = frozenset({"true", "yes", "on", "y"})
_FALSE: Final = frozenset({"false", "no", "off", "n"})
_QUOTES: Final = ('"', "'")


Meant = tuple[str, str | None]
"""What to write instead, and the value as it was meant, if that is plain."""


class Slip(NamedTuple):
    """One slip: its line (from 0), what to write instead, and the lines as they were meant, if that is plain."""

    at: int
    sentence: str
    meant: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the reader of TOML gave up: the lines, which of them (from 0), its column (from 0), and its complaint."""

    lines: list[str] = field(repr=False)
    at: int
    column: int
    complaint: str

    @property
    def line(self) -> str:
        """The line itself."""
        return self.lines[self.at]

    def slip(self, sentence: str, meant: str | None = None) -> Slip:
        """Return a slip in this line."""
        return Slip(self.at, sentence, {} if meant is None else {self.at: meant})


def slip_at(spot: Spot) -> Slip:
    """Return what is wrong at a spot, in words for somebody who has never heard of TOML."""
    spot = _where_it_began(spot)
    for look in _LOOKS:
        if (slip := look(spot)) is not None:
            return slip
    return spot.slip(f"cannot be read from its column {spot.column + 1} on; compare it with the set in: aj help sets")


def _where_it_began(spot: Spot) -> Spot:
    """Return the spot in the line whose words were left open, where the reader gave up only in one below it."""
    if spot.complaint.startswith(("Unescaped", 'Expected "\'"')):
        for at in range(spot.at, max(spot.at - 2, -1), -1):
            if re.fullmatch(rf"\s*{_KEY}\s*=\s*(?:'[^']*|\"[^\"]*\\)", spot.lines[at]):
                return Spot(spot.lines, at, 0, spot.complaint)
    return spot


def _unseen(spot: Spot) -> Slip | None:
    found = _UNSEEN.search(spot.line)
    if found is None:
        return None
    sentence = f"holds a character that cannot be seen (U+{ord(found[0]):04X}, column {found.start() + 1}); take it out"
    return spot.slip(sentence, _UNSEEN.sub("", spot.line))


def _open_text(spot: Spot) -> Slip | None:
    """A text between three quotes that has no end: told where it begins."""
    if not spot.complaint.startswith(("Unterminated", "Expected \"'''")):
        return None
    for sign in ('"""', "'''"):
        begins = [number for number, line in enumerate(spot.lines) if line.count(sign) % 2]
        if begins:
            at = begins[-1]
            return Slip(at, f"the text that begins with {sign} here has no end: write {sign} behind its last word")
    return None


def _open_bracket(spot: Spot) -> Slip | None:
    """A list or table that is still open where a header or the end of the file comes: told where it begins."""
    is_end = spot.at == len(spot.lines) - 1 or not "".join(spot.lines[spot.at :]).strip()
    if not (is_end or spot.line.lstrip().startswith("[[")):
        return None
    opened = _opened(spot.lines, spot.at + (not spot.line.lstrip().startswith("[[")))
    if not opened:
        return None
    at, sign = opened[-1]
    closing = "]" if sign == "[" else "}"
    before = [n for n in range(at, min(spot.at + 1, len(spot.lines))) if spot.lines[n].strip() and n != spot.at]
    last = before[-1] if before else at
    sentence = f"the {sign} that opens here is never closed: write {closing} behind its last part"
    return Slip(at, sentence, {last: f"{_without_note(spot.lines[last])} {closing}"})


def _opened(lines: list[str], end: int) -> list[tuple[int, str]]:
    """Return (line, sign) of each bracket of a value that is open at the end of these lines."""
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(lines[:end]):
        if not opened and _HEADER.fullmatch(line) and "=" not in line:
            continue
        for sign in re.sub(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*", "", line):
            if sign in "[{":
                opened.append((number, sign))
            elif sign in "]}" and opened:
                opened.pop()
    return opened


def _twice(spot: Spot) -> Slip | None:
    """A key or a header that is there already."""
    if not spot.complaint.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        return None
    if header := _HEADER.fullmatch(spot.line):
        return _header_twice(spot, header[1])
    at = next((n for n in range(spot.at, -1, -1) if _PAIR.match(spot.lines[n])), spot.at)
    pair = _PAIR.match(spot.lines[at])
    name = pair[2] if pair else "this key"
    sentence = f"'{name}' is there already: leave one of them out, or put [[questions]] above a new question"
    if name == "id" and at and not spot.lines[at - 1].strip():
        sentence = "a new question seems to begin here: write [[questions]] above this line"
        return Slip(at, sentence, {at - 1: "[[questions]]"})
    alone = at == spot.at and bool(pair) and not _opened(spot.lines, at)
    return Slip(at, sentence, {at: f"# {spot.lines[at]}"} if alone else {})


def _header_twice(spot: Spot, name: str) -> Slip:
    wrong = re.compile(rf"\s*\[\s*{re.escape(name)}\s*\]\s*(#.*)?")
    meant = {number: f"[[{name}]]" for number, line in enumerate(spot.lines) if wrong.fullmatch(line)}
    at = next(iter(meant), spot.at)
    return Slip(at, f"write [[{name}]], with two brackets on each side, here and above each of the others", meant)


def _curly(spot: Spot) -> Slip | None:
    """Quotes as a word processor makes them, where straight ones are needed."""
    pair = _PAIR.fullmatch(spot.line)
    value = pair[3].strip() if pair else spot.line.strip()
    if not re.search(rf"[=\[,]\s*[{_CURLY}{_CURLY_SINGLE}]", spot.line) and not re.search(
        rf"[{_CURLY}{_CURLY_SINGLE}]\s*[,\]}}]?\s*$", value
    ):
        return None
    sentence = 'has curly quotes around its words: write straight ones, "like this"'
    if pair and not value.startswith(("[", "{")):
        return spot.slip(sentence, pair[1] + _quoted(value.strip(_CURLY + _CURLY_SINGLE + "\"'")))
    return spot.slip(sentence, spot.line.translate(_STRAIGHT))


def _inside(spot: Spot) -> Slip | None:
    """A slip inside a list or a table in one line."""
    opened = _opened([*spot.lines[: spot.at], spot.line[: spot.column]], spot.at + 1)
    if not opened or spot.line.lstrip().startswith("[["):
        return None
    if spot.complaint.startswith(("Unterminated", "Illegal")):
        return _quote_missing(spot)
    if _COLON_INSIDE.search(spot.line):
        return spot.slip("write = and not : between a key and its value", _COLON_INSIDE.sub(r"\1 = ", spot.line))
    return _part(spot, opened[-1][1])


def _part(spot: Spot, sign: str) -> Slip | None:
    """A part of a list or table without quotes, a bracket of the wrong kind, or a comma that is missing."""
    here, rest = spot.line[: spot.column], spot.line[spot.column :]
    closing = "]" if sign == "[" else "}"
    if spot.complaint == "Invalid value" and (word := _WORD.match(rest)):
        name = word[0].strip()
        meant = f"{here}{_quoted(name)}{rest[word.end() :]}"
        return spot.slip(f"{_named(name)} needs quotes round it: {_quoted(_short(name))}", meant)
    if rest[:1] in {"]", "}"} and rest[0] != closing:
        follows = "".join(spot.lines[spot.at + 1 :]).lstrip()
        if follows.startswith(rest[0]):
            return spot.slip(f"write {closing} where this {rest[0]} stands", f"{here}{closing}{rest[1:]}")
        return spot.slip(f"{closing} is missing before this {rest[0]}", f"{here.rstrip()} {closing}{rest}")
    if spot.complaint.startswith("Unclosed") and rest.strip() and rest[0] not in "]}#":
        return _comma_missing(spot, here, rest)
    return None


def _quote_missing(spot: Spot) -> Slip | None:
    found = re.fullmatch(r"(.*\"[^\"]*?)(\s*[}\]]?\s*[}\]]?,?\s*)", spot.line)
    if found is None or spot.line.count('"') % 2 == 0:
        return None
    return spot.slip('a closing " is missing behind the last words of this line', f'{found[1]}"{found[2]}')


def _comma_missing(spot: Spot, here: str, rest: str) -> Slip:
    if here.strip():
        sentence = f"a comma is missing between its parts (before column {spot.column + 1})"
        return spot.slip(sentence, f"{here.rstrip()}, {rest}")
    before = next((n for n in range(spot.at - 1, -1, -1) if spot.lines[n].strip()), spot.at)
    return Slip(before, "a comma is missing at its end", {before: f"{_without_note(spot.lines[before])},"})


def _header(spot: Spot) -> Slip | None:
    found = _HEADER.fullmatch(spot.line)
    if found is None or "=" in spot.line.partition("]")[0]:
        return None
    name = found[1]
    if found[2] and not found[2].startswith("#"):
        return spot.slip(f"what stands behind [[{name}]] goes on a line of its own, below it")
    return spot.slip(f"write [[{name}]]: two brackets on each side, and nothing else on the line", f"[[{name}]]")


def _sign(spot: Spot) -> Slip | None:
    """A pair with another sign than =, or with none."""
    if found := _OTHER_SIGN.fullmatch(spot.line) or _NO_SIGN.fullmatch(spot.line):
        return spot.slip(f"write = between '{found[2]}' and its value: {found[2]} = ...", f"{found[1]} = {found[3]}")
    if spot.line.lstrip().startswith(("{", "<")) and spot.at == 0:
        return spot.slip("this file is not a guided set as TOML but something else; aj help sets shows one")
    sentence = "" if spot.line.lstrip().startswith("#") else _no_pair(spot.line)
    return spot.slip(sentence, f"# {spot.line}") if sentence else None


def _no_pair(line: str) -> str:
    """Return what is wrong with a line that is neither a key with a value, nor a header, nor a note."""
    if re.match(r"\s*=", line):
        return "a key is missing before this =, such as ask"
    if line.lstrip().startswith("//"):
        return "a note begins with # and not with //"
    if "=" not in line:
        return 'belongs to no key: write words behind one, such as ask = "...", and put # before a note'
    is_word = re.match(r"\s*[\"']?[^\W\d][^=]*=", line) and not _PAIR.match(line)
    return "a key is one word of plain letters (a to z), digits, - or _" if is_word else ""


def _value(spot: Spot) -> Slip | None:
    """A value that cannot be read as it is."""
    pair = _PAIR.fullmatch(spot.line)
    if pair is None:
        return None
    begin, name, value = pair[1], pair[2], pair[3].strip()
    if not value or value.startswith("#"):
        return spot.slip(f'nothing stands behind {name} =: write {name} = "...", or leave the line out', f'{begin}""')
    slip = _in_quotes(name, value) if value[0] in _QUOTES else _bare(name, value)
    return spot.slip(slip[0], None if slip[1] is None else begin + slip[1]) if slip else None


def _in_quotes(name: str, value: str) -> Meant | None:
    """Return what is wrong with words that begin with a quote."""
    sign = value[0]
    closed = re.match(r"\"(?:\\.|[^\"\\])*\"|'[^']*'", value)
    if closed is None:
        is_open = sign not in value[1:] or value.endswith("\\" + sign)
        sentence = f"the closing {sign} is missing: {name} = {sign}...{sign}"
        return (sentence, _quoted(value[1:].rstrip("\\"))) if is_open else None
    rest = value[closed.end() :].strip()
    if not rest:
        meant = '"' + re.sub(r"\\(?![\"\\bfnrtue])", r"\\\\", value[1:-1]) + '"'
        return r"a backslash inside quotes is written twice: \\", meant
    return _behind(name, value, closed[0], rest)


def _behind(name: str, value: str, words: str, rest: str) -> Meant:
    """Return what is wrong with something behind the closing quote of words."""
    if re.match(rf",?\s*{_KEY}\s*=", rest):
        return "only one key stands on a line: begin a new line for the second", None
    if re.match(r",\s*[\"']", rest):
        return f"a list stands between [ and ]: {name} = [..., ...]", f"[{value}]"
    if rest in {";", ",", ".", ":"}:
        return f"leave out the {rest} at the end", words
    if rest.endswith(value[0]):
        return _quotes_inside(value[0], value)
    note = "a note begins with # and not with //" if rest.startswith("//") else ""
    return note or f"nothing but a # note may stand behind the closing {value[0]}", f"{words} # {rest}"


def _quotes_inside(sign: str, value: str) -> Meant:
    inner = value[1:-1]
    if sign == '"':
        return 'a " inside the words ends them too early: write \\" there', _quoted(inner.replace('\\"', '"'))
    return "an apostrophe inside '...' ends the words too early: put them between \"...\"", _quoted(inner)


def _bare(name: str, value: str) -> Meant | None:
    """Return what is wrong with a value that does not begin with a quote."""
    word, _, note = value.partition(" #")
    word = word.strip()
    if word[0] in "[{":
        return None
    if word[-1] in "]}":
        return f"leave out the {word[-1]} at the end", word[:-1]
    if re.match(rf"{_KEY}\s*=", word):
        return f"put {{ and }} round it: {name} = {{ {_short(word)} }}", f"{{ {word} }}"
    return _plain_word(name, word) or (
        f'the words need quotes on both sides: {name} = "..."',
        _quoted(word.strip("\"'")) + (f" #{note}" if note else ""),
    )


def _plain_word(name: str, word: str) -> Meant | None:
    """Return what was meant with a number, a yes or no, or a word for nothing."""
    low = word.lower().rstrip(".;,")
    if low in _TRUE | _FALSE:
        meant = "true" if low in _TRUE else "false"
        return f"write true or false, in small letters: {name} = {meant}", meant
    if low in _NOTHING:
        return f"there is no word for nothing: leave the line '{name}' out", '""'
    number = re.fullmatch(r"0*(\d{1,7})(?:[.,;]\d*)?(?:\s.*)?", word)
    return (f"a number stands alone, as whole digits: {name} = {number[1]}", number[1]) if number else None


def _quoted(words: str) -> str:
    """Return words between straight quotes, as TOML wants them."""
    inner = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def _short(words: str) -> str:
    """Return words as they may be repeated in a sentence."""
    return ascii(words[:40])[1:-1]


def _named(words: str) -> str:
    return f"'{_short(words)}'"


def _without_note(line: str) -> str:
    """Return a line without the note at its end."""
    bare = re.match(r"((?:\"(?:\\.|[^\"\\])*\"|'[^']*'|[^#\"'])*)", line)
    return (bare[1] if bare else line).rstrip()


_LOOKS: Final[tuple[Callable[[Spot], Slip | None], ...]] = (
    _unseen,
    _open_text,
    _twice,
    _curly,
    _inside,
    _open_bracket,
    _header,
    _sign,
    _value,
)
