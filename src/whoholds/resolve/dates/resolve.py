"""From what a time expression says to an interval, given when the report was published and what was told before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import singledispatch

from whoholds.records import Span, When
from whoholds.resolve.dates import calendar as cal
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import (
    After,
    Ago,
    By,
    Clock,
    Day,
    Easter,
    Feast,
    Fixed,
    Meaning,
    Month,
    Night,
    Now,
    Nth,
    Overnight,
    Part,
    Period,
    Range,
    Same,
    Season,
    Shift,
    Since,
    Slice,
    Thanksgiving,
    TimeExpression,
    Turn,
    Unit,
    Unknown,
    Until,
    Weekday,
    Window,
    Within,
    Years,
)

COMING = 45
"""So many days ahead a date without a year may lie when nothing says whether it is past ("on October 19")."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression counts from.

    `context` is the last date told, `near` those with a year that are told nearest before and after; `ahead` says that the sentence speaks of the future (True), the past (False) or that
    nobody knows (None). A `told` report looks back on long ago (a chronicle): its dates count from the context alone.
    """

    published: dt.date | None
    context: Interval | None = None
    ahead: bool | None = None
    told: bool = False
    near: tuple[Interval, ...] = ()

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


def resolve_time(
    time: TimeExpression,
    *,
    published: dt.date | None,
    context: Interval | None = None,
    ahead: bool | None = None,
    told: bool = False,
) -> When | None:
    """The interval that an expression means, or None where it can't be told. See `Anchor` for the arguments."""
    found = interval(time.meaning, Anchor(published, context, ahead, told))
    if found is None:
        return None
    return When(Span(time.start, time.end, time.text), found.start, found.end, found.precision)


