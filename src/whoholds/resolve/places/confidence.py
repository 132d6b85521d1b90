"""The calibrated chance that a choice is right."""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib import resources

from whoholds.resolve.places.choose import Choice
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.mention import Mention
from whoholds.resolve.places.reasons import country_share, near_others, said_inside, size, type_agrees, type_differs

SIGNS = (
    "one", "margin", "lead", "country", "area", "country_share", "near_others", "said_inside", "fuzzy", "lesser_name",
    "size", "type_agrees", "type_differs", "cue", "moved",
)  # fmt: skip


def signs(mention: Mention, choice: Choice) -> tuple[float, ...]:
    """What the chance is told from, in the order of `SIGNS`.

    `margin` is the log odds of the best candidate, `lead` the log ratio of the best to the second, both held within
    bounds; the others are what the reasons of the same names give, or yes and no.
    """
    best, scene = choice.best, choice.scene
    chance = min(max(choice.chance, 0.02), 0.98)
    second = choice.ranked[1][1] if len(choice.ranked) > 1 else 0.0
    lead = math.log(max(choice.chance, 1e-6) / max(second, 1e-4))
    return (
        1.0,
        math.log(chance / (1 - chance)),
        min(lead, 8.0) / 4,
        float(best.place.type == "country"),
        float(best.place.type in ("province", "region", "district", "water")),
        country_share(best, scene),
        near_others(best, scene),
        said_inside(best, scene),
        1 - best.likeness if best.grade == Grade.FUZZY else 0.0,
        float(best.grade >= Grade.ALTERNATE),
        min(size(best, scene), 2.5),
        type_agrees(best, scene),
        type_differs(best, scene),
        float(mention.cue > 0 or mention.hint is not None),
        float(mention.relation is not None or bool(mention.bearing)),
    )


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """What each sign weighs, fitted on annotated reports by `evaluation/places/fit.py`."""
    raw = tomllib.loads(resources.files("whoholds").joinpath("ontology/places/weights.toml").read_text("utf8"))
    return tuple(float(raw["confidence"][name]) for name in SIGNS)


def confidence(mention: Mention, choice: Choice) -> float:
    """The chance that the choice is right: a logistic function of its signs, never quite 0 or 1."""
    total = sum(weight * sign for weight, sign in zip(weights(), signs(mention, choice), strict=True))
    return round(min(max(1 / (1 + math.exp(-total)), 0.01), 0.99), 3)
