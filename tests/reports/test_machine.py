"""The JSON that other programs rely on: its shape does not change, and its counts are its lists."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import read
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens
from alliance_journal.findings.summary import summarise
from alliance_journal.model.holders import Holder
from alliance_journal.model.periods import Period
from alliance_journal.model.themes import Source, Status
from alliance_journal.reports.jsontext import as_text
from alliance_journal.reports.machine import entries_json, summary_json, themes_json
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, reader_over, said, ticked

GOLDEN: Final = Path(__file__).with_name("golden")


def as_written(document: Document, name: str) -> Document:
    """Return the document under a name that is the same in every run."""
    old, path = document.entry.id.value, f"entries/2026/{document.entry.day}-1200-{name}.md"
    return read(document.text.replace(old, name), path=path)


def small_journal() -> Iterator[tuple[Document, EntryFacts]]:
    """Yield three entries that together have everything a summary can say."""
    first = as_written(
        a_document(
            "2026-11-02",
            set_id="strain",
            answers={"own_part": "I explained the form again.", "moment": "She went quiet."},
            ratings={"aims": 4, "strain": 6},
            picks={"level": ["strain"], "my_moves": ["wc.paternal"]},
            feelings={"irritated": 2},
        ),
        "aaaa1111",
    )
    yield (
        first,
        facts_with(
            first,
            ticked(first, "wc.paternal", "my_moves", "wc.paternal"),
            said(first, "cw.minimal", "She went quiet."),
            said(first, "rs.owned", "I explained the form again.", source=Source.REVIEW),
        ),
    )
    second = as_written(
        a_document("2026-11-09T16:40", answers={"moment": "He said it was fine \u2014 twice.\nThen he went quiet."}),
        "bbbb2222",
    )
    facts = facts_with(
        second,
        said(second, "cw.masking", "He said it was fine \u2014 twice.\nThen he went quiet."),
        said(second, "cw.minimal", "Then he went quiet.", status=Status.SUPPOSED),
    )
    yield second, replace(facts, source_id="row-7", stale=("cw.appease",))
    third = as_written(
        a_document("2026-11-16", "C11", set_id="pulse", ratings={"strain": 2}, answers={"moment": "She went quiet."}),
        "cccc3333",
    )
    yield third, facts_with(third, said(third, "cw.minimal", "She went quiet."))


PAIRS: Final = tuple(small_journal())
FACTS: Final = [facts for _, facts in PAIRS]
LABELLED: Final = {name: replace(theme, label=f"Label of {name}") for name, theme in THEMES.items()}
"""A codebook whose labels may change without changing what is pinned here."""
LENS: Final = Lens(LABELLED, SETS, TODAY, quotes=None)


def reader() -> Any:  # noqa: ANN401  a reader, fresh each time
    return reader_over(*(document for document, _ in PAIRS))


def the_summary() -> dict[str, Any]:
    return summary_json(summarise(FACTS, LENS, reader(), earlier=FACTS[:1]))


def the_themes(*only: str) -> dict[str, Any]:
    return themes_json(FACTS, THEMES, reader(), only=only)


@pytest.mark.parametrize(("name", "shape"), [("summary", the_summary), ("themes", the_themes)])
def test_the_shape_is_the_one_that_was_promised(name: str, shape: Any) -> None:  # noqa: ANN401  either of two
    assert as_text(shape()) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


def test_the_keys_of_a_summary_are_the_promised_ones_in_their_order() -> None:
    summary = the_summary()
    promised = [
        "schema",
        "period",
        "entries",
        "clients",
        "themes",
        "loops",
        "strains",
        "ratings",
        "phrases",
        "feelings",
        "mirror",
    ]
    assert [key for key in summary if key in promised] == promised
    assert summary["schema"] == "alliance-journal/summary/1"
    assert summary["period"] == {"from": "2026-11-02", "to": "2026-11-16"}
    theme = [
        "id",
        "label",
        "family",
        "entries",
        "of",
        "clients",
        "first",
        "last",
        "longest_run",
        "recurring",
        "sightings",
    ]
    for one in summary["themes"]:
        assert [key for key in one if key in theme] == theme
    assert {"client", "opened", "kind", "state", "repaired", "days", "strategies"} <= summary["strains"][0].keys()
    assert summary["ratings"]["C04"].keys() >= {"points", "dips", "slide"}
    assert summary["mirror"]["own_part"] == {"asked": 1, "answered": 1}


def test_an_entry_of_the_themes_has_exactly_the_promised_keys() -> None:
    for entry in the_themes()["entries"]:
        assert [*entry] == ["id", "source_id", "met", "client", "path", "sightings"]
        for one in entry["sightings"]:
            keys = ["theme", "family", "source", "confidence", "status", "holder", "quote", "line", "start", "end"]
            assert [*one] == keys


def test_every_quote_is_verbatim_at_its_line_and_columns() -> None:
    texts = {document.path: document.text.split("\n") for document, _ in PAIRS}
    in_themes = [(entry["path"], one) for entry in the_themes()["entries"] for one in entry["sightings"]]
    in_summary = [(one["path"], one) for theme in the_summary()["themes"] for one in theme["sightings"]]
    assert len(in_themes) == 6
    for path, one in in_themes + in_summary:
        from_its_line = "\n".join(texts[path][one["line"] - 1 :])
        assert from_its_line[one["start"] : one["end"]] == one["quote"]


def test_counts_in_the_summary_are_the_entries_its_sightings_stand_in() -> None:
    for theme in the_summary()["themes"]:
        assert theme["entries"] == len({one["entry"] for one in theme["sightings"]})
        assert theme["of"] == 3
        assert all(one["status"] == "present" for one in theme["sightings"])


def test_only_what_was_asked_for_is_among_the_themes() -> None:
    assert {one["theme"] for entry in the_themes("cw", "rs.owned")["entries"] for one in entry["sightings"]} == {
        "cw.minimal",
        "cw.masking",
        "rs.owned",
    }


def test_what_is_not_there_is_null() -> None:
    entry = the_themes()["entries"][0]
    assert entry["source_id"] is None
    anonymous = replace(FACTS[1], client="", time="")
    (shape,) = entries_json([anonymous])["entries"]
    assert (shape["client"], shape["time"], shape["source_id"]) == (None, None, "row-7")


def test_an_empty_journal_has_an_empty_summary_of_the_same_shape() -> None:
    empty = summary_json(summarise([], replace(LENS, period=Period()), reader()))
    assert empty.keys() == the_summary().keys()
    assert empty["period"] == {"from": None, "to": None}
    assert (empty["entries"], empty["themes"], empty["strains"], empty["ratings"]) == (0, [], [], {})


def test_confidence_has_two_decimals_at_most() -> None:
    document, facts = PAIRS[2]
    unsure = replace(facts, sightings=(replace(facts.sightings[0], confidence=0.8333333),))
    (entry,) = themes_json([unsure], THEMES, reader_over(document))["entries"]
    assert entry["sightings"][0]["confidence"] == 0.83


def test_a_listing_holds_no_words() -> None:
    shape = entries_json(FACTS)
    assert shape["schema"] == "alliance-journal/entries/1"
    keys = [
        "id",
        "source_id",
        "met",
        "client",
        "path",
        "time",
        "set",
        "words",
        "starred",
        "tags",
        "ratings",
        "picks",
        "feelings",
    ]
    assert [*shape["entries"][0]] == keys
    assert "quiet" not in json.dumps(shape)


def test_whose_act_it_was_is_said_in_one_word() -> None:
    document, facts = PAIRS[2]
    other = replace(facts, sightings=(replace(facts.sightings[0], holder=Holder.OTHER),))
    assert themes_json([other], THEMES, reader_over(document))["entries"][0]["sightings"][0]["holder"] == "other"


def test_the_same_input_gives_the_same_bytes() -> None:
    assert as_text(the_summary()) == as_text(the_summary())


def test_letters_stay_letters_and_odd_bytes_become_escapes() -> None:
    assert as_text({"quote": "sch\u00f6n"}) == '{\n  "quote": "sch\u00f6n"\n}\n'
    assert as_text({"quote": "sch\udcf6n \u00e9"}) == '{\n  "quote": "sch\\udcf6n \\u00e9"\n}\n'
