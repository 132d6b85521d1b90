"""GeoPackage 1.3: a SQLite file with a table a layer, and styles that QGIS applies when it opens the file.

Written by hand after the OGC standard 12-128r17; rows without a point have a NULL geometry.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from whoholds.export.formats.qml import style
from whoholds.export.formats.written import Format, Written, plain
from whoholds.export.layers import REPORTS, Column, Feature, Layer, Selected, Type, features

Box = tuple[float, float, float, float] | tuple[()]
APPLICATION_ID = 0x47504B47
VERSION = 10300
WGS84 = 4326
WHEN = "2000-01-01T00:00:00.000Z"
"""The time of change that the standard demands; a constant, so that the same ledger gives the same file."""
_SQL_TYPES = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.REAL: "REAL",
    Type.DATE: "DATE",
    Type.TRUTH: "BOOLEAN",
}
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT, ui TEXT, update_time DATETIME);
INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', :when,
  NULL, NULL, NULL, NULL, NULL);
"""
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("WGS 84", WGS84, "EPSG", WGS84, _WGS84, "longitude and latitude in degrees"),
    ("Undefined cartesian", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic", 0, "NONE", 0, "undefined", None),
)


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write the layers as tables of one file."""
    out.unlink(missing_ok=True)
    with closing(sqlite3.connect(out)) as file, file:
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {VERSION}")
        file.executescript(_TABLES.replace(":when", f"'{WHEN}'"))
        file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
        for layer in layers:
            written.rows[layer.name] += _layer(file, layer, features(selected, layer))


def _layer(file: sqlite3.Connection, layer: Layer, rows: Iterator[Feature]) -> int:
    """One table with its entries in the tables of contents; how many rows it has."""
    cells = "".join(f', "{column.name}" {_declared(column)}' for column in layer.columns)
    drawn = layer is not REPORTS
    cells = f", geom POINT{cells}" if drawn else cells
    file.execute(f'CREATE TABLE "{layer.name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{cells})')
    box: Box = ()
    names = [*(["geom"] if drawn else []), *(column.name for column in layer.columns)]
    marks = ", ".join("?" * len(names))
    insert = f'INSERT INTO "{layer.name}" ({", ".join(names)}) VALUES ({marks})'  # noqa: S608 - the layers' own names
    count = 0
    for feature in rows:
        geometry = (_blob(feature.point),) if drawn else ()
        file.execute(insert, (*geometry, *map(plain, feature.values)))
        box = _wider(box, feature.point)
        count += 1
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _contents(layer, box, drawn=drawn),
    )
    if drawn:
        file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (layer.name, WGS84))
        _style(file, layer)
    return count


def _contents(layer: Layer, box: Box, *, drawn: bool) -> tuple[str | float | None, ...]:
    kind, system = ("features", WGS84) if drawn else ("attributes", None)
    return layer.name, kind, layer.title, layer.meaning, WHEN, *(box or (None,) * 4), system


def _declared(column: Column) -> str:
    return _SQL_TYPES[column.type]


def _blob(point: tuple[float, float] | None) -> bytes | None:
    """A point as the standard has it: header without envelope, then well-known binary, little-endian."""
    if point is None:
        return None
    return b"GP\x00\x01" + struct.pack("<i", WGS84) + struct.pack("<BIdd", 1, 1, *point)


def _wider(box: Box, point: tuple[float, float] | None) -> Box:
    if point is None:
        return box
    lon, lat = point
    west, south, east, north = box or (lon, lat, lon, lat)
    return min(west, lon), min(south, lat), max(east, lon), max(north, lat)


def _style(file: sqlite3.Connection, layer: Layer) -> None:
    file.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, useAsDefault, description, owner, update_time) VALUES ('', '', ?, 'geom', ?, ?, 1, ?, '', ?)",
        (layer.name, layer.title, style(layer), layer.meaning, WHEN),
    )


GPKG = Format(
    "gpkg",
    "GeoPackage",
    ".gpkg",
    "for QGIS, ArcGIS and GDAL: every layer in one file, with styles that QGIS applies",
    ("control", "events", "claims", "places", "reports"),
    write,
    several=True,
)
