"""Entries from a full GeoNames dump (`allCountries.zip`, a country's zip, or the text file in it)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TextIO

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade
from whoholds.resolve.places.geonames import CITY_POPULATION, Town, names_of

_COLUMNS = 19
_WATER = {
    "SEA": 300,
    "OCN": 2000,
    "GULF": 100,
    "STRT": 30,
    "BAY": 15,
    "LK": 10,
    "LKS": 10,
    "RSV": 8,
    "CNL": 20,
    "STM": 30,
}
_LAND = {
    "MTS": 40,
    "MT": 5,
    "VAL": 15,
    "PEN": 40,
    "ISL": 10,
    "ISLS": 30,
    "DSRT": 100,
    "RGN": 60,
    "RGNE": 60,
    "HLLS": 15,
}
_FACILITY = frozenset(
    "AIRP AIRB AIRF AIRH DAM MILB INSM PRN CMPRF CMP CTRR PS PSN OILR BDG PRT CSTL FT HSP UNIV SCHC MSQE SQR".split()
)
_HIDDEN = frozenset({"PPLH", "PPLQ", "PPLW"})
"""Settlements that are no more: historical, abandoned, destroyed."""


class DumpError(ValueError):
    """The file isn't a GeoNames dump."""


def dump_entries(path: Path, *, known: Collection[str], countries: Collection[str] = ()) -> Iterator[Entry]:
    """An entry for each place of the dump that isn't known yet: settlements, districts, waters, land, facilities.

    `known` are ids ("geonames:1123004"); `countries` limits the places to these ISO codes. Raises DumpError for a file
    of another format.
    """
    for line in _lines(path):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != _COLUMNS:
            raise DumpError(f"{path} has a line of {len(cells)} columns where a GeoNames dump has {_COLUMNS}")
        if (not countries or cells[8] in countries) and f"geonames:{cells[0]}" not in known:
            yield from _entry(cells)


def _lines(path: Path) -> Iterator[str]:
    """The lines of the dump's one big text file."""
    if path.suffix != ".zip":
        with path.open(encoding="utf8") as file:
            yield from file
        return
    with zipfile.ZipFile(path) as archive:
        inside = [
            info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename
        ]
        if not inside:
            raise DumpError(f"{path} holds no text file")
        with archive.open(max(inside, key=lambda info: info.file_size)) as raw:
            text: TextIO = io.TextIOWrapper(raw, encoding="utf8")
            yield from text


def _entry(cells: list[str]) -> Iterator[Entry]:
    kind = _kind(cells[6], cells[7], int(cells[14] or 0))
    if kind is None:
        return
    place_type, km, level = kind
    town = Town(
        id=int(cells[0]),
        name=cells[1],
        country=cells[8],
        division=f"{cells[8]}.{cells[10]}",
        lat=float(cells[4]),
        lon=float(cells[5]),
        population=int(cells[14] or 0),
        others=tuple(name for name in (cells[2], *cells[3].split(",")) if name),
    )
    yield Entry(
        id=f"geonames:{town.id}",
        name=town.name,
        type=place_type,
        country=town.country or None,
        lat=town.lat,
        lon=town.lon,
        names=tuple((name, grade) for name, grade in names_of(town) if grade == Grade.OWN or name != town.name),
        division=town.division if cells[10] else None,
        population=town.population,
        km=km,
        level=level,
    )


def _kind(group: str, code: str, population: int) -> tuple[PlaceType, float, int] | None:
    """What a feature code is here: type, radius of its area, level of a division; None if it is left out."""
    if group == "P" and code not in _HIDDEN:
        if code == "PPLX":
            return PlaceType.NEIGHBOURHOOD, 2, 0
        return (PlaceType.CITY if population >= CITY_POPULATION else PlaceType.VILLAGE), 0, 0
    if group == "A" and code in ("ADM2", "ADM3"):
        return PlaceType.DISTRICT, 20 if code == "ADM2" else 10, 2
    if group == "H" and code in _WATER:
        return PlaceType.WATER, _WATER[code], 0
    if group in "TL" and code in _LAND:
        return PlaceType.REGION, _LAND[code], 0
    if group in "SL" and code in _FACILITY:
        return PlaceType.FACILITY, 1, 0
    return None
