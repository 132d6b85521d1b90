"""What the commands that list what happened in a stretch of days ask alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whoholds.cli.asking import Day, format_option, ledger_option, open_account, sure_option
from whoholds.cli.countries import country_option

if TYPE_CHECKING:
    from whoholds.account import Account
    from whoholds.account.chronicle import Span

Command = TypeVar("Command", bound=Callable[..., Any])


def listing_options(command: Command) -> Command:
    """`--from`, `--to`, `--country`, `--as-known`, `--min-confidence` and `--ledger`, which `account_and_span` takes;
    and `--format`."""
    for option in (
        format_option,
        ledger_option,
        sure_option,
        click.option("--as-known", type=Day(), metavar="DATE", help="Only what had been published by this day."),
        country_option(),
        click.option("--to", "last", type=Day(), metavar="DATE", help="The last day. Default: the last there is."),
        click.option("--from", "first", type=Day(), metavar="DATE", help="The first day. Default: the first there is."),
    ):
        command = option(command)
    return command


def account_and_span(*, ledger: str, least: float, **days: Any) -> tuple[Account, Span]:
    """The account and the stretch of it that the options mean."""
    return open_account(ledger, least=least), to_span(**days)


def to_span(first: dt.date | None, last: dt.date | None, country: str | None, as_known: dt.date | None) -> Span:
    """The stretch that the options mean."""
    from whoholds.account.chronicle import EARLIEST, LATEST, Span

    if first and last and last < first:
        raise click.BadParameter(f"--to {last} lies before --from {first}")
    return Span(first or EARLIEST, last or LATEST, country, as_known)
