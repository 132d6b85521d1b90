"""Times that count from the day of publication or from the last date told: weekdays, last week, two days later."""

from __future__ import annotations

import datetime as dt

from whoholds.resolve.dates import calendar as cal
from whoholds.resolve.dates.anchor import Anchor, interval, rule
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import (
    After,
    Ago,
    Clock,
    Elapsed,
    Now,
    Overnight,
    Period,
    Same,
    Shift,
    Turn,
    Unit,
    Weekday,
    Window,
)

VAGUE_WINDOWS = {Unit.HOUR: 24, Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3}
"""How long "recent weeks" are: 28 days by the annotation guidelines; days and months by what the gold writes."""

VAGUE_AGO = {Unit.HOUR: (1, 0), Unit.DAY: (7, 1), Unit.WEEK: (42, 7), Unit.MONTH: (183, 28)}
"""The first and last day that "weeks ago" may mean, in days before publication."""

WIDE = 31
"""A date told that is longer than a month tells nothing of "the next day"."""


@rule.register
def weekday(meaning: Weekday, anchor: Anchor) -> Interval | None:
    """The last such day up to publication, that day included (the guidelines); in a chronicle the next one told.

    A report of news without a day of publication may mean the one before a date it tells, or the one after: unknown.
    """
    today = anchor.today
    if today is None:
        return _told_weekday(meaning, anchor.context) if anchor.forward else None
    back, on = (today.weekday() - meaning.weekday) % 7, (meaning.weekday - today.weekday()) % 7
    if meaning.turn is Turn.LAST:
        return cal.day(cal.days_from(today, -(back or 7)))
    if meaning.turn is Turn.NEXT:
        return cal.day(cal.days_from(today, on or 7))
    return cal.day(cal.days_from(today, on if anchor.ahead else -back))


def _told_weekday(meaning: Weekday, context: Interval | None) -> Interval | None:
    if context is None or context.days > 7 or meaning.turn:
        return None
    return cal.day(cal.days_from(context.start, (meaning.weekday - context.start.weekday()) % 7))


@rule.register
def period(meaning: Period, anchor: Anchor) -> Interval | None:
    """A unit of the calendar; the running one is cut at the day of publication, or begins there if it lies ahead."""
    today = anchor.today
    if today is None:
        return _told_period(meaning, anchor.context)
    found = around(shifted(today, meaning.shift, meaning.unit), meaning.unit)
    if meaning.unit is Unit.WEEKEND:
        coming = found.start > today and not anchor.ahead and not meaning.shift
        return around(cal.days_from(today, -7), Unit.WEEKEND) if coming else found
    if meaning.shift or found.days == 1:
        return found
    return Interval(today, found.end) if anchor.ahead else Interval(found.start, today)


def _told_period(meaning: Period, context: Interval | None) -> Interval | None:
    """ "Earlier in the week", in a chronicle, is in the week last told of."""
    told = context and not meaning.shift and meaning.unit not in {Unit.DAY, Unit.WEEKEND}
    return around(context.end, meaning.unit) if context and told else None


def around(date: dt.date, unit: Unit) -> Interval:
    """The unit of the calendar around a day."""
    return {
        Unit.HOUR: cal.day,
        Unit.DAY: cal.day,
        Unit.WEEKEND: cal.weekend_of,
        Unit.WEEK: cal.week_of,
        Unit.MONTH: cal.month_of,
        Unit.QUARTER: cal.quarter_of,
        Unit.YEAR: cal.year_of,
        Unit.DECADE: cal.decade_of,
    }[unit](date)


def shifted(date: dt.date, amount: int, unit: Unit) -> dt.date:
    """The date so many units on; hours count as the days that they reach into."""
    if unit is Unit.HOUR:
        return cal.days_from(date, -(-amount // 24) if amount > 0 else amount // 24)
    if unit in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}:
        return cal.days_from(date, amount * (1 if unit is Unit.DAY else 7))
    return cal.months_from(date, amount * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}[unit])


