"""What the gazetteer is compiled from: one row a place, whatever its source."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from importlib import resources

from whoholds.records import PlaceType


class Grade(IntEnum):
    """How a name stands to its place: the lower, the more it is the place's own."""

    OWN = 0
    CURATED = 1
    ALTERNATE = 2
    PART = 3
    FUZZY = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its names, before it has a row number.

    `division` is the key of the first-order division it lies in ("AF.26"), `district` that of the second-order one;
    `key` is its own key where other entries lie in it. `km` is the radius of its area, 0 for a point.
    """

    id: str
    name: str
    type: PlaceType
    country: str | None
    lat: float
    lon: float
    names: tuple[tuple[str, Grade], ...] = ()
    key: str | None = None
    division: str | None = None
    district: str | None = None
    population: int = 0
    km: float = 0.0
    level: int = 0


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the data files in `ontology/places`."""
    text = resources.files("whoholds").joinpath(f"ontology/places/{name}").read_text("utf8")
    yield from csv.DictReader(text.splitlines())


def split(cell: str) -> list[str]:
    """The names in a cell, which `|` separates."""
    return [name for name in (cell or "").split("|") if name]
