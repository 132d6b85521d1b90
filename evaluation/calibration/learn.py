"""From claims that are right or wrong to curves that never fall: logistic regression on log odds (Platt 1999).

Isotonic regression was tried too: by parts of the same reports it came out no better (docs/confidence.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from evaluation.calibration.verdicts import Verdict
from whoholds.claim.confidence import Calibration, Curve

KNOTS = (0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99, 0.995, 0.999)
"""Scores at which a curve is written down."""
HOLD = 0.5
"""How strongly the two numbers of a curve are held near nothing (L2)."""
EDGE = 0.002
"""Scores nearer to 0 or 1 count as this near."""
Rows = Sequence[tuple[float, bool]]
Array = NDArray[np.float64]


def learn(found: Iterable[Verdict], model: str) -> Calibration:
    """A curve for each way in which claims are found."""
    rows: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for one in found:
        rows[one.how].append((one.claim.confidence, one.right))
    return Calibration({how: curve(rows[how]) for how in sorted(rows)}, model)


def curve(rows: Rows) -> Curve:
    """The curve at which the rows are likeliest."""
    signs = np.array([(1.0, _odds(score)) for score, _ in rows])
    right = np.array([float(right) for _, right in rows])

    def loss(weights: Array) -> tuple[float, Array]:
        chance = 1 / (1 + np.exp(-signs @ weights))
        cost = -float((right * np.log(chance + 1e-9) + (1 - right) * np.log(1 - chance + 1e-9)).sum())
        return cost + HOLD * float((weights**2).sum()), signs.T @ (chance - right) + 2 * HOLD * weights

    bounds = [(None, None), (0.0, None)]  # a higher score never means a lower chance
    level, slope = minimize(loss, np.zeros(2), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Curve(tuple((score, round(float(1 / (1 + np.exp(-level - slope * _odds(score)))), 3)) for score in KNOTS))


def _odds(score: float) -> float:
    held = min(max(score, EDGE), 1 - EDGE)
    return float(np.log(held / (1 - held)))
