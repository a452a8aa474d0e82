"""What stands at the end of every paper: what it is, and no claim that its author did not make."""

from datetime import date

from alliance_journal.reports.paper.notices import NO_RECORD, NOT_SETTLED, notices, with_notices

DAY = date(2026, 11, 25)
ANONYMISED = "Anonymised by the author on 25 November 2026."


def test_a_paper_in_which_nothing_was_found_is_called_anonymised() -> None:
    assert notices(DAY, settled=True) == (NO_RECORD, ANONYMISED)


def test_a_paper_that_was_given_out_as_it_is_is_not() -> None:
    assert notices(DAY, settled=False) == (NO_RECORD, NOT_SETTLED)


def test_notices_of_the_paper_itself_stay_and_ours_stand_there_once() -> None:
    own = (*notices(DAY, settled=True), "Check your regulator's form.")
    assert with_notices(own, DAY, settled=False) == (NO_RECORD, NOT_SETTLED, "Check your regulator's form.")
    assert with_notices((), DAY, settled=True) == notices(DAY, settled=True)
