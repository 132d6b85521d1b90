"""What a report tells of places, sentence by sentence: its names with their grammar, its peoples, its sited events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whoholds.records import Block, BlockKind, Kind, PlaceRef, Sentence
from whoholds.resolve.atlas import Atlas
from whoholds.resolve.tree import case_of, top

RECENT = 300
"""How many names back are looked at, so that time grows with a report's length and no faster."""
DOUBTFUL = 0.3
"""Names less certain than this are nobody's site, unless the claim's own words name them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place name where it stands: its sentence, the token that heads it there, its preposition, its block."""

    ref: PlaceRef
    key: str
    sentence: int
    token: int | None
    case: str
    block: int


@dataclass(frozen=True, slots=True)
class Sited:
    """A claim whose own words name its site: the index of its sentence, its kind, the key of its place."""

    sentence: int
    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Tell:
    """A word that speaks for a country without naming a place in it: a people, an army, an office."""

    at: int
    country: str
    weight: float


@dataclass(frozen=True, slots=True)
class States:
    """The states that a report speaks of: each as a place, the words that speak for them in the order of the text.

    `plays` tells how much speaks for each country as seen from an offset.
    """

    places: Mapping[str, PlaceRef]
    tells: tuple[Tell, ...]
    plays: Callable[[int], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Ground:
    """The names of one report in order, the kinds of its blocks, the states that it speaks of."""

    atlas: Atlas
    named: tuple[Named, ...]
    blocks: tuple[BlockKind, ...]
    states: States

    @classmethod
    def of(cls, atlas: Atlas, blocks: Sequence[Block], states: States) -> Ground:
        """The ground of a report whose places are known."""
        starts = [sentence.start for sentence in atlas.sentences]
        edges = [block.span.start for block in blocks]
        named = tuple(_named(ref, atlas.sentences, starts, edges) for ref in atlas.refs if ref.span)
        return cls(atlas, named, tuple(block.kind for block in blocks), states)

    def in_sentence(self, index: int) -> tuple[Named, ...]:
        """The names of one sentence."""
        first = bisect_left(self.named, index, key=lambda name: name.sentence)
        last = bisect_right(self.named, index, key=lambda name: name.sentence)
        return self.named[first:last]

    def before(self, index: int) -> tuple[Named, ...]:
        """The latest names of the sentences before one."""
        last = bisect_left(self.named, index, key=lambda name: name.sentence)
        return self.named[max(0, last - RECENT) : last]

    def soon_after(self, index: int, sentences: int) -> tuple[Named, ...]:
        """The names of so many sentences after one."""
        first = bisect_right(self.named, index, key=lambda name: name.sentence)
        last = bisect_right(self.named, index + sentences, key=lambda name: name.sentence)
        return self.named[first:last]

    def told_between(self, start: int, end: int) -> dict[str, float]:
        """How much the words between two offsets speak for each country."""
        found: dict[str, float] = defaultdict(float)
        tells = self.states.tells
        for tell in tells[bisect_left(tells, start, key=lambda tell: tell.at) :]:
            if tell.at >= end:
                break
            found[tell.country] += tell.weight
        return dict(found)


def key_of(ref: PlaceRef) -> str:
    """What tells a place from others in a report."""
    return ref.place_id or ref.name.casefold()


def _named(ref: PlaceRef, sentences: Sequence[Sentence], starts: Sequence[int], edges: Sequence[int]) -> Named:
    start, end = (ref.span.start, ref.span.end) if ref.span else (0, 0)
    at = bisect_right(starts, start) - 1
    sentence = sentences[at] if at >= 0 and start < sentences[at].end else None
    token = top(sentence, start, end) if sentence else None
    case = case_of(sentence, token) if sentence and token is not None else ""
    return Named(ref, key_of(ref), at, token, case, bisect_right(edges, start) - 1)
