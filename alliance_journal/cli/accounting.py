"""`aj account`: write up what was learned in the layout that a register or a course asks for, and hand it in."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give, give_bytes
from alliance_journal.cli.filters import JsonOption
from alliance_journal.cli.leaving import (
    AcceptOption,
    AnonymisedOption,
    BlurOption,
    EncryptOption,
    ForceOption,
    Leaving,
    OutputOption,
    PrivateOption,
    RecodeOption,
)
from alliance_journal.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from alliance_journal.guide.layouts import Layouts
    from alliance_journal.model.entries import Entry
    from alliance_journal.model.layouts import Layout
    from alliance_journal.reports.account_paper import Account

LayoutName = Annotated[str, typer.Argument(metavar="LAYOUT", help="Such as four_headings.")]
TEXT: Final = "txt"
"""The format that is only of accounts: blocks of plain text to paste."""


def add_to(app: typer.Typer) -> None:
    """Add `aj account`."""
    group = typer.Typer(
        help="Accounts for a register, a portfolio or a course: layouts, writing, handing in.", rich_markup_mode=None
    )
    group.command("list")(list_)
    group.command("show")(show)
    group.command("new")(new)
    group.command("export")(export)
    group.command("standards")(standards)
    app.add_typer(group, name="account")


def list_(ctx: typer.Context, json: JsonOption = False) -> None:
    """List the layouts, your own among them."""
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  after the command line has been read
    from alliance_journal.reports.layout_text import LAYOUTS_SCHEMA, layout_in_short, layout_json  # noqa: PLC0415

    desk = desk_of(ctx)
    known = _layouts(desk)
    if json:
        listed = [layout_json(one, own=known.is_own(one.id)) for one in known.layouts.values()]
        give(as_text({"schema": LAYOUTS_SCHEMA, "layouts": listed}))
        return
    layouts = known.layouts.values()
    desk.show([line for one in layouts for line in layout_in_short(one, desk.page, own=known.is_own(one.id))])


def show(
    ctx: typer.Context,
    name: LayoutName,
    json: JsonOption = False,
    toml: Annotated[bool, typer.Option("--toml", help="The file of the layout, to make one of your own from.")] = False,
) -> None:
    """Show the headings of one layout."""
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  after the command line has been read
    from alliance_journal.reports.layout_text import LAYOUTS_SCHEMA, layout_json, layout_lines  # noqa: PLC0415

    desk = desk_of(ctx)
    known = _layouts(desk)
    layout = known.get(name)
    if toml:
        give_bytes(known.origins[layout.id].read_bytes())
    elif json:
        own = known.is_own(layout.id)
        give(as_text({"schema": LAYOUTS_SCHEMA, "layouts": [layout_json(layout, own=own)]}))
    else:
        desk.show(layout_lines(layout, desk.page))


def new(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[LAYOUT]", help="Such as four_headings; without one you are asked.")
    ] = "",
    sources: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="ENTRY", help="Lay the words of this entry beside the questions; repeatable."),
    ] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day it is for; else today.")] = None,
    editor: Annotated[bool, typer.Option("--editor", help="Write the whole account in your editor.")] = False,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Tag the entry; repeatable.")] = None,
) -> None:
    """Write an account, heading by heading, with what you wrote before beside each; it is saved as an entry."""
    from alliance_journal.cli.tagging import tags_meant  # noqa: PLC0415  after the command line has been read
    from alliance_journal.terminal.accounting import NewAccount, begin_account  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    way = NewAccount(name, tuple(sources or ()), day, tags_meant(desk, tag or ()), editor)
    raise typer.Exit(begin_account(desk.room(opened=False), _layouts(desk), way))


def export(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="An id, its beginning, or last.")],
    layout: Annotated[str, typer.Option("--layout", metavar="LAYOUT", help="Set it out in this one instead.")] = "",
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="HEADING", help="Only what stands under this; repeatable.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="txt, md, html, docx, pdf or json; else as -o ends."),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
    accept: AcceptOption = False,
    blur: BlurOption = False,
    recode: RecodeOption = False,
    private: PrivateOption = None,
    encrypt: EncryptOption = None,
    anonymised: AnonymisedOption = False,
) -> None:
    """Give out an account in its layout; --format txt prints blocks of plain text to paste."""
    from alliance_journal.reports.account_paper import account_paper, account_text, fixed_texts  # noqa: PLC0415

    desk = desk_of(ctx)
    leaving = Leaving(form, output, force, accept, blur, recode, private, encrypt, anonymised)
    more = {TEXT: lambda paper: account_text(paper, bare=bool(only)).encode("utf-8", "replace")}
    leaving.check(desk, more)
    layouts = _layouts(desk)
    account = _only(_account(desk, leaving, layouts, entry, layout), only or ())
    called = leaving.disguise(desk, _codes(desk))
    own = fixed_texts(account.layout, shipped=not layouts.is_own(account.layout.id))
    leaving.give(desk, account_paper(account, called, desk.today), called, own=own, more=more)
    _remark_on(desk, account)


def standards(
    ctx: typer.Context,
    edit: Annotated[bool, typer.Option("--edit", help="Open the list in your editor.")] = False,
    json: JsonOption = False,
) -> None:
    """Show your own list of standards or competencies: standards.txt in your journal, one on each line."""
    from alliance_journal.reports.jsontext import as_text  # noqa: PLC0415  after the command line has been read
    from alliance_journal.reports.layout_text import STANDARDS_SCHEMA, standards_lines  # noqa: PLC0415  the same
    from alliance_journal.storage.standards import STANDARDS, read_standards  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    if edit:
        from alliance_journal.terminal.own_standards import edit_standards  # noqa: PLC0415  only here

        raise typer.Exit(edit_standards(desk.room()))
    listed, problems = read_standards(desk.journal())
    for problem in problems:
        desk.remark(str(problem))
    if json:
        give(as_text({"schema": STANDARDS_SCHEMA, "standards": list(listed)}))
        return
    desk.show(standards_lines(listed, desk.page, str(desk.root / STANDARDS)))


def _layouts(desk: Desk) -> "Layouts":
    """Return the layouts, the journal's own before the shipped ones; mistakes in own ones are said on stderr."""
    from alliance_journal.guide.layouts import OWN_LAYOUTS, find_layouts  # noqa: PLC0415  only what needs them

    found = find_layouts(desk.root / OWN_LAYOUTS if desk.root.is_dir() else None)
    for problem in found.problems:
        desk.remark(f"layout: {problem}")
    return found


