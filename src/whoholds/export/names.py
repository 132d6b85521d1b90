"""The names of formats and layers, for the command line, which starts without loading them."""

from __future__ import annotations

FORMAT_NAMES = (
    "acled-csv", "ucdp-csv", "hxl-csv", "geojson", "gpkg", "geoparquet", "kml", "timemap", "jsonl", "parquet",
)  # fmt: skip
LAYER_NAMES = ("control", "events", "claims", "places", "reports")
