"""Days, weeks and months as intervals, both ends included."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """From one day to another, both included."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval ends on or after its start, not {self.start} to {self.end}")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def until(self, latest: dt.date) -> Interval:
        """The interval cut at a day, whole if it begins after that day."""
        return Interval(self.start, min(self.end, latest)) if self.start <= latest else self

    @property
    def precision(self) -> int:
        """UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
        return next(code for days, code in ((1, 1), (6, 2), (7, 3), (31, 4), (self.days, 5)) if self.days <= days)


def day(date: dt.date) -> Interval:
    """The interval of one day."""
    return Interval(date, date)


def days_from(date: dt.date, days: int) -> dt.date:
    """The date so many days on, or back. Raises OverflowError outside the calendar."""
    return date + days * DAY


def months_from(date: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, or the month's last. Raises ValueError outside the calendar."""
    years, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(years, month + 1, min(date.day, calendar.monthrange(years, month + 1)[1]))


def week_of(date: dt.date) -> Interval:
    """Monday to Sunday around a day."""
    monday = days_from(date, -date.weekday())
    return Interval(monday, days_from(monday, 6))


def weekend_of(date: dt.date) -> Interval:
    """Saturday and Sunday of a day's week."""
    week = week_of(date)
    return Interval(days_from(week.start, 5), week.end)


def months(year: int, first: int, last: int) -> Interval:
    """The first day of one month to the last of another, in the next year where the months run over its turn."""
    end = year + (last < first)
    return Interval(dt.date(year, first, 1), dt.date(end, last, calendar.monthrange(end, last)[1]))


def month_of(date: dt.date) -> Interval:
    """The calendar month around a day."""
    return months(date.year, date.month, date.month)


def quarter_of(date: dt.date) -> Interval:
    """The calendar quarter around a day."""
    first = (date.month - 1) // 3 * 3 + 1
    return months(date.year, first, first + 2)


def year_of(date: dt.date) -> Interval:
    """The calendar year around a day."""
    return months(date.year, 1, 12)


def decade_of(date: dt.date) -> Interval:
    """The ten years around a day, from a year that ends in 0."""
    first = date.year // 10 * 10
    return Interval(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))


def distance(time: Interval, other: Interval) -> int:
    """Days between two intervals, 0 if they touch."""
    return max(0, (time.start - other.end).days, (other.start - time.end).days)


EASTER_YEARS = (1900, 2099)
"""Years for which both Easters are computed here."""


def western_easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, place = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return dt.date(year, month, place + 1)


def eastern_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches (Meeus), in the Gregorian calendar of 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, place = divmod(d + e + 114, 31)
    return dt.date(year, month, place + 1) + 13 * DAY
