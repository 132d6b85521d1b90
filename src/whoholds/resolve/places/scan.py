"""Finding the gazetteer's names in a report's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whoholds.records import PlaceType
from whoholds.resolve.places.entries import Grade
from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.normal import fold
from whoholds.resolve.places.words import Word

LONGEST = 6
_POINTS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
DIRECTIONS = frozenset((*_POINTS, *(f"{point}ern" for point in _POINTS), "central", "upper", "lower"))
_AREAS = frozenset({PlaceType.REGION, PlaceType.PROVINCE, PlaceType.WATER, PlaceType.DISTRICT})
ARTICLES = frozenset("al el ar as ash ad az an at ath ez es er ed en ul de la le les".split())
"""Articles that open a name or stand inside one."""
INSIDE = ARTICLES | frozenset(
    "of the and del las los du da do dos des e i ye y sur am na upon on in au aux den der van bin ibn abu umm d di se "
    "ko kot ou et a sous".split()
)
"""Small words that may stand inside a name."""

_NO_END = frozenset("as at an a the of in on and".split())
"""Words that end no name, which capitals throughout would make seem part of one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer: words `first` up to, not including, `last`, its key and what it may mean."""

    first: int
    last: int
    key: str
    candidates: tuple[Candidate, ...]


def scan(words: Sequence[Word], gazetteer: Gazetteer, *, small: bool = False) -> list[Hit]:
    """The longest names from left to right, none overlapping. With `small`, names without capitals count too."""
    spans = list(_spans(words, small))
    known = gazetteer.find(key for _, _, key in spans)
    best: dict[int, Hit] = {}
    for first, last, key in spans:
        candidates = _fitting(words, first, known.get(key, ()))
        if candidates and (first not in best or best[first].last < last) and not _cut(words, first, last, known):
            best[first] = Hit(first, last, key, candidates)
    hits: list[Hit] = []
    for first in sorted(best):
        if not hits or first >= hits[-1].last:
            hits.append(best[first])
    return hits


def _fitting(words: Sequence[Word], first: int, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates that such words can mean: "eastern Ghouta" without a capital is a region or a division only."""
    word = words[first]
    if candidates and word.lower in DIRECTIONS and not word.capital:
        return tuple(c for c in candidates if c.place.type in _AREAS and c.grade <= Grade.CURATED)
    return candidates


def _cut(words: Sequence[Word], first: int, last: int, known: Mapping[str, object]) -> bool:
    """Whether the name is better read without its leading "the"."""
    rest = fold(" ".join(w.text for w in words[first + 1 : last]))
    return words[first].lower == "the" and rest in known


def _spans(words: Sequence[Word], small: bool) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for first, word in enumerate(words):
        if not (word.capital or word.tagged or small or _article(words, first) or _part(words, first)):
            continue
        name = ""
        for last in range(first, min(first + LONGEST, len(words))):
            here = words[last]
            if last > first and not (here.joined or here.owned):
                break
            if last > first and not (here.capital or small or here.tagged or here.lower in INSIDE or here.hyphen):
                break
            name += ("s " if here.owned and last > first else " ") + here.text
            if last > first and here.lower in _NO_END:
                continue
            if here.capital or small or here.tagged or (here.hyphen and here.lower not in INSIDE):
                found.append((first, last + 1, fold(name)))
    return found


def _part(words: Sequence[Word], at: int) -> bool:
    """Whether a small word of direction opens a name here: "eastern Ghouta", "north Darfur"."""
    return words[at].lower in DIRECTIONS and at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital


def _article(words: Sequence[Word], at: int) -> bool:
    """Whether a small article opens a name here: "al-Bab", "ar Raqqah"."""
    return words[at].lower in ARTICLES and at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital
