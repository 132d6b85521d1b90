"""Layers: the flat tables that exports, the API and data frames share, each column with its type and meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from whoholds.records import PlaceRef, PlaceType

Value = str | int | float | bool | dt.date | None


class Type(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    DATE = "date"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    type: Type
    meaning: str


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of a layer. `values` follow the layer's columns; `point` is (lon, lat) in WGS 84, or None.

    `first` and `last` are the days it is about, both inclusive; `last` None while it lasts, `first` None if unknown.
    `order` is its number in the order of ingest, where it has one.
    """

    id: str
    values: tuple[Value, ...]
    point: tuple[float, float] | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    order: int | str = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """A table: its columns, the one that tells rows apart, and how a row is made of a record."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: str
    feature: Callable[..., Feature] = field(repr=False, compare=False)

    def row(self, feature: Feature) -> dict[str, Any]:
        """A feature's values by the names of the columns."""
        return {column.name: value for column, value in zip(self.columns, feature.values, strict=True)}


def text(name: str, meaning: str) -> Column:
    """A column of words."""
    return Column(name, Type.TEXT, meaning)


def integer(name: str, meaning: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Type.INTEGER, meaning)


def real(name: str, meaning: str) -> Column:
    """A column of fractions."""
    return Column(name, Type.REAL, meaning)


def date(name: str, meaning: str) -> Column:
    """A column of days."""
    return Column(name, Type.DATE, meaning)


def truth(name: str, meaning: str) -> Column:
    """A column of yes or no."""
    return Column(name, Type.TRUTH, meaning)


AREAS = frozenset({PlaceType.PROVINCE, PlaceType.REGION, PlaceType.COUNTRY, PlaceType.WATER})
"""Types of places that no point stands for."""
WIDEST_POINT = 3
"""UCDP's where_prec up to which a place is drawn as a point: a district's own."""


def pin(ref: PlaceRef | None) -> tuple[float, float] | None:
    """Where a place may be drawn as a point: never a province, a country or a sea, whose middle is nowhere."""
    if ref is None or ref.lat is None or ref.lon is None or ref.type in AREAS:
        return None
    if ref.precision is not None and ref.precision > WIDEST_POINT:
        return None
    return ref.lon, ref.lat


def joined(words: list[str]) -> str | None:
    """Several values in one cell, each once, in their order; None for none."""
    return "; ".join(dict.fromkeys(word for word in words if word)) or None


PLACE = (
    text("place", "the place, by its usual name"),
    text("place_type", "city, village, neighbourhood, facility, district, province, region, country or water"),
    text("country", "ISO 3166-1 alpha-2"),
    text("admin1", "the first-order division"),
    text("place_id", "the gazetteer's id; empty where the name isn't resolved"),
    real("lat", "degrees north, WGS 84; of a province, region or country its middle, which is not where it happened"),
    real("lon", "degrees east, WGS 84; of a province, region or country its middle"),
)


def place_values(ref: PlaceRef | None) -> tuple[Value, ...]:
    """The cells of `PLACE`."""
    if ref is None:
        return (None,) * len(PLACE)
    return ref.name, ref.type.value, ref.country, ref.admin1, ref.place_id, ref.lat, ref.lon
