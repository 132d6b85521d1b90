"""The compiled gazetteer: names to places, and how places lie in each other."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from whoholds.records import Place, PlaceType
from whoholds.resolve.places import build as compiler
from whoholds.resolve.places.distance import km_between
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.normal import fold, likeness, sound, without_article
from whoholds.resolve.places.progress import bar

_CHUNK = 400
_DAY = 86_400
_CHOICE = "gazetteer-in-use"
_FEWEST = 4
_MOST = 60
_BY_NAME = (
    "SELECT n.key, n.grade, p.* FROM json_each(?) j JOIN name n ON n.key = j.value JOIN place p ON p.id = n.place"
)
_BY_SOUND = "SELECT s.name, p.* FROM sound s JOIN place p ON p.id = s.place WHERE s.key = ? AND s.country = ?"
_BY_ID = "SELECT p.* FROM place p WHERE p.gid = ?"
_BY_KEY = "SELECT p.* FROM place p WHERE p.key = ? ORDER BY p.level LIMIT 1"
_WITHIN = {
    "country": "SELECT p.* FROM place p WHERE p.country = ? AND p.id != ? ORDER BY p.population DESC",
    "division": "SELECT p.* FROM place p WHERE p.division = ? AND p.id != ? ORDER BY p.population DESC",
    "district": "SELECT p.* FROM place p WHERE p.district = ? AND p.id != ? ORDER BY p.population DESC",
}
_SEAT = "SELECT p.* FROM capital c JOIN place p ON p.id = c.place WHERE c.of = ? ORDER BY p.population DESC LIMIT 1"
_SPOTS = {
    "country": "SELECT lat, lon, km * km FROM place WHERE country = ? AND level = 1",
    "division": "SELECT lat, lon, 1.0 FROM place WHERE division = ? AND type IN ('city', 'village')",
}
_NEAR = (
    "SELECT p.* FROM place p WHERE p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ? AND p.type IN ('city', 'village')"
)
FUZZY_LIKENESS = 0.7
"""Two spellings with one sound are taken for one name only if they are at least this alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `grade` says how the name stands to it, `likeness` how alike the spellings are.

    `key` is its own key as a division, `division` and `district` are the keys of those it lies in; `km` is its radius.
    """

    row: int
    place: Place
    grade: int
    key: str | None
    division: str | None
    district: str | None
    km: float
    level: int
    likeness: float = 1.0


def cache_folder() -> Path:
    """This user's cache folder for whoholds."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "whoholds"


def standard_path() -> Path:
    """Where the gazetteer without a user's additions lies, named by the hash of what it is made from."""
    return cache_folder() / f"gazetteer-{compiler.fingerprint()}.sqlite"


def forget_old(folder: Path, *, now: float | None = None) -> list[Path]:
    """Remove compiled gazetteers, and what broke off while compiling, that nobody opened for a day; what was removed.

    Another version of whoholds may be at work on its own: what was opened lately stays, and so does the one in use.
    """
    limit = (time.time() if now is None else now) - _DAY
    choice = folder / _CHOICE
    used = choice.read_text("utf8").strip() if choice.exists() else ""
    found = [*folder.glob("gazetteer-*.sqlite"), *folder.glob(".gazetteer-*.sqlite.*")]
    old = sorted(path for path in found if path.name != used and path.stat().st_mtime < limit)
    for path in old:
        path.unlink(missing_ok=True)
    return old


def is_whole(path: Path) -> bool:
    """Whether a compiled gazetteer has the pages that its head promises: a copy may break off, a disk fill up.

    The head of an SQLite file holds the size of a page at byte 16, 1 for 65,536, and the number of pages at byte 28.
    """
    with path.open("rb") as stream:
        head = stream.read(32)
    if not head.startswith(b"SQLite format 3\0"):
        return False
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    return path.stat().st_size == pages * (page if page > 1 else 65_536)


def chosen_path() -> Path:
    """The gazetteer in use: the one `whoholds gazetteer build` made last from added places, else the standard one.

    One made by another version of whoholds isn't used: its name tells.
    """
    choice = cache_folder() / _CHOICE
    name = choice.read_text("utf8").strip() if choice.exists() else ""
    named = cache_folder() / name
    return named if compiler.fingerprint() in name and named.exists() else standard_path()


def added_path(extra: compiler.Extra) -> Path:
    """Where a gazetteer with these additions lies."""
    return cache_folder() / f"gazetteer-{compiler.fingerprint()}-{extra.fingerprint()}.sqlite"


def use(path: Path) -> None:
    """Make the gazetteer at `path` in the cache folder the one that is opened by default."""
    choice = cache_folder() / _CHOICE
    if path == standard_path():
        choice.unlink(missing_ok=True)
    else:
        choice.write_text(path.name, encoding="utf8")


