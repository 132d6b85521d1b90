"""Days as reports print them: "August 9, 2021", "Mon, 9 Aug. 2021", "2021-08-09", or "9 August" in a known year."""

from __future__ import annotations

import datetime as dt
import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ONE_MONTH_DAY = rf"(?:{_MONTH}\s{{1,3}}{_DAY}|{_DAY}\s{{1,3}}(?:of\s)?{_MONTH})"

YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
DATED = rf"(?i:(?:{_WEEKDAY},?\s{{1,3}})?(?:{_ONE_MONTH_DAY},?\s{{1,3}}\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d))"
"""A day with its year, as part of a pattern."""
DAY = rf"(?:{DATED}|(?i:(?:{_WEEKDAY},?\s{{1,3}})?{_ONE_MONTH_DAY}(?!\w)(?!,?\s{{1,3}}\d{{4}}\b)))"
"""A day with or without its year, as part of a pattern."""

_ANY_DAY = re.compile(rf"(?<!\w){DAY}")
_PARTS = re.compile(r"\d+|[A-Za-z]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A day without a year is taken for the last such day only if the report is that fresh.
_FRESH = dt.timedelta(days=60)


def days_in(text: str) -> list[str]:
    """The words of each day printed in the text, in order."""
    return _ANY_DAY.findall(text)


def day_of(words: str, *, year: int | None = None, published: dt.date | None = None) -> dt.date | None:
    """The day that the words of DAY mean; None for one that no calendar has, or whose year can't be told.

    Without a printed year it is the one given, else that of the last such day in the two months before `published`.
    """
    iso = re.search(r"\d{4}-\d{2}-\d{2}", words)
    if iso:
        return _date(*map(int, iso[0].split("-")))
    parts = _PARTS.findall(words)
    months = [_MONTHS.index(part[:3].lower()) + 1 for part in parts if part[:3].lower() in _MONTHS]
    numbers = [int(part) for part in parts if part.isdigit()]
    if not months or not numbers:
        return None
    if len(numbers) > 1 or year is not None:
        return _date(numbers[1] if len(numbers) > 1 else year or 0, months[0], numbers[0])
    return _recent(months[0], numbers[0], published)


def only_year(text: str) -> int | None:
    """The year in the text, if it names exactly one."""
    years = set(YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _recent(month: int, day: int, published: dt.date | None) -> dt.date | None:
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        found = _date(year, month, day)
        if found and (found - published).days <= 1:
            return found if published - found <= _FRESH else None
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
