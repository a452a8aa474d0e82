"""Accounts from entries to what is handed in: listed, walked, saved, exported, and every refusal in plain words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE
from typing import Any, Final

import pytest

from alliance_journal.cli import desk
from alliance_journal.entrytext.reading import read
from alliance_journal.guide.accounts import ACCOUNT, Beside, account_walk
from alliance_journal.guide.catalogue import find_sets
from alliance_journal.guide.layouts import find_layouts
from alliance_journal.model.entries import Entry
from alliance_journal.model.prompts import Option, QuestionKind
from tests.cli.fakes import CANARY, Aj, lines_of

LAYOUTS: Final = find_layouts(None)
NOW: Final = datetime(2026, 11, 25, 16, 42, tzinfo=UTC)
FIRST, SECOND, THIRD = "2026-09-04", "2026-09-11", "2026-10-02"
"""The days of the three entries, by which they are named here."""
STANDARDS: Final = ("1.4 Treat people with kindness", "2.1 Reflect")
OWN: Final = """\
id = "log"
title = "Learning log"
purpose = "What I did."
minutes = 5

[[headings]]
id = "did"
heading = "What I did"
question = "What did you do?"
kind = "text"
most_words = 3
"""


@pytest.fixture(autouse=True)
def a_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the afternoon of 25 November 2026."""
    monkeypatch.setattr(desk.Desk, "now", property(lambda _self: NOW))


def entry_on(aj: Aj, day: str) -> str:
    """The id of the entry about a meeting on that day."""
    return next(aj.root.glob(f"entries/*/{day}-*.md")).stem.rpartition("-")[2]


def with_standards(aj: Aj) -> None:
    (aj.root / "standards.txt").write_text("\n".join(STANDARDS), encoding="utf-8")


def with_own_layout(aj: Aj) -> None:
    (aj.root / "layouts").mkdir()
    (aj.root / "layouts" / "log.toml").write_text(OWN, encoding="utf-8")


def typed_for(layout: str, *, ends: str = "n\n\n\n") -> str:
    """What is typed to answer every heading of a layout with words that name it, and then skips the rest."""
    beside = Beside(standards=tuple(Option(f"standard-{n}", line) for n, line in enumerate(STANDARDS)))
    walk = account_walk(LAYOUTS.get(layout), find_sets(None).sets[ACCOUNT], beside)
    return "".join(_typed(walk.prompt_set.questions[1:-3])) + ends


def _typed(questions: Any) -> Iterator[str]:  # noqa: ANN401  a slice of a tuple
    for question in questions:
        if question.kind is QuestionKind.PICKS:
            yield "1\n"
        elif question.kind is QuestionKind.DATE:
            yield "2026-11-20\n"
        else:
            yield f"Words on {question.id}.\n" + (".\n" if question.kind is QuestionKind.TEXT else "")


def saved(aj: Aj, name: str) -> Entry:
    file = next(aj.root.glob(f"entries/*/*{name}*.md"))
    return read(file.read_text(encoding="utf-8"), path=file.name).entry


def an_account(aj: Aj, layout: str = "what_so_what") -> str:
    """The id of a new account in which every heading is answered."""
    ran = aj("account", "new", layout, "--from", entry_on(aj, THIRD), typed=typed_for(layout))
    assert ran.code == 0, ran.err
    return ran.id


def test_the_layouts_are_listed_and_shown_without_a_journal(aj: Aj) -> None:
    listed = aj("account", "list")
    assert (listed.code, listed.err) == (0, "")
    assert all(name in listed.out for name in LAYOUTS.layouts)
    assert [one["id"] for one in aj("account", "list", "--json").shape["layouts"]] == list(LAYOUTS.layouts)
    shown = aj("account", "show", "four_headings")
    assert "How it touches the code I work by" in shown.out
    assert aj("account", "show", "cpd", "--json").shape["layouts"][0]["id"] == "cpd_blocks"
    assert aj("account", "show", "cycle", "--toml").out == LAYOUTS.origins["cycle"].read_text(encoding="utf-8")
    assert not aj.root.exists()


@pytest.mark.parametrize("layout", LAYOUTS.layouts)
def test_every_layout_is_walked_saved_and_handed_in(journal: Aj, layout: str) -> None:
    with_standards(journal)
    name = an_account(journal, layout)
    entry = saved(journal, name)
    assert (entry.set, entry.picks["layout"], entry.picks["entries"]) == (
        "account",
        (layout,),
        (f"entry-{entry_on(journal, THIRD)}",),
    )
    ran = journal("account", "export", name, "--format", "txt")
    assert ran.code == 0, ran.err
    for heading in LAYOUTS.get(layout).headings:
        if heading.kind in {"text", "line"}:
            assert f"Words on {heading.id}." in ran.out
    assert ("1.4 Treat people with kindness" in ran.out) == (LAYOUTS.get(layout).heading("standards") is not None)
    assert LAYOUTS.get(layout).check in ran.err
    shape = journal("account", "export", name, "--format", "json").shape
    assert shape["title"] == LAYOUTS.get(layout).title


