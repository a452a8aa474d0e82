"""The shipped codebook is whole and sound; a journal's own adds to it, and no file can harm."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Theme
from alliance_journal.themes.codebook import FAMILIES, family_text, load_codebook
from alliance_journal.themes.coder import Coder
from alliance_journal.themes.context import shipped_context
from alliance_journal.themes.grammar import variants_of
from alliance_journal.themes.phrases import Phrasebook
from alliance_journal.themes.tables import read_themes, trusted_themes
from alliance_journal.themes.words import WORD
from tests.themes.fakes import codebook, counted, document

THEMES = tuple(codebook().themes.values())
NEW = '[[themes]]\nid = "own.phone"\nlabel = "Phone"\nfamily = "own"\nholder = "client"\ndefine = "Looks at it."\n'


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(text: str) -> list[str]:
    return [f"{one.line}: {one.sentence}" for one in read_themes(text, path="c.toml", known=codebook().themes)[1]]


def test_sixty_seven_themes_ship_in_eight_families() -> None:
    assert len(THEMES) == 67
    assert codebook().families == FAMILIES
    assert sum(len(codebook().of_family(family)) for family in FAMILIES) == 67


@pytest.mark.parametrize("family", FAMILIES)
def test_every_shipped_file_reads_without_a_mistake(family: str) -> None:
    themes, wrong = read_themes(family_text(family), path=family, known={})
    assert wrong == ()
    assert themes == trusted_themes(family_text(family))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_every_theme_is_documented_and_has_examples(theme: Theme) -> None:
    for words in (theme.label, theme.define, theme.exclude, theme.source, theme.ask):
        assert words
    assert len(theme.phrases) >= 15
    assert len(theme.yes) >= 3
    assert len(theme.no) >= 2
    assert len(set(theme.phrases)) == len(theme.phrases)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.id)
def test_every_phrase_finds_itself(theme: Theme) -> None:
    context = shipped_context()
    for phrase in theme.phrases:
        for keys in variants_of(phrase, context.slots):
            said = [
                "zzz" if key == "..." else context.slots[key][0] if key.startswith("{") else key.rstrip("*+")
                for key in keys
            ]
            (first, *_) = Phrasebook([[keys]], context.vocabulary).matches(WORD.findall(" ".join(said)))
            assert (first.start, first.end) == (0, len(said))


@pytest.mark.parametrize(("theme", "sentence"), [(one.id, no) for one in THEMES for no in one.no])
def test_no_counter_example_counts(theme: ThemeId, sentence: str) -> None:
    assert theme not in counted(sentence)


def test_at_least_two_thirds_of_the_examples_are_found_by_phrases_alone() -> None:
    # The rest are written to be indirect: they are there for readers and for a coder that learns.
    found = [theme.id in counted(yes) for theme in THEMES for yes in theme.yes]
    assert sum(found) >= 0.66 * len(found)


def test_without_an_own_file_there_are_no_problems(tmp_path: Path) -> None:
    plain, none = load_codebook(None)
    same, nothing = load_codebook(tmp_path / "missing.toml")
    assert (none, nothing) == ((), ())
    assert plain == same == codebook()


def test_an_own_theme_is_added_after_the_shipped_families(tmp_path: Path) -> None:
    book, wrong = load_codebook(own(tmp_path, NEW + 'phrases = ["look+ at {his} phone"]\n'))
    assert wrong == ()
    assert book.families == (*FAMILIES, "own")
    assert book.stamp != codebook().stamp
    (found,) = Coder(book).sightings_in(document("She kept looking at her phone."), {})
    assert (found.theme, found.holder) == ("own.phone", Holder.CLIENT)


def test_an_own_file_may_change_one_thing_of_a_shipped_theme(tmp_path: Path) -> None:
    text = '[[themes]]\nid = "cw.minimal"\nlabel = "Fell silent"\nadd_phrases = ["sat like a stone"]\n'
    book, wrong = load_codebook(own(tmp_path, text))
    old, new = codebook().themes[ThemeId("cw.minimal")], book.themes[ThemeId("cw.minimal")]
    assert wrong == ()
    assert (new.label, new.define, new.holder) == ("Fell silent", old.define, old.holder)
    assert new.phrases == (*old.phrases, "sat like a stone")
    assert list(book.themes) == list(codebook().themes)


def test_an_own_file_may_replace_all_phrases_of_a_theme() -> None:
    text = (
        'family = "client_withdrawal"\n[[themes]]\nid = "cw.minimal"\nphrases = ["sat like a stone"]\nholder = "dyad"\n'
    )
    (theme,), wrong = read_themes(text, path="c.toml", known=codebook().themes)
    assert wrong == ()
    assert (theme.phrases, theme.holder) == (("sat like a stone",), Holder.DYAD)


def test_the_stamp_changes_with_every_change_of_the_own_file(tmp_path: Path) -> None:
    stamps = {load_codebook(own(tmp_path, NEW + "#" * count))[0].stamp for count in range(3)}
    assert len(stamps) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = ", "1: is not TOML"),
        ('a = 1\nb = "\n', "2: is not TOML"),
        ("[[themes]]\n[[[", "2: is not TOML"),
        ("colour = 1\n", "1: colour is not a key of a codebook"),
        ("'a b' = 1\n", "1: a name is not a key of a codebook"),
        ("themes = 3", "1: family is one name"),
        ("themes = [1]", "1: family is one name"),
        ("family = 3", "1: family is one name"),
        (NEW + "regex = 'a'\n", "7: regex is not a key of a theme"),
        ("[[themes]]\nid = 'No Good'\n", "2: id is small letters"),
        ("[[themes]]\nlabel = 'x'\n", "1: id is small letters"),
        ("\n[[themes]]\nid = 'own.x'\n", "3: a new theme also needs label, family, holder, define"),
        (NEW.replace('"client"', '"nobody"'), "5: holder is one of worker, client, dyad, context"),
        (NEW.replace('"client"', "[1]"), "5: holder is one of"),
        (NEW.replace('"Phone"', "3"), "3: label is one line of text"),
        (NEW.replace('"Phone"', '"a\\nb"'), "3: label is one line of text"),
        (NEW + "yes = 'one'\n", "7: yes is a list of texts"),
        (NEW + "yes = [1]\n", "7: yes is a list of texts"),
        (NEW + "phrases = [\n 'fine',\n 'b[ad',\n]\n", "9: a phrase holds something"),
        (NEW + "add_phrases = ['{who} cried']\n", "7: a phrase names a slot"),
        (NEW + f"phrases = {['a b'] * 301}\n", "7: phrases has 301 lines; 300 is the most"),
        (NEW + NEW, "7: own.phone stands in this file twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, told: str) -> None:
    found = problems(text)
    assert any(one.startswith(told) for one in found), found


def test_all_mistakes_are_told_at_once_and_sound_themes_count() -> None:
    text = NEW + '[[themes]]\nid = "cw.minimal"\nholder = "x"\nyes = 3\n[[themes]]\nid = "Q"\n'
    themes, wrong = read_themes(text, path="c.toml", known=codebook().themes)
    assert [one.line for one in wrong] == [9, 10, 12, 12]
    assert [theme.id for theme in themes] == ["own.phone"]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_bytes(b"\xff\xfe\x00")
    book, (wrong,) = load_codebook(path)
    assert "UTF-8" in wrong.sentence
    assert book == codebook()


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    _, (wrong,) = load_codebook(tmp_path)
    assert "cannot be opened" in wrong.sentence


HOSTILE = {
    "brackets": "x = " + "[" * 200_000,
    "nested lines": "x = " + "[\n" * 200_000,
    "tables": "x = " + "{a=" * 100_000,
    "dots": "a." * 400_000 + "a = 1",
    "quoted dots": '"a b".' * 100_000 + "a = 1",
    "dots in lines": "\n".join('"a b".' * 1_000 + f"x{n} = 1" for n in range(150)),
    "brackets in a line": "x = " + "[" * 5_000,
    "dots in a line": "# " + "a b." * 2_000,
    "too large": "#" * 1_000_001,
    "many themes": "[[themes]]\n" * 80_000,
    "many wrong themes": "[[themes]]\nid = 'Q'\n" * 499,
    "many wrong phrases": NEW + "phrases = [" + ",\n".join(["'a['"] * 299) + "]\n",
    "many keys": "\n".join(f"k{n} = 1" for n in range(90_000)),
    "long line": 'label = "' + "x" * 100_000 + '"',
    "long phrase": NEW + f"phrases = ['{'a ' * 900}']",
    "many ways": NEW + f"phrases = ['{' '.join(['a|b|c|d'] * 12)}']",
    "stars": NEW + f"phrases = ['{'*' * 150}', '{'... ' * 40}', '{'|' * 150}', '{'?' * 150}']",
    "ways without end": "".join(
        f'[[themes]]\nid = "own.t{n}"\nlabel = "T"\nfamily = "own"\nholder = "client"\ndefine = "D."\n'
        "phrases = [" + '"a|b|c|d e|f|g|h i|j|k|l",' * 100 + "]\n"
        for n in range(100)
    ),
    "controls": NEW + 'ask = "\\u001b[2J"\n',
    "null": "\x00",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_line(name: str) -> None:
    _, wrong = read_themes(HOSTILE[name], path="c.toml", known={})
    assert wrong
    assert len(wrong) <= 200


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_themes_or_mistakes_never_an_error(text: str) -> None:
    read_themes(text, path="c.toml", known={})
    read_themes(NEW + "phrases = [" + repr(text) + "]", path="c.toml", known={})
