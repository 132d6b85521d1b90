"""The registry of actors: who they are, what they are called, on which side they stand. Data in `ontology/actors`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from whoholds.resolve.actors.trie import Alias, Trie
from whoholds.resolve.actors.vocabulary import Vocabulary
from whoholds.resolve.actors.words import words_of

_FOLDER = "ontology/actors"
_ACTOR_FILES = (
    "groups-middle-east",
    "groups-africa",
    "groups-asia",
    "groups-europe",
    "groups-americas",
    "bodies",
    "media",
)
_SIDES = {
    "government": "government",
    "forces": "government",
    "police": "government",
    "rebel": "rebel",
    "de facto": "rebel",
    "militia": "militia",
    "criminal": "militia",
    "foreign state": "foreign state",
    "coalition": "international body",
    "peacekeepers": "international body",
    "international body": "international body",
    "civilians": "civilians",
}
ARMED_TYPES = frozenset({"rebel", "militia", "criminal", "de facto"})
"""Types of actor that "the group" or "the militants" can mean."""
TYPES_BY_SIDE: Mapping[str | None, frozenset[str]] = {
    "rebel": frozenset({"rebel", "de facto"}),
    "militia": frozenset({"militia", "criminal"}),
}
"""Types of actor that words for one side can mean ("rebels", "militiamen")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry: one state, force, armed group, body, monitor or outlet.

    `id` is the name as a slug, "state:IQ" for a state's government and "state:IQ:police" for its police. `type` is
    finer than `side`; `country` is ISO 3166 of where it is at home, `countries` all where it mostly acts. `tags` are
    the peoples and creeds whose adjective can mean it. `parent` is the id of the actor it is part of; `from_year` and
    `to_year` bound its existence.
    `acled_type` is ACLED's actor type (1 state forces to 8 external forces), `ucdp` UCDP's actor id; both None where
    not known. `source` is where the facts can be looked up.
    """

    id: str
    name: str
    type: str
    country: str | None = None
    parent: str | None = None
    from_year: int | None = None
    to_year: int | None = None
    acled_type: int | None = None
    ucdp: str | None = None
    countries: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    iso3: str | None = None
    source: str = ""
    note: str = ""

    @property
    def side(self) -> str | None:
        """The side it stands on by itself; None for media, monitors, aid, parties and networks of no one country."""
        return _SIDES.get(self.type)


@dataclass(frozen=True, slots=True)
class Country:
    """A state with the words for it: names, adjectives, people, places its government is called by."""

    iso2: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def adjective(self) -> str:
        """The usual adjective; the country's name where the language has none."""
        return self.adjectives[0].lstrip("=") if self.adjectives else self.name

    @property
    def state_id(self) -> str:
        return f"state:{self.iso2}"


