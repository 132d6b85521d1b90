"""Colours that people with any colour vision tell apart (Okabe and Ito), and what else all charts share."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

SIDES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#f0e442")
OTHER, CONTESTED, INK = "#999999", "#d55e00", "#222222"
WIDTH = 640
DAYS = {"yearmonthdate": "%-d %b %Y", "yearweek": "%-d %b %Y", "yearmonth": "%b %Y"}
"""How days are written, by how wide a bar of time is."""
LONGEST = 44
"""Characters of a label."""


class NothingToDrawError(ValueError):
    """There is nothing to draw for what was asked."""


def most(names: Iterable[str], number: int = len(SIDES)) -> list[str]:
    """The most frequent names, the first by name of equals."""
    counted = Counter(names)
    return sorted(counted, key=lambda name: (-counted[name], name))[:number]


def short(words: str, length: int = LONGEST) -> str:
    """A label that fits."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def steps(days: Sequence[dt.date]) -> str:
    """How wide a bar of time is: a day, a week or a month, so that there are not too many."""
    reach = (max(days) - min(days)).days if days else 0
    return "yearmonthdate" if reach <= 120 else "yearweek" if reach <= 800 else "yearmonth"
