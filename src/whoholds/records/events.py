"""Happenings: claims, over reports and days, that tell of one thing, with the reasons for taking them for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from whoholds.records.claims import ActorRef
from whoholds.records.entries import Entry
from whoholds.records.kinds import Counted, Kind
from whoholds.records.places import Evidence, PlaceRef


@dataclass(frozen=True, slots=True)
class Bound:
    """How many one claimant says there were: `high` is None where the words set no upper bound."""

    claimant: str
    low: int | None
    high: int | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Toll:
    """A victim group of a happening: what was counted, of whom, and each claimant's bounds side by side.

    `low` is the least, `high` the most that anyone says (None if that has no upper bound), `best` what most claimants
    say, the latest word deciding between equals. Counts that contradict each other are never added up.
    """

    what: Counted
    victims: str
    low: int | None
    best: int | None
    high: int | None
    by: tuple[Bound, ...]

    @property
    def disputed(self) -> bool:
        """Whether two claimants can't both be right: their bounds don't meet."""
        return any(not _meet(a, b) for a in self.by for b in self.by)


def _meet(a: Bound, b: Bound) -> bool:
    if a.low is None or b.low is None:
        return True
    return (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims taken for one happening, and why."""

    one: str
    other: str
    reasons: tuple[Evidence, ...]

    @property
    def weight(self) -> float:
        """The sum of the reasons."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Event:
    """A happening. `id` is made from its first claim, and stays as more claims come."""

    id: str
    kind: Kind
    place: PlaceRef | None
    first: dt.date
    last: dt.date
    agents: tuple[ActorRef, ...]
    entries: tuple[Entry, ...]
    links: tuple[Link, ...] = ()
    tolls: tuple[Toll, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What one side of a dispute says, and the claims that say it."""

    says: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Words that can't all be so. `about` is holder, toll, happened, doer or gazetteer."""

    about: str
    place: PlaceRef | None
    first: dt.date
    last: dt.date
    positions: tuple[Position, ...]
