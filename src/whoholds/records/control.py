"""Who holds a place: one stretch of time in which its control didn't change, with the claims for and against."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from whoholds.records.entries import Entry
from whoholds.records.kinds import Extent
from whoholds.records.places import PlaceRef


class State(StrEnum):
    """How a place stands."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What a state rests on: a side's own word, an independent one, several, or opposed ones."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Side:
    """A side by its name, and its id in the actor registry where it has one."""

    name: str
    actor_id: str | None = None


Party = tuple[Side, ...]
"""Sides that act or hold together, in the order of their names."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A half-open stretch of days, `since` up to, not including, `until`, in which a place stood one way.

    `until` is None while it lasts. `holder` of a contested place is who has most of it, else the sides in it. `extent`
    is how much of the place the holder has. `last_confirmed` is the last day that words speak of. `supporting` and
    `opposing` are ids of claims. `inferred` says why, where no words name this place and this time.
    """

    since: dt.date
    until: dt.date | None
    state: State
    holder: Party = ()
    besieger: Party = ()
    extent: Extent | None = None
    basis: Basis = Basis.REPORTED
    last_confirmed: dt.date | None = None
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    inferred: str | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError(f"a tenure ends after it begins, not {self.since} to {self.until}")
        if not self.supporting:
            raise ValueError("a tenure has claims behind it")

    def covers(self, day: dt.date) -> bool:
        """Whether the place stood this way on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A tenure that hasn't ended yet, as a telling carries it on: `ends` is the day when it ends by itself."""

    since: dt.date
    state: State
    holder: Party
    besieger: Party
    extent: Extent | None
    last: dt.date | None
    ends: dt.date | None
    inferred: str | None
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a place's telling had come before a day: enough to go on from there without the claims before.

    `settled` is the last stretch without fighting, None where it is `now` itself (`settled_now`) or there is none.
    `lost` are the parties that held the place and lost it.
    """

    day: dt.date
    now: Stretch
    settled: Stretch | None
    settled_now: bool
    lost: tuple[Party, ...]

    @property
    def ids(self) -> set[str]:
        """The claims that it rests on."""
        stretches = (one for one in (self.now, self.settled) if one)
        return {key for one in stretches for key in (*one.supporting, *one.opposing)}


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer for one place on a day: its tenure then, if any is known, with the words for and against.

    `as_known` is the day whose knowledge was asked for, None for today's. `history` are all tenures, where asked for.
    """

    key: str
    place: PlaceRef
    at: dt.date
    as_known: dt.date | None
    tenure: Tenure | None
    supporting: tuple[Entry, ...] = ()
    opposing: tuple[Entry, ...] = ()
    history: tuple[Tenure, ...] = ()

    @property
    def state(self) -> State:
        """How the place stands; unknown where nothing tells."""
        return self.tenure.state if self.tenure else State.UNKNOWN