def _account(desk: Desk, leaving: Leaving, layouts: "Layouts", name: str, wanted: str) -> "Account":
    """Return an entry as an account in its own layout, or in the one that is wanted, without what stays private."""
    from alliance_journal.guide.accounts import filled, is_recognisable, layout_of  # noqa: PLC0415  only here
    from alliance_journal.reports.account_paper import Account  # noqa: PLC0415  the same
    from alliance_journal.storage.standards import read_standards  # noqa: PLC0415  the same

    journal = desk.journal()
    whole = journal.read(journal.find(name)).document.entry
    layout = layouts.get(wanted) if wanted else layout_of(whole, layouts) or _no_layout(whole, layouts)
    entry = leaving.may_leave(desk, whole)
    if entry is None:
        raise UsageError("this entry is private, so it stays here", hint=f"--with-private {whole.id} lets it go")
    given = filled(layout, entry, read_standards(journal)[0])
    if all(one.is_empty for one in given):
        raise NotFoundError(
            "nothing in this entry stands under a heading of this layout", hint=f"aj account show {layout.id}"
        )
    return Account(layout, given, entry.day, _days(desk, entry), recognisable=is_recognisable(entry))


def _only(account: "Account", names: "Sequence[str]") -> "Account":
    """Return the account with the headings of these ids, or in these words, only; all of it where none is named."""
    from dataclasses import replace  # noqa: PLC0415  only here

    if not names:
        return account
    known = [str(heading.id) for heading in account.layout.headings]
    ids = {spelling.casefold(): str(one.id) for one in account.layout.headings for spelling in (one.heading, one.id)}
    wanted = {ids.get(" ".join(name.split()).casefold()) for name in names}
    if None in wanted:
        raise UsageError("this layout has no such heading", hint=f"one of {', '.join(known)}, or its words")
    chosen = tuple(one for one in account.filled if one.heading.id in wanted)
    if all(one.is_empty for one in chosen):
        raise NotFoundError("nothing is written under it yet", hint="aj amend, or aj edit, with the entry's id")
    return replace(account, layout=replace(account.layout, facts=(), signatures=()), filled=chosen)


def _no_layout(entry: "Entry", layouts: "Layouts") -> "Layout":
    """Raise what to do with an entry that names no layout."""
    from alliance_journal.guide.accounts import ACCOUNT  # noqa: PLC0415  only here

    first = next(iter(layouts.layouts))
    if entry.set == ACCOUNT:
        raise UsageError("this account names no layout", hint=f"--layout {first}; aj account list shows them all")
    raise UsageError(
        "this entry is no account",
        hint=f"aj account new --from {entry.id}, or --layout {first} to set it out as it is",
    )


def _days(desk: Desk, entry: "Entry") -> "tuple[date, ...]":
    """Return the days of the entries that an account was made from; those that are private or gone tell none."""
    from alliance_journal.errors import AllianceJournalError  # noqa: PLC0415  only here
    from alliance_journal.findings.going_out import is_private  # noqa: PLC0415  the same
    from alliance_journal.guide.accounts import made_from  # noqa: PLC0415  the same

    journal = desk.journal()
    found = []
    for name in made_from(entry):
        try:
            source = journal.read(journal.find(name)).document.entry
        except AllianceJournalError:
            continue
        if not is_private(source.tags):
            found.append(source.day)
    return tuple(found)


def _codes(desk: Desk) -> "Iterable[str]":
    """Return every client code of the journal, so that none is taken for somebody's name."""
    from alliance_journal.findings.glancing import newest  # noqa: PLC0415  only here

    return {facts.client for facts in newest(desk.journal(), None, lambda _problem: None) if facts.client}


def _remark_on(desk: Desk, account: "Account") -> None:
    """Say what the writer may want to look at before it is handed in."""
    from alliance_journal.guide.accounts import excesses, in_words  # noqa: PLC0415  only here

    for excess in excesses(account.filled):
        desk.remark(f"{in_words(excess)}. Nothing was cut.")
    empty = [one.heading.heading for one in account.filled if one.is_empty and one.heading.spot == "block"]
    if empty:
        desk.remark(f"Not written yet: {'; '.join(empty)}.")
    if account.recognisable:
        desk.remark("You noted that somebody in it could be recognised: read it as a stranger once more.")
    desk.remark(account.layout.check)
