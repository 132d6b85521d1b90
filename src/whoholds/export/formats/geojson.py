"""GeoJSON (RFC 7946): a feature for each row, its layer among the properties."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoholds.export.formats.written import Format, Written, plain
from whoholds.export.layers import Feature, Layer, Selected, features


def feature_object(layer: Layer, feature: Feature) -> dict[str, Any]:
    """A row as a GeoJSON feature; without a point its geometry is null."""
    point = {"type": "Point", "coordinates": list(feature.point)} if feature.point else None
    cells = {name: plain(value) for name, value in layer.row(feature).items()}
    return {"type": "Feature", "id": feature.id, "geometry": point, "properties": cells}


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write the layers as one collection, a feature a line."""
    with out.open("w", encoding="utf-8") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        comma = "\n"
        for layer in layers:
            for feature in features(selected, layer):
                row = feature_object(layer, feature)
                row["properties"] = {"layer": layer.name, **row["properties"]}
                stream.write(comma + json.dumps(row, ensure_ascii=False))
                comma = ",\n"
                written.rows[layer.name] += 1
        stream.write("\n]}\n")


GEOJSON = Format(
    "geojson",
    "GeoJSON",
    ".geojson",
    "for web maps, QGIS, GDAL and most other programs; several layers in one file, told apart by the property `layer`",
    ("control", "events", "claims", "places"),
    write,
    several=True,
)
