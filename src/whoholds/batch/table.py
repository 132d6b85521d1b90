"""A batch's results as Parquet: a row a report, packed for a ledger, and a row a claim for those who ask with SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from whoholds.batch.stored import Stored
from whoholds.export.claim_json import claim_object
from whoholds.export.claim_row import claim_row
from whoholds.ledger import Packed
from whoholds.records import Claim

ROWS_AT_ONCE = 200
"""Reports in a row group: what is in memory at a time."""

DAYS = frozenset({"published", "start", "end"})
TYPES = {
    "claims": pa.int32(), "lat": pa.float64(), "lon": pa.float64(), "where_prec": pa.int8(), "date_prec": pa.int8(),
    "confidence": pa.float64(), "ucdp": pa.int8(),
}  # fmt: skip
CLAIM_NAMES = (
    "report_id", "claim_id", "kind", "cue", "quote", "block", "agent", "target", "place", "country", "admin1", "lat",
    "lon", "place_id", "where_prec", "start", "end", "date_prec", "count", "source", "status", "extent", "confidence",
    "found_by", "acled_event_type", "acled_sub_event_type", "plover", "cameo", "ucdp", "claim",
)  # fmt: skip
"""What `read --format csv` prints, and `claim`: the whole in the shape of claim.schema.json."""


def _schema(names: Iterable[str], days: pa.DataType) -> pa.Schema:
    """Words but for numbers, and days as the type given."""
    return pa.schema([(name, days if name in DAYS else TYPES.get(name, pa.string())) for name in names])


REPORT_NAMES = ("report_id", "published", "source", "claims", "packed")
REPORTS, CLAIMS = (_schema(names, pa.date32()) for names in (REPORT_NAMES, CLAIM_NAMES))


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
        claims = [{**claim_row(claim), "claim": dump(claim)} for kept in self._waiting for claim in kept.claims]
        self._reports.write_table(_table(reports, REPORTS))
        self._claims.write_table(_table(claims, CLAIMS))
        self._waiting.clear()


def _table(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows whose days are ISO dates as a table whose days are days."""
    return pa.Table.from_pylist(rows, schema=_schema(schema.names, pa.string())).cast(schema)


def packed_in(table: Path) -> Iterator[Packed]:
    """The reports of a table, in the order in which they were read."""
    with pq.ParquetFile(table) as file:
        for group in file.iter_batches(batch_size=ROWS_AT_ONCE, columns=["packed"]):
            yield from (Packed.of(msgspec.json.decode(one)) for one in group.column(0).to_pylist())


def _report_row(kept: Stored) -> dict[str, Any]:
    report = kept.packed.report
    return {
        "report_id": report["id"],
        "published": report["published"],
        "source": report["source"],
        "claims": len(kept.claims),
        "packed": kept.packed.write(),
    }


def dump(claim: Claim) -> str:
    """A claim in the shape of claim.schema.json, the same text for the same claim."""
    return json.dumps(claim_object(claim), ensure_ascii=False)
