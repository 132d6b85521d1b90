"""A batch's results as Parquet: a row a report with all that was read, and a row a claim for those who ask with SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from whoholds.batch.stored import Stored, decode, encode
from whoholds.export.claim_json import claim_object
from whoholds.records import ActorRef, Claim

ROWS_AT_ONCE = 200
"""Reports in a row group: what is in memory at a time."""

REPORTS = pa.schema(
    [
        ("report_id", pa.string()),
        ("published", pa.date32()),
        ("source", pa.string()),
        ("claims", pa.int32()),
        ("reading", pa.binary()),
    ]
)
CLAIMS = pa.schema([
    ("report_id", pa.string()),
    ("claim_id", pa.string()),
    ("kind", pa.string()),
    ("status", pa.string()),
    ("agent", pa.list_(pa.string())),
    ("target", pa.list_(pa.string())),
    ("place", pa.string()),
    ("country", pa.string()),
    ("admin1", pa.string()),
    ("lat", pa.float64()),
    ("lon", pa.float64()),
    ("place_precision", pa.int8()),
    ("start", pa.date32()),
    ("end", pa.date32()),
    ("said_by", pa.string()),
    ("quote", pa.string()),
    ("confidence", pa.float64()),
    ("claim", pa.string()),
])  # fmt: skip


class ResultWriter:
    """Writes the two tables of a unit, group by group."""

    def __init__(self, reports: Path, claims: Path) -> None:
        self._reports = pq.ParquetWriter(reports, REPORTS, compression="zstd")
        self._claims = pq.ParquetWriter(claims, CLAIMS, compression="zstd")
        self._waiting: list[Stored] = []

    def add(self, kept: Stored) -> None:
        """Take in one reading."""
        self._waiting.append(kept)
        if len(self._waiting) >= ROWS_AT_ONCE:
            self._flush()

    def close(self) -> None:
        """Write what waits, and the tables' ends."""
        self._flush()
        self._reports.close()
        self._claims.close()

    def _flush(self) -> None:
        reports = [_report_row(kept) for kept in self._waiting]
        claims = [_claim_row(claim) for kept in self._waiting for claim in kept.claims]
        self._reports.write_table(pa.Table.from_pylist(reports, schema=REPORTS))
        self._claims.write_table(pa.Table.from_pylist(claims, schema=CLAIMS))
        self._waiting.clear()


def readings_in(table: Path) -> Iterator[Stored]:
    """The readings of a table of reports, in the order in which they were read."""
    with pq.ParquetFile(table) as file:
        for group in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=["reading"]):
            yield from (decode(data) for data in group.column(0).to_pylist())


def _report_row(kept: Stored) -> dict[str, Any]:
    report = kept.report
    return {
        "report_id": report.id,
        "published": report.published,
        "source": report.source,
        "claims": len(kept.claims),
        "reading": encode(kept),
    }


def _claim_row(claim: Claim) -> dict[str, Any]:
    place = claim.places[0] if claim.places else None
    when, source = claim.when, claim.source
    return {
        "report_id": claim.report_id,
        "claim_id": claim.id,
        "kind": claim.kind,
        "status": claim.status,
        "agent": _names(claim.agents),
        "target": _names(claim.targets),
        "place": place and place.name,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "place_precision": place and place.precision,
        "start": when and when.start,
        "end": when and when.end,
        "said_by": source and (source.name or source.span.text),
        "quote": claim.quote.text,
        "confidence": claim.confidence,
        "claim": dump(claim),
    }


def dump(claim: Claim) -> str:
    """A claim in the shape of claim.schema.json, the same text for the same claim."""
    return json.dumps(claim_object(claim), ensure_ascii=False)


def _names(refs: Iterable[ActorRef]) -> list[str]:
    return [ref.name for ref in refs]
