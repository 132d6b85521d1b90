"""The one file that knows the model runtime: words in, the numbers of every head out.

A sentence's pieces are padded to a length that depends on it alone, and batched only with sentences of that length,
so that its numbers are the same whatever it is read with: sums run over pieces, and over nothing else that is padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from whoholds.parse.files import ModelFiles
from whoholds.parse.pieces import START, STOP, Pieces, shape

Array = npt.NDArray[Any]
Numbers = Mapping[str, Array]
OUTPUTS = ("upos", "feats", "lemma", "names", "mentions", "arcs", "deprel", "kinds", "status", "anchors", "roles")
STEP = 8
"""Pieces of a sentence are padded to a multiple of this."""
BATCH = 1024
"""Pieces in a batch, padding counted; a longer sentence is a batch of its own."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence as the encoder reads it: pieces, their shapes, each word's first and last piece; word 0 is root."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]

    @property
    def width(self) -> int:
        return -(-len(self.ids) // STEP) * STEP


def code(words: Sequence[str], pieces: Pieces) -> Coded:
    """The pieces of a sentence's words between the marks of its start and end."""
    ids, shapes, first, last = [START], [0], [0], [0]
    for word, parts in zip(words, pieces.encode(words), strict=True):
        first.append(len(ids))
        ids.extend(parts)
        shapes.extend([shape(word)] * len(parts))
        last.append(len(ids) - 1)
    ids.append(STOP)
    shapes.append(0)
    return Coded(ids, shapes, first, last)


class Session:
    """The model, loaded: `run` gives each sentence its heads' numbers, cut to its words.

    `anchors` are the indices of words that may be cues, `roles` what the other words are to each.
    """

    def __init__(self, files: ModelFiles, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(files.model), options, providers=["CPUExecutionProvider"])

    def run(self, sentences: Sequence[Coded]) -> list[dict[str, Array]]:
        """The outputs of the graph for each sentence, in order; rows of words, without the root's row."""
        found: list[dict[str, Array]] = [{} for _ in sentences]
        for group in groups(sentences):
            outputs = self._session.run(OUTPUTS, filled([sentences[i] for i in group]))
            for row, i in enumerate(group):
                size = len(sentences[i].first)
                found[i] = _cut(dict(zip(OUTPUTS, outputs, strict=True)), row, size)
        return found


_PAIRS = frozenset({"arcs", "deprel"})
_CUES = frozenset({"anchors", "roles"})


def _cut(outputs: dict[str, Array], row: int, size: int) -> dict[str, Array]:
    """One sentence's part of a batch's outputs."""
    found = {}
    for name, value in outputs.items():
        if name not in _CUES:
            found[name] = value[row, 1:size, :size] if name in _PAIRS else value[row, 1:size]
    own = outputs["anchors"][:, 0] == row
    found["anchors"] = outputs["anchors"][own, 1] - 1
    found["roles"] = outputs["roles"][own, 1:size]
    return found


def groups(sentences: Sequence[Coded]) -> Iterator[list[int]]:
    """Indices of sentences of the same padded length, as many as a batch holds."""
    by_width: dict[int, list[int]] = {}
    for i, sentence in enumerate(sentences):
        by_width.setdefault(sentence.width, []).append(i)
    for width, members in by_width.items():
        members.sort(key=lambda i: len(sentences[i].first))
        size = max(1, BATCH // width)
        yield from (members[at : at + size] for at in range(0, len(members), size))


def filled(group: Sequence[Coded]) -> dict[str, Array]:
    """The inputs of a batch of sentences of one length."""
    widths = (group[0].width, max(len(sentence.first) for sentence in group))
    arrays: dict[str, Array] = {
        name: np.zeros((len(group), widths[name in {"first", "last"}]), np.int64) for name in _INPUTS
    }
    for row, sentence in enumerate(group):
        for name in _INPUTS:
            values = getattr(sentence, name)
            arrays[name][row, : len(values)] = values
    return arrays


_INPUTS = ("ids", "shapes", "first", "last")
