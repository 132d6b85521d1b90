"""Forms of dates, months, years and named days."""

from __future__ import annotations

import calendar
import re

from whoholds.resolve.dates.forms import Form, form
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
from whoholds.resolve.dates.words import any_of, plain, time_words, year_of


def forms() -> tuple[Form, ...]:
    """All forms of this family."""
    return (*_dates(), *_months(), *_years(), *_weekdays(), *_named())


def _dates() -> tuple[Form, ...]:
    days = r"(?P<day><day>)(?:(?:(?:,\s?(?:and\s)?|<to>)<day>){0,4}(?:,\s?(?:and\s)?|<to>)(?P<last><day>))?"
    year = r"(?:,?\s(?P<year><year>))?"
    return (
        form("iso", r"(?<![\w-])(?P<year><year>)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])", _digits),
        form("slashed", r"(?<![\w/.])(?P<a>\d{1,2})(?P<by>[/.])(?P<b>\d{1,2})(?P=by)(?P<year><year>)(?![\w/])", _slashed),
        form("day month", rf"<open>{days}(?:\sof)?\s(?P<month><month>){year}(?!\w)", _day),
        form("month day", rf"\b(?P<month><month>)\s(?:the\s)?{days}{year}(?!\w)(?!\s(?:people|killed|others|dead)\b)", _day),
        form("day", r"\bon\sthe\s(?P<day>(?:[12]?1st|2?2nd|2?3rd|(?:[12]?[04-9]|1[123]|2[04-9]|30)th|31st))"
             r"(?=\s*(?:[,.;:)]|$)|\s(?:and|as|in|when|but|after|before)\b)", _day),
    )  # fmt: skip


def _months() -> tuple[Form, ...]:
    lead = r"(?:in|since|until|till|by|from|of|during|throughout|last|next|this|early|late|mid|to|through|between|back\sin|past|before|after)"
    return (
        form("months", r"\b(?P<month><month>)(?:\s?<dash>\s?|\s(?:and|to|through|or)\s)(?P<last><month>)(?:,?\s(?P<year><year>))?(?!\s?\d)", _month),
        form("month year", r"\b(?:(?P<turn>last|this|next)\s)?(?P<month><month>)(?:,?\s(?:of\s)?|\s?/\s?)(?P<year><year>)(?!\w)", _month),
        form("turned month", r"\b(?P<turn>last|this\spast|this|next|this\scoming)\s(?P<month><month>)(?!\s?\d)", _month),
        form("month", rf"\b(?P<lead>{lead})[\s-](?P<month><long_month>)\b(?!\s?\d)", _lone_month),
        form("month", r"\b(?P<month><long_month>)(?=\s(?:of\s)?(?:last|this|next|the\ssame)\syear\b)", _month),
        form("bare month", r"\b(?P<month><long_month>)\b(?!\s?\d|\s(?:on|of|for|to|into|through|towards?|against)\b)", _bare_month, bare=True),
    )  # fmt: skip


