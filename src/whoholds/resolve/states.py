"""The states that a report speaks of, by its places and by its peoples, armies and offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoholds.records import Block, PlaceRef, PlaceType, Sentence
from whoholds.resolve.actors import ActorContext
from whoholds.resolve.actors.evidence import place_signs
from whoholds.resolve.atlas import Atlas
from whoholds.resolve.places import Gazetteer
from whoholds.resolve.site_words import site_words
from whoholds.resolve.siting import Ground, States, Tell


def ground_of(
    actors: ActorContext,
    blocks: Sequence[Block],
    sentences: tuple[Sentence, ...],
    *,
    places: Iterable[PlaceRef],
    gazetteer: Gazetteer,
) -> Ground:
    """What a report tells of places, for its claims to be placed on."""
    named = tuple(places)
    return Ground.of(Atlas.of(sentences, named), blocks, states_of(actors, named, gazetteer))


def states_of(actors: ActorContext, places: Iterable[PlaceRef], gazetteer: Gazetteer) -> States:
    """Each state as a place without words, and the words that speak for it without naming a place in it.

    A state that fights abroad is a place only where the report names one in it.
    """
    placed = place_signs(places)
    named = set(placed)
    tells = sorted((s.at, s.country, s.weight) for s in actors.scene.signs if s not in named)
    codes = sorted({sign.country for sign in placed} | {country for _, country, _ in tells} - site_words().abroad)
    known = {code: ref for code in codes if (ref := _country(code, gazetteer))}
    return States(known, tuple(Tell(*tell) for tell in tells), actors.scene.weights)


def _country(code: str, gazetteer: Gazetteer) -> PlaceRef | None:
    """A country as a place that is only understood."""
    found = gazetteer.country(code)
    if found is None:
        return None
    point = (found.lat, found.lon)
    return PlaceRef(None, found.name, PlaceType.COUNTRY, code, None, *point, found.id, precision=6)
