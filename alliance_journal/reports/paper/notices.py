"""What stands at the end of every paper and at the foot of its pages: what it is, and what its author says of names."""

from datetime import date
from typing import Final

from alliance_journal.queries.almanac import say_date

NO_RECORD: Final = "Reflection, not a clinical record."
NOT_SETTLED: Final = "Not anonymised throughout: handle it as confidential."


def notices(day: date, *, settled: bool) -> tuple[str, ...]:
    """Return the notices of a paper that was made on `day`.

    `settled` is whether the check found nothing that may say who somebody is; where it did and the author gives the
    paper out as it is, the paper says that instead of calling itself anonymised.
    """
    return (NO_RECORD, f"Anonymised by the author on {say_date(day)}." if settled else NOT_SETTLED)


def with_notices(own: tuple[str, ...], day: date, *, settled: bool) -> tuple[str, ...]:
    """Return these notices first and then those of the paper itself that are none of them in either case."""
    either = {*notices(day, settled=True), *notices(day, settled=False)}
    return (*notices(day, settled=settled), *(notice for notice in own if notice not in either))
