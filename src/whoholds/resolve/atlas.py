"""The place names of a report in order, and questions about where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from whoholds.records import PlaceRef, PlaceType, Sentence

SPECIFIC = (
    PlaceType.FACILITY,
    PlaceType.NEIGHBOURHOOD,
    PlaceType.VILLAGE,
    PlaceType.CITY,
    PlaceType.DISTRICT,
    PlaceType.WATER,
    PlaceType.PROVINCE,
    PlaceType.REGION,
    PlaceType.COUNTRY,
)
"""Place types from the most specific to the least."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The place names of one report in the order of their offsets, and its sentences.

    It is `scattered` if it is about many countries, none of them in half of its names: a digest of separate news.
    """

    sentences: tuple[Sentence, ...]
    refs: tuple[PlaceRef, ...]
    scattered: bool = False

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...], refs: Iterable[PlaceRef]) -> Atlas:
        ordered = tuple(sorted((ref for ref in refs if ref.span), key=_start))
        return cls(sentences, ordered, _scattered(ordered))

    def within(self, start: int, end: int) -> list[PlaceRef]:
        """The names between two offsets, in order."""
        first = bisect_left(self.refs, start, key=_start)
        found = []
        for ref in self.refs[first:]:
            if _start(ref) >= end:
                break
            found.append(ref)
        return found


def _start(ref: PlaceRef) -> int:
    return ref.span.start if ref.span else -1


def _scattered(refs: Iterable[PlaceRef]) -> bool:
    countries = Counter(ref.country for ref in refs if ref.country)
    return bool(countries) and max(countries.values()) * 2 < countries.total()
