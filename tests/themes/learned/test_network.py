"""The network gives what its formulas say, and one sentence where its files are not what they should be."""

import json
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from math import erf, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.themes.learned import network as module
from alliance_journal.themes.learned import weights as weights_module
from alliance_journal.themes.learned.card import LearnedUnavailableError, shipped_card
from alliance_journal.themes.learned.network import Network
from alliance_journal.themes.learned.scored import VECTOR_LENGTH
from tests.themes.learned.plainly import Plainly
from tests.themes.learned.tiny import THEMES, TINY, VOCABULARY, tiny_network, weights, write_weights

Arrays = dict[str, "np.ndarray[Any, np.dtype[Any]]"]
PARTLY = [[5, 40, 90], [60], [70, 71, 72, 73, 9, 8, 7]]
WORDS = st.integers(0, len(VOCABULARY) - 1)


def loaded(folder: Path) -> Network:
    return Network(folder, shipped_card(folder))


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    return loaded(tiny_network(tmp_path_factory.mktemp("network")))


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_scores_and_vectors_are_what_the_formulas_give(tmp_path: Path, seed: int) -> None:
    scores, vectors = loaded(tiny_network(tmp_path, seed=seed)).read(PARTLY)
    expected, plain = Plainly(weights(seed)).read(PARTLY)
    assert scores.shape == (len(PARTLY), len(THEMES))
    np.testing.assert_allclose(scores, expected, atol=1e-4)
    assert vectors.dtype == np.int8
    np.testing.assert_allclose(vectors, plain, atol=0.51)


def test_measures_other_than_the_usual_ones_are_read_off_the_weights(tmp_path: Path) -> None:
    other = TINY._replace(width=12, inner=20, layers=3, heads=3, longest=20)
    scores, _ = loaded(tiny_network(tmp_path, measures=other)).read(PARTLY)
    expected, _ = Plainly(weights(7, other), other).read(PARTLY)
    np.testing.assert_allclose(scores, expected, atol=1e-4)


@settings(max_examples=30)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=7))
def test_every_window_has_a_score_for_each_theme_and_a_vector_of_one_length(
    network: Network, sentences: list[list[int]]
) -> None:
    scores, vectors = network.read(sentences)
    assert scores.shape == (len(sentences), len(THEMES))
    assert vectors.shape == (len(sentences), VECTOR_LENGTH)
    assert np.isfinite(scores).all()
    np.testing.assert_allclose(np.linalg.norm(vectors.astype(float), axis=1), 127, atol=5)


def test_a_sentence_is_read_in_its_place_among_the_others(network: Network) -> None:
    alone, _ = network.read([[60]])
    among, _ = network.read(PARTLY)
    again, _ = network.read(PARTLY)
    assert not np.allclose(alone[0], among[1])
    assert np.array_equal(among, again)


def test_a_sentence_has_no_more_numbers_than_the_network_reads_at_once(network: Network) -> None:
    assert network.numbers("quiet!") == [VOCABULARY.index("quiet"), VOCABULARY.index("!")]
    assert len(network.numbers("late " * 500)) == TINY.longest - 2
    network.read([network.numbers("late " * 500)])


@pytest.mark.parametrize("value", [-40.0, -6.0, -1.0, -1e-7, 0.0, 0.3, 2.0, 9.0, 1e4])
def test_the_gate_between_both_halves_of_a_layer_is_nearly_exact(value: float) -> None:
    found = module._gelu(np.array([[value]], np.float32))  # noqa: SLF001  its error cannot be seen from outside
    assert found[0, 0] == pytest.approx(value * (1 + erf(value / sqrt(2))) / 2, rel=1e-6, abs=1e-6)


def _without(name: str) -> Callable[[Arrays], Arrays]:
    return lambda arrays: {key: array for key, array in arrays.items() if key != name}


def _changed(name: str, change: Callable[[Any], Any]) -> Callable[[Arrays], Arrays]:
    return lambda arrays: {**arrays, name: change(arrays[name])}


def _one_nan(array: "np.ndarray[Any, np.dtype[Any]]") -> "np.ndarray[Any, np.dtype[Any]]":
    array = array.copy()
    array.flat[-1] = np.nan
    return array


CHANGES: dict[str, Callable[[Arrays], Arrays]] = {
    "nothing in it": lambda _: {},
    "no words": _without("words.q"),
    "no scale": _without("1.wide.s"),
    "no pairs": _without("pairs.keys"),
    "pairs for one theme too few": _changed("pairs.q", lambda array: array[:, :-1]),
    "pairs out of order": _changed("pairs.keys", lambda array: array[::-1].copy()),
    "one pair too few": _changed("pairs.rare", lambda array: array[:-1]),
    "an empty list of pairs": lambda arrays: {
        name: array[:0] if name.startswith("pairs.") and name != "pairs.b" else array for name, array in arrays.items()
    },
    "no layer": lambda arrays: {name: array for name, array in arrays.items() if not name[0].isdecimal()},
    "a layer in the middle is missing": lambda arrays: {
        name.replace("1.", "2.", 1) if name.startswith("1.") else name: array for name, array in arrays.items()
    },
    "one theme too few": _changed("bias", lambda array: array[:-1]),
    "one theme too many": _changed("looks", lambda array: np.vstack([array, array[:1]])),
    "too narrow": _changed("0.mixed.q", lambda array: array[:, :-1]),
    "turned": _changed("1.narrow.q", lambda array: array.T),
    "too few scales": _changed("0.qkv.s", lambda array: array[:-1]),
    "too few places": _changed("positions", lambda array: array[:-1]),
    "flat": _changed("positions", lambda array: array.ravel()),
    "short vectors of another length": _changed("narrowing", lambda array: array[:-1]),
    "not a number": _changed("0.norm1.w", _one_nan),
    "a scale without end": _changed("words.s", lambda array: array * np.inf),
    "words as fractions": _changed("words.q", lambda array: array.astype(np.float32)),
    "words without width": _changed("words.q", lambda array: array[:, :0]),
    "bytes where numbers belong": _changed("centre", lambda array: array.astype(np.int8)),
    "text": _changed("bias", lambda array: array.astype(str)),
    "something that could run code": _changed("bias", lambda array: array.astype(object)),
    "one word more than the vocabulary": lambda arrays: {
        **arrays,
        "words.q": np.vstack([arrays["words.q"], arrays["words.q"][:1]]),
        "words.s": np.append(arrays["words.s"], arrays["words.s"][:1]),
    },
}


