"""What stands at the end of every paper: what it is, and no claim that its author did not make."""

from datetime import date

from alliance_journal.reports.paper.notices import (
    HOURS_NO_RECORD,
    NO_RECORD,
    NOT_SETTLED,
    notices,
    with_notices,
)

DAY = date(2026, 11, 25)
LOOKED = "Looked through for names and numbers before it left, on 25 November 2026."
ANONYMISED = "Anonymised by the author on 25 November 2026."


def test_a_paper_in_which_nothing_was_found_was_looked_through_and_says_no_more() -> None:
    assert notices(DAY, settled=True) == (NO_RECORD, LOOKED)


def test_a_paper_is_called_anonymised_only_where_its_author_says_so_and_nothing_was_found() -> None:
    assert notices(DAY, settled=True, by_author=True) == (NO_RECORD, ANONYMISED)
    assert notices(DAY, settled=False, by_author=True) == (NO_RECORD, NOT_SETTLED)


def test_a_log_of_hours_is_no_reflection() -> None:
    assert with_notices((HOURS_NO_RECORD,), DAY, settled=True) == (HOURS_NO_RECORD, LOOKED)


def test_a_paper_that_was_given_out_as_it_is_is_not() -> None:
    assert notices(DAY, settled=False) == (NO_RECORD, NOT_SETTLED)


def test_notices_of_the_paper_itself_stay_and_ours_stand_there_once() -> None:
    own = (*notices(DAY, settled=True), "Check your regulator's form.")
    assert with_notices(own, DAY, settled=False) == (NO_RECORD, NOT_SETTLED, "Check your regulator's form.")
    assert with_notices((), DAY, settled=True) == notices(DAY, settled=True)