def test_own_words_stand_before_each_question_and_private_ones_never(journal: Aj) -> None:
    ran = journal(
        "account",
        "new",
        "what_so_what",
        "--from",
        entry_on(journal, FIRST),
        "--from",
        entry_on(journal, THIRD),
        typed=typed_for("what_so_what"),
    )
    assert ran.code == 0
    assert f"4 September 2026, C04, One moment\nHe went quiet and looked at the {CANARY} curtain." in ran.err
    assert f"Café, naïveté, {CANARY} 漢字." in ran.err
    assert "I took over the form" not in ran.err
    assert "1 private answer of these entries will not be shown beside." in ran.err


def test_after_saving_it_is_said_how_the_account_is_handed_in(journal: Aj) -> None:
    ran = journal("account", "new", "cycle", typed=typed_for("cycle"))
    assert f"To hand it in: aj account export {ran.id} -o account.html (or .docx, .pdf, .md, .txt)" in ran.err


def test_a_layout_of_ones_own_is_walked_and_what_is_too_long_is_said_and_kept(journal: Aj) -> None:
    with_own_layout(journal)
    assert "(your own)" in journal("account", "list").out
    ran = journal("account", "new", "log", typed="One two three four.\n.\nn\n\n\n")
    told = '"What I did" has 4 words; its place takes 3.'
    assert told in " ".join(ran.err.split())
    out = journal("account", "export", ran.id)
    assert "One two three four." in out.out
    assert f"{told} Nothing was cut." in out.err


def test_mistakes_in_an_own_layout_are_told_all_at_once_with_file_and_line(journal: Aj) -> None:
    (journal.root / "layouts").mkdir()
    file = journal.root / "layouts" / "log.toml"
    file.write_text(OWN.replace('"text"', '"txt"').replace("minutes = 5", "minutes = 0"), encoding="utf-8")
    ran = journal("account", "list")
    assert ran.code == 0
    assert f"layout: {file}:4: " in ran.err
    assert f"layout: {file}:10: " in ran.err
    assert journal("account", "new", "log").code == 2


def test_the_general_account_set_leads_here_and_is_set_out(journal: Aj, tmp_path: Path) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text('layout = "cpd_blocks"\nwhat_it_was = "W."\nlearnt = "L."\nchanged = "C."\n', encoding="utf-8")
    ran = journal("reflect", "account", "--answers", str(answers))
    assert ran.code == 0, ran.err
    assert f"aj account export {ran.id} -o" in ran.err
    out = journal("account", "export", ran.id, "--format", "txt").out
    assert "WHAT I LEARNED\n\nL.\n" in out
    assert "WHAT DIFFERENCE IT MADE\n\nC.\n" in out


def test_an_account_that_names_no_layout_gets_one_at_the_end(journal: Aj, tmp_path: Path) -> None:
    answers = tmp_path / "a.toml"
    answers.write_text('learnt = "L."\n', encoding="utf-8")
    ran = journal("reflect", "account", "--answers", str(answers))
    assert f"aj account export {ran.id} --layout four_headings -o" in ran.err
    refused = journal("account", "export", ran.id)
    assert refused.code == 2
    assert "this account names no layout" in refused.err
    out = journal("account", "export", ran.id, "--layout", "four_headings")
    assert out.code == 0
    assert "Not written yet: What it was about;" in out.err


def test_an_entry_that_is_no_account_says_so_and_can_be_set_out_all_the_same(journal: Aj) -> None:
    refused = journal("account", "export", entry_on(journal, FIRST))
    assert (refused.code, refused.out) == (2, "")
    assert (
        f"this entry is no account\n  try: aj account new --from {entry_on(journal, FIRST)}, or --layout" in refused.err
    )
    assert CANARY not in refused.err
    out = journal("account", "export", entry_on(journal, FIRST), "--layout", "what_so_what", "--format", "txt")
    assert f"WHAT\n\nHe went quiet and looked at the {CANARY} curtain." in out.out
    assert "I took over the form" not in out.out


def test_a_private_answer_goes_only_where_it_is_named(journal: Aj) -> None:
    words = ("account", "export", entry_on(journal, FIRST), "--layout", "what_so_what", "--format", "txt")
    assert "I took over the form" in journal(*words, "--with-private", "own_part").out


