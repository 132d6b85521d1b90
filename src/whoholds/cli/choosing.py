"""The options that choose a part of a ledger: days, country, kind, actor, certainty, as known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

import click

from whoholds.cli.actors import actor_option
from whoholds.cli.asking import Day, sure_option
from whoholds.cli.countries import country_option
from whoholds.records.asked import Asked
from whoholds.records.kinds import Kind

Command = TypeVar("Command", bound=Callable[..., Any])
Choice = Any
KINDS = click.Choice([kind.value for kind in Kind])

KIND_HELP = "Only claims and events of this kind. May be given several times."


def choosing_options(command: Command) -> Command:
    """The options, which `to_asked` takes by name."""
    options = (
        click.option("--from", "first", type=Day(), metavar="DATE", help="The first day. Default: the first there is."),
        click.option("--to", "last", type=Day(), metavar="DATE", help="The last day. Default: the last there is."),
        click.option("--at", type=Day(), metavar="DATE", help="One day: the same as --from and --to."),
        click.option("--as-known", type=Day(), metavar="DATE", help="Only what had been published by this day."),
        country_option(),
        click.option("--kind", "kinds", multiple=True, type=KINDS, metavar="KIND", help=KIND_HELP),
        actor_option("Only what names this side"),
    )  # fmt: skip
    for option in (sure_option, *reversed(options)):
        command = option(command)
    return command


def to_asked(
    *,
    first: dt.date | None,
    last: dt.date | None,
    at: dt.date | None,
    **others: Choice,
) -> Asked:
    """What the options mean."""
    if at and (first or last):
        raise click.UsageError("--at is one day: give it, or --from and --to")
    kinds = frozenset(map(Kind, others["kinds"]))
    try:
        return Asked(
            at or first, at or last, others["as_known"], others["country"], kinds, others["actor"], others["least"]
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
