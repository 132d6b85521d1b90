"""Each format as the program it is for reads it; what needs a program that isn't here is skipped with the reason."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest

from tests.export.conftest import Export
from whoholds.account import Account
from whoholds.account.selection import Selection
from whoholds.export.formats import FORMATS, LayerError, write_export
from whoholds.export.layers import LAYERS, features, layer_named
from whoholds.export.names import FORMAT_NAMES, LAYER_NAMES
from whoholds.records import Kind
from whoholds.records.asked import Asked

KML = "{http://www.opengis.net/kml/2.2}"
needs_gdal = pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="needs GDAL's ogrinfo (gdal-bin)")

TIMEMAP = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "associations"],
        "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
        "anyOf": [{"required": ["date"]}, {"required": ["latitude"]}],
        "properties": {
            **{
                name: {"type": "string"}
                for name in (
                    "id description date time time_precision location latitude longitude type category category_full "
                    "comments time_display shape colour"
                ).split()
            },
            "associations": {"type": "array", "items": {"type": "string"}},
            "sources": {"type": "array", "items": {"type": "string"}},
        },
    },
}
"""What TimeMap's own check of events asks, as a JSON schema."""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def count(samples: Account, name: str) -> int:
    return sum(1 for _ in features(Selection(samples, Asked()), layer_named(name)))


def test_every_format_and_layer_of_the_command_line_is_there_and_no_other() -> None:
    assert tuple(form.name for form in FORMATS) == FORMAT_NAMES
    assert {layer.name for layer in LAYERS} == set(LAYER_NAMES)


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_metadata_stand_beside_each_export(export: Export, name: str) -> None:
    path = export(name)
    meta = json.loads(path.with_name(path.name + ".meta.json").read_text("utf-8"))
    assert meta["format"] == name
    assert meta["made_by"].startswith("whoholds ")
    assert sum(meta["rows"].values()) > 0
    assert {source["outlet"] for source in meta["sources"]} == {"Demo Wire", "Specimen Radio", "Sample Gazette"}
    assert "CC BY 4.0" in meta["licence"]
    assert all(meaning for layer in meta["columns"].values() for meaning in layer.values())
    assert meta["filters"] == dict.fromkeys(("from", "to", "country", "kinds", "actor", "min_confidence"))


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_the_same_ledger_gives_the_same_file(samples: Account, export: Export, name: str, tmp_path: Path) -> None:
    form = next(form for form in FORMATS if form.name == name)
    again = tmp_path / "again"
    write_export(Selection(samples, Asked()), form, again)
    assert again.read_bytes() == export(name).read_bytes()


def test_a_format_refuses_layers_that_it_can_not_hold(samples: Account, tmp_path: Path) -> None:
    parquet = next(form for form in FORMATS if form.name == "parquet")
    with pytest.raises(LayerError, match="holds one of claims"):
        write_export(Selection(samples, Asked()), parquet, tmp_path / "x", layers=["claims", "events"])
    assert list(tmp_path.iterdir()) == []


def test_geojson_has_every_row_and_no_point_for_a_province(export: Export, samples: Account) -> None:
    found = json.loads(export("geojson").read_text("utf-8"))
    assert found["type"] == "FeatureCollection"
    layers = [feature["properties"]["layer"] for feature in found["features"]]
    assert layers.count("claims") == count(samples, "claims")
    for feature in found["features"]:
        cells = feature["properties"]
        assert (feature["geometry"] is None) == (
            cells["lat"] is None
            or cells["place_type"] in {"province", "region", "country", "water"}
            or (cells.get("place_precision") or 0) > 3
        )


def test_json_lines_hold_claims_whose_words_have_offsets(export: Export, samples: Account) -> None:
    lines = [json.loads(line) for line in export("jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == count(samples, "claims")
    assert all(line["cue"]["end"] - line["cue"]["start"] == len(line["cue"]["text"]) for line in lines)
    tenures = [json.loads(line) for line in export("jsonl", "control").read_text("utf-8").splitlines()]
    assert len(tenures) == count(samples, "control")
    assert all(tenure["for"] for tenure in tenures)


def test_kml_has_times_and_only_what_has_a_point(export: Export) -> None:
    document = ET.parse(export("kml")).getroot()[0]
    marks = document.findall(f"{KML}Folder/{KML}Placemark")
    assert len({mark.get("id") for mark in marks}) == len(marks)
    styles = {f"#{style.get('id')}" for style in document.findall(f"{KML}Style")}
    for mark in marks:
        lon, lat = (mark.findtext(f"{KML}Point/{KML}coordinates") or "").split(",")
        assert -180 <= float(lon) <= 180
        assert -90 <= float(lat) <= 90
        assert mark.findtext(f"{KML}styleUrl", "#control") in styles
    begins = [mark.findtext(f"{KML}TimeSpan/{KML}begin") for mark in marks]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", begin) for begin in begins if begin)


def test_timemap_events_pass_timemaps_own_check_and_their_sources_are_listed(export: Export) -> None:
    path = export("timemap")
    events = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator(TIMEMAP).validate(events)
    sources = json.loads(path.with_name(path.name + ".sources.json").read_text("utf-8"))
    assert {key for event in events for key in event["sources"]} == set(sources)
    assert all(isinstance(source["paths"], list) and source["id"] == key for key, source in sources.items())


def test_a_geopackage_is_one_by_its_tables_and_has_a_style_for_each_layer(export: Export, samples: Account) -> None:
    with closing(sqlite3.connect(export("gpkg"))) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in LAYER_NAMES:
            total = file.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            assert total == (count(samples, name),)
        styles = dict(file.execute("SELECT f_table_name, styleQML FROM layer_styles"))
    assert set(styles) == set(LAYER_NAMES) - {"reports"}
    assert all(ET.fromstring(style.partition(">")[2]).tag == "qgis" for style in styles.values())


def test_parquet_is_typed_and_says_what_each_column_means(export: Export, samples: Account) -> None:
    table = pq.read_table(export("parquet"))
    assert table.num_rows == count(samples, "claims")
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["start"], types["killed_low"], types["confidence"]) == ("date32[day]", "int64", "double")
    assert all(field.metadata[b"description"] for field in table.schema)


def test_geoparquet_tells_where_its_points_are(export: Export) -> None:
    geo = json.loads(pq.read_metadata(export("geoparquet")).metadata[b"geo"])
    assert geo["primary_column"] in geo["columns"]
    assert geo["columns"]["geometry"] == {"encoding": "WKB", "geometry_types": ["Point"]}


def test_geopandas_reads_the_geoparquet(export: Export, samples: Account) -> None:
    geopandas = pytest.importorskip("geopandas", reason="needs geopandas")
    frame = geopandas.read_parquet(export("geoparquet"))
    assert len(frame) == count(samples, "events")
    assert frame.crs.to_epsg() == 4326 or frame.crs.to_string() == "OGC:CRS84"
    assert (frame.geometry.dropna().x - frame.lon[frame.geometry.notna()]).abs().max() == 0


def test_duckdb_reads_both_parquets(export: Export, samples: Account) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    for name, layer in (("parquet", "claims"), ("geoparquet", "events")):
        found = duckdb.sql(f"SELECT count(*) FROM read_parquet('{export(name)}')").fetchall()
        assert found == [(count(samples, layer),)]


def gdal(path: Path, *args: str) -> str:
    return subprocess.run(["ogrinfo", "-ro", *args, str(path)], check=True, capture_output=True, text=True).stdout


@needs_gdal
def test_gdal_reads_every_layer_of_the_geopackage(export: Export, samples: Account) -> None:
    told = gdal(export("gpkg"), "-so", "-al")
    for name in LAYER_NAMES:
        assert re.search(rf"Layer name: {name}\n.*?Feature Count: {count(samples, name)}\n", told, re.DOTALL)
    assert "since: Date" in told
    assert "disputed: Integer(Boolean)" in told


@needs_gdal
def test_gdal_reads_the_kml_and_the_geojson(export: Export, samples: Account) -> None:
    assert "Control of places" in gdal(export("kml"), "-so")
    total = sum(count(samples, name) for name in ("control", "events", "claims", "places"))
    assert f"Feature Count: {total}" in gdal(export("geojson"), "-so", "-al")


def asked(samples: Account, name: str, **kwargs: Any) -> Iterator[dict[str, Any]]:
    layer = layer_named(name)
    return (layer.row(feature) for feature in features(Selection(samples, Asked(**kwargs)), layer))


def test_filters_leave_what_they_say(samples: Account) -> None:
    import datetime as dt

    day = dt.date(2021, 8, 12)
    for cells in asked(samples, "claims", first=day, last=day):
        assert (cells["start"] or cells["published"]) <= day <= (cells["end"] or cells["published"])
    kinds = {cells["kind"] for cells in asked(samples, "claims", kinds=frozenset({Kind.CAPTURE}))}
    assert kinds == {"capture"}
    every = [cells["confidence"] for cells in asked(samples, "claims")]
    sure = [cells["confidence"] for cells in asked(samples, "claims", least=max(every))]
    assert sure == [most for most in every if most == max(every)]
    assert len(sure) < len(every)
    assert list(asked(samples, "claims", country="UA")) == []
    assert all(
        "Taliban" in cells["holder"] + (cells["besieger"] or "")
        for cells in asked(samples, "control", actor="Taliban")
        if cells["holder"]
    )
    then = list(asked(samples, "claims", as_known=dt.date(2021, 8, 7)))
    assert then
    assert max(cells["known_from"] for cells in then) <= dt.date(2021, 8, 7)
    standing = list(asked(samples, "control", first=day, last=day))
    assert all(cells["since"] <= day and (cells["until"] is None or cells["until"] > day) for cells in standing)


def test_the_last_day_does_not_lie_before_the_first() -> None:
    import datetime as dt

    with pytest.raises(ValueError, match="lies before the first"):
        Asked(dt.date(2021, 1, 2), dt.date(2021, 1, 1))
