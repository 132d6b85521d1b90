"""The words that tell about a name of a place, from `ontology/places/words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from whoholds.records import PlaceType

_TYPES = {"town": PlaceType.CITY}


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists, each folded to small letters. Phrases are tuples of words."""

    type_after: Mapping[str, PlaceType]
    type_before: Mapping[tuple[str, ...], PlaceType]
    directions: frozenset[str]
    relations: Mapping[tuple[str, ...], str]
    locative: frozenset[str]
    strong: frozenset[str]
    facility: frozenset[str]
    qualifiers: frozenset[str]
    organisation: frozenset[str]
    organisation_before: frozenset[tuple[str, ...]]
    titles: frozenset[str]
    says: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]


def _phrases(items: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple(item.replace("-", " ").split()) for item in items]


def _type(name: str) -> PlaceType:
    return _TYPES.get(name) or PlaceType(name)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The word lists, read once."""
    folder = resources.files("whoholds").joinpath("ontology/places")
    raw = tomllib.loads(folder.joinpath("words.toml").read_text("utf8"))
    relations = {phrase: kind for kind, items in raw["relation"].items() for phrase in _phrases(items)}
    return Cues(
        type_after={word: _type(name) for name, items in raw["type_after"].items() for word in items},
        type_before={phrase: _type(name) for name, items in raw["type_before"].items() for phrase in _phrases(items)},
        directions=frozenset(raw["direction"]["words"]),
        relations=relations,
        locative=frozenset(raw["locative"]["words"]),
        strong=frozenset(raw["locative"]["strong"]),
        facility=frozenset(raw["facility"]["words"]),
        qualifiers=frozenset(raw["facility"]["qualifiers"]),
        organisation=frozenset(raw["organisation"]["words"]),
        organisation_before=frozenset(_phrases(raw["organisation"]["before"])),
        titles=frozenset(raw["person"]["titles"]),
        says=frozenset(raw["person"]["says"]),
        given=frozenset(raw["person"]["given"]),
        never=frozenset(raw["words"]["never"]),
        common=frozenset(folder.joinpath("common.txt").read_text("utf8").split()),
    )
