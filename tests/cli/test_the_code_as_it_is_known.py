"""A client code typed in other capitals is the client the journal knows, and the worker is told."""

from tests.cli.fakes import Aj


def test_other_capitals_do_not_make_a_second_client(aj: Aj) -> None:
    aj("reflect", "--from", "-", "-c", "C07", typed="She came early.")
    ran = aj("reflect", "--from", "-", "-c", "c07", typed="She came late.")
    assert "Client C07, as in your other entries.\n" in ran.err
    assert [one["client"] for one in aj("list", "--json").shape["entries"]] == ["C07", "C07"]


def test_a_new_code_stays_as_it_was_typed(aj: Aj) -> None:
    ran = aj("reflect", "--from", "-", "-c", "c07", typed="She came early.")
    assert "other entries" not in ran.err
    assert 'client = "c07"' in aj.files[0].read_text(encoding="utf-8")
