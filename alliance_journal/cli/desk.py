"""What every command has on its desk: the configuration, the journal, the sets, the codebook, the screen, the clock."""

import os
import sys
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from alliance_journal.settings.config import Config, read_config
from alliance_journal.settings.places import cache_folder, config_file, journal_folder

if TYPE_CHECKING:
    from alliance_journal.findings.gathering import Gathered, Workbench
    from alliance_journal.guide.catalogue import Catalogue
    from alliance_journal.storage.folder import Journal
    from alliance_journal.terminal.screen import Screen


@dataclass
class Desk:
    """Everything a command may need, each thing fetched only when it is asked for."""

    named_journal: str | None = None
    plain: bool = False
    no_color: bool = False

    @cached_property
    def config(self) -> Config:
        """The worker's choices; mistakes in the file are said once, on stderr."""
        config, problems = read_config(config_file())
        for problem in problems:
            self.screen_for(config).remark(f"configuration: {problem}")
        return config

    @cached_property
    def screen(self) -> "Screen":
        """The terminal as it is here and now."""
        return self.screen_for(self.config)

    def screen_for(self, config: Config) -> "Screen":
        """Return the screen for a configuration."""
        from alliance_journal.terminal.screen import Screen  # noqa: PLC0415  not every command shows something

        return Screen.of(
            plain=self.plain or config.flag("plain"),
            no_color=self.no_color or config.word("color") == "never",
            pager=config.flag("pager"),
        )

    @cached_property
    def root(self) -> Path:
        """The journal's folder, which need not exist."""
        return journal_folder(self.named_journal, self.config.word("journal"), os.environ)

    @property
    def now(self) -> datetime:
        """The moment, with its zone."""
        return datetime.now().astimezone()

    @property
    def today(self) -> date:
        """The day where the worker is."""
        return self.now.date()

    def journal(self, *, create: bool = False) -> "Journal":
        """Return the journal; raises NotFoundError where there is none and none is to be made."""
        from alliance_journal.storage.folder import open_journal  # noqa: PLC0415  not every command opens it

        return open_journal(self.root, create=create)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The guided sets, the journal's own before the shipped ones; mistakes in own sets are said once, on stderr."""
        from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  not every command needs the sets

        catalogue = find_sets(self.root / "prompts")
        for problem in catalogue.problems:
            self.screen.remark(f"guided set: {problem}")
        return catalogue

    @cached_property
    def workbench(self) -> "Workbench":
        """What reading for themes needs: coder, sets, and the throw-away index of this journal."""
        from alliance_journal.findings.gathering import workbench  # noqa: PLC0415  only the mining commands need it

        bench, problems = workbench(self.root, self.catalogue.sets, cache_folder())
        for problem in problems:
            self.screen.remark(f"codebook: {problem}")
        return bench

    def gathered(self) -> "Gathered":
        """Return the facts of every entry that can be read; what cannot is said on stderr, with file and line."""
        from alliance_journal.findings.gathering import gather  # noqa: PLC0415  only the mining commands need it

        gathered = gather(self.journal(), self.workbench, self.screen.progress)
        for problem in gathered.problems:
            self.screen.remark(f"not read: {problem}")
        return gathered


def desk_of(ctx: typer.Context) -> Desk:
    """Return the desk that the options for every command have laid out."""
    desk = ctx.obj
    return desk if isinstance(desk, Desk) else Desk()


def give(text: str) -> None:
    """Write what was asked for to stdout, whatever its letters."""
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
