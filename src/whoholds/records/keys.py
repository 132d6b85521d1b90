"""What names one place across reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from whoholds.records.kinds import PlaceType
from whoholds.records.places import UNNAMED, PlaceRef

WITHIN = frozenset({PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD})
"""Types of places that lie in a town. Their gazetteer id may be the town's, so their name is their key."""

BEARING = re.compile(r"^(?:the )?(?:(?:north|south) ?)?(?:north|south|east|west|central)(?:ern)? ")
"""What a folded name of a part of a place begins with. Its gazetteer id is the whole's."""

DETERMINERS = frozenset(
    (
        "the a an its their his her this that these those some several many key "
        "two three four five six seven eight nine ten"
    ).split()
)
PLAIN_NOUNS = frozenset(
    f"{article} {noun}" for article in ("a", "the") for noun in ("city", "town", "village", "place")
)
"""What stands for the place named beside it: "Delmar, a town in the north"."""
DIVISION_WORDS = frozenset({"province", "governorate", "oblast", "state", "county", "department", "wilayat"})
LITTLE_PLACING = frozenset({"in", "near", "at", "outside", "inside", "around", "of"})
LITTLE = frozenset("in of the a an near at on outside inside around al el and".split())

_MARKS = re.compile(r"[^\w]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ё": "е"})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, diacritics, apostrophes and hyphens: "Sar-e Pol" and "sar e pol" fold to one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = bare.translate(_LETTERS)
    for mark in "'’‘ʼ`ʻ":
        bare = bare.replace(mark, "")
    return _MARKS.sub(" ", bare).strip()


def shuffled(name: str) -> str:
    """A name by its telling words in any order, as a key for looking it up: "Kidal Airport" is "airport in Kidal"."""
    return "~" + " ".join(sorted(set(fold(name).split()) - LITTLE - DETERMINERS))


def place_key(ref: PlaceRef) -> str:
    """The gazetteer's id where it means this very place, else the folded name and the country."""
    name = fold(ref.name)
    if ref.place_id and ref.type not in WITHIN and ref.type is not PlaceType.REGION and not BEARING.match(name):
        return ref.place_id
    return f"{name}|{ref.country or ''}"


def placed(claim_places: tuple[PlaceRef, ...]) -> Iterator[tuple[str, PlaceRef]]:
    """Each place of a claim with its key; a site without a name of its own is named by what it lies in.

    "the prison" in Delmar is "prison in Delmar": not every prison of the country is one place. Where the words name no
    place at all, there is none to ask for, and what they lie in isn't meant.
    """
    for i, ref in enumerate(map(_division, claim_places)):
        if ref.reason == UNNAMED:
            return
        if not ref.place_id and fold(ref.name) in PLAIN_NOUNS and i + 1 < len(claim_places):
            continue
        bare = _bare(ref)
        wider = (other for other in claim_places[i + 1 :] if other.type not in {*WITHIN, PlaceType.COUNTRY})
        town = next(wider, None) if bare else None
        named = replace(ref, name=f"{bare} in {town.name}", country=ref.country or town.country) if town else ref
        yield place_key(named), named


def _division(ref: PlaceRef) -> PlaceRef:
    """ "northern Delmar province" is all of it, which lies in the north; "northern Redland" is a part of Redland."""
    name = fold(ref.name)
    if ref.place_id and ref.type is PlaceType.REGION and BEARING.match(name) and name.split()[-1] in DIVISION_WORDS:
        return replace(ref, name=ref.name.split(maxsplit=1)[1], type=PlaceType.PROVINCE)
    return ref


def _bare(ref: PlaceRef) -> str:
    """The words of a site without a proper name, without article or number; empty for a name."""
    if ref.type not in WITHIN:
        return ""
    rest = ref.name.split()
    while rest and (fold(rest[0]) in DETERMINERS or rest[0].isdigit()):
        rest = rest[1:]
    placed_already = LITTLE_PLACING & set(fold(ref.name).split())
    return " ".join(rest) if rest and rest[0][:1].islower() and not placed_already else ""


def beside(claim_places: tuple[PlaceRef, ...]) -> Iterator[str]:
    """Keys of towns that a claim bears on without naming them as its place: those its sites or parts lie in."""
    for ref in claim_places:
        if town := whole_of(ref):
            yield place_key(town)
        elif ref.place_id and ref.type in WITHIN:
            yield ref.place_id


def whole_of(ref: PlaceRef) -> PlaceRef | None:
    """The town that a part of it ("eastern Aleppo") lies in, or None if this is no part of a town."""
    name = fold(ref.name)
    if ref.place_id and ref.type in {PlaceType.CITY, PlaceType.VILLAGE} and BEARING.match(name):
        return replace(ref, name=BEARING.sub("", name))
    return None
