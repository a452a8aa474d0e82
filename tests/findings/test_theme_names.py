"""Which themes are meant by an id, a family, or a part of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.errors import NotFoundError, UsageError
from alliance_journal.findings.theme_names import nearest_hint, one_theme, themes_like, themes_meant
from tests.findings.fakes import THEMES


def ids(words: str) -> list[str]:
    return [theme.id for theme in themes_like(words, THEMES)]


def test_an_id_or_a_whole_name_means_one_theme_however_it_is_written() -> None:
    assert ids("cw.minimal") == ids("CW.Minimal ") == ids("went quiet / short answers") == ["cw.minimal"]


def test_every_word_must_stand_in_the_id_or_the_name() -> None:
    assert ids("quiet") == ["cw.minimal"]
    assert ids("short went") == ["cw.minimal"]
    assert ids("quiet useless") == []


def test_a_part_may_mean_several_in_the_order_of_the_codebook() -> None:
    found = ids("complaint")
    assert found == ["cc.worker", "cc.service"]
    assert ids("") == ids("  ") == []


def test_one_theme_is_found_by_a_part_of_its_name() -> None:
    assert one_theme("minimal", THEMES).id == "cw.minimal"


def test_several_themes_are_refused_with_their_ids() -> None:
    with pytest.raises(UsageError) as caught:
        one_theme("complaint", THEMES)
    assert caught.value.sentence == "2 themes have that in their name"
    assert caught.value.hint == "cc.worker or cc.service"


@pytest.mark.parametrize(("typed", "near"), [("cw.minmal", "cw.minimal"), ("went quit / short answers", "cw.minimal")])
def test_an_unknown_theme_is_refused_with_the_nearest_id(typed: str, near: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        one_theme(typed, THEMES)
    assert (caught.value.sentence, caught.value.hint) == ("there is no theme of that name", near)


def test_where_nothing_comes_near_it_is_said_how_to_see_them() -> None:
    assert nearest_hint("qqqqqqqq", THEMES) == "aj themes --all shows the themes in your entries"


def test_a_family_is_meant_by_its_name_or_the_beginning_of_its_ids() -> None:
    quiet = themes_meant(["cw"], THEMES)
    assert quiet == themes_meant(["client_withdrawal"], THEMES) == themes_meant(["CW."], THEMES)
    assert "cw.minimal" in quiet
    assert all(theme.startswith("cw.") for theme in quiet)


def test_several_names_mean_all_of_their_themes_and_none_means_every_theme() -> None:
    assert themes_meant(["cw.minimal", "wf.inadequate"], THEMES) == {"cw.minimal", "wf.inadequate"}
    assert themes_meant([], THEMES) == set(THEMES)


def test_a_part_of_a_name_is_enough_where_only_one_theme_has_it() -> None:
    assert themes_meant(["talked about us"], THEMES) == {"rs.talked"}
    with pytest.raises(UsageError, match="themes have that in their name"):
        themes_meant(["about"], THEMES)


def test_a_name_that_is_neither_theme_nor_family_is_refused_with_the_nearest_id() -> None:
    with pytest.raises(NotFoundError, match="no theme or family") as caught:
        themes_meant(["cw.minimal", "wf.inadqate"], THEMES)
    assert caught.value.hint == "wf.inadequate"


@given(st.text(max_size=80))
def test_any_words_at_all_can_be_looked_up(words: str) -> None:
    for theme in themes_like(words, THEMES):
        assert all(word in f"{theme.id} {theme.label}".lower() for word in words.lower().split())
    assert nearest_hint(words, THEMES)
