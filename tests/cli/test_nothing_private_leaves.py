"""Private words, names, codes and days are planted all over a journal and looked for in every file that leaves it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from alliance_journal.queries.almanac import say_date, say_short
from tests.cli.fakes import Aj, Ran
from tests.cli.planted import (
    CODES,
    DAYS,
    NAMES,
    OPEN,
    OWN_SET,
    PRIVATE_CODE,
    PRIVATE_LABEL,
    PRIVATE_WORDS,
    account,
    entry,
    everything_said,
    journal_lines,
    named_account,
    named_entry,
    private_entry,
)

pytestmark = pytest.mark.slow

FORMATS: Final = ("md", "html", "docx", "pdf", "json")
COMMANDS: Final = {
    "summary": (("summary", "--quotes", "50"), FORMATS),
    "account": (("account", "export"), (*FORMATS, "txt")),
    "table": (("export", "table", "--columns", "date,client,no,set,text,own_part,tags"), (*FORMATS, "csv")),
    "hours": (("hours", "export", "--columns", "date,kind,client,time,note"), (*FORMATS, "csv")),
    "sheet": (("supervision", "export"), FORMATS),
}
Give = Callable[..., Iterable[tuple[str, Ran, str]]]


def squeezed(*words: str) -> tuple[str, ...]:
    """Return words as `everything_said` has them."""
    return tuple(re.sub(r"\s+", "", one).casefold() for one in words)


@pytest.fixture
def planted(aj: Aj) -> Aj:
    """The program over public entries with private parts, an account with one, and two private entries."""
    (aj.root / "prompts").mkdir(parents=True, mode=0o700)
    (aj.root / "prompts" / "echoes.toml").write_text(OWN_SET, encoding="utf-8")
    entries = (*map(entry, range(4)), account(3), private_entry(4), private_entry(5))
    ran = aj("import", "jsonl", "-", typed=journal_lines(*entries))
    assert ran.code == 0, ran.err
    return aj


def prepare(aj: Aj, *more: Mapping[str, Any]) -> None:
    """Note some hours and prepare a supervision that keeps all points, private ones too; `more` are new entries."""
    note = " ".join(one["sections"]["moment"] for one in more if one["set"] == "echoes")
    aj("import", "jsonl", "-", typed=journal_lines(*more))
    for code, day in zip(CODES, DAYS, strict=False):
        words = ("hours", "add", "50m", "-", "--kind", "client", "-c", code, "--date", day)
        ran = aj(*words, typed=f"With {code.swapcase()}, at the {OPEN}. {note}")
        assert ran.code == 0, ran.err
    points = aj("supervision", "prepare", "--list", "--json").shape["points"]
    ran = aj("supervision", "prepare", "--keep", ",".join(str(number) for number, _ in enumerate(points, start=1)))
    assert ran.code == 0, ran.err


@pytest.fixture
def give(planted: Aj, tmp_path: Path) -> Give:
    """Give something out in every format; yields the format, how it ended, and all the file says in any layer of it."""

    def run(name: str, *options: str) -> Iterable[tuple[str, Ran, str]]:
        words, formats = COMMANDS[name]
        what = (the_account(planted),) if name == "account" else ()
        for ending in formats:
            path = tmp_path / f"{name}.{ending}"
            path.unlink(missing_ok=True)
            ran = planted(*words, *what, *options, "-o", str(path))
            yield ending, ran, everything_said(path.read_bytes()) if path.exists() else ""

    return run


def the_account(aj: Aj) -> str:
    """Return the id of the newest account."""
    return [one.partition(",")[0] for one in aj("list").out.split("\n") if ", account, " in one][-1]


def leaks(given: Iterable[tuple[str, Ran, str]], planted_words: Iterable[str], *, beside: str) -> list[str]:
    """Return where a planted word was found, as `pdf: word`; every file must hold what is meant to leave."""
    words, (sign,) = squeezed(*planted_words), squeezed(beside)
    found = []
    for ending, ran, said in given:
        assert (ran.code, ran.data) == (0, b""), f"{ending}: {ran.err}"
        assert sign in said, f"{ending}: what is meant to leave is not found either"
        found += [f"{ending}: {word}" for word in words if word in said]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_private_is_in_any_file(give: Give, planted: Aj, name: str) -> None:
    prepare(planted)
    planted_words = (*PRIVATE_WORDS, PRIVATE_CODE, PRIVATE_LABEL)
    assert leaks(give(name), planted_words, beside=OPEN) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_code_is_in_any_file_nor_in_its_name_once_clients_are_recoded(give: Give, planted: Aj, name: str) -> None:
    prepare(planted)
    assert leaks(give(name, "--recode"), (*CODES, PRIVATE_CODE), beside="Client ") == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_day_of_a_meeting_is_in_any_file_once_days_are_blurred(give: Give, planted: Aj, name: str) -> None:
    prepare(planted)
    days = [date.fromisoformat(day) for day in DAYS]
    said = [*DAYS, *map(say_date, days), *(f"{say_short(day)} {day.year}" for day in days)]
    assert leaks(give(name, "--blur-dates"), said, beside="week of ") == []


@pytest.mark.parametrize("name", COMMANDS)
def test_with_a_name_in_it_no_file_is_made_and_the_name_is_not_repeated(give: Give, planted: Aj, name: str) -> None:
    prepare(planted, named_entry(3), named_account(4))
    for ending, ran, said in give(name):
        assert (ending, ran.code, ran.data, said) == (ending, 3, b"", "")
        assert not [one for one in ("anna", "berg", "900123") if one in ran.err.casefold()]


@pytest.mark.parametrize("name", ["account", "table", "hours", "sheet"])
def test_a_name_that_is_accepted_is_found_in_every_file_and_none_says_that_it_was_settled(
    give: Give, planted: Aj, name: str
) -> None:
    prepare(planted, named_entry(3), named_account(4))
    for ending, ran, said in give(name, "--accept-identifiers"):
        assert ran.code == 0, ran.err
        missing = [one for one in squeezed(*NAMES) if one not in said]
        assert (ending, missing, "lookedthrough" in said) == (ending, [], False)


@pytest.mark.parametrize(
    ("name", "question", "word"), [("account", "now_what", "periwinkle"), ("table", "buried", "quagmire")]
)
def test_a_private_answer_that_is_named_is_found_in_every_file(give: Give, name: str, question: str, word: str) -> None:
    """What the other tests do not find would be found if it were there, in every format."""
    assert leaks(give(name, "--with-private", question), [word], beside=OPEN) == [
        f"{ending}: {word}" for ending in COMMANDS[name][1]
    ]


def test_an_entry_that_becomes_private_after_it_was_prepared_stays_behind(give: Give, planted: Aj) -> None:
    prepare(planted)
    quoted = f"{CODES[1]}, 16 October"
    assert leaks(give("sheet"), [quoted], beside=OPEN) == [
        f"{one}: {quoted.replace(' ', '')}".casefold() for one in FORMATS
    ]
    for line in planted("list").out.split("\n"):
        if f", {CODES[1]}, " in line:
            planted("tag", line.partition(",")[0], "private")
    assert leaks(give("sheet"), [quoted], beside="Looked through") == []


def test_nothing_but_the_file_itself_holds_words_afterwards(give: Give, planted: Aj, tmp_path: Path) -> None:
    prepare(planted)
    for name, (_, formats) in COMMANDS.items():
        for _ in give(name):
            pass
        for ending in formats:
            (tmp_path / f"{name}.{ending}").unlink()
    left = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(planted.root)]
    assert [path.name for path in left if OPEN.encode() in path.read_bytes()] == []
