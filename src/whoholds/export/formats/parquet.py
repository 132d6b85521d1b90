"""Parquet and GeoParquet 1.1, by pyarrow (extra `parquet`): typed columns, their meanings in the schema."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Feature, Layer, Selected, Type, features

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 5000
"""Rows of a row group."""
GEOMETRY = "geometry"


def schema(layer: Layer, *, geo: bool = False) -> pa.Schema:
    """The columns of a layer as Arrow has them; with `geo` a column of points in well-known binary."""
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.REAL: pa.float64(),
        Type.DATE: pa.date32(),
        Type.TRUTH: pa.bool_(),
    }
    fields = [pa.field(c.name, types[c.type], metadata={"description": c.meaning}) for c in layer.columns]
    if not geo:
        return pa.schema(fields)
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary())])


def table(layer: Layer, rows: Iterable[Feature]) -> pa.Table:
    """Rows as one Arrow table."""
    import pyarrow as pa

    columns = schema(layer)
    return pa.Table.from_batches(_batches(layer, iter(rows), columns), schema=columns)


def _batches(layer: Layer, rows: Iterator[Feature], columns: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    geo = GEOMETRY in columns.names
    while some := list(islice(rows, BATCH)):
        cells: list[Sequence[Any]] = [[feature.values[i] for feature in some] for i in range(len(layer.columns))]
        if geo:
            cells.append([_wkb(feature.point) for feature in some])
        arrays = [pa.array(column, field.type) for column, field in zip(cells, columns, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=columns)


def _wkb(point: tuple[float, float] | None) -> bytes | None:
    return struct.pack("<BIdd", 1, 1, *point) if point else None


def _write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written, *, geo: bool) -> None:
    import pyarrow.parquet as pq

    (layer,) = layers
    columns = schema(layer, geo=geo)
    rows = features(selected, layer)
    with pq.ParquetWriter(out, columns.with_metadata(_geo() if geo else None), compression="zstd") as writer:
        for batch in _batches(layer, rows, columns):
            writer.write_batch(batch)
            written.rows[layer.name] += batch.num_rows


def _geo() -> dict[str, str]:
    """GeoParquet's own entry; without a CRS the points are longitude and latitude (OGC:CRS84)."""
    column = {"encoding": "WKB", "geometry_types": ["Point"]}
    return {"geo": json.dumps({"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}})}


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write one layer as Parquet."""
    _write(selected, layers, out, written, geo=False)


def write_geo(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write one layer as GeoParquet."""
    _write(selected, layers, out, written, geo=True)


PARQUET = Format(
    "parquet",
    "Parquet",
    ".parquet",
    "for R (arrow), Python, DuckDB and Spark: typed columns, one layer a file",
    ("claims", "events", "control", "places", "reports"),
    write,
    extra="parquet",
)

GEOPARQUET = Format(
    "geoparquet",
    "GeoParquet",
    ".parquet",
    "for geopandas, DuckDB and QGIS: the same with points",
    ("events", "control", "claims", "places"),
    write_geo,
    extra="parquet",
)
