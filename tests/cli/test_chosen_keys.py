"""Keys chosen in the configuration work in the walk, and the key bar and the help show them."""

from tests.cli.fakes import Aj

F8, ALT_B, CTRL_T, TAB, CTRL_O = "\x1b[19~", "\x1bb", "\x14", "\t", "\x0f"


def config(aj: Aj, text: str) -> None:
    path = aj.home / ".config" / "alliance-journal" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_a_walk_goes_by_the_keys_that_were_chosen(aj: Aj) -> None:
    config(aj, '[keys]\nnext = "ctrl-t"\nback = "alt-b"\nskip = "f8"\n')
    session = aj.session("reflect", "session", "-c", "C07", "--date", "today", columns=100)
    session.wait("^T next · Alt-B back · F8 skip · ^S pause · ^G why")
    session.type("A quiet start.")
    session.type(TAB)  # no longer means next
    session.type(CTRL_O)  # no longer skips
    session.type(CTRL_T)
    session.wait("2 of")
    session.type("\x07")
    session.wait("F8 or an empty line skips")
    session.type("\x07")
    session.type(F8)
    session.wait("skipped")
    session.type(ALT_B)
    session.wait("2 of")
    session.type("\x03")
    assert session.end() == 0


def test_config_shows_sets_and_refuses_keys(aj: Aj) -> None:
    assert aj("config", "set", "keys.skip", "f8").err == "keys.skip is set.\n"
    assert "skip F8" in aj("config", "show").out
    assert aj("config", "show", "--json").shape["keys"]["skip"] == "F8"
    refused = aj("config", "set", "keys.next", "f8")
    assert (refused.code, refused.err) == (
        2,
        "aj: skip has F8 already; give next or skip another key\n  try: aj help keys\n",
    )
    assert aj("config", "set", "keys.jump", "f9").code == 2
    assert "alt-s" in aj("help", "keys").out
