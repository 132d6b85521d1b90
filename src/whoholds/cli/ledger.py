"""`whoholds ledger`: what is done to a ledger as a whole."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def ledger() -> None:
    """Do something to a ledger as a whole."""


@ledger.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy the ledger FROM into the empty ledger TO, every row of it: from a file to a server, or back.

    Each is a file or a SQLAlchemy URL, such as postgresql+psycopg://user@host/database. All is copied or nothing; FROM
    is only read.
    """
    from sqlalchemy.exc import DatabaseError

    from whoholds.ledger import connect
    from whoholds.ledger.copying import NotEmptyError
    from whoholds.ledger.copying import copy as copy_rows
    from whoholds.ledger.migrations import LedgerVersionError

    if "://" not in source and not Path(source).is_file():
        raise click.ClickException(f"there is no ledger at {source}")
    try:
        copied = copy_rows(connect(source, read_only=True), connect(target))
    except NotEmptyError as error:
        raise click.ClickException(f"{target}: {error}") from error
    except (LedgerVersionError, DatabaseError) as error:
        raise click.ClickException(f"{source} to {target}: {getattr(error, 'orig', None) or error}") from error
    click.echo(f"{target}: {copied['reports']} reports, {copied['claims']} claims, {sum(copied.values())} rows in all")
