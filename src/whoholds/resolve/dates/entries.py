"""The entries of a news outlet's timeline ("2 March: rebels enter the port"), which leave out the year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import Day, TimeExpression

ENTRIES = 3
"""So many lines that a day leads make a timeline."""

RUN_UP = 180
"""The last entry of a timeline whose year goes without saying lies at most so many days before publication."""

LED = re.compile(r"[ \t]?:|[ \t]?[–—]|[ \t]-[ \t]")
"""What parts a day that leads an entry from what happened on it."""

BULLET = " \t*•·-–—"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def run_up_to(text: str, times: Sequence[TimeExpression], published: dt.date | None) -> Interval | None:
    """The first day of a timeline that runs up to publication; None where the text is no such timeline.

    Its entries follow each other in the calendar, the last is the latest such day before publication, and no year is
    named anywhere: what names one, or looks back from further off, may well be about another.
    """
    days = list(_leads(text, times))
    if published is None or len(days) < ENTRIES or YEAR.search(text):
        return None
    last = interval(days[-1], Anchor(published, ahead=False))
    if last is None or (published - last.end).days > RUN_UP:
        return None
    first = last
    for day in reversed(days[:-1]):
        before = interval(day, Anchor(first.start, ahead=False))
        if before is None:
            return None
        first = before
    return first if (last.end - first.start).days < RUN_UP else None


def _leads(text: str, times: Sequence[TimeExpression]) -> Iterator[Day]:
    """The days without a year that lead a line."""
    for time in times:
        if not isinstance(time.meaning, Day) or time.meaning.month is None or time.meaning.year is not None:
            continue
        line = text[text.rfind("\n", 0, time.start) + 1 : time.start]
        if not line.strip(BULLET) and LED.match(text, time.end):
            yield time.meaning
