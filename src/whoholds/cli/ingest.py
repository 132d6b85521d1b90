"""`whoholds ingest`: read reports and append them to the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import ledger_option, open_intake
from whoholds.cli.output import bar

if TYPE_CHECKING:
    from rich.progress import Progress

    from whoholds.account import Intake, Taken
    from whoholds.flow import Reader
    from whoholds.ledger.rows import Reading as Taking
    from whoholds.records import Drop, Report


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@ledger_option
@click.option("--retell", is_flag=True, help="Tell every place anew, as after a change of WHOHOLDS_OUTLETS.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def ingest(sources: tuple[str, ...], ledger: str, retell: bool, quiet: bool) -> None:
    """Read SOURCEs (files, folders, `-`) and append them to the ledger.

    A folder that `whoholds batch` wrote is taken in as it was read there.

    Safe to repeat and to interrupt: a report that the ledger holds isn't read again, and each is taken in whole or not
    at all. Exit status 1 if a source couldn't be read; the others are taken in.
    """
    if not (sources or retell):
        raise click.UsageError("name a SOURCE: files, folders, or - for standard input")
    reader = cache(_open_reader)
    intake = open_intake(ledger, check=_misplaced)
    stopped = False
    if retell:
        intake.retell()
    batches = [source for source in sources if _is_batch(source)]
    try:
        named = [source for source in sources if source not in batches]
        _take_all(intake, named, lambda report: reader().read(report), quiet=quiet)
        for folder in batches:
            _take_batch(intake, folder, quiet=quiet)
    except KeyboardInterrupt:
        stopped = True
        click.echo("Stopped. What was taken in so far is kept; the same command goes on from there.", err=True)
    taken = intake.finish()
    _summary(taken, ledger)
    if stopped or taken.failed:
        sys.exit(130 if stopped else 1)


def _open_reader() -> Reader:
    from whoholds.flow import Reader

    return Reader.open()


def _misplaced(reading: Taking) -> Iterator[Drop]:
    """What the report says of places that the gazetteer has otherwise."""
    from whoholds.records import Drop

    for found in getattr(reading, "discrepancies", ()):
        yield Drop("gazetteer", found.says, found.span, found.known)


def _take_all(intake: Intake, sources: Iterable[str], read: Callable[[Report], Taking], *, quiet: bool) -> None:
    from whoholds.read import Failed, read_sources
    from whoholds.records import Drop

    found = list(read_sources(sources))
    with _progress(quiet=quiet) as progress:
        task = progress.add_task("ingest", total=len(found), report="")
        for report in found:
            if isinstance(report, Failed):
                intake.fail(report.source, Drop("read", "unreadable", detail=report.reason))
            else:
                progress.update(task, report=report.id[:40])
                intake.take(report, read)
            progress.advance(task)


def _is_batch(source: str) -> bool:
    """Whether a source is a folder of results."""
    return (Path(source) / "batch.json").is_file()


def _take_batch(intake: Intake, folder: str, *, quiet: bool) -> None:
    from whoholds.cli.batch import open_shelf
    from whoholds.records import Drop

    shelf = open_shelf(Path(folder))
    finished = list(shelf.all_done())
    with bar("taking in", len(finished), quiet=quiet) as advance:
        for done in finished:
            for kept in shelf.readings(done):
                intake.take(kept.report, {kept.report: kept}.__getitem__)
            for origin, reason in done.failed:
                intake.fail(origin, Drop("read", "unreadable", detail=reason))
            advance(Path(done.path).name)


def _progress(*, quiet: bool) -> Progress:
    """A bar with how many reports are read of how many, and which is at hand; nothing where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    report = TextColumn("{task.fields[report]}", markup=False)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), report)
    return Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True)


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
