"""Times made of other times: early March, since 2011, from May 3 to June 7, the night of 4 April."""

from __future__ import annotations

from dataclasses import replace

from whoholds.resolve.dates import calendar as cal
from whoholds.resolve.dates.anchor import Anchor, interval, rule
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.counted import around, shifted
from whoholds.resolve.dates.meanings import (
    By,
    Day,
    Feast,
    Meaning,
    Month,
    Night,
    Nth,
    Part,
    Period,
    Range,
    Season,
    Since,
    Slice,
    Unit,
    Until,
    Weekday,
    Within,
)

MONTHS_OF_YEAR = {
    Slice.START: (1, 1),
    Slice.EARLY: (1, 3),
    Slice.MID: (5, 8),
    Slice.LATE: (10, 12),
    Slice.END: (12, 12),
    Slice.MID_LATE: (5, 12),
}
THIRDS = {
    Slice.START: (0, 1),
    Slice.EARLY: (0, 1),
    Slice.MID: (1, 2),
    Slice.MID_LATE: (1, 3),
    Slice.LATE: (2, 3),
    Slice.END: (2, 3),
}
"""Parts of a time longer than a year, in thirds of it."""


@rule.register
def night(meaning: Night, anchor: Anchor) -> Interval | None:
    """A day and the next, on which its night ends."""
    found = interval(meaning.day, anchor)
    return Interval(found.start, cal.days_from(found.end, 1)) if found else None


@rule.register
def part(meaning: Part, anchor: Anchor) -> Interval | None:
    """Early, middle and late are thirds of a month (1-10, 11-20, 21-) and the first three, middle four and last three
    months of a year; "earlier this year" is what is past of it."""
    if meaning.part in {Slice.EARLIER, Slice.LATER}:
        return _running(meaning.part, interval(meaning.whole, anchor), anchor)
    whole = _uncut(meaning.whole, anchor)
    if whole is None or whole.days < 28:
        return whole
    if whole.days > 366:
        third, (first, last) = whole.days // 3, THIRDS[meaning.part]
        return Interval(cal.days_from(whole.start, first * third), cal.days_from(whole.start, last * third - 1))
    if whole.days > 120:
        return cal.months(whole.start.year, *MONTHS_OF_YEAR[meaning.part])
    return _part_of_month(meaning.part, whole)


def _running(which: Slice, whole: Interval | None, anchor: Anchor) -> Interval | None:
    now = anchor.now
    if whole is None or now is None or not whole.start <= now <= around(whole.start, Unit.YEAR).end:
        return whole
    return Interval(now, max(whole.end, now)) if which is Slice.LATER else whole.until(now)


def _part_of_month(which: Slice, whole: Interval) -> Interval:
    last = whole.days - 1
    first, end = {
        Slice.START: (0, 6),
        Slice.EARLY: (0, 9),
        Slice.MID: (10, 19),
        Slice.LATE: (20, last),
        Slice.END: (last - 6, last),
        Slice.MID_LATE: (10, last),
    }[which]
    return Interval(cal.days_from(whole.start, first), cal.days_from(whole.start, end))


def _uncut(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """A time before it is cut at the day of publication."""
    found = interval(meaning, anchor)
    if found is None or anchor.today is None or found.end != anchor.today or found.days == 1:
        return found
    if isinstance(meaning, Period):
        return around(found.start, meaning.unit)
    return around(found.start, Unit.MONTH if found.days <= 31 else Unit.YEAR)


@rule.register
def nth(meaning: Nth, anchor: Anchor) -> Interval | None:
    """A numbered stretch of a longer time, counted from its start or its end."""
    whole = _uncut(meaning.whole, anchor)
    if whole is None:
        return None
    if meaning.ordinal > 0:
        start = shifted(whole.start, meaning.ordinal - 1, meaning.unit)
        end = cal.days_from(shifted(start, meaning.amount, meaning.unit), -1)
    else:
        start, end = cal.days_from(shifted(whole.end, -meaning.amount, meaning.unit), 1), whole.end
    return Interval(start, end) if whole.start <= start <= end <= whole.end else None


@rule.register
def within(meaning: Within, anchor: Anchor) -> Interval | None:
    """A time in the year that stands beside it."""
    year = interval(meaning.year, anchor)
    return interval(with_year(meaning.inner, year.start.year), anchor) if year else None


def with_year(meaning: Meaning, year: int) -> Meaning:
    """The same time in a given year, if it has none of its own."""
    if isinstance(meaning, Part):
        return replace(meaning, whole=with_year(meaning.whole, year))
    if isinstance(meaning, Night):
        return replace(meaning, day=with_year(meaning.day, year))
    if isinstance(meaning, Day | Month | Season | Feast) and meaning.year is None:
        return replace(meaning, year=year)
    return meaning


@rule.register
def ranged(meaning: Range, anchor: Anchor) -> Interval | None:
    """A range's ends have the same year where one lacks it, or the years beside each other."""
    last = interval(meaning.last, anchor)
    first = interval(meaning.first, anchor) if _has_year(meaning.first) else _before(meaning.first, last, anchor)
    if first and not _has_year(meaning.last):
        last = _after(meaning.last, first, anchor)
    return Interval(first.start, last.end) if first and last and first.start <= last.end else None


def _has_year(meaning: Meaning) -> bool:
    return with_year(meaning, 1) == meaning and not isinstance(meaning, Weekday)


def _before(meaning: Meaning, last: Interval | None, anchor: Anchor) -> Interval | None:
    """The start of a range whose end is known."""
    if last is None:
        return None
    if isinstance(meaning, Weekday):
        return interval(replace(meaning, turn=None), Anchor(last.end))
    found = [interval(with_year(meaning, last.start.year - back), anchor) for back in (0, 1)]
    return next((time for time in found if time and time.start <= last.end), None)


def _after(meaning: Meaning, first: Interval, anchor: Anchor) -> Interval | None:
    """The end of a range whose start is known."""
    if isinstance(meaning, Weekday):
        return interval(replace(meaning, turn=None), Anchor(first.start, ahead=True))
    found = [interval(with_year(meaning, first.start.year + on), anchor) for on in (0, 1)]
    return next((time for time in found if time and time.end >= first.start), None)


@rule.register
def since(meaning: Since, anchor: Anchor) -> Interval | None:
    """From a time to now."""
    found = interval(meaning.start, anchor)
    if found is None or anchor.now is None:
        return None
    return Interval(found.start, max(found.end, anchor.now))


@rule.register
def until(meaning: Until, anchor: Anchor) -> Interval | None:
    """The last time of a state, the one that is sure; its first is not said."""
    return _deadline(meaning.end, anchor)


@rule.register
def by(meaning: By, anchor: Anchor) -> Interval | None:
    """The time by which it had happened, as the annotation has it."""
    return _deadline(meaning.end, anchor)


def _deadline(meaning: Meaning, anchor: Anchor) -> Interval | None:
    """ "By the end of the year" means its last week, not the whole of December."""
    found = interval(meaning, anchor)
    if found and isinstance(meaning, Part) and meaning.part is Slice.END:
        return Interval(max(found.start, cal.days_from(found.end, -6)), found.end)
    return found
