"""A codebook file as checked: every mistake at its line, and what its phrases find of its own examples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from alliance_journal.entrytext.writing import toml_string
from alliance_journal.findings.origins import shipped_themes
from alliance_journal.findings.proving import Proof, prove, ways_to_say
from alliance_journal.model.problems import Problem
from alliance_journal.model.themes import Theme
from alliance_journal.themes.codebook import FAMILIES, family_text, load_codebook
from alliance_journal.themes.lines import Lines
from alliance_journal.themes.loop_tables import read_loops
from alliance_journal.themes.tables import MOST_PROBLEMS, read_themes
from alliance_journal.themes.toml import parsed

LOOPS: Final = "loops"
MOST_WAYS: Final = 100_000
"""Ways in which the phrases of a file can be said, all together; with more of them proving would take minutes."""

Rows = Mapping[str, tuple[int, Mapping[str, Any]]]
"""The number and the table of each theme of a file, by id."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong in a codebook file, by line, and the proofs of its sound themes, unless they are too many."""

    problems: tuple[Problem, ...]
    proofs: tuple[Proof, ...] = ()
    too_many: bool = False


def check_codebook(content: bytes, path: str) -> Checked:
    """Return what is wrong in a journal's own codebook file, and what its phrases find of its examples."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        return Checked((Problem(path, line, "is not UTF-8 text; save it as UTF-8"),))
    shipped = load_codebook(None)[0]
    themes, wrong_themes = read_themes(text, path=path, known=shipped.themes)
    known = {**shipped.themes, **{theme.id: theme for theme in themes}}
    _, wrong_loops = read_loops(text, path=path, themes=known, known={loop.id: loop for loop in shipped.loops})
    return _proved(themes, text, path, (*wrong_themes, *wrong_loops))


def check_shipped() -> Checked:
    """Return the same for the codebook that ships with the program, its named loops included."""
    checked = [_shipped_family(family) for family in FAMILIES]
    _, wrong = read_loops(family_text(LOOPS), path=f"{LOOPS}.toml", themes=shipped_themes(), known={})
    problems = chain.from_iterable(one.problems for one in checked)
    return Checked((*problems, *wrong), tuple(chain.from_iterable(one.proofs for one in checked)))


def _shipped_family(family: str) -> Checked:
    text, path = family_text(family), f"{family}.toml"
    themes, wrong = read_themes(text, path=path, known={})
    return _proved(themes, text, path, wrong)


def _proved(themes: Sequence[Theme], text: str, path: str, wrong: Iterable[Problem]) -> Checked:
    if sum(map(len, ways_to_say(themes))) > MOST_WAYS:
        return Checked(tuple(sorted(wrong)), too_many=True)
    proofs = prove(themes)
    found = _struck_problems([proof for proof in proofs if proof.struck], text, path)
    return Checked(tuple(sorted((*wrong, *found))[:MOST_PROBLEMS]), proofs)


def _struck_problems(proofs: Sequence[Proof], text: str, path: str) -> Iterator[Problem]:
    """Yield a mistake for each `no` sentence in which a phrase of its theme would count."""
    if not proofs:
        return
    rows, lines = _rows(text), Lines(text)
    for proof in proofs:
        number, row = rows[proof.theme.id]
        for one in proof.struck:
            key = "no" if "no" in row else "add_phrases" if "add_phrases" in row else "phrases"
            words = toml_string(one.sentence)[1:-1] if key == "no" else one.phrase
            example = " ".join(one.sentence.split())
            yield Problem(
                path,
                lines.of_key(key, lines.of_theme(number), words=words),
                f'{proof.theme.id}: the phrase "{one.phrase}" would count in no {one.number}, "{example}"; '
                "make the phrase narrower, or move the sentence to yes",
            )


def _rows(text: str) -> Rows:
    numbered = reversed(tuple(enumerate(parsed(text)["themes"])))
    return {row["id"]: (number, row) for number, row in numbered if isinstance(row.get("id"), str)}
