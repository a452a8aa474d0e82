"""What every command that gives something out shares: format, file, check of names, encryption, what may go."""

import stat
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from alliance_journal.cli.desk import Desk
from alliance_journal.cli.leaving import MOST_TOLD, Leaving
from alliance_journal.errors import (
    AllianceJournalError,
    ConflictError,
    DamagedEntryError,
    DiskError,
    NotFoundError,
    UsageError,
)
from alliance_journal.findings.unsettled import UnsettledError
from alliance_journal.model.papers import Block, Heading, Paper, Quote, Words
from tests.cli.fakes import Aj, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

MADE: Final = date(2026, 11, 25)
QUIET: Final = "She went quiet, and C04 looked at the floor."
NAMED: Final = "Anna Berg went quiet."
FINE: Final = "Looked through for names and numbers before it left, on 25 November 2026."


def a_paper(*blocks: Block) -> Paper:
    return Paper(
        "Supervision sheet", (Heading("What recurs"), *(blocks or (Quote(QUIET, "C04, 20 November 2026"),))), MADE
    )


@pytest.fixture
def desk(journal: Aj) -> Desk:
    return Desk(named_journal=str(journal.root), plain=True)


def given(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes], leaving: Leaving, paper: Paper | None = None) -> str:
    """Return what was given out on stdout."""
    leaving.give(desk, paper or a_paper(), leaving.disguise(desk, ["C04", "C07"]))
    return capsysbinary.readouterr().out.decode()


