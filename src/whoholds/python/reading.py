"""Reading one text: the report with its claims, nothing stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from whoholds.export.layers import CLAIMS, PLACES, Feature
from whoholds.python.listing import Listing
from whoholds.records import Block, Claim, Drop, PlaceRef, Report
from whoholds.records.entries import Entry
from whoholds.records.keys import place_key

if TYPE_CHECKING:
    from whoholds.flow import Reader


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: `claims` what it says, `places` what it names, `drops` what was passed over, and why."""

    report: Report
    blocks: tuple[Block, ...]
    claims: Listing[Claim]
    places: Listing[PlaceRef]
    drops: tuple[Drop, ...]

    def __repr__(self) -> str:
        return f"<report {self.report.id}: {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        """The text with its claims marked, and the table of them."""
        from whoholds.python.show import report_html

        return report_html(self.report, self.blocks, self.claims)


@cache
def reader() -> Reader:
    """The reader with what whoholds ships, opened once."""
    from whoholds.flow import Reader

    return Reader.open()


def read(
    text: str,
    *,
    published: dt.date | str | None = None,
    id: str = "",  # noqa: A002 - the name that reports have for it
    title: str | None = None,
    source: str | None = None,
) -> ReadReport:
    """Read one report. `published`, a date or "YYYY-MM-DD", is what "on Sunday" counts from; without it they stay open.

    Raises ValueError for a date that is none.
    """
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    reading = reader().read(Report(text, id, day, title, source))
    known = day or dt.datetime.now(dt.UTC).date()
    claims = Listing(reading.claims, CLAIMS, lambda found: _rows(found, reading.report, known))
    places = Listing(reading.places, PLACES, _places)
    return ReadReport(reading.report, reading.blocks, claims, places, reading.drops)


def _rows(claims: Iterable[Claim], report: Report, known: dt.date) -> Iterator[Feature]:
    for claim in claims:
        yield CLAIMS.feature(Entry(claim, known, report.published, report.published, report.source or ""))


def _places(refs: Iterable[PlaceRef]) -> Iterator[Feature]:
    for ref in refs:
        yield PLACES.feature(place_key(ref), ref)
