"""The choice among the places that a claim could mean: each sign's weight, learned from annotated reports."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.records import Evidence, PlaceRef
from whoholds.resolve.siting.question import Candidate, Question, candidates
from whoholds.resolve.siting.scene import Scene
from whoholds.resolve.siting.signs import signs


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is likeliest meant, None for none, its chance, and what spoke for it."""

    candidate: Candidate
    chance: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def ref(self) -> PlaceRef | None:
        return self.candidate.ref


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign, by its name (`training/places.py` finds them)."""
    return dict(json.loads((files("whoholds.ontology") / "places" / "sites.json").read_text("utf-8")))


def ranked(question: Question, by_name: Mapping[str, float] | None = None) -> list[Choice]:
    """All places that could be meant, the likeliest first."""
    told = weights() if by_name is None else by_name
    scene, found = Scene(question), candidates(question)
    reasons = [[(name, told[name] * value) for name, value in signs(c, scene) if name in told] for c in found]
    scores = [sum(weight for _, weight in each) for each in reasons]
    top = max(scores)
    total = sum(math.exp(score - top) for score in scores)
    choices = [
        Choice(c, math.exp(score - top) / total, tuple(Evidence(name, round(w, 3)) for name, w in each if w))
        for c, score, each in zip(found, scores, reasons, strict=True)
    ]
    return sorted(choices, key=lambda choice: (-choice.chance, choice.candidate.key))


def choose(question: Question) -> Choice:
    """The likeliest place."""
    return ranked(question)[0]
