"""The times of a whole report in order, each counted from those told before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.records import When
from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval, days_from, distance
from whoholds.resolve.dates.chronicle import is_chronicle, tells_what_it_was
from whoholds.resolve.dates.find import find_times
from whoholds.resolve.dates.full import full
from whoholds.resolve.dates.meanings import (
    After,
    By,
    Day,
    Easter,
    Elapsed,
    Feast,
    Fixed,
    Month,
    Night,
    Part,
    Period,
    Range,
    Shift,
    Thanksgiving,
    TimeExpression,
    Unit,
    Weekday,
    Within,
)
from whoholds.resolve.dates.resolve import as_when

NEWS_AGE = 2
"""So many days old is what a report of news tells without a date."""

FAR, CLOSE = 270, 90
"""A date of a title's year so far from the last told, in days, is of a neighbouring year, where that one is close."""

Stamp = tuple[int, int, dt.date]
"""A stretch of a report with a date of its own, such as an embedded post: start, end, date."""

MOVES = (Day, Weekday, Feast, Easter, Thanksgiving, Fixed, Shift, After, Elapsed, Night, Within, Month, Part, Range, By)
"""Meanings that move a story on to their date, so that "the next day" counts from there."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression of a report, what it counts from there, and its interval there; None where it can't be told."""

    time: TimeExpression
    anchor: Anchor
    interval: Interval | None

    @property
    def when(self) -> When | None:
        """The interval with its words."""
        return as_when(self.time, self.interval)

    def seen(self, *, ahead: bool | None) -> When | None:
        """The same where the claim speaks of the future ("will meet on Monday"), or surely of the past."""
        return as_when(self.time, interval(self.time.meaning, replace(self.anchor, ahead=ahead)))

    @property
    def moves(self) -> bool:
        """Whether a story goes on from this time: a day or so, not an adjective ("the 2014 offensive"), nor years."""
        meaning = self.time.meaning
        if self.interval is None or self.time.bare or self.time.after:
            return False
        if isinstance(meaning, Period):
            return meaning.unit is Unit.DAY
        return isinstance(meaning, MOVES) and self.interval.days <= 31


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a report, in the order of its words.

    A report that looks back on long ago is a `chronicle`: what it tells counts from the dates it gives.
    """

    told: tuple[Told, ...]
    published: dt.date | None
    chronicle: bool
    stamps: tuple[Stamp, ...] = ()

    def at(self, start: int, end: int) -> Told | None:
        """The time expression that shares most characters with a stretch of the report, the first of equals."""
        first = bisect_right(self.told, start, key=lambda told: told.time.end)
        last = bisect_left(self.told, end, key=lambda told: told.time.start)
        inside = self.told[first:last]
        return max(inside, key=lambda told: min(end, told.time.end) - max(start, told.time.start), default=None)

    def before(self, offset: int) -> Told | None:
        """The last time told before a place in the report that a story would go on from."""
        last = bisect_right(self.told, offset, key=lambda told: told.time.end)
        return next((told for told in reversed(self.told[:last]) if told.moves), None)

    def understood(self, offset: int) -> When | None:
        """When something happened whose words give no time.

        In a stretch with its own date, that day. In a chronicle the last date told, unknown before any. A report of
        news means the day of publication or the two days before: on the annotated news of train and digests that holds
        for 857 of 931 such claims (the day of publication alone for 825), on that of dev for 117 of 117 (87).
        """
        found: Interval | None = None
        if stamp := _stamp(self.stamps, offset):
            found = Interval(stamp, stamp)
        elif self.chronicle:
            told = self.before(offset)
            found = told.interval if told else None
        elif self.published:
            back = min(NEWS_AGE, (self.published - dt.date.min).days)
            found = Interval(days_from(self.published, -back), self.published)
        return When(None, found.start, found.end, found.precision) if found else None


def timeline(
    times: Iterable[TimeExpression],
    *,
    published: dt.date | None,
    title: str = "",
    opening: str = "",
    stamps: Sequence[Stamp] = (),
) -> Timeline:
    """All times of a report, in order, each resolved from the day of publication or from those told before it.

    `title` may give a chronicle's year ("Siege of Homs (2012)"), `opening` (the first paragraph) tells that it is one;
    `stamps` are stretches with a date of their own.
    """
    found = sorted(times, key=lambda time: time.start)
    titled = [year for named in find_times(title) if (year := full(named.meaning))]
    chronicle = is_chronicle(found, published, titled, opening)
    if not chronicle:
        return Timeline(tuple(_news(found, published, stamps)), published, False, tuple(stamps))
    sure = published is not None or tells_what_it_was(opening)
    year = titled[0] if titled and titled[0].days <= 366 else None
    return Timeline(tuple(_chronicle(found, published, year, sure=sure)), published, True, tuple(stamps))


def timeline_from(times: Iterable[TimeExpression], first: Interval, published: dt.date | None) -> Timeline:
    """All times of a report that tells day after day, from the first of its days on, none of them with a year."""
    found = sorted(times, key=lambda time: time.start)
    return Timeline(tuple(_chronicle(found, published, None, (first,))), published, True)


def _stamp(stamps: Sequence[Stamp], offset: int) -> dt.date | None:
    """The date of its own that a place in the report has."""
    return next((date for start, end, date in stamps if start <= offset < end), None)


def _news(times: Sequence[TimeExpression], published: dt.date | None, stamps: Sequence[Stamp]) -> Iterator[Told]:
    """The times of a report of news: from the day of publication, a post's from its own."""
    context: Interval | None = None
    for time in times:
        stamp = _stamp(stamps, time.start)
        anchor = Anchor(stamp) if stamp else Anchor(published, context)
        told = Told(time, anchor, interval(time.meaning, anchor))
        yield told
        context = told.interval if told.moves and not stamp else context


