"""A user's table of outlets: how reliable each is held to be, and for which side it speaks. Neutral where it is silent.

CSV with the columns `outlet`, `reliability` and `side`; reliability is the letter of the Admiralty code, A (reliable)
to E (unreliable), F where it can't be judged; side is an id of the actor registry or a name. Reliability is a label,
shown beside the words: nothing is left out or weighed by it. An outlet that speaks for a side is that side's own word.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from pathlib import Path

from whoholds.records.entries import Entry
from whoholds.records.keys import fold

LETTERS = frozenset("ABCDEF")


class OutletTableError(ValueError):
    """The table has a row that can't be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a user holds of an outlet."""

    reliability: str = "F"
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Outlets:
    """What a user holds of outlets, by folded name."""

    known: dict[str, Outlet] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Outlets:
        """The table in a CSV file; raises OutletTableError."""
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return cls(dict(_row(number, row) for number, row in enumerate(csv.DictReader(lines), 2)))

    def label(self, entry: Entry) -> Entry:
        """The entry with what is held of its outlet."""
        outlet = self.known.get(fold(entry.outlet))
        return replace(entry, reliability=outlet.reliability, outlet_side=outlet.side) if outlet else entry


def _row(number: int, row: dict[str, str | None]) -> tuple[str, Outlet]:
    name, letter = (row.get("outlet") or "").strip(), (row.get("reliability") or "F").strip().upper()
    if not name:
        raise OutletTableError(f"line {number} names no outlet")
    if letter not in LETTERS:
        raise OutletTableError(f"line {number}: reliability is a letter from A to F, not {letter}")
    return fold(name), Outlet(letter, (row.get("side") or "").strip() or None)
