"""A name in a report that may mean a place, with what the words around it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.records import PlaceType
from whoholds.resolve.places.gazetteer import Candidate


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `start:end` of the report and its surroundings.

    `whole` is the stretch with the type word or direction that belongs to the name. `hint` is the type that a word
    beside it gives. `border` says that its border is meant.
    `relation` are the words that move the place, `bearing` the direction of a part of it ("n").
    `inside` lists what the words say it lies in: keys of names or country codes. `cue` is how much the words before
    it promise a place: 0 nothing, 1 a preposition, 2 one that takes places. `label` is the parser's,
    `part` the number of the paragraph it stands in.
    """

    start: int
    end: int
    key: str
    candidates: Sequence[Candidate]
    whole: tuple[int, int]
    hint: PlaceType | None = None
    relation: str | None = None
    bearing: str = ""
    facility: bool = False
    border: bool = False
    cue: int = 0
    opens: bool = False
    label: str | None = None
    part: int = 0
    inside: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
