"""How likely a claim is right: the score it was read with, on the scale of how often such claims are right.

A score of the language model is no chance: of the cues that it holds for 0.8 likely, another share is right on reports
that it never saw. The curves of `ontology/confidence.toml` say which; `python -m evaluation.calibration` learns them
(`docs/confidence.md`).
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from whoholds.records import Claim

Point = tuple[float, float]
DIGITS = 3


def found_how(claim: Claim) -> str:
    """Which curve a claim's score is read on: the model alone found it, or a frame did."""
    return "learned" if claim.found_by.endswith("/learned") else "frame"


@dataclass(frozen=True, slots=True)
class Curve:
    """Chances by score, straight between its points, flat beyond them; neither ever falls."""

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        scores, chances = zip(*self.points, strict=True)
        if list(scores) != sorted(set(scores)) or list(chances) != sorted(chances):
            raise ValueError("a curve's scores rise and its chances never fall")

    def at(self, score: float) -> float:
        """The chance at a score."""
        place = bisect_right([x for x, _ in self.points], score)
        if place in {0, len(self.points)}:
            return self.points[min(place, len(self.points) - 1)][1]
        (left, low), (right, high) = self.points[place - 1 : place + 1]
        return low + (high - low) * (score - left) / (right - left)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curves by how a claim was found, and the SHA-256 of the model whose scores they are for."""

    curves: Mapping[str, Curve]
    model: str = ""

    @classmethod
    def load(cls) -> Calibration:
        """What ships with whoholds."""
        return _shipped()

    def of(self, claim: Claim) -> Claim:
        """The claim with the chance that it is right in place of its score."""
        curve = self.curves.get(found_how(claim))
        return replace(claim, confidence=round(curve.at(claim.confidence), DIGITS)) if curve else claim


UNCALIBRATED = Calibration({})
"""Leaves scores as they are."""


@cache
def _shipped() -> Calibration:
    told: dict[str, Any] = tomllib.loads((files("whoholds.ontology") / "confidence.toml").read_text("utf-8"))
    curves = {name: Curve(tuple((x, y) for x, y in points)) for name, points in told["curves"].items()}
    return Calibration(curves, told["model"])
