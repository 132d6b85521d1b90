"""Deadly events in the columns of UCDP's georeferenced event data (GED), the dead by side, low, best and high.

UCDP counts events with at least one death; the others are left out, and counted. Ids of conflicts, dyads and sides are
UCDP's to give, and stay empty. `source_original` keeps who told it apart from `source_office`, who printed it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from whoholds.codes import ActorType, Codes, actor_type
from whoholds.export.formats.coded import PEOPLE, code_of, dead, is_people, original_sources, side_of, sides
from whoholds.export.formats.countries import country
from whoholds.export.formats.table import Cell, write_table
from whoholds.export.formats.written import Format, Written
from whoholds.export.layers import Layer, Selected
from whoholds.export.layers.columns import pin
from whoholds.records import ActorRef
from whoholds.records.asked import Listed
from whoholds.records.events import Event

COLUMNS = (
    ("id", "the event's id"),
    ("relid", "the same"),
    ("year", "the year of the first day"),
    ("active_year", "always empty: UCDP's to decide"),
    ("code_status", "always “Read by machine”"),
    ("type_of_violence", "1 state-based, 2 non-state, 3 one-sided; empty where the sides aren't told"),
    ("conflict_dset_id", "always empty"),
    ("conflict_new_id", "always empty"),
    ("conflict_name", "the country's name and the sides"),
    ("dyad_dset_id", "always empty"),
    ("dyad_new_id", "always empty"),
    ("dyad_name", "side a - side b"),
    ("side_a_dset_id", "always empty"),
    ("side_a_new_id", "the first side's id in the registry of actors"),
    ("side_a", "the first side: the state where one takes part"),
    ("side_b_dset_id", "always empty"),
    ("side_b_new_id", "the second side's id in the registry of actors"),
    ("side_b", "the second side"),
    ("number_of_sources", "how many reports tell of it"),
    ("source_article", "who printed it, when, under which title"),
    ("source_office", "who printed it"),
    ("source_date", "days of publication"),
    ("source_headline", "titles"),
    ("source_original", "who told those who printed it"),
    ("where_prec", "1 exact to 7 sea or airspace"),
    ("where_coordinates", "the place's name"),
    ("where_description", "the place in the reports' words"),
    ("adm_1", "the first-order division"),
    ("adm_2", "always empty"),
    ("latitude", "degrees; with where_prec 4 and more the middle of the area"),
    ("longitude", "degrees"),
    ("geom_wkt", "POINT, where a point stands for the place"),
    ("priogrid_gid", "the cell of PRIO-GRID 2"),
    ("country", "the country's name"),
    ("country_id", "Gleditsch and Ward's number"),
    ("region", "UCDP's region"),
    ("event_clarity", "1 one event; 2 a sum over more than a week"),
    ("date_prec", "1 day to 5 year"),
    ("date_start", "the first day"),
    ("date_end", "the last day"),
    ("deaths_a", "dead of the first side"),
    ("deaths_b", "dead of the second side"),
    ("deaths_civilians", "dead civilians"),
    ("deaths_unknown", "dead of whom the words don't tell"),
    ("best", "what most claimants say; the sum of the four before"),
    ("high", "the most that any claimant says, or the best where one sets no upper bound"),
    ("low", "the least that any claimant says"),
    ("gwnoa", "Gleditsch and Ward's number of the first side, where it is the country's own state"),
    ("gwnob", "the same of the second side"),
)
NO_DEATH = "events without a death"
WEEK = 7


def write(selected: Selected, layers: Sequence[Layer], out: Path, written: Written) -> None:
    """Write a row for each event with at least one death."""
    written.rows["events"] = write_table(out, [[name for name, _ in COLUMNS]], _rows(selected, written))


def _rows(selected: Selected, written: Written) -> Iterator[Sequence[Cell]]:
    deadly = []
    for event in selected.events():
        if sum(toll.best or 0 for toll in dead(event)) > 0:
            deadly.append(event)
        else:
            written.left_out[NO_DEATH] += 1
    reports = selected.reports_named({entry.claim.report_id for event in deadly for entry in event.entries})
    for event in deadly:
        yield row(event, code_of(event), reports)


def row(event: Event, codes: Codes | None, reports: dict[str, Listed]) -> tuple[Cell, ...]:
    """The cells of one event."""
    a, b = ordered(event)
    return (
        event.id,
        event.id,
        event.first.year,
        "",
        "Read by machine",
        codes.ucdp if codes else None,
        *_names(event, a, b),
        *_sources(event, reports),
        *_where(event),
        *_when(event, codes),
        *_deaths(event, a, b),
        *_states(event, a, b),
    )


def ordered(event: Event) -> tuple[ActorRef | None, ActorRef | None]:
    """Side a and side b: a state comes first, people last."""
    found = sides(event)
    one, two = found.one, found.two
    if one and two and (actor_type(two) or 9) < (actor_type(one) or 9) and actor_type(two) not in PEOPLE:
        one, two = two, one
    return one, two


def _names(event: Event, a: ActorRef | None, b: ActorRef | None) -> tuple[Cell, ...]:
    names = ["Civilians" if ref and is_people(ref) else ref.name if ref else "" for ref in (a, b)]
    dyad = " - ".join(filter(None, names))
    land = country(event.place.country if event.place else None).name
    ids = [ref.actor_id or "" if ref else "" for ref in (a, b)]
    conflict = f"{land}: {dyad}" if dyad else land
    return "", "", conflict, "", "", dyad, "", ids[0], names[0], "", ids[1], names[1]


def _sources(event: Event, reports: dict[str, Listed]) -> tuple[Cell, ...]:
    read = [reports[key] for key in sorted({entry.claim.report_id for entry in event.entries}) if key in reports]
    articles = [f"{one.source or ''},{one.published or ''},{one.title or ''}" for one in read]
    return (
        len(read),
        "; ".join(f'"{article}"' for article in articles),
        "; ".join(dict.fromkeys(one.source or "" for one in read)),
        "; ".join(dict.fromkeys(str(one.published or "") for one in read)),
        "; ".join(dict.fromkeys(one.title or "" for one in read)),
        original_sources(event),
    )


def _where(event: Event) -> tuple[Cell, ...]:
    place = event.place
    if place is None:
        return (None,) * 9 + ("", "", "")
    land, point = country(place.country), pin(place)
    said = next((entry.claim.places[0].span for entry in event.entries if entry.claim.places), None)
    return (
        place.precision,
        place.name,
        said.text if said else place.name,
        place.admin1 or "",
        "",
        place.lat,
        place.lon,
        f"POINT ({point[0]} {point[1]})" if point else "",
        _priogrid(place.lat, place.lon),
        land.name,
        land.gwno,
        land.ucdp_region,
    )


def _priogrid(lat: float | None, lon: float | None) -> int | None:
    """The cell of PRIO-GRID: half a degree, numbered from the south-west, row by row."""
    if lat is None or lon is None:
        return None
    return int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1


def _when(event: Event, codes: Codes | None) -> tuple[Cell, ...]:
    days = (event.last - event.first).days + 1
    spread = 1 if days == 1 else 2 if days < WEEK else 3 if days == WEEK else 4 if days <= 31 else 5
    precision = codes.date_prec if codes and codes.date_prec and days == 1 else spread
    return 2 if days > WEEK else 1, precision, event.first.isoformat(), event.last.isoformat()


def _deaths(event: Event, a: ActorRef | None, b: ActorRef | None) -> tuple[Cell, ...]:
    tolls = dead(event)
    by_side: Counter[str] = Counter()
    for toll in tolls:
        by_side[_whose(side_of(toll), a, b)] += toll.best or 0
    best = sum(by_side.values())
    high = sum(max(toll.high or 0, toll.best or 0) for toll in tolls)
    low = sum(min(toll.low or 0, toll.best or 0) for toll in tolls)
    return *(by_side[side] for side in ("a", "b", "civilians", "unknown")), best, max(high, best), low


def _whose(dead_are: ActorType | None, a: ActorRef | None, b: ActorRef | None) -> str:
    if dead_are is None:
        return "unknown"
    if dead_are in PEOPLE:
        return "civilians"
    if a and actor_type(a) is dead_are:
        return "a"
    return "b" if b and actor_type(b) is dead_are else "unknown"


def _states(event: Event, a: ActorRef | None, b: ActorRef | None) -> tuple[Cell, ...]:
    own = country(event.place.country if event.place else None).gwno
    return tuple(own if ref and actor_type(ref) is ActorType.STATE else "" for ref in (a, b))


UCDP_CSV = Format(
    "ucdp-csv",
    "CSV in the columns of UCDP GED",
    ".csv",
    "for scripts made for UCDP's georeferenced event data: 49 columns, the dead by side, low, best and high",
    ("events",),
    write,
    columns=COLUMNS,
)
