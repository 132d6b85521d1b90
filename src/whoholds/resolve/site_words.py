"""What plain nouns of place mean: the lists of `ontology/sites.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whoholds.records import PlaceType

EVERY = frozenset(PlaceType)
GROUPS = {"any": EVERY, "narrow": EVERY - {PlaceType.COUNTRY}}
LISTS = ("towns", "definite", "singled_out", "facilities", "features", "abroad", "deeds")


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`meant_by` says which types of place a noun may mean; `abroad` are countries, the rest lemmas."""

    meant_by: Mapping[str, frozenset[PlaceType]]
    towns: frozenset[str]
    definite: frozenset[str]
    singled_out: frozenset[str]
    facilities: frozenset[str]
    features: frozenset[str]
    abroad: frozenset[str]
    deeds: frozenset[str]


@cache
def site_words() -> SiteWords:
    """The lists, read once."""
    table = tomllib.loads((files("whoholds.ontology") / "sites.toml").read_text("utf-8"))
    meant = {word: _types(names) for word, names in table["meant_by"].items()}
    return SiteWords(
        meant,
        *(frozenset(table["words"][name]) for name in LISTS),
    )


def _types(names: Iterable[str]) -> frozenset[PlaceType]:
    return frozenset().union(*(GROUPS.get(name) or {PlaceType(name)} for name in names))
