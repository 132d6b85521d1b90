"""Places: an entry of the gazetteer, and a place as a report names it."""

from __future__ import annotations

from dataclasses import dataclass

from whoholds.records.kinds import PlaceType
from whoholds.records.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    `id` names the gazetteer and its key ("geonames:1123004"); `country` is ISO 3166-1 alpha-2, `admin1` the name of
    the first-order division; `lat` and `lon` are degrees in WGS 84; `population` is 0 where unknown.
    """

    id: str
    name: str
    type: PlaceType
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named, weighted reason for a choice; the reason's function documents it."""

    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What a report says of a place that the gazetteer has otherwise: the words, what they say, what is known."""

    span: Span
    says: str
    known: str


UNNAMED = "the words name no place"
"""Why a place has no point where a report speaks of "another town" or "three villages": it is no place to ask for."""


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a claim or a report names it, resolved or with the reason why not.

    `span` is None if the place is only understood. `lat` and `lon` are None when unresolved; `precision` is UCDP's
    where_prec (1 exact, 2 near, 3 second-order division, 4 first-order division, 5 larger or vague, 6 country,
    7 international waters or airspace). `relation` are the words that move the place ("outskirts of").
    `confidence` is the calibrated chance that the choice is right.
    """

    span: Span | None
    name: str
    type: PlaceType
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_id: str | None = None
    precision: int | None = None
    relation: str | None = None
    confidence: float | None = None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
