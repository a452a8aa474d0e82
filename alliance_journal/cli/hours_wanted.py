"""Which rows of the log of hours a command is about, and by which kinds and ratios they are read."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from alliance_journal.cli.desk import Desk
from alliance_journal.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from alliance_journal.model.hours import Each, HourRules
    from alliance_journal.reports.hours_text import Log

KindOption = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind of hours, such as client.")
]


class HoursWanted(NamedTuple):
    """The filter options of the commands that read the log, as they were given."""

    clients: list[str] | None
    since: str | None
    until: str | None
    kinds: list[str] | None

    def log(self, desk: Desk) -> "Log":
        """Return the rows that are meant; what cannot be read in either file is said on stderr.

        Raises BadDateError, UsageError for a kind that is not there, and NotFoundError where nothing matches.
        """
        from alliance_journal.entrytext.hours import NOT_COUNTED  # noqa: PLC0415  only who reads the log
        from alliance_journal.findings.hours import chosen_hours  # noqa: PLC0415  the same
        from alliance_journal.queries.edges import read_period  # noqa: PLC0415  the same
        from alliance_journal.reports.hours_text import Log  # noqa: PLC0415  the same
        from alliance_journal.storage.hours import hours_rows  # noqa: PLC0415  the same

        period = read_period(self.since or "", self.until or "", desk.today)
        rows, problems = hours_rows(desk.journal())
        for problem in problems:
            desk.remark(str(problem))
        unread = sum(problem.sentence.startswith(NOT_COUNTED) for problem in problems)
        rules = hour_rules_of(desk)
        written = {row.kind for row in rows}
        kinds = {one if one in written else rules.meant(one).id for one in self.kinds or ()}
        found = chosen_hours(rows, period, self.clients or (), kinds)
        if rows and not found:
            raise NotFoundError("nothing matches", hint="fewer filters, or aj hours list")
        return Log(found, rules, period, ratios=not (self.clients or self.kinds), unread=unread)


def each_meant(words: str) -> "Each":
    """Return the span that is named; raises UsageError for anything else."""
    from alliance_journal.model.hours import EACH  # noqa: PLC0415  only the report

    for one in EACH:
        if words == one:
            return one
    raise UsageError("hours are added up by week, month or year, or all together", hint=", ".join(EACH))


def hour_rules_of(desk: Desk) -> "HourRules":
    """Return the kinds and ratios of the journal; mistakes in them are said on stderr."""
    from alliance_journal.storage.hours import hour_rules  # noqa: PLC0415  only who reads the log

    rules, problems = hour_rules(desk.journal())
    for problem in problems:
        desk.remark(f"hours: {problem}")
    return rules
