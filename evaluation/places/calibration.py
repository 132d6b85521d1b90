"""Whether a confidence keeps its word: of the places with a confidence of 0.8 to 0.9, how many are right."""

from __future__ import annotations

from itertools import pairwise

from evaluation.places.gold import Parse, asked
from whoholds.resolve.places import Gazetteer

BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


def figures(folder: str, gazetteer: Gazetteer, *, parse: Parse | None = None) -> dict[str, dict[str, float]]:
    """For each band of confidence the number of gold places found with it and the share that is right."""
    found: dict[str, dict[str, float]] = {}
    rows = [
        (row.found[0].confidence, row.right) for row in asked(folder, gazetteer, parse=parse) if len(row.found) == 1
    ]
    for low, high in pairwise(BOUNDS):
        band = [right for told, right in rows if told is not None and low <= told < high]
        if band:
            found[f"{low}-{high}"] = {"places": len(band), "right": round(100 * sum(band) / len(band), 1)}
    return found
