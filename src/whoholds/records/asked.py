"""What part of a ledger was asked for: by days, country, kind, actor and certainty, as known on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whoholds.records.kinds import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None, and no kinds, stand for all.

    `first` and `last` are inclusive. A claim or an event passes if its days reach into the stretch, a tenure if it
    stood on one of its days. `country` is ISO 3166-1 alpha-2; `actor` an id or a name; `least` the confidence from
    which a claim counts: all is answered as if those less sure had not been read.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    as_known: dt.date | None = None
    country: str | None = None
    kinds: frozenset[Kind] = frozenset()
    actor: str | None = None
    least: float = 0.0

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the last day, {self.last}, lies before the first, {self.first}")
        if not 0 <= self.least <= 1:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.least}")

    def meets(self, first: dt.date, last: dt.date | None) -> bool:
        """Whether days from `first` to `last`, inclusive or None for open, reach into the stretch."""
        return (self.last is None or first <= self.last) and (self.first is None or last is None or last >= self.first)


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as the ledger lists it, without its text: `known` the day it is known from, `claims` how many it makes.

    `seq` is its number in the order of ingest.
    """

    seq: int
    id: str
    title: str | None
    source: str | None
    published: dt.date | None
    url: str | None
    language: str
    known: dt.date
    claims: int
