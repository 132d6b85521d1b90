"""Finding the words of time in a sentence: single forms first, then those that belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from whoholds.resolve.dates import absolute, relative
from whoholds.resolve.dates.forms import Form, read_forms
from whoholds.resolve.dates.joins import join_ranges, join_times
from whoholds.resolve.dates.meanings import TimeExpression
from whoholds.resolve.dates.qualify import led, sliced

MAY_TELL_TIME = re.compile(
    r"\d|day|time|stage|point|soon|week|month|year|decade|hour|minute|moment|morning|evening|afternoon|night|noon|dawn|dusk|morrow|daybreak|sun|light"
    r"|recent|now|present|current|ongoing|continu|past|ago|then|war|uprising|conflict|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec|mon\b|tue|wed|thu|fri|sat\b|spring|summer|autumn|fall|winter|eve\b|easter|christmas|thanksgiving"
    r"|halloween|ramadan|eid|prev|former|late|point|muharram|ashura|arba|nowruz|passover|kippur|rosh|hanuk|diwali|tet|lent"
    r"|meantime|quarter|memory|history|eventual|again",
    re.IGNORECASE,
)
"""A quick look that passes over the sentences without a word of time."""


@cache
def all_forms() -> tuple[Form, ...]:
    """Every form, dates before what counts from other dates."""
    return read_forms({**absolute.BUILDERS, **relative.BUILDERS})


def find_times(text: str, start: int = 0) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence in order, none overlapping another; `start` is where the text stands.

    Takes time linear in the text.
    """
    if not MAY_TELL_TIME.search(text):
        return ()
    found = _apart(_matches(text))
    steps: tuple[Callable[[str, Sequence[TimeExpression]], list[TimeExpression]], ...]
    steps = (sliced, join_times, join_ranges, led)
    for step in steps:
        found = step(text, found)
    return tuple(replace(time, start=time.start + start, end=time.end + start) for time in found)


def _matches(text: str) -> Iterator[TimeExpression]:
    for form in all_forms():
        for match in form.pattern.finditer(text):
            start, end = _trimmed(text, *match.span())
            meaning = form.build(match) if start < end else None
            if meaning is not None:
                yield TimeExpression(start, end, text[start:end], meaning, form.name, form.after, form.bare)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _apart(found: Iterator[TimeExpression]) -> list[TimeExpression]:
    """The longest of those that overlap, the earlier of equals."""
    kept: list[TimeExpression] = []
    for time in sorted(found, key=lambda time: (time.start, -time.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
        elif time.end - time.start > kept[-1].end - kept[-1].start:
            kept[-1] = time
    return kept
