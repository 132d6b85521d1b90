"""`whoholds tolls`: casualties, each claimant's number beside the others'."""

from __future__ import annotations

import datetime as dt

import click

from whoholds.cli.asking import format_option, ledger_option, open_account, print_rows, sure_option
from whoholds.cli.spanning import span_options, to_span


@click.command()
@span_options
@sure_option
@ledger_option
@format_option
def tolls(
    first: dt.date | None,
    last: dt.date | None,
    country: str | None,
    as_known: dt.date | None,
    least: float,
    ledger: str,
    form: str,
) -> None:
    """How many were hurt, by event, victim group and claimant. Numbers that contradict each other are never added."""
    from whoholds.account import chronicle
    from whoholds.export.events_rows import days_words, place_name, range_words, toll_rows
    from whoholds.export.wording import printable

    found = chronicle.events(open_account(ledger, least=least), to_span(first, last, country, as_known))
    counted = tuple(event for event in found if event.tolls)
    if form != "table":
        print_rows(toll_rows(counted), form)
        return
    for event in counted:
        click.echo(f"{days_words(event)}  {place_name(event.place)}  {event.kind} [{event.id}]")
        for toll in event.tolls:
            disputed = "  DISPUTED" if toll.disputed else ""
            click.echo(f"  {toll.what}, {toll.victims}: {range_words(toll.low, toll.high)}, best {toll.best}{disputed}")
            for bound in toll.by:
                quote = printable(bound.entry.claim.quote.text)
                click.echo(f"    {range_words(bound.low, bound.high)} by {bound.claimant}: “{quote[:90]}”")
    if not counted:
        click.echo("No toll in these days.")
