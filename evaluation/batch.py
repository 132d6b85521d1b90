"""How much faster several workers read than one: wall time over the same shards of reports, in one run.

    python -m evaluation.batch [REPORTS]     600 where none is given; 2400 or more for figures to rely on

Reports are the samples over and over, each under an id of its own. Each unit's end is the time on its marker, whatever
the engine tells when. The clock runs from the end of the first fifth of the units, so that opening models doesn't
count, to the end of the last, so that a worker that waits for another does.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from whoholds.batch import Done, Shelf, Unit, find_units, run_processes
from whoholds.ledger.codec import dump
from whoholds.records import Report

Run = Callable[[Iterable[Unit], Shelf, int], Iterator[Done]]
SHARDS = 24
REPORTS = 600


@dataclass(frozen=True, slots=True)
class Rates:
    """Reports a second by number of workers; efficiency is the second's rate over twice the first's."""

    one_worker: float
    two_workers: float
    efficiency: float


def measure_batch(samples: list[Report], reports: int = REPORTS) -> dict[str, Any]:
    """The figures of `bench.batch`; those of Ray only where the extra is installed."""
    with tempfile.TemporaryDirectory() as folder:
        units = _shards(samples, reports, Path(folder) / "in")
        found: dict[str, Any] = _named("process", _rates(run_processes, units, reports, Path(folder) / "processes"))
        found["peak_mb_per_worker"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        if find_spec("ray"):
            from whoholds.batch.cluster import run_ray

            found |= _named("ray", _rates(run_ray, units, reports, Path(folder) / "ray"))
    return {"reports": reports, **found}


def _named(engine: str, rates: Rates) -> dict[str, float]:
    return {f"{engine}_{name}": value for name, value in asdict(rates).items()}


def _rates(run: Run, units: list[Unit], reports: int, folder: Path) -> Rates:
    one, two = (reports / _seconds(run, units, folder, workers) for workers in (1, 2))
    return Rates(round(one, 1), round(two, 1), round(two / one / 2, 3))


def _seconds(run: Run, units: list[Unit], folder: Path, workers: int) -> float:
    """Wall time of all units at the rate of those after the first fifth."""
    shelf = Shelf(folder / str(workers))
    shelf.begin("bench")
    for done in run(units, shelf, workers):
        if done.failed:
            raise RuntimeError(f"{done.path}: {done.failed[0]}")
    ends = sorted(marker.stat().st_mtime for marker in shelf.folder.glob("*.done.json"))
    warm = max(workers, len(ends) // 5)
    return (ends[-1] - ends[warm - 1]) * len(ends) / (len(ends) - warm)


def _shards(samples: list[Report], reports: int, folder: Path) -> list[Unit]:
    folder.mkdir()
    for shard in range(SHARDS):
        numbers = range(shard, reports, SHARDS)
        lines = (dump(_row(samples[number % len(samples)], number)) + "\n" for number in numbers)
        (folder / f"{shard:02}.jsonl").write_text("".join(lines), encoding="utf-8")
    return [unit for unit in find_units([str(folder)], dt.datetime.now(dt.UTC).date()) if isinstance(unit, Unit)]


def _row(report: Report, number: int) -> dict[str, Any]:
    day = report.published.isoformat() if report.published else None
    return {"id": f"r{number}", "text": report.text, "title": report.title, "published": day, "source": report.source}


def main() -> None:
    """Measure and print."""
    from evaluation.bench import samples

    reports = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    print(json.dumps(measure_batch(samples(), reports), indent=1))


if __name__ == "__main__":
    main()
