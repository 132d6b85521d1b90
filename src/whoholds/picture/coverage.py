"""What was read, and where there are gaps: silence isn't peace."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol

LEAST_GAP = 7
"""Days without a report that are too few to be called a gap."""
UNUSUAL = 4
"""A gap is this many times as long as the outlet's usual pause."""


class Covered(Protocol):
    """How much was read of an outlet on a day about a country."""

    @property
    def outlet(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def reports(self) -> int: ...
    @property
    def claims(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Reach:
    """What was read of an outlet about a country: from when to when, and the gaps, first and last silent day."""

    outlet: str
    country: str
    reports: int
    claims: int
    first: str
    last: str
    gaps: tuple[tuple[str, str], ...]


def reach(rows: Iterable[Covered]) -> list[Reach]:
    """What was read, by outlet and country; reports without a date count, but say nothing of gaps."""
    groups: dict[tuple[str, str], list[Covered]] = defaultdict(list)
    for row in rows:
        groups[row.outlet, row.country].append(row)
    return [_reach(outlet, country, group) for (outlet, country), group in sorted(groups.items())]


def _reach(outlet: str, country: str, group: list[Covered]) -> Reach:
    days = sorted(row.day for row in group if row.day)
    totals = sum(row.reports for row in group), sum(row.claims for row in group)
    return Reach(outlet, country, *totals, days[0] if days else "", days[-1] if days else "", gaps(days))


def gaps(days: list[str]) -> tuple[tuple[str, str], ...]:
    """Unusually long silences between days with reports, in their order."""
    dates = [dt.date.fromisoformat(day) for day in days]
    pauses = [(b - a).days for a, b in pairwise(dates)]
    if not pauses:
        return ()
    least = max(LEAST_GAP, UNUSUAL * median(pauses))
    one = dt.timedelta(days=1)
    return tuple(
        ((a + one).isoformat(), (b - one).isoformat())
        for (a, b), pause in zip(pairwise(dates), pauses, strict=True)
        if pause > least
    )
