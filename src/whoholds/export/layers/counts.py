"""How many were killed, hurt and driven away, as columns."""

from __future__ import annotations

from collections.abc import Iterable

from whoholds.export.layers.columns import Column, Value, integer
from whoholds.records import Claim, Counted
from whoholds.records.events import Toll

SHOWN = (Counted.KILLED, Counted.WOUNDED, Counted.DISPLACED, Counted.DETAINED, Counted.ABDUCTED)

CLAIM_COUNTS: tuple[Column, ...] = tuple(
    column
    for what in SHOWN
    for column in (
        integer(f"{what.value}_low", f"how many {what.value}, the least that the words mean"),
        integer(f"{what.value}_high", "the most; empty where the words set no upper bound"),
    )
)

EVENT_COUNTS: tuple[Column, ...] = tuple(
    column
    for what in SHOWN
    for column in (
        integer(f"{what.value}_low", f"how many {what.value}, the least that any claimant says"),
        integer(f"{what.value}_best", "what most claimants say, the latest word deciding between equals"),
        integer(f"{what.value}_high", "the most that any claimant says; empty where one sets no upper bound"),
    )
)


def claim_counts(claim: Claim) -> tuple[Value, ...]:
    """The cells of `CLAIM_COUNTS`."""
    cells: list[Value] = []
    for what in SHOWN:
        counts = [count for count in claim.counts if count.what is what]
        highs = [count.high for count in counts]
        cells.append(max((count.low for count in counts if count.low is not None), default=None))
        cells.append(None if None in highs else max((high for high in highs if high is not None), default=None))
    return tuple(cells)


def event_counts(tolls: Iterable[Toll]) -> tuple[Value, ...]:
    """The cells of `EVENT_COUNTS`: of several victim groups the largest, since one may hold another."""
    listed = tuple(tolls)
    cells: list[Value] = []
    for what in SHOWN:
        largest = max((t for t in listed if t.what is what), key=lambda t: (t.best or 0, t.victims), default=None)
        cells += [largest.low, largest.best, largest.high] if largest else [None, None, None]
    return tuple(cells)