def test_ratings_feelings_and_ticks_never_go_along(journal: Aj) -> None:
    for name in LAYOUTS.layouts:
        ran = journal(
            "account",
            "export",
            entry_on(journal, FIRST),
            "--layout",
            name,
            "--format",
            "txt",
            "--with-private",
            "own_part",
        )
        assert ran.code == 0
        for word in ("strain", "tie", "impatient", "off", "forms", "starred"):
            assert word not in ran.out.lower().split()


def test_a_private_entry_stays_unless_it_is_named(journal: Aj) -> None:
    name = an_account(journal)
    assert journal("tag", name, "private").code == 0
    refused = journal("account", "export", name)
    assert (refused.code, refused.out) == (2, "")
    assert f"--with-private {name} lets it go" in refused.err
    assert journal("account", "export", name, "--with-private", name).code == 0


def test_one_block_is_printed_bare_to_be_pasted(journal: Aj) -> None:
    name = an_account(journal)
    ran = journal("account", "export", name, "--format", "txt", "--only", "so_what")
    assert (ran.code, ran.out) == (0, "Words on so_what.\n")
    wrong = journal("account", "export", name, "--only", "sowhat")
    assert wrong.code == 2
    assert "one of what, so_what, now_what" in wrong.err


def test_a_block_that_is_not_written_yet_is_not_printed(journal: Aj) -> None:
    ran = journal("account", "new", "what_so_what", typed="Something.\n.\n.\n.\nn\n\n\n")
    refused = journal("account", "export", ran.id, "--only", "so_what")
    assert (refused.code, refused.out) == (3, "")
    assert "nothing is written under it yet" in refused.err


def test_an_entry_with_nothing_under_any_heading_is_not_handed_in(journal: Aj) -> None:
    with_own_layout(journal)
    ran = journal("account", "export", entry_on(journal, SECOND), "--layout", "log")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing in this entry stands under a heading of this layout" in ran.err


def test_the_file_is_for_its_owner_and_is_not_replaced_by_chance(journal: Aj, tmp_path: Path) -> None:
    name, file = an_account(journal), tmp_path / "account.html"
    assert journal("account", "export", name, "-o", str(file)).code == 0
    assert S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert journal("account", "export", name, "-o", str(file)).code != 0
    assert file.read_bytes() == before
    assert journal("account", "export", name, "-o", str(file), "--force").code == 0


def test_words_that_may_say_who_somebody_is_hold_the_account_back(journal: Aj) -> None:
    ran = journal("account", "new", "what_so_what", typed="Ring me on 07700 900123.\n.\nx\n.\ny\n.\nn\n\n\n")
    refused = journal("account", "export", ran.id)
    assert (refused.code, refused.out) == (3, "")
    assert "07700" not in refused.err
    assert "07700 900123" in journal("account", "export", ran.id, "--accept-identifiers").out


def test_the_period_of_a_week_comes_from_its_entries_and_days_can_be_told_as_weeks(journal: Aj) -> None:
    with_standards(journal)
    words = (
        "account",
        "new",
        "weekly_page",
        "--from",
        entry_on(journal, SECOND),
        "--from",
        entry_on(journal, THIRD),
        "--date",
        "2026-10-03",
    )
    name = journal(*words, typed=typed_for("weekly_page")).id
    assert (
        "Made from entries of: 11 September 2026 to 2 October 2026"
        in journal("account", "export", name, "--format", "txt").out
    )
    assert journal("tag", entry_on(journal, SECOND), "private").code == 0
    assert "Made from entries of: 2 October 2026" in journal("account", "export", name, "--format", "txt").out
    assert journal("delete", entry_on(journal, THIRD), "--yes").code == 0
    ran = journal("account", "export", name, "--format", "txt", "--blur-dates")
    assert ran.code == 0, ran.err
    blurred = ran.out
    assert "Made from entries of" not in blurred
    assert "Written for: week of 28 September 2026" in blurred


def test_clients_are_recoded_in_the_words_too(journal: Aj) -> None:
    ran = journal("account", "new", "what_so_what", typed="C04 waited for c07.\n.\nx\n.\ny\n.\nn\n\n\n")
    out = journal("account", "export", ran.id, "--recode").out
    assert "C04" not in out
    assert "c07" not in out
    assert "Client " in out