def interval(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """The interval that a meaning has from an anchor; None where it can't be told or lies outside the calendar."""
    try:
        return _interval(meaning, anchor)
    except (OverflowError, ValueError):
        return None


@singledispatch
def _interval(meaning: Meaning, anchor: Anchor) -> Interval | None:
    raise TypeError(f"no rule for {meaning!r} from {anchor!r}")


@_interval.register
def _(meaning: Unknown, anchor: Anchor) -> Interval | None:  # noqa: ARG001
    return None


@_interval.register
def _(meaning: Fixed, anchor: Anchor) -> Interval | None:  # noqa: ARG001
    return cal.day(meaning.date)


@_interval.register
def _(meaning: Years, anchor: Anchor) -> Interval | None:  # noqa: ARG001
    return Interval(dt.date(meaning.first, 1, 1), dt.date(meaning.last, 12, 31))


@_interval.register
def _(meaning: Day, anchor: Anchor) -> Interval | None:
    if meaning.month is None:
        return _day_of_month(meaning, anchor)
    return _yearly(anchor, [_on(meaning, meaning.month, year) for year in _years(meaning.year, anchor)])


def _on(meaning: Day, month: int, year: int) -> Interval | None:
    try:
        return Interval(dt.date(year, month, meaning.day), dt.date(year, month, meaning.last or meaning.day))
    except ValueError:
        return None


def _day_of_month(meaning: Day, anchor: Anchor) -> Interval | None:
    """"The 9th": in the month last told of, else the last such day up to publication."""
    if anchor.context:
        return _on(meaning, anchor.context.end.month, anchor.context.end.year)
    if not anchor.today:
        return None
    months = [cal.months_from(anchor.today.replace(day=1), shift) for shift in (0, -1, -2)]
    found = [day for first in months if (day := _on(meaning, first.month, first.year))]
    return next((day for day in found if day.start <= anchor.today), None)


@_interval.register
def _(meaning: Month, anchor: Anchor) -> Interval | None:
    last = meaning.last or meaning.month
    found = [cal.months(year, meaning.month, last) for year in _years(meaning.year, anchor)]
    if meaning.turn and anchor.today and not meaning.year:
        return _turned(found, meaning.turn, anchor.today)
    return _cut(_yearly(replace(anchor, ahead=bool(anchor.ahead)), found), anchor, whole=meaning.year is not None)


@_interval.register
def _(meaning: Season, anchor: Anchor) -> Interval | None:
    found = [cal.months(year, meaning.first, meaning.last) for year in _years(meaning.year, anchor)]
    if meaning.turn and anchor.today and not meaning.year:
        return _turned(found, meaning.turn, anchor.today)
    return _cut(_yearly(replace(anchor, ahead=bool(anchor.ahead)), found), anchor, whole=meaning.year is not None)


@_interval.register
def _(meaning: Feast, anchor: Anchor) -> Interval | None:
    turn = meaning.last_month < meaning.first_month
    found = [
        Interval(dt.date(year, meaning.first_month, meaning.first_day), dt.date(year + turn, meaning.last_month, meaning.last_day))
        for year in _years(meaning.year, anchor)
    ]
    return _yearly(anchor, found)


@_interval.register
def _(meaning: Thanksgiving, anchor: Anchor) -> Interval | None:
    firsts = [dt.date(year, 11, 1) for year in _years(meaning.year, anchor)]
    return _yearly(anchor, [cal.day(cal.days_from(first, (3 - first.weekday()) % 7 + 21)) for first in firsts])


@_interval.register
def _(meaning: Easter, anchor: Anchor) -> Interval | None:
    """The eastern or western day, if only one of them is within a week of publication or both are the same."""
    years = _years(meaning.year, anchor)
    both = {cal.days_from(easter(year), meaning.offset) for year in years for easter in (cal.western_easter, cal.eastern_easter)}
    near = [date for date in both if anchor.today and abs((date - anchor.today).days) <= 7]
    found = near or (list(both) if meaning.year else [])
    return cal.day(found[0]) if len(found) == 1 else None


def _years(year: int | None, anchor: Anchor) -> list[int]:
    """The years in which a date without a year may lie: around the day of publication, or the last date told."""
    if year is not None:
        return [year]
    middles = [anchor.today] if anchor.today else [edge for near in _nearby(anchor) for edge in (near.start, near.end)]
    return sorted({middle.year + shift for middle in middles for shift in (0, -1, 1) if 1 < middle.year + shift < 9999})


def _nearby(anchor: Anchor) -> tuple[Interval, ...]:
    return anchor.near or ((anchor.context,) if anchor.context else ())


def _distance(time: Interval, other: Interval) -> int:
    """Days between two intervals, 0 if they touch."""
    return max(0, (time.start - other.end).days, (other.start - time.end).days)


def _yearly(anchor: Anchor, found: list[Interval | None] | list[Interval]) -> Interval | None:
    """The right one of the same date in several years.

    The last up to publication; the next where the sentence looks ahead; where nothing tells, the next if it is close and
    the last if not. A chronicle means the one nearest to the last date told.
    """
    times = [time for time in found if time]
    if len(times) < 2:
        return times[0] if times else None
    if anchor.today is None:
        near = _nearby(anchor)
        return min(times, key=lambda time: min(_distance(time, other) for other in near)) if near else None
    today = anchor.today
    past = max((time for time in times if time.start <= today), key=lambda time: time.start, default=None)
    coming = min((time for time in times if time.end >= today), key=lambda time: time.start, default=None)
    reach = cal.days_from(today, COMING) if anchor.ahead is None and past and (today - past.end).days > 270 else today
    return coming if coming and (anchor.ahead or coming.start <= reach) else past


def _turned(found: list[Interval], turn: Turn, today: dt.date) -> Interval | None:
    """"Last March" before this month, "next March" after it, "this March" in this year."""
    if turn is Turn.THIS:
        return next((time.until(today) for time in found if time.start.year == today.year), None)
    past = [time for time in found if time.end < today]
    coming = [time for time in found if time.start > today]
    return max(past, key=lambda t: t.start, default=None) if turn is Turn.LAST else min(coming, key=lambda t: t.start, default=None)


def _cut(found: Interval | None, anchor: Anchor, *, whole: bool = False) -> Interval | None:
    """What of a time is past, unless the sentence looks ahead."""
    if found is None or whole or anchor.ahead or anchor.today is None:
        return found
    return found.until(anchor.today)


@_interval.register
def _(meaning: Weekday, anchor: Anchor) -> Interval | None:
    today = anchor.today
    if today is None:
        start = anchor.context.start if anchor.context and anchor.context.days <= 7 else None
        return cal.day(cal.days_from(start, (meaning.weekday - start.weekday()) % 7)) if start and not meaning.turn else None
    back, on = (today.weekday() - meaning.weekday) % 7, (meaning.weekday - today.weekday()) % 7
    if meaning.turn is Turn.LAST:
        return cal.day(cal.days_from(today, -(back or 7)))
    if meaning.turn is Turn.NEXT:
        return cal.day(cal.days_from(today, on or 7))
    return cal.day(cal.days_from(today, on if anchor.ahead else -back))


@_interval.register
def _(meaning: Period, anchor: Anchor) -> Interval | None:
    today = anchor.today
    if today is None:
        in_story = anchor.context and not meaning.shift and meaning.unit not in {Unit.DAY, Unit.WEEKEND}
        return around(anchor.context.end, meaning.unit) if anchor.context and in_story else None
    if meaning.unit is Unit.DAY:
        return cal.day(cal.days_from(today, meaning.shift))
    found = around(_shifted(today, meaning.shift, meaning.unit), meaning.unit)
    if meaning.unit is Unit.WEEKEND:
        recent = found if found.start <= today or anchor.ahead or meaning.shift else around(cal.days_from(today, -7), Unit.WEEKEND)
        return recent
    if meaning.shift or found.start == found.end:
        return found
    return Interval(today, found.end) if anchor.ahead else Interval(found.start, today)


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


def _shifted(date: dt.date, amount: int, unit: Unit) -> dt.date:
    """The date so many units on."""
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}.get(unit)
    if unit is Unit.HOUR:
        return cal.days_from(date, -(-amount // 24) if amount > 0 else amount // 24)
    if days:
        return cal.days_from(date, amount * days)
    return cal.months_from(date, amount * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}[unit])


@_interval.register
def _(meaning: Ago, anchor: Anchor) -> Interval | None:
    today = anchor.today or (anchor.context.end if anchor.context else None)
    if today is None:
        return None
    if meaning.amount is None:
        vague = {Unit.HOUR: (1, 0), Unit.DAY: (7, 1), Unit.WEEK: (42, 7), Unit.MONTH: (183, 28)}.get(meaning.unit)
        return Interval(cal.days_from(today, -vague[0]), cal.days_from(today, -vague[1])) if vague else None
    date = _shifted(today, -meaning.amount, meaning.unit)
    if meaning.unit is Unit.WEEK:
        return Interval(cal.days_from(date, -3), cal.days_from(date, 3))
    return Interval(date, today) if meaning.unit is Unit.HOUR else around(date, Unit.YEAR if meaning.unit is Unit.DECADE else meaning.unit)


@_interval.register
def _(meaning: After, anchor: Anchor) -> Interval | None:
    """Before the report's own day; a chronicle tells first what came first, so there it leads on from the last date."""
    if anchor.today:
        return interval(Ago(meaning.amount, meaning.unit), anchor)
    return interval(Shift(meaning.amount, meaning.unit), anchor)


@_interval.register
def _(meaning: Window, anchor: Anchor) -> Interval | None:
    """Vague windows are those of the annotation guidelines: weeks are 28 days; days 7, months 3, by the same reading."""
    now = anchor.now
    amount = meaning.amount or {Unit.HOUR: 24, Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3}.get(meaning.unit)
    if now is None or amount is None:
        return None
    ahead = meaning.ahead if meaning.ahead is not None else bool(anchor.ahead)
    if ahead:
        return Interval(now, _shifted(now, amount, meaning.unit))
    return Interval(_shifted(now, -amount, meaning.unit), now)


@_interval.register
def _(meaning: Shift, anchor: Anchor) -> Interval | None:
    """From the last date told; back from the day of publication too, since a report's own day is its first date."""
    base = anchor.context or (anchor.last_told if meaning.amount < 0 else None)
    if base is None or base.days > 31:
        return None if base is None or meaning.unit is not Unit.YEAR else around(_shifted(base.end, meaning.amount, meaning.unit), Unit.YEAR)
    if meaning.span:
        return Interval(cal.days_from(base.end, 1), _shifted(base.end, meaning.amount, meaning.unit))
    moved = Interval(_shifted(base.start, meaning.amount, meaning.unit), _shifted(base.end, meaning.amount, meaning.unit))
    return around(moved.start, meaning.unit) if meaning.unit in {Unit.MONTH, Unit.YEAR, Unit.DECADE} else moved


@_interval.register
def _(meaning: Same, anchor: Anchor) -> Interval | None:
    base = anchor.last_told
    if base is None:
        return None
    return base if meaning.unit is Unit.DAY or base.days > 7 else around(base.end, meaning.unit)


@_interval.register
def _(meaning: Clock, anchor: Anchor) -> Interval | None:
    """The last day told; without one the day of publication or the day before."""
    if anchor.context:
        return anchor.context if anchor.context.days <= 7 else None
    return Interval(cal.days_from(anchor.today, -1), anchor.today) if anchor.today else None


@_interval.register
def _(meaning: Overnight, anchor: Anchor) -> Interval | None:
    if anchor.today:
        return Interval(cal.days_from(anchor.today, -1), anchor.today)
    return Interval(anchor.context.end, cal.days_from(anchor.context.end, 1)) if anchor.context else None


@_interval.register
def _(meaning: Now, anchor: Anchor) -> Interval | None:
    return cal.day(anchor.today) if anchor.today else None


@_interval.register
def _(meaning: Night, anchor: Anchor) -> Interval | None:
    found = interval(meaning.day, anchor)
    return Interval(found.start, cal.days_from(found.end, 1)) if found else None


@_interval.register
def _(meaning: Part, anchor: Anchor) -> Interval | None:
    whole = interval(meaning.whole, replace(anchor, told=anchor.told)) if meaning.part in RUNNING else _whole(meaning.whole, anchor)
    return _part(meaning.part, whole, anchor) if whole else None


RUNNING = frozenset({Slice.EARLIER, Slice.LATER})


def _whole(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """A time before it is cut at the day of publication."""
    found = interval(meaning, anchor)
    if found is None or anchor.today is None or found.end != anchor.today or found.days == 1:
        return found
    unit = meaning.unit if isinstance(meaning, Period) else Unit.MONTH if found.days <= 31 else Unit.YEAR
    return around(found.start, unit)


def _part(part: Slice, whole: Interval, anchor: Anchor) -> Interval:
    """Early, middle and late are thirds of a month (1-10, 11-20, 21-) and three, six and three months of a year."""
    if part in RUNNING:
        now = anchor.now
        if now is None or not whole.start <= now <= around(whole.start, Unit.YEAR).end:
            return whole
        return Interval(now, max(whole.end, now)) if part is Slice.LATER else whole.until(now)
    if whole.days > 120:
        return _part_of_year(part, whole)
    if whole.days < 28:
        return whole
    days = {
        Slice.START: (0, 6), Slice.EARLY: (0, 9), Slice.MID: (10, 19), Slice.LATE: (20, whole.days - 1),
        Slice.END: (whole.days - 7, whole.days - 1), Slice.MID_LATE: (10, whole.days - 1),
    }[part]  # fmt: skip
    return Interval(cal.days_from(whole.start, days[0]), cal.days_from(whole.start, days[1]))


def _part_of_year(part: Slice, whole: Interval) -> Interval:
    if whole.days > 366:
        third = whole.days // 3
        cut = {Slice.START: (0, 1), Slice.EARLY: (0, 1), Slice.MID: (1, 2), Slice.MID_LATE: (1, 3)}.get(part, (2, 3))
        return Interval(cal.days_from(whole.start, cut[0] * third), cal.days_from(whole.start, cut[1] * third - 1))
    months = {
        Slice.START: (1, 1), Slice.EARLY: (1, 3), Slice.MID: (5, 8), Slice.LATE: (10, 12), Slice.END: (12, 12),
        Slice.MID_LATE: (5, 12),
    }[part]  # fmt: skip
    return cal.months(whole.start.year, *months)


@_interval.register
def _(meaning: Nth, anchor: Anchor) -> Interval | None:
    whole = interval(meaning.whole, anchor)
    if whole is None:
        return None
    if meaning.ordinal > 0:
        start = _shifted(whole.start, meaning.ordinal - 1, meaning.unit)
        end = cal.days_from(_shifted(start, meaning.amount, meaning.unit), -1)
    else:
        whole = _whole(meaning.whole, anchor) or whole
        start, end = cal.days_from(_shifted(whole.end, -meaning.amount, meaning.unit), 1), whole.end
    return Interval(start, end) if whole.start <= start <= end <= whole.end else None


@_interval.register
def _(meaning: Within, anchor: Anchor) -> Interval | None:
    year = interval(meaning.year, anchor)
    return interval(with_year(meaning.inner, year.start.year), anchor) if year else None


def with_year(meaning: Meaning, year: int) -> Meaning:
    """The same time in a given year, if it has none of its own."""
    if isinstance(meaning, Part):
        return replace(meaning, whole=with_year(meaning.whole, year))
    if isinstance(meaning, Night):
        return replace(meaning, day=with_year(meaning.day, year))
    lacks = isinstance(meaning, Day | Month | Season | Feast) and meaning.year is None
    return replace(meaning, year=year) if lacks else meaning


@_interval.register
def _(meaning: Range, anchor: Anchor) -> Interval | None:
    """A range's ends have the same year where one lacks it, or the years beside each other."""
    last = interval(meaning.last, anchor)
    first = interval(meaning.first, anchor) if _dated(meaning.first) else _before(meaning.first, last, anchor)
    if first and not _dated(meaning.last):
        last = _after(meaning.last, first, anchor)
    return Interval(first.start, last.end) if first and last and first.start <= last.end else None


def _dated(meaning: Meaning) -> bool:
    return with_year(meaning, 1) == meaning and not isinstance(meaning, Weekday)


def _before(meaning: Meaning, last: Interval | None, anchor: Anchor) -> Interval | None:
    if last is None:
        return None
    if isinstance(meaning, Weekday):
        return interval(replace(meaning, turn=None), Anchor(last.end))
    found = [interval(with_year(meaning, last.start.year - shift), anchor) for shift in (0, 1)]
    return next((time for time in found if time and time.start <= last.end), None)


def _after(meaning: Meaning, first: Interval, anchor: Anchor) -> Interval | None:
    if isinstance(meaning, Weekday):
        return interval(replace(meaning, turn=None), Anchor(first.start, ahead=True))
    found = [interval(with_year(meaning, first.start.year + shift), anchor) for shift in (0, 1)]
    return next((time for time in found if time and time.end >= first.start), None)


@_interval.register
def _(meaning: Since, anchor: Anchor) -> Interval | None:
    found = interval(meaning.start, anchor)
    if found is None or anchor.now is None:
        return None
    return Interval(found.start, max(found.end, anchor.now))


@_interval.register
def _(meaning: Until, anchor: Anchor) -> Interval | None:
    found = interval(meaning.end, anchor)
    return _deadline(meaning.end, found, anchor)


@_interval.register
def _(meaning: By, anchor: Anchor) -> Interval | None:
    found = interval(meaning.end, anchor)
    return _deadline(meaning.end, found, anchor)


def _deadline(meaning: Meaning, found: Interval | None, anchor: Anchor) -> Interval | None:
    """"By the end of the year" means its last days, not the whole of December."""
    if found and isinstance(meaning, Part) and meaning.part is Slice.END and found.days > 7 and anchor.now:
        return Interval(cal.days_from(found.end, -6), found.end)
    return found
