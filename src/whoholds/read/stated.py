"""The day that a file states of itself: in a line of its head that holds nothing else, or in its name."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath

from whoholds.read.dates import MONTH, Moment, moment_of, past
from whoholds.read.source import Source

_HEAD = 6
_LONGEST = 60
_LABEL = re.compile(r"(?:date of publication|publication date|date|dated|published|posted|issued)\b(?: on)?[:\s]{0,3}")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")
_ZONE = r"(?: ?(?:gmt|utc|z|[+-]\d{2}:?\d{2}))?"
_CLOCK = re.compile(rf"[,\st]{{1,3}}(?:at )?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?: ?[ap]\.?m\.?)?{_ZONE}$")
_MONTH = rf"{MONTH}\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}|{_NUMBER} {_MONTH},? \d{{4}}|{_MONTH} {_NUMBER},? \d{{4}}")
_TOWN = r"[A-Z][A-Z .'’/-]{2,40}(?:,[\w .'’-]{2,30})?"
_AGENCY = r"(?:\([\w .,/]{2,30}\)\s?)?"
_DATELINE = re.compile(rf"{_TOWN}[,(]\s?((?i:{_DAY.pattern}))\)?\s?{_AGENCY}(?:-|–|—|:)")
"""A town in capitals, maybe its country, and the day, before the words: "PORT SUDAN, Sudan, 3 March 2025 (SUNA) -"."""
_IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


def stated_day(text: str, source: Source) -> dt.date | None:
    """The day of a line near the top such as "Published: 9 August 2021", else of a dateline, else of the file's name.

    A text with several such lines is a chronicle: none of them is its day. "08/09/2021" is two days, and so none.
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    found = [(number, day) for number, line in enumerate(lines) if (day := _alone(line))]
    if len(found) == 1 and found[0][0] < _HEAD and (moment := past(Moment(found[0][1]), source.today)):
        return moment.day
    return _dateline(lines[:_HEAD], source.today) or named_day(source)


def _dateline(lines: list[str], today: dt.date) -> dt.date | None:
    """The day before the words of the first line that has a dateline."""
    found = next(filter(None, map(_DATELINE.match, lines)), None)
    moment = moment_of(found[1]) if found else None
    return moment.day if moment and past(moment, today) else None


def named_day(source: Source) -> dt.date | None:
    """The one day in a file's name, year first: 2021-08-09_kunduz.txt, kunduz-20210809.pdf."""
    if "://" in source.name:
        return None
    days = {_day(found[1], found[3], found[4]) for found in _IN_NAME.finditer(PurePosixPath(source.name).stem)}
    day = days.pop() if len(days) == 1 else None
    return day if day and past(Moment(day), source.today) else None


def _alone(line: str) -> dt.date | None:
    """The day of a line that holds nothing else, but for a label, a day of the week and a time."""
    if len(line) > _LONGEST:
        return None
    words = line.lower()
    for start in (_LABEL, _WEEKDAY):
        if found := start.match(words):
            words = words[found.end() :].strip()
    words = _CLOCK.sub("", words)
    moment = moment_of(words) if _DAY.fullmatch(words) else None
    return moment.day if moment else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    """The day of the numbers, if they are one in the time of newspapers."""
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= 1900 else None
