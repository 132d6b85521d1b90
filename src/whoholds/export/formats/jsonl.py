"""JSON lines: one nested record a line; claims in the shape of `whoholds read --format jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoholds.export.events_rows import event_object
from whoholds.export.formats.written import Format, Written, plain
from whoholds.export.layers import CLAIMS, CONTROL, EVENTS, Layer, Selected, features
from whoholds.export.picture_json import entry_object, standing_object


def objects(selected: Selected, layer: Layer) -> Iterable[dict[str, Any]]:
    """The records of a layer as nested objects; of places and reports the flat rows."""
    if layer is CLAIMS:
        return (entry_object(entry) for _, entry in selected.entries())
    if layer is EVENTS:
        return map(event_object, selected.events())
    if layer is CONTROL:
        return map(standing_object, selected.control())
    return ({name: plain(value) for name, value in layer.row(feature).items()} for feature in features(selected, layer))


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write one layer, a record a line."""
    with out.open("w", encoding="utf-8") as stream:
        for layer in layers:
            for row in objects(selected, layer):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
                written.rows[layer.name] += 1


JSONL = Format(
    "jsonl",
    "JSON lines",
    ".jsonl",
    "for scripts: nested records with every word's offsets; claims as `whoholds read` prints them",
    ("claims", "events", "control", "places", "reports"),
    write,
)
