"""A theme that is written into a file reads back as itself."""

from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Theme
from alliance_journal.themes.rendering import theme_text
from alliance_journal.themes.tables import read_themes, trusted_themes
from tests.themes.fakes import codebook

printable = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=30)
"""No dots in a row of words: a codebook file may not have too many of them in a line."""
sentences = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=".[{"), max_size=40)
themes = st.builds(
    Theme,
    id=st.just(ThemeId("own.phone")),
    label=printable,
    family=st.just("own"),
    holder=st.sampled_from([Holder.WORKER, Holder.CLIENT, Holder.DYAD, Holder.CONTEXT]),
    define=printable,
    tier=st.sampled_from(["core", "extra"]),
    include=printable,
    exclude=printable,
    source=printable,
    ask=printable,
    phrases=st.lists(st.sampled_from(["went quiet", "go+ {very}? quiet", "told ... what"]), unique=True).map(tuple),
    yes=st.lists(sentences, max_size=4).map(tuple),
    no=st.lists(sentences, max_size=4).map(tuple),
)


@given(themes)
def test_any_theme_reads_back_as_it_is(theme: Theme) -> None:
    assert read_themes(theme_text(theme), path="c.toml", known={}) == ((theme,), ())


def test_every_shipped_theme_reads_back_as_it_is() -> None:
    for theme in codebook().themes.values():
        text = f'family = "{theme.family}"\n{theme_text(theme)}'
        assert trusted_themes(text) == (theme,)


def test_a_key_that_would_say_nothing_is_left_out() -> None:
    theme = Theme(ThemeId("own.phone"), "Phone", "own", Holder.CLIENT, "Looks at it.")
    assert theme_text(theme) == (
        '[[themes]]\nid = "own.phone"\nlabel = "Phone"\nfamily = "own"\nholder = "client"\ndefine = "Looks at it."\n'
    )
