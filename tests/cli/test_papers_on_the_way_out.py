"""The sheet and the summary as they are given out, end to end, in every format, over the demo journal."""

from pathlib import Path
from typing import Final

import pytest

from tests.cli.fakes import Aj
from tests.cli.planted import everything_said

FORMATS: Final = ("md", "html", "docx", "pdf", "json")
PREPARED: Final = """
[[prepared]]
id = "p1"
date = 2026-11-25
want = "One thing to try with C09."
rivals = "The move is all she can manage."
question = "What would I have to bear if I said nothing?"

[[prepared.points]]
kind = "strain"
words = "In 3 entries"
client = "C09"
date = 2026-11-03

[[prepared.points]]
kind = "theme"
words = "Took over / told (paternalistic), in 5 entries with 3 clients"

[[prepared.points]]
kind = "starred"
words = "Gentian violet"
kept = false
"""
MEETING: Final = """
[[meeting]]
id = "m1"
date = 2026-10-28
role = "placement supervisor"
"""


@pytest.fixture
def demo(aj: Aj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aj:
    """The program over the journal of the demo, with one preparation."""
    folder = tmp_path / "demo"
    assert aj("demo", str(folder)).code == 0
    (folder / "supervision.toml").write_text(MEETING + PREPARED, encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_JOURNAL", str(folder))
    return aj


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_the_sheet_says_the_same_in_every_format(demo: Aj, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sheet.{ending}"
    ran = demo("supervision", "export", "-o", str(path))
    assert (ran.code, ran.err) == (0, f"Written: {path}\n")
    told = everything_said(path.read_bytes())
    for words in (
        "What I want from supervision",
        "One thing to try with C09.",
        "28 October 2026, placement supervisor",
        "They are my view, not the client's.",
        "Strains still open",
        "The move is all she can manage.",
        "What would I have to bear if I said nothing?",
        "Reflection, not a clinical record.",
    ):
        assert squeezed(words) in told.replace("\u2019", "'"), words
    assert "gentian" not in told


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_the_summary_says_the_same_in_every_format(demo: Aj, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"summary.{ending}"
    ran = demo("summary", "--quotes", "2", "-o", str(path))
    assert (ran.code, ran.err) == (0, f"Written: {path}\n")
    told = everything_said(path.read_bytes())
    for words in ("Between us, what kept coming back", "I took over his ringing.", "7 noted, 6 mended", "out of 40"):
        assert squeezed(words) in told or ending == "json", words


def test_without_a_file_the_sheet_is_markdown_on_stdout(demo: Aj) -> None:
    ran = demo("supervision", "export")
    assert ran.code == 0
    assert ran.out.startswith("# For supervision\n")
    assert "## What recurs" in ran.out
    assert "gentian" not in ran.out.casefold()


def test_without_a_preparation_one_sentence_says_how_to_make_one(journal: Aj) -> None:
    ran = journal("supervision", "export")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "aj: nothing is prepared for supervision yet\n  try: aj supervision prepare\n"


def test_since_last_counts_from_the_last_supervision_on(demo: Aj) -> None:
    out = demo("supervision", "export", "--since", "last").out
    assert "- **Looked at:** 29 October 2026 to 20 November 2026\n" in out
    assert (
        "- **Looked at:** 5 November 2026 to 20 November 2026\n"
        in demo("supervision", "export", "--since", "5 nov").out
    )


def test_since_last_without_a_supervision_is_one_sentence(demo: Aj) -> None:
    file = Path(demo("where", "--json").shape["journal"]) / "supervision.toml"
    file.write_text(PREPARED, encoding="utf-8")
    ran = demo("supervision", "export", "--since", "last")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "aj: no supervision before this preparation is written down\n  try: --since DATE\n"


def test_with_a_client_the_preparation_of_another_one_is_not_taken(demo: Aj) -> None:
    file = Path(demo("where", "--json").shape["journal"]) / "supervision.toml"
    file.write_text(PREPARED.replace('want = "One', 'client = "C09"\nwant = "One'), encoding="utf-8")
    assert demo("supervision", "export", "-c", "C04").code == 3
    ran = demo("supervision", "export", "-c", "C09")
    assert "about 1 client\n" in ran.out


def test_mistakes_in_the_files_are_said_and_the_sheet_is_made(demo: Aj) -> None:
    root = Path(demo("where", "--json").shape["journal"])
    (root / "supervision.toml").write_text(PREPARED + "[[prepared]]\nid = 5\n", encoding="utf-8")
    (root / "actions.toml").write_text("not toml [", encoding="utf-8")
    ran = demo("supervision", "export")
    assert ran.code == 0
    assert "supervision: supervision.toml:" in ran.err
    assert "agreed steps: actions.toml:" in ran.err


def test_hours_of_supervision_stand_on_the_sheet_and_no_others(demo: Aj) -> None:
    for kind, minutes in (("supervision", "90m"), ("client", "50m")):
        assert demo("hours", "add", minutes, "--kind", kind, "--date", "2026-11-20", "--with", "supervisor").code == 0
    out = demo("supervision", "export").out
    assert "- **supervision, individual:** 1 h 30 min\n" in out
    assert "50 min" not in out
    assert "1 h 30 min" not in demo("supervision", "export", "-c", "C09").out


def test_the_summary_keeps_its_filters_on_paper(demo: Aj) -> None:
    out = demo("summary", "--format", "md", "-c", "C04", "--since", "1 sep").out
    assert "- **Clients:** 1\n" in out
    assert "C09" not in out
    only = demo("summary", "--format", "md", "--theme", "cw.minimal", "--quotes", "3").out
    assert "### Went quiet" in only
    assert "### Missed, cancelled or late" not in only
    assert only.count("\n> \N{EN DASH} C") == 1 + 3
    assert "Found by phrases" in demo("summary", "--format", "md", "--all", "--confirmed-only").out


def test_the_json_of_the_screen_stays_and_the_paper_has_its_own(demo: Aj) -> None:
    assert demo("summary", "--json").shape["schema"] == "alliance-journal/summary/1"
    assert demo("summary", "--format", "json").shape["schema"] == "alliance-journal/paper/1"
    ran = demo("summary", "--json", "--format", "md")
    assert (ran.code, ran.out) == (2, "")
    assert "--json is for other programs" in ran.err


def test_of_nothing_no_paper_is_made(demo: Aj) -> None:
    ran = demo("summary", "--format", "md", "-c", "C99")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "aj: there is nothing here to give out\n  try: fewer filters, or aj summary\n"


def test_private_entries_and_answers_are_not_counted_on_paper(journal: Aj) -> None:
    shown, out = journal("summary", "--json").shape, journal("summary", "--format", "md", "--all").out
    assert "wc.paternal" in {one["id"] for one in shown["themes"]}
    assert "I took over the form" not in out
    assert "Took over" not in out
    assert "I took over the form" in journal("summary", "--format", "md", "--all", "--with-private", "own_part").out
    assert journal("tag", "last", "private").code == 0
    assert "- **Entries:** 2\n" in journal("summary", "--format", "md").out
    assert "- **Entries:** 3\n" in journal("summary", "--format", "md", "--with-private", "last").out
