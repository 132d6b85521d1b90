"""Telling a report of news from a chronicle, which looks back on long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval, distance
from whoholds.resolve.dates.full import full, leaves
from whoholds.resolve.dates.meanings import Day, Meaning, Month, Period, TimeExpression, Unit, Weekday

LONG_AGO = 60
"""A day so many days before publication, or more, speaks for a chronicle; a later one for news."""

BESIDE = 45
"""A day without a year so close to a full date has its year."""

TITLED = 10
"""A title with a year before that of publication weighs as much as so many days of long ago."""

FROM_TODAY = frozenset({"past window", "coming window", "ago", "period", "turned month"})
"""Forms that only a report close to its events uses; so are "on Sunday" and "yesterday"."""

FROM_NOW = frozenset({"recently", "now"})
"""Forms that both use, a report close to its events more; they weigh as much as two days."""


def is_chronicle(times: Sequence[TimeExpression], published: dt.date | None, titled: Sequence[Interval]) -> bool:
    """Whether a report tells of long ago: most of its days lie well before publication and nothing says "on Sunday".

    `titled` are the dates in its title. Without a day of publication everything counts from what is told.
    """
    if published is None:
        return True
    said = [leaf for time in times for leaf in leaves(time.meaning)]
    if any(time.form in FROM_TODAY for time in times) or any(_from_today(leaf) for leaf in said):
        return False
    fulls = tuple({date: None for leaf in said if (date := full(leaf)) and date.days <= 31})
    ages = [
        age for leaf in {leaf for leaf in said if _tells(leaf)} if (age := _age(leaf, published, fulls)) is not None
    ]
    old = any(date.end.year < published.year for date in titled)
    news = sum(0 <= age <= LONG_AGO for age in ages) + 2 * any(time.form in FROM_NOW for time in times)
    return sum(age > LONG_AGO for age in ages) + TITLED * old > news


def _age(meaning: Meaning, published: dt.date, fulls: tuple[Interval, ...]) -> int | None:
    """How many days before publication a time lies; without a year, beside a full date near to it if there is one."""
    yearless = isinstance(meaning, Day) and meaning.year is None
    told = interval(meaning, Anchor(published, told=True, near=fulls)) if fulls and yearless else None
    beside = told is not None and min(distance(told, date) for date in fulls) <= BESIDE
    found = told if beside else interval(meaning, Anchor(published))
    return (published - found.start).days if found else None


def _tells(meaning: Meaning) -> bool:
    """Whether a time says on which side it stands: a day, or a month with its year."""
    if isinstance(meaning, Day):
        return meaning.month is not None
    return isinstance(meaning, Month) and meaning.year is not None


def _from_today(meaning: Meaning) -> bool:
    if isinstance(meaning, Period):
        return meaning.unit in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}
    return isinstance(meaning, Weekday)
