"""The stages that are measured, by name, each a function that gives its figures as nested objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from evaluation.actors.measure import actors_figures
from evaluation.claims.measure import claims_figures
from evaluation.normalise.measure import normalise_figures
from evaluation.parse.measure import parse_figures
from evaluation.picture.measure import picture_figures
from evaluation.places.measure import places_figures

STAGES: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "parse": parse_figures,
    "places": places_figures,
    "actors": actors_figures,
    "normalise": normalise_figures,
    "claims": claims_figures,
    "picture": picture_figures,
}
