"""`whoholds ingest`: read reports and append them to the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import ledger_option, open_intake

if TYPE_CHECKING:
    from rich.console import Console

    from whoholds.account import Intake, Taken
    from whoholds.flow import Reading
    from whoholds.records import Report


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@ledger_option
@click.option("--retell", is_flag=True, help="Tell every place anew, as after a change of WHOHOLDS_OUTLETS.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def ingest(sources: tuple[str, ...], ledger: str, retell: bool, quiet: bool) -> None:
    """Read SOURCEs (files, folders, `-`) and append them to the ledger.

    Safe to repeat and to interrupt: a report that the ledger holds isn't read again, and each is taken in whole or not
    at all. Exit status 1 if a source couldn't be read; the others are taken in.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not (sources or retell):
        raise click.UsageError("name a SOURCE: files, folders, or - for standard input")
    intake = open_intake(ledger)
    stopped = False
    if retell:
        intake.retell()
    try:
        _take_all(intake, sources, quiet or not console.is_terminal, console)
    except KeyboardInterrupt:
        stopped = True
        console.print("Stopped. What was taken in so far is kept; the same command goes on from there.")
    taken = intake.finish()
    _summary(taken, ledger)
    if stopped or taken.failed:
        sys.exit(130 if stopped else 1)


def _take_all(intake: Intake, sources: Iterable[str], quiet: bool, console: Console) -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from whoholds.flow import Reader
    from whoholds.read import Failed, read_sources
    from whoholds.records import Drop

    found = list(read_sources(sources))
    reader = cache(Reader.open)

    def read(report: Report) -> Reading:
        return reader().read(report)

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[report]}"),
    )
    with Progress(*columns, console=console, disable=quiet, transient=True) as progress:
        task = progress.add_task("ingest", total=len(found), report="")
        for report in found:
            if isinstance(report, Failed):
                intake.fail(report.source, Drop("read", "unreadable", detail=report.reason))
            else:
                progress.update(task, report=report.id[:40])
                intake.take(report, read)
            progress.advance(task)


def _summary(taken: Taken, ledger: str) -> None:
    from whoholds.ledger import Appended

    counts = taken.reports
    parts = [f"{counts[Appended.NEW]} new reports", f"{taken.claims} claims"]
    if counts[Appended.REVISED]:
        parts.append(f"{counts[Appended.REVISED]} new versions")
    if counts[Appended.SAME]:
        parts.append(f"{counts[Appended.SAME]} already there")
    click.echo(f"{ledger}: {', '.join(parts)}; {taken.told} places told anew")
    for origin, reason in taken.failed:
        click.echo(f"not read: {origin}: {reason}", err=True)
