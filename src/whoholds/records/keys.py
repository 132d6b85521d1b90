"""What names one place across reports."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from whoholds.records.kinds import PlaceType
from whoholds.records.places import PlaceRef

WITHIN = frozenset({PlaceType.FACILITY, PlaceType.NEIGHBOURHOOD})
"""Types of places that lie in a town. Their gazetteer id may be the town's, so their name is their key."""

BEARING = re.compile(r"^(?:the )?(?:(?:north|south) ?)?(?:north|south|east|west|central)(?:ern)? ")
"""What a folded name of a part of a place begins with. Its gazetteer id is the whole's."""

_MARKS = re.compile(r"[^\w]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ё": "е"})


def fold(name: str) -> str:
    """A name without case, diacritics, apostrophes and hyphens: "Sar-e Pol" and "sar e pol" fold to one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    bare = bare.translate(_LETTERS)
    for mark in "'’‘ʼ`ʻ":
        bare = bare.replace(mark, "")
    return _MARKS.sub(" ", bare).strip()


def place_key(ref: PlaceRef) -> str:
    """The gazetteer's id where it means this very place, else the folded name and the country."""
    name = fold(ref.name)
    if ref.place_id and ref.type not in WITHIN and ref.type is not PlaceType.REGION and not BEARING.match(name):
        return ref.place_id
    return f"{name}|{ref.country or ''}"


def whole_of(ref: PlaceRef) -> PlaceRef | None:
    """The town that a part of it ("eastern Aleppo") lies in, or None if this is no part of a town."""
    name = fold(ref.name)
    if ref.place_id and ref.type in {PlaceType.CITY, PlaceType.VILLAGE} and BEARING.match(name):
        return replace(ref, name=BEARING.sub("", name))
    return None
