"""How fast a ledger takes in claims and answers, by its size.

python -m evaluation.picture.scale 10000 100000 1000000
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Table

from evaluation.picture.synthetic import PER_REPORT, Reading, country_code, readings, town
from whoholds.account import Account, Intake
from whoholds.ledger import connect, rows, sketches, tables
from whoholds.ledger.dialects import index_text, keep

AT = dt.date(2018, 6, 1)
NEW = 10_000


@dataclass(frozen=True, slots=True)
class Scale:
    """What was measured on a ledger of so many claims: milliseconds are medians, rates are claims a second."""

    claims: int
    ingest_per_second: float
    picture_ms: float
    who_ms: float
    who_as_known_ms: float
    search_ms: float
    bbox_ms: float
    day_of_10k_s: float
    bytes_per_claim: float


def measure(claims: int, folder: Path) -> Scale:
    """Build a ledger and ask it."""
    path = folder / f"scale-{claims}.db"
    rate = _rate(folder)
    made = readings(claims + NEW)
    fill(path, islice(made, claims // PER_REPORT))
    account = Account(path)
    code = country_code(3)
    name = town(3, 0).name
    picture = _median(lambda: account.picture(at=AT, country=code, words=False))
    who = _median(lambda: account.who(name, at=AT, history=True))
    known = _median(lambda: account.who(name, at=AT, as_known=AT))
    search = _median(lambda: account.view.search("word4711 word815"))
    bbox = _median(lambda: account.view.within((-86, -34.5, -84, -33)))
    account.close()
    begun = time.perf_counter()
    _take(path, made)
    day = time.perf_counter() - begun
    size = path.stat().st_size
    return Scale(claims, rate, picture, who, known, search, bbox, day, size / (claims + NEW))


def _rate(folder: Path) -> float:
    """Claims a second into a new ledger, as `ingest` takes them in: a transaction a report."""
    path = folder / "rate.db"
    path.unlink(missing_ok=True)
    begun = time.perf_counter()
    _take(path, readings(NEW, seed=8))
    return NEW / (time.perf_counter() - begun)


def fill(path: Path, some: Iterable[Reading]) -> None:
    """A ledger of many reports, written in great strokes: only what is asked of it later is the writer's own work."""
    Intake(path)
    engine = connect(path)
    seq = claim_seq = 0
    while batch := list(islice(some, 2000)):
        found: dict[Table, list[dict[str, object]]] = defaultdict(list)
        for reading in batch:
            seq += 1
            claim_seq = _gather(found, reading, seq, claim_seq)
        with engine.begin() as connection:
            for table, rows_of in found.items():
                connection.execute(keep(connection, table), rows_of)
            for row in found[tables.reports]:
                index_text(connection, int(str(row["seq"])), str(row["text"]))
    Intake(path).finish()


def _gather(found: dict[Table, list[dict[str, object]]], reading: Reading, seq: int, claim_seq: int) -> int:
    """Put a reading's rows to the others; the number of the last claim."""
    report, known = reading.report, reading.report.published or AT
    numbers = sketches.sketch(report.text)
    found[tables.reports].append(
        {
            **{name: getattr(report, name) for name in ("id", "text", "title", "source", "url", "language")},
            "seq": seq,
            "hash": report.text_hash,
            "version": 1,
            "published": rows.iso(known),
            "known_from": rows.iso(known),
            "told": rows.iso(known),
            "ingested_at": "",
            "copy_group": seq,
            "sketch": sketches.write(numbers),
        }
    )
    found[tables.voices].append({"copy_group": seq, "outlet": report.source})
    found[tables.bands] += [
        {"band": band, "value": value, "report_seq": seq} for band, value in sketches.bands(numbers or ())
    ]
    named = rows.named(reading)
    found[tables.places] += rows.place_rows(named)
    found[tables.place_names] += rows.name_rows(named)
    found[tables.stale] += [{"key": key} for key, _ in named]
    for claim in reading.claims:
        claim_seq += 1
        found[tables.claims].append({"seq": claim_seq, "id": claim.id, **rows.claim_row(seq, claim, known)})
        found[tables.claim_places] += rows.claim_place_rows(claim_seq, claim, known)
    return claim_seq


def _take(path: Path, some: Iterable[Reading]) -> None:
    intake = Intake(path)
    for reading in some:
        intake.writer.append(reading)
    intake.finish()


def _median(ask: Callable[[], object], times: int = 15) -> float:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        spent.append(1000 * (time.perf_counter() - begun))
    return sorted(spent)[times // 2]


def main(sizes: list[int]) -> None:
    """Print a line of JSON for each size."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            found = measure(size, Path(folder))
            print(json.dumps({name: round(getattr(found, name), 2) for name in Scale.__slots__}), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
