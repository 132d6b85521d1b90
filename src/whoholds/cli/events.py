"""`whoholds events`: what happened, claims of one happening merged, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whoholds.cli.asking import print_rows
from whoholds.cli.spanning import account_and_span, listing_options

if TYPE_CHECKING:
    from whoholds.records.events import Event


@click.command()
@listing_options
@click.option("--why", is_flag=True, help="Print the reasons for which claims were merged.")
def events(why: bool, form: str, **asked: Any) -> None:
    """What happened, over reports and days: claims of one happening are one event."""
    from whoholds.account import chronicle
    from whoholds.export.events_rows import event_object

    found = chronicle.events(*account_and_span(**asked))
    if form != "table":
        print_rows(map(event_object, found), form)
        return
    for event in found:
        click.echo(_text(event, why))
    if not found:
        click.echo("No event in these days.")


def _text(event: Event, why: bool) -> str:
    from whoholds.export.events_rows import days_words, place_name, toll_words
    from whoholds.export.wording import amount

    outlets = sorted({entry.outlet for entry in event.entries})
    doers = ", ".join(ref.name for ref in event.agents)
    country = f", {event.place.country}" if event.place and event.place.country else ""
    lines = [f"{days_words(event)}  {event.kind}  {place_name(event.place)}{country}" + (f"  {doers}" if doers else "")]
    lines.append(f"  {amount(len(event.entries))}, {', '.join(outlets)} [{event.id}]")
    lines += [f"  {toll_words(toll)}" for toll in event.tolls]
    if why:
        for link in event.links:
            reasons = ", ".join(f"{reason.reason} {reason.weight:+g}" for reason in link.reasons)
            lines.append(f"  {link.one} = {link.other}: {link.weight:g} ({reasons})")
    return "\n".join(lines)
