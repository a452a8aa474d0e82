"""The filter options that every reading command shares, and the filter they make."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from alliance_journal.cli.desk import Desk

if TYPE_CHECKING:
    from alliance_journal.findings.selecting import Choice

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


class Wanted(NamedTuple):
    """The filter options as they were given on the command line."""

    clients: list[str] | None = None
    since: str | None = None
    until: str | None = None
    sets: list[str] | None = None
    tags: list[str] | None = None
    themes: list[str] | None = None
    starred: bool = False
    query: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether no filter was given, so that every entry is meant."""
        return self == Wanted()

    def choice(self, desk: Desk) -> "Choice":
        """Return what is chosen.

        Raises BadQueryError, BadDateError or BadClientCodeError where it cannot be read, and NotFoundError for a theme
        that is in no codebook: "nothing matches" would say that it never came up.
        """
        from alliance_journal.findings.selecting import choose  # noqa: PLC0415  a plain listing needs none of it

        if self.themes:
            from alliance_journal.findings.theme_names import themes_meant  # noqa: PLC0415  only who names a theme

            themes_meant(self.themes, desk.workbench.themes)
        return choose(
            self.query,
            clients=self.clients or (),
            days=(self.since or "", self.until or ""),
            sets=self.sets or (),
            tags=self.tags or (),
            themes=self.themes or (),
            starred=self.starred,
            today=desk.today,
        )
