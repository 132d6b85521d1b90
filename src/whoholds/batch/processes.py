"""The default engine: worker processes on one machine, each with a reader of its own.

A worker that dies, killed for memory or by hand, is replaced and its unit given out again; after three deaths over one
unit that unit is marked as failed, and the rest goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing as mp
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from whoholds.batch.shelf import Shelf
from whoholds.batch.units import Unit
from whoholds.batch.work import Done, work

DEATHS = 3
"""Workers that may die over one unit before it is given up."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    unit: Unit | None = None


def run_processes(units: Iterable[Unit], shelf: Shelf, workers: int, gazetteer: Path | None = None) -> Iterator[Done]:
    """What came of each unit, as they finish."""
    crew = _Crew(deque(units), shelf, gazetteer)
    try:
        yield from crew.run(workers)
    finally:
        crew.dismiss()


class _Crew:
    """Hands the units out to workers, one at a time each."""

    def __init__(self, units: deque[Unit], shelf: Shelf, gazetteer: Path | None) -> None:
        self.units = units
        self.shelf = shelf
        self.gazetteer = gazetteer
        self.workers: list[_Worker] = []
        self.deaths: Counter[str] = Counter()

    def run(self, size: int) -> Iterator[Done]:
        """Work until no unit is left."""
        for _ in range(min(size, len(self.units))):
            self._hire()
        while busy := [worker for worker in self.workers if worker.unit]:
            for line in wait([worker.line for worker in busy]):
                worker = next(one for one in busy if one.line is line)
                done = self._hear(worker)
                if done:
                    yield done

    def dismiss(self) -> None:
        """Stop all workers; what they were at is left unfinished and will be done again."""
        for worker in self.workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()
            self.shelf.sweep(worker.process.pid)
        self.workers.clear()

    def _hire(self) -> None:
        context = mp.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.shelf, self.gazetteer), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        worker.unit = self.units.popleft() if self.units else None
        if worker.unit:
            with contextlib.suppress(OSError):  # a worker that has just died is found dead when it is heard
                worker.line.send(worker.unit)

    def _hear(self, worker: _Worker) -> Done | None:
        try:
            done: Done = worker.line.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        self._give(worker)
        return done

    def _bury(self, worker: _Worker) -> Done | None:
        """Replace a dead worker; its unit comes first, or is given up."""
        self.workers.remove(worker)
        worker.process.join()
        self.shelf.sweep(worker.process.pid)
        unit, given_up = worker.unit, None
        if unit:
            self.deaths[unit.key] += 1
            if self.deaths[unit.key] < DEATHS:
                self.units.appendleft(unit)
            else:
                reason = f"{DEATHS} workers died reading it, the last with exit code {worker.process.exitcode}"
                given_up = Done(unit.key, unit.source.name, 0, 0, ((unit.source.name, reason),))
        if self.units:
            self._hire()
        return given_up


def _serve(line: Connection, shelf: Shelf, gazetteer: Path | None) -> None:
    """A worker's life: open the reader once, then read what comes down the line."""
    from whoholds.flow import Reader

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader.open(gazetteer=gazetteer)
    while True:
        try:
            unit: Unit = line.recv()
        except EOFError:
            return
        line.send(work(unit, shelf, reader))
