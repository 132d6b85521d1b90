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

WORD = re.compile(r"[a-z]+|\d+")
FIGURES = {1: "#", 2: "#", 4: "####"}
"""What a number of so many figures is called among a form's needs."""


@cache
def all_forms() -> tuple[Form, ...]:
    """Every form, dates before what counts from other dates."""
    return read_forms({**absolute.BUILDERS, **relative.BUILDERS})


def find_times(text: str, start: int = 0) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence in order, none overlapping another; `start` is where the text stands.

    Takes time linear in the text.
    """
    found = _apart(_matches(text))
    steps: tuple[Callable[[str, Sequence[TimeExpression]], list[TimeExpression]], ...]
    steps = (sliced, join_times, join_ranges, led)
    for step in steps:
        found = step(text, found)
    return tuple(replace(time, start=time.start + start, end=time.end + start) for time in found)


def _matches(text: str) -> Iterator[TimeExpression]:
    words = named_words(text)
    for form in all_forms():
        if form.needs.isdisjoint(words):
            continue
        for match in form.pattern.finditer(text):
            start, end = _trimmed(text, *match.span())
            meaning = form.build(match) if start < end else None
            if meaning is not None:
                yield TimeExpression(start, end, text[start:end], meaning, form.name, form.after, form.bare)


def named_words(text: str) -> set[str]:
    """The words of a text as the forms name those they need."""
    return {FIGURES.get(len(word), "") if word.isdecimal() else word for word in WORD.findall(text.lower())}


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
