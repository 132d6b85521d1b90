"""When a report was published: from a field, a page, or the `date YYYY-MM-DD` that a text may start with."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from whoholds.read.outcome import Unreadable

LEADING = re.compile(r"\s{0,20}date[ \t]{1,4}(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
# Clocks differ by zone: a report may carry tomorrow's date.
GRACE = dt.timedelta(days=1)
_LONGEST = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
"""A month's name, whole or short, as part of a pattern in lower case."""
_MONTH = rf"(?P<month>{MONTH})\.?"
_PRINTED = (
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the moment in it where the source gives one, with the zone where it gives that."""

    day: dt.date
    at: dt.datetime | None = None


def leading_date(text: str) -> str | None:
    """The ISO date after a leading `date`, as written."""
    found = LEADING.match(text)
    return found[1] if found else None


def published_date(value: object, today: dt.date) -> dt.date | None:
    """The day of an ISO date or datetime, in the zone it was written in; None if there is none.

    Raises Unreadable for what is no date, and for a date after today.
    """
    found = published_moment(value, today)
    return found.day if found else None


def published_moment(value: object, today: dt.date) -> Moment | None:
    """The moment of a date as `moment_of` knows it; None if there is none. Raises Unreadable as `published_date`."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Unreadable(f"published is no date: {_short(value)}")
    found = moment_of(value)
    if found is None:
        raise Unreadable(f"published is no ISO date: {_short(value)}; write it as YYYY-MM-DD")
    if found.day > today + GRACE:
        raise Unreadable(f"published {found.day} lies in the future")
    return found


def moment_of(value: object) -> Moment | None:
    """The moment that words or a number mean: ISO 8601, RFC 2822, seconds since 1970, "9 August 2021".

    None for what is no date, and for "08/09/2021", which is two.
    """
    words = " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not words or len(words) > _LONGEST:
        return None
    if _EPOCH.fullmatch(words):
        at = dt.datetime.fromtimestamp(int(words[:10]), dt.UTC)
        return Moment(at.date(), at)
    return _iso(words) or _rfc(words) or _printed(words)


def past(moment: Moment | None, today: dt.date) -> Moment | None:
    """The moment unless it lies in the future."""
    return moment if moment and moment.day <= today + GRACE else None


def _iso(words: str) -> Moment | None:
    try:
        at = dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    return Moment(at.date(), at if ":" in words or "T" in words else None)


def _rfc(words: str) -> Moment | None:
    if ":" not in words:
        return None
    try:
        at = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Moment(at.date(), at)


def _printed(words: str) -> Moment | None:
    for pattern in _PRINTED:
        found = pattern.search(words)
        if found is None:
            continue
        month = found["month"]
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        try:
            return Moment(dt.date(int(found["year"]), number, int(found["day"])))
        except ValueError:
            continue
    return None


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."
