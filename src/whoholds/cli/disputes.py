"""`whoholds disputes`: claims that can't both be so, with the words of each."""

from __future__ import annotations

import datetime as dt
import textwrap

import click

from whoholds.cli.asking import format_option, ledger_option, open_account, print_rows, sure_option
from whoholds.cli.spanning import span_options, to_span


@click.command()
@span_options
@sure_option
@ledger_option
@format_option
def disputes(
    first: dt.date | None,
    last: dt.date | None,
    country: str | None,
    as_known: dt.date | None,
    least: float,
    ledger: str,
    form: str,
) -> None:
    """Where sources contradict each other: holder, toll, whether it happened, who did it."""
    from whoholds.account import chronicle
    from whoholds.export.events_rows import days_words, dispute_object, place_name
    from whoholds.export.wording import printable

    found = chronicle.disputes(open_account(ledger, least=least), to_span(first, last, country, as_known))
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
