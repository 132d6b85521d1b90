"""The trained model as an ONNX graph: encoder, heads, arcs and their labels in one run."""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto
from torch import Tensor, nn

from training.encoder import HEADS, WIDTH, Layer
from training.gold import KINDS, ROLES
from training.graph import CONTRIB, Graph, Rows
from training.model import Biaffine, Model

Floats = NDArray[np.float32]
LEAST_LOGIT = -2.2
"""A word is a possible cue from this score on, a probability of 0.1."""
FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64


def network(model: Model, *, int8: bool) -> onnx.ModelProto:
    """Inputs `ids`, `shapes` (batch, pieces), `first`, `last` (batch, words; word 0 is the root, at piece 0).

    Outputs `upos`, `feats`, `lemma` (batch, words) are the best labels; `names` and `mentions` scores; `arcs`
    (batch, word, head) scores; `deprel` (batch, word, head) the best label of each arc, never root. Of the claim heads:
    `kinds` (batch, words, 29 kinds and whether the word is part of a cue), `status` scores; `anchors` (cue, 2) the row
    and word of each word that may be a cue, `roles` (cue, word, role, 3) the
    probabilities of being outside, first or inside. `encoded` are the vectors of the pieces, to compare speeds with.
    """
    g = Graph(int8)
    encoded = _encoder(g, model)
    words = g.rows(_words(g, encoded))
    shape = g.op("Concat", g.op("Shape", "first"), g.const([-1]), axis=0)
    outputs: dict[str, tuple[str, int, list[str]]] = {"encoded": (encoded, FLOAT, ["rows", "width"])}
    for name in ("upos", "feats", "lemma"):
        scores = g.op("Reshape", g.linear(words, *_of(getattr(model, name))), shape)
        outputs[name] = (g.op("ArgMax", scores, axis=2, keepdims=0), INT64, ["batch", "words"])
    for name in ("names", "mentions", "kinds", "status"):
        head = getattr(model, name)
        scores = g.linear(_projected(g, words, head[0]), *_of(head[1]))
        outputs[name] = (g.op("Reshape", scores, shape), FLOAT, ["batch", "words", name + "_tags"])
    outputs["arcs"] = (_arcs(g, model, words, shape), FLOAT, ["batch", "words", "heads"])
    outputs["deprel"] = (_labels(g, model, words, shape), INT64, ["batch", "words", "heads"])
    outputs["anchors"], outputs["roles"] = _roles(g, model, words, shape, outputs["kinds"][0])
    pieces, spans = ["batch", "pieces"], ["batch", "words"]
    return g.finish({"ids": pieces, "shapes": pieces, "first": spans, "last": spans}, outputs)


def _array(x: Tensor) -> Floats:
    return x.detach().float().numpy()


def _of(layer: nn.Module) -> tuple[Floats, Floats]:
    """A linear layer's weight (in, out) and bias."""
    assert isinstance(layer, nn.Linear)
    return np.ascontiguousarray(_array(layer.weight).T), _array(layer.bias)


def _encoder(g: Graph, model: Model) -> str:
    """Vectors of the pieces, (batch * pieces, 384)."""
    encoder = model.encoder
    size = g.op("Shape", "ids")
    length = g.op("Gather", size, g.const([1]))
    places = g.op("Slice", g.half(_array(encoder.positions.weight)), g.const([0]), length, g.const([0]))
    x = g.op("Add", g.table("ids", _array(encoder.pieces.weight)), places)
    x = g.op("Add", x, g.op("Gather", g.const(_array(encoder.shapes.weight)), "shapes"))
    x = _normalised(g, x, encoder.norm)
    x = g.op("Reshape", x, g.const([-1, WIDTH]))
    shape = g.op("Concat", size, g.const([WIDTH]), axis=0)
    mask = g.op("Cast", g.op("Greater", "ids", g.const(np.array(0, np.int64))), to=TensorProto.INT32)
    for layer in encoder.layers:
        assert isinstance(layer, Layer)
        x = _layer(g, layer, x, shape, mask)
    return x


def _normalised(g: Graph, x: str, norm: nn.LayerNorm) -> str:
    return g.op(
        "LayerNormalization", x, g.const(_array(norm.weight)), g.const(_array(norm.bias)), axis=-1, epsilon=1e-12
    )


def _layer(g: Graph, layer: Layer, x: str, shape: str, mask: str) -> str:
    weight, bias = _of(layer.qkv)
    quantised = g.rows(x)
    qkv = [g.op("Reshape", g.product(quantised, np.ascontiguousarray(w)), shape) for w in np.split(weight, 3, axis=1)]
    mixed = g.op("MultiHeadAttention", *qkv, g.const(bias), mask, domain=CONTRIB, num_heads=HEADS)
    mixed = g.op("Reshape", mixed, g.const([-1, WIDTH]))
    x = _added(g, g.rows(mixed), x, layer.out, layer.norm1)
    weight, bias = _of(layer.inner)
    inner = g.op("BiasGelu", g.product(g.rows(x), weight), g.const(bias), domain=CONTRIB)
    return _added(g, g.rows(inner), x, layer.outer, layer.norm2)


def _added(g: Graph, rows: object, x: str, linear: nn.Linear, norm: nn.LayerNorm) -> str:
    weight, bias = _of(linear)
    new = g.product(rows, weight)  # type: ignore[arg-type]
    parts = (new, x, g.const(_array(norm.weight)), g.const(_array(norm.bias)), g.const(bias))
    return g.op("SkipLayerNormalization", *parts, domain=CONTRIB, epsilon=1e-12)


