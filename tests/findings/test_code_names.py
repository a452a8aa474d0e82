"""Codes that say nothing pass; initials and names are told."""

import pytest

from alliance_journal.findings.code_names import as_spelled, may_name_somebody
from alliance_journal.model.codes import ClientCode
from alliance_journal.privacy.watching import WatchList


@pytest.mark.parametrize("code", ["JS", "abc", "Anna", "anna", "Zbigniewka"])
def test_initials_given_names_and_names_on_the_list_may_name_somebody(code: str) -> None:
    assert may_name_somebody(ClientCode(code), WatchList(names=("zbigniewka",)))


@pytest.mark.parametrize("code", ["C07", "J5", "x", "JS_1", "A-B", "Qqzzx"])
def test_other_codes_do_not(code: str) -> None:
    assert not may_name_somebody(ClientCode(code), WatchList())


@pytest.mark.parametrize(("typed", "spelled"), [("c07", "C07"), ("C07", "C07"), ("a1", "a1"), ("c7", "c7")])
def test_a_code_that_differs_only_in_capitals_is_the_one_that_is_known(typed: str, spelled: str) -> None:
    assert as_spelled(ClientCode(typed), ("C07", "A1", "a1")) == ClientCode(spelled)
