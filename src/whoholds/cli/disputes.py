"""`whoholds disputes`: claims that can't both be so, with the words of each."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from whoholds.cli.asking import print_rows
from whoholds.cli.spanning import account_and_span, listing_options


@click.command()
@listing_options
def disputes(form: str, **asked: Any) -> None:
    """Where sources contradict each other: holder, toll, whether it happened, who did it."""
    from whoholds.account import chronicle
    from whoholds.export.events_rows import days_words, dispute_object, place_name
    from whoholds.export.wording import printable

    found = chronicle.disputes(*account_and_span(**asked))
    if form != "table":
        print_rows(map(dispute_object, found), form)
        return
    for dispute in found:
        click.echo(f"{days_words(dispute)}  {place_name(dispute.place)}  {dispute.about}")
        for position in dispute.positions:
            click.echo(f"  {printable(position.says)}")
            for entry in position.entries[:3]:
                quote = printable(entry.claim.quote.text)
                for line in textwrap.wrap(f"{entry.published} {printable(entry.outlet)}: “{quote}”", 74):
                    click.echo(f"      {line}")
    if not found:
        click.echo("No dispute in these days.")
