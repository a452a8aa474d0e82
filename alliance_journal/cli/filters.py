"""The filter options that every reading command shares, and the filter they make."""

from dataclasses import dataclass
from typing import Annotated

import typer

from alliance_journal.cli.desk import Desk
from alliance_journal.findings.selecting import Choice
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.periods import Period
from alliance_journal.queries.edges import read_period
from alliance_journal.queries.filters import Filter
from alliance_journal.queries.grammar import parse_query
from alliance_journal.queries.tree import Query

ClientOption = Annotated[list[str] | None, typer.Option("-c", "--client", metavar="CODE", help="Only this client.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]
SetOption = Annotated[list[str] | None, typer.Option("--set", metavar="SET", help="Only this guided set.")]
TagOption = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Only with this tag.")]
ThemeOption = Annotated[
    list[str] | None, typer.Option("--theme", metavar="THEME", help="Only this theme, or a family such as cw.")
]
StarredOption = Annotated[bool, typer.Option("--starred", help="Only starred entries.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, in a stable shape.")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter options as they were given on the command line."""

    clients: list[str] | None = None
    since: str | None = None
    until: str | None = None
    sets: list[str] | None = None
    tags: list[str] | None = None
    themes: list[str] | None = None
    starred: bool = False
    query: str | None = None

    def choice(self, desk: Desk) -> Choice:
        """Return what is chosen; raises BadQueryError, BadDateError or BadClientCodeError where it cannot be read."""
        query = parse_query(self.query, desk.today) if self.query else None
        period = read_period(self.since or "", self.until or "", desk.today)
        return Choice(self._filter(query, period), period, query)

    def _filter(self, query: Query | None, period: Period) -> Filter:
        return Filter.build(
            query,
            clients=tuple(map(ClientCode.parse, self.clients or ())),
            period=period if period != Period() else None,
            sets=tuple(self.sets or ()),
            tags=tuple(self.tags or ()),
            themes=tuple(self.themes or ()),
            starred=self.starred,
        )
