"""What a time expression says before anyone knows when it was written: "on Sunday" is a weekday, not yet a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units of the calendar."""

    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Turn(StrEnum):
    """Which of several: "last March", "this Friday", "next week"."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Slice(StrEnum):
    """A part of a longer time: "early March", "the end of 2013"."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    MID_LATE = "mid-late"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month: "9 August 2021", "Aug 9", "the 9th"; the last day for "9-11 August"."""

    day: int
    month: int | None = None
    year: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or several in a row: "March", "last August", "January-March 2017"."""

    month: int
    year: int | None = None
    turn: Turn | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A year or several: "in 2015", "1980-88", "the 1990s"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday."""

    weekday: int
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern half by its first and last month."""

    first: int
    last: int
    year: int | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that needs no anchor: an event that is known by its date."""

    date: dt.date


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day of every year: month and day, first and last ("New Year's": 31 December to 1 January)."""

    first_month: int
    first_day: int
    last_month: int
    last_day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Easter:
    """A day counted from Easter Sunday."""

    offset: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Thanksgiving:
    """The fourth Thursday of November."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar counted from the day of publication: yesterday is (DAY, -1), last week (WEEK, -1)."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before publication; `amount` is None in "weeks ago"."""

    amount: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class After:
    """So many units after what the next clause tells, which lies that far before the report: "two days after ...".

    `amount` is None in "days after".
    """

    amount: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Elapsed:
    """So many units from the last date told, or up to the day of publication: "after four days of shelling"."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends, or with `ahead` begins, on the day of publication: "in the past three days", "for weeks".

    `amount` is None in "in recent weeks". `ahead` is None in "in two days", which can look either way.
    """

    amount: int | None
    unit: Unit
    ahead: bool | None = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the last date told: "the next day" is (1, DAY), "a week earlier" (-1, WEEK).

    `span` is true for what fills the units ("in the following days").
    """

    amount: int
    unit: Unit
    span: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """The last date told, or the unit around it: "that day", "later that week"."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without a day: "at dawn", "in the afternoon". `night` if it may run into the next day."""

    night: bool = False


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that ended on the day of publication."""


@dataclass(frozen=True, slots=True)
class Now:
    """The day of publication: "now", "currently"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer time."""

    part: Slice
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """A numbered stretch within a longer time: "the second week of February"; negative counts from the end.

    `amount` is how many units: "the last two weeks of March" is (-1, 2, WEEK).
    """

    ordinal: int
    amount: int
    unit: Unit
    whole: Meaning


@dataclass(frozen=True, slots=True)
class Night:
    """The night that begins on a day, and so ends on the next."""

    day: Meaning


@dataclass(frozen=True, slots=True)
class Within:
    """A time without a year, in a year named beside it: "March last year"."""

    inner: Meaning
    year: Meaning


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Since:
    """From a time until now."""

    start: Meaning


@dataclass(frozen=True, slots=True)
class Until:
    """A state's last time; its first is not said."""

    end: Meaning


@dataclass(frozen=True, slots=True)
class By:
    """Not later than a time: "by Thursday", "as of 31 March"."""

    end: Meaning


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words of time that give no date, with the reason."""

    reason: str


Meaning = (
    Day | Month | Years | Weekday | Season | Fixed | Feast | Easter | Thanksgiving | Period | Ago | After | Elapsed
    | Window | Shift | Same | Clock | Overnight | Now | Part | Nth | Night | Within | Range | Since | Until | By
    | Unknown
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time in a report, `start` to `end`, and what they say.

    `form` names the rule that found them. `after` is true where they date the clause that follows them ("two days after
    the rebels took the town" dates the taking); `bare` where a year or month is an adjective ("the 2014 offensive").
    """

    start: int
    end: int
    text: str
    meaning: Meaning
    form: str
    after: bool = False
    bare: bool = False
