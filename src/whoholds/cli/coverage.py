"""`whoholds coverage`: what was read, by source and country, with the gaps; and where each report came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import format_option, ledger_option, open_account, print_rows
from whoholds.cli.countries import country_option
from whoholds.cli.gathering import find_archive

if TYPE_CHECKING:
    from whoholds.account import Account
    from whoholds.gather.memory import WatchedDay


@click.command()
@country_option("Only claims about this country")
@click.option("--days", "what", flag_value="days", help="A row a day.")
@click.option(
    "--reports", "what", flag_value="reports",
    help="A row a report: its id, name and day, and the file or address that it came from, with its hash.",
)  # fmt: skip
@click.option("--left-out", "what", flag_value="left-out", help="What was left out, with stage and reason.")
@click.option(
    "--watched", "what", flag_value="watched",
    help="When `whoholds watch` asked each source, and what came, nothing included.",
)  # fmt: skip
@ledger_option
@format_option
def coverage(country: str | None, what: str | None, ledger: str, form: str) -> None:
    """What was read: reports and claims by source, country and day; unusual silences are flagged as gaps.

    Reports in another language than English are kept and not read; the table ends with how many there are.
    """
    account = open_account(ledger)
    rows = list(_rows(account, ledger, country, what))
    if form != "table":
        print_rows(rows, form)
        return
    _table(rows)
    if what in {None, "days"}:
        _say_unread(account)


def _rows(account: Account, ledger: str, country: str | None, what: str | None) -> Iterator[dict[str, Any]]:
    """A row for each of what is asked for."""
    from whoholds.account import chronicle

    if what == "left-out":
        names = ("origin", "stage", "reason", "detail")
        yield from (dict(zip(names, drop, strict=True)) for drop in account.view.drops())
    elif what == "watched":
        yield from map(asdict, watched_days(ledger))
    elif what == "reports":
        yield from _reports(account, ledger, country)
    elif what == "days":
        yield from map(asdict, account.view.coverage(country))
    else:
        yield from map(asdict, chronicle.covered(account, country))


def _reports(account: Account, ledger: str, country: str | None) -> Iterator[dict[str, Any]]:
    """A row for each report and each file or address that the archive kept it from."""
    from whoholds.archive import Archive, Origin
    from whoholds.export.wording import name_of
    from whoholds.ledger.browse import Browser
    from whoholds.records.asked import Asked

    browser = Browser(account.view.engine)
    folder = find_archive(ledger)
    archive = Archive.open(folder) if folder else None
    for listed in account.catalogue.reports(Asked(country=country)):
        filed = None if listed.title else browser.report(listed.id)
        row = {
            "report": listed.id,
            "published": listed.published.isoformat() if listed.published else "",
            "outlet": listed.source or "",
            "name": listed.title or (name_of(filed.report) if filed and filed.report.text else ""),
            "claims": listed.claims,
        }
        origins = archive.came_from(listed.id) if archive else []
        for one in origins or [Origin(listed.url or "", "", "")]:
            yield row | {"came_from": one.url, "kept_at": one.at, "sha256": one.digest}


def _table(rows: list[dict[str, Any]]) -> None:
    """Rows in columns, under what the columns are; a line a row however wide."""
    from whoholds.export.wording import printable

    if not rows:
        click.echo("Nothing.")
        return
    cells = [[_cell(name, value) for name, value in row.items()] for row in rows]
    shown = [[name.replace("_", " ") for name in rows[0]], *([printable(cell) for cell in line] for line in cells)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for line in shown:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(name: str, value: Any) -> str:
    """A value in a line of a table; gaps as stretches of days."""
    if name == "gaps":
        return ", ".join(f"GAP {first} to {last}" for first, last in value)
    return "-" if value in ("", None) else str(value)


def watched_days(ledger: str) -> list[WatchedDay]:
    """A row for each watched source and day; none where nothing is watched."""
    from whoholds.archive import Archive
    from whoholds.gather import Memory

    folder = find_archive(ledger)
    return list(Memory(Archive.open(folder)).days()) if folder else []


def _say_unread(account: Account) -> None:
    """How many reports are kept unread for their language: they count as reports above, and not as silence."""
    from whoholds.export.wording import amount
    from whoholds.records.reports import OTHER_LANGUAGE

    languages = Counter(
        detail for _, stage, reason, detail in account.view.drops() if (stage, reason) == ("read", OTHER_LANGUAGE)
    )
    for language, number in sorted(languages.items()):
        click.echo(f"not read: {amount(number, 'report')} in another language ({language})")
