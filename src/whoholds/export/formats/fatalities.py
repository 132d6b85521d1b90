"""ACLED's rule for one number of dead: of differing or vague numbers the most conservative.

By its public methodology on fatalities: the least of what sources say; "tens" are 10, "dozens" 12, "hundreds" 100, and
"thousands", by the same reading, 1000.
"""

from __future__ import annotations

import re

from whoholds.records import Count, Counted
from whoholds.records.events import Bound, Toll

VAGUE = {"tens": 10, "scores": 20, "dozens": 12, "hundreds": 100, "thousands": 1000}
_VAGUE = re.compile(rf"\b({'|'.join(VAGUE)})\b")
_PRECISE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|several|many)\s+(?:dozen|hundred|thousand)")


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
