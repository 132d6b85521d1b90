"""Spans from BIOES tags: the best legal sequence, so that every name that begins also ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
_NEVER = np.float32(-1e4)


@lru_cache(maxsize=8)
def _moves(tags: tuple[str, ...]) -> tuple[list[list[bool]], list[bool], list[bool]]:
    """Which tag may follow which, which may begin, which may end."""
    opens = [t[0] in "OBS" for t in tags]
    closes = [t[0] in "OES" for t in tags]
    follow = [
        [
            (closes[i] and opens[j]) or (before[0] in "BI" and after[0] in "IE" and before[2:] == after[2:])
            for j, after in enumerate(tags)
        ]
        for i, before in enumerate(tags)
    ]
    return follow, opens, closes


def best_tags(scores: npt.NDArray[np.float32], tags: tuple[str, ...]) -> list[int]:
    """The best legal tag sequence for scores (words, tags); the greedy one where that is legal."""
    greedy: list[int] = scores.argmax(axis=1).tolist()
    follow, opens, closes = _moves(tags)
    if opens[greedy[0]] and closes[greedy[-1]] and all(follow[a][b] for a, b in pairwise(greedy)):
        return greedy
    return _best_legal(scores, tags)


@lru_cache(maxsize=8)
def _costs(tags: tuple[str, ...]) -> tuple[Array, Array, Array]:
    """The moves as what is added to a path's score: nothing, or far too little."""
    follow, opens, closes = (np.where(np.array(allowed), np.float32(0), _NEVER) for allowed in _moves(tags))
    return follow, opens, closes


def _best_legal(scores: npt.NDArray[np.float32], tags: tuple[str, ...]) -> list[int]:
    """The same by the Viterbi algorithm."""
    follow, begin, end = _costs(tags)
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    best = logs[0] + begin
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        paths = best[:, None] + follow
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + logs[i]
    tag = int((best + end).argmax())
    path = [tag]
    for i in range(len(scores) - 1, 0, -1):
        tag = int(back[i][tag])
        path.append(tag)
    return path[::-1]


def spans(chosen: Sequence[int], tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The spans (first, last, label) of a legal tag sequence."""
    found, first = [], 0
    for i, index in enumerate(chosen):
        tag = tags[index]
        if tag[0] in "BS":
            first = i
        if tag[0] in "ES":
            found.append((first, i + 1, tag[2:]))
    return found
