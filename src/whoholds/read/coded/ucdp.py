"""UCDP's GED: a row an event with deaths by side; its codes as UCDP's own claims, its headlines as the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from whoholds.read.coded.sheet import Cells, Sheet, country_of, day, degrees, number, when
from whoholds.read.dates import GRACE
from whoholds.read.outcome import Failed, Unreadable
from whoholds.read.source import Source
from whoholds.records import Claim, Kind, PlaceRef, PlaceType, Report, When

COLUMNS = ("id", "type_of_violence", "side_a", "side_b", "date_start", "best", "where_prec")
"""By which an export is known."""

_PRINTED = (
    "date_start", "date_end", "date_prec", "type_of_violence", "conflict_name", "dyad_name", "side_a", "side_b",
    "where_coordinates", "where_description", "where_prec", "adm_1", "adm_2", "country", "latitude", "longitude",
    "event_clarity", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best", "high",
    "source_office", "source_original", "source_date", "number_of_sources",
)  # fmt: skip
_KINDS = {1: Kind.BATTLE, 2: Kind.BATTLE, 3: Kind.ATTACK}
"""State-based and non-state fighting; violence of one side against civilians."""
_WIDE = {4: PlaceType.PROVINCE, 3: PlaceType.DISTRICT, 5: PlaceType.REGION, 6: PlaceType.COUNTRY, 7: PlaceType.WATER}


def reports(columns: Sequence[str], rows: Iterable[tuple[int, list[str]]], source: Source) -> Iterator[Report | Failed]:
    """A report an event; a row that can't be understood fails alone."""
    for line, cells in rows:
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        try:
            yield _report(row, source.today)
        except Unreadable as error:
            yield Failed(f"{source.name}:{line}", str(error))


def _report(row: Cells, today: dt.date) -> Report:
    if not row.get("id"):
        raise Unreadable("no id")
    if day(row, "date_start") > today + GRACE:
        raise Unreadable(f"date_start {row['date_start']} lies in the future")
    notes = " ".join(row.get("source_headline", "").split())
    sheet = Sheet("UCDP", f"ucdp:{row['id']}", notes, {name: row[name] for name in _PRINTED if row.get(name)})
    return sheet.report(_claims(sheet, row))


def _claims(sheet: Sheet, row: Cells) -> Iterator[Claim]:
    violence = number(row, "type_of_violence") or 0
    kind = _KINDS.get(violence)
    if kind is None:
        raise Unreadable(f"type_of_violence is none of 1, 2, 3: {row.get('type_of_violence', '')[:20]!r}")
    places, on = sheet.place("where_coordinates", _place(row)), _when(sheet, row)
    one_sided = violence == 3
    yield replace(
        sheet.claim(kind, "type_of_violence"),
        agents=sheet.actors(["side_a"] if one_sided else ["side_a", "side_b"]),
        targets=sheet.actors(["side_b"] if one_sided else []),
        places=places,
        when=on,
    )
    low, high = number(row, "low"), number(row, "high")
    if counts := sheet.killed(low, high, "best"):
        yield replace(sheet.claim(Kind.DEATH, "best"), counts=counts, places=places, when=on)


def _place(row: Cells) -> PlaceRef:
    precision = number(row, "where_prec")
    return PlaceRef(
        span=None,
        name="",
        type=_WIDE.get(precision or 0, PlaceType.CITY),
        country=country_of(row.get("country", "")),
        admin1=row.get("adm_1") or None,
        lat=degrees(row, "latitude", 90),
        lon=degrees(row, "longitude", 180),
        precision=precision if precision in range(1, 8) else None,
    )


def _when(sheet: Sheet, row: Cells) -> When:
    first = day(row, "date_start")
    last = day(row, "date_end") if row.get("date_end") else first
    precision = number(row, "date_prec") or 1
    return when(sheet.span("date_start"), first, last, min(max(precision, 1), 5))
