"""The forms in which a time is written: each a pattern and what its parts mean.

Patterns match in any case and repeat nothing within a repetition, so they take linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from whoholds.resolve.dates.meanings import Meaning
from whoholds.resolve.dates.words import DASH, any_of, long_forms, time_words

Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a time. `build` returns None where the match turns out to be something else."""

    name: str
    pattern: re.Pattern[str]
    build: Build
    after: bool = False
    bare: bool = False


@cache
def pieces() -> dict[str, str]:
    """Pieces that the forms share, by the name under which their patterns use them."""
    words = time_words()
    number = rf"(?:\d{{1,3}}|{any_of(words.amounts)})"
    return {
        "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)",
        "open": r"(?<![\w$€£])(?<!\d[.,:/])",
        "year": r"(?:1[89]|20)\d\d(?![\d%]|[.,]\d)",
        "month": rf"(?:{any_of(words.months)}\b\.?)",
        "long_month": long_forms(words.months),
        "weekday": rf"(?:{any_of(words.weekdays)}\b\.?)",
        "long_weekday": long_forms(words.weekdays),
        "season": any_of(words.seasons),
        "ordinal": rf"(?:{any_of(words.ordinals)}|\d{{1,2}}(?:st|nd|rd|th))",
        "number": number,
        "dash": DASH,
        "to": rf"(?:\s?{DASH}\s?|\s(?:to|through|until|till|and|or)\s|/)",
        "unit": r"(?:hour|day|week|month|year|decade)",
        "about": r"(?:about|around|nearly|almost|over|more\sthan|at\sleast|roughly|approximately|some|well\sover|under|"
        r"less\sthan|up\sto|just|just\sover|only|barely)",
    }


def form(name: str, pattern: str, build: Build, *, after: bool = False, bare: bool = False) -> Form:
    """A form whose pattern names shared pieces as <day>, <month> ..."""
    whole = re.sub(r"(?<!\?P)<([a-z_]+)>", lambda piece: pieces()[piece[1]], pattern)
    return Form(name, re.compile(whole, re.IGNORECASE), build, after, bare)
