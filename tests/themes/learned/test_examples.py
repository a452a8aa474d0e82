"""The invented sentences nearest to one: only of the theme, the nearest first, equal ones once."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from alliance_journal.model.codes import ThemeId
from alliance_journal.themes.learned.card import LearnedUnavailableError
from alliance_journal.themes.learned.examples import Examples
from tests.themes.learned.tiny import EXAMPLES, tiny_network

QUIET = ThemeId("cw.minimal")
ALONG, ACROSS = bytes([127] + [0] * 63), bytes([0, 127] + [0] * 62)


def taught(folder: Path, *sentences: tuple[str, list[str], list[int]]) -> Examples:
    """Write sentences with their themes and the first numbers of their vectors."""
    with gzip.open(folder / "examples.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"texts": [[text, themes] for text, themes, _ in sentences]}, file)
    vectors = np.zeros((len(sentences), 64), np.int8)
    for row, (_, _, numbers) in enumerate(sentences):
        vectors[row, : len(numbers)] = numbers
    np.savez(folder / "examples.npz", vectors=vectors)
    return Examples(folder)


def test_the_nearest_sentence_of_the_theme_comes_first(tmp_path: Path) -> None:
    examples = taught(
        tmp_path,
        ("far", ["cw.minimal"], [-127]),
        ("other theme", ["wc.paternal"], [127]),
        ("near", ["wc.paternal", "cw.minimal"], [90, 90]),
        ("nearest", ["cw.minimal"], [120, 40]),
        ("across", ["cw.minimal"], [0, 127]),
    )
    found = examples.nearest(QUIET, ALONG)
    assert [one.words for one in found] == ["nearest", "near", "across"]
    assert [one.nearness for one in found] == pytest.approx([0.949, 0.707, 0.0], abs=0.001)
    assert [one.words for one in examples.nearest(QUIET, ACROSS, most=1)] == ["across"]


def test_a_sentence_that_was_shown_often_is_told_once(tmp_path: Path) -> None:
    examples = taught(tmp_path, *[("same", ["cw.minimal"], [127])] * 4, ("other", ["cw.minimal"], [50, 50]))
    assert [one.words for one in examples.nearest(QUIET, ALONG)] == ["same", "other"]


def test_a_theme_without_examples_has_none(tmp_path: Path) -> None:
    examples = Examples(tiny_network(tmp_path))
    assert examples.nearest(ThemeId("own.theme"), ALONG) == ()
    assert {one.words for one in examples.nearest(QUIET, ALONG)} == {
        text for text, themes in EXAMPLES if "cw.minimal" in themes
    }


def test_a_vector_of_another_length_or_of_nothing_but_zeros_is_near_to_nothing(tmp_path: Path) -> None:
    examples = taught(tmp_path, ("one", ["cw.minimal"], [127]), ("empty", ["cw.minimal"], [0]))
    assert examples.nearest(QUIET, b"\x01") == ()
    assert {one.nearness for one in examples.nearest(QUIET, bytes(64))} == {0.0}


def test_the_same_question_has_the_same_answer(tmp_path: Path) -> None:
    folder = tiny_network(tmp_path)
    assert Examples(folder).nearest(QUIET, ALONG) == Examples(folder).nearest(QUIET, ALONG)


@pytest.mark.parametrize("name", ["examples.json.gz", "examples.npz"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"\x93NUMPY\x01\x00"])
def test_files_that_are_missing_or_damaged_are_one_sentence(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tiny_network(tmp_path) / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LearnedUnavailableError, match="examples of the learned coder cannot be loaded"):
        Examples(tmp_path).nearest(QUIET, ALONG)


def test_texts_and_vectors_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    folder = tiny_network(tmp_path)
    with gzip.open(folder / "examples.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"texts": [["one", ["cw.minimal"]]]}, file)
    with pytest.raises(LearnedUnavailableError):
        Examples(folder).nearest(QUIET, ALONG)


def test_what_could_run_code_is_not_loaded(tmp_path: Path) -> None:
    folder = tiny_network(tmp_path)
    np.savez(folder / "examples.npz", vectors=np.array([{"a": 1}] * len(EXAMPLES), dtype=object))
    with pytest.raises(LearnedUnavailableError):
        Examples(folder).nearest(QUIET, ALONG)


def test_one_array_instead_of_an_archive_is_refused(tmp_path: Path) -> None:
    path = tiny_network(tmp_path) / "examples.npz"
    with path.open("wb") as file:
        np.save(file, np.zeros((len(EXAMPLES), 64), np.int8))
    with pytest.raises(LearnedUnavailableError):
        Examples(tmp_path).nearest(QUIET, ALONG)
