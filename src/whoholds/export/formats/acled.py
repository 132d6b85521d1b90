"""Events in ACLED's columns and codes, with its one number of dead: an export's view, never what the ledger keeps.

An event without a sub-event of ACLED's is left out, and counted. Actors are in the order in which they take part; that
tells nothing of attacker and defender.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from whoholds.codes import Acled, ActorType, actor_type
from whoholds.export.formats.coded import PEOPLE, Sides, code_of, notes, scale, sides
from whoholds.export.formats.countries import country
from whoholds.export.formats.fatalities import of_event
from whoholds.export.formats.table import Cell, write_table
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Layer, Selected
from whoholds.export.layers.columns import pin
from whoholds.records import ActorRef, Kind
from whoholds.records.events import Event

COLUMNS = (
    ("event_id_cnty", "three-letter country, then the event's id"),
    ("event_date", "the first day, YYYY-MM-DD"),
    ("year", "its year"),
    ("time_precision", "1 the day, 2 within the week, 3 within the month or longer"),
    ("disorder_type", "Political violence, Demonstrations or Strategic developments"),
    ("event_type", "ACLED's event type"),
    ("sub_event_type", "ACLED's sub-event type"),
    ("actor1", "a side, by the name that whoholds gives it, not ACLED's"),
    ("assoc_actor_1", "others who take part beside the two"),
    ("inter1", "what sort of actor the first is"),
    ("actor2", "the other side"),
    ("assoc_actor_2", "always empty"),
    ("inter2", "what sort of actor the second is"),
    ("interaction", "both sorts, the lower number first"),
    ("civilian_targeting", "“Civilian targeting” where it is done to civilians alone"),
    ("iso", "ISO 3166-1 numeric"),
    ("region", "ACLED's region"),
    ("country", "the country's name"),
    ("admin1", "the first-order division"),
    ("admin2", "always empty: whoholds doesn't tell the second-order division"),
    ("admin3", "always empty"),
    ("location", "the place's name"),
    ("latitude", "degrees; empty where no point stands for the place"),
    ("longitude", "degrees"),
    ("geo_precision", "1 the place, 2 near it or its district, 3 a larger area"),
    ("source", "who printed it"),
    ("source_scale", "New media where only posts tell of it, else Other"),
    ("notes", "up to three quotes, each with who printed it, who said it and when"),
    ("fatalities", "the most conservative number: the least that anyone says; dozens 12, hundreds 100"),
    ("tags", "kind; disputed toll; claimed by one side only; denied"),
    ("timestamp", "seconds since 1970 of the last day of publication"),
)
TYPES = {
    ActorType.STATE: "State forces",
    ActorType.REBEL: "Rebel group",
    ActorType.POLITICAL_MILITIA: "Political militia",
    ActorType.IDENTITY_MILITIA: "Identity militia",
    ActorType.RIOTERS: "Rioters",
    ActorType.PROTESTERS: "Protesters",
    ActorType.CIVILIANS: "Civilians",
    ActorType.EXTERNAL: "External/Other forces",
}
"""ACLED's labels of `inter1` and `inter2`."""
NO_CODE = "events without a sub-event in ACLED's scheme"
LATEST_PRECISION = 3


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write a row for each event that has a sub-event of ACLED's."""
    heads = [[name for name, _ in COLUMNS]]
    written.rows["events"] = write_table(out, heads, _rows(selected, written))


def _rows(selected: Selected, written: Written) -> Iterator[Sequence[Cell]]:
    for event in selected.events():
        found = code_of(event)
        if found is None or found.acled is None:
            written.left_out[NO_CODE] += 1
            continue
        yield row(event, found.acled)


def row(event: Event, acled: Acled) -> tuple[Cell, ...]:
    """The cells of one event."""
    return (*_what(event, acled), *_who(event, acled), *_where(event, acled), *_told(event))


def _what(event: Event, acled: Acled) -> tuple[Cell, ...]:
    code = event.place.country if event.place else None
    days = (event.last - event.first).days
    precision = max(acled.time_precision or LATEST_PRECISION, 1 if days == 0 else 2 if days < 7 else 3)
    return (
        f"{code or 'XX'}-{event.id}",
        event.first.isoformat(),
        event.first.year,
        precision,
        acled.disorder_type,
        acled.event_type,
        acled.sub_event_type,
    )


def _who(event: Event, acled: Acled) -> tuple[Cell, ...]:
    found: Sides = sides(event)
    types = [actor_type(ref) if ref else None for ref in (found.one, found.two)]
    known = sorted(kind for kind in types if kind)
    land = country(event.place.country if event.place else None).name or "unknown"
    return (
        _name(found.one, land, first=True),
        "; ".join(ref.name for ref in found.others),
        _type(types[0]),
        _name(found.two, land, first=False),
        "",
        _type(types[1]),
        "-".join(_type(kind) for kind in known) if len(known) == 2 else f"Sole {_type(known[0])}" if known else "",
        "Civilian targeting" if acled.civilian_targeting else "",
    )


def _name(ref: ActorRef | None, land: str, *, first: bool) -> str:
    if ref is None:
        return "Unidentified actor" if first else ""
    kind = actor_type(ref)
    if kind is None or kind not in PEOPLE:
        return ref.name
    return f"{TYPES[kind]} ({land})"


def _type(kind: ActorType | None) -> str:
    return TYPES[kind] if kind else ""


def _where(event: Event, acled: Acled) -> tuple[Cell, ...]:
    place = event.place
    land = country(place.country if place else None)
    lon, lat = pin(place) or (None, None)
    name, admin1 = (place.name, place.admin1 or "") if place else ("", "")
    precision = acled.geo_precision or LATEST_PRECISION
    return (land.iso, land.acled_region, land.name, admin1, "", "", name, lat, lon, precision)


def _told(event: Event) -> tuple[Cell, ...]:
    outlets = "; ".join(sorted({entry.outlet for entry in event.entries if entry.outlet}))
    published = max((entry.published for entry in event.entries if entry.published), default=None)
    stamp = int(dt.datetime.combine(published, dt.time(), dt.UTC).timestamp()) if published else None
    return outlets, scale(event), notes(event), of_event(event), _tags(event), stamp


def _tags(event: Event) -> str:
    statuses = {entry.claim.status.value for entry in event.entries}
    tags = [event.kind.value.replace("_", " ")]
    tags += ["disputed toll"] * any(toll.disputed for toll in event.tolls)
    tags += ["denied"] * ("denied" in statuses)
    damage = any(entry.claim.kind is Kind.DAMAGE for entry in event.entries)
    return "; ".join([*tags, *(["damage"] if damage and event.kind is not Kind.DAMAGE else [])])


ACLED_CSV = Format(
    "acled-csv",
    "CSV in ACLED's columns",
    ".csv",
    "for scripts and dashboards made for ACLED's files: all 31 columns, its codes and its conservative number of dead",
    ("events",),
    write,
    columns=COLUMNS,
)
