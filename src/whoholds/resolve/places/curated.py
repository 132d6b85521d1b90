"""Entries from the project's own tables: regions and waters that no division covers, places that GeoNames lacks."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade, split, table
from whoholds.resolve.places.normal import fold

FILES = ("regions.csv", "extra.csv")


def curated_entries() -> Iterator[Entry]:
    """An entry a row: name, type, country, position, radius in km, variants, population where namesakes need it."""
    for file in FILES:
        for row in table(file):
            country = row["country"] or None
            yield Entry(
                id=f"whoholds:{(country or 'xx').lower()}:{fold(row['name'])}",
                name=row["name"],
                type=PlaceType(row["type"]),
                country=country,
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                names=((row["name"], Grade.OWN), *((v, Grade.CURATED) for v in split(row["variants"]))),
                population=int(row.get("population") or 0),
                km=float(row["km"] or 0),
                level=3,
            )