def test_without_any_option_it_is_markdown_on_stdout(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = given(desk, capsysbinary, Leaving())
    assert said.startswith("# Supervision sheet")
    assert QUIET in said
    assert FINE in said


@pytest.mark.parametrize(("name", "sign"), [("html", "<html"), ("json", '"schema"'), ("md", "# ")])
def test_text_of_any_format_goes_to_stdout(
    desk: Desk, capsysbinary: pytest.CaptureFixture[bytes], name: str, sign: str
) -> None:
    assert sign in given(desk, capsysbinary, Leaving(name))
    assert sign in given(desk, capsysbinary, Leaving(name, "-"))


def test_the_ending_of_the_file_says_the_format_and_one_line_says_where_it_is(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.HTML"
    leaving = Leaving(output=str(path))
    leaving.give(desk, a_paper(), leaving.disguise(desk, ["C04"]))
    assert path.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr() == ("", f"Written: {path}\n")


def test_a_file_that_is_there_needs_force(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sheet.md"
    path.write_text("mine")
    with pytest.raises(ConflictError):
        Leaving(output=str(path)).give(desk, a_paper())
    assert path.read_text() == "mine"
    Leaving(output=str(path), force=True).give(desk, a_paper())
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("leaving", "kind", "words"),
    [
        (Leaving("rtf"), UsageError, "no format of that name"),
        (Leaving("docx"), UsageError, "needs a file"),
        (Leaving("pdf", "-"), UsageError, "needs a file"),
        (Leaving(None, "sheet"), UsageError, "without an ending .* says no format"),
        (Leaving(None, "sheet.odt"), UsageError, ".odt says no format"),
        (Leaving("pdf", "sheet.docx"), UsageError, "different things"),
        (Leaving(None, ""), UsageError, "needs the name of a file"),
        (Leaving(None, "/"), UsageError, "needs the name of a file"),
        (Leaving(None, "sheet.md.age"), UsageError, "is an encrypted one"),
        (Leaving(None, "sheet.md", encrypt=["age1foo"]), UsageError, "is not an age key"),
        (Leaving(None, "/no/such/folder/sheet.md"), DiskError, "no such folder"),
        (Leaving("md", "/dev"), UsageError, "names a folder"),
        (Leaving(None, "/dev"), UsageError, "names a folder"),
        (Leaving("md", "/dev/null"), DiskError, "it is no file"),
    ],
)
def test_options_that_cannot_be_are_refused_before_any_work(
    desk: Desk, leaving: Leaving, kind: type[AllianceJournalError], words: str
) -> None:
    with pytest.raises(kind, match=words):
        leaving.check(desk)


def test_options_that_can_be_give_the_format(desk: Desk, tmp_path: Path) -> None:
    assert Leaving(None, str(tmp_path / "sheet.json")).check(desk) == "json"
    assert Leaving("csv").check(desk, {"csv": lambda _paper: b""}) == "csv"


def test_a_format_that_only_one_command_knows_is_made_by_it(
    desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    Leaving("csv").give(desk, a_paper(), more={"csv": lambda paper: f"{paper.title},{paper.notices[1]}".encode()})
    assert capsysbinary.readouterr().out.decode() == f"Supervision sheet,{FINE}"


def test_what_may_say_who_somebody_is_does_not_leave(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.md"
    with pytest.raises(UnsettledError, match=r"1 place may say .*: What recurs, quote 1, line 1: a name") as refusal:
        Leaving(output=str(path)).give(desk, a_paper(Quote(NAMED)))
    assert refusal.value.exit_code == 3
    assert not path.exists()
    assert capsys.readouterr() == ("", "")


def test_several_places_are_each_told_and_never_by_their_words(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    many = [Quote(NAMED)] * (MOST_TOLD + 2)
    with pytest.raises(UnsettledError):
        Leaving().give(desk, a_paper(*many))
    said = capsys.readouterr().err
    assert said.count("may say who somebody is: What recurs, quote ") == MOST_TOLD
    assert said.endswith("and 2 more\n")
    assert "Anna" not in said


def test_what_is_accepted_leaves_and_is_not_called_anonymised(
    desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    said = given(desk, capsysbinary, Leaving(accept=True), a_paper(Quote(NAMED)))
    assert NAMED in said
    assert "Anonymised" not in said


def test_only_the_author_calls_it_anonymised(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = given(desk, capsysbinary, Leaving(anonymised=True))
    assert "Anonymised by the author on 25 November 2026." in said
    assert FINE not in said
    with pytest.raises(UnsettledError):
        given(desk, capsysbinary, Leaving(anonymised=True), a_paper(Quote(NAMED)))
    with pytest.raises(UsageError, match="names nobody"):
        Leaving(anonymised=True, accept=True).check(desk)


def test_ratings_of_a_set_that_cannot_be_read_stay_behind_and_that_is_said(
    desk: Desk, journal: Aj, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = {"met": "2026-10-09", "set": "closing", "sections": {"aside": "Quiet."}, "ratings": {"strain": 9}}
    assert journal("import", "jsonl", "-", typed=lines_of(extra)).code == 0
    capsys.readouterr()
    shown = Leaving().going_out(desk, desk.gathered())
    assert [facts.ratings for facts in shown.entries if facts.set == "closing"] == [{}]
    assert "their guided set cannot be read, in 1 entry: aj prompts check" in capsys.readouterr().err


def test_clients_are_called_anew_only_where_every_code_is_known(desk: Desk, journal: Aj) -> None:
    (journal.root / "hours.csv").write_text("date,kind,minutes,client\n2026-11-20,client,50,H88\n")
    called = Leaving(recode=True).disguise(desk, ())
    assert "H88" not in called.words("H88 spoke of C04.")
    file = next((journal.root / "entries").rglob("*.md"))
    text = file.read_text()
    file.write_text(text[text.index("# ") :])
    with pytest.raises(DamagedEntryError, match="is not known, so --recode") as refusal:
        Leaving(recode=True).disguise(desk, ())
    assert refusal.value.exit_code == 4
    assert Leaving().disguise(desk, ["C04"]).client("C04") == "C04"


def test_the_list_of_names_counts_and_its_mistakes_are_said(
    desk: Desk, journal: Aj, capsys: pytest.CaptureFixture[str]
) -> None:
    (journal.root / "names.txt").write_text("Bramble\n-\n")
    with pytest.raises(UnsettledError):
        Leaving().give(desk, a_paper(Words("We spoke of Bramble.")))
    assert "list of names: names.txt:2" in capsys.readouterr().err


def test_a_name_in_the_name_of_the_file_counts_too(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnsettledError, match="the name of the file"):
        Leaving(output=str(tmp_path / "Anna_Berg.md")).give(desk, a_paper())


def test_an_exact_day_does_not_leave_where_days_are_blurred(
    desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pytest.raises(UnsettledError, match="quote 1, line 1: a date"):
        given(desk, capsysbinary, Leaving(blur=True), a_paper(Quote("On 3 May he left.")))
    told = Leaving(blur=True).disguise(desk, ["C04"])
    said = given(desk, capsysbinary, Leaving(blur=True), a_paper(Quote("He left.", told.day(MADE))))
    assert "week of 23 November 2026" in said


def test_no_code_is_left_where_clients_are_recoded(desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    paper = a_paper(Quote("C07 and c04 came.", "C04"), Words("another of c07's"))
    said = given(desk, capsysbinary, Leaving(recode=True), paper)
    assert "c04" not in said.casefold()
    assert "c07" not in said.casefold()
    assert "Client A" in said


def test_every_client_of_the_journal_gets_a_letter_not_only_those_the_command_knows(desk: Desk) -> None:
    called = Leaving(recode=True).disguise(desk, ["C99"])
    assert {called.client(code) for code in ("C04", "C07", "C99")} == {"Client A", "Client B", "Client C"}


def test_a_code_in_the_name_of_the_file_is_refused_where_clients_are_recoded(desk: Desk, tmp_path: Path) -> None:
    for name in ("sheet_c04.md", "C04sheet.md", "C-04.md", "4711.md"):
        leaving = Leaving(output=str(tmp_path / name), recode=True)
        with pytest.raises(UsageError, match="holds a client's code"):
            leaving.give(desk, a_paper(), leaving.disguise(desk, ["C04", "4711"]))
    Leaving(output=str(tmp_path / "sheet_c04.md")).give(desk, a_paper())


def test_encrypted_it_opens_with_the_key_alone_and_ends_in_age(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pyrage: Any = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.generate()
    Leaving(output=str(tmp_path / "sheet.md"), encrypt=[str(identity.to_public())]).give(desk, a_paper())
    assert [path.name for path in tmp_path.glob("sheet*")] == ["sheet.md.age"]
    assert capsys.readouterr().err == f"Written: {tmp_path / 'sheet.md.age'} (encrypted to 1 key)\n"
    assert QUIET in pyrage.decrypt((tmp_path / "sheet.md.age").read_bytes(), [identity]).decode()
    assert stat.S_IMODE((tmp_path / "sheet.md.age").stat().st_mode) == 0o600


def test_a_file_that_ends_in_age_already_keeps_its_name_and_says_its_format_before_that(desk: Desk) -> None:
    pyrage: Any = pytest.importorskip("pyrage")
    keys = [str(pyrage.x25519.Identity.generate().to_public())]
    leaving = Leaving(output="sheet.html.age", encrypt=keys)
    assert (leaving.file, leaving.check(desk)) == (Path("sheet.html.age"), "html")
    with pytest.raises(UsageError, match="says no format"):
        Leaving(output="sheet.age", encrypt=keys).check(desk)


def test_what_is_encrypted_needs_a_file(desk: Desk) -> None:
    pyrage: Any = pytest.importorskip("pyrage")
    with pytest.raises(UsageError, match="needs a file"):
        Leaving(encrypt=[str(pyrage.x25519.Identity.generate().to_public())]).check(desk)


def test_private_answers_stay_behind_unless_their_question_or_entry_is_named(desk: Desk) -> None:
    gathered = desk.gathered()

    def answered(leaving: Leaving) -> bool:
        return "own_part" in leaving.going_out(desk, gathered).entries[0].answered

    first = gathered.entries[0].id
    assert [answered(Leaving(private=names)) for names in (None, [first], [first[:4]], ["own_part"], ["moment"])] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_a_whole_entry_is_told_without_what_is_private(desk: Desk) -> None:
    entry = desk.gathered().reader.document(desk.gathered().entries[0].path).entry
    left = Leaving().may_leave(desk, entry)
    assert left is not None
    assert [answer.question for answer in left.answers] == ["moment"]
    assert Leaving(private=["own_part"]).may_leave(desk, entry) == entry


def test_a_question_of_no_set_can_be_named_where_it_was_answered(desk: Desk, journal: Aj) -> None:
    extra = {"met": "2026-10-09", "set": "unknown", "sections": {"aside": "Quiet."}, "private": ["aside"]}
    assert journal("import", "jsonl", "-", typed=lines_of(extra)).code == 0
    assert Leaving(private=["aside", "aside"]).named(desk) == {"aside"}


def test_a_name_that_is_neither_an_entry_nor_a_question_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no entry and no question") as refusal:
        Leaving(private=["heliotrope"]).named(desk)
    assert "heliotrope" not in refusal.value.sentence


def test_letters_are_given_anew_each_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[Callable[[list[str]], None]] = [list.sort, list.reverse]

    class Scripted:
        def shuffle(self, codes: list[str]) -> None:
            orders.pop(0)(codes)

    monkeypatch.setattr("random.SystemRandom", Scripted)
    first, second = (Leaving(recode=True).disguise(desk, ()) for _ in range(2))
    assert first.client("C04") == second.client("C07") == "Client A"