def _years() -> tuple[Form, ...]:
    end = r"(?!\s?(?:people|persons|men|women|children|civilians|soldiers|troops|fighters|militants|rebels|others|dead|killed|wounded|injured|homes|houses|families|km|kilomet|miles|metres|meters|feet|kg|tons|tonnes|percent|per\scent|local\stime|hours|hrs|gmt|utc|or\sso|a\smonth|of\sthem|of\swhom|refugees|members|prisoners|rockets|shells|strong)\b)"
    front = r"(?<![\w$€£.,:/#])(?<!\b(?:no\.|nr\.)\s)(?<!resolution\s)(?<!about\s)(?<!least\s)(?<!than\s)(?<!some\s)(?<!over\s)"
    return (
        form("years", rf"{front}(?P<first><year>)(?:\s?<dash>\s?|\s(?:to|and|until)\s|/)(?P<last>(?:1[89]|20)?\d\d)(?![\w%])(?!<dash>){end}", _years_span),
        form("decade", r"\b(?P<first>(?:1[89]|20)\d0)s\b", lambda m: Years(int(m["first"]), int(m["first"]) + 9)),
        form("year", rf"\b(?:in|since|of|from|until|till|during|by|throughout|back\sin|to|late|early|mid)[\s-](?P<first><year>)(?!\w|<dash>\w){end}", _years_span),
        form("bare year", rf"{front}(?P<first><year>)(?!\w|<dash>\w|:){end}", _years_span, bare=True),
        form("season year", r"\b(?:the\s)?(?P<season><season>)(?:\sof)?\s(?P<year><year>)(?!\w|<dash>)", _season),
        form("winters", r"\b(?:the\s)?(?P<season>winter)(?:\sof)?\s(?P<year><year>)(?:<dash>|/)(?:\d\d){1,2}(?!\w)", _season),
        form("season", r"\b(?:(?P<turn>last|this\spast|past|this|next|this\scoming)\s(?P<season><season>)\b|(?:in|during|over)\s(?:the\s)?(?P<also>spring|summer|autumn|winter))\b(?!\s(?:offensive|camp|house|school|festival|palace|olympics))", _season),
    )  # fmt: skip


def _weekdays() -> tuple[Form, ...]:
    turn = r"(?:(?P<turn>last|this\spast|past|this\scoming|coming|this|next)\s)?"
    short = r"(?:on\s|last\s|late\s|early\s|since\s|by\s|<open>)(?P<weekday>(?:tues?|weds?|thurs?|thu|fri|mon|sat|sun))(?:\.,?(?=\s[a-z])|(?=\s(?:morning|afternoon|evening|night)))"
    return (
        form("weekday", rf"\b{turn}(?P<weekday><long_weekday>)s?\b(?:['’]s?)?", _weekday),
        form("weekday", short, _weekday),
    )  # fmt: skip


def _named() -> tuple[Form, ...]:
    words = time_words()
    return (
        form("named day", rf"\b(?:this\s)?(?P<name>{any_of(words.named_days)})(?:,?\s(?P<year><year>))?(?!\w)", _feast),
        form("named day", rf"\b(?P<name>{any_of(words.easter_days)})(?:,?\s(?P<year><year>))?(?!\w)", _easter),
        form("named day", r"\b(?:this\s)?thanksgiving(?:\sday)?(?:,?\s(?P<year><year>))?(?!\w)", lambda m: Thanksgiving(year_of(m["year"]))),
        form("event", rf"(?<![\w/-])(?P<name>{any_of(words.events)})(?![\w/-])", lambda m: Fixed(words.events[m["name"]])),
        form("unknown", rf"\b(?:the\s)?(?:(?:holy\s)?month\sof\s)?{any_of(words.unknown_names)}(?!\w)", lambda _: Unknown("falls on another day each year or country")),
    )  # fmt: skip


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
    if day is None or (last is not None and last < day) or max(day, last or 0) > _longest(month, year):
        return None
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
    """A month as an adjective ("the November attack"), so capital; "May", "March" and "August" mean other things too."""
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


def _season(match: re.Match[str]) -> Meaning | None:
    """A season; a winter of one year is left open, since it may be the one before or after."""
    found = match.groupdict()
    first, last = time_words().seasons[plain(found.get("season") or found["also"])]
    year = year_of(found.get("year"))
    if first > last and year and "also" not in found and not re.search(r"\d\D+\d", match[0]):
        return Unknown("a winter belongs to two years")
    return Season(first, last, year, _turn(found.get("turn")))


def _weekday(match: re.Match[str]) -> Meaning | None:
    found = match.groupdict()
    return Weekday(time_words().weekdays[plain(found["weekday"])], _turn(found.get("turn")))


def _feast(match: re.Match[str]) -> Meaning | None:
    names = {name.replace("'", ""): value for name, value in time_words().named_days.items()}
    return Feast(*names[plain(match["name"]).replace("'", "")], year_of(match["year"]))


def _easter(match: re.Match[str]) -> Meaning | None:
    return Easter(time_words().easter_days[plain(match["name"])], year_of(match["year"]))
