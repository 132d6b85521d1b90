"""`whoholds batch`: many files to Parquet, by several workers."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.output import bar

if TYPE_CHECKING:
    from whoholds.batch import Done, Shelf, Unit

ENGINES = click.Choice(["processes", "ray"])
NEEDS = {
    "processes": "batch writes Parquet, which needs: pip install 'whoholds[batch]'",
    "ray": "the engine ray needs: pip install 'whoholds[batch,ray]'",
}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder of results.")
@click.option("--engine", type=ENGINES, default="processes", show_default=True, help="What runs the workers.")
@click.option("--workers", type=click.IntRange(min=1), help="How many. Default: one for each core.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def batch(sources: tuple[str, ...], out: Path, engine: str, workers: int | None, quiet: bool) -> None:
    """Read all files in SOURCEs (files, folders) and write their claims as Parquet into DIR.

    Each file is one piece of work: its results appear whole, named by the file's hash. The same command again, after an
    interruption or with more files, does only what is missing. `whoholds ingest DIR` takes the results into a ledger.
    Exit status 1 if something couldn't be read; the rest is done.
    """
    units, lost = _units(sources)
    shelf = _begin(out)
    finished = [done for unit in units if (done := shelf.done(unit.key))]
    kept = {done.key for done in finished}
    todo = [unit for unit in units if unit.key not in kept]
    stopped = False
    try:
        with bar("reading", len(todo), quiet=quiet) as advance:
            for done in _run(engine, todo, shelf, workers or os.cpu_count() or 1):
                finished.append(done)
                advance(Path(done.path).name)
    except KeyboardInterrupt:
        stopped = True
        click.echo("Stopped. What is finished is kept; the same command goes on from there.", err=True)
    _summary(out, finished, len(kept))
    if stopped or lost or any(done.failed for done in finished):
        sys.exit(130 if stopped else 1)


def _units(sources: Sequence[str]) -> tuple[list[Unit], int]:
    """The files to read, each once, and how many sources aren't there."""
    from whoholds.batch.units import find_units
    from whoholds.read import Failed

    units: dict[str, Unit] = {}
    lost = 0
    for found in find_units(sources, dt.datetime.now(dt.UTC).date()):
        if isinstance(found, Failed):
            lost += 1
            click.echo(f"not read: {found.source}: {found.reason}", err=True)
        else:
            units.setdefault(found.key, found)
    return list(units.values()), lost


def open_shelf(folder: Path) -> Shelf:
    """A folder of results, or an error that says what to install."""
    try:
        from whoholds.batch import Shelf
    except ImportError as error:
        raise click.ClickException(NEEDS["processes"]) from error
    return Shelf(folder)


def _begin(out: Path) -> Shelf:
    """The folder to write to, if it holds nothing of another version."""
    from whoholds import __version__
    from whoholds.parse.files import ModelError, find_model

    shelf = open_shelf(out)
    from whoholds.batch import OtherVersionError

    try:
        shelf.begin(f"whoholds {__version__} with model {find_model().sha256[:12]}")
    except (ModelError, OtherVersionError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"can't write to {out}: {error.strerror or error}") from error
    return shelf


def _run(engine: str, units: list[Unit], shelf: Shelf, workers: int) -> Iterator[Done]:
    from whoholds.resolve.places import Gazetteer

    gazetteer = Gazetteer.open().path  # built here once, not by every worker
    if engine == "processes":
        from whoholds.batch.processes import run_processes

        return run_processes(units, shelf, workers, gazetteer)
    try:
        from whoholds.batch.cluster import run_ray
    except ImportError as error:
        raise click.ClickException(NEEDS["ray"]) from error
    return run_ray(units, shelf, workers, gazetteer)


def _summary(out: Path, finished: list[Done], before: int) -> None:
    reports, claims = sum(done.reports for done in finished), sum(done.claims for done in finished)
    click.echo(f"{out}: {len(finished)} files ({before} done before), {reports} reports, {claims} claims")
    for done in finished:
        for source, reason in done.failed:
            click.echo(f"not read: {source}: {reason}", err=True)