def _words(g: Graph, x: str) -> str:
    """Vectors of the words, (batch * words, 384): the mean of their first and last piece."""
    x = g.op("Reshape", x, g.op("Concat", g.op("Shape", "ids"), g.const([WIDTH]), axis=0))
    pick = [g.op("GatherND", x, g.op("Unsqueeze", index, g.const([2])), batch_dims=1) for index in ("first", "last")]
    return g.op("Reshape", g.op("Mul", g.op("Add", *pick), g.const(np.float32(0.5))), g.const([-1, WIDTH]))


def _projected(g: Graph, words: Rows | str, projection: nn.Module) -> str:
    assert isinstance(projection, nn.Sequential)
    weight, bias = _of(projection[0])
    return g.op("BiasGelu", g.product(words, weight), g.const(bias), domain=CONTRIB)


def _arcs(g: Graph, model: Model, words: Rows | str, shape: str) -> str:
    """(batch, word, head); the part of the word alone is left out, it favours no head."""
    biaffine = model.arcs
    low = g.op("MatMul", _projected(g, words, model.arc_low), g.half(_array(biaffine.weight)[0]))
    high = _projected(g, words, model.arc_high)
    both = g.op("MatMul", g.op("Reshape", low, shape), g.op("Transpose", g.op("Reshape", high, shape), perm=[0, 2, 1]))
    alone = g.op("Transpose", g.op("Reshape", g.linear(high, *_of(biaffine.high)), shape), perm=[0, 2, 1])
    return g.op("Add", both, alone)


def _labels(g: Graph, model: Model, words: Rows | str, shape: str) -> str:
    """The best label of every arc (batch, word, head), root (label 0) left out."""
    biaffine: Biaffine = model.labels
    out, size, _ = biaffine.weight.shape
    flat = np.ascontiguousarray(_array(biaffine.weight)[1:].transpose(1, 0, 2).reshape(size, -1))
    low, high = _projected(g, words, model.label_low), _projected(g, words, model.label_high)
    quantised = g.rows(low)
    half = g.product(quantised, flat, scaled=False)
    batch_first = g.op("Slice", shape, g.const([0]), g.const([1]), g.const([0]))
    rows = g.op("Reshape", half, g.op("Concat", batch_first, g.const([-1, size]), axis=0))
    both = g.op("MatMul", rows, g.op("Transpose", g.op("Reshape", high, shape), perm=[0, 2, 1]))
    words_shape = g.op("Slice", shape, g.const([0]), g.const([2]), g.const([0]))
    count = g.op("Slice", shape, g.const([1]), g.const([2]), g.const([0]))
    both = g.op("Reshape", both, g.op("Concat", words_shape, g.const([out - 1]), count, axis=0))
    if isinstance(quantised, Rows):  # the factors of the rows come late: here they are fewest to multiply
        both = g.op("Mul", both, g.op("Reshape", quantised.scale, g.op("Concat", words_shape, g.const([1, 1]), axis=0)))
    low_weight, high_weight = _array(biaffine.low.weight)[1:].T, _array(biaffine.high.weight)[1:].T
    of_low = g.op("Reshape", g.op("MatMul", low, g.half(low_weight)), g.op("Concat", shape, g.const([1]), axis=0))
    of_high = g.linear(high, high_weight, _array(biaffine.high.bias)[1:])
    of_high = g.op("Unsqueeze", g.op("Transpose", g.op("Reshape", of_high, shape), perm=[0, 2, 1]), g.const([1]))
    scores = g.op("Add", g.op("Add", both, of_low), of_high)
    best = g.op("ArgMax", scores, axis=2, keepdims=0)
    return g.op("Add", best, g.const(np.array(1, np.int64)))


def _roles(
    g: Graph, model: Model, words: Rows | str, shape: str, kinds: str
) -> tuple[tuple[str, int, list[str]], tuple[str, int, list[str]]]:
    """The words that may be cues, and the roles that other words play in each."""
    biaffine = model.roles
    out, size, _ = biaffine.weight.shape
    score = g.op(
        "ReduceMax", g.op("Slice", kinds, g.const([0]), g.const([len(KINDS)]), g.const([2])), axes=[2], keepdims=0
    )
    real = g.op("Greater", "last", g.const(np.array(0, np.int64)))
    likely = g.op("And", real, g.op("Greater", score, g.const(np.float32(LEAST_LOGIT))))
    anchors = g.op("Transpose", g.op("NonZero", likely), perm=[1, 0])
    low = g.op("GatherND", g.op("Reshape", _projected(g, words, model.role_low), shape), anchors)
    rows = g.op("Squeeze", g.op("Slice", anchors, g.const([0]), g.const([1]), g.const([1])), g.const([1]))
    high = g.op("Gather", g.op("Reshape", _projected(g, words, model.role_high), shape), rows, axis=0)
    flat = np.ascontiguousarray(_array(biaffine.weight).transpose(1, 0, 2).reshape(size, -1))
    half = g.op("Reshape", g.op("MatMul", low, g.half(flat)), g.const([-1, out, size]))
    both = g.op("MatMul", high, g.op("Transpose", half, perm=[0, 2, 1]))
    of_low = g.op("Unsqueeze", g.op("MatMul", low, g.half(_array(biaffine.low.weight).T)), g.const([1]))
    scores = g.op("Add", g.op("Add", both, of_low), g.linear(high, *_of(biaffine.high)))
    split = g.op("Reshape", scores, g.const([0, 0, len(ROLES), 3]))
    found = g.op("Softmax", split, axis=3)
    return (anchors, INT64, ["cues", "two"]), (found, FLOAT, ["cues", "words", "roles", "places"])
