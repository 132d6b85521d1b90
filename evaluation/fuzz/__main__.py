"""Throw cases at the targets and list what breaks.

    python -m evaluation.fuzz [--cases N] [--first K] [TARGET...]     100000 cases a target where none is given

A case that raises, takes longer than ten seconds or lets the process grow past 2 GB is printed with its number, which
makes it again on any machine. Exit status 1 if there is one. `evaluation.fuzz.cover` looks by coverage.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from evaluation.fuzz.cases import case, seeds
from evaluation.fuzz.targets import Target, targets
from whoholds.flow import Reader

SECONDS = 10
MEGABYTES = 2_000


class SlowCase(Exception):  # noqa: N818 - it names what was found
    """A case took too long."""


def main() -> int:
    """Run, print, and say by the exit status whether something broke."""
    asked = _arguments()
    known = targets(Reader.open())
    names = asked.targets or list(known)
    broken = sum(_run(name, known[name], asked.first, asked.cases) for name in names)
    return 1 if broken else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--cases", type=int, default=100_000, help="cases a target")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    return parser.parse_args()


def _run(name: str, target: Target, first: int, cases: int) -> int:
    grounds, broken, begun, slowest = seeds(), 0, time.perf_counter(), 0.0
    for number in range(first, first + cases):
        data = case(number, grounds)
        started = time.perf_counter()
        try:
            with within(SECONDS):
                target(data)
        except Exception:  # noqa: BLE001 - what breaks is listed, and the rest tried
            broken += 1
            if broken <= 5:
                print(f"{name} case {number}: {traceback.format_exc(limit=-3)}", flush=True)
        slowest = max(slowest, time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    broken += peak > MEGABYTES
    seconds = time.perf_counter() - begun
    print(
        f"{name:12} {cases} cases, {broken} broken, slowest {slowest:.2f} s, peak {peak} MB, {seconds:.0f} s",
        flush=True,
    )
    return broken


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise SlowCase if the body takes longer."""

    def late(*_: object) -> None:
        raise SlowCase(f"longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    sys.exit(main())
