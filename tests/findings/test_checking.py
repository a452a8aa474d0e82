"""A codebook file as checked: mistakes at their lines, proofs, and nothing hostile gets far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.findings import checking
from alliance_journal.findings.checking import check_codebook, check_shipped
from alliance_journal.findings.origins import Origin, origins
from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.tables import MOST_PROBLEMS, read_themes
from tests.findings.codebook_fakes import CODEBOOK_FILE
from tests.findings.fakes import THEMES
from tests.themes.test_codebook import HOSTILE, NEW


def told(text: str) -> list[str]:
    return [f"{one.line}: {one.sentence}" for one in check_codebook(text.encode(), "c.toml").problems]


def test_a_no_sentence_that_would_count_is_a_mistake_at_its_own_line() -> None:
    (one,) = told(CODEBOOK_FILE)
    assert one.startswith(
        '15: own.phone: the phrase "look+ at {his} phone" would count in no 2, "He "looked at his phone'
    )


def test_a_file_without_mistakes_tells_what_its_phrases_find() -> None:
    checked = check_codebook(CODEBOOK_FILE.replace("his phone", "my phone").encode(), "c.toml")
    assert checked.problems == ()
    assert [(proof.theme.id, proof.found) for proof in checked.proofs] == [("own.phone", (1,))]


def test_mistakes_of_themes_loops_and_examples_are_told_together_by_line() -> None:
    text = CODEBOOK_FILE + '[[themes]]\nid = "Q"\n[[loops]]\nid = "own.loop"\nlabel = "x"\nfirst = ["own.phone"]\n'
    assert [int(one.split(":")[0]) for one in told(text)] == [15, 18, 18, 20]


def test_a_loop_may_name_a_theme_of_the_same_file() -> None:
    loop = '[[loops]]\nid = "own.loop"\nlabel = "x"\nfirst = ["own.phone"]\nthen = ["wc.paternal"]\n'
    assert told(NEW + loop) == []


def test_a_phrase_added_to_a_shipped_theme_is_proved_on_the_shipped_examples() -> None:
    theme = THEMES[ThemeId("cw.minimal")]
    no = next(no for no in theme.no if no.startswith(("She", "He")))
    words = " ".join(no.lower().rstrip(".").replace(",", " ").split()[:4])
    text = f'[[themes]]\nid = "cw.minimal"\nadd_phrases = [\n  "zebra crossing",\n  "{words}",\n]\n'
    (one,) = told(text)
    assert one.startswith(f'5: cw.minimal: the phrase "{words}" would count in no ')


def test_phrases_that_take_the_place_of_shipped_ones_are_named_at_their_line() -> None:
    theme = THEMES[ThemeId("cw.minimal")]
    no = next(no for no in theme.no if no.startswith(("She", "He")))
    words = " ".join(no.lower().rstrip(".").replace(",", " ").split()[:4])
    (one,) = told(f'[[themes]]\nid = "cw.minimal"\nphrases = ["{words}"]\n')
    assert one.startswith("3: cw.minimal: ")


def test_a_theme_that_stands_below_a_damaged_one_of_its_name_is_proved() -> None:
    text = '[[themes]]\nid = "own.phone"\nholder = 3\n' + CODEBOOK_FILE
    assert [int(one.split(":")[0]) for one in told(text)][-1:] == [3]


def test_what_is_not_text_is_named_at_its_line() -> None:
    (one,) = check_codebook(b"# fine\n# caf\xe9\n", "c.toml").problems
    assert (one.line, one.sentence) == (2, "is not UTF-8 text; save it as UTF-8")


def test_a_mark_at_the_beginning_is_no_mistake() -> None:
    assert check_codebook(b"\xef\xbb\xbf" + NEW.encode(), "c.toml").problems == ()


def test_an_empty_file_is_no_mistake() -> None:
    assert check_codebook(b"", "c.toml") == checking.Checked(())


def test_the_shipped_codebook_has_no_mistakes() -> None:
    checked = check_shipped()
    assert checked.problems == ()
    assert [proof.theme.id for proof in checked.proofs] == list(THEMES)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_line(name: str) -> None:
    problems = check_codebook(HOSTILE[name].encode(), "c.toml").problems
    assert problems
    assert len(problems) <= MOST_PROBLEMS + 100
    assert all(one.line >= 1 for one in problems)


def test_a_file_that_could_be_said_in_endless_ways_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_WAYS", 5)
    checked = check_codebook((NEW + 'phrases = ["a|b|c d|e"]\nno = ["She is a d."]\n').encode(), "c.toml")
    assert (checked.too_many, checked.proofs, checked.problems) == (True, (), ())


def test_at_most_a_hundred_struck_sentences_are_told() -> None:
    no = ", ".join('"He looked at his phone."' for _ in range(200))
    text = NEW + f'phrases = ["look+ at {{his}} phone"]\nno = [{no}]\n'
    assert len(told(text)) == MOST_PROBLEMS


@given(st.text(max_size=120))
def test_any_text_gives_mistakes_or_proofs_never_an_error(text: str) -> None:
    check_codebook(text.encode("utf-8", "surrogatepass"), "c.toml")
    check_codebook((NEW + text).encode("utf-8", "surrogatepass"), "c.toml")


def test_each_theme_knows_where_it_comes_from() -> None:
    text = CODEBOOK_FILE + '[[themes]]\nid = "cw.minimal"\nlabel = "Fell silent"\n'
    own, changed = read_themes(text, path="c.toml", known=THEMES)[0]
    themes = {**THEMES, own.id: own, changed.id: changed}
    found = origins(themes)
    assert (found[own.id], found[changed.id]) == (Origin.OWN, Origin.OWN_CHANGES)
    assert {origin for name, origin in found.items() if name not in {own.id, changed.id}} == {Origin.SHIPPED}
