"""Tags are decoded into whole names only."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whoholds.parse.spelled import best_tags, spans

TAGS = ("O", "B-PER", "I-PER", "E-PER", "S-PER", "B-LOC", "I-LOC", "E-LOC", "S-LOC")


@given(st.integers(1, 20), st.integers(0, 5000))
def test_every_name_that_begins_also_ends(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32) * 3
    chosen = best_tags(scores, TAGS)
    inside = {i for first, last, _ in spans(chosen, TAGS) for i in range(first, last)}
    assert inside == {i for i, tag in enumerate(chosen) if TAGS[tag] != "O"}


def test_a_name_of_three_words() -> None:
    wanted = [0, 1, 2, 3, 0, 8]
    scores = np.full((6, len(TAGS)), -5, dtype=np.float32)
    scores[range(6), wanted] = 5
    assert spans(best_tags(scores, TAGS), TAGS) == [(1, 4, "PER"), (5, 6, "LOC")]
