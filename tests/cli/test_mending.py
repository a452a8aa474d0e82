"""From a strain to its mending, set by set, as the strains and the summary tell it."""

from typing import Any, Final

import pytest

from tests.cli.fakes import Aj

STRAIN: Final = 'level = "rupture"\nintensity = 8\ndirection = "away"\nmoves_away = ["cw.minimal"]\n'
REPAIR: Final = 'safety = ["pace"]\nrung = "mine"\nsay_mine = "I never asked what that letter meant, and I should."\n'
MENDED: Final = 'did = ["rs.owned", "rs.checkin"]\nthey_did = "A long breath."\nhow_said = "straight"\nmend = 8\n'


def reflected(aj: Aj, name: str, day: str, answers: str) -> str:
    """Save an entry with these answers about one client and return its id."""
    file = aj.home / f"{name}.toml"
    file.write_text(answers)
    ran = aj("reflect", name, "-c", "C04", "--date", day, "--answers", str(file))
    assert ran.code == 0
    return ran.id


@pytest.fixture
def prepared(aj: Aj) -> Aj:
    """A journal with a strain that is open, and a talk prepared."""
    reflected(aj, "strain", "2026-09-02", STRAIN)
    reflected(aj, "repair", "2026-09-07", REPAIR)
    return aj


def the_strain(aj: Aj) -> dict[str, Any]:
    (strain,) = aj("strains", "--all", "--json").shape["strains"]
    return dict(strain)


def test_words_that_were_only_prepared_mend_and_do_nothing(prepared: Aj) -> None:
    strain = the_strain(prepared)
    assert (strain["state"], strain["strategies"], len(strain["entries"])) == ("open", [], 2)
    assert "rs.owned" in strain["looked_at"]
    assert "not counted:\n    supposed or planned" in prepared("themes", "--all", "--theme", "wc.missed").out
    assert "wc.missed" not in {one["id"] for one in prepared("summary", "--json").shape["themes"]}


@pytest.mark.parametrize(
    ("outcome", "state", "repaired"),
    [
        ("together", "mended", "2026-09-09"),
        ("partly", "partly", None),
        ("open", "open", None),
        ("unknown", "open", None),
    ],
)
def test_the_word_on_how_it_stands_moves_the_strain(
    prepared: Aj, outcome: str, state: str, repaired: str | None
) -> None:
    after = reflected(prepared, "mended", "2026-09-09", f'{MENDED}outcome = "{outcome}"\n')
    strain = the_strain(prepared)
    assert (strain["state"], strain["repaired"]) == (state, repaired)
    assert (strain["strategies"], strain["acted"]) == (["rs.owned", "rs.checkin"], "2026-09-09")
    assert strain["entries"][-1] == after


def test_a_strain_that_was_mended_is_told_as_mended(prepared: Aj) -> None:
    reflected(prepared, "mended", "2026-09-09", f'{MENDED}outcome = "together"\n')
    assert prepared("strains").out.startswith("No strain is open, 1 mended\n")
    told = prepared("summary").out
    assert "Strains: 1 noted, 1 mended (7 days)" in told
    assert "owned my part 1" in told
    (strain,) = prepared("summary", "--json").shape["strains"]
    assert strain["state"] == "mended"


def test_where_only_the_number_was_given_it_speaks(prepared: Aj) -> None:
    reflected(prepared, "mended", "2026-09-09", MENDED)
    assert the_strain(prepared)["state"] == "mended"


def test_ticks_of_what_was_done_and_how_it_was_taken_are_those_themes(prepared: Aj) -> None:
    reflected(prepared, "mended", "2026-09-09", f'{MENDED}outcome = "together"\n')
    seen = {
        sighting["theme"]
        for entry in prepared("themes", "--json", "--since", "2026-09-09").shape["entries"]
        for sighting in entry["sightings"]
    }
    assert seen >= {"rs.owned", "rs.checkin", "ro.growth", "ro.repaired"}


def test_a_talk_that_went_badly_with_nothing_marked_before_opens_a_strain(aj: Aj) -> None:
    reflected(aj, "mended", "2026-09-09", 'how_said = "stayed_away"\noutcome = "open"\n')
    strain = the_strain(aj)
    assert (strain["kind"], strain["state"]) == ("unsure", "open")
