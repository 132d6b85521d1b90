"""Distance on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle kilometres between two points (lat, lon) in degrees."""
    p, q = radians(one[0]), radians(other[0])
    d = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(d)))
