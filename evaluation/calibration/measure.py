"""How far confidences are from what they promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
Rows = Sequence[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies between two bounds: how many, what they promise on average, what they keep."""

    low: float
    high: float
    size: int
    told: float
    right: float


@dataclass(frozen=True, slots=True)
class Fit:
    """`gap`: the mean distance of promise and share, by bins, weighted by claims (expected calibration error).

    `brier`: the mean square of promise minus outcome; lower is better for both. `promised` and `right` are over all.
    """

    size: int
    promised: float
    right: float
    gap: float
    brier: float


def bins(rows: Rows) -> list[Bin]:
    """The bins that hold claims; the last holds its upper bound too."""
    found = []
    for low, high in pairwise(BOUNDS):
        inside = [row for row in rows if low <= row[0] < high or (high == 1.0 and row[0] == 1.0)]
        if inside:
            told, right = (sum(row[i] for row in inside) / len(inside) for i in (0, 1))
            found.append(Bin(low, high, len(inside), told, right))
    return found


def fit(rows: Rows) -> Fit:
    """The figures of a list of claims."""
    size = len(rows)
    gap = sum(one.size * abs(one.told - one.right) for one in bins(rows)) / size
    brier = sum((told - right) ** 2 for told, right in rows) / size
    return Fit(size, sum(told for told, _ in rows) / size, sum(right for _, right in rows) / size, gap, brier)
