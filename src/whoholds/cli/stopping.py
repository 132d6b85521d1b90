"""How long work ends early: by a signal, or by a disk that is full."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

import click


class Stopped(BaseException):
    """Work was asked to stop; `status` is the exit status that tells by which signal.

    No Exception, so that no boundary that goes on after a fault takes it for one.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"stopped with status {status}")
        self.status = status


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Within, Ctrl-C and SIGTERM raise Stopped; what was before is put back after."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _: object) -> None:
        raise Stopped(128 + number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def writing(ledger: str) -> Iterator[None]:
    """A ledger that can't be written, as on a full disk, is said in a line; what was acknowledged before is kept."""
    from sqlalchemy.exc import DatabaseError

    try:
        yield
    except DatabaseError as error:
        raise click.ClickException(
            f"{ledger} can't be written: {error.orig or error}. Look whether the disk is full and the file sound "
            "(docs/faults.md). What was taken in before is kept; the same command goes on from there."
        ) from error
