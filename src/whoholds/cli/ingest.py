"""`whoholds ingest`: read reports and append them to the ledger."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import ledger_option, open_intake
from whoholds.cli.gathering import gather_options, open_archive, open_gatherer
from whoholds.cli.output import bar
from whoholds.cli.sources import open_chosen, reader_option
from whoholds.cli.sources import undated as say_undated
from whoholds.cli.stopping import Stopped, stoppable, writing

if TYPE_CHECKING:
    from whoholds.account import Intake, Taken
    from whoholds.gather import Gatherer
    from whoholds.read import Failed
    from whoholds.records import Report


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@ledger_option
@click.option("--retell", is_flag=True, help="Tell every place anew, as after a change of WHOHOLDS_OUTLETS.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.option("--no-archive", is_flag=True, help="Don't keep what is read as it came, beside the ledger.")
@click.option(
    "--no-text", is_flag=True, help="Keep of each report only the sentences that claims rest on, and no archive."
)
@reader_option
@gather_options
def ingest(sources: tuple[str, ...], ledger: str, *, retell: bool, quiet: bool, no_text: bool, **how: Any) -> None:
    """Read SOURCEs (files, folders, addresses, `-`) and append them to the ledger.

    What is read is first kept as it came, in the archive beside the ledger, so that evidence outlives the page.
    docs/reading.md lists the formats.

    A folder that `whoholds batch` wrote is taken in as it was read there.

    Safe to repeat and to interrupt: a report that the ledger holds isn't read again, and each is taken in whole or not
    at all. Exit status 1 if a source couldn't be read; the others are taken in.
    """
    if not (sources or retell):
        raise click.UsageError("name a SOURCE: files, folders, or - for standard input")
    intake = open_intake(ledger, keep_text=not no_text)
    no_archive = how.pop("no_archive") or no_text
    stopped = undated = 0
    try:
        with stoppable(), writing(ledger):
            if retell:
                intake.retell()
            gatherer = open_gatherer(archive=None if no_archive or not sources else open_archive(ledger), **how)
            undated = _take_all(intake, sources, gatherer, quiet=quiet)
    except Stopped as stop:
        stopped = stop.status
        click.echo("Stopped. What was taken in so far is kept; the same command goes on from there.", err=True)
    with writing(ledger):
        taken = intake.finish()
    _summary(taken, ledger, undated)
    if stopped or taken.failed:
        sys.exit(stopped or 1)


def _take_all(intake: Intake, sources: Iterable[str], gatherer: Gatherer, *, quiet: bool) -> int:
    """Take in all sources; how many new reports have no date."""
    batches = [source for source in sources if _is_batch(source)]
    others = [source for source in sources if source not in batches]
    undated = _take_reports(intake, gatherer.gather(others), quiet=quiet)
    for folder in batches:
        _take_batch(intake, folder, quiet=quiet)
    return undated


def _take_reports(intake: Intake, reports: Iterable[Report | Failed], *, quiet: bool) -> int:
    from whoholds.ledger import Appended
    from whoholds.read import Failed

    reader = cache(open_chosen)
    undated = 0
    with bar("reading", None, quiet=quiet) as advance:
        for found in reports:
            if isinstance(found, Failed):
                _fail(intake, found)
            else:
                taken = intake.take(found, lambda report: reader().read(report))
                undated += found.published is None and taken in {Appended.NEW, Appended.REVISED}
            advance(found.source if isinstance(found, Failed) else found.id)
    return undated


def _fail(intake: Intake, found: Failed) -> None:
    """Note what can't be read; what a source of its sort holds beside reports makes no command fail."""
    from whoholds.records import Drop

    if found.expected:
        intake.writer.fail(found.source, Drop("read", "passed over", detail=found.reason))
    else:
        intake.fail(found.source, Drop("read", "unreadable", detail=found.reason))


def _is_batch(source: str) -> bool:
    """Whether a source is a folder of results."""
    return (Path(source) / "batch.json").is_file()


def _take_batch(intake: Intake, folder: str, *, quiet: bool) -> None:
    from whoholds.cli.batch import open_shelf
    from whoholds.records import Drop

    shelf = open_shelf(Path(folder))
    from whoholds.batch import OtherVersionError

    try:
        shelf.check()
    except OtherVersionError as error:
        raise click.ClickException(str(error)) from error
    finished = list(shelf.all_done())
    with bar("taking in", len(finished), quiet=quiet) as advance, _no_collecting():
        for done in finished:
            intake.take_packed(shelf.packed(done))
            for origin, reason in done.failed:
                intake.fail(origin, Drop("read", "unreadable", detail=reason))
            advance(Path(done.path).name)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Rows by the million hold no cycles: looking for some costs a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _summary(taken: Taken, ledger: str, undated: int) -> None:
    from whoholds.export.wording import amount
    from whoholds.ledger import Appended

    counts = taken.reports
    parts = [amount(counts[Appended.NEW], "new report"), amount(taken.claims)]
    if counts[Appended.REVISED]:
        parts.append(amount(counts[Appended.REVISED], "new version"))
    if counts[Appended.SAME]:
        parts.append(f"{counts[Appended.SAME]} already there")
    click.echo(f"{ledger}: {', '.join(parts)}; {amount(taken.told, 'place')} told anew")
    for origin, reason in taken.failed:
        click.echo(f"not read: {origin}: {reason.removeprefix('unreadable: ')}", err=True)
    if undated:
        click.echo(f"{say_undated(undated)} Then ingest anew, into a new ledger.", err=True)
