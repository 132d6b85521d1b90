"""ACLED's rule for one number of dead: of differing or vague numbers the most conservative.

By its public methodology on fatalities: the least of what sources say; "tens" are 10, "dozens" 12, "hundreds" 100, and
"thousands", by the same reading, 1000.
"""

from __future__ import annotations

import re

from whoholds.export.formats.coded import dead, side_of
from whoholds.records import Count, Counted
from whoholds.records.events import Bound, Event, Toll

VAGUE = {"tens": 10, "scores": 20, "dozens": 12, "hundreds": 100, "thousands": 1000}
_VAGUE = re.compile(rf"\b({'|'.join(VAGUE)})\b")
_PRECISE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|several|many)\s+(?:dozen|hundred|thousand)")


def of_event(event: Event) -> int:
    """The number for an event: its dead of every sort together.

    Where another number says how many died in all, and the sorts together are more, these differ: then the least counts
    that holds the largest sort, so that an event into which too much was merged adds nothing up that is told twice.
    """
    numbers = [conservative(toll) for toll in dead(event)]
    totals = [conservative(toll) for toll in event.tolls if toll.what is Counted.KILLED and side_of(toll) is None]
    if not totals or len(numbers) < 2:
        return sum(numbers)
    return max(*numbers, min(max(totals), sum(numbers)))


def conservative(toll: Toll) -> int:
    """The number that ACLED's rule makes of a toll."""
    numbers = [number for bound in toll.by if (number := _least(bound)) is not None]
    return min(numbers, default=0)


def _least(bound: Bound) -> int | None:
    """The least that a claimant's words mean by ACLED's rule."""
    words = _words(bound)
    vague = _VAGUE.search(words)
    if vague and not _PRECISE.search(words):
        return VAGUE[vague[1]]
    return bound.low if bound.low is not None else bound.high


def _words(bound: Bound) -> str:
    counts: tuple[Count, ...] = bound.entry.claim.counts
    same = (c for c in counts if c.what is Counted.KILLED and (c.low, c.high) == (bound.low, bound.high))
    return next((count.span.text.casefold() for count in same), "")
