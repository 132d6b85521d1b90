"""Why one candidate rather than another: each reason is a function whose docstring is its published explanation.

A reason gives a number for a candidate in its scene; `ontology/places/weights.toml` says what the number weighs.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from whoholds.records import Evidence, PlaceType
from whoholds.resolve.places.distance import km_between
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.gazetteer import Candidate

SETTLED = (PlaceType.CITY, PlaceType.VILLAGE)
_AREAS = (PlaceType.PROVINCE, PlaceType.DISTRICT, PlaceType.REGION, PlaceType.WATER)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rest of the report says, as seen from one name.

    `countries` holds each country's weight of evidence, `named` the countries named outright. `divisions` are keys of
    divisions named elsewhere. `points` are other places chosen with some confidence: (lat, lon, weight). `inside` are
    keys of what the words say the name lies in, `hint` the type its words give, `home` the outlet's country.
    `seats` are the rows of capitals, `divided` those of divisions that share the name with a town in them.
    `moved` says that words such as "near" or "20 km south of" stand before the name.
    """

    countries: Mapping[str, float]
    named: Mapping[str, float]
    divisions: Mapping[str, float]
    points: tuple[tuple[float, float, float], ...] = ()
    inside: frozenset[str] = frozenset()
    hint: PlaceType | None = None
    home: str | None = None
    seats: frozenset[int] = frozenset()
    divided: frozenset[int] = frozenset()
    moved: bool = False


Reason = Callable[[Candidate, Scene], float]


def own_name(candidate: Candidate, scene: Scene) -> float:
    """The name is the place's main or usual name, not one of its less known alternates."""
    return 1.0 if candidate.grade <= Grade.CURATED else 0.0


def partial_name(candidate: Candidate, scene: Scene) -> float:
    """The name fits only when the place's article is left out ("Bab" for al-Bab)."""
    return 1.0 if candidate.grade == Grade.PART else 0.0


def spelling(candidate: Candidate, scene: Scene) -> float:
    """How far the spelling in the report is from the place's nearest known spelling (0 the same, 1 wholly other)."""
    return 1 - candidate.likeness


def size(candidate: Candidate, scene: Scene) -> float:
    """The logarithm of the population: a big place is meant more often than a small one of the same name."""
    return math.log10(candidate.place.population + 100) / 2 - 1


def is_country(candidate: Candidate, scene: Scene) -> float:
    """The candidate is a country."""
    return 1.0 if candidate.place.type is PlaceType.COUNTRY else 0.0


def is_division(candidate: Candidate, scene: Scene) -> float:
    """The candidate is a province, state or governorate."""
    return 1.0 if candidate.place.type is PlaceType.PROVINCE else 0.0


def is_district(candidate: Candidate, scene: Scene) -> float:
    """The candidate is a district or county."""
    return 1.0 if candidate.place.type is PlaceType.DISTRICT and candidate.level == 2 else 0.0


def is_region(candidate: Candidate, scene: Scene) -> float:
    """The candidate is from the project's own table of regions and waters."""
    return 1.0 if candidate.level == 3 and candidate.place.type in _AREAS else 0.0


def is_listed(candidate: Candidate, scene: Scene) -> float:
    """The candidate is from the project's own table of towns and facilities that reports of wars often name."""
    return 1.0 if candidate.level == 3 and candidate.place.type not in _AREAS else 0.0


def country_share(candidate: Candidate, scene: Scene) -> float:
    """The candidate's country has this share of what the report says of countries: names, demonyms, other places."""
    total = sum(scene.countries.values())
    return scene.countries.get(candidate.place.country or "", 0.0) / (total + 0.5)


def country_named(candidate: Candidate, scene: Scene) -> float:
    """The report names the candidate's country, or its people."""
    return min(1.0, scene.named.get(candidate.place.country or "", 0.0))


def country_elsewhere(candidate: Candidate, scene: Scene) -> float:
    """The report is about other countries and says nothing of the candidate's."""
    if candidate.place.type is PlaceType.COUNTRY or not candidate.place.country:
        return 0.0
    total = sum(scene.countries.values())
    return 1.0 if total > 1 and scene.countries.get(candidate.place.country, 0.0) < 0.02 * total else 0.0


def division_named(candidate: Candidate, scene: Scene) -> float:
    """The report names the division that the candidate lies in."""
    found = max(scene.divisions.get(candidate.division or "", 0.0), scene.divisions.get(candidate.district or "", 0.0))
    return min(1.0, found)


