"""Times that name a place in the calendar: days, months, years, seasons, feasts; their year is found if not said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from whoholds.resolve.dates import calendar as cal
from whoholds.resolve.dates.anchor import Anchor, rule
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import Day, Easter, Feast, Fixed, Month, Season, Thanksgiving, Turn, Unknown, Years

COMING = 31
"""So many days ahead a day without a year may lie when nothing says whether it is past ("on October 19")."""

LONG_PAST = 270
"""And so many days ago must then be the same day of the year before."""

EASTER_REACH = 7
"""An Easter without a year lies within so many days of publication."""


@rule.register
def unknown(meaning: Unknown, anchor: Anchor) -> Interval | None:
    """Words without a date have none."""
    return None


@rule.register
def fixed(meaning: Fixed, anchor: Anchor) -> Interval | None:
    """An event's own day."""
    return cal.day(meaning.date)


@rule.register
def years(meaning: Years, anchor: Anchor) -> Interval | None:
    """The first day of the first year to the last day of the last."""
    return Interval(dt.date(meaning.first, 1, 1), dt.date(meaning.last, 12, 31))


@rule.register
def days(meaning: Day, anchor: Anchor) -> Interval | None:
    """A day, or some in a row, of a month."""
    month = meaning.month
    if month is None:
        return _day_of_month(meaning, anchor)
    found = [time for year in _years(meaning.year, anchor) if (time := _on(meaning, month, year))]
    return _yearly(anchor, found)


def _on(meaning: Day, month: int, year: int) -> Interval | None:
    try:
        return Interval(dt.date(year, month, meaning.day), dt.date(year, month, meaning.last or meaning.day))
    except ValueError:
        return None


def _day_of_month(meaning: Day, anchor: Anchor) -> Interval | None:
    """ "The 9th": in the month last told of, else the last such day up to publication."""
    if anchor.context:
        return _on(meaning, anchor.context.end.month, anchor.context.end.year)
    today = anchor.today
    if today is None:
        return None
    firsts = [cal.months_from(today.replace(day=1), back) for back in (0, -1, -2)]
    found = [time for first in firsts if (time := _on(meaning, first.month, first.year))]
    return next((time for time in found if time.start <= today), None)


@rule.register
def months(meaning: Month, anchor: Anchor) -> Interval | None:
    """A month, or some in a row."""
    last = meaning.last or meaning.month
    found = [cal.months(year, meaning.month, last) for year in _years(meaning.year, anchor)]
    return _stretch(found, meaning.turn if meaning.year is None else None, anchor)


@rule.register
def seasons(meaning: Season, anchor: Anchor) -> Interval | None:
    """A season of the northern half."""
    found = [cal.months(year, meaning.first, meaning.last) for year in _years(meaning.year, anchor)]
    return _stretch(found, meaning.turn if meaning.year is None else None, anchor)


def _stretch(found: Sequence[Interval], turn: Turn | None, anchor: Anchor) -> Interval | None:
    """A month or season of the right year: the last up to publication, cut there, unless the sentence looks ahead."""
    if turn and anchor.today:
        return _turned(found, turn, anchor.today)
    if len(found) < 2:
        return found[0] if found else None
    if anchor.ahead or anchor.today is None:
        return _yearly(anchor, found)
    past = [time for time in found if time.start <= anchor.today]
    return max(past, key=lambda time: time.start).until(anchor.today) if past else None


@rule.register
def feasts(meaning: Feast, anchor: Anchor) -> Interval | None:
    """A named day of the year."""
    turn = meaning.last_month < meaning.first_month
    found = [
        Interval(
            dt.date(year, meaning.first_month, meaning.first_day),
            dt.date(year + turn, meaning.last_month, meaning.last_day),
        )
        for year in _years(meaning.year, anchor)
    ]
    return _yearly(anchor, found)


@rule.register
def thanksgiving(meaning: Thanksgiving, anchor: Anchor) -> Interval | None:
    """The fourth Thursday of November."""
    firsts = [dt.date(year, 11, 1) for year in _years(meaning.year, anchor)]
    return _yearly(anchor, [cal.day(cal.days_from(first, (3 - first.weekday()) % 7 + 21)) for first in firsts])


@rule.register
def easter(meaning: Easter, anchor: Anchor) -> Interval | None:
    """The eastern or western day, if only one of them is within a week of publication or both are the same."""
    sundays = {
        sunday(year)
        for year in _years(meaning.year, anchor)
        if cal.EASTER_YEARS[0] <= year <= cal.EASTER_YEARS[1]
        for sunday in (cal.western_easter, cal.eastern_easter)
    }
    found = [cal.days_from(sunday, meaning.offset) for sunday in sundays]
    today = anchor.today
    if today and (near := [date for date in found if abs((date - today).days) <= EASTER_REACH]):
        found = near
    return cal.day(found[0]) if len(found) == 1 else None


def _years(year: int | None, anchor: Anchor) -> list[int]:
    """The years in which a date without one may lie: around the day of publication, or around the dates told."""
    if year is not None:
        return [year]
    middles = [anchor.today] if anchor.today else [edge for near in anchor.nearby for edge in (near.start, near.end)]
    return sorted({middle.year + step for middle in middles for step in (-1, 0, 1) if 1 < middle.year + step < 9999})


def _yearly(anchor: Anchor, found: Sequence[Interval]) -> Interval | None:
    """The right one of the same date in several years.

    The last up to publication. The next where the sentence looks ahead, unless the last was just now (a plan that
    "began on May 5", told on May 7). Where nothing tells, the next if it is close and the last long ago. A chronicle
    means the one nearest to the dates it tells.
    """
    if len(found) < 2:
        return found[0] if found else None
    today = anchor.today
    if today is None:
        return _nearest(found, anchor.nearby)
    past = max((time for time in found if time.start <= today), key=lambda time: time.start, default=None)
    coming = min((time for time in found if time.end >= today), key=lambda time: time.start, default=None)
    if past is None or coming is None:
        return past or coming
    if anchor.ahead:
        return coming if (coming.start - today).days <= LONG_PAST or (today - past.end).days > COMING else past
    reach = COMING if anchor.ahead is None and (today - past.end).days > LONG_PAST else 0
    return coming if (coming.start - today).days <= reach else past


def _nearest(found: Sequence[Interval], others: Sequence[Interval]) -> Interval | None:
    if not others:
        return None
    return min(found, key=lambda time: min(cal.distance(time, other) for other in others))


def _turned(found: Sequence[Interval], turn: Turn, today: dt.date) -> Interval | None:
    """ "Last March" before this month, "next March" after it, "this March" in this year."""
    if turn is Turn.THIS:
        return next((time.until(today) for time in found if time.start.year == today.year), None)
    if turn is Turn.LAST:
        return max((time for time in found if time.end < today), key=lambda time: time.start, default=None)
    return min((time for time in found if time.start > today), key=lambda time: time.start, default=None)
