"""`whoholds coverage`: what was read, by source and country, with the gaps."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import format_option, ledger_option, open_account, print_rows
from whoholds.cli.gathering import find_archive

if TYPE_CHECKING:
    from whoholds.account import Account
    from whoholds.gather.memory import WatchedDay


@click.command()
@click.option("--country", metavar="CC", help="Only claims about this country, by its two letters (ISO 3166-1).")
@click.option("--days", is_flag=True, help="A row a day.")
@click.option("--left-out", is_flag=True, help="What was left out, with stage and reason.")
@click.option(
    "--watched", is_flag=True, help="When `whoholds watch` asked each source, and what came, nothing included."
)
@ledger_option
@format_option
def coverage(country: str | None, days: bool, left_out: bool, watched: bool, ledger: str, form: str) -> None:
    """What was read: reports and claims by source, country and day; unusual silences are flagged as gaps.

    Reports in another language than English are kept and not read; the table ends with how many there are.
    """
    from whoholds.account import chronicle

    account = open_account(ledger)
    code = country.upper() if country else None
    rows: list[dict[str, Any]]
    if left_out:
        names = ("origin", "stage", "reason", "detail")
        rows = [dict(zip(names, drop, strict=True)) for drop in account.view.drops()]
    elif watched:
        rows = [asdict(one) for one in watched_days(ledger)]
    elif days:
        rows = [asdict(one) for one in account.view.coverage(code)]
    else:
        rows = [asdict(one) for one in chronicle.covered(account, code)]
    if form != "table":
        print_rows(rows, form)
        return
    for row in rows:
        gaps = "".join(f"; GAP {' to '.join(gap)}" for gap in row.pop("gaps", ()))
        click.echo("  ".join(str(cell) for cell in row.values() if cell not in ("", None)) + gaps)
    if not rows:
        click.echo("Nothing.")
    if not (left_out or watched):
        _say_unread(account)


def watched_days(ledger: str) -> list[WatchedDay]:
    """A row for each watched source and day; none where nothing is watched."""
    from whoholds.archive import Archive
    from whoholds.gather import Memory

    folder = find_archive(ledger)
    return list(Memory(Archive.open(folder)).days()) if folder else []


def _say_unread(account: Account) -> None:
    """How many reports are kept unread for their language: they count as reports above, and not as silence."""
    from whoholds.records.reports import OTHER_LANGUAGE

    languages = Counter(
        detail for _, stage, reason, detail in account.view.drops() if (stage, reason) == ("read", OTHER_LANGUAGE)
    )
    for language, number in sorted(languages.items()):
        click.echo(f"not read: {number} reports in another language ({language})")
