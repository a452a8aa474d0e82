"""What every command has on its desk: the configuration, the journal, the sets, the codebook, the screen, the clock."""

import codecs
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from alliance_journal.model.problems import Problem
from alliance_journal.reports.lines import Line, Page
from alliance_journal.settings.config import Config, read_config
from alliance_journal.settings.places import cache_folder, config_file, journal_folder
from alliance_journal.settings.suggestions import suggests

if TYPE_CHECKING:
    from alliance_journal.findings.gathering import Gathered, Workbench
    from alliance_journal.findings.overview import Asked
    from alliance_journal.findings.summary import Summary
    from alliance_journal.guide.catalogue import Catalogue
    from alliance_journal.storage.folder import Journal
    from alliance_journal.terminal.room import Room
    from alliance_journal.terminal.screen import Screen


@dataclass
class Desk:
    """Everything a command may need, each thing fetched only when it is asked for."""

    named_journal: str | None = None
    plain: bool = False
    no_color: bool = False
    pages: bool = True
    has_said_why: bool = field(default=False, init=False, repr=False)

    @cached_property
    def config(self) -> Config:
        """The worker's choices; mistakes in the file are said once, on stderr."""
        config, problems = read_config(config_file())
        for problem in problems:
            remark(self.screen_for(config), f"configuration: {problem}")
        return config

    @cached_property
    def screen(self) -> "Screen":
        """The terminal as it is here and now."""
        return self.screen_for(self.config)

    def screen_for(self, config: Config) -> "Screen":
        """Return the screen for a configuration."""
        from alliance_journal.terminal.screen import find_screen  # noqa: PLC0415  not every command shows something

        colourless = self.no_color or config.word("color") == "never"
        return find_screen(plain=self.plain or config.flag("plain"), colour=False if colourless else None)

    def remark(self, sentence: str) -> None:
        """Say something on stderr."""
        remark(self.screen, sentence)

    def show(self, lines: Sequence[Line]) -> None:
        """Show a report: what was asked for, on stdout."""
        from alliance_journal.terminal.printing import print_report  # noqa: PLC0415  only what shows pays for it

        print_report(self.screen, lines, pager=self.pages and self.config.flag("pager"))

    @cached_property
    def root(self) -> Path:
        """The journal's folder, which need not exist."""
        return journal_folder(self.named_journal, self.config.word("journal"), os.environ)

    @property
    def now(self) -> datetime:
        """The moment, to the second, with its zone."""
        return datetime.now().astimezone().replace(microsecond=0)

    @property
    def today(self) -> date:
        """The day where the worker is."""
        return self.now.date()

    @property
    def page(self) -> Page:
        """What reports are written for here."""
        return Page(min(self.screen.width, 100), plain=self.screen.plain, ascii_only=not self.screen.unicode)

    def unread(self, problem: Problem) -> None:
        """Say that an entry could not be read, with its file and line."""
        self.remark(f"not read: {problem}")

    def journal(self, *, create: bool = False) -> "Journal":
        """Return the journal; raises NotFoundError where there is none and none is to be made."""
        from alliance_journal.storage.folder import open_journal  # noqa: PLC0415  not every command opens it

        return open_journal(self.root, create=create)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The guided sets, the journal's own before the shipped ones; mistakes in own sets are said once, on stderr."""
        from alliance_journal.guide.catalogue import find_sets  # noqa: PLC0415  not every command needs the sets

        catalogue = find_sets(self.root / "prompts" if self.root.is_dir() else None)
        for problem in catalogue.problems:
            self.remark(f"guided set: {problem}")
        return catalogue

    def room(self, *, opened: bool = True) -> "Room":
        """Return everything a reflection needs around it; unopened, the journal's folder need not exist yet."""
        from alliance_journal.storage.folder import Journal  # noqa: PLC0415  only what writes pays for it
        from alliance_journal.terminal.room import Room  # noqa: PLC0415  the same

        if editor := self.config.word("editor"):
            os.environ["VISUAL"] = editor
        journal = self.journal() if opened else Journal(self.root)
        return Room(journal, self.catalogue, self.screen, lambda: self.now, self.config)

    @cached_property
    def workbench(self) -> "Workbench":
        """What reading for themes needs: coder, sets, and the throw-away index of this journal."""
        from alliance_journal.findings.gathering import workbench  # noqa: PLC0415  only the mining commands need it

        suggesting = suggests(self.config, os.environ)
        bench, problems = workbench(self.root, self.catalogue, cache_folder(), suggests=suggesting)
        for problem in problems:
            self.remark(f"codebook: {problem}")
        return bench

    def overview(self, asked: "Asked") -> "Summary":
        """Return the summary that is asked for; what could not be read for it is said on stderr."""
        from alliance_journal.findings.overview import overview  # noqa: PLC0415  only the summary needs it
        from alliance_journal.storage.kept import open_kept  # noqa: PLC0415  the same
        from alliance_journal.terminal.printing import progress_on  # noqa: PLC0415  the same

        kept = open_kept(cache_folder(), self.root)
        found = overview(self.journal(), self.workbench, asked, kept, progress_on(self.screen))
        for problem in found.problems:
            self.unread(problem)
        self._unsuggested()
        return found.summary

    def gathered(self) -> "Gathered":
        """Return the facts of every entry that can be read; what cannot is said on stderr, with file and line."""
        from alliance_journal.findings.gathering import gather  # noqa: PLC0415  only the mining commands need it
        from alliance_journal.terminal.printing import progress_on  # noqa: PLC0415  the same

        gathered = gather(self.journal(), self.workbench, progress_on(self.screen))
        for problem in gathered.problems:
            self.unread(problem)
        self._unsuggested()
        return gathered

    def _unsuggested(self) -> None:
        """Say once why there are no suggestions, where they were meant to be."""
        learning = self.workbench.learning
        if learning and learning.trouble and not self.has_said_why:
            self.has_said_why = True
            self.remark(f"suggestions are off: {learning.trouble}")


def desk_of(ctx: typer.Context) -> Desk:
    """Return the desk that the options for every command have laid out."""
    desk = ctx.obj
    return desk if isinstance(desk, Desk) else Desk()


def remark(screen: "Screen", sentence: str) -> None:
    """Say one line on stderr."""
    from alliance_journal.terminal.screen import say  # noqa: PLC0415  most commands have nothing to remark

    say(screen, sentence)


def give(text: str) -> None:
    """Write what was asked for to stdout: as it is through a pipe, whatever its letters; made safe on a terminal."""
    if sys.stdout.isatty():
        from alliance_journal.terminal.screen import find_screen, print_text  # noqa: PLC0415  a pipe pays for none

        print_text(find_screen(), text)
        return
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        codecs.register_error("aj-spell", _spell)
        sys.stdout.write(text.encode(encoding, errors="aj-spell").decode(encoding))


def _spell(error: UnicodeError) -> tuple[str, int]:
    r"""Return what stands for letters that an encoding has not: `\u00e9`, which JSON reads back as the letter."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import json  # noqa: PLC0415  only where letters are missing

    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def give_bytes(content: bytes) -> None:
    """Write a file to stdout: byte for byte through a pipe, made safe on a terminal."""
    if sys.stdout.isatty():
        give(content.decode("utf-8", "surrogateescape"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
