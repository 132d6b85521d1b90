"""`whoholds watch`: poll feeds, pages and folders, and ingest what is new, until stopped."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import ledger_option, open_intake
from whoholds.cli.gathering import allow_option, open_archive, open_gatherer
from whoholds.cli.sources import open_chosen, reader_option
from whoholds.cli.stopping import writing

if TYPE_CHECKING:
    from whoholds.account import Intake
    from whoholds.archive import Archive
    from whoholds.gather import Gatherer, Plan, Watcher
    from whoholds.read import Failed
    from whoholds.records import Report


@click.command()
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
@click.option("--once", is_flag=True, help="Ask those that are due, then end; for cron.")
@reader_option
@allow_option
def watch(feeds: Path, ledger: str, once: bool, allowed: tuple[str, ...]) -> None:
    """Poll the feeds, pages and folders in FEEDS.toml and ingest what is new, until SIGTERM or Ctrl-C.

    What was fetched is kept in the archive beside the ledger before it is read. Sources that fail are asked more and
    more seldom; `whoholds coverage --watched` shows when each was asked and what came, nothing included. Logs are JSON,
    a line an event, on standard error. Exit status 0 when stopped, 2 if FEEDS.toml can't be understood.
    """
    plan = _read(feeds)
    intake = open_intake(ledger)
    archive = open_archive(ledger)
    watcher = _watcher(plan, intake, archive, open_gatherer(allowed=allowed, archive=archive))
    log("started", sources=len(plan.sources), ledger=ledger)
    with _until_stopped(watcher.stop), writing(ledger):
        watcher.run(settle=lambda: _settle(intake), once=once)
        _settle(intake)
    archive.close()
    log("stopped")


def log(event: str, **fields: object) -> None:
    """An event, as a line of JSON on standard error."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    click.echo(json.dumps({"at": now, "event": event, **fields}, ensure_ascii=False, default=str), err=True)


def _read(feeds: Path) -> Plan:
    from whoholds.gather import Plan, PlanError

    try:
        return Plan.read(feeds)
    except PlanError as error:
        raise click.UsageError(str(error)) from error


def _watcher(plan: Plan, intake: Intake, archive: Archive, gatherer: Gatherer) -> Watcher:
    from whoholds.gather import Memory, Watcher
    from whoholds.records import Drop

    reader = cache(open_chosen)

    def take(report: Report) -> None:
        appended = intake.take(report, lambda one: reader().read(one))
        log("report", id=report.id, source=report.source, published=report.published, appended=appended or "failed")

    def fail(failed: Failed) -> None:
        intake.fail(
            failed.source, Drop("read", "passed over" if failed.expected else "unreadable", detail=failed.reason)
        )
        log("unread", source=failed.source, reason=failed.reason)

    return Watcher(plan, gatherer, Memory(archive), take, fail, log)


def _settle(intake: Intake) -> None:
    """Tell anew what has changed, and forget what was only for a summary."""
    taken = intake.finish()
    taken.failed.clear()
    log("told", places=taken.told)


@contextlib.contextmanager
def _until_stopped(stop: Event) -> Iterator[None]:
    """SIGTERM and Ctrl-C ask to stop after the report at hand; a second one stops at once."""

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
