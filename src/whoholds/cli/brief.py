"""`whoholds brief`: a situation report, each sentence with its footnoted quotes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import Day, ledger_option, open_account, sure_option, today
from whoholds.cli.countries import country_option
from whoholds.cli.spanning import to_span

if TYPE_CHECKING:
    from whoholds.account import Account


@click.command()
@click.option("--from", "first", type=Day(), metavar="DATE", help="The first day. Default: a week before the last.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="The last day. Default: the last day of publication.")
@country_option()
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

    account = open_account(ledger, least=least)
    end = last or _last_day(account) or today()
    span = to_span(first or end - dt.timedelta(days=7), end, country, as_known)
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


def _last_day(account: Account) -> dt.date | None:
    """The last day on which a report was published: a brief on old reports isn't about this week."""
    days = [one.day for one in account.view.coverage() if one.day]
    return dt.date.fromisoformat(max(days)) if days else None
