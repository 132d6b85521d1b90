"""`whoholds brief`: a situation report, each sentence with its footnoted quotes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from whoholds.cli.asking import Day, ledger_option, open_account, sure_option, today
from whoholds.cli.spanning import to_span


@click.command()
@click.option("--from", "first", type=Day(), metavar="DATE", help="The first day. Default: a week before the last.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="The last day. Default: today.")
@click.option("--country", metavar="CC", help="Only this country, by its two letters (ISO 3166-1).")
@click.option("--as-known", type=Day(), metavar="DATE", help="Only what had been published by this day.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    help="How to write.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the terminal.")
@sure_option
@ledger_option
def brief(
    first: dt.date | None,
    last: dt.date | None,
    country: str | None,
    as_known: dt.date | None,
    form: str,
    output: Path | None,
    least: float,
    ledger: str,
) -> None:
    """A situation report: changes of control, events, tolls by claimant, disputes, harm, and what was read.

    Made from templates; every sentence quotes the words it rests on.
    """
    from whoholds.account import chronicle
    from whoholds.export import brief as writing

    end = last or today()
    span = to_span(first or end - dt.timedelta(days=7), end, country, as_known)
    account = open_account(ledger, least=least)
    read = (
        writing.Coverage(one.outlet, one.country, one.reports, one.claims, one.gaps)
        for one in chronicle.covered(account, span.country)
    )
    parts = writing.sections(
        chronicle.changes(account, span), chronicle.events(account, span), chronicle.disputes(account, span), read
    )
    heading = writing.title(span.first, span.last, span.country)
    text = writing.page(heading, parts) if form == "html" else writing.markdown(heading, parts)
    if output:
        output.write_text(text, "utf8")
    else:
        click.echo(text, nl=False)
