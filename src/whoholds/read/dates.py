"""When a report was published: from a field, or from the `date YYYY-MM-DD` that a text may start with."""

from __future__ import annotations

import datetime as dt
import re

from whoholds.read.outcome import Unreadable

LEADING = re.compile(r"\s{0,20}date[ \t]{1,4}(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
# Clocks differ by zone: a report may carry tomorrow's date.
GRACE = dt.timedelta(days=1)


def leading_date(text: str) -> str | None:
    """The ISO date after a leading `date`, as written."""
    found = LEADING.match(text)
    return found[1] if found else None


def published_date(value: object, today: dt.date) -> dt.date | None:
    """The day of an ISO date or datetime, in the zone it was written in; None if there is none.

    Raises Unreadable for what is no date, and for a date after today.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Unreadable(f"published is no date: {_short(value)}")
    try:
        day = dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise Unreadable(f"published is no ISO date: {_short(value)}") from None
    if day > today + GRACE:
        raise Unreadable(f"published {day} lies in the future")
    return day


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."
