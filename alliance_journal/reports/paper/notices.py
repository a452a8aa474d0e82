"""What stands at the end of every paper and at the foot of its pages: what it is, and what was done about names."""

from datetime import date
from typing import Final

from alliance_journal.queries.almanac import say_date

NO_RECORD: Final = "Reflection, not a clinical record."
HOURS_NO_RECORD: Final = "A log of hours, not a clinical record."
WHAT_IT_IS: Final = (NO_RECORD, HOURS_NO_RECORD)
"""A paper says one of them; the first where it says none itself."""
NOT_SETTLED: Final = "Not anonymised throughout: handle it as confidential."


def notices(day: date, *, settled: bool, by_author: bool = False) -> tuple[str, ...]:
    """Return the notices of a paper that was made on `day`.

    `settled` is whether the check found nothing that may say who somebody is. Then the paper says that it was looked
    through; that it is anonymised it says only where its author says so themselves.
    """
    looked = f"Looked through for names and numbers before it left, on {say_date(day)}."
    claimed = f"Anonymised by the author on {say_date(day)}." if by_author else looked
    return (NO_RECORD, claimed if settled else NOT_SETTLED)


def with_notices(own: tuple[str, ...], day: date, *, settled: bool, by_author: bool = False) -> tuple[str, ...]:
    """Return these notices, with what the paper itself says that it is, and behind them its own others."""
    what = next((notice for notice in own if notice in WHAT_IT_IS), NO_RECORD)
    every = {one for is_author in (False, True) for one in notices(day, settled=True, by_author=is_author)}
    known = {*every, *WHAT_IT_IS, NOT_SETTLED}
    said = notices(day, settled=settled, by_author=by_author)[1:]
    return (what, *said, *(notice for notice in own if notice not in known))
