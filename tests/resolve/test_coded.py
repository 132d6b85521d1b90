"""Coded claims get ids where the gazetteer and the registry have the same thing, and keep the coder's point."""

from __future__ import annotations

import pytest

from whoholds.flow import Reader
from whoholds.records import ActorRef, BlockKind, Claim, Kind, PlaceRef, PlaceType, Span
from whoholds.resolve import settle

SPAN = Span(0, 4, "Bria")


def settled(reader: Reader, place: PlaceRef, *agents: ActorRef) -> Claim:
    claim = Claim("r", Kind.BATTLE, SPAN, SPAN, BlockKind.OTHER, agents=agents, places=(place,))
    (found,) = settle([claim], reader.resolver.gazetteer, reader.resolver.registry)
    return found


@pytest.mark.parametrize("name", ["Bria", "Bria town"])
def test_a_town_near_the_coders_point_gets_its_id_and_keeps_the_point(reader: Reader, name: str) -> None:
    (place,) = settled(reader, PlaceRef(SPAN, name, PlaceType.CITY, "CF", lat=6.5364, lon=21.9864, precision=1)).places
    assert place.place_id == "geonames:239899"
    assert (place.lat, place.lon, place.precision) == (6.5364, 21.9864, 1)


def test_a_town_of_the_same_name_elsewhere_is_another(reader: Reader) -> None:
    (place,) = settled(reader, PlaceRef(SPAN, "Bria", PlaceType.CITY, "CF", lat=4.0, lon=18.0)).places
    assert place.place_id is None
    assert place.reason == "the gazetteer has no place of this name near the coder's point"


def test_a_place_without_a_point_stays_unresolved(reader: Reader) -> None:
    (place,) = settled(reader, PlaceRef(SPAN, "Bria", PlaceType.CITY, "CF")).places
    assert (place.place_id, place.reason) == (None, "the coder gave no point")


def test_an_actor_that_the_registry_has_gets_its_party(reader: Reader) -> None:
    place = PlaceRef(SPAN, "Bria", PlaceType.CITY, "CF", lat=6.5364, lon=21.9864)
    known, unknown = settled(reader, place, ActorRef(SPAN, "Taliban"), ActorRef(SPAN, "Zork Front (2014-)")).agents
    assert known.actor_id is not None
    assert (unknown.actor_id, unknown.name) == (None, "Zork Front (2014-)")
