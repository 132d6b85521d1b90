"""What a reading puts into each table."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, TypeVar

from whoholds.ledger.codec import encode
from whoholds.records import CONTROL_KINDS, Block, Claim, Discrepancy, Drop, Extent, Kind, PlaceRef, Report, Status
from whoholds.records.keys import beside, fold, placed, shuffled

Row = dict[str, Any]
Value = TypeVar("Value")
MANY = 500
"""How many values go into one list of a query."""

STATES_OF_CONTROL = CONTROL_KINDS | {Kind.ATTACK}
"""Kinds whose claims are asked for when a place's control is traced."""

LONG_PAST = dt.timedelta(days=60)


class Reading(Protocol):
    """What was read in one report."""

    @property
    def report(self) -> Report: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...
    @property
    def places(self) -> tuple[PlaceRef, ...]: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def drops(self) -> tuple[Drop, ...]: ...
    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]: ...


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in lists that fit into a query."""
    rest = iter(values)
    while some := list(islice(rest, MANY)):
        yield some


def iso(day: dt.date | None) -> str | None:
    """A day as the tables keep it."""
    return day.isoformat() if day else None


def told(report: Report, claims: Iterable[Claim]) -> dt.date | None:
    """The day at which words without a date count: the day of publication.

    None where there is none, or where the report tells of a past: all its dated claims lie sixty days back or more.
    """
    happened = [
        claim.when.end
        for claim in claims
        if claim.when and claim.status in {Status.ASSERTED, Status.POSSIBLE, Status.DENIED}
    ]
    if report.published is None or (happened and report.published - max(happened) > LONG_PAST):
        return None
    return report.published


def block_rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """A row for each block."""
    for position, block in enumerate(blocks):
        yield {
            "position": position,
            "kind": block.kind,
            "start": block.span.start,
            "end": block.span.end,
            "body_start": block.body.start,
            "body_end": block.body.end,
            "date": iso(block.date),
            "author_start": block.author.start if block.author else None,
            "author_end": block.author.end if block.author else None,
            "handle": block.handle,
        }


def claim_row(claim: Claim) -> Row:
    """A claim's row: what is asked for by column, and the whole as JSON."""
    when = claim.when
    return {
        "id": claim.id,
        "kind": claim.kind,
        "status": claim.status,
        "valid_from": iso(when.start) if when else None,
        "valid_to": iso(when.end) if when else None,
        "body": encode(claim),
    }


def named(reading: Reading) -> list[tuple[str, PlaceRef]]:
    """The places of a reading with their keys: those of its claims, and those that it only names."""
    return named_in(reading.claims) + [pair for ref in reading.places for pair in placed((ref,))]


def named_in(claims: Iterable[Claim]) -> list[tuple[str, PlaceRef]]:
    """The places of claims with their keys."""
    return [pair for claim in claims for pair in placed(claim.places)]


def place_rows(places: Iterable[tuple[str, PlaceRef]]) -> list[Row]:
    """A row for each place that is named."""
    return list({key: _place_row(key, ref) for key, ref in places}.values())


def _place_row(key: str, ref: PlaceRef) -> Row:
    return {
        "key": key,
        "name": ref.name,
        "type": ref.type,
        "country": ref.country,
        "admin1": ref.admin1,
        "lat": ref.lat,
        "lon": ref.lon,
        "cell": cell(ref.lat, ref.lon),
        "place_id": ref.place_id,
    }


def cell(lat: float | None, lon: float | None) -> int | None:
    """The number of the one-degree cell that holds a point."""
    if lat is None or lon is None:
        return None
    return (math.floor(lat) + 90) * 360 + (math.floor(lon) + 180) % 360


def name_rows(places: Iterable[tuple[str, PlaceRef]]) -> list[Row]:
    """The folded names that a place goes by here, with its key. Words such as "the city" are no names."""
    found: set[tuple[str, str]] = set()
    for key, ref in places:
        words = ref.span.text if ref.span and ref.span.text[:1].isupper() else ""
        found |= {(fold(name), key) for name in (ref.name, words) if fold(name)}
        found.add((shuffled(ref.name), key))
    return [{"folded": name, "key": key} for name, key in sorted(found)]


def claim_place_rows(claim: Claim, told: dt.date | None, published: dt.date | None) -> Iterator[Row]:
    """A row for each place of a claim, and for each town that it bears on, with the days that it speaks of."""
    seen: set[str] = set()
    keys = [*(key for key, _ in placed(claim.places)), *beside(claim.places)]
    first, last = days_of(claim, told, published)
    for position, key in enumerate(keys):
        if key not in seen:
            seen.add(key)
            yield {
                "key": key,
                "control": int(claim.kind in STATES_OF_CONTROL),
                "position": position,
                "first": iso(first),
                "last": iso(last),
            }


def days_of(claim: Claim, told: dt.date | None, published: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a claim can say something of: none after its report came out."""
    if claim.when is None:
        return told, told
    last = min(claim.when.end, published or claim.when.end)
    return min(claim.when.start, last), last


def changes(claim: Claim, places: Iterable[Row]) -> Iterator[Row]:
    """The days of each place whose control a claim bears on."""
    for row in places:
        if row["control"] and row["first"]:
            whole = int(claim.extent is Extent.WHOLE)
            yield {"key": row["key"], "first": row["first"], "last": row["last"], "whole": whole}


def coverage_rows(report: Report, claims: Iterable[Claim]) -> Iterator[Row]:
    """Counts of what was read, by outlet, day and country."""
    by_country = Counter((claim.places[0].country or "") if claim.places else "" for claim in claims) or Counter(
        {"": 0}
    )
    for country, number in sorted(by_country.items()):
        yield {
            "outlet": report.source or "",
            "day": iso(report.published) or "",
            "country": country,
            "reports": 1,
            "claims": number,
        }


def drop_rows(drops: Iterable[Drop]) -> Iterator[Row]:
    """A row for each thing left out."""
    for drop in drops:
        yield {
            "stage": drop.stage,
            "reason": drop.reason,
            "detail": drop.detail,
            "start": drop.span.start if drop.span else None,
            "end": drop.span.end if drop.span else None,
        }
