"""How fast a ledger takes in claims and answers, by its size.

python -m evaluation.picture.scale 10000 100000 1000000
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evaluation.picture.synthetic import Reading, a_days_readings, country_code, readings, town
from whoholds.account import Account, Intake
from whoholds.ledger import pack

AT = dt.date(2018, 6, 1)
NEW = 10_000
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Scale:
    """What was measured on a ledger of so many claims: milliseconds are medians, rates are claims a second.

    `pack` makes rows of readings, which workers do; `load` puts packed reports into the ledger in bulk; `tell` tells
    all histories; `ingest` is a transaction a report, and `day_of_10k_s` is ten thousand new claims of one day, taken
    in so, and the histories told on.
    """

    claims: int
    pack_per_second: float
    load_per_second: float
    tell_per_second: float
    ingest_per_second: float
    picture_ms: float
    who_ms: float
    who_as_known_ms: float
    search_ms: float
    bbox_ms: float
    day_of_10k_s: float


def measure(claims: int, ledger: str | Path) -> Scale:
    """Build a ledger, an empty one given, and ask it."""
    packed, loaded, told = fill(ledger, readings(claims))
    account = Account(ledger)
    code = country_code(3)
    name = town(3, 0).name
    picture = _median(lambda: account.picture(at=AT, country=code, words=False))
    who = _median(lambda: account.who(name, at=AT, history=True))
    known = _median(lambda: account.who(name, at=AT, as_known=AT))
    search = _median(lambda: account.view.search("word4711 word815"))
    bbox = _median(lambda: account.view.within((-86, -34.5, -84, -33)))
    account.close()
    intake, begun = Intake(ledger), time.perf_counter()
    for reading in a_days_readings(NEW, claims):
        intake.writer.append(reading)
    taken = time.perf_counter() - begun
    intake.finish()
    day = time.perf_counter() - begun
    intake.close()
    rates = [claims / seconds for seconds in (packed, loaded, told)]
    return Scale(claims, rates[0], rates[1], rates[2], NEW / taken, picture, who, known, search, bbox, day)


def fill(ledger: str | Path, some: Iterable[Reading]) -> tuple[float, float, float]:
    """Take readings in in bulk; the seconds spent on packing them, on loading them, and on telling the histories."""
    intake, packing, loading = Intake(ledger), 0.0, 0.0
    for batch in _batches(some):
        begun = time.perf_counter()
        packed = [pack(reading) for reading in batch]
        between = time.perf_counter()
        intake.writer.append_all(packed)
        packing, loading = packing + between - begun, loading + time.perf_counter() - between
    begun = time.perf_counter()
    intake.finish()
    intake.close()
    return packing, loading, time.perf_counter() - begun


def _batches(some: Iterable[Reading]) -> Iterator[list[Reading]]:
    rest = iter(some)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


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
            found = measure(size, Path(folder, f"{size}.db"))
            print(json.dumps({name: round(getattr(found, name), 2) for name in Scale.__slots__}), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
