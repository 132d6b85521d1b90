"""Finding the gazetteer's names in a report's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.resolve.places.gazetteer import Candidate, Gazetteer
from whoholds.resolve.places.normal import fold
from whoholds.resolve.places.words import Word

LONGEST = 6
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "ath", "ez", "es", "er", "ed", "en", "ul", "de", "la", "le", "les"})
_INSIDE = _ARTICLES | frozenset(
    {"of", "the", "and", "del", "las", "los", "du", "da", "do", "dos", "des", "e", "i", "ye", "y", "sur", "am", "na", "upon", "on",
     "in", "au", "aux", "den", "der", "van", "bin", "ibn", "abu", "umm", "d", "di", "se", "ko", "kot", "ou", "et", "a", "sous"}
)  # fmt: skip


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
        if key in known and (first not in best or best[first].last < last):
            best[first] = Hit(first, last, key, known[key])
    hits: list[Hit] = []
    for first in sorted(best):
        if not hits or first >= hits[-1].last:
            hits.append(best[first])
    return hits


def _spans(words: Sequence[Word], small: bool) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for first, word in enumerate(words):
        if not (word.capital or word.tagged or small or _article(words, first)):
            continue
        name = ""
        for last in range(first, min(first + LONGEST, len(words))):
            here = words[last]
            if last > first and not here.joined:
                break
            if not (here.capital or small or here.tagged or here.lower in _INSIDE or here.hyphen):
                break
            name += here.text
            if here.capital or small or here.tagged or (here.hyphen and here.lower not in _INSIDE):
                found.append((first, last + 1, fold(name)))
    return found


def _article(words: Sequence[Word], at: int) -> bool:
    """Whether a small article opens a name here: "al-Bab", "ar Raqqah"."""
    return words[at].lower in _ARTICLES and at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital
