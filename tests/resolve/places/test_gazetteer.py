"""What the gazetteer knows and how it is made."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from whoholds.records import PlaceType
from whoholds.resolve.places import Gazetteer
from whoholds.resolve.places.build import Extra, write
from whoholds.resolve.places.dump import DumpError, dump_entries
from whoholds.resolve.places.entries import Entry, Grade
from whoholds.resolve.places.gazetteer import forget_old
from whoholds.resolve.places.own import OwnPlacesError, own_entries


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Київ", "UA"),
        ("حلب", "SY"),
        ("Taleqan", "AF"),
        ("Goma", "CD"),
        ("Marawi", "PH"),
    ],
)
def test_a_town_is_found_by_its_names_in_several_scripts(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert country in {place.country for place in gazetteer.lookup(name)}


@pytest.mark.parametrize(
    ("division", "country", "seat"),
    [
        ("Nimroz", "AF", "Zaranj"),
        ("Takhar", "AF", "Taloqan"),
        ("North Kivu", "CD", "Goma"),
        ("Borno", "NG", "Maiduguri"),
        ("Tigray", "ET", "Mek'ele"),
        ("Anbar", "IQ", "Ramadi"),
        ("Cabo Delgado", "MZ", "Pemba"),
    ],
)
def test_a_division_has_its_capital(gazetteer: Gazetteer, division: str, country: str, seat: str) -> None:
    found = next(p for p in gazetteer.lookup(division) if p.country == country and p.type is PlaceType.PROVINCE)
    capital = gazetteer.capital_of(found)
    assert capital is not None
    assert seat.casefold().replace("'", "") in capital.name.casefold().replace("'", "").replace("’", "")


def test_every_capital_and_division_of_the_table_is_known(gazetteer: Gazetteer) -> None:
    rows = gazetteer.counts()
    assert rows["country"] > 220
    assert rows["province"] > 3000
    assert len(gazetteer.seat_rows) > 650


def test_a_town_lies_in_its_division_and_country(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.lookup("Mosul")[0]
    division = gazetteer.division_of(mosul)
    assert division is not None
    assert division.name == "Nineveh"
    assert mosul.id in {place.id for place in gazetteer.within(division)}
    iraq = gazetteer.country("IQ")
    assert iraq is not None
    assert iraq.type is PlaceType.COUNTRY


def test_a_direction_of_a_country_lies_there(gazetteer: Gazetteer) -> None:
    sudan = gazetteer.by_key("SD")
    assert sudan is not None
    north, south = gazetteer.part(sudan, "n"), gazetteer.part(sudan, "s")
    assert north is not None
    assert south is not None
    assert north[0] > sudan.place.lat > south[0]


def _entries() -> Iterator[Entry]:
    yield Entry("t:1", "Kafr Misal", PlaceType.VILLAGE, "SY", 36.1, 36.9, (("Kafr Misal", Grade.OWN),), population=300)


def test_a_gazetteer_half_built_is_never_there(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield from _entries()
        raise RuntimeError("power cut")

    path = tmp_path / "g.sqlite"
    with pytest.raises(RuntimeError, match="power cut"):
        write(path, broken(), progress=lambda step, share: None)
    assert list(tmp_path.iterdir()) == []


def test_a_gazetteer_is_the_same_file_each_time(tmp_path: Path) -> None:
    one, other = (write(tmp_path / name, _entries(), progress=lambda step, share: None) for name in ("a", "b"))
    dumps = ["\n".join(sqlite3.connect(path).iterdump()) for path in (one, other)]
    assert dumps[0] == dumps[1]


def _row(number: int, name: str, at: tuple[float, float], feature: str, where: str) -> str:
    group, code = feature.split(".")
    country, division = where.split(".")
    cells = [str(number), name, name, "كفر مثال", str(at[0]), str(at[1]), group, code, country, "", division]
    return "\t".join([*cells, "", "", "", "340", "", "300", "Asia/Damascus", "2024-01-01"])


_ROWS = (
    _row(90000001, "Kafr Misal", (36.1, 36.9), "P.PPL", "SY.09"),
    _row(90000002, "Qarya Mahjura", (33.2, 44.1), "P.PPLH", "IQ.01"),
    _row(90000003, "Jabal Namudhaj", (34.2, 43.1), "T.MT", "IQ.01"),
    _row(90000004, "Hayy al Ikhtibar", (36.2, 37.2), "P.PPLX", "SY.09"),
)


def test_a_full_geonames_dump_gives_its_places_by_their_feature_codes(tmp_path: Path) -> None:
    path = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("allCountries.txt", "\n".join(_ROWS) + "\n")
    found = {entry.name: entry for entry in dump_entries(path, known=())}
    assert {name: str(entry.type) for name, entry in found.items()} == {
        "Kafr Misal": "village",
        "Jabal Namudhaj": "region",
        "Hayy al Ikhtibar": "neighbourhood",
    }
    assert found["Kafr Misal"].division == "SY.09"
    only = dump_entries(path, known=("geonames:90000001",), countries=("SY",))
    assert [entry.id for entry in only] == ["geonames:90000004"]


def test_a_file_of_another_format_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("name;lat;lon\n", encoding="utf8")
    with pytest.raises(DumpError, match=r"other\.txt"):
        list(dump_entries(path, known=()))


def test_a_users_own_places_come_from_csv_and_geojson(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("name,lat,lon,type,variants\nHill 402,34.5,36.1,region,Point 402|Tallat 402\n", encoding="utf8")
    shapes = tmp_path / "own.geojson"
    ring = [[36.0, 34.0], [36.2, 34.0], [36.2, 34.4], [36.0, 34.0]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Sector East", "country": "sy", "type": "region"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    shapes.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf8")
    (hill,), (sector,) = list(own_entries(table)), list(own_entries(shapes))
    assert [name for name, _ in hill.names] == ["Hill 402", "Point 402", "Tallat 402"]
    assert sector.country == "SY"
    assert (sector.lat, sector.lon) == pytest.approx((34.2, 36.1))
    assert Extra(own=(table,)).fingerprint() != Extra(own=(shapes,)).fingerprint()


def test_a_place_off_the_globe_is_refused_with_its_number(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("name,lat,lon\nHere,10,20\nNowhere,95,20\n", encoding="utf8")
    with pytest.raises(OwnPlacesError, match="place 2"):
        list(own_entries(table))


def test_compiled_gazetteers_that_nobody_opened_for_a_day_are_removed_but_not_the_one_in_use(tmp_path: Path) -> None:
    names = ["gazetteer-old.sqlite", "gazetteer-mine.sqlite", "gazetteer-new.sqlite", ".gazetteer-broken.sqlite.7"]
    for name in (*names, "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "gazetteer-in-use").write_text("gazetteer-mine.sqlite", "utf8")
    os.utime(tmp_path / "gazetteer-new.sqlite", (200_000, 200_000))
    for name in ("gazetteer-old.sqlite", "gazetteer-mine.sqlite", ".gazetteer-broken.sqlite.7", "notes.txt"):
        os.utime(tmp_path / name, (100_000, 100_000))
    removed = forget_old(tmp_path, now=210_000)
    assert [path.name for path in removed] == [".gazetteer-broken.sqlite.7", "gazetteer-old.sqlite"]
    assert (tmp_path / "gazetteer-mine.sqlite").exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Kharkivska", "Kharkiv"), ("Orūzgān", "Uruzgan"), ("Ninawa", "Nineveh"), ("Paktika", "Paktika")],
)
def test_a_division_is_shown_by_the_name_that_reports_use(gazetteer: Gazetteer, name: str, shown: str) -> None:
    assert shown in {place.name for place in gazetteer.lookup(name) if place.type is PlaceType.PROVINCE}
