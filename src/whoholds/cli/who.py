"""`whoholds who`: who holds one place, with the words behind it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from whoholds.cli.asking import (
    format_option,
    ledger_option,
    open_account,
    print_rows,
    sure_option,
    time_options,
    today,
)

if TYPE_CHECKING:
    from whoholds.records.control import Standing


@click.command()
@click.argument("place")
@time_options
@sure_option
@click.option("--history", is_flag=True, help="All changes of control that are known, not only the day's.")
@ledger_option
@format_option
def who(
    place: str, at: dt.date | None, as_known: dt.date | None, least: float, history: bool, ledger: str, form: str
) -> None:
    """Who holds PLACE on a day, since when, and who says so.

    A name is found however it is spelled in reports, and nearly so; several places of one name are several answers.
    """
    account = open_account(ledger, least=least)
    found = account.who(place, at=at or today(), as_known=as_known, lookup=_gazetteer, history=history)
    if not found:
        found = [_unnamed(place, at or today(), as_known)]
        click.echo(f"No report in {ledger} names {place!r}.", err=True)
    elif not any(one.tenure for one in found):
        click.echo(
            f"No claim tells who held it on {at or today()}. --history shows other days; claims of reports without a "
            "date count on none (`whoholds coverage --reports` shows which those are).",
            err=True,
        )
    _print(found, form, history)


def _print(found: list[Standing], form: str, history: bool) -> None:
    from whoholds.export.picture_json import standing_object, who_json

    if form == "table":
        from whoholds.export.picture_text import standing_text

        click.echo("\n".join(standing_text(standing) for standing in found))
    elif form == "json":
        click.echo(who_json(found, history=history))
    elif form == "jsonl":
        for standing in found:
            click.echo(json.dumps(standing_object(standing, history=history), ensure_ascii=False))
    else:
        from whoholds.export.picture_text import standing_row, tenure_row

        rows = (
            [tenure_row(one, tenure) for one in found for tenure in one.history]
            if history
            else map(standing_row, found)
        )
        print_rows(rows, "csv")


def _unnamed(name: str, at: dt.date, as_known: dt.date | None) -> Standing:
    """The answer for a place that no report names: unknown."""
    from whoholds.records import PlaceRef, PlaceType
    from whoholds.records.control import Standing

    return Standing(
        "", PlaceRef(None, name, PlaceType.CITY, reason="no report in the ledger names it"), at, as_known, None
    )


def _gazetteer(name: str) -> Iterable[str]:
    """Gazetteer ids of the name, if the gazetteer has been compiled: asked only when no report spells it so."""
    from whoholds.resolve.places.gazetteer import Gazetteer, chosen_path

    path = chosen_path()
    if not path.exists():
        return []
    gazetteer = Gazetteer(path)
    try:
        return [place.id for place in gazetteer.lookup(name)]
    finally:
        gazetteer.close()
