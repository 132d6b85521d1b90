"""Claims that came as codes: their places by the point that the coder gave, their actors by the registry's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whoholds.records import ActorRef, Claim, PlaceRef, PlaceType
from whoholds.resolve.actors import Registry
from whoholds.resolve.places import Gazetteer
from whoholds.resolve.places.distance import km_between

NEAR_KM = 30
"""A place of the same name and country this near to the coder's point is the same."""
WIDE = frozenset({PlaceType.PROVINCE, PlaceType.DISTRICT, PlaceType.REGION})
WIDE_KM = 150
"""The same for what is wide: coders and gazetteers put its point where they like."""
SORTS = frozenset(
    "town city village district department province prefecture governorate oblast region state county".split()
)
"""What coders write behind a name ("Bria town"); the name alone is looked up too."""
NOT_LISTED = "the gazetteer has no place of this name near the coder's point"


def settle(claims: Iterable[Claim], gazetteer: Gazetteer, registry: Registry) -> Iterator[Claim]:
    """The claims with ids of places and actors where they can be told; points and precision stay the coder's."""
    for claim in claims:
        yield replace(
            claim,
            places=tuple(_place(ref, gazetteer) for ref in claim.places),
            agents=tuple(_actor(ref, registry) for ref in claim.agents),
            targets=tuple(_actor(ref, registry) for ref in claim.targets),
        )


def _place(ref: PlaceRef, gazetteer: Gazetteer) -> PlaceRef:
    if ref.lat is None or ref.lon is None:
        return replace(ref, reason="the coder gave no point")
    point = (ref.lat, ref.lon)
    near = WIDE_KM if ref.type in WIDE else NEAR_KM
    found = [
        place
        for name in _names(ref.name)
        for place in gazetteer.lookup(name)
        if place.country == ref.country and km_between((place.lat, place.lon), point) <= near
    ]
    if not found:
        return replace(ref, reason=NOT_LISTED)
    best = min(found, key=lambda place: (place.type != ref.type, km_between((place.lat, place.lon), point), place.id))
    return replace(ref, type=best.type, admin1=best.admin1 or ref.admin1, place_id=best.id)


def _names(name: str) -> list[str]:
    """The name, and the name without the word for its sort."""
    words = name.split()
    return [name, " ".join(words[:-1])] if len(words) > 1 and words[-1].lower() in SORTS else [name]


def _actor(ref: ActorRef, registry: Registry) -> ActorRef:
    """By the whole name, or by what stands before the country in brackets ("Military Forces of X (2014-)")."""
    known = registry.lookup(ref.name) or registry.lookup(ref.name.partition(" (")[0].partition(":")[0])
    if known is None:
        return ref
    party = registry.party(known.id)
    return replace(ref, name=known.name, actor_id=party.id, side=party.side)
