"""The network: a six-layer encoder of sentences, and for each theme where it looks in a sentence."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

NARROW: Final = 64
"""Numbers of the short vector by which sentences are compared."""


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of the encoder, as its own configuration gives them."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    epsilon: float

    @staticmethod
    def of(folder: Path) -> "Size":
        """Return the measures written in the configuration of a BERT model."""
        read: dict[str, Any] = json.loads((folder / "config.json").read_text())
        return Size(
            read["hidden_size"],
            read["num_hidden_layers"],
            read["num_attention_heads"],
            read["intermediate_size"],
            read["vocab_size"],
            read["max_position_embeddings"],
            read["layer_norm_eps"],
        )


class Layer(nn.Module):
    """One layer of a BERT encoder (Devlin et al. 2019), post-norm."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query, self.key, self.value, self.mixed = (nn.Linear(size.width, size.width) for _ in range(4))
        self.after_attention = nn.LayerNorm(size.width, size.epsilon)
        self.wide, self.narrow = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)
        self.after_feeding = nn.LayerNorm(size.width, size.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the states (texts, tokens, width) after this layer; `seen` is added to the attention scores."""
        texts, tokens, width = states.shape
        query, key, value = (
            part(states).view(texts, tokens, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = scaled_dot_product_attention(query, key, value, attn_mask=seen).transpose(1, 2)
        states = self.after_attention(states + self.dropout(self.mixed(mixed.reshape(texts, tokens, width))))
        return self.after_feeding(states + self.dropout(self.narrow(gelu(self.wide(states)))))


class Encoder(nn.Module):
    """Tokens to states; the weights come from a folder with a BERT model as the usual libraries keep it."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(size.words, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.first_kind = nn.Parameter(torch.zeros(size.width))
        self.norm = nn.LayerNorm(size.width, size.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, ids: Tensor, seen: Tensor) -> Tensor:
        """Return the last states of each token of some texts."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.first_kind))
        for layer in self.layers:
            states = layer(states, seen)
        return states


class Network(nn.Module):
    """States of tokens to one score for each theme and each piece of a text."""

    def __init__(self, encoder: Encoder, width: int, themes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.looks = nn.Linear(width, themes)
        nn.init.zeros_(self.looks.weight)
        nn.init.zeros_(self.looks.bias)
        self.weighs = nn.Parameter(torch.zeros(themes, width))
        nn.init.normal_(self.weighs, std=0.02)
        self.bias = nn.Parameter(torch.full((themes,), -4.0))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, seen: Tensor, pieces: Tensor, text_of: Tensor) -> tuple[Tensor, Tensor]:
        """Return the score of each piece for each theme, and the mean state of each piece.

        `ids` (texts, tokens); `seen` (texts, 1, 1, tokens) is 0 or minus infinity; `pieces` (pieces, tokens) is 1 for
        the tokens that belong to a piece, else 0; `text_of` (pieces) is the text each piece stands in.
        """
        states = self.encoder(ids, seen)
        looks = self.looks(states)
        made = torch.einsum("btw,kw->btk", self.dropout(states), self.weighs)
        own = pieces.unsqueeze(-1)
        weights = torch.softmax(looks[text_of] + (1 - own) * -1e4, dim=1)
        mean = (states[text_of] * own).sum(1) / own.sum(1)
        return (weights * made[text_of]).sum(1) + self.bias, mean


def pretrained(folder: Path) -> Encoder:
    """Return the encoder with the weights in a folder (`model.safetensors`, `config.json`)."""
    size = Size.of(folder)
    encoder = Encoder(size)
    kept = load_file(folder / "model.safetensors")
    with torch.no_grad():
        encoder.words.weight.copy_(kept["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(kept["embeddings.position_embeddings.weight"])
        encoder.first_kind.copy_(kept["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, kept, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            for part, name in _NAMES.items():
                _copy(getattr(layer, part), kept, f"encoder.layer.{number}.{name}")
    return encoder


_NAMES: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "after_feeding": "output.LayerNorm",
}


def _copy(part: Any, kept: dict[str, Tensor], name: str) -> None:  # noqa: ANN401  a linear layer or a norm
    part.weight.copy_(kept[f"{name}.weight"])
    part.bias.copy_(kept[f"{name}.bias"])