@rule.register
def ago(meaning: Ago, anchor: Anchor) -> Interval | None:
    """The day, three days on either side of it for weeks, the calendar month or year for those."""
    now = anchor.now
    if now is None:
        return None
    if meaning.amount is None:
        vague = VAGUE_AGO.get(meaning.unit)
        return Interval(cal.days_from(now, -vague[0]), cal.days_from(now, -vague[1])) if vague else None
    date = shifted(now, -meaning.amount, meaning.unit)
    if meaning.unit is Unit.WEEK:
        return Interval(cal.days_from(date, -3), cal.days_from(date, 3))
    if meaning.unit is Unit.HOUR:
        return Interval(date, now)
    return around(date, Unit.YEAR if meaning.unit is Unit.DECADE else meaning.unit)


@rule.register
def after(meaning: After, anchor: Anchor) -> Interval | None:
    """Before the report's own day; a chronicle tells first what came first, so there it leads on from the last date."""
    if anchor.today:
        return interval(Ago(meaning.amount, meaning.unit), anchor)
    if meaning.amount is None:
        return interval(Shift(7, Unit.DAY, span=True) if meaning.unit is Unit.DAY else Same(Unit.DAY), anchor)
    return interval(Shift(meaning.amount, meaning.unit), anchor)


@rule.register
def elapsed(meaning: Elapsed, anchor: Anchor) -> Interval | None:
    """The stretch up to the day of publication; in a chronicle its last day, counted from the last date told."""
    if anchor.today:
        return interval(Window(meaning.amount, meaning.unit), anchor)
    return interval(Shift(meaning.amount, meaning.unit), anchor)


@rule.register
def window(meaning: Window, anchor: Anchor) -> Interval | None:
    """A stretch up to the day of publication, or from it on."""
    now = anchor.now
    amount = VAGUE_WINDOWS.get(meaning.unit) if meaning.amount is None else meaning.amount
    if now is None or amount is None:
        return None
    ahead = bool(anchor.ahead) if meaning.ahead is None else meaning.ahead
    far = shifted(now, amount if ahead else -amount, meaning.unit)
    return Interval(now, far) if ahead else Interval(far, now)


@rule.register
def shift(meaning: Shift, anchor: Anchor) -> Interval | None:
    """From the last date told; back from the day of publication too, since a report's own day is its first date."""
    base = anchor.context or (anchor.last_told if meaning.amount < 0 else None)
    if base is None:
        return None
    if base.days > WIDE or meaning.unit in {Unit.MONTH, Unit.YEAR, Unit.DECADE}:
        unit = Unit.YEAR if meaning.unit is Unit.DECADE else meaning.unit
        fits = unit is Unit.YEAR or (unit is Unit.MONTH and base.days <= WIDE)
        moved = shifted(base.end, meaning.amount, meaning.unit)
        return around(moved, unit) if fits and not meaning.span else None
    if meaning.span:
        return Interval(cal.days_from(base.end, 1), shifted(base.end, meaning.amount, meaning.unit))
    return Interval(*(shifted(edge, meaning.amount, meaning.unit) for edge in (base.start, base.end)))


@rule.register
def same(meaning: Same, anchor: Anchor) -> Interval | None:
    """The last date told, or the unit of the calendar around it."""
    base = anchor.last_told
    if base is None or meaning.unit is Unit.DAY or base.days > 7:
        return base
    return around(base.end, meaning.unit)


@rule.register
def clock(meaning: Clock, anchor: Anchor) -> Interval | None:
    """On the last day told; without one on the day of publication or the day before."""
    if anchor.context:
        return anchor.context if anchor.context.days <= 7 else None
    return Interval(cal.days_from(anchor.today, -1), anchor.today) if anchor.today else None


@rule.register
def overnight(meaning: Overnight, anchor: Anchor) -> Interval | None:
    """The night before publication; in a chronicle the one after the last day told."""
    if anchor.today:
        return Interval(cal.days_from(anchor.today, -1), anchor.today)
    return Interval(anchor.context.end, cal.days_from(anchor.context.end, 1)) if anchor.context else None


@rule.register
def at_present(meaning: Now, anchor: Anchor) -> Interval | None:
    """The day of publication; a chronicle's "now" is nobody's."""
    return cal.day(anchor.today) if anchor.today else None
