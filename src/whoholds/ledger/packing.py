"""A reading as rows, without the numbers that only the ledger can give: packed by many, taken in by one.

What takes time, hashing claims, writing them as JSON, sketching texts, is done when packing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from whoholds.ledger import rows, sketches, tables
from whoholds.ledger.codec import decode, dump
from whoholds.records import Claim, Drop, content_id
from whoholds.records.spans import only

Row = rows.Row


@dataclass(frozen=True, slots=True)
class PackedClaim:
    """A claim's row, those of its places, and the days that it changes at them."""

    row: Row
    places: list[Row]
    changes: list[Row]


@dataclass(frozen=True, slots=True)
class Packed:
    """A report's rows, by table."""

    report: Row
    claims: list[PackedClaim]
    places: list[Row]
    names: list[Row]
    blocks: list[Row]
    drops: list[Row]
    coverage: list[Row]

    def write(self) -> str:
        """As JSON, for other processes."""
        claims = [[claim.row, claim.places, claim.changes] for claim in self.claims]
        return dump([self.report, claims, self.places, self.names, self.blocks, self.drops, self.coverage])

    def quoted(self) -> Packed:
        """The same without its text but for what claims quote."""
        quotes = [decode(claim.row["body"]).quote for claim in self.claims]
        return replace(self, report={**self.report, "text": only(self.report["text"], quotes)})

    @classmethod
    def of(cls, rows: list[Any]) -> Packed:
        """What `write` wrote, once it is read as JSON."""
        report, claims, *others = rows
        return cls(report, [PackedClaim(*claim) for claim in claims], *others)


def shape() -> str:
    """A token that changes with the tables' columns: rows packed under another don't fit."""
    names = (name for table in tables.metadata.sorted_tables for name in (table.name, *table.columns.keys()))
    return content_id(names)


def pack(reading: rows.Reading, drops: Iterable[Drop] = ()) -> Packed:
    """The rows of a reading, and of what was left out."""
    report, named = reading.report, rows.named(reading)
    told = rows.told(report, reading.claims)
    once = {claim.id: claim for claim in reading.claims}
    row = {
        "id": report.id,
        "hash": report.text_hash,
        "text": report.text,
        "title": report.title,
        "published": rows.iso(report.published),
        "source": report.source,
        "url": report.url,
        "language": report.language,
        "told": rows.iso(told),
        "sketch": sketches.write(sketches.sketch(report.text)),
    }
    return Packed(
        row,
        [pack_claim(claim, told, report.published) for claim in once.values()],
        rows.place_rows(named),
        rows.name_rows(named),
        list(rows.block_rows(reading.blocks)),
        list(rows.drop_rows(drops)),
        list(rows.coverage_rows(report, reading.claims)),
    )


def pack_claim(claim: Claim, told: dt.date | None, published: dt.date | None) -> PackedClaim:
    """The rows of a claim, whose words without a date count at the day told."""
    places = list(rows.claim_place_rows(claim, told, published))
    return PackedClaim(rows.claim_row(claim), places, list(rows.changes(claim, places)))
