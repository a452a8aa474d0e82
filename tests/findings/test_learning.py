"""Each entry is scored once; what was said is found again by its words, and without a network all works without."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.places import place_at
from alliance_journal.findings.learning import OFTEN, Learning, key_of
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.storage.remembered import open_remembered
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.scored import Scored
from alliance_journal.themes.sentences import sentences_in
from tests.findings.fakes import a_document

QUIET = ThemeId("cw.minimal")
VECTOR = bytes(range(64))
TEXT = "Her coat stayed on. שלום 😀, she said."


@dataclass
class CountingScorer:
    """A coder that sees one theme in every sentence, and counts the entries it reads."""

    stamp: str = "fake"
    thresholds: Mapping[ThemeId, float] = field(default_factory=lambda: {QUIET: 0.5})
    yielding: Mapping[str, float] = field(default_factory=lambda: {"near": 0.5, "weight": 2.0})
    read: int = 0

    def scored(self, document: Document, holders: Mapping[str, Holder]) -> Sequence[Scored]:
        assert holders is not None
        self.read += 1
        return [
            Scored(place_at(document.text, *span), VECTOR, {QUIET: 0.25})
            for section in document.sections
            for span in sentences_in(document.text, section.start, section.end)
        ]


def learning(cache: Path, scorer: CountingScorer, *, scores: bool = True) -> Learning:
    memory = open_remembered(cache, Path("/journal"), stamp="fake")
    return Learning("fake", lambda: scorer, memory, scores)


def test_what_was_said_is_found_again_by_another_program(tmp_path: Path) -> None:
    document, scorer = a_document("2026-09-01", answers={"moment": TEXT, "own_part": "I waited."}), CountingScorer()
    first = learning(tmp_path, scorer)
    said = first.scored(document, {})
    first.save()
    again = learning(tmp_path, scorer)
    assert again.scored(document, {}) == said
    assert scorer.read == 1
    assert said is not None
    texts = [document.text[one.place.offset : one.place.offset + one.place.end - one.place.start] for one in said]
    assert texts == ["Her coat stayed on.", "שלום 😀, she said.", "I waited."]


def test_the_same_words_in_another_file_with_other_front_matter_are_known(tmp_path: Path) -> None:
    scorer = CountingScorer()
    worker = learning(tmp_path, scorer)
    worker.scored(a_document("2026-09-01", answers={"moment": TEXT}), {})
    moved = a_document("2026-10-02", "C99", answers={"moment": TEXT}, ratings={"strain": 3})
    said = worker.scored(moved, {})
    assert scorer.read == 1
    assert said is not None
    assert all(moved.text[one.place.offset :].startswith(("Her coat", "שלום")) for one in said)


@pytest.mark.parametrize(
    ("answers", "holders"),
    [({"moment": TEXT + " More."}, {}), ({"own_part": TEXT}, {}), ({"moment": TEXT}, {"moment": Holder.WORKER})],
)
def test_other_words_another_question_or_another_holder_are_read_anew(
    answers: dict[str, str], holders: dict[str, Holder]
) -> None:
    document = a_document("2026-09-01", answers={"moment": TEXT})
    assert key_of(document, {}) != key_of(a_document("2026-09-01", answers=answers), holders)


def test_where_nobody_may_wait_only_what_is_remembered_is_told(tmp_path: Path) -> None:
    document, scorer = a_document("2026-09-01", answers={"moment": TEXT}), CountingScorer()
    hurried = learning(tmp_path, scorer, scores=False)
    assert hurried.scored(document, {}) is None
    assert not hurried.knows(document, {})
    assert scorer.read == 0
    patient = learning(tmp_path, scorer)
    patient.scored(document, {})
    patient.save()
    later = learning(tmp_path, scorer, scores=False)
    assert later.knows(document, {})
    assert later.scored(document, {})


def test_without_a_network_it_says_why_once_and_is_not_asked_again(tmp_path: Path) -> None:
    asked = []

    def none() -> CountingScorer:
        asked.append(1)
        raise LearnedUnavailableError("the learned coder cannot be loaded (OSError)")

    worker = Learning("fake", none, open_remembered(tmp_path, Path("/journal"), stamp="fake"))
    document = a_document("2026-09-01", answers={"moment": TEXT})
    assert worker.scored(document, {}) is None
    assert worker.scored(document, {}) is None
    assert worker.trouble == "the learned coder cannot be loaded (OSError)"
    assert not worker.can_score
    assert len(asked) == 1


def test_without_a_memory_it_scores_and_leaves_no_trace(tmp_path: Path) -> None:
    scorer = CountingScorer()
    worker = Learning("fake", lambda: scorer, None)
    document = a_document("2026-09-01", answers={"moment": TEXT})
    assert worker.scored(document, {})
    assert worker.scored(document, {})
    worker.save(whole=True)
    assert scorer.read == 2
    assert not worker.knows(document, {})
    assert not list(tmp_path.glob("learned*"))


def test_what_was_scored_is_saved_every_so_often(tmp_path: Path) -> None:
    worker = learning(tmp_path, CountingScorer())
    for number in range(OFTEN - 1):
        worker.scored(a_document("2026-09-01", answers={"moment": f"Number {number}."}), {})
    assert not list(tmp_path.glob("learned*"))
    worker.scored(a_document("2026-09-01", answers={"moment": "The last one."}), {})
    assert len(list(tmp_path.glob("learned-*"))) == 1


def test_what_belongs_to_no_entry_any_more_is_dropped_after_reading_all(tmp_path: Path) -> None:
    scorer = CountingScorer()
    worker = learning(tmp_path, scorer)
    gone, kept = (a_document("2026-09-01", answers={"moment": text}) for text in ("Gone.", "Kept."))
    for document in (gone, kept):
        worker.scored(document, {})
    worker.save()
    again = learning(tmp_path, scorer)
    again.scored(kept, {})
    again.save(whole=True)
    last = learning(tmp_path, scorer)
    assert last.knows(kept, {})
    assert not last.knows(gone, {})


@pytest.mark.parametrize(
    "row",
    [
        7,
        [[9, 0, 3, "", {}]],
        [[0, 0, 0, "", {}]],
        [[0, -1, 4, "", {}]],
        [[0, 0, 10_000, "", {}]],
        [[0, 0, 3, "AAAA", {"cw.minimal": 0.5}]],
        [[0, 0, 3, "?", {}]],
        [["0", 0, 3, "", []]],
        [[0, 0, 3, "A" * 84 + "AA==", {"cw.minimal": 9.0}]],
    ],
)
def test_a_damaged_row_is_scored_anew(tmp_path: Path, row: object) -> None:
    document, scorer = a_document("2026-09-01", answers={"moment": TEXT}), CountingScorer()
    worker = learning(tmp_path, scorer)
    assert worker.memory is not None
    worker.memory.put(key_of(document, {}), row)
    assert worker.scored(document, {})
    assert scorer.read == 1
