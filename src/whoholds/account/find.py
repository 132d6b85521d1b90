"""From a name as a person types it to the places of the ledger that it may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from whoholds.ledger import LedgerView
from whoholds.records import PlaceRef, PlaceType
from whoholds.records.keys import WITHIN, fold, place_key, shuffled

CLOSE = 0.84
"""Likeness of two spellings from which one is taken for the other, on difflib's scale."""

Lookup = Callable[[str], Iterable[str]]
"""From a name to keys that a gazetteer has for it."""

_SORTS = {
    "province": PlaceType.PROVINCE,
    "governorate": PlaceType.PROVINCE,
    "oblast": PlaceType.PROVINCE,
    "state": PlaceType.PROVINCE,
    "county": PlaceType.PROVINCE,
    "region": PlaceType.REGION,
    "district": PlaceType.DISTRICT,
    "raion": PlaceType.DISTRICT,
    "city": PlaceType.CITY,
    "town": PlaceType.CITY,
    "village": PlaceType.VILLAGE,
}
SITES = frozenset(
    (
        "airbase airfield airport airstrip barracks base border bridge camp checkpoint complex crossing dam field "
        "garrison headquarters hospital market mosque palace plant port post prison refinery road school square "
        "station terminal"
    ).split()
)
"""Nouns of sites: who asks for one doesn't mean its town."""
VAGUE = frozenset("city citys town towns main central key strategic international military air gas oil to".split())
"""Words of a site's name that needn't be said alike."""
_RANKS = (
    PlaceType.CITY,
    PlaceType.VILLAGE,
    PlaceType.DISTRICT,
    PlaceType.NEIGHBOURHOOD,
    PlaceType.FACILITY,
    PlaceType.REGION,
    PlaceType.PROVINCE,
    PlaceType.WATER,
    PlaceType.COUNTRY,
)
_ARTICLE = re.compile(r"^(?:the|al|el|ad|ar|as|ash|at|az)\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """A place of the ledger, and all keys that it goes by there."""

    place: PlaceRef
    keys: tuple[str, ...]


def find(view: LedgerView, name: str, *, lookup: Lookup | None = None) -> list[Found]:
    """The places that a name may mean, one a country unless several there are alike; towns before their provinces.

    Spelled as in a report or the gazetteer, in any case and with or without diacritics; else the nearest spelling.
    """
    base, sort = split_sort(fold(name))
    places = view.places_named(fold(name)) or view.places_named(base)
    if base != fold(name):
        places = _unique([*places, *view.places_named(base)])
    for other in (f"{base} village", f"{base} town", f"{base} city") if sort is None else ():
        places = places or view.places_named(other)
    for other in (shuffled(name), shuffled(base)):
        places = places or view.places_named(other)
    if not places and set(fold(name).split()) & SITES:
        return [Found(place, (place_key(place),)) for place in _sites(view, name)]
    for other in map(fold, _parts(name)):
        places = places or view.places_named(other)
    if lookup is not None and not places:
        places = _unique([*places, *view.places(lookup(name)).values()])
    for other in (base, *map(fold, _parts(name))):
        places = places or list(view.places(_near(view, other)).values())
    return _grouped(places, sort)


def _parts(name: str) -> list[str]:
    """The names inside one that has brackets: "Perim (Mayun Island)" is either."""
    return [part.strip() for part in re.split(r"[()]", name) if part.strip()] if "(" in name else []


def _sites(view: LedgerView, name: str) -> list[PlaceRef]:
    """The sites that a description fits best: "Delmar airport road" is "the road to the airport in Delmar".

    All that names a site must be in the description, and the nouns for its sort, if it has some.
    """
    wanted = set(shuffled(name)[1:].split())
    fitting: dict[str, int] = {}
    for folded, key in view.names_like("~"):
        words = set(folded[1:].split())
        if words - SITES - VAGUE and words - VAGUE <= wanted:
            fitting[key] = max(fitting.get(key, 0), len(words & wanted))
    places = view.places(fitting)
    sites = {key: ref for key, ref in places.items() if ref.type in WITHIN or not ref.place_id}
    most = max((fitting[key] for key in sites), default=0)
    return [sites[key] for key in sorted(sites) if fitting[key] == most]


def split_sort(folded: str) -> tuple[str, PlaceType | None]:
    """A folded name without the word for its sort, and the sort: "kunduz province" is "kunduz", a province."""
    words = folded.split()
    if len(words) > 1 and words[-1] in _SORTS:
        return " ".join(words[:-1]), _SORTS[words[-1]]
    if len(words) > 2 and words[0] in _SORTS and words[1] == "of":
        return " ".join(words[2:]), _SORTS[words[0]]
    return folded, None


def _unique(places: Iterable[PlaceRef]) -> list[PlaceRef]:
    return list({place_key(place): place for place in places}.values())


def _near(view: LedgerView, folded: str) -> list[str]:
    """Keys of the nearest spelling, if it is near enough."""
    bare = _ARTICLE.sub("", folded)
    starts = {
        bare[:1],
        *(f"{article} {bare[:1]}" for article in ("the", "al", "el", "ad", "ar", "as", "ash", "at", "az")),
    }
    scored: dict[float, set[str]] = defaultdict(set)
    for other, key in (pair for start in sorted(starts) for pair in view.names_like(start)):
        likeness = SequenceMatcher(None, bare, _ARTICLE.sub("", other), autojunk=False)
        if likeness.quick_ratio() >= CLOSE and likeness.ratio() >= CLOSE:
            scored[likeness.ratio()].add(key)
    return sorted(scored[max(scored)]) if scored else []


def _grouped(places: list[PlaceRef], sort: PlaceType | None) -> list[Found]:
    by_country: dict[str, list[PlaceRef]] = defaultdict(list)
    countries = {place.country for place in places if place.country}
    only = countries.pop() if len(countries) == 1 else ""
    for place in places:
        by_country[place.country or only].append(place)
    return [found for country in sorted(by_country) for found in _merged(_best(by_country[country], sort))]


def _best(places: list[PlaceRef], sort: PlaceType | None) -> list[PlaceRef]:
    wanted = [place for place in places if _alike(place.type, sort)] if sort else []
    if wanted:
        return wanted
    best = min(_RANKS.index(place.type) for place in places)
    return [place for place in places if _alike(place.type, _RANKS[best])]


def _alike(a: PlaceType, b: PlaceType | None) -> bool:
    for pair in ({PlaceType.CITY, PlaceType.VILLAGE}, {PlaceType.PROVINCE, PlaceType.REGION}):
        if a in pair and b in pair:
            return True
    return a is b


def _merged(places: list[PlaceRef]) -> list[Found]:
    """Places that can be one are: those within 30 km, and the one without coordinates with the only other."""
    groups: list[list[PlaceRef]] = []
    for place in sorted(places, key=lambda place: (place.lat is None, place.place_id is None, place_key(place))):
        fitting = [group for group in groups if _can_be_one(group[0], place)]
        if len(fitting) == 1:
            fitting[0].append(place)
        else:
            groups.append([place])
    return [Found(group[0], tuple(map(place_key, group))) for group in groups]


def _can_be_one(a: PlaceRef, b: PlaceRef) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return abs(a.lat - b.lat) < 0.3 and abs(a.lon - b.lon) < 0.4
