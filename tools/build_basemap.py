"""Make `frontend/src/map/basemap.json`, the map that places are drawn on, from Natural Earth's 10m divisions.

    python tools/build_basemap.py world_map.gpkg frontend/src/map/basemap.json

`world_map.gpkg` is in Debian's package `qgis-common` (Natural Earth, public domain). Needs GDAL's `ogr2ogr` and Node's
`npx`, which fetches mapshaper. The file is TopoJSON with three layers: `divisions` (first-order divisions with
`country` and `name`; a country is the divisions that share one), `disputed` (lines that some claim as a border) and
`countries` (a point to write each name at). Borders follow who governs in fact, which is Natural Earth's policy.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

MAPSHAPER = "mapshaper@0.7.70"
KEPT = "11%"
"""Share of the points that stay: 305 kB compressed, and a coast that holds at the scale of a district."""
LAYERS = {
    "divisions": "SELECT CASE WHEN iso_a2 GLOB '[A-Z][A-Z]' THEN iso_a2 ELSE adm0_a3 END AS country, name, geom "
    "FROM states_provinces WHERE adm0_a3 <> 'ATA'",
    "disputed": "SELECT name, geom FROM disputed_borders",
    "countries": "SELECT NAME AS name, geom FROM countries WHERE NAME IS NOT NULL AND iso_a2 <> 'AQ'",
}


def extract(source: Path, folder: Path) -> list[Path]:
    """Each layer as GeoJSON."""
    paths = []
    for name, query in LAYERS.items():
        paths.append(folder / f"{name}.json")
        options = ["-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=5", "-dialect", "SQLite"]
        subprocess.run(["ogr2ogr", *options, paths[-1], source, "-sql", query], check=True)
    return paths


def simplify(layers: list[Path], target: Path) -> None:
    """The layers in one topology, with fewer points; a division shares its arcs with its neighbours."""
    commands = [
        "-i", *map(str, layers), "snap", "combine-files",
        "-points", "inner", "target=countries",
        "-clean", "target=divisions",
        "-simplify", KEPT, "keep-shapes", "weighted", "target=divisions",
        "-o", str(target), "format=topojson", "quantization=20000", "target=*",
    ]  # fmt: skip
    subprocess.run(["npx", "--yes", MAPSHAPER, *commands], check=True)


def main() -> None:
    """Read the arguments, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        simplify(extract(arguments.source, Path(folder)), arguments.target)


if __name__ == "__main__":
    main()
