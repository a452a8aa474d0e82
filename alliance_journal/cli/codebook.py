"""`aj codebook`: list the themes, show one, prove a file, try a sentence, make a theme of your own."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from alliance_journal.cli.desk import Desk, desk_of, give
from alliance_journal.cli.filters import JsonOption
from alliance_journal.errors import AllianceJournalError, NotFoundError, UsageError
from alliance_journal.findings.theme_names import Themes, one_theme
from alliance_journal.guide.nearest import nearest
from alliance_journal.reports.jsontext import as_text

if TYPE_CHECKING:
    from alliance_journal.model.themes import Theme
    from alliance_journal.themes.codebook import Codebook

LARGEST: Final = 4_000_000
"""Bytes read of a file, at most: a codebook is a million characters long, at most."""
LONGEST_TRIED: Final = 20_000
"""Characters that are tried at once, at most."""
_ALL: Final = "aj codebook list shows all of them"
_TRY: Final = "Your sentence (it is not kept):"


def add_to(app: typer.Typer) -> None:
    """Add `aj codebook`."""
    group = typer.Typer(help="The themes: list, show, check, try them, make your own.", rich_markup_mode=None)
    group.command("list")(list_)
    group.command("show")(show)
    group.command("check")(check)
    # What looks like an option is taken for words, so that no error message can repeat them.
    group.command("try", context_settings={"ignore_unknown_options": True})(try_)
    group.command("new")(new)
    app.add_typer(group, name="codebook")


def list_(
    ctx: typer.Context,
    family: Annotated[str | None, typer.Argument(metavar="[FAMILY]", help="Such as cw, or own.")] = None,
    json: JsonOption = False,
) -> None:
    """List the themes by family, and say which are your own."""
    from alliance_journal.findings.origins import origins  # noqa: PLC0415  only here
    from alliance_journal.reports.codebook_text import codebook_json, list_lines  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    themes = codebook_of(desk).themes
    chosen = _of_family(family, themes) if family else tuple(themes.values())
    if json:
        give(as_text(codebook_json(chosen, origins(themes))))
        return
    desk.show(list_lines(chosen, origins(themes), desk.page))


def show(
    ctx: typer.Context,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="Its id, or a part of its name.")],
    json: JsonOption = False,
) -> None:
    """Show one theme in full: what it is, phrases, examples."""
    from alliance_journal.findings.origins import origins  # noqa: PLC0415  only here
    from alliance_journal.reports.codebook_text import codebook_json, theme_lines  # noqa: PLC0415  the same

    desk = desk_of(ctx)
    themes = codebook_of(desk).themes
    try:
        wanted = one_theme(theme, themes)
    except NotFoundError as error:
        raise UsageError(error.sentence, hint=error.hint if error.hint in themes else _ALL) from None
    if json:
        give(as_text(codebook_json([wanted], origins(themes), in_full=True)))
        return
    desk.show(theme_lines(wanted, origins(themes)[wanted.id], desk.page))


def check(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Without one: your journal's own.")] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="The codebook of the program instead.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Also phrases in no yes sentence of their own.")] = False,
) -> None:
    """Name every mistake in a codebook, and prove its phrases.

    Each mistake has its line; phrases are proved on the example sentences of their own theme.
    """
    from alliance_journal.findings.checking import check_codebook, check_shipped  # noqa: PLC0415  only here
    from alliance_journal.reports.lines import counted  # noqa: PLC0415  the same
    from alliance_journal.reports.proof_text import proof_lines  # noqa: PLC0415  the same

    if file is not None and shipped:
        raise UsageError("a file and --shipped are two different things", hint="choose one")
    desk = desk_of(ctx)
    path = file or desk.root / "codebook.toml"
    checked = check_shipped() if shipped else check_codebook(_content(path, named=file is not None), str(path))
    for problem in checked.problems:
        desk.remark(str(problem))
    desk.show(proof_lines(checked, desk.page, with_idle=verbose))
    if checked.problems:
        where = "the shipped codebook" if shipped else path
        raise AllianceJournalError(
            f"{counted(len(checked.problems), 'mistake')} in {where}", hint="aj help codebook shows a theme that works"
        )


def try_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[-]", help="- reads from a pipe or a file.")] = None,
) -> None:
    """Say which themes a sentence shows, and why.

    You are asked for the sentence, and it is not kept.
    """
    from alliance_journal.findings.trying import nearest_phrases, tried  # noqa: PLC0415  only here
    from alliance_journal.reports.trying_text import trying_lines  # noqa: PLC0415  the same
    from alliance_journal.themes.coder import Coder  # noqa: PLC0415  the same

    if words not in (None, [], ["-"]):
        raise UsageError(
            "a sentence is typed when it is asked for, not here, where your shell keeps it",
            hint="aj codebook try, or aj codebook try - for a pipe",
        )
    desk = desk_of(ctx)
    book = codebook_of(desk)
    text = _sentence(desk, piped=bool(words))
    found = tried(text, Coder(book), book.themes)
    near = () if found else nearest_phrases(text, tuple(book.themes.values()))
    desk.show(trying_lines(found, near, desk.page))


def new(ctx: typer.Context) -> None:
    """Make a theme of your own, question by question.

    It goes into your journal's codebook.toml; everything that is in the file stays.
    """
    from alliance_journal.terminal.new_theme import Ground, make_theme  # noqa: PLC0415  only here

    desk = desk_of(ctx)
    raise typer.Exit(make_theme(Ground(desk.journal(), codebook_of(desk).themes, desk.screen)))


def codebook_of(desk: Desk) -> "Codebook":
    """Return the codebook of the journal, which need not exist; mistakes in its own are said on stderr."""
    from alliance_journal.themes.codebook import load_codebook  # noqa: PLC0415  after the command line has been read

    book, problems = load_codebook(desk.root / "codebook.toml")
    for problem in problems:
        desk.remark(f"codebook: {problem}")
    return book


def _of_family(name: str, themes: Themes) -> "tuple[Theme, ...]":
    """Return the themes of a family, by its name or by what its ids begin with; raises UsageError with the nearest."""
    wanted = name.strip().lower().removesuffix(".")
    named = [(theme, {theme.family, theme.id.partition(".")[0]}) for theme in themes.values()]
    found = tuple(theme for theme, names in named if wanted in names)
    if found:
        return found
    if wanted == "own":
        raise NotFoundError("there are no themes of your own yet", hint="aj codebook new")
    near = nearest(wanted, dict.fromkeys(chain.from_iterable(sorted(names) for _, names in named)))
    raise UsageError("there is no family of that name", hint=near or _ALL)


def _content(path: Path, *, named: bool) -> bytes:
    """Return a file's bytes; raises NotFoundError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        if not named and isinstance(error, FileNotFoundError):
            raise NotFoundError("this journal has no codebook of its own", hint="aj codebook new") from None
        raise NotFoundError(f"{path} cannot be read ({error.strerror})") from None


def _sentence(desk: Desk, *, piped: bool) -> str:
    """Return the text to be tried, asked for or read from stdin; raises UsageError where there is none."""
    from alliance_journal.terminal.safe import mended  # noqa: PLC0415  only here
    from alliance_journal.terminal.screen import ask  # noqa: PLC0415  the same

    screen = desk.screen
    try:
        text = mended(screen.streams.typed.read(LONGEST_TRIED + 1)) if piped else ask(screen, _TRY) or ""
    except UnicodeDecodeError:
        raise UsageError("that is not UTF-8 text", hint="save it as UTF-8 first") from None
    if not text.strip():
        raise UsageError("there is nothing to try", hint="aj codebook try, then type a sentence")
    if len(text) > LONGEST_TRIED:
        raise UsageError(f"that is longer than {LONGEST_TRIED:,} letters", hint="try a sentence, or a page, at once")
    return text
