"""`whoholds export`: a part of the ledger in a format that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import ledger_option, open_account
from whoholds.cli.choosing import Choice, choosing_options, to_asked
from whoholds.cli.gathering import find_archive, open_archive
from whoholds.export.names import FORMAT_NAMES, LAYER_NAMES

if TYPE_CHECKING:
    from whoholds.export.formats import Format

WARC = "warc"


@click.command()
@click.argument("format_name", metavar="FORMAT", type=click.Choice([*FORMAT_NAMES, WARC]))
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to write.",
)
@click.option(
    "--layer", "layers", multiple=True, type=click.Choice(LAYER_NAMES),
    help="What to write; may be given several times where one file of the format holds several.",
)  # fmt: skip
@click.option("--excel", is_flag=True, help="Begin a CSV with the mark by which Excel knows that it is UTF-8.")
@choosing_options
@ledger_option
def export(format_name: str, out: Path, layers: tuple[str, ...], ledger: str, excel: bool, **choice: Choice) -> None:
    """Write a part of the ledger as FORMAT, with FILE.meta.json beside it.

    FORMAT is one of acled-csv, ucdp-csv, hxl-csv, geojson, gpkg, geoparquet, kml, timemap, jsonl, parquet. The metadata
    say what was asked for and as known when, what was read, what each column means, what was left out, and the terms.
    FORMAT warc writes the archive beside the ledger as one file: all that was ingested, as it came.
    """
    if format_name == WARC:
        _write_archive(ledger, out)
        return
    from whoholds.account.selection import Selection
    from whoholds.export.formats import FORMATS, LayerError, write_export

    form = next(one for one in FORMATS if one.name == format_name)
    selected = Selection(open_account(ledger), to_asked(**choice))
    try:
        written = write_export(selected, form, out, layers=layers, excel=excel)
    except LayerError as error:
        raise click.UsageError(str(error)) from error
    except ModuleNotFoundError as error:
        raise click.ClickException(_missing(form, error)) from error
    except OSError as error:
        raise click.ClickException(f"can't write {out}: {error.strerror or error}") from error
    rows = ", ".join(f"{count} {name}" for name, count in written.rows.items()) or "no rows"
    click.echo(f"{out}: {rows}")
    for reason, count in sorted(written.left_out.items()):
        click.echo(f"left out: {count} {reason}", err=True)


def _write_archive(ledger: str, out: Path) -> None:
    """All that the archive keeps; the file appears only when it is complete."""
    from whoholds.archive import write_warc

    if find_archive(ledger) is None:
        raise click.ClickException(
            f"there is no archive beside {ledger}; `whoholds ingest` and `whoholds watch` make one"
        )
    part = out.with_name(f".{out.name}.part")
    try:
        with part.open("wb") as stream:
            number = write_warc(open_archive(ledger), stream)
        part.replace(out)
    except OSError as error:
        raise click.ClickException(f"can't write {out}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"{out}: {number} records")


def _missing(form: Format, error: ModuleNotFoundError) -> str:
    return f"{form.name} needs {error.name}: pip install 'whoholds[{form.extra}]'"
