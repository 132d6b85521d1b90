"""`whoholds demo`: the samples into a ledger, who held what day by day, one report as a page, and all of it served."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoholds.cli.serve import listen, run
from whoholds.cli.sources import open_reader

if TYPE_CHECKING:
    from whoholds.account import Account
    from whoholds.flow import Reader
    from whoholds.records import Report
    from whoholds.records.control import Standing

FIRST, LAST = dt.date(2021, 8, 6), dt.date(2021, 8, 15)
CLAIMED = dt.date(2021, 8, 12)
SHOWN = "sample-2021-08-07-sheberghan"


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="Folder for the files."
)
def demo(out: Path) -> None:
    """Read the samples that ship with whoholds and tell who held what, day by day, as it was known then.

    On a terminal it ends by serving them: open the address that it prints. Else it prints the command that would.
    They are short reports on the fall of Afghanistan's provincial capitals in August 2021, written for this purpose.
    """
    from whoholds.account import Account

    out.mkdir(parents=True, exist_ok=True)
    ledger = out / "demo.db"
    for path in (ledger, out / "demo.db-wal", out / "demo.db-shm"):
        path.unlink(missing_ok=True)
    reports = list(_samples())
    reader = open_reader()
    _ingest(ledger, reports, reader)
    account = Account(str(ledger))
    _tell_days(account)
    _tell_end(account, str(ledger))
    _write_page(next(report for report in reports if report.id == SHOWN), reader, out / "report.html")
    _serve(ledger)


def _samples() -> Iterator[Report]:
    from whoholds.read import Failed, read_sources

    with as_file(files("whoholds") / "samples") as folder:
        names = sorted(str(path) for path in folder.glob("*.json"))
        for found in read_sources(names):
            if isinstance(found, Failed):
                raise click.ClickException(f"{found.source}: {found.reason}")
            yield found


def _ingest(ledger: Path, reports: list[Report], reader: Reader) -> None:
    from whoholds.account import Intake

    intake = Intake(str(ledger))
    with click.progressbar(reports, label=f"reading {len(reports)} sample reports", show_pos=True) as shown:
        for report in shown:
            intake.take(report, reader.read)
    taken = intake.finish()
    click.echo(f"{len(reports)} reports, {taken.claims} claims in {ledger}\n")
    for origin, reason in taken.failed:
        raise click.ClickException(f"{origin}: {reason}")


def _tell_days(account: Account) -> None:
    """For each day what the reports of that day changed, as it was known then."""
    before: dict[str, str] = {}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + dt.timedelta(days=number)
        standings = account.picture(at=day, as_known=day, words=False)
        now = {one.key: _line(one) for one in standings if one.tenure and _on_the_map(one)}
        changed = [line for key, line in now.items() if before.get(key) != line]
        click.echo(click.style(f"{day:%A}, {day.day} {day:%B %Y}", bold=True))
        click.echo("\n".join(changed) if changed else "  nothing new")
        before = now


def _on_the_map(standing: Standing) -> bool:
    """Whether the place is a town, district or province that the gazetteer knows."""
    return standing.place.lat is not None and standing.place.type.value in {"city", "village", "district", "province"}


def _line(standing: Standing) -> str:
    from whoholds.export.picture_text import state_words
    from whoholds.export.wording import printable

    place, tenure = standing.place, standing.tenure
    name = printable(place.name if place.type.value == "city" else f"{place.name} {place.type.value}")
    basis = f"{tenure.basis.value}, since {tenure.since.day} {tenure.since:%b}" if tenure else ""
    return f"  {name:20.20} {printable(state_words(tenure)):36.36} {basis}"


def _tell_end(account: Account, ledger: str) -> None:
    """One place with the words behind it, as it was known on a day and on the next; and what to ask then."""
    from whoholds.export.picture_text import standing_text

    click.echo("\nA side's word alone is a claim; the next day the other side admits it:\n")
    for day in (CLAIMED, CLAIMED + dt.timedelta(days=1)):
        for standing in account.who("Kandahar", at=day, as_known=day)[:1]:
            click.echo(standing_text(standing))
    click.echo(f"Ask more: {_command()} picture --at 2021-08-12 --ledger {ledger}")
    click.echo(f"          {_command()} who Sheberghan --at 2021-08-12 --history --ledger {ledger}")


def _command() -> str:
    """How to call whoholds from here: by its name where the shell finds that, else as it was called."""
    return "whoholds" if shutil.which("whoholds") else sys.argv[0]


def _write_page(report: Report, reader: Reader, path: Path) -> None:
    from whoholds.export.page import report_page

    reading = reader.read(report)
    path.write_text(report_page(report, reading.blocks, reading.claims), encoding="utf-8")
    click.echo(f"One report with its claims marked: {path}")


def _serve(ledger: Path) -> None:
    """Serve the samples where somebody is there to look; else say how."""
    command = f"{_command()} serve --ledger {ledger}"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(f"Look at it on a map: {command}")
        return
    click.echo(f"Again later: {command}\n")
    run(str(ledger), listen(0))
