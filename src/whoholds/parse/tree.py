"""From scores of arcs to a well-formed tree with one root: Chu-Liu-Edmonds, after the greedy choice fails."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
_NEVER = -1e9
_DEAR = 1e6


def best_tree(scores: Scores) -> list[int]:
    """Heads of the best tree with exactly one root, -1 for the root itself.

    `scores[d, h]` is the score of word d hanging on head h, where h = 0 is the root and h = i + 1 word i.
    """
    count = scores.shape[0]
    if count == 1:
        return [-1]
    matrix = scores.astype(np.float64)
    matrix[np.arange(count), np.arange(count) + 1] = _NEVER
    heads = [int(h) - 1 for h in matrix.argmax(axis=1)]
    if is_tree(heads):
        return heads
    return _one_root(matrix)


def is_tree(heads: list[int]) -> bool:
    """Whether the heads form a tree with exactly one root (-1)."""
    if heads.count(-1) != 1:
        return False
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, node = [], start
        while node != -1 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node != -1 and state[node] == 1:
            return False
        for seen in path:
            state[seen] = 2
    return True


def _one_root(matrix: npt.NDArray[np.float64]) -> list[int]:
    """The best tree with exactly one root: every arc from the root costs so much that the best tree has but one."""
    count = matrix.shape[0]
    arcs = np.full((count + 1, count + 1), _NEVER)
    arcs[1:, :] = matrix
    arcs[1:, 0] -= _DEAR
    return [int(head) - 1 for head in _arborescence(arcs)[1:]]


def _arborescence(arcs: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Chu-Liu-Edmonds over `arcs[d, h]`, node 0 the root; contracts one cycle at a time."""
    heads: npt.NDArray[np.int64] = arcs.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(heads)), inside)
    kept = arcs[inside, heads[inside]]
    size = len(outside)
    small = np.full((size + 1, size + 1), _NEVER)
    small[:size, :size] = arcs[np.ix_(outside, outside)]
    leaving = arcs[np.ix_(outside, inside)]
    small[:size, size] = leaving.max(axis=1)
    entering = arcs[np.ix_(inside, outside)] - kept[:, None]
    small[size, :size] = entering.max(axis=0) + kept.sum()
    small[0, :] = _NEVER
    small[np.arange(size + 1), np.arange(size + 1)] = _NEVER
    solved = _arborescence(small)
    result = heads.copy()
    for i, node in enumerate(outside):
        head = solved[i]
        result[node] = inside[leaving[i].argmax()] if head == size else outside[head]
    entry = int(solved[size])
    result[inside[entering[:, entry].argmax()]] = outside[entry]
    result[0] = 0
    return result


def _cycle(heads: npt.NDArray[np.int64]) -> list[int] | None:
    """The nodes of one cycle, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
