"""Entries brought into a journal: each once, each as it was, and the rest told by line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.errors import DiskError
from alliance_journal.exchange.bringing import MOST_NAMES, Report, bring_in, reading_now, source_ids
from alliance_journal.exchange.jsonl import to_line
from alliance_journal.model.entries import Entry
from alliance_journal.model.problems import Problem
from alliance_journal.storage.folder import Journal, open_journal
from tests.exchange.fakes import NOW, SETS, line_of, reading

THREE = "\n".join(
    (
        line_of(met="2026-02-13", time="16:40", client="K3", text="One.", id="a"),
        line_of(met="2026-02-14", client="K3", set="session", sections={"moment": "Two.", "own_part": "Mine."}, id="b"),
        line_of(met="2026-02-15", client="K4", text="Three.", ratings={"strain": 7}, tags=["form"], id="c"),
    )
)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "journal", create=True)


def brought(text: str, journal: Journal, *, again: bool = False) -> Report:
    return bring_in(text, journal, reading_now(SETS, NOW), path="x.jsonl", again=again)


def entries_in(journal: Journal) -> list[Entry]:
    return [journal.read(file).document.entry for file in journal.entry_files()]


def exported(journal: Journal) -> str:
    return "\n".join(to_line(entry, SETS) for entry in entries_in(journal))


def test_every_line_becomes_an_entry_of_its_own(journal: Journal) -> None:
    report = brought(THREE, journal)
    assert (report.brought, report.known, report.problems, report.exit_code) == (3, 0, (), 0)
    assert [(str(entry.day), entry.source_id) for entry in entries_in(journal)] == [
        ("2026-02-13", "a"),
        ("2026-02-14", "b"),
        ("2026-02-15", "c"),
    ]


def test_importing_twice_brings_nothing_twice(journal: Journal) -> None:
    brought(THREE, journal)
    report = brought(THREE, journal)
    assert (report.brought, report.known) == (0, 3)
    assert len(journal.entry_files()) == 3


def test_importing_again_on_purpose_brings_everything_once_more_but_no_line_twice(journal: Journal) -> None:
    brought(THREE, journal)
    report = brought(f"{THREE}\n{THREE}", journal, again=True)
    assert (report.brought, report.known) == (3, 3)
    assert len(journal.entry_files()) == 6


def test_an_id_that_comes_twice_in_one_file_is_taken_once(journal: Journal) -> None:
    assert brought(f"{THREE}\n{THREE}", journal).known == 3


def test_lines_without_ids_are_all_taken(journal: Journal) -> None:
    report = brought('{"text": "x"}\n{"text": "x"}', journal)
    assert (report.brought, report.nameless, report.undated) == (2, 2, 2)


def test_the_journals_own_export_brings_nothing_new_into_it(journal: Journal) -> None:
    brought(THREE, journal)
    assert brought(exported(journal), journal).known == 3


def test_what_is_exported_from_a_copy_is_what_was_exported_before(journal: Journal, tmp_path: Path) -> None:
    brought(THREE, journal)
    copy = open_journal(tmp_path / "copy", create=True)
    brought(exported(journal), copy)
    assert exported(copy) == exported(journal)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_words_survive_the_whole_way_out_and_in_again(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    first = open_journal(tmp_path_factory.mktemp("first"), create=True)
    second = open_journal(tmp_path_factory.mktemp("second"), create=True)
    shapes = [{"met": "2026-02-13", "text": text, "id": f"row{n}"} for n, text in enumerate(words)]
    brought("\n".join(map(json.dumps, shapes)), first)
    brought(exported(first), second)
    came = {entry.source_id: entry.answers[0].text for entry in entries_in(second)}
    assert came == {f"row{n}": text for n, text in enumerate(words)}


def test_lines_with_mistakes_are_told_and_the_others_come(journal: Journal) -> None:
    report = brought(f'{THREE}\nnonsense\n{{"text": 5}}', journal)
    assert report.brought == 3
    assert [problem.line for problem in report.problems] == [4, 5]
    assert report.exit_code == 1


def test_a_mended_file_can_be_imported_again(journal: Journal) -> None:
    brought(f'{THREE}\n{{"id": "d", "text": 5}}', journal)
    assert brought(f'{THREE}\n{{"id": "d", "text": "5"}}', journal).brought == 1


def test_what_was_left_out_is_counted_by_its_key(journal: Journal) -> None:
    report = brought('{"text": "x", "mood": 1}\n{"text": "y", "mood": 2, "weather": 3}', journal)
    assert report.left_out == {"mood": 2, "weather": 1}


def test_a_damaged_entry_does_not_stop_an_import(journal: Journal) -> None:
    damaged = journal.root / "entries" / "2026"
    damaged.mkdir(parents=True)
    (damaged / "2026-02-12-1200-bbbbbbbb.md").write_text("+++\nbroken", encoding="utf-8")
    assert brought(THREE, journal).brought == 3
    assert {"a", "b", "c"} <= source_ids(journal)


def test_entries_are_known_by_their_own_ids_too(journal: Journal) -> None:
    brought('{"text": "x"}', journal)
    assert source_ids(journal) == {entries_in(journal)[0].id.value}


def test_a_refusing_disk_ends_the_import_where_it_stands(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Journal.add

    def refuse_the_second(self: Journal, entry: Entry) -> object:
        if entry.source_id == "b":
            raise DiskError("the disk is full")
        return saved(self, entry)

    monkeypatch.setattr(Journal, "add", refuse_the_second)
    with pytest.raises(DiskError):
        brought(THREE, journal)
    assert [entry.source_id for entry in entries_in(journal)] == ["a"]


def test_fresh_ids_are_made_without_a_clock() -> None:
    fresh = reading_now(SETS, NOW)
    assert fresh.fresh_id() != fresh.fresh_id()
    assert reading().fresh_id().value == "new00001"


def said(report: Report) -> list[str]:
    return list(report.lines())


def test_the_report_counts_aloud() -> None:
    assert said(Report(1, 0, (), {}, 0)) == ["1 entry imported"]
    assert said(Report(2, 3, (), {}, 1)) == [
        "2 entries imported, 3 already here",
        "1 entry had no date and got the day of the import",
    ]
    assert said(Report(0, 0, (), {"mood": 2, "weather": 1}, 2))[1:] == [
        "2 entries had no date and got the day of the import",
        "left out, not part of an entry: mood (2), weather (1)",
    ]


def test_the_report_names_every_mistake_and_what_to_do() -> None:
    problems = (Problem("x.jsonl", 3, "is not a JSON object"), Problem("x.jsonl", 5, "is not a JSON object"))
    assert said(Report(2, 0, problems, {}, 0)) == [
        "x.jsonl:3: is not a JSON object",
        "x.jsonl:5: is not a JSON object",
        "2 entries imported",
        "2 lines not imported: see above; mend and import again, nothing comes twice",
    ]


def test_the_report_does_not_promise_that_lines_without_ids_come_once() -> None:
    (last,) = said(Report(2, 0, (Problem("x.jsonl", 3, "is not a JSON object"),), {}, 0, nameless=1))[-1:]
    assert last == "1 line not imported: see above; mend and import those lines alone"


def test_the_report_does_not_run_on_over_endless_keys() -> None:
    (last,) = said(Report(1, 0, (), {f"k{n}": 1 for n in range(MOST_NAMES + 5)}, 0))[-1:]
    assert last.endswith("k11 (1) and 5 more names")