@dataclass(frozen=True, slots=True)
class People:
    """A people, creed or region whose adjective stands before "rebels" or "fighters"; no actor by itself."""

    adjective: str
    plural: str | None
    countries: tuple[str, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Epithet:
    """A word that means one actor in the reports of some countries and years ("the junta")."""

    word: str
    countries: frozenset[str]
    from_year: int
    to_year: int
    actor: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All actors by id, and the words that mean them."""

    actors: Mapping[str, Actor]
    countries: Mapping[str, Country]
    peoples: Mapping[str, People]
    epithets: tuple[Epithet, ...]
    trie: Trie = field(repr=False)

    @classmethod
    def load(cls, extra: Iterable[Path | str] = ()) -> Registry:
        """The registry that comes with whoholds, with a user's own CSV files after it.

        `extra` files have the columns of `ontology/actors/groups-*.csv`; `id` and `name` must be filled, an id that
        is already there replaces that entry. Raises ValueError on a row without them.
        """
        shipped = _shipped()
        rows = [row for path in extra for row in _read(Path(path).read_text("utf8"))]
        return _with(shipped, rows) if rows else shipped

    def lookup(self, name: str) -> Actor | None:
        """The actor that exactly this name or alias means, whatever its case; None if there is none or several."""
        found = {alias.target for alias in self.trie.exact(name) if alias.target in self.actors}
        return self.actors[found.pop()] if len(found) == 1 else None

    def is_leader(self, name: str) -> bool:
        """Whether exactly this name means a head of state or government."""
        return any(alias.sort == "leader" for alias in self.trie.exact(name))

    def party(self, actor_id: str) -> Actor:
        """The belligerent that an actor is part of: itself, or the last of its parents. Raises KeyError if unknown."""
        actor, seen = self.actors[actor_id], {actor_id}
        while actor.parent is not None and actor.parent in self.actors and actor.parent not in seen:
            seen.add(actor.parent)
            actor = self.actors[actor.parent]
        return actor


@cache
def _shipped() -> Registry:
    """The registry of the package: the same object each time, since it never changes."""
    countries = list(_table("countries"))
    rows = [row for name in _ACTOR_FILES for row in _table(name)]
    trie, actors = Trie(), dict[str, Actor]()
    for row in countries:
        _add_country(row, trie, actors)
    for row in rows:
        _add_actor(row, trie, actors)
    for row in _table("leaders"):
        _add_aliases(trie, (row["surname"], *_split(row["variants"])), Alias("leader", row["country"]))
    peoples = {row["adjective"]: _people(row) for row in _table("peoples")}
    for row in _table("peoples"):
        _add_aliases(trie, (row["adjective"],), Alias("people-adjective", row["adjective"]))
        _add_aliases(trie, _split(row["people"]), Alias("people", row["adjective"]))
    epithets = tuple(_epithet(row) for row in _table("epithets"))
    return Registry(actors, {row["iso2"]: _country(row) for row in countries}, peoples, epithets, trie)


def _with(base: Registry, rows: Iterable[Mapping[str, str]]) -> Registry:
    """A copy of a registry with more rows."""
    trie, actors = base.trie.copy(), dict(base.actors)
    for row in rows:
        if not row.get("id") or not row.get("name"):
            raise ValueError(f"an actor has an id and a name: {dict(row)}")
        _add_actor(row, trie, actors)
    return Registry(actors, base.countries, base.peoples, base.epithets, trie)


def _add_country(row: Mapping[str, str], trie: Trie, actors: dict[str, Actor]) -> None:
    """A state's government, its police, and the words for the country and its people."""
    key, name = f"state:{row['iso2']}", row["name"]
    shared = {
        "country": row["iso2"],
        "countries": (row["iso2"],),
        "iso3": row["iso3"],
        "source": row["source"],
        "acled_type": 1,
    }
    adjective = _country(row).adjective
    actors[key] = Actor(key, f"Government of {_article(name)}{name}", "government", **shared)  # type: ignore[arg-type]
    for force, kind in (("armed forces", "forces"), ("police", "police")):
        part = f"{key}:{kind}"
        actors[part] = Actor(part, f"{adjective} {force}", kind, parent=key, **shared)  # type: ignore[arg-type]
    _add_aliases(trie, (name, *_split(row["aliases"])), Alias("country", row["iso2"]))
    _add_aliases(trie, _split(row["adjectives"]), Alias("adjective", row["iso2"]))
    _add_aliases(trie, _split(row["people"]), Alias("nationals", row["iso2"]))
    _add_aliases(trie, _split(row["metonyms"]), Alias("metonym", row["iso2"]))


def _add_actor(row: Mapping[str, str], trie: Trie, actors: dict[str, Actor]) -> None:
    """An entry with its name, aliases and acronyms.

    A name told apart by its country, "National Guard (Mexico)", means the entry only in reports of that country.
    """
    countries = _split(row.get("country"))
    actor = Actor(
        row["id"],
        row["name"],
        row.get("type") or "rebel",
        next(iter(countries), None),
        row.get("parent") or None,
        _year(row.get("from_year")),
        _year(row.get("to_year")),
        _year(row.get("acled_type")),
        row.get("ucdp") or None,
        countries,
        frozenset(_split(row.get("tags"))),
        row.get("iso3") or None,
        row.get("source") or "",
        row.get("note") or "",
    )
    actors[actor.id] = actor
    exact = [name if name[0] == "=" else f"={name}" for name in _split(row.get("acronyms"))]
    bare = row["name"].partition(" (")[0]
    name = f"={bare}" if actor.type == "media" or bare.isupper() else bare
    local = bare != row["name"] and bool(countries)
    _add_aliases(trie, (name,), Alias("local" if local or _is_common(name) else "actor", actor.id))
    for other in (row["name"], *_split(row.get("aliases")), *exact):
        _add_aliases(trie, (other,), Alias("local" if _is_common(other) else "actor", actor.id))


def _is_common(name: str) -> bool:
    """Whether a name of several words has none that is no other group's too ("National Liberation Army")."""
    keys = [word.key for word in words_of(name)]
    return len(keys) > 1 and Vocabulary.load().common.issuperset(keys)


def _add_aliases(trie: Trie, names: Iterable[str], alias: Alias) -> None:
    for name in names:
        trie.add(name, alias)


def _country(row: Mapping[str, str]) -> Country:
    return Country(row["iso2"], row["name"], _split(row["adjectives"]), _split(row["people"]))


def _people(row: Mapping[str, str]) -> People:
    plural = next(iter(_split(row["people"])), None)
    return People(row["adjective"], plural, _split(row["countries"]), row["sort"])


def _epithet(row: Mapping[str, str]) -> Epithet:
    years = _year(row["from_year"]) or 0, _year(row["to_year"]) or 9999
    return Epithet(row["words"], frozenset(_split(row["countries"])), *years, row["actor"])


def _article(name: str) -> str:
    """English says "the Government of the Philippines", but "of Iraq"."""
    takes = name.endswith(("s", "Republic", "Congo", "Union", "Kingdom")) and not name.endswith(
        ("us", "as", "is", "os")
    )
    return "the " if takes and name not in {"Honduras", "Wales"} else ""


def _table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the data files in `ontology/actors`."""
    yield from _read(files("whoholds").joinpath(f"{_FOLDER}/{name}.csv").read_text("utf8"))


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split("|") if part)


def _year(cell: str | None) -> int | None:
    return int(cell) if cell else None
