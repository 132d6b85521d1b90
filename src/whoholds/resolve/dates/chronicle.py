"""Telling a report of news from a chronicle, which looks back on long ago."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from whoholds.resolve.dates.anchor import Anchor, interval
from whoholds.resolve.dates.calendar import Interval, distance
from whoholds.resolve.dates.full import full, leaves
from whoholds.resolve.dates.meanings import Day, Meaning, Month, Period, TimeExpression, Unit, Weekday

LONG_AGO = 60
"""A day so many days before publication, or more, speaks for a chronicle; a later one for news."""

BESIDE = 45
"""A day without a year so close to a full date has its year."""

TITLED = 10
"""A title with a year before that of publication weighs as much as so many days of long ago."""

RETOLD = re.compile(
    r"\s*The (?:[\w'’().,–-]+ ){0,12}?(?:was|were) (?:a|an|the|one|part|fought)\b"
    r"|\s*The (?:[\w'’().,–-]+ ){0,12}?(?:took place|began|started|lasted)\b"
)
"""How a text opens that tells what a battle was: "The siege of Delmar was a battle of the Redland war"."""

HAPPENING = re.compile(
    r"\b(?:battles?|sieges?|offensives?|campaigns?|operations?|clashes|fall|captures?|counter-?offensives?|skirmish(?:es)?|uprising"
    r"|insurgency|war|invasion|raids?|attacks?|massacres?)\b",
    re.IGNORECASE,
)
"""Nouns of what such a text is about."""

EACH_TODAY = 5
"""In a text that opens so, or has an old year in its title, each "on Sunday" weighs as much as so many days of news."""

FROM_TODAY = frozenset({"past window", "coming window", "ago", "period", "turned month"})
"""Forms that only a report close to its events uses; so are "on Sunday" and "yesterday"."""

FROM_NOW = frozenset({"recently", "now"})
"""Forms that both use, a report close to its events more; they weigh as much as two days."""


def is_chronicle(
    times: Sequence[TimeExpression], published: dt.date | None, titled: Sequence[Interval], opening: str = ""
) -> bool:
    """Whether a report tells of long ago: most of its days lie well before publication and nothing says "on Sunday".

    `titled` are the dates in its title, `opening` its first paragraph. Where either speaks for a chronicle, words such
    as "on Sunday" only weigh against it. Without a day of publication everything counts from what is told.
    """
    if published is None:
        return True
    retold = tells_what_it_was(opening)
    signs = any(date.end.year < published.year for date in titled) + retold
    today = sum(_counts_from_today(time) for time in times)
    if today and not signs:
        return False
    ages = _ages(times, published, without_year=not retold)
    news = sum(0 <= age <= LONG_AGO for age in ages) + 2 * any(time.form in FROM_NOW for time in times)
    return sum(age > LONG_AGO for age in ages) + TITLED * signs > news + EACH_TODAY * today


def tells_what_it_was(opening: str) -> bool:
    """Whether a first paragraph says of a battle or siege what it was, as only a text that looks back does."""
    found = RETOLD.match(opening)
    return found is not None and HAPPENING.search(found.group()) is not None


def _counts_from_today(time: TimeExpression) -> bool:
    if time.form in FROM_TODAY:
        return "previous" not in time.text.lower() and "preceding" not in time.text.lower()
    return any(_from_today(leaf) for leaf in leaves(time.meaning))


def _ages(times: Sequence[TimeExpression], published: dt.date, *, without_year: bool) -> list[int]:
    """How many days before publication each of the days told lies; `without_year` counts those without one too."""
    said = {leaf: None for time in times for leaf in leaves(time.meaning) if _tells(leaf)}
    fulls = tuple({date: None for time in times for leaf in leaves(time.meaning) if (date := full(leaf))})
    near = tuple(date for date in fulls if date.days <= 31)
    kept = [leaf for leaf in said if without_year or not (isinstance(leaf, Day) and leaf.year is None)]
    return [age for leaf in kept if (age := _age(leaf, published, near)) is not None]


def _age(meaning: Meaning, published: dt.date, fulls: tuple[Interval, ...]) -> int | None:
    """How many days before publication a time lies; without a year, beside a full date near to it if there is one."""
    yearless = isinstance(meaning, Day) and meaning.year is None
    told = interval(meaning, Anchor(published, told=True, near=fulls)) if fulls and yearless else None
    beside = told is not None and min(distance(told, date) for date in fulls) <= BESIDE
    found = told if beside else interval(meaning, Anchor(published))
    return (published - found.start).days if found else None


def _tells(meaning: Meaning) -> bool:
    """Whether a time says on which side it stands: a day, or a month with its year."""
    if isinstance(meaning, Day):
        return meaning.month is not None
    return isinstance(meaning, Month) and meaning.year is not None


def _from_today(meaning: Meaning) -> bool:
    if isinstance(meaning, Period):
        return meaning.unit in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}
    return isinstance(meaning, Weekday)
