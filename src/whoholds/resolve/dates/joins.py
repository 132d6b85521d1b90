"""Times that stand side by side and mean one: "Monday, Dec. 26", "dawn on Sunday", "from May 3 to June 7"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from whoholds.resolve.dates.meanings import (
    Clock,
    Day,
    Easter,
    Feast,
    Meaning,
    Month,
    Night,
    Nth,
    Overnight,
    Part,
    Period,
    Range,
    Same,
    Season,
    Shift,
    Thanksgiving,
    TimeExpression,
    Unit,
    Weekday,
    Within,
    Years,
)
from whoholds.resolve.dates.words import DASH

OF_DAY = re.compile(
    r"(?:,?\s(?:(?:in|during)\sthe\s|at\s)?(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midday|dawn|lunchtime))(?:['’]s)?\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r",?\s(?:\(|the\s)?|\s?\(|,?\s(?:on|of|at|late|early|between|from)\s(?:the\s)?", re.IGNORECASE)
OF_YEAR = re.compile(r",?\s(?:of\s|in\s|during\s)?", re.IGNORECASE)
OF = re.compile(r"\s(?:of\s)?(?:the\s(?:month\sof\s)?)?", re.IGNORECASE)
TO = re.compile(
    rf"\s?(?:{DASH}|/)\s?|\s(?:(?:up\s)?(?:to|until|till|through|into)|and\sinto)\s(?:the\s)?", re.IGNORECASE
)
AND = re.compile(r",?\s(?:and|or)\s(?:on\s|in\s)?", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
SPANS = (Day, Month, Years, Weekday, Part, Season, Within, Feast, Night)


def of_one_day(meaning: Meaning) -> bool:
    """Whether a time is a day."""
    if isinstance(meaning, Period | Shift | Same):
        return meaning.unit is Unit.DAY
    return isinstance(meaning, Day | Weekday | Feast | Easter | Thanksgiving)


def join_times(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Neighbours that mean one time, made one; parts of the day belong to their day."""
    out: list[TimeExpression] = []
    for time in found:
        grown = _with_part_of_day(text, time)
        while out and (meaning := _joined(out[-1], text[out[-1].end : grown.start], grown)):
            first = out.pop()
            main = grown if isinstance(first.meaning, Clock | Overnight | Weekday | Nth) else first
            grown = replace(main, start=first.start, end=grown.end, text=text[first.start : grown.end], meaning=meaning)
        out.append(grown)
    return out


def _with_part_of_day(text: str, time: TimeExpression) -> TimeExpression:
    match = OF_DAY.match(text, time.end) if of_one_day(time.meaning) else None
    return replace(time, end=match.end(), text=text[time.start : match.end()]) if match else time


def _joined(first: TimeExpression, gap: str, second: TimeExpression) -> Meaning | None:
    """What two neighbours mean together, None if they don't belong together."""
    if first.after or second.after:
        return None
    a, b = first.meaning, second.meaning
    if isinstance(a, Nth):
        return replace(a, whole=b) if OF.fullmatch(gap) and isinstance(b, Month | Years | Period | Within) else None
    if OF_YEAR.fullmatch(gap) and _yearless(a) and _a_year(b):
        return Within(a, b)
    if not BESIDE.fullmatch(gap):
        return None
    return _with_clock(first, second) or (b if isinstance(a, Weekday) and isinstance(b, Day) else None)


def _with_clock(first: TimeExpression, second: TimeExpression) -> Meaning | None:
    a, b = first.meaning, second.meaning
    if isinstance(a, Clock | Overnight) and of_one_day(b):
        words = first.text.lower()
        night = isinstance(a, Overnight) or (a.night and "night" in words and "mid" not in words)
        return Night(b) if night and not (isinstance(b, Day) and b.last) else b
    if of_one_day(a) and isinstance(b, Clock):
        return a
    return a if isinstance(a, Clock) and isinstance(b, Clock) else None


def _yearless(meaning: Meaning) -> bool:
    core = meaning.whole if isinstance(meaning, Part) else meaning
    return isinstance(core, Day | Month | Season | Feast) and core.year is None


def _a_year(meaning: Meaning) -> bool:
    years = isinstance(meaning, Years) and meaning.first == meaning.last
    return years or (isinstance(meaning, Period | Same | Shift) and meaning.unit is Unit.YEAR)


def join_ranges(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Two times as the ends of one: "from May 3 to June 7", "between 2012 and 2014", "Friday and Saturday"."""
    out: list[TimeExpression] = []
    for time in found:
        first = out[-1] if out else None
        if first and _spans(text, first, time):
            meaning, words = Range(first.meaning, time.meaning), text[first.start : time.end]
            out[-1] = replace(first, end=time.end, text=words, meaning=meaning, bare=False)
        else:
            out.append(time)
    return out


def _spans(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    gap = text[first.end : second.start] + _swallowed(second.text)
    a, b = first.meaning, second.meaning
    if not isinstance(a, SPANS) or not isinstance(b, SPANS) or first.after or second.after:
        return False
    if TO.fullmatch(gap):
        return True
    opened = BETWEEN.search(text[max(0, first.start - 12) : first.start]) is not None
    between = opened or first.text.lower().startswith(("between ", "from "))
    return AND.fullmatch(gap) is not None and (between or _next_to(a, b))


def _swallowed(text: str) -> str:
    """The joining word that the second time's own form took in ("until May")."""
    match = re.match(r"(?:to|until|till|through)\s", text, re.IGNORECASE)
    return match[0] if match else ""


def _next_to(a: Meaning, b: Meaning) -> bool:
    if isinstance(a, Weekday) and isinstance(b, Weekday):
        return (b.weekday - a.weekday) % 7 == 1
    return isinstance(a, Years) and isinstance(b, Years) and b.first == a.last + 1
