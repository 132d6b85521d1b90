"""`whoholds coverage`: what was read, by source and country, with the gaps."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from whoholds.cli.asking import format_option, ledger_option, open_account, print_rows


@click.command()
@click.option("--country", metavar="CC", help="Only claims about this country, by its two letters (ISO 3166-1).")
@click.option("--days", is_flag=True, help="A row a day.")
@click.option("--left-out", is_flag=True, help="What was left out, with stage and reason.")
@ledger_option
@format_option
def coverage(country: str | None, days: bool, left_out: bool, ledger: str, form: str) -> None:
    """What was read: reports and claims by source, country and day; unusual silences are flagged as gaps."""
    from whoholds.account import chronicle

    account = open_account(ledger)
    code = country.upper() if country else None
    rows: list[dict[str, Any]]
    if left_out:
        names = ("origin", "stage", "reason", "detail")
        rows = [dict(zip(names, drop, strict=True)) for drop in account.view.drops()]
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
