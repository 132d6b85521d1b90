"""The place names of a report in order, and questions about where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whoholds.records import Block, PlaceRef, PlaceType, Sentence

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
    """The place names of one report in the order of their offsets, its sentences, and where its blocks begin.

    It is `scattered` if it is about many countries, none of them in half of its names: a digest of separate news.
    """

    sentences: tuple[Sentence, ...]
    refs: tuple[PlaceRef, ...]
    blocks: tuple[int, ...] = ()
    scattered: bool = False

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...], refs: Iterable[PlaceRef], blocks: Sequence[Block] = ()) -> Atlas:
        ordered = tuple(sorted((ref for ref in refs if ref.span), key=_start))
        return cls(sentences, ordered, tuple(block.span.start for block in blocks), _scattered(ordered))

    def within(self, start: int, end: int) -> list[PlaceRef]:
        """The names between two offsets, in order."""
        first = bisect_left(self.refs, start, key=_start)
        found = []
        for ref in self.refs[first:]:
            if _start(ref) >= end:
                break
            found.append(ref)
        return found

    def before(self, offset: int) -> tuple[PlaceRef, ...]:
        """The names before an offset."""
        return self.refs[: bisect_left(self.refs, offset, key=_start)]

    def same_block(self, ref: PlaceRef, offset: int) -> bool:
        """Whether a name stands in the block of an offset."""
        return self._block(_start(ref)) == self._block(offset)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence of an offset, or the last before it; None before the first."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 else None

    def _block(self, offset: int) -> int:
        return bisect_right(self.blocks, offset)


def _start(ref: PlaceRef) -> int:
    return ref.span.start if ref.span else -1


def _scattered(refs: Iterable[PlaceRef]) -> bool:
    countries = Counter(ref.country for ref in refs if ref.country)
    return bool(countries) and max(countries.values()) * 2 < countries.total()
