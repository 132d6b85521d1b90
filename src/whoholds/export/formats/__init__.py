"""One file a format; `FORMATS` lists them, `write_export` writes one with its metadata beside it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

from whoholds.export.formats.acled import ACLED_CSV
from whoholds.export.formats.geojson import GEOJSON
from whoholds.export.formats.gpkg import GPKG
from whoholds.export.formats.hxl import HXL_CSV
from whoholds.export.formats.jsonl import JSONL
from whoholds.export.formats.kml import KML
from whoholds.export.formats.metadata import write_metadata
from whoholds.export.formats.parquet import GEOPARQUET, PARQUET
from whoholds.export.formats.timemap import TIMEMAP
from whoholds.export.formats.ucdp import UCDP_CSV
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Selected, layer_named

FORMATS: tuple[Format, ...] = (
    ACLED_CSV, UCDP_CSV, HXL_CSV, GEOJSON, GPKG, GEOPARQUET, KML, TIMEMAP, JSONL, PARQUET,
)  # fmt: skip


class LayerError(ValueError):
    """A format can't hold the layers asked for; the message says which it can."""


def write_export(
    selected: Selected, form: Format, out: Path, *, layers: Iterable[str] = (), excel: bool = False
) -> Written:
    """Write the part of a ledger in a format, and `FILE.meta.json` beside it; the file appears when it is complete.

    With `excel` a CSV begins with the mark by which Excel knows UTF-8; scripts may stumble over it.
    """
    names = tuple(dict.fromkeys(layers)) or form.default
    if set(names) - set(form.holds) or (len(names) > 1 and not form.several):
        one = "" if form.several else "one of "
        raise LayerError(f"{form.name} holds {one}{', '.join(form.holds)}, not {', '.join(names)}")
    written = Written()
    chosen = [layer_named(name) for name in names]
    part = out.with_name(f".{out.name}.part")
    try:
        form.write(selected, chosen, part, written)
        if excel and form.suffix == ".csv":
            part.write_bytes(codecs.BOM_UTF8 + part.read_bytes())
        part.replace(out)
        for beside in written.beside:
            beside.replace(out.with_name(beside.name.replace(part.name, out.name)))
    finally:
        part.unlink(missing_ok=True)
    write_metadata(selected, form, chosen, out, written)
    return written


__all__ = ["FORMATS", "Format", "LayerError", "Written", "write_export"]
