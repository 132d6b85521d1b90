"""How fast whoholds reads, and its ledger answers: figures of one run, written to `bench.json`.

    python -m evaluation.bench [CLAIMS...]     sizes of the made-up ledgers; 10000, 100000 and 1000000
                                               where none is given

Reads the sample reports, so it needs no gold. Times are of the processor, so that other work on the machine counts
little; shares and ratios are of the same run.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from evaluation import reading
from evaluation.batch import measure_batch
from evaluation.floors import Figure, flatten
from evaluation.page import measure as page
from evaluation.picture.scale import measure
from evaluation.picture.synthetic import country_code
from evaluation.taking import measure as taking
from whoholds.flow import Reader
from whoholds.mark import marking
from whoholds.read import read_bytes
from whoholds.records import Report

RESULTS = Path(__file__).with_name("bench.json")
ROUNDS = 5


def samples() -> list[Report]:
    """The reports that ship with whoholds."""
    folder = files("whoholds.samples")
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".json")), key=lambda p: p.name)
    return [found for p in paths for found in read_bytes(p.read_bytes(), name=p.name) if isinstance(found, Report)]


class Watch:
    """Adds up the processor time that each stage takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begun


def reading_speed(reader: Reader, reports: list[Report]) -> dict[str, Any]:
    """Reports and words a second on one core, and the share of each stage."""
    watch, words = Watch(), sum(len(report.text.split()) for report in reports)
    for report in reports:
        reader.read(report)
    for report in reports * ROUNDS:
        _read(reader, report, watch)
    whole = sum(watch.seconds.values())
    return {
        "reports_per_second": round(len(reports) * ROUNDS / whole, 1),
        "words_per_second": round(words * ROUNDS / whole),
        "of_parse_only_rate": round(watch.seconds["parse"] / whole, 2),
        "share": {stage: round(seconds / whole, 3) for stage, seconds in watch.seconds.items()},
    }


def _read(reader: Reader, report: Report, watch: Watch) -> None:
    """What `Reader.read` does, stage by stage."""
    with watch.on("mark"):
        marked = marking(report)
    with watch.on("parse"):
        parsed = reader.parser.read(report.text, marked.blocks)
    sentences = tuple(found.sentence for found in parsed)
    cues = [found.cues for found in parsed] if reader.parser.learned else None
    with watch.on("places"):
        places = reader.resolver.places(report, marked.blocks, sentences)
    with watch.on("claims"):
        drafts = reader.frames.claims(report, marked.blocks, sentences, places=places, cues=cues)
    with watch.on("resolve"):
        reader.resolver.claims(report, marked.blocks, sentences, drafts, places=places)


def opening_time(opens: Callable[[], Reader]) -> tuple[Reader, float]:
    """The reader, and the seconds that opening it took."""
    begun = time.perf_counter()
    return opens(), round(time.perf_counter() - begun, 2)


def label(size: int) -> str:
    """A size in short: 10k, 1m."""
    return f"{size // 1_000_000}m" if size >= 1_000_000 else f"{size // 1000}k"


def main() -> None:
    """Measure, print, write."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    reader, seconds = opening_time(Reader.open)
    found: dict[str, Any] = {"read": {"open_s": seconds, **reading_speed(reader, samples())}, "ledger": {}, "page": {}}
    found["pages"] = asdict(reading.measure(samples()))
    found["batch"] = measure_batch(samples())
    with tempfile.TemporaryDirectory() as folder:
        found["taking"] = asdict(taking(Path(folder, "ledger.db"), Path(folder, "results")))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ledger = Path(folder, "ledger.db")
            found["ledger"] |= {f"{name}_{label(size)}": value for name, value in asdict(measure(size, ledger)).items()}
            found["page"][label(size)] = page.measure(ledger, country_code(3))
    for figure in (Figure(name, value) for name, value in flatten({"bench": found})):
        print(f"{figure.name:44} {figure.value}")
    RESULTS.write_text(json.dumps({"bench": found}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
