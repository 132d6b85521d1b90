"""The times of a whole report in order, each counted from those told before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from whoholds.records import Span, When
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.find import find_times
from whoholds.resolve.dates.meanings import (
    After,
    Ago,
    By,
    Day,
    Easter,
    Feast,
    Fixed,
    Meaning,
    Month,
    Night,
    Now,
    Part,
    Period,
    Range,
    Season,
    Shift,
    Thanksgiving,
    TimeExpression,
    Unit,
    Weekday,
    Window,
    Within,
    Years,
)
from whoholds.resolve.dates.resolve import Anchor, interval, with_year

CHRONICLE_AFTER = 60
"""So many days after its last full date a report without "today", "on Sunday" and the like tells of long ago."""

MOVES = (Day, Weekday, Feast, Easter, Thanksgiving, Fixed, Shift, After, Night, Within, Month, Part, Range, By)
"""Meanings that move a story on to their date, so that "the next day" counts from there."""

FROM_TODAY = frozenset({"past window", "coming window", "ago", "period", "turned month"})
"""Forms that only a report close to its events uses; so are "on Sunday" and "yesterday"."""

FROM_NOW = frozenset({"recently", "now"})
"""Forms that a report close to its events uses more than one of long ago."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression of a report, what it counts from there, and the interval it has; None where it can't be told."""

    time: TimeExpression
    anchor: Anchor
    interval: Interval | None

    @property
    def when(self) -> When | None:
        """The interval with its words."""
        return self.seen(ahead=None)

    def seen(self, *, ahead: bool | None) -> When | None:
        """The same where the claim speaks of the future ("will meet on Monday"), or surely of the past."""
        found = self.interval if ahead is None else interval(self.time.meaning, replace(self.anchor, ahead=ahead))
        span = Span(self.time.start, self.time.end, self.time.text)
        return When(span, found.start, found.end, found.precision) if found else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The times of a report, in the order of its words."""

    told: tuple[Told, ...]
    published: dt.date | None
    chronicle: bool

    def at(self, start: int, end: int) -> Told | None:
        """The time expression that shares most characters with a stretch of the report."""
        shared = [(min(end, t.time.end) - max(start, t.time.start), -t.time.start, t) for t in self.told]
        best = max(shared, key=lambda found: found[:2], default=None)
        return best[2] if best and best[0] > 0 else None

    def before(self, offset: int) -> Told | None:
        """The last time told before a place in the report that a story would go on from."""
        return next((t for t in reversed(self.told) if t.time.end <= offset and moves(t)), None)

    def understood(self, offset: int) -> When | None:
        """When something happened whose words give no time: in a chronicle at the last date told, else unknown here."""
        told = self.before(offset) if self.chronicle else None
        found = told.interval if told else None
        return When(None, found.start, found.end, found.precision) if found else None


def timeline(
    times: Iterable[TimeExpression],
    *,
    published: dt.date | None,
    title: str = "",
    stamps: Sequence[tuple[int, int, dt.date]] = (),
) -> Timeline:
    """All times of a report, in order, each resolved from the day of publication or from those told before it.

    A report that looks back on long ago is a chronicle: its dates without a year lie near those with one that are told
    before and after them. `title` may give the year ("Siege of Homs (2012)").
    `stamps` are stretches of the report with a date of their own (an embedded post): start, end, date.
    """
    found = sorted(times, key=lambda time: time.start)
    titled = tuple(time for named in find_times(title) if (time := full(named.meaning)))
    chronicle = is_chronicle(found, published, titled=bool(published) and any(year.end.year < published.year for year in titled))
    fulls = [full(time.meaning) for time in found]
    exact = [year if year and year.days <= 31 else None for year in fulls]
    exact = exact if any(exact) else fulls
    context: Interval | None = None
    years = tuple(year for year in titled if year.days <= 366)[:1]
    before = years
    told: list[Told] = []
    days: list[Interval] = []
    for i, time in enumerate(found):
        after = next((later for later in exact[i:] if later), None)
        near = (*before, *days[-1:], *((after,) if after and not years else ()))
        stamp = next((date for start, end, date in stamps if start <= time.start < end), None)
        anchor = Anchor(published, context, None, chronicle, near if chronicle else ())
        anchor = Anchor(stamp) if stamp else anchor
        step = Told(time, anchor, interval(time.meaning, anchor))
        told.append(step)
        context = step.interval if step.interval and moves(step) else context
        if step.interval and not years and step.interval.days <= 366 and (moves(step) or fulls[i]):
            before = (step.interval,)
            days += before if step.interval.days <= 7 else ()
    return Timeline(tuple(told), published, chronicle)


def moves(told: Told) -> bool:
    """Whether a story goes on from this time."""
    meaning = told.time.meaning
    if told.interval is None or told.time.bare or told.time.after:
        return False
    if isinstance(meaning, Period):
        return meaning.unit is Unit.DAY
    return isinstance(meaning, MOVES) and told.interval.days <= 31


def is_chronicle(times: Sequence[TimeExpression], published: dt.date | None, *, titled: bool = False) -> bool:
    """Whether a report tells of long ago: most of its days lie well before publication and nothing says "on Sunday".

    Words like "recently", which both sorts of report use, count as two days close to publication; `titled`, a year
    before that of publication in the title, as ten of long ago.
    """
    if published is None:
        return True
    said = [leaf for time in times for leaf in leaves(time.meaning)]
    if any(_from_today(leaf) for leaf in said) or any(time.form in FROM_TODAY for time in times):
        return False
    days = {leaf for leaf in said if isinstance(leaf, Day | Month) and leaf.month and (leaf.year or isinstance(leaf, Day))}
    ages = [(published - found.start).days for leaf in days if (found := interval(leaf, Anchor(published)))]
    close = sum(0 <= age <= CHRONICLE_AFTER for age in ages) + 2 * any(time.form in FROM_NOW for time in times)
    return sum(age > CHRONICLE_AFTER for age in ages) + 10 * titled > close


def leaves(meaning: Meaning) -> Iterator[Meaning]:
    """The plain times that a meaning is made of."""
    parts = [getattr(meaning, field.name) for field in fields(meaning)]
    inner = [part for part in parts if is_dataclass(part) and not isinstance(part, type)]
    if not inner:
        yield meaning
    for part in inner:
        yield from leaves(part)


def _from_today(meaning: Meaning) -> bool:
    """Whether only a report close to its events says so."""
    if isinstance(meaning, Period):
        return meaning.unit in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}
    return isinstance(meaning, Weekday) or (isinstance(meaning, Month) and meaning.turn is not None)


def full(meaning: Meaning) -> Interval | None:
    """The interval of a meaning that needs no anchor."""
    told = all(isinstance(leaf, Day | Month | Years | Feast | Fixed | Season) for leaf in leaves(meaning))
    return interval(meaning, Anchor(None)) if told and with_year(meaning, 1) == meaning else None
