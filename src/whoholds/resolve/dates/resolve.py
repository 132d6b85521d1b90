"""From what one time expression says to an interval."""

from __future__ import annotations

import datetime as dt

from whoholds.records import Span, When
from whoholds.resolve.dates import composed, counted, dated
from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.meanings import TimeExpression

RULES = (dated, counted, composed)
"""The modules whose rules `interval` joins when they are imported."""


def resolve_time(
    time: TimeExpression,
    *,
    published: dt.date | None,
    context: Interval | None = None,
    ahead: bool | None = None,
    told: bool = False,
) -> When | None:
    """The interval that an expression means, or None where it can't be told. See `Anchor` for the arguments."""
    return as_when(time, interval(time.meaning, Anchor(published, context, ahead, told)))


def as_when(time: TimeExpression, found: Interval | None) -> When | None:
    """An interval with its words and precision."""
    if found is None:
        return None
    return When(Span(time.start, time.end, time.text), found.start, found.end, found.precision)
