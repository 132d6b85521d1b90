"""Options that the commands share, and how they answer: on the terminal, as JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from whoholds.account import Account, Intake, Kin, Outlets

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT_LEDGER = "whoholds.db"
SURE_HELP = "Answer as if no claim less sure than this had been read: the chance that it is right, 0 to 1."


class Day(click.ParamType[dt.date]):
    """A date, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or an error that shows the form wanted."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD, such as 2021-08-09", param, ctx)


def ledger_option(command: Command) -> Command:
    """`--ledger`, or WHOHOLDS_LEDGER."""
    return click.option(
        "--ledger", envvar="WHOHOLDS_LEDGER", default=DEFAULT_LEDGER, show_default=True, metavar="FILE|URL",
        help="The ledger: a file, or a SQLAlchemy URL. WHOHOLDS_LEDGER sets it too.",
    )(command)  # fmt: skip


def time_options(command: Command) -> Command:
    """`--at` and `--as-known`."""
    known = click.option(
        "--as-known",
        type=Day(),
        metavar="DATE",
        help="Only what had been published by this day. Default: all there is.",
    )
    at = click.option("--at", type=Day(), metavar="DATE", help="The day asked about. Default: today.")
    return at(known(command))


def format_option(command: Command) -> Command:
    """`--format`."""
    forms = click.Choice(["table", "json", "jsonl", "csv"])
    return click.option("--format", "form", type=forms, default="table", show_default=True, help="How to print.")(
        command
    )


def today() -> dt.date:
    """The day it is."""
    return dt.datetime.now(dt.UTC).date()


def sure_option(command: Command) -> Command:
    """`--min-confidence`, as `least`."""
    return click.option(
        "--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, metavar="CHANCE", help=SURE_HELP,
    )(command)  # fmt: skip


def open_account(ledger: str, *, least: float = 0.0) -> Account:
    """The account, of claims as sure as `least`; or an error that says what to do."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    from whoholds.account import Account
    from whoholds.ledger.migrations import LedgerVersionError

    if "://" not in ledger and not Path(ledger).is_file():
        raise click.ClickException(
            f"there is no ledger at {ledger}; `whoholds ingest SOURCE... --ledger {ledger}` makes one"
        )
    try:
        return Account(ledger, kin=open_kin, outlets=open_outlets()).surer(least)
    except (LedgerVersionError, OperationalError, DatabaseError) as error:
        raise click.ClickException(f"{ledger}: {getattr(error, 'orig', None) or error}") from error


def open_intake(ledger: str, *, keep_text: bool = True) -> Intake:
    """What writes to the ledger, which is made if it isn't there; or an error that says why it can't be."""
    from sqlalchemy.exc import DatabaseError

    from whoholds.account import Intake
    from whoholds.ledger.migrations import LedgerVersionError

    try:
        return Intake(ledger, kin=open_kin(), keep_text=keep_text)
    except (LedgerVersionError, DatabaseError) as error:
        raise click.ClickException(f"{ledger}: {getattr(error, 'orig', None) or error}") from error


def open_kin() -> Kin:
    """Who belongs to whom, by the registry of actors."""
    from whoholds.account import Kin
    from whoholds.resolve.actors.registry import Registry

    return Kin(Registry.load(), open_outlets())


def open_outlets() -> Outlets:
    """The user's table of outlets, if WHOHOLDS_OUTLETS names one."""
    from whoholds.account import Outlets
    from whoholds.account.outlets import OutletTableError

    name = os.environ.get("WHOHOLDS_OUTLETS")
    if not name:
        return Outlets()
    try:
        return Outlets.read(Path(name))
    except (OSError, UnicodeDecodeError, OutletTableError) as error:
        raise click.ClickException(f"WHOHOLDS_OUTLETS={name}: {error}") from error


def print_rows(rows: Iterable[dict[str, Any]], form: str) -> None:
    """Rows as JSON, JSON lines or CSV; a cell that isn't flat becomes JSON in CSV."""
    listed = list(rows)
    if form == "json":
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
    elif form == "jsonl":
        for row in listed:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(as_csv(listed), nl=False)


def as_csv(rows: list[dict[str, Any]]) -> str:
    """Rows as CSV with a head."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["empty"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        flat = {
            key: json.dumps(cell, ensure_ascii=False) if isinstance(cell, dict | list) else cell
            for key, cell in row.items()
        }
        writer.writerow(flat)
    return out.getvalue()
