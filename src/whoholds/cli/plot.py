"""`whoholds plot`: a chart of the ledger as a picture or a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import ledger_option, open_account
from whoholds.cli.choosing import Choice, choosing_options, to_asked

if TYPE_CHECKING:
    from whoholds.account.selection import Selection

CHART_NAMES = ("control", "events", "tolls", "coverage")
BEFORE = dt.timedelta(days=7)
"""How long before the first report a chart begins, unless --from says otherwise: reports tell of years long past."""


@click.command()
@click.argument("chart", type=click.Choice(CHART_NAMES))
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
    help="The file to write; its name ends in .svg, .png or .html.",
)  # fmt: skip
@choosing_options
@ledger_option
def plot(chart: str, out: Path, ledger: str, **choice: Choice) -> None:
    """Draw who held what over time, events a day, tolls by claimant, or what was read, with its sources under it.

    Colours suit any colour vision. Without --from a chart begins a week before the first report.
    """
    try:
        from whoholds.plots import CHARTS, FORMS, write_chart
        from whoholds.plots.palette import NothingToDrawError

        if out.suffix not in FORMS:
            raise click.UsageError(f"the file's name ends in {', '.join(FORMS)}, not {out.suffix or 'nothing'}")
        selected = _since_reports(_selection(ledger, choice))
        write_chart(CHARTS[chart](selected), selected, out)
    except ModuleNotFoundError as error:
        raise click.ClickException(f"plots need {error.name}: pip install 'whoholds[plots]'") from error
    except NothingToDrawError as error:
        raise click.ClickException(str(error)) from error
    click.echo(str(out))


def _selection(ledger: str, choice: Choice) -> Selection:
    from whoholds.account.selection import Selection

    return Selection(open_account(ledger), to_asked(**choice))


def _since_reports(selected: Selection) -> Selection:
    """The selection from a week before its first report, where it has no first day."""
    days = [report.published for report in selected.reports() if report.published]
    if selected.asked.first or not days:
        return selected
    first = min(days) - BEFORE
    last = selected.asked.last
    return replace(selected, asked=replace(selected.asked, first=min(first, last) if last else first))
