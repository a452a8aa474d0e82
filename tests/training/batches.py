"""Texts as the network takes them: pieces joined to texts, texts to tokens, tokens to batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer

from tests.training.material import Note, Piece

LONGEST: Final = 256
"""Tokens of one text; what is longer is cut."""
ALONE: Final = 0.35
"""So many of the single sentences are shown without neighbours."""
MOST_JOINED: Final = 6
TOKENS_IN_BATCH: Final = 1400


@dataclass(frozen=True, slots=True)
class Text:
    """One text for the network: its tokens, and for each of its pieces the tokens it has and what is known of it."""

    ids: list[int]
    spans: tuple[tuple[int, int], ...]
    truth: np.ndarray
    weight: np.ndarray


class Maker:
    """Makes texts of pieces."""

    def __init__(self, folder: Path, themes: Sequence[str]) -> None:
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokens.no_truncation()
        self._tokens.no_padding()
        self._column = {theme: number for number, theme in enumerate(themes)}
        self._known: dict[str, list[int]] = {}

    def text(self, pieces: Sequence[Piece]) -> Text:
        """Return pieces as one text; the last ones fall away where it would grow too long."""
        ids, spans, kept = [self._tokens.token_to_id("[CLS]")], [], []
        for piece in pieces:
            own = self._ids(piece.text)[: LONGEST - 2]
            if len(ids) + len(own) >= LONGEST and spans:
                break
            spans.append((len(ids), len(ids) + len(own)))
            kept.append(piece)
            ids += own
        rows = [self._row(piece) for piece in kept]
        truth, weight = (np.stack(part) for part in zip(*rows, strict=True))
        return Text([*ids, self._tokens.token_to_id("[SEP]")], tuple(spans), truth, weight)

    def rows(self, pieces: Sequence[Piece]) -> tuple[np.ndarray, np.ndarray]:
        """Return truth and weight of pieces: (pieces, themes) each."""
        truth, weight = zip(*map(self._row, pieces), strict=True)
        return np.stack(truth), np.stack(weight)

    def numbers(self, text: str) -> list[int]:
        """Return the word pieces of a text, at least one."""
        return self._ids(text)

    def _ids(self, text: str) -> list[int]:
        if text not in self._known:
            self._known[text] = self._tokens.encode(text, add_special_tokens=False).ids or [100]
        return self._known[text]

    def _row(self, piece: Piece) -> tuple[np.ndarray, np.ndarray]:
        truth = np.zeros(len(self._column), np.float32)
        weight = np.full(len(self._column), piece.rest, np.float32)
        for theme, (is_in, counts) in piece.themes.items():
            truth[self._column[theme]], weight[self._column[theme]] = is_in, counts
        return truth, weight


def shuffled(items: Sequence[Piece], notes: Sequence[Note], chance: random.Random) -> Iterator[list[Piece]]:
    """Yield every item once, alone or beside others of its voice, and of every note some neighbouring sentences."""
    by_voice: dict[str, list[Piece]] = {}
    for item in chance.sample(items, len(items)):
        by_voice.setdefault(item.voice, []).append(item)
    for own in by_voice.values():
        at = 0
        while at < len(own):
            many = 1 if chance.random() < ALONE else chance.randint(2, MOST_JOINED)
            yield own[at : at + many]
            at += many
    for note in notes:
        yield from _cut(list(note.pieces), chance)


def _cut(pieces: list[Piece], chance: random.Random) -> Iterator[list[Piece]]:
    """Yield a note in one to three parts."""
    while pieces:
        many = len(pieces) if chance.random() < 0.5 else chance.randint(1, len(pieces))
        yield pieces[:many]
        pieces = pieces[many:]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some texts side by side, as `Network.forward` takes them, with the truth and its weight of every piece."""

    ids: torch.Tensor
    seen: torch.Tensor
    pieces: torch.Tensor
    text_of: torch.Tensor
    truth: torch.Tensor
    weight: torch.Tensor


def batched(texts: Sequence[Text], chance: random.Random | None = None) -> Iterator[Batch]:
    """Yield texts of like length together; in their own order without `chance`, else in a random one."""
    if chance is None:
        for text in texts:
            yield batch_of([text])
        return
    by_length = sorted(texts, key=lambda text: len(text.ids) + chance.random() * 8)
    groups: list[list[Text]] = [[]]
    for text in by_length:
        if groups[-1] and (len(groups[-1]) + 1) * len(text.ids) > TOKENS_IN_BATCH:
            groups.append([])
        groups[-1].append(text)
    chance.shuffle(groups)
    yield from map(batch_of, groups)


def batch_of(texts: Sequence[Text]) -> Batch:
    """Return some texts side by side, the shorter ones filled up."""
    longest = max(len(text.ids) for text in texts)
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    seen = torch.full((len(texts), 1, 1, longest), float("-inf"))
    spans = [(number, span) for number, text in enumerate(texts) for span in text.spans]
    pieces = torch.zeros(len(spans), longest)
    for row, text in enumerate(texts):
        ids[row, : len(text.ids)] = torch.tensor(text.ids)
        seen[row, :, :, : len(text.ids)] = 0
    for row, (_, (start, end)) in enumerate(spans):
        pieces[row, start:end] = 1
    truth, weight = (
        torch.tensor(np.concatenate([getattr(text, name) for text in texts])) for name in ("truth", "weight")
    )
    return Batch(ids, seen, pieces, torch.tensor([number for number, _ in spans]), truth, weight)
