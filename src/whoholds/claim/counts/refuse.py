"""Numbers that count nothing: ages, dates, money, measures, names."""

from __future__ import annotations

import re

from whoholds.claim.counts.bare import Bare
from whoholds.claim.counts.words import DASH, number_words

REACH = 24
"""How many characters on either side of a number are looked at."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAME = re.compile(rf"[A-Za-z]{DASH}$")
JOINED = re.compile(rf"\w{DASH}$")
NAMED_BEFORE = re.compile(r"\b[A-Z][\w'’.-]*,\s$")
AGE_AFTER = re.compile(r"\s?(?:,|\.|\)|who\b)")
MAY_AFTER = re.compile(r"\s(?:May|MAY)\b")
YEAR = re.compile(r"(?:1[89]|20)\d\d")


def counting(text: str, numbers: list[Bare]) -> list[Bare]:
    """The numbers that count something; one is refused with the end of its range ("14-15 June", "20 to 30 km")."""
    kept: list[Bare] = []
    after: Bare | None = None
    for number in reversed(numbers):
        if (after and _refused_with(text, number, after)) or _refused(text, number):
            after = number
        else:
            kept.append(number)
            after = None
    return kept[::-1]


def _refused_with(text: str, number: Bare, refused: Bare) -> bool:
    patterns = number_words().patterns
    gap = patterns["range"].fullmatch(text[number.end : refused.start])
    measured = patterns["after"].match(text[refused.end : refused.end + REACH])
    return (
        gap is not None and measured is not None and ("and" not in gap[0] or refused.kind == number.kind == "numeral")
    )


def _refused(text: str, number: Bare) -> bool:
    """Whether what stands beside a number shows that it counts nothing."""
    patterns = number_words().patterns
    before, after = text[max(0, number.start - REACH) : number.start], text[number.end : number.end + REACH]
    if patterns["after"].match(after) or patterns["joined"].match(after) or _is_named(before, number):
        return True
    if number.low <= 31 and MAY_AFTER.match(after):
        return True
    if patterns["named"].search(before) and not patterns["counted"].match(after):
        return True
    if number.kind != "numeral":
        return number.kind in {"word", "pair"} and JOINED.search(before) is not None
    return _is_name(before, text[number.start : number.end]) or _is_age(before, after) or _is_year(text, number, before)


def _is_named(before: str, number: Bare) -> bool:
    """After a word that makes it a name or a date ("Resolution 2254", "May 5"), but not "On 5 May 50 men crossed"."""
    match = number_words().patterns["before"].search(before)
    if not match:
        return False
    if match[0].strip().lower()[:3] not in MONTHS:
        return True
    day = number.low <= 31 and not re.search(r"\d\s$", before[: match.start()])
    return day or 1900 <= number.low < 2100


def _is_name(before: str, digits: str) -> bool:
    """Part of a name: "M-16", "Su-25", or a number written with leading zeros."""
    return NAME.search(before) is not None or (digits.startswith("0") and len(digits) > 1)


def _is_age(before: str, after: str) -> bool:
    """An age between commas after a name: "Maria Lopez, 34, said"."""
    return NAMED_BEFORE.search(before) is not None and AGE_AFTER.match(after) is not None


def _is_year(text: str, number: Bare, before: str) -> bool:
    """Four figures without a comma are a year, unless a plural noun follows or a bound stands before."""
    patterns = number_words().patterns
    if not YEAR.fullmatch(text, number.start, number.end) or patterns["strong"].match(text, number.end):
        return False
    if patterns["year_before"].search(before) or patterns["day_before"].search(before):
        return True
    return not (patterns["counted"].match(text, number.end) or patterns["bound"].search(before))