def _chronicle(
    times: Sequence[TimeExpression],
    published: dt.date | None,
    year: Interval | None,
    last: tuple[Interval, ...] = (),
    *,
    sure: bool = True,
) -> Iterator[Told]:
    """The times of a chronicle: one without a year is near those with one, told before and after it.

    The one year of a title holds until a date of another year is told; else a date's year comes from the last date
    told, the last day told and the next full date, whichever is nearest. Unless it is `sure` that a text without a day
    of publication is a chronicle, its weekdays may lie before the dates it tells.
    """
    coming = _next_exact([full(time.meaning) for time in times])
    context: Interval | None = None
    last_day: tuple[Interval, ...] = ()
    for i, time in enumerate(times):
        after = coming[i]
        titled_still = year and not any(date.start.year > year.end.year for date in last)
        near = (year,) if year and titled_still else (*last, *last_day, *((after,) if after else ()))
        anchor = Anchor(published, context, told=True, near=near, forward=sure)
        told = _turned(Told(time, anchor, interval(time.meaning, anchor)), last)
        yield told
        context = told.interval if told.moves else context
        if told.interval and _goes_on(told, last_day):
            last = (told.interval,)
            last_day = last if told.interval.days <= 7 else last_day


def _turned(told: Told, last: Sequence[Interval]) -> Told:
    """A date without a year on the other side of a new year: "December" told beside "January" of a title's year."""
    if (
        len(told.anchor.near) != 1
        or not last
        or told.interval is None
        or full(told.time.meaning)
        or distance(told.interval, last[0]) <= FAR
    ):
        return told
    anchor = replace(told.anchor, near=tuple(last))
    beside = interval(told.time.meaning, anchor)
    return replace(told, anchor=anchor, interval=beside) if beside and distance(beside, last[0]) <= CLOSE else told


def _goes_on(told: Told, last_day: Sequence[Interval]) -> bool:
    """Whether the dates after a time are near it: not after a year that lies before the last day, a background's."""
    if told.interval is None or told.interval.days > 366 or not (told.moves or full(told.time.meaning)):
        return False
    return told.interval.days <= 31 or not last_day or told.interval.end >= last_day[0].start


def _next_exact(dates: Sequence[Interval | None]) -> list[Interval | None]:
    """At each place the next full date that is a day or a month; a year only where the report has nothing else."""
    exact = [date if date and date.days <= 31 else None for date in dates]
    known = exact if any(exact) else list(dates)
    for i in range(len(known) - 2, -1, -1):
        known[i] = known[i] or known[i + 1]
    return known
