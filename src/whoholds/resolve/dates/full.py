"""Whether a time needs nothing outside its own words, and what plain times it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.composed import with_year
from whoholds.resolve.dates.meanings import (
    By,
    Day,
    Feast,
    Fixed,
    Meaning,
    Month,
    Night,
    Nth,
    Part,
    Range,
    Season,
    Since,
    Until,
    Within,
    Years,
)


def full(meaning: Meaning) -> Interval | None:
    """The interval of a time that gives its year, else None."""
    dated = all(isinstance(leaf, Day | Month | Years | Feast | Fixed | Season) for leaf in leaves(meaning))
    return interval(meaning, Anchor(None)) if dated and with_year(meaning, 1) == meaning else None


def leaves(meaning: Meaning) -> Iterator[Meaning]:
    """The plain times that a time is made of."""
    inner = _inner(meaning)
    if not inner:
        yield meaning
    for part in inner:
        yield from leaves(part)


def _inner(meaning: Meaning) -> tuple[Meaning, ...]:
    if isinstance(meaning, Part | Nth):
        return (meaning.whole,)
    if isinstance(meaning, Night):
        return (meaning.day,)
    if isinstance(meaning, Within):
        return (meaning.inner, meaning.year)
    if isinstance(meaning, Range):
        return (meaning.first, meaning.last)
    if isinstance(meaning, Since):
        return (meaning.start,)
    return (meaning.end,) if isinstance(meaning, Until | By) else ()
