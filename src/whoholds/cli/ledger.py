"""`whoholds ledger`: what is done to a ledger as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from whoholds.cli.asking import ledger_option, open_account, open_intake
from whoholds.cli.gathering import find_archive, open_archive


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


@ledger.command()
@click.argument("report")
@click.option("--reason", required=True, help="Why; kept with the report's id and hash.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@ledger_option
def erase(ledger: str, report: str, reason: str, yes: bool) -> None:
    """Take a report out of the ledger for good, as a person may ask for by law: its text and all claims from it.

    REPORT is its id: `whoholds coverage --reports` lists them.

    Its id, the hash of its text and the reason stay, so that it isn't taken in again. What it came of goes from the
    archive beside the ledger, too, unless other reports came of the same. Back-ups and exports are yours to clean. This
    can't be undone.
    """
    from whoholds.ledger import connect
    from whoholds.ledger.erasing import UnknownReportError
    from whoholds.ledger.erasing import erase as erase_report

    name = _name(ledger, report)
    if not yes:
        click.confirm(f"Take {report} ({name}) out of {ledger} for good?", abort=True)
    intake = open_intake(ledger)
    try:
        claims = erase_report(connect(ledger), report, reason)
    except UnknownReportError as error:
        raise click.ClickException(f"no report {report} in {ledger}") from error
    taken = intake.finish()
    click.echo(f"{ledger}: {report} is erased, {claims} claims with it; {taken.told} places told anew")
    _forget(ledger, report)


def _forget(ledger: str, report: str) -> None:
    """Take what a report came of out of the archive, if there is one; say what stays."""
    if find_archive(ledger) is None:
        return
    from whoholds.archive.forgetting import forget

    archive = open_archive(ledger)
    found = forget(archive, report)
    archive.close()
    click.echo(f"{archive.folder}: {found.gone} records are erased")
    if found.shared:
        click.echo(f"{found.shared} records stay, because other reports came of them too (docs/redacting.md)", err=True)


def _name(ledger: str, report: str) -> str:
    """What a report is known by; or an error that says how to find its id."""
    from whoholds.export.wording import name_of, printable
    from whoholds.ledger.browse import Browser

    account = open_account(ledger)
    filed = Browser(account.view.engine).report(report)
    account.close()
    if filed is None:
        raise click.ClickException(f"no report {report} in {ledger}; `whoholds coverage --reports` lists their ids")
    return printable(name_of(filed.report))


@ledger.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--policy", "given", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A policy file.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def redact(source: str, target: str, given: Path | None, quiet: bool) -> None:
    """Make a copy of the ledger FROM that may be shown, TO: what the page, the API and exports give of it is redacted.

    Without --policy the names of private persons are masked, of each report only the sentences that claims rest on are
    kept, and the points of facilities, villages and neighbourhoods are rounded to a tenth of a degree. Names are found
    by the language model, which misses some: look through the copy before you publish it. docs/redacting.md has more.
    """
    from whoholds.cli.redacting import redact_ledger

    reports, names = redact_ledger(source, target, given, quiet=quiet)
    click.echo(f"{target}: {reports} reports, {names} names masked in them; look it through before you publish it")
