"""`--from`, `--to`, `--country` and `--as-known`, for the commands that ask about a stretch of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from whoholds.cli.asking import Day
from whoholds.cli.countries import country_option

if TYPE_CHECKING:
    from whoholds.account.chronicle import Span

Command = TypeVar("Command", bound=Callable[..., Any])


def span_options(command: Command) -> Command:
    """The options, as `first`, `last`, `country` and `as_known`."""
    for option in (
        click.option("--as-known", type=Day(), metavar="DATE", help="Only what had been published by this day."),
        country_option(),
        click.option("--to", "last", type=Day(), metavar="DATE", help="The last day. Default: the last there is."),
        click.option("--from", "first", type=Day(), metavar="DATE", help="The first day. Default: the first there is."),
    ):
        command = option(command)
    return command


def to_span(first: dt.date | None, last: dt.date | None, country: str | None, as_known: dt.date | None) -> Span:
    """The stretch that the options mean."""
    from whoholds.account.chronicle import EARLIEST, LATEST, Span

    if first and last and last < first:
        raise click.BadParameter(f"--to {last} lies before --from {first}")
    return Span(first or EARLIEST, last or LATEST, country, as_known)
