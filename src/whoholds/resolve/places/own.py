"""Entries from a user's own places: a CSV file with a header, or GeoJSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade, split
from whoholds.resolve.places.normal import fold


class OwnPlacesError(ValueError):
    """A user's file of places lacks something that a place needs."""


def own_entries(path: Path) -> Iterator[Entry]:
    """An entry for each row or feature.

    `name`, `lat` and `lon` (in GeoJSON the geometry) are needed; `type`, `country`, `variants` (a list, or names parted
    by `|`), `population`, `km` (the radius of its area) and `id` are not. Raises OwnPlacesError with the row's number.
    """
    rows = _features(path) if path.suffix.lower() in (".json", ".geojson") else _rows(path)
    for number, row in enumerate(rows, 1):
        try:
            yield _entry(row)
        except (KeyError, TypeError, ValueError) as error:
            raise OwnPlacesError(f"{path}, place {number}: {error}") from error


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _features(path: Path) -> Iterator[Mapping[str, Any]]:
    data = json.loads(path.read_text("utf8"))
    for feature in data["features"] if data.get("type") == "FeatureCollection" else [data]:
        points = list(_points(feature["geometry"]["coordinates"]))
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        middle = {"lon": (west + east) / 2, "lat": (south + north) / 2, "km": (north - south) * 111 / 2}
        yield {**middle, **(feature.get("properties") or {}), "id": feature.get("id")}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Every point of a GeoJSON geometry, however deep its lists are."""
    if isinstance(coordinates[0], int | float):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for inner in coordinates:
        yield from _points(inner)


def _entry(row: Mapping[str, Any]) -> Entry:
    name = str(row["name"]).strip()
    lat, lon = float(row["lat"]), float(row["lon"])
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{name!r} at {lat}, {lon} is no place on Earth")
    country = str(row.get("country") or "").upper() or None
    others = row.get("variants") or ""
    variants: Iterable[str] = split(others) if isinstance(others, str) else map(str, others)
    return Entry(
        id=f"own:{row.get('id') or fold(name)}",
        name=name,
        type=PlaceType(row.get("type") or PlaceType.CITY),
        country=country,
        lat=lat,
        lon=lon,
        names=((name, Grade.OWN), *((variant, Grade.CURATED) for variant in variants)),
        population=int(float(row.get("population") or 0)),
        km=float(row.get("km") or 0),
        level=3,
    )
