"""Many readers and one writer on one ledger at once: errors, lost claims, and how long answers take.

python -m evaluation.picture.together [LEDGER] [--readers 50] [--seconds 120] [--claims 100000]

LEDGER is an empty file (a temporary one if none is named) or the URL of an empty PostgreSQL database. Prints a line of
JSON. Readers are threads of as many processes as there are cores, each asking for a picture or a place in turn, with a
second's pause between questions, as people do.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing as mp
import random
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from queue import Queue
from typing import Any

from sqlalchemy import func, select

from evaluation.picture.scale import AT, fill
from evaluation.picture.synthetic import COUNTRIES, PER_REPORT, a_days_readings, country_code, readings, town
from whoholds.account import Account, Intake
from whoholds.ledger import connect, tables

PAUSE = 1.0
TELL_EVERY = 25
"""Reports between two tellings, as `watch` tells what it took in."""


@dataclass(frozen=True, slots=True)
class Together:
    """What came of it: the 95th percentile of the answers in milliseconds, and what went wrong."""

    readers: int
    seconds: int
    answers: int
    errors: int
    picture_p95_ms: float
    who_p95_ms: float
    written: int
    lost: int


def measure(ledger: str, *, readers: int, seconds: int, claims: int) -> Together:
    """Fill a ledger, then ask and write at once."""
    fill(ledger, readings(claims))
    spawn, until = mp.get_context("spawn"), time.time() + seconds + 5
    said: Any = spawn.Queue()
    cores = mp.cpu_count()
    groups = [spawn.Process(target=_group, args=(ledger, readers // cores, until, said)) for _ in range(cores)]
    for group in groups:
        group.start()
    written = _write(ledger, claims, until)
    found = [said.get() for _ in groups]
    for group in groups:
        group.join()
    answers = [pair for asked, _ in found for pair in asked]
    errors = Counter(error for _, wrong in found for error in wrong)
    for error, times in errors.items():
        print(times, error)
    times_of = {kind: sorted(took for what, took in answers if what == kind) for kind in ("picture", "who")}
    p95 = {kind: round(took[int(len(took) * 0.95)], 1) for kind, took in times_of.items()}
    lost = claims + written - _claims_in(ledger)
    total = readers // cores * cores
    return Together(total, seconds, len(answers), errors.total(), p95["picture"], p95["who"], written, lost)


def _write(ledger: str, before: int, until: float) -> int:
    """Append reports until the time is up; the number of claims acknowledged."""
    intake, written = Intake(ledger), 0
    for number, reading in enumerate(islice(a_days_readings(10_000_000, before), 500_000)):
        if time.time() > until:
            break
        intake.writer.append(reading)
        written += PER_REPORT
        if number % TELL_EVERY == TELL_EVERY - 1:
            intake.finish()
    intake.close()
    return written


def _claims_in(ledger: str) -> int:
    with connect(ledger, read_only=True).connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.claims)).scalar_one())


def _group(ledger: str, size: int, until: float, said: Any) -> None:
    """The readers of one process."""
    answers: Queue[tuple[str, float]] = Queue()
    errors: Queue[str] = Queue()
    account = Account(ledger)
    threads = [threading.Thread(target=_read, args=(account, number, until, answers, errors)) for number in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said.put((list(answers.queue), list(errors.queue)))


def _read(account: Account, number: int, until: float, answers: Queue[Any], errors: Queue[str]) -> None:
    chance = random.Random(number)
    while time.time() < until:
        time.sleep(chance.random() * 2 * PAUSE)
        country, what = chance.randrange(COUNTRIES), chance.choice(("picture", "who"))
        begun = time.perf_counter()
        try:
            if what == "picture":
                account.picture(at=AT, country=country_code(country), words=False)
            else:
                account.who(town(country, chance.randrange(10)).name, at=AT)
        except Exception as error:  # noqa: BLE001 - every kind of error is counted
            errors.put(f"{type(error).__name__}: {error}"[:200])
        answers.put((what, 1000 * (time.perf_counter() - begun)))


def main() -> None:
    """Measure, print a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", nargs="?")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--claims", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = asked.ledger or str(Path(folder, "together.db"))
        found = measure(ledger, readers=asked.readers, seconds=asked.seconds, claims=asked.claims)
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main()