def said_inside(candidate: Candidate, scene: Scene) -> float:
    """The words say what it lies in ("X, Y", "X in Y", "Y's X", "the Iraqi town of X"), and the candidate does."""
    if not scene.inside:
        return 0.0
    place = candidate.place
    own = {place.country if place.type is not PlaceType.COUNTRY else None, candidate.division, candidate.district}
    return 1.0 if own & scene.inside else 0.0


def type_agrees(candidate: Candidate, scene: Scene) -> float:
    """A word beside the name gives the candidate's type ("the town of X", "X province")."""
    return 1.0 if scene.hint and _agrees(scene.hint, candidate) else 0.0


def type_differs(candidate: Candidate, scene: Scene) -> float:
    """A word beside the name gives another type than the candidate's."""
    return 1.0 if scene.hint and not _agrees(scene.hint, candidate) else 0.0


def _agrees(hint: PlaceType, candidate: Candidate) -> bool:
    kind = candidate.place.type
    if hint in (PlaceType.CITY, PlaceType.VILLAGE, PlaceType.NEIGHBOURHOOD, PlaceType.FACILITY):
        return kind in (*SETTLED, PlaceType.NEIGHBOURHOOD, PlaceType.FACILITY)
    if hint is PlaceType.PROVINCE:
        return kind in (PlaceType.PROVINCE, PlaceType.REGION) or candidate.level in (1, 2)
    if hint is PlaceType.DISTRICT:
        return candidate.level == 2 or kind in (PlaceType.DISTRICT, PlaceType.NEIGHBOURHOOD)
    if hint is PlaceType.REGION:
        return kind in (PlaceType.REGION, PlaceType.PROVINCE, PlaceType.WATER)
    return kind is hint


def near_others(candidate: Candidate, scene: Scene) -> float:
    """How near the candidate lies to the report's other places: 1 on the spot, 0.4 at 150 km."""
    here = (candidate.place.lat, candidate.place.lon)
    best = 0.0
    for lat, lon, weight in scene.points:
        if abs(lat - here[0]) < 8:
            best = max(best, weight * math.exp(-max(0.0, km_between(here, (lat, lon)) - candidate.km) / 160))
    return best


def lone_namesake(candidate: Candidate, scene: Scene) -> float:
    """A division that bears the name of a town in it: the bare name means the town more often."""
    division = candidate.place.type in (PlaceType.PROVINCE, PlaceType.DISTRICT) and scene.hint is None
    return 1.0 if division and candidate.row in scene.divided else 0.0


def moved_area(candidate: Candidate, scene: Scene) -> float:
    """Words such as "near" or "20 km south of" stand before the name: they measure from a spot, not from a division."""
    return 1.0 if scene.moved and candidate.place.type in (PlaceType.PROVINCE, PlaceType.DISTRICT) else 0.0


def is_capital(candidate: Candidate, scene: Scene) -> float:
    """The candidate is the capital of a country or of a division."""
    return 1.0 if candidate.place.type in SETTLED and candidate.row in scene.seats else 0.0


def outlet_home(candidate: Candidate, scene: Scene) -> float:
    """The candidate lies in the country where the outlet is at home; a weak reason."""
    return 1.0 if scene.home and candidate.place.country == scene.home else 0.0


REASONS: tuple[Reason, ...] = (
    own_name, partial_name, spelling, size, is_country, is_division, is_district, is_region, is_listed, country_share,
    country_named, country_elsewhere, division_named, said_inside, type_agrees, type_differs, near_others, is_capital,
    outlet_home, lone_namesake, moved_area,
)  # fmt: skip


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each reason, by its name."""
    raw = tomllib.loads(resources.files("whoholds").joinpath("ontology/places/weights.toml").read_text("utf8"))
    return {name: float(value) for name, value in raw["reasons"].items()}


def evidence(candidate: Candidate, scene: Scene) -> tuple[Evidence, ...]:
    """Each reason that speaks for or against the candidate, and how much."""
    by_name = weights()
    found = ((reason.__name__, round(by_name[reason.__name__] * reason(candidate, scene), 3)) for reason in REASONS)
    return tuple(Evidence(name, weight) for name, weight in found if weight)


def score(candidate: Candidate, scene: Scene) -> float:
    """The sum of what the reasons weigh."""
    by_name = weights()
    return sum(by_name[reason.__name__] * reason(candidate, scene) for reason in REASONS)
