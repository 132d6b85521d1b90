"""What a time expression counts from, and the one function that every rule of meaning joins."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import singledispatch

from whoholds.resolve.dates import calendar as cal
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import Meaning


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression counts from.

    `context` is the last date told, `near` those with a year that are told nearest before and after. `ahead` says that
    the sentence speaks of the future (True), of the past (False) or that nobody knows (None). A `told` report looks
    back on long ago (a chronicle): its dates count from those it tells, not from the day of publication, and it surely
    goes `forward` from one to the next, so that "on Sunday" is the Sunday after the last.
    """

    published: dt.date | None
    context: Interval | None = None
    ahead: bool | None = None
    told: bool = False
    near: tuple[Interval, ...] = ()
    forward: bool = True

    @property
    def today(self) -> dt.date | None:
        """The day on which the words were written; a chronicle has none."""
        return None if self.told else self.published

    @property
    def now(self) -> dt.date | None:
        """The last day that the words can speak of as past."""
        return self.today or (self.context.end if self.context else None)

    @property
    def last_told(self) -> Interval | None:
        """The last date told, else the day of publication."""
        return self.context or (cal.day(self.today) if self.today else None)

    @property
    def nearby(self) -> tuple[Interval, ...]:
        """Dates that tell the year of one without."""
        return self.near or ((self.context,) if self.context else ())


def interval(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """The interval that a meaning has from an anchor; None where it can't be told or lies outside the calendar."""
    try:
        return rule(meaning, anchor)
    except (OverflowError, ValueError):
        return None


@singledispatch
def rule(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """The rule for one sort of meaning; `dated`, `counted` and `composed` each register theirs."""
    raise TypeError(f"no rule for {meaning!r} from {anchor!r}")
