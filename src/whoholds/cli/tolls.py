"""`whoholds tolls`: casualties, each claimant's number beside the others'."""

from __future__ import annotations

from typing import Any

import click

from whoholds.cli.asking import print_rows
from whoholds.cli.spanning import account_and_span, listing_options


@click.command()
@listing_options
def tolls(form: str, **asked: Any) -> None:
    """How many were hurt, by event, victim group and claimant. Numbers that contradict each other are never added."""
    from whoholds.account import chronicle
    from whoholds.export.events_rows import days_words, place_name, range_words, toll_rows
    from whoholds.export.wording import printable

    found = chronicle.events(*account_and_span(**asked))
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
