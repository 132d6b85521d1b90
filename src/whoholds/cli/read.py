"""`whoholds read`: the claims of reports, nothing stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import print_rows, sure_option
from whoholds.cli.gathering import gather_options, open_gatherer
from whoholds.cli.output import out_option, standard_output
from whoholds.cli.sources import Sources, reader_option

if TYPE_CHECKING:
    from rich.table import Table

    from whoholds.flow import Reading

FORMS = click.Choice(["table", "json", "jsonl", "csv", "html"])
parser_option = click.option(
    "--parser", metavar="NAME", help="Another parser: spacy:PIPELINE or a model's folder; also in WHOHOLDS_PARSER."
)
_WIDTHS = {"kind": 12, "who": 14, "whom": 13, "where": 12, "when": 12, "who says so": 12}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "form", type=FORMS, default="table", show_default=True, help="How to print.")
@out_option
@parser_option
@sure_option
@reader_option
@gather_options
@click.pass_context
def read(ctx: click.Context, /, sources: tuple[str, ...], form: str, out: Path | None, **how: Any) -> None:
    """Print the claims of the reports in SOURCEs (files, folders, addresses, `-`); nothing is stored.

    docs/reading.md lists the formats. html is a page a report: with several reports, give a folder as -o. Exit status 1
    if a source couldn't be read; the others are printed. A report in another language than English is not read, and
    standard error says so.
    """
    parser, least = how.pop("parser"), how.pop("least")
    given = Sources(sources, parser=parser, gatherer=open_gatherer(**how))
    readings = (reading.surer(least) for reading in given.readings())
    if form == "html":
        _write_pages(readings, out)
    else:
        with standard_output(out):
            PRINTERS[form](readings)
    ctx.exit(1 if given.failed else 0)


def _print_jsonl(readings: Iterable[Reading]) -> None:
    for row in _rows(readings):
        click.echo(json.dumps(row, ensure_ascii=False))


def _print_json(readings: Iterable[Reading]) -> None:
    print_rows(_rows(readings), "json")


def _print_csv(readings: Iterable[Reading]) -> None:
    from whoholds.export.claim_row import claim_row

    print_rows((dict(claim_row(claim)) for reading in readings for claim in reading.claims), "csv")


def _rows(readings: Iterable[Reading]) -> Iterator[dict[str, object]]:
    from whoholds.export.claim_json import claim_object

    for reading in readings:
        for claim in reading.claims:
            yield claim_object(claim)


def _print_tables(readings: Iterable[Reading]) -> None:
    from rich.text import Text

    from whoholds.cli.output import console
    from whoholds.export.wording import amount, name_of, printable

    for reading in readings:
        report = reading.report
        day = report.published.isoformat() if report.published else "no date"
        console().print(Text(printable(f"{name_of(report)} ({report.source or 'no source'}, {day})"), "bold"))
        if reading.claims:
            console().print(_table(reading))
        outcome = (
            amount(len(reading.claims)) if report.is_read else f"not read: in another language ({report.language})"
        )
        console().print(Text(f"{outcome}\n"))


def _table(reading: Reading) -> Table:
    from rich.table import Table
    from rich.text import Text

    from whoholds.export.wording import printable
    from whoholds.export.wording_table import claim_cells

    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name, width in _WIDTHS.items():
        table.add_column(name, overflow="fold", max_width=None if console_is_wide() else width)
    for claim in reading.claims:
        table.add_row(*(Text(printable(cell)) for cell in claim_cells(claim)))
    return table


def console_is_wide() -> bool:
    """Whether there is room for more than 80 columns."""
    from whoholds.cli.output import console

    return console().width > 80


def _write_pages(readings: Iterable[Reading], out: Path | None) -> None:
    from whoholds.export.page import report_page

    pages = ((reading.report.id, report_page(reading.report, reading.blocks, reading.claims)) for reading in readings)
    if out and out.is_dir():
        for name, page in pages:
            (out / f"{_file_name(name)}.html").write_text(page, encoding="utf-8")
        return
    listed = list(pages)
    if len(listed) > 1:
        raise click.UsageError(f"html is a page a report, and there are {len(listed)}: give a folder that exists as -o")
    with standard_output(out):
        for _, page in listed:
            click.echo(page, nl=False)


def _file_name(name: str) -> str:
    """An id as a file's name: no folder, nothing hidden."""
    kept = "".join(char if char.isalnum() or char in "-_." else "_" for char in name)
    return kept.lstrip(".")[:120] or "report"


PRINTERS: dict[str, Callable[[Iterable[Reading]], None]] = {
    "table": _print_tables,
    "json": _print_json,
    "jsonl": _print_jsonl,
    "csv": _print_csv,
}
