"""What every command that gives something out shares: its options, the check of names, the format, and the file."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from alliance_journal.cli.desk import Desk, give_bytes
from alliance_journal.cli.streams import check_open
from alliance_journal.errors import DamagedEntryError, NotFoundError, UsageError
from alliance_journal.reports.lines import counted

if TYPE_CHECKING:
    from alliance_journal.findings.disguise import Disguise
    from alliance_journal.findings.gathering import Gathered
    from alliance_journal.model.entries import Entry
    from alliance_journal.model.papers import Paper

Renderers = Mapping[str, "Callable[[Paper], bytes]"]
"""Formats that only one command knows, by the ending of their files."""
NO_MORE: Final[Renderers] = MappingProxyType({})
SEALED: Final = ".age"
BOTH: Final = "--anonymised says that it names nobody, and --accept-identifiers that it may"
UNTOLD: Final = "which client it is about is not known, so --recode could leave a code standing"
UNREAD: Final = "ratings, ticks and feelings stay behind, because their guided set cannot be read, in"
UNREAD_HINT: Final = "aj prompts check says why; --with-private ID lets those of one entry go"
MOST_TOLD: Final = 20
"""So many places that may say who somebody is are told one by one."""

FormatOption = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="md, html, docx, pdf or json; else as FILE ends.")
]
OutputOption = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write this file, for you alone to read.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")]
AcceptOption = Annotated[
    bool, typer.Option("--accept-identifiers", help="Give it out though it may say who somebody is.")
]
BlurOption = Annotated[bool, typer.Option("--blur-dates", help="Tell days as weeks.")]
RecodeOption = Annotated[bool, typer.Option("--recode", help="Call clients A, B, C ..., newly each time.")]
PrivateOption = Annotated[
    list[str] | None,
    typer.Option("--with-private", metavar="NAME", help="Let this private entry, or private question, go too."),
]
AnonymisedOption = Annotated[
    bool, typer.Option("--anonymised", help="Say on it that you anonymised it; the check has to find nothing.")
]
EncryptOption = Annotated[
    list[str] | None, typer.Option("--encrypt-to", metavar="KEY", help="Encrypt the file to this public age key.")
]


class Leaving(NamedTuple):
    """The options of a command that gives something out, as they were given on the command line."""

    format: str | None = None
    output: str | None = None
    force: bool = False
    accept: bool = False
    blur: bool = False
    recode: bool = False
    private: list[str] | None = None
    encrypt: list[str] | None = None
    anonymised: bool = False

    @property
    def file(self) -> Path | None:
        """The file to write, which ends in `.age` where it is encrypted; None for stdout. UsageError for no name."""
        if self.output is None or self.output == "-":
            return None
        path = Path(self.output)
        if not path.name:
            raise UsageError("-o needs the name of a file", hint="-o sheet.docx")
        return path.with_name(path.name + SEALED) if self.encrypt and path.suffix.lower() != SEALED else path

    def check(self, desk: Desk, more: Renderers = NO_MORE) -> str:
        """Return the format; raise what is wrong with these options, before the worker is asked anything.

        `more` are formats that only this command knows. UsageError for a format or a key that cannot be and for what
        needs a file; MissingExtraError; for the file what `check_target` raises.
        """
        from alliance_journal.reports.paper.formats import BINARY, check_format  # noqa: PLC0415  after the line is read

        file = self.file
        if self.output and Path(self.output).is_dir():
            raise UsageError("-o names a folder, and a file is needed", hint=f"-o {Path(self.output) / 'sheet.pdf'}")
        name = self._format(more)
        if self.anonymised and self.accept:
            raise UsageError(BOTH, hint="one of the two")
        if name not in more:
            check_format(name)
        if self.encrypt:
            from alliance_journal.reports.paper.sealing import check_keys  # noqa: PLC0415  only who encrypts

            check_keys(self.encrypt)
        if file is not None:
            from alliance_journal.storage.fsops import RealDisk  # noqa: PLC0415  only who writes
            from alliance_journal.storage.handing_over import check_target  # noqa: PLC0415  the same

            check_target(RealDisk(), file, desk.root, force=self.force)
        elif self.encrypt or name in BINARY:
            raise UsageError("that is not for a screen or a pipe: it needs a file", hint=f"-o FILE.{name}")
        return name

    def disguise(self, desk: Desk, codes: Iterable[str]) -> "Disguise":
        """Return how clients and days are called this time; `codes` are those that the command knows of.

        Where clients are called by letters, all those of the journal get one, since a sentence may speak of any: those
        in the trash, in drafts, in the log of hours and in files that cannot be read too. DamagedEntryError for a file
        whose code nobody can tell.
        """
        from random import SystemRandom  # noqa: PLC0415  only what leaves needs it

        from alliance_journal.findings.disguise import disguise_for  # noqa: PLC0415  the same

        known = set(codes) | (_codes_of(desk) if self.recode else set())
        return disguise_for(known, recode=self.recode, weeks=self.blur, shuffle=SystemRandom().shuffle)

    def named(self, desk: Desk) -> frozenset[str]:
        """Return the ids of the private entries and questions that may go; NotFoundError for what is neither."""
        return frozenset(_meant(desk, name) for name in self.private or ())

    def going_out(self, desk: Desk, gathered: "Gathered") -> "Gathered":
        """Return what of the journal may leave it: nothing private, but what was named."""
        from alliance_journal.findings.going_out import entries_of_unread_sets, going_out  # noqa: PLC0415  the same

        sets, named = desk.workbench.sets, self.named(desk)
        if number := entries_of_unread_sets(gathered, sets, named):
            desk.remark(f"{UNREAD} {counted(number, 'entry', 'entries')}: {UNREAD_HINT}")
        return going_out(gathered, sets, named)

    def may_leave(self, desk: Desk, entry: "Entry") -> "Entry | None":
        """Return an entry without what is private in it, but what was named; None where the entry itself is private."""
        from alliance_journal.findings.going_out import may_leave  # noqa: PLC0415  the same

        return may_leave(entry, desk.workbench.sets, self.named(desk))

    def give(
        self,
        desk: Desk,
        paper: "Paper",
        disguise: "Disguise | None" = None,
        *,
        own: Collection[str] = (),
        more: Renderers = NO_MORE,
    ) -> None:
        """Look the paper through, and write it: encrypted where that was asked for, to a file or to stdout.

        `own` are texts that ship with the program, which are nobody's name. `more` are formats that only this command
        knows. Raises what `check` raises, UnsettledError (exit 3) where something may say who somebody is and that was
        not accepted, and DiskError. The notices that every paper ends with are put onto it here.
        """
        from alliance_journal.findings.disguise import PLAIN  # noqa: PLC0415  only what leaves needs it
        from alliance_journal.reports.paper.formats import rendered  # noqa: PLC0415  the same
        from alliance_journal.reports.paper.notices import with_notices  # noqa: PLC0415  the same
        from alliance_journal.reports.paper.retelling import retold  # noqa: PLC0415  the same

        name, called = self.check(desk, more), disguise or PLAIN
        if self.file is not None and _holds_code(self.file.name, called):
            raise UsageError("the name of the file holds a client's code", hint="another name after -o")
        told = retold(paper, called.once_more)
        is_settled = self._is_settled(desk, told, called, own)
        said = with_notices(told.notices, told.made, settled=is_settled, by_author=self.anonymised)
        last = replace(told, notices=said)
        self._write(desk, more[name](last) if name in more else rendered(last, name))

    def _format(self, more: Renderers) -> str:
        from alliance_journal.reports.paper.formats import format_meant  # noqa: PLC0415  the same

        return format_meant(self.format, self._ending(), tuple(more))

    def _ending(self) -> str:
        """Return how the file ends, without a dot and without `.age`; empty for stdout, a lone dot for no ending."""
        file = self.file
        if file is None:
            return ""
        if file.suffix.lower() != SEALED:
            return file.suffix.lower().removeprefix(".") or "."
        if not self.encrypt:
            raise UsageError("a file that ends in .age is an encrypted one", hint="--encrypt-to KEY, or another ending")
        return file.with_suffix("").suffix.lower().removeprefix(".") or "."

    def _is_settled(self, desk: Desk, paper: "Paper", called: "Disguise", own: Collection[str]) -> bool:
        """Whether nothing on the paper may say who somebody is; raises UnsettledError where that is not accepted."""
        from alliance_journal.findings.paper_check import Looking, unsettled_in  # noqa: PLC0415  only what leaves
        from alliance_journal.findings.unsettled import check_settled  # noqa: PLC0415  the same
        from alliance_journal.findings.watching import watched_in  # noqa: PLC0415  the same

        watched, mistakes = watched_in(desk.journal())
        for mistake in mistakes:
            desk.remark(f"list of names: {mistake}")
        file = self.file
        found = unsettled_in(paper, Looking(watched, called, own), file.name if file else "")
        if len(found) > 1 or self.accept:
            for place in found[:MOST_TOLD]:
                desk.remark(f"may say who somebody is: {place}")
        if len(found) > MOST_TOLD:
            desk.remark(f"and {len(found) - MOST_TOLD} more")
        check_settled(found, accepted=self.accept, paper=paper.title)
        return not found

    def _write(self, desk: Desk, content: bytes) -> None:
        """Write to the file, encrypted where that was asked for, and say so; else to stdout."""
        file = self.file
        if file is None:
            check_open()
            give_bytes(content)
            return
        from alliance_journal.storage.fsops import RealDisk  # noqa: PLC0415  only who writes
        from alliance_journal.storage.handing_over import hand_over  # noqa: PLC0415  the same

        if self.encrypt:
            from alliance_journal.reports.paper.sealing import sealed  # noqa: PLC0415  only who encrypts

            content = sealed(content, self.encrypt)
        hand_over(RealDisk(), file, content, desk.root, force=self.force)
        keys = len(set(self.encrypt or ()))
        desk.remark(f"Written: {file}" + (f" (encrypted to {counted(keys, 'key')})" if keys else ""))


def _holds_code(name: str, called: "Disguise") -> bool:
    """Whether the name of a file says a client's code, or has it inside a word, although clients are called anew."""
    return called.words(name) != name or bool(called.left_in(name))


def _codes_of(desk: Desk) -> frozenset[str]:
    """Return every client code of the journal; raises DamagedEntryError for a file whose code nobody can tell."""
    from alliance_journal.findings.client_codes import codes_written  # noqa: PLC0415  only who calls clients anew

    found = codes_written(desk.journal())
    if found.untold:
        raise DamagedEntryError(found.untold[0], line=1, why=UNTOLD)
    return found.known


def _meant(desk: Desk, name: str) -> str:
    """Return the id of the question or entry that a name means; a question of no set counts if it was answered."""
    if any(known.question(name) for known in desk.catalogue.sets.values()):
        return name
    from alliance_journal.findings.roles import is_given  # noqa: PLC0415  only where something is named

    journal = desk.journal()
    try:
        return journal.read(journal.find(name)).document.entry.id.value
    except NotFoundError:
        if any(is_given(facts, name) for facts in desk.gathered().entries):
            return name
        raise NotFoundError(
            "no entry and no question answers to a name after --with-private",
            hint="aj list shows the entries, aj prompts show SET the questions of a set",
        ) from None
