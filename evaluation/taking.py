"""How fast a ledger takes in what a batch wrote: Parquet to rows, end to end, as `whoholds ingest DIR` does it.

    python -m evaluation.taking [LEDGER] [CLAIMS]     a temporary SQLite file and 200000 where none is given

LEDGER is an empty file or the URL of an empty PostgreSQL database. Readings are made up, written by the batch's own
writer. Processor time is that of this process: a PostgreSQL server's comes on top.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from evaluation.picture.synthetic import Reading, readings
from whoholds.account import Intake
from whoholds.batch import Done, Shelf
from whoholds.batch.stored import stored
from whoholds.batch.units import KEY_LENGTH, Unit
from whoholds.read import Source

CLAIMS = 200_000
IN_A_UNIT = 500
TODAY = dt.date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Taking:
    """Claims a second by the clock and by the processor, and by the clock with all histories told as well."""

    claims: int
    per_second: float
    per_processor_second: float
    told_per_second: float


def measure(ledger: str | Path, folder: Path, claims: int = CLAIMS) -> Taking:
    """Write results into the folder, and take them into the ledger, which must be empty."""
    shelf = Shelf(folder)
    shelf.begin("bench")
    finished = [_unit(shelf, number, some) for number, some in enumerate(_batches(readings(claims)))]
    intake, begun, used = Intake(ledger), time.perf_counter(), time.process_time()
    gc.disable()  # as the command does
    for done in finished:
        intake.take_packed(shelf.packed(done))
    gc.enable()
    taken, worked = time.perf_counter() - begun, time.process_time() - used
    intake.finish()
    whole = time.perf_counter() - begun
    intake.close()
    return Taking(claims, round(claims / taken), round(claims / worked), round(claims / whole))


def _unit(shelf: Shelf, number: int, some: Iterable[Reading]) -> Done:
    source = Source(f"{number}.jsonl", TODAY, data=b"")
    return shelf.put(Unit(source, f"{number:0{KEY_LENGTH}x}", 0), map(stored, some), [])


def _batches(some: Iterable[Reading]) -> Iterator[list[Reading]]:
    rest = iter(some)
    while batch := list(islice(rest, IN_A_UNIT)):
        yield batch


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder, "ledger.db"))
        claims = int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS
        print(json.dumps(asdict(measure(ledger, Path(folder, "results"), claims))))


if __name__ == "__main__":
    main()