@pytest.mark.parametrize("name", CHANGES)
def test_weights_that_are_not_what_the_card_says_are_one_sentence(tmp_path: Path, name: str) -> None:
    folder = tiny_network(tmp_path)
    write_weights(folder, CHANGES[name](weights()))
    with pytest.raises(LearnedUnavailableError, match=r"^the learned coder cannot be loaded \([A-Za-z]+\)$"):
        loaded(folder)


@pytest.mark.parametrize("changes", [{"heads": 5}, {"longest": 49}, {"themes": list("abcde"), "slope": [1.0] * 5}])
def test_a_card_that_does_not_fit_the_weights_is_one_sentence(tmp_path: Path, changes: dict[str, Any]) -> None:
    lists = {name: [0.5] * 5 for name in ("offset", "threshold", "floor")} if "themes" in changes else {}
    with pytest.raises(LearnedUnavailableError, match="cannot be loaded"):
        loaded(tiny_network(tmp_path, **changes, **lists))


@pytest.mark.parametrize("name", ["weights.npz", "vocabulary.txt"])
@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b"\x80\x04N.", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"\xff"]
)
def test_files_that_are_missing_or_not_ours_are_one_sentence(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tiny_network(tmp_path) / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LearnedUnavailableError, match="cannot be loaded"):
        loaded(tmp_path)


def test_one_array_instead_of_an_archive_is_one_sentence(tmp_path: Path) -> None:
    with (tiny_network(tmp_path) / "weights.npz").open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(LearnedUnavailableError):
        loaded(tmp_path)


@pytest.mark.parametrize(
    ("shape", "padding"), [((10**11,), 0), ((10**30,), 0), ((-3,), 0), ((len(THEMES),), 30_000), ((len(THEMES),), 0)]
)
def test_a_header_that_promises_what_there_is_not_is_one_sentence(
    tmp_path: Path, shape: tuple[int, ...], padding: int
) -> None:
    folder = tiny_network(tmp_path)
    write_weights(folder, _without("bias")(weights()))
    header = str({"descr": "<f4", "fortran_order": False, "shape": shape}).encode() + b" " * padding
    with zipfile.ZipFile(folder / "weights.npz", "a") as archive:
        archive.writestr("bias.npy", b"\x93NUMPY\x02\x00" + len(header).to_bytes(4, "little") + header + bytes(8))
    with pytest.raises(LearnedUnavailableError, match="cannot be loaded"):
        loaded(folder)


def test_an_archive_that_would_unpack_to_more_than_a_network_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_network(tmp_path)
    np.savez_compressed(folder / "weights.npz", **weights(), more=np.zeros(10**6))  # type: ignore[arg-type]
    loaded(folder)
    monkeypatch.setattr(weights_module, "MOST_BYTES", 10**6)
    with pytest.raises(LearnedUnavailableError):
        loaded(folder)


@settings(max_examples=60)
@given(st.data())
def test_damage_anywhere_in_the_weights_is_noticed_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tiny_network(tmp_path_factory.mktemp("damaged"))
    path = folder / "weights.npz"
    raw = bytearray(path.read_bytes())
    cut = data.draw(st.booleans())
    at = data.draw(st.integers(0, len(raw) - 1))
    if cut:
        del raw[at:]
    else:
        raw[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    try:
        scores, _ = loaded(folder).read(PARTLY)
    except LearnedUnavailableError:
        return
    assert not cut
    np.testing.assert_allclose(scores, Plainly(weights()).read(PARTLY)[0], atol=1e-4)


def test_weights_that_give_no_numbers_are_one_sentence_and_no_warning(tmp_path: Path) -> None:
    folder = tiny_network(tmp_path)
    huge = {f"{name}.s": np.full_like(weights()[f"{name}.s"], 1e36) for name in ("0.qkv", "0.wide", "1.narrow")}
    write_weights(folder, weights() | huge)
    network = loaded(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(LearnedUnavailableError, match="its weights give no numbers"):
            network.read(PARTLY)


def test_numpy_is_told_to_use_one_thread_unless_somebody_said_otherwise() -> None:
    script = (
        "import os; os.environ['OMP_NUM_THREADS'] = '3'; import alliance_journal.themes.learned.arrays; "
        "print(os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS'])"
    )
    ran = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["1", "3"]


def test_the_card_is_read_without_numpy() -> None:
    script = (
        "import sys; import alliance_journal.themes.learned.coder, alliance_journal.themes.learned.card, "
        "alliance_journal.themes.learned.stamp; print('numpy' in sys.modules)"
    )
    ran = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout.lower()) is False
