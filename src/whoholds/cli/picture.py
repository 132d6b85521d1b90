"""`whoholds picture`: who holds each place on a day."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import click

from whoholds.cli.actors import actor_option
from whoholds.cli.asking import (
    format_option,
    ledger_option,
    open_account,
    print_rows,
    sure_option,
    time_options,
    today,
)
from whoholds.cli.countries import country_option

if TYPE_CHECKING:
    from whoholds.records.control import Standing


@click.command()
@time_options
@country_option("Only places of this country")
@actor_option("Only places that this side holds, fights for or besieges")
@sure_option
@ledger_option
@format_option
def picture(
    at: dt.date | None,
    as_known: dt.date | None,
    country: str | None,
    actor: str | None,
    least: float,
    ledger: str,
    form: str,
) -> None:
    """Who holds each place that reports tell of, on a day: state, holder, basis, since when, last confirmed."""
    account = open_account(ledger, least=least)
    words = form in {"json", "jsonl"}
    found = account.picture(at=at or today(), as_known=as_known, country=country, actor=actor, words=words)
    if form == "table":
        _table(found, at or today(), ", ".join(filter(None, (country, actor))))
    elif form == "csv":
        from whoholds.export.picture_text import standing_row

        print_rows(map(standing_row, found), "csv")
    else:
        from whoholds.export.picture_json import picture_json, standing_object

        if form == "json":
            click.echo(picture_json(found))
        for standing in found if form == "jsonl" else ():
            click.echo(json.dumps(standing_object(standing), ensure_ascii=False))


def _table(found: list[Standing], at: dt.date, only: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from whoholds.export.picture_text import standing_cells
    from whoholds.export.wording import amount
    from whoholds.records.control import State

    known = [one for one in found if one.tenure and one.state is not State.UNKNOWN]
    if not known:
        asked = f" that is asked for ({only})" if only else ""
        click.echo(f"No report in the ledger tells who held a place{asked} on {at}.")
        return
    table = Table(box=None, pad_edge=False, title=f"Who holds what on {at}", title_justify="left")
    for name in ("place", "", "state", "basis", "since", "last words"):
        table.add_column(name, overflow="fold", no_wrap=name in {"since", "last words", ""})
    for one in known:
        table.add_row(*map(Text, standing_cells(one)))
    Console(width=None if Console().is_terminal else 80).print(table)
    unknown = len(found) - len(known)
    if unknown:
        click.echo(f"and {amount(unknown, 'place')} of which it is unknown since the last holder left")
