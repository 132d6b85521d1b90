"""`whoholds places`: the names of places in reports, with coordinates; nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import format_option, print_rows
from whoholds.cli.gathering import gather_options, open_gatherer
from whoholds.cli.output import out_option, standard_output
from whoholds.cli.sources import Sources

if TYPE_CHECKING:
    from whoholds.flow import Reading


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@format_option
@out_option
@gather_options
@click.pass_context
def places(ctx: click.Context, /, sources: tuple[str, ...], form: str, out: Path | None, **how: Any) -> None:
    """Print the place names of the reports in SOURCEs: which words, which place, where, how exact.

    Exit status 1 if a source couldn't be read; the others are printed.
    """
    given = Sources(sources, gatherer=open_gatherer(**how))
    with standard_output(out):
        if form == "table":
            _print_table(given.readings())
        elif form == "jsonl":
            for row in _rows(given.readings()):
                click.echo(json.dumps(row, ensure_ascii=False))
        else:
            print_rows(_rows(given.readings()), form)
    ctx.exit(1 if given.failed else 0)


def _rows(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    from whoholds.export.claim_json import place_object

    for reading in readings:
        for place in reading.places:
            yield {"report_id": reading.report.id, **place_object(place)}


def _print_table(readings: Iterable[Reading]) -> None:
    from rich.table import Table
    from rich.text import Text

    from whoholds.cli.output import console
    from whoholds.export.wording import PRECISION, printable

    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("words", "place", "type", "in", "lat, lon", "precision"):
        table.add_column(name, overflow="fold")
    for row in _rows(readings):
        resolved = row["lat"] is not None
        inside = ", ".join(part for part in (row["admin1"], row["country"]) if part)
        where = f"{row['lat']:.2f}, {row['lon']:.2f}" if resolved else "unresolved"
        inside = inside if resolved else row["reason"] or inside
        cells = (row["text"], row["name"], row["type"], inside, where, PRECISION.get(row["precision"], ""))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console().print(table)
