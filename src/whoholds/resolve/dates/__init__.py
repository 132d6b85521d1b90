"""Times: words of time in a report, and the days that they mean."""

from whoholds.resolve.dates.anchor import Anchor
from whoholds.resolve.dates.calendar import Interval
from whoholds.resolve.dates.entries import run_up_to
from whoholds.resolve.dates.find import find_times
from whoholds.resolve.dates.meanings import TimeExpression
from whoholds.resolve.dates.resolve import resolve_time
from whoholds.resolve.dates.timeline import Timeline, Told, timeline, timeline_from

__all__ = [
    "Anchor",
    "Interval",
    "TimeExpression",
    "Timeline",
    "Told",
    "find_times",
    "resolve_time",
    "run_up_to",
    "timeline",
    "timeline_from",
]
