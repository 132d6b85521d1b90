"""Any scores give a well-formed tree with one root, and no better one exists."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoholds.parse.tree import Scores, best_tree, is_tree


def scores_of(count: int, seed: int, *, ties: bool = False) -> Scores:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(count, count + 1)).astype(np.float32)
    return scores.round(0) if ties else scores


@given(st.integers(1, 30), st.integers(0, 10_000), st.booleans())
def test_the_heads_form_a_tree(count: int, seed: int, ties: bool) -> None:
    assert is_tree(best_tree(scores_of(count, seed, ties=ties)))


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_scores_higher(seed: int) -> None:
    count = 2 + seed % 4
    scores = scores_of(count, seed)
    trees = (list(heads) for heads in product(range(-1, count), repeat=count))
    best = max(
        sum(float(scores[d, h + 1]) for d, h in enumerate(heads))
        for heads in trees
        if is_tree(heads) and all(d != h for d, h in enumerate(heads))
    )
    found = best_tree(scores)
    assert sum(float(scores[d, h + 1]) for d, h in enumerate(found)) == pytest.approx(best, abs=1e-5)


def test_heads_with_a_cycle_or_two_roots_are_no_tree() -> None:
    assert not is_tree([1, 0])
    assert not is_tree([-1, -1])
    assert not is_tree([-1, 2, 1])
    assert is_tree([1, -1, 1])