class BrokenGazetteerError(RuntimeError):
    """A gazetteer with a user's additions is cut short; only the user can make it again."""


class Gazetteer:
    """Places by name, read from one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._db.execute("PRAGMA mmap_size = 268435456")
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._admin1 = dict(self._db.execute("SELECT key, name FROM place WHERE level = 1"))
        self.demonyms: dict[str, str] = dict(self._db.execute("SELECT key, country FROM demonym"))
        self._seat_of = self._seats()
        self.seat_rows = frozenset(self._seat_of)
        self._parts: dict[tuple[int, str], tuple[float, float] | None] = {}

    @classmethod
    def build(cls, path: Path | None = None, *, progress: compiler.Progress | None = None) -> Gazetteer:
        """Compile the gazetteer to `path`, by default where `open` looks for it, and open it."""
        made = cls(compiler.build(path or standard_path(), progress=progress))
        if made.path.parent == cache_folder():
            forget_old(made.path.parent)
        return made

    @classmethod
    def open(cls, path: Path | None = None, *, progress: compiler.Progress | None = None) -> Gazetteer:
        """The gazetteer at `path`, or the one in use, which is built if it isn't there yet (under a minute).

        Unless `progress` is given, a bar on standard error shows the building. Raises BrokenGazetteerError for one with
        a user's additions that isn't whole.
        """
        path = path or chosen_path()
        if path.exists() and is_whole(path):
            with suppress(OSError):
                os.utime(path)
            return cls(path)
        if path.exists() and path != standard_path():
            raise BrokenGazetteerError(
                f"the gazetteer {path} is cut short: make it again with `whoholds gazetteer build`"
            )
        if progress is not None:
            return cls.build(path, progress=progress)
        with bar("building the gazetteer") as tell:
            return cls.build(path, progress=tell)

    def close(self) -> None:
        self._db.close()

    def _seats(self) -> dict[int, frozenset[int]]:
        seats: dict[int, set[int]] = {}
        for place, of in self._db.execute("SELECT place, of FROM capital"):
            seats.setdefault(place, set()).add(of)
        return {place: frozenset(of) for place, of in seats.items()}

    def _candidate(self, row: Sequence[object], grade: int, near: float = 1.0) -> Candidate:
        number, gid, name, kind, country, key, division, district, lat, lon, population, km, level = row
        admin1 = self._admin1.get(str(division)) if division else None
        place = Place(
            str(gid),
            str(name),
            PlaceType(str(kind)),
            _text(country),
            admin1,
            _number(lat),
            _number(lon),
            int(_number(population)),
        )
        return Candidate(
            int(_number(number)),
            place,
            grade,
            _text(key),
            _text(division),
            _text(district),
            _number(km),
            int(_number(level)),
            near,
        )

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """The candidates of each folded name, the likeliest by name and size first; names of no place are left out."""
        wanted = list(dict.fromkeys(keys))
        fresh = [key for key in wanted if key not in self._known]
        for at in range(0, len(fresh), _CHUNK):
            self._read(fresh[at : at + _CHUNK])
        return {key: self._known[key] for key in wanted if self._known[key]}

    def _read(self, keys: Sequence[str]) -> None:
        if len(self._known) > 100_000:
            self._known.clear()
        found: dict[str, list[Candidate]] = {key: [] for key in keys}
        for key, grade, *row in self._db.execute(_BY_NAME, (json.dumps(list(keys)),)):
            found[key].append(self._candidate(row, grade))
        for key, candidates in found.items():
            self._known[key] = tuple(sorted(candidates, key=_rank)[:_MOST])

    def alike(self, name: str, *, countries: Iterable[str]) -> tuple[Candidate, ...]:
        """Places of these countries whose name sounds like this one and is spelt alike, the most alike first."""
        key, heard = fold(name), sound(name)
        best: dict[int, Candidate] = {}
        short = without_article(name)
        for country in countries:
            for spelt, *row in self._db.execute(_BY_SOUND, (heard, country)):
                near = max(likeness(key, spelt), likeness(short, spelt) if short else 0.0)
                if near >= FUZZY_LIKENESS and (row[0] not in best or best[row[0]].likeness < near):
                    best[row[0]] = self._candidate(row, Grade.FUZZY, near)
        return tuple(sorted(best.values(), key=lambda c: (-c.likeness, *_rank(c))))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, the likeliest without any context first."""
        return tuple(c.place for c in self.candidates(name))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The candidates of one name; without its article if the whole has none."""
        key, short = fold(name), without_article(name)
        found = self.find([key, *([short] if short else [])])
        return found.get(key) or found.get(short or "", ())

    def by_id(self, gid: str) -> Candidate | None:
        """The place with this id ("geonames:1123004")."""
        row = self._db.execute(_BY_ID, (gid,)).fetchone()
        return self._candidate(row, Grade.OWN) if row else None

    def by_key(self, key: str) -> Candidate | None:
        """The country or division with this key ("AF", "AF.26")."""
        row = self._db.execute(_BY_KEY, (key,)).fetchone()
        return self._candidate(row, Grade.OWN) if row else None

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        found = self.by_key(code)
        return found.place if found else None

    def division_of(self, place: Place) -> Place | None:
        """The first-order division that a place lies in."""
        found = self.by_id(place.id)
        division = self.by_key(found.division) if found and found.division else None
        return division.place if division else None

    def within(self, place: Place) -> Iterator[Place]:
        """The places that lie in a country, a division or a district, the most populous first."""
        found = self.by_id(place.id)
        if found and found.key:
            column = "country" if place.type is PlaceType.COUNTRY else "division" if found.level == 1 else "district"
            for row in self._db.execute(_WITHIN[column], (found.key, found.row)):
                yield self._candidate(row, Grade.OWN).place

    def seats(self, candidate: Candidate) -> frozenset[int]:
        """The rows of the divisions and countries that this place is the capital of."""
        return self._seat_of.get(candidate.row, frozenset())

    def capital_of(self, division: Place) -> Place | None:
        """The seat of a division or of a country, None where the tables don't say."""
        found = self.by_id(division.id)
        seat = self.seat(found) if found else None
        return seat.place if seat else None

    def seat(self, candidate: Candidate) -> Candidate | None:
        """The capital of a candidate that is a division or a country."""
        row = self._db.execute(_SEAT, (candidate.row,)).fetchone()
        return self._candidate(row, Grade.OWN) if row else None

    def part(self, candidate: Candidate, bearing: str) -> tuple[float, float] | None:
        """The middle of the part of a country or division that lies in this direction, by where its towns are.

        `bearing` holds letters of n, s, e, w ("ne"). None where too few towns are known to tell.
        """
        at = (candidate.row, bearing)
        if at not in self._parts:
            self._parts[at] = self._middle(candidate, bearing)
        return self._parts[at]

    def _middle(self, candidate: Candidate, bearing: str) -> tuple[float, float] | None:
        """The middle of the third of a country's divisions, by area, or of a division's towns, that lie farthest there.

        Of two letters each takes the farther half.
        """
        column = "country" if candidate.place.type is PlaceType.COUNTRY else "division"
        spots = self._db.execute(_SPOTS[column], (candidate.key,)).fetchall() if candidate.key else []
        for letter in bearing:
            if len(spots) < _FEWEST:
                return None
            axis = 0 if letter in "ns" else 1
            spots.sort(key=lambda spot, axis=axis: float(spot[axis]), reverse=letter in "ne")  # type: ignore[misc]
            spots = _farthest(spots, 1 / 3 if len(bearing) == 1 else 1 / 2)
        total = sum(weight for *_, weight in spots)
        if not total:
            return None
        lat, lon = (round(sum(spot[axis] * spot[2] for spot in spots) / total, 3) for axis in (0, 1))
        return lat, lon

    def counts(self) -> dict[str, int]:
        """How many places of each type there are."""
        return dict(self._db.execute("SELECT type, count(*) FROM place GROUP BY type ORDER BY type"))

    def nearest(self, lat: float, lon: float, *, within_km: float = 50) -> Place | None:
        """The settlement nearest to a point."""
        span = within_km / 111
        box = (lat - span, lat + span, lon - 2 * span, lon + 2 * span)
        near = [self._candidate(row, Grade.OWN).place for row in self._db.execute(_NEAR, box)]
        ranked = sorted(near, key=lambda p: km_between((p.lat, p.lon), (lat, lon)))
        return ranked[0] if ranked and km_between((ranked[0].lat, ranked[0].lon), (lat, lon)) <= within_km else None


def _farthest(spots: list[tuple[float, float, float]], share: float) -> list[tuple[float, float, float]]:
    """The first spots that have this share of the whole weight, one at least."""
    wanted = share * sum(weight for *_, weight in spots)
    taken: list[tuple[float, float, float]] = []
    for spot in spots:
        if taken and sum(weight for *_, weight in taken) + spot[2] / 2 > wanted:
            break
        taken.append(spot)
    return taken


def _rank(candidate: Candidate) -> tuple[object, ...]:
    """The order of candidates before any context: countries, then size, own names before others."""
    place = candidate.place
    return (place.type is not PlaceType.COUNTRY, candidate.grade > 2, -place.population, place.id)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
