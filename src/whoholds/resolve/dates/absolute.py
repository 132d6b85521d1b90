"""What dates, months, years and named days say."""

from __future__ import annotations

import calendar
import re

from whoholds.resolve.dates.forms import Build
from whoholds.resolve.dates.meanings import (
    Day,
    Easter,
    Feast,
    Fixed,
    Meaning,
    Month,
    Season,
    Thanksgiving,
    Turn,
    Unknown,
    Weekday,
    Years,
)
from whoholds.resolve.dates.words import plain, time_words, year_of


def _digits(match: re.Match[str]) -> Meaning | None:
    return _valid(int(match["day"]), int(match["month"]), int(match["year"]))


def _slashed(match: re.Match[str]) -> Meaning | None:
    """Day and month in either order: unknown unless one can't be a month or a dot, which only day-first dates have."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["by"] == "." or a > 12 or a == b:
        return _valid(a, b, year)
    return _valid(b, a, year) if b > 12 else Unknown("day and month can't be told apart")


def _valid(day: int, month: int, year: int) -> Meaning | None:
    fits = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return Day(day, month, year) if fits else None


def _day(match: re.Match[str]) -> Meaning | None:
    found = match.groupdict()
    month = time_words().months[plain(found["month"]).rstrip(".")] if found.get("month") else None
    day, last = (_number(found[key]) if found.get(key) else None for key in ("day", "last"))
    year = year_of(found.get("year"))
    if day is None:
        return None
    if (last is not None and last < day) or max(day, last or 0) > _longest(month, year):
        return Unknown("there is no such day")
    return Day(day, month, year, last if last != day else None)


def _longest(month: int | None, year: int | None) -> int:
    return calendar.monthrange(year or 2000, month)[1] if month else 31


def _number(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _month(match: re.Match[str]) -> Meaning | None:
    found = match.groupdict()
    months = time_words().months
    month = months[plain(found["month"]).rstrip(".")]
    last = months[plain(found["last"]).rstrip(".")] if found.get("last") else None
    return Month(month, year_of(found.get("year")), _turn(found.get("turn")), last)


def _lone_month(match: re.Match[str]) -> Meaning | None:
    """A month after a word that leads to it. "To may", "to march" and "through march" are rather verbs."""
    text = match["month"]
    verb = plain(text) in {"may", "march"} and plain(match["lead"]) in {"to", "through", "past"}
    return None if verb and not text.istitle() else Month(time_words().months[plain(text)])


def _bare_month(match: re.Match[str]) -> Meaning | None:
    """A month as an adjective ("the November attack"), so capital; "May" and "March" mean other things too."""
    text = match["month"]
    sentence_start = not re.search(r"[a-z,]\s$", match.string[max(0, match.start() - 3) : match.start()])
    other = plain(text) == "may" or not text[0].isupper() or (plain(text) in {"march", "august"} and sentence_start)
    return None if other else Month(time_words().months[plain(text)])


def _turn(text: str | None) -> Turn | None:
    word = plain(text or "")
    if word in {"last", "past", "this past"}:
        return Turn.LAST
    return Turn(word) if word in {"this", "next"} else (Turn.NEXT if word.endswith("coming") else None)


def _years_span(match: re.Match[str]) -> Meaning | None:
    found = match.groupdict()
    first, last = int(found["first"]), found.get("last") or found["first"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Years(first, end) if first <= end <= first + 100 and first < 2100 else None


def _decade(match: re.Match[str]) -> Meaning | None:
    return Years(int(match["first"]), int(match["first"]) + 9)


def _season(match: re.Match[str]) -> Meaning | None:
    """A season; a winter of one year is left open, since it may be the one before or after."""
    found = match.groupdict()
    first, last = time_words().seasons[plain(found.get("season") or found["also"])]
    year = year_of(found.get("year"))
    if first > last and year:
        return Unknown("a winter belongs to two years")
    return Season(first, last, year, _turn(found.get("turn")))


def _winter(match: re.Match[str]) -> Meaning | None:
    return Season(*time_words().seasons["winter"], year_of(match["year"]))


def _weekday(match: re.Match[str]) -> Meaning | None:
    found = match.groupdict()
    return Weekday(time_words().weekdays[plain(found["weekday"])], _turn(found.get("turn")))


def _feast(match: re.Match[str]) -> Meaning | None:
    names = {name.replace("'", ""): value for name, value in time_words().named_days.items()}
    return Feast(*names[plain(match["name"]).replace("'", "")], year_of(match["year"]))


def _easter(match: re.Match[str]) -> Meaning | None:
    return Easter(time_words().easter_days[plain(match["name"])], year_of(match["year"]))


def _thanksgiving(match: re.Match[str]) -> Meaning | None:
    return Thanksgiving(year_of(match["year"]))


def _event(match: re.Match[str]) -> Meaning | None:
    return Fixed(time_words().events[plain(match["name"]).replace(" ", "-")])


def _moving_feast(match: re.Match[str]) -> Meaning | None:
    return Unknown(f"{plain(match[0])} falls on other days each year or country")


BUILDERS: dict[str, Build] = {
    "digits": _digits,
    "slashed": _slashed,
    "day": _day,
    "month": _month,
    "lone month": _lone_month,
    "bare month": _bare_month,
    "years": _years_span,
    "decade": _decade,
    "season": _season,
    "winter": _winter,
    "weekday": _weekday,
    "feast": _feast,
    "easter": _easter,
    "thanksgiving": _thanksgiving,
    "event": _event,
    "moving feast": _moving_feast,
}
"""The rule that reads the parts of each form of this family."""