def test_whoever_could_be_recognised_is_said_again_at_the_end(journal: Aj) -> None:
    ran = journal("account", "new", "what_so_what", typed=typed_for("what_so_what", ends="y\n\n\n"))
    assert "somebody in it could be recognised" in journal("account", "export", ran.id).err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("new", "four_heading"), 2, "there is no layout of that name\n  try: four_headings;"),
        (("new",), 2, "which layout? there is nobody to ask"),
        (("new", "cycle", "--from", "nosuch"), 3, "no entry"),
        (("new", "cycle", "--date", "2027-01-01"), 2, "lies in the future"),
        (("export", "nosuch"), 3, "no entry"),
        (("export", "last", "--layout", "cycl"), 2, "try: cycle;"),
        (("export", "last", "--format", "odt"), 2, "there is no format of that name"),
        (("show", "nothing"), 2, "there is no layout of that name"),
    ],
)
def test_what_cannot_be_followed_is_refused_and_nothing_is_made(
    journal: Aj, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = sorted(path for path in journal.root.rglob("*") if path.is_file())
    ran = journal("account", *words)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert CANARY not in ran.err
    assert sorted(path for path in journal.root.rglob("*") if path.is_file()) == before


def test_entries_are_named_in_a_journal_that_is_there(aj: Aj) -> None:
    assert aj("account", "new", "cycle", "--from", "last").code == 3
    assert not aj.root.exists()


def test_a_walk_that_stops_is_kept_and_goes_on_as_an_account(journal: Aj) -> None:
    stopped = journal(
        "account", "new", "what_so_what", "--from", entry_on(journal, THIRD), typed="Half a thought.\n.\n/pause\n"
    )
    assert "Go on with: aj resume" in stopped.err
    ran = journal("resume", typed="So.\n.\nNow.\n.\nn\n\n\n")
    assert ran.code == 0, ran.err
    assert saved(journal, ran.id).picks["layout"] == ("what_so_what",)
    assert "Half a thought." in journal("account", "export", ran.id).out


def test_the_list_of_standards_is_shown_and_edited_as_a_plain_file(journal: Aj, tmp_path: Path) -> None:
    assert "No standards are on your list yet" in journal("account", "standards").out
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "1.4 Kind\\n2.1 Wise\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    journal.monkeypatch.setenv("VISUAL", str(editor))
    ran = journal("account", "standards", "--edit")
    assert (ran.code, ran.err) == (0, "Saved: 2 standards on your list.\n")
    assert journal("account", "standards", "--json").shape["standards"] == ["1.4 Kind", "2.1 Wise"]
    assert "  1. 1.4 Kind\n  2. 2.1 Wise\n" in journal("account", "standards").out
    again = journal("account", "standards", "--edit")
    assert "The file as it was is kept: " in again.err


def test_standards_that_are_left_as_they_are_stay_so(journal: Aj) -> None:
    journal.monkeypatch.setenv("VISUAL", "true")
    assert journal("account", "standards", "--edit").err == "Nothing was changed.\n"
    assert not (journal.root / "standards.txt").exists()


def test_standards_that_cannot_be_read_are_told_and_not_opened(journal: Aj) -> None:
    (journal.root / "standards.txt").write_bytes(b"1.4\n\xff\n")
    ran = journal("account", "standards")
    assert "standards.txt:2: is not UTF-8 text" in ran.err
    refused = journal("account", "standards", "--edit")
    assert refused.code == 2
    assert "not UTF-8 throughout" in refused.err


def test_a_standard_that_is_too_long_is_told_after_the_editor(journal: Aj, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nprintf "{"x" * 201}\\n" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    journal.monkeypatch.setenv("VISUAL", str(editor))
    assert "is longer than 200 letters" in journal("account", "standards", "--edit").err


def test_standards_that_change_while_the_editor_is_open_are_left_alone(journal: Aj, tmp_path: Path) -> None:
    editor, file = tmp_path / "editor", journal.root / "standards.txt"
    editor.write_text(f'#!/bin/sh\necho other > "{file}"\necho mine >> "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    journal.monkeypatch.setenv("VISUAL", str(editor))
    ran = journal("account", "standards", "--edit")
    assert ran.code == 3
    assert file.read_text(encoding="utf-8") == "other\n"


def test_a_whole_account_is_written_in_the_editor(journal: Aj, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/^## What happened.*/&\\n\\nIt rained./' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    journal.monkeypatch.setenv("VISUAL", str(editor))
    ran = journal("account", "new", "what_so_what", "--editor")
    assert ran.code == 0, ran.err
    assert "It rained." in journal("account", "export", ran.id).out


def test_entries_from_elsewhere_keep_a_line_of_their_own(aj: Aj) -> None:
    assert aj("import", "jsonl", "-", typed=lines_of({"met": "2026-11-01", "text": "Only this."})).code == 0
    ran = aj("account", "new", "cycle", "--from", "last", typed="/pause\n")
    assert "1 November 2026" in ran.err
    assert "Only this." in ran.err
