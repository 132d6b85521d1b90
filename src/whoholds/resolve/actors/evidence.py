"""Where a report plays, by its names: which state's government, army or rebels are meant without a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from whoholds.records import PlaceRef, Sentence
from whoholds.resolve.actors.finding import Found, MentionKind
from whoholds.resolve.actors.registry import ARMED_TYPES, Registry
from whoholds.resolve.actors.vocabulary import Vocabulary
from whoholds.resolve.actors.words import Word

# A country that something happens in says more of where a report plays than one whose forces or speakers it names.
_LOCATED, _ARMED_HERE, _PLACE, _NAMED = 3.0, 2.0, 2.0, 1.0
# A name in the same sentence says more than one in the same line, and that more than one elsewhere.
_BY_SENTENCES, _LINE, FAR = (6.0, 4.0, 3.0), 2.0, 1.0
_CLEAR = 1.4
"""How many times the weight of the next country the first must have. Set on the training reports."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘(])|\n+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that speaks for a country, where it stands and how much it says."""

    at: int
    country: str
    weight: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the sentences and lines of a report begin."""

    sentences: tuple[int, ...]
    lines: tuple[int, ...]

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence]) -> Bounds:
        """Bounds by the parsed sentences, or by marks where there are none; lines are blocks."""
        starts = [sentence.start for sentence in sentences] or [
            0,
            *(match.end() for match in _SENTENCE_END.finditer(text)),
        ]
        lines = [0, *(match.end() for match in re.finditer(r"\n+", text))]
        if sentences:
            pairs = pairwise(sentences)
            lines = [0, *(after.start for before, after in pairs if after.block != before.block)]
        return cls(tuple(sorted(starts)), tuple(lines))

    def nearness(self, at: int, other: int) -> float:
        """How much a word at one offset says of a word at another."""
        if bisect_right(self.lines, at) != bisect_right(self.lines, other):
            return FAR
        apart = abs(bisect_right(self.sentences, at) - bisect_right(self.sentences, other))
        return _BY_SENTENCES[apart] if apart < len(_BY_SENTENCES) else _LINE


def without(signs: Iterable[Sign], offsets: frozenset[int]) -> list[Sign]:
    """The signs, those at some offsets known but without weight: what is named there says nothing of the land."""
    return [replace(sign, weight=0.0) if sign.at in offsets else sign for sign in signs]


def signs_of(words: Sequence[Word], mentions: Iterable[Found], registry: Registry) -> list[Sign]:
    """The signs that a report's mentions give."""
    vocabulary, signs = Vocabulary.load(), list[Sign]()
    for found in mentions:
        at = words[found.first].start
        found_weights = _weights(words, found, registry, vocabulary)
        signs += [Sign(at, country, weight) for country, weight in found_weights if weight]
    return signs


def place_signs(places: Iterable[PlaceRef]) -> list[Sign]:
    """The signs that a report's resolved places give."""
    return [Sign(ref.span.start, ref.country, _PLACE) for ref in places if ref.span and ref.country]


def country_weights(signs: Iterable[Sign], bounds: Bounds, at: int | None) -> dict[str, float]:
    """How much speaks for each country, seen from an offset of the report (None: from nowhere in particular)."""
    weights: dict[str, float] = defaultdict(float)
    for sign in signs:
        weights[sign.country] += sign.weight * (1.0 if at is None else bounds.nearness(at, sign.at))
    return dict(weights)


def clearest(weights: dict[str, float]) -> str | None:
    """The country that clearly outweighs the others; None if none does."""
    told = {country: weight for country, weight in weights.items() if weight}
    ranked = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1] else None


def _weights(
    words: Sequence[Word], found: Found, registry: Registry, vocabulary: Vocabulary
) -> list[tuple[str, float]]:
    """The countries that one mention speaks for."""
    match found.kind:
        case MentionKind.ACTOR:
            actor = registry.actors[found.target]
            weight = _ARMED_HERE if actor.type in ARMED_TYPES or actor.type == "forces" else _NAMED
            weight = 0.0 if actor.type in {"media", "company"} else weight / max(len(actor.countries), 1)
            return [(country, weight) for country in actor.countries]
        case MentionKind.PATRON | MentionKind.METONYM | MentionKind.UNCLEAR:
            return []
        case MentionKind.PEOPLE:
            return _people(found.target, registry)
        case MentionKind.ARMED if found.target in registry.peoples:
            return _people(found.target, registry)
        case MentionKind.COUNTRY | MentionKind.ADJECTIVE if _located(words, found, vocabulary):
            return [(found.target, _LOCATED)]
        case MentionKind.ARMED:
            return [(found.target, _ARMED_HERE)]
        case _:
            return [(found.target, _NAMED)]


def _people(adjective: str, registry: Registry) -> list[tuple[str, float]]:
    countries = registry.peoples[adjective].countries
    return [(country, _NAMED) for country in countries] if len(countries) == 1 else []


def _located(words: Sequence[Word], found: Found, vocabulary: Vocabulary) -> bool:
    """Whether the words before the name place something in the country ("in Syria", "northern Mali")."""
    before = found.first - 1
    if before >= 0 and words[before].key == "the":
        before -= 1
    return before >= 0 and words[before].key in vocabulary.location
