"""ACLED's export: a row an event, with notes; its event types and actors as ACLED's own claims.

Of actors, ACLED's first and second are no attacker and attacked (codebook): who did it is told only where the other
side is civilians or protesters, or where the event type says which side gained.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from whoholds.read.coded.sheet import Cells, Sheet, country_of, day, degrees, number, when
from whoholds.read.dates import GRACE
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Claim, Kind, PlaceRef, PlaceType, Report, When

COLUMNS = ("event_id_cnty", "event_date", "sub_event_type", "actor1", "notes")
"""By which an export is known."""

_PRINTED = (
    "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "inter1", "actor2", "inter2",
    "civilian_targeting", "country", "iso", "admin1", "admin2", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "fatalities", "tags",
)  # fmt: skip
_STATE, _UNARMED = ("1", "State forces", "State Forces"), ("6", "7", "Protesters", "Civilians")
_PRECISION = {1: 1, 2: 2, 3: 4}
"""UCDP's where_prec of ACLED's geo_precision: a town, near a town, a region."""


@cache
def kinds() -> dict[str, Kind | None]:
    """Our kind of each of ACLED's sub-event types; None for those that say nothing we keep."""
    rows = csv.DictReader(files("whoholds.read.coded").joinpath("acled_kinds.csv").read_text("utf-8").splitlines())
    return {row["sub_event_type"]: Kind(row["kind"]) if row["kind"] else None for row in rows}


def reports(columns: Sequence[str], rows: Iterable[tuple[int, list[str]]], source: Source) -> Iterator[Report | Failed]:
    """A report an event; a row that can't be understood fails alone."""
    for line, cells in rows:
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        try:
            yield _report(row, source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}:{line}", str(error))


def _report(row: Cells, today: dt.date) -> Report:
    event = row.get("event_id_cnty") or ""
    if not event:
        raise Unreadable("no event_id_cnty")
    if day(row, "event_date") > today + GRACE:
        raise Unreadable(f"event_date {row['event_date']} lies in the future")
    notes = " ".join(row.get("notes", "").split())
    sheet = Sheet("ACLED", f"acled:{event}", notes, {name: row[name] for name in _PRINTED if row.get(name)})
    return sheet.report(_claims(sheet, row), published=_uploaded(row, today))


def _claims(sheet: Sheet, row: Cells) -> Iterator[Claim]:
    kind = kinds().get(row.get("sub_event_type", ""))
    killed = number(row, "fatalities")
    places, on = sheet.place("location", _place(row)), _when(sheet, row)
    agents, targets = _roles(row)
    if kind is not None:
        yield replace(
            sheet.claim(kind, "sub_event_type"),
            agents=sheet.actors(agents),
            targets=sheet.actors(targets),
            places=places,
            when=on,
        )
    if killed:
        yield replace(
            sheet.claim(Kind.DEATH, "fatalities"),
            counts=sheet.killed(killed, killed, "fatalities"),
            places=places,
            when=on,
        )


def _roles(row: Cells) -> tuple[list[str], list[str]]:
    """The cells of those who did it, and of those to whom."""
    first, second = row.get("inter1", ""), row.get("inter2", "")
    sub_event = row.get("sub_event_type", "")
    if sub_event == "Armed clash":
        return ["actor1", "actor2"], []
    if sub_event in {"Government regains territory", "Non-state actor overtakes territory"}:
        gains = sub_event.startswith("Government")
        sides = [
            name for name, inter in (("actor1", first), ("actor2", second)) if (inter in _STATE) is gains and inter
        ]
        others = [
            name for name, inter in (("actor1", first), ("actor2", second)) if (inter in _STATE) is not gains and inter
        ]
        return (sides, others) if len(sides) == 1 else ([], [])
    if second in _UNARMED or not row.get("actor2"):
        return ["actor1"], ["actor2"]
    return (["actor2"], ["actor1"]) if first in _UNARMED else ([], [])


def _place(row: Cells) -> PlaceRef:
    precision = number(row, "geo_precision")
    return PlaceRef(
        span=None,
        name="",
        type=PlaceType.PROVINCE if precision == 3 else PlaceType.CITY,
        country=country_of(row.get("country", ""), row.get("iso", "")),
        admin1=row.get("admin1") or None,
        lat=degrees(row, "latitude", 90),
        lon=degrees(row, "longitude", 180),
        precision=_PRECISION.get(precision or 0),
    )


def _when(sheet: Sheet, row: Cells) -> When:
    """The day; a week where ACLED knows only the week; the month where it puts the day at the month's middle."""
    on = day(row, "event_date")
    precision = number(row, "time_precision")
    if precision == 3:
        first = on.replace(day=1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return when(sheet.span("event_date"), first, last, 4)
    reach = dt.timedelta(days=3 if precision == 2 else 0)
    return when(sheet.span("event_date"), on - reach, on + reach, 3 if precision == 2 else 1)


def _uploaded(row: Cells, today: dt.date) -> dt.datetime | None:
    """When ACLED put the row out, in seconds since 1970."""
    seconds = number(row, "timestamp")
    if seconds is None or not 0 < seconds < 4_102_444_800:
        return None
    at = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return at if at.date() <= today + GRACE else None
